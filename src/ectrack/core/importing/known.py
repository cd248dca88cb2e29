"""The indicators and regions of a tracker by everything that may stand for them."""

import re
from collections.abc import Iterable, Mapping

from ectrack.core.importing.heading_words import IGNORE, plain
from ectrack.core.importing.mapped import Mapped
from ectrack.core.problems import Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Tracker
from ectrack.core.values.names import Names
from ectrack.core.values.quantities import half_width

_BRACKETS = re.compile(r"[(\[【]\s*(?:单位:)?\s*(?P<inside>[^)\]】]+?)\s*[)\]】]$")


class Known:
    """The indicators and regions of a tracker by everything that may stand for them, and what a mapping says."""

    def __init__(self, tracker: Tracker, mapping: Mapped) -> None:
        """Gather ids, names and the names that a mapping adds."""
        self.mapping = mapping
        self.years = tracker.years
        self.columns = {plain(heading): said for heading, said in mapping.columns.items()}
        self.ids: Mapping[str, Mapping[str, str | None]] = {
            "indicator": _by_name(
                ((indicator.id, indicator.names) for indicator in tracker.indicators.values()), mapping.indicators
            ),
            "region": _by_name(((region.id, region.names) for region in tracker.regions.values()), mapping.regions),
        }
        self.there: Mapping[str, frozenset[str]] = {
            "indicator": frozenset(tracker.indicators),
            "region": frozenset(tracker.regions),
        }
        self.own = {
            plain(name)
            for things in (tracker.indicators, tracker.regions)
            for thing in things.values()
            for name in (thing.id, *thing.names.values())
        }

    def id_of(self, kind: str, text: str) -> str | None:
        """Return the id of what a text names, `ignore` as a mapping says it; None for nothing, and for a name that several have."""
        return self.ids[kind].get(plain(text))

    def words(self, kind: str) -> list[str]:
        """Return everything that may stand for an indicator or a region."""
        return list(self.ids[kind])

    def is_own_name(self, text: str) -> bool:
        """Return whether a text is an id or a name of the tracker itself, and no further one of a mapping."""
        return plain(text) in self.own


def _by_name(things: Iterable[tuple[str, Names]], aliases: Mapping[str, str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    ids: dict[str, str | None] = {}
    for name, names in things:
        ids[plain(name)] = name
        for word in {plain(text) for text in names.values()}:
            found[word] = None if word in found else name
    return {**found, **ids, **{plain(alias): meant for alias, meant in aliases.items()}}


def without_brackets(heading: str) -> tuple[str, str | None]:
    """Return a heading or a name without what stands in brackets at its end, and that."""
    text = half_width(heading)
    match = _BRACKETS.search(text)
    return (text[: match.start()].strip(), match["inside"]) if match else (heading, None)


def unknown_ids(said: Mapping[str, str], known: Known, place: Origin) -> list[Problem]:
    """Return what is wrong with an indicator and a region that hold for many figures.

    Args:
        said: Texts by key.
        known: What may be named.
        place: Where they are said.
    """
    return [
        Problem(
            f"unknown-{kind}",
            Origin(place.file, (*place.keys, kind)),
            {"found": said[kind], **suggestion(said[kind], known.words(kind))},
        )
        for kind in ("indicator", "region")
        if kind in said and known.id_of(kind, said[kind]) is None
    ]


def unknown_ids_of_mapping(known: Known) -> list[Problem]:
    """Return the ids that a mapping gives to names and columns and that the tracker does not have."""
    mapping = known.mapping
    found = [
        problem
        for heading, said in mapping.columns.items()
        if isinstance(said, Mapping)
        for problem in unknown_ids(said, known, Origin(mapping.file, ("columns", heading)))
    ]
    for kind, names in (("region", mapping.regions), ("indicator", mapping.indicators)):
        for name, meant in names.items():
            if meant not in known.there[kind] and meant != IGNORE:
                place = Origin(mapping.file, (f"{kind}s", name))
                found.append(Problem(f"unknown-{kind}", place, {"found": meant, **suggestion(meant, known.there[kind])}))
    return found
