"""`ectrack diff`: what changed between two states of a tracker."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ectrack.commands.opening import day_given
from ectrack.commands.options import AsOfOption, DirOption, JsonOption, tracker_dir
from ectrack.commands.outcome import Failed, Findings
from ectrack.commands.states import tell_notes, two_states
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessment import Report
    from ectrack.core.model import Tracker


class Gate(StrEnum):
    """What a comparison may fail on."""

    SLIPPED = "slipped"


Form = Literal["text", "md", "json"]

StatesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[REV[..REV] | DIR DIR]", help=_("Revisions or folders; HEAD and the files as they are when left out.")),
]
FormOption = Annotated[Form, typer.Option("--format", help=_("Form of the output."))]
FailOnOption = Annotated[list[Gate] | None, typer.Option("--fail-on", help=_("Exit with 1 when a status got worse."))]
KnownByOption = Annotated[str | None, typer.Option("--known-by", metavar="DATE", help=_("Use what had been recorded by this day."))]


def diff(  # noqa: PLR0913  # the options of the command
    states: StatesArgument = None,
    *,
    form: FormOption = "text",
    json: JsonOption = False,  # the option's name
    folder: DirOption = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    fail_on: FailOnOption = None,
) -> None:
    """Show which figures, targets and statuses changed between two revisions, or two folders."""
    from ectrack.core.difference import difference
    from ectrack.locale.language import adopt
    from ectrack.render.differences import Compared, difference_record, differences, markdown

    old, new = two_states(states or [], tracker_dir(folder))
    adopt(new.loaded.tracker.settings.lang)
    tell_notes(old, new)
    if old.loaded.problems or new.loaded.problems:
        raise Failed([*old.loaded.problems, *new.loaded.problems])
    trackers = old.loaded.tracker, new.loaded.tracker
    before, after = ((tracker, _report(tracker, as_of, known_by)) for tracker in trackers)
    compared = Compared(difference(before, after), (old.name, new.name), trackers)
    if json or form == "json":
        from ectrack.render.json_text import json_text

        print(json_text(difference_record(compared)), end="")
    elif form == "md":
        print(markdown(compared), end="")
    else:
        from ectrack.render.screen import emit, width

        emit(differences(compared, width()))
    if fail_on and compared.found.slipped:
        raise Findings


def _report(tracker: "Tracker", as_of: str | None, known_by: str | None) -> "Report":
    from ectrack.core.assess import report

    return report(tracker, as_of=day_given(as_of) if as_of else None, known_by=day_given(known_by) if known_by else None)
