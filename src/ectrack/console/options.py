"""Options that commands share, and the choices a reader makes with them."""

import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from ectrack.console.complete import levels, owners, policies, regions, statuses, tags, targets
from ectrack.locale import _

DEFAULT_DIR = "targets"

DirOption = Annotated[
    Path | None,
    typer.Option("--dir", "-C", help=_("Folder of the tracker; ECTRACK_DIR, else ./targets, else this folder.")),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", "-n", help=_("Show what would be done; write nothing."))]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help=_("Use what periods had ended by this day, such as 2015-06-30 or today."))
]
KnownByOption = Annotated[
    str | None, typer.Option("--known-by", help=_("Use the vintage of this day: what had been recorded by then."))
]
JsonOption = Annotated[bool, typer.Option("--json", help=_("Print JSON."))]


def tracker_dir(path: Path | None) -> Path:
    """Return the folder of the tracker: the given one, else ECTRACK_DIR, else `targets`, else this folder if it holds TOML files."""
    if path is not None:
        return path
    if said := os.environ.get("ECTRACK_DIR"):
        return Path(said)
    default = Path(DEFAULT_DIR)
    here = Path()
    return here if not default.is_dir() and any(here.glob("*.toml")) and not (here / "pyproject.toml").exists() else default


@dataclass(frozen=True, slots=True)
class Query:
    """The choices of a reader, as given on the command line."""

    dir: Path
    ids: tuple[str, ...]
    as_of: str | None
    known_by: str | None
    estimates: bool | None
    method: str | None
    regions: tuple[str, ...]
    levels: tuple[str, ...]
    policies: tuple[str, ...]
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    statuses: tuple[str, ...]
    due_before: str | None
    json: bool


_SHARED: dict[str, tuple[Any, Any]] = {
    "as_of": (AsOfOption, None),
    "known_by": (KnownByOption, None),
    "no_estimates": (
        Annotated[
            bool,
            typer.Option(
                "--no-estimates", help=_("Do not estimate a year from its year to date, and let no season shape its path.")
            ),
        ],
        False,
    ),
    "method": (
        Annotated[str | None, typer.Option("--method", help=_("Method of the verdict, pace by default; show takes all."))],
        None,
    ),
    "region": (
        Annotated[
            list[str] | None,
            typer.Option("--region", help=_("Only this region and what lies below it; may be repeated."), autocompletion=regions),
        ],
        None,
    ),
    "level": (
        Annotated[
            list[str] | None,
            typer.Option("--level", help=_("Only regions of this level, such as county; may be repeated."), autocompletion=levels),
        ],
        None,
    ),
    "policy": (
        Annotated[
            list[str] | None, typer.Option("--policy", help=_("Only this policy; may be repeated."), autocompletion=policies)
        ],
        None,
    ),
    "owner": (
        Annotated[list[str] | None, typer.Option("--owner", help=_("Only this owner; may be repeated."), autocompletion=owners)],
        None,
    ),
    "tag": (
        Annotated[list[str] | None, typer.Option("--tag", help=_("Only this tag; may be repeated."), autocompletion=tags)],
        None,
    ),
    "status": (
        Annotated[
            list[str] | None, typer.Option("--status", help=_("Only this status; may be repeated."), autocompletion=statuses)
        ],
        None,
    ),
    "due_before": (
        Annotated[str | None, typer.Option("--due-before", help=_("Only targets due before this day."))],
        None,
    ),
    "json": (JsonOption, False),
    "dir": (DirOption, None),
}
_IDS = Annotated[list[str] | None, typer.Argument(help=_("Only these targets; all when left out."), autocompletion=targets)]


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a reader; it gets them as one `Query`, its first parameter.

    A command that takes ids itself names a parameter `ids`; it then stands in the query too.
    """
    own = list(inspect.signature(command).parameters.values())[1:]
    ids = [] if any(parameter.name == "ids" for parameter in own) else [_parameter("ids", (_IDS, None))]
    shared = [_parameter(name, option) for name, option in _SHARED.items()]

    @wraps(command)
    def run(**given: Any) -> None:
        named = {name: given[name] for name in given if name in {parameter.name for parameter in own}}
        command(_query(given), **named)

    signature = inspect.Signature([*ids, *own, *shared])
    run.__signature__ = signature  # type: ignore[attr-defined]  # what typer reads the options from
    run.__annotations__ = {name: parameter.annotation for name, parameter in signature.parameters.items()}
    del run.__wrapped__  # typer would read the annotations of the wrapped function
    return run


def _parameter(name: str, option: tuple[Any, Any]) -> inspect.Parameter:
    annotation, default = option
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _query(values: dict[str, Any]) -> Query:
    return Query(
        dir=tracker_dir(values["dir"]),
        ids=tuple(values["ids"] or ()),
        as_of=values["as_of"],
        known_by=values["known_by"],
        estimates=False if values["no_estimates"] else None,
        method=values["method"],
        regions=tuple(values["region"] or ()),
        levels=tuple(values["level"] or ()),
        policies=tuple(values["policy"] or ()),
        owners=tuple(values["owner"] or ()),
        tags=tuple(values["tag"] or ()),
        statuses=tuple(values["status"] or ()),
        due_before=values["due_before"],
        json=values["json"],
    )
