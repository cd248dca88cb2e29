"""Pictures from TOML in a test."""

from datetime import date

from ectrack.core.assessing.assess import histories, report
from ectrack.locale import use
from ectrack.render.charts.composing import pictures
from ectrack.render.charts.picture import Line, Look, Mark, Picture, Role
from tests.render.building import PLACE, tracker_of


def pictured(  # noqa: PLR0913  # what a test may choose
    target: str,
    actuals: str = "",
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    place: str = PLACE,
    lang: str = "en",
) -> Picture:
    """Return the picture of the first target of a tracker."""
    use(lang)
    try:
        tracker = tracker_of(place + target, actuals)
        found = report(tracker, as_of=as_of, known_by=known_by)
        return pictures(found, histories(found, tracker), tracker)[0]
    finally:
        use("en")


def target(goal: str, indicator: str = "shops", more: str = "") -> str:
    """Return a target of Gansu."""
    return f'[target.a]\nname = "Goal, Gansu"\nindicator = "{indicator}"\nregion = "gansu"\n{goal}\n{more}\n'


def line(picture: Picture, role: Role) -> Line | None:
    """Return the first line of a role."""
    return next((one for one in picture.lines if one.role == role), None)


def marks(picture: Picture, look: Look) -> list[Mark]:
    """Return the marks of a look."""
    return [mark for mark in picture.marks if mark.look == look]
