"""What was left out of files since the tracker has no such region or indicator, as one line a file."""

from collections.abc import Collection, Iterator
from typing import Any

from ectrack.core.bulk import LeftOut
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Tracker
from ectrack.locale import _, ngettext
from ectrack.locale.text import visible

MOST_NAMES = 200
"""Names that are compared with those of the tracker."""

FEW = 3
"""Names close to one of the tracker's that are told."""


def line(one: LeftOut, tracker: Tracker) -> str:
    """Return how many figures of a file were left out, of how many names, and which of these are close to one of the tracker's."""
    names = [
        words.format(n=len(found))
        for found, words in (
            (one.regions, ngettext("{n} region", "{n} regions", len(one.regions))),
            (one.indicators, ngettext("{n} indicator", "{n} indicators", len(one.indicators))),
        )
        if found
    ]
    said = ngettext(
        '{file}: {n} figure left out, of others than the tracker has (others = "ignore"): {names}',
        '{file}: {n} figures left out, of others than the tracker has (others = "ignore"): {names}',
        one.count,
    ).format(file=visible(one.file), n=one.count, names=_(", ").join(names))
    near = [f"{visible(name)} ({visible(known)})" for name, known in _near(one, tracker)][:FEW]
    return f"{said}{_('; close to a name of the tracker: {names}').format(names=_(', ').join(near)) if near else ''}"


def record(one: LeftOut) -> dict[str, Any]:
    """Return what was left out of a file as JSON has it."""
    return {"file": one.file, "figures": one.count, "regions": list(one.regions), "indicators": list(one.indicators)}


def _near(one: LeftOut, tracker: Tracker) -> Iterator[tuple[str, str]]:
    kinds: tuple[tuple[tuple[str, ...], Collection[str]], ...] = (
        (one.regions, tracker.regions),
        (one.indicators, tracker.indicators),
    )
    for names, known in kinds:
        for name in names[:MOST_NAMES]:
            near = suggestion(name, known).get("suggestion")
            if near:
                yield name, near
