"""Figures that are only supposed, read from the command line."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ectrack.console.outcome import Failed

if TYPE_CHECKING:
    from ectrack.core.model import Actual, Indicator, Target
    from ectrack.core.problems import Origin
    from ectrack.core.tracker import Tracker
    from ectrack.core.values.names import Names

FORMS = "PERIOD=VALUE, INDICATOR:PERIOD=VALUE, INDICATOR@REGION:PERIOD=VALUE"
MOST = 5
"""Places that a message names."""


def supposed(tracker: "Tracker", targets: "Sequence[Target]", texts: Iterable[str]) -> "tuple[Actual, ...]":
    """Return the figures that a reader supposes.

    Args:
        tracker: The tracker.
        targets: The targets chosen; a figure without indicator or region is about theirs.
        texts: As given to `--if`.

    Raises:
        Failed: With everything that is wrong with them.
    """
    from ectrack.core.problems import NotationError, Origin, Problem

    problems: list[Problem] = []
    figures: list[Actual] = []
    for text in texts:
        place = Origin("need", ("--if",))
        try:
            figures.append(_figure(tracker, targets, text, place))
        except NotationError as problem:
            problems.append(Problem(problem.slug, place, problem.params))
    if problems:
        raise Failed(problems)
    return tuple(figures)


def _figure(tracker: "Tracker", targets: "Sequence[Target]", text: str, place: "Origin") -> "Actual":
    from ectrack.core.model import Actual, Kind
    from ectrack.core.problems import NotationError
    from ectrack.core.values.period_text import period
    from ectrack.core.values.periods import Period
    from ectrack.core.values.quantities import in_unit, quantity

    before, equals, value = text.partition("=")
    where, colon, written = before.rpartition(":")
    if not equals or not written.strip() or (colon and not where):
        raise NotationError("bad-value", found=text, expected=FORMS)
    indicator, region = _place(tracker, targets, where, f"{written}={value}")
    span = period(written, indicator.year_starts)
    if indicator.kind is Kind.STOCK and span.start is None:
        span = Period(span.end, span.end, str(span))
    return Actual(indicator.id, region, span, in_unit(quantity(value), indicator.unit), place)


def _place(tracker: "Tracker", targets: "Sequence[Target]", where: str, rest: str) -> "tuple[Indicator, str]":
    """Return the indicator and the region of a supposed figure: named, or the only ones of the targets chosen."""
    from ectrack.core.problems import NotationError

    word, _at, place = where.partition("@")
    name = _known("indicator", word, {key: one.names for key, one in tracker.indicators.items()})
    region = _known("region", place, {key: one.names for key, one in tracker.regions.items()})
    if name and region:
        return tracker.indicators[name], region
    places = sorted({(target.indicator.id, target.region) for target in targets if name in {"", target.indicator.id}})
    if name and not places:
        places = sorted({(actual.indicator, actual.region) for actual in tracker.figures() if actual.indicator == name})
    if len(places) != 1:
        named = [f"{indicator}@{place}:{rest}" for indicator, place in places[:MOST]] or [FORMS]
        raise NotationError("bad-value", found=f"{where}:{rest}" if where else rest, expected=", ".join(named))
    return tracker.indicators[places[0][0]], places[0][1]


def _known(key: str, word: str, things: "Mapping[str, Names]") -> str:
    """Return the id of an indicator or a region, given by its id or one of its names; "" for none."""
    from ectrack.core.problems import NotationError
    from ectrack.core.suggesting import suggestion
    from ectrack.core.values.names import id_of

    known = id_of(word, things) if word else ""
    if known is None:
        raise NotationError(f"unknown-{key}", found=word, **suggestion(word, things))
    return known
