"""What a form says of itself in a sheet for machines, so that importing it needs no mapping."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ectrack.core.importing.grid import Grid, text_of
from ectrack.core.tracker import Tracker

SHEET = "_ectrack"
"""Name of the sheet for machines."""

VERSION = 1
"""Version of forms; it rises when an older program could no longer read one."""

_VERSION = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a form says of itself.

    Attributes:
        version: Version of the form.
        tracker: Name of the tracker that it was made for; "" when that has none.
        period: The period that is asked for.
        sheet: The sheet that is filled in.
    """

    version: int
    tracker: str
    period: str
    sheet: str


def tracker_name(tracker: Tracker) -> str:
    """Return what tells a tracker from others: its title in all languages."""
    return " / ".join(text for _lang, text in sorted(tracker.settings.title.items()))


def rows_of(mark: Mark) -> list[tuple[str, str]]:
    """Return a mark as the rows of its sheet."""
    return [
        ("ectrack", "template"),
        ("version", str(mark.version)),
        ("tracker", mark.tracker),
        ("period", mark.period),
        ("sheet", mark.sheet),
    ]


def mark_of(grids: Sequence[Grid]) -> Mark | None:
    """Return what a template says of itself; None for any other workbook."""
    rows = next((grid.rows for grid in grids if grid.name == SHEET), ())
    said = {text_of(row[0]): text_of(row[1]) for row in rows if len(row) > 1}
    if said.get("ectrack") != "template" or not _VERSION.fullmatch(said.get("version", "")):
        return None
    return Mark(int(said["version"]), said.get("tracker", ""), said.get("period", ""), said.get("sheet", ""))
