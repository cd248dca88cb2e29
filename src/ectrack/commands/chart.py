"""`ectrack chart`: targets as pictures."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ectrack.console.drawings import drawn
from ectrack.console.opening import open_report
from ectrack.console.options import Query, reads
from ectrack.console.orders import ReverseOption, SortOption
from ectrack.console.outcome import Failed
from ectrack.console.outputs import STANDARD_OUTPUT, check_output, write_output
from ectrack.core.problems import Problem
from ectrack.locale import _
from ectrack.locale.text import visible

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Report
    from ectrack.core.tracker import Tracker
    from ectrack.render.charts.pages import Sheet
    from ectrack.render.charts.picture import Picture

Form = Literal["svg", "png"]
Theme = Literal["light", "dark"]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        help=_("Where to write it: a file, a folder for one picture of each target, or - for standard output."),
    ),
]
FormOption = Annotated[
    Form | None, typer.Option("--format", "-f", help=_("Form of the picture; by the name of the file, else svg."))
]
ThemeOption = Annotated[Theme, typer.Option("--theme", help=_("Colours on a light or a dark ground."))]
FontOption = Annotated[Path | None, typer.Option("--font", help=_("Font of the words."))]
FORMS: tuple[Form, ...] = ("svg", "png")
SEVERAL = "charts"
"""Name of the file for several targets."""


@reads
def chart(  # noqa: PLR0913  # the options of a command
    query: Query,
    *,
    output: OutputOption = None,
    format_: FormOption = None,
    theme: ThemeOption = "light",
    font: FontOption = None,
    sort: SortOption = "status",
    reverse: ReverseOption = False,
) -> None:
    """Draw targets: path, figures, level, deadline and outlook; several of them side by side in a grid."""
    from ectrack.render.order import ordered

    tracker, report = open_report(query)
    report = replace(report, assessments=ordered(report.assessments, sort, reverse=reverse))
    pictures = _pictures(tracker, report, query)
    if query.json:
        from ectrack.render.charts.picture_record import picture_record
        from ectrack.render.json_text import json_text

        print(json_text([picture_record(picture) for picture in pictures]), end="")
        return
    form = _form(output, format_)
    planned = _planned(output, form, pictures, _heading(tracker, report))
    for path, _shown in planned:
        if path is not None:
            check_output(path, query.dir)
    contents = [(path, _drawn(shown, form, theme, font)) for path, shown in planned]
    if output and _is_folder(output):
        Path(output).mkdir(exist_ok=True)
    for path, content in contents:
        _put(path, content, query.dir)


def _pictures(tracker: "Tracker", report: "Report", query: Query) -> "list[Picture]":
    from ectrack.core.assessing.assess import histories
    from ectrack.render.charts.composing import pictures

    if not report.assessments:
        raise Failed([Problem("nothing-to-draw")])
    return pictures(report, histories(report, tracker, estimates=query.estimates), tracker)


def _heading(tracker: "Tracker", report: "Report") -> tuple[str, list[str]]:
    from ectrack.render.headings import counts, speaks_for, tracker_title

    return tracker_title(tracker) or _("Targets"), [speaks_for(report), counts(report.assessments)]


def _form(output: str | None, option: Form | None) -> Form:
    """Return the form that was asked for, by the option or by the name of the file.

    Raises:
        Failed: When the name says another one than the option, or none that is known.
    """
    path = Path(output) if output and output != STANDARD_OUTPUT and not _is_folder(output) else None
    suffix = path.suffix.casefold().removeprefix(".") if path else ""
    known = next((form for form in FORMS if form == suffix), None)
    if path is not None and suffix and (known is None if option is None else known not in {None, option}):
        expected = ", ".join(f"*.{form}" for form in ([option] if option else FORMS))
        raise Failed([Problem("bad-value", None, {"found": path.as_posix(), "expected": expected})])
    return option or known or "svg"


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _planned(
    output: str | None, form: Form, pictures: "list[Picture]", heading: tuple[str, list[str]]
) -> "list[tuple[Path | None, Picture | Sheet]]":
    """Return the files to write with what they show; None stands for standard output.

    Raises:
        Failed: When standard output cannot take it.
    """
    from ectrack.render.charts.pages import sheets

    if output and _is_folder(output):
        return [(Path(output) / f"{picture.id}.{form}", picture) for picture in pictures]
    drawings: list[Picture | Sheet] = list(pictures) if len(pictures) == 1 else list(sheets(pictures, *heading))
    if output == STANDARD_OUTPUT:
        if len(drawings) > 1:
            raise _refused(_("a file or a folder, for there are {number} pages").format(number=len(drawings)))
        if sys.stdout.isatty():
            raise _refused(_("a file, for a terminal shows no pictures"))
        return [(None, drawings[0])]
    path = Path(output or f"{pictures[0].id if len(pictures) == 1 else SEVERAL}.{form}")
    if len(drawings) == 1:
        return [(path, drawings[0])]
    return [(path.with_name(f"{path.stem}-{number}{path.suffix}"), one) for number, one in enumerate(drawings, start=1)]


def _refused(expected: str) -> Failed:
    return Failed([Problem("bad-value", None, {"found": STANDARD_OUTPUT, "expected": expected})])


def _drawn(picture: "Picture | Sheet", form: Form, theme: Theme, font: Path | None) -> bytes:
    """Return a picture as the bytes of a file.

    Raises:
        Failed: Without the drawing library, or without a font.
    """
    from ectrack.render.charts import drawing

    draw: dict[Form, Callable[[], bytes]] = {
        "svg": lambda: drawing.svg(picture, theme, font).encode(),
        "png": lambda: drawing.png(picture, theme, font),
    }
    return drawn(draw[form], "chart", font)


def _put(path: Path | None, content: bytes, folder: Path) -> None:
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    write_output(path, content, folder)
    print(_("wrote {file}").format(file=visible(path.as_posix())))
