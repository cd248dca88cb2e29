"""`ectrack diff`: what changed between two states of a tracker."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ectrack.console.opening import day_given, method_given
from ectrack.console.options import AsOfOption, DirOption, JsonOption, KnownByOption, tracker_dir
from ectrack.console.outcome import Failed, Findings
from ectrack.console.states import tell_notes, two_states
from ectrack.locale import _

if TYPE_CHECKING:
    from datetime import date

    from ectrack.core.assessing.assessment import Report
    from ectrack.core.tracker import Tracker


class Gate(StrEnum):
    """What a comparison may fail on."""

    SLIPPED = "slipped"


Form = Literal["text", "md", "json"]

StatesArgument = Annotated[
    list[str] | None,
    typer.Argument(help=_("A commit, two as A..B, or two folders; HEAD and the files as they are when left out.")),
]
FormOption = Annotated[Form, typer.Option("--format", help=_("Form of the output."))]
FailOnOption = Annotated[list[Gate] | None, typer.Option("--fail-on", help=_("Exit with 1 when a status got worse."))]
MethodOption = Annotated[str | None, typer.Option("--method", help=_("Method of the verdicts, pace by default."))]


@dataclass(frozen=True, slots=True)
class Choices:
    """What both sides are reported with; None for what each has by default."""

    as_of: "date | None"
    known_by: "date | None"
    method: str | None


def diff(  # noqa: PLR0913  # the options of the command
    states: StatesArgument = None,
    *,
    form: FormOption = "text",
    json: JsonOption = False,  # the option's name
    folder: DirOption = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    method: MethodOption = None,
    fail_on: FailOnOption = None,
) -> None:
    """Show which figures, targets and statuses changed between two commits, or two folders."""
    from ectrack.core.comparing.difference import difference
    from ectrack.locale.language import adopt
    from ectrack.render.differences import Compared, differences, markdown

    choices = Choices(
        as_of=day_given(as_of) if as_of else None,
        known_by=day_given(known_by) if known_by else None,
        method=method_given(method),
    )
    states_ = two_states(states or [], tracker_dir(folder))
    old, new = (state.loaded for state in states_)
    adopt(new.tracker.settings.lang)
    tell_notes(*states_)
    if old.problems or new.problems:
        raise Failed([*old.problems, *new.problems])
    before, after = ((loaded.tracker, _report(loaded.tracker, choices)) for loaded in (old, new))
    compared = Compared(difference(before, after), (states_[0].name, states_[1].name), (old.tracker, new.tracker))
    if json or form == "json":
        from ectrack.render.difference_record import difference_record
        from ectrack.render.json_text import json_text

        print(json_text(difference_record(compared)), end="")
    elif form == "md":
        print(markdown(compared), end="")
    else:
        from ectrack.render.screen import emit, width

        emit(differences(compared, width()))
    if fail_on and compared.difference.slipped:
        raise Findings


def _report(tracker: "Tracker", choices: Choices) -> "Report":
    from ectrack.core.assessing.assess import report

    return report(tracker, as_of=choices.as_of, known_by=choices.known_by, method=choices.method)
