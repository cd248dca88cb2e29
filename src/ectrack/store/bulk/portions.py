"""Rows in parts that the engine can hold in memory, all that is said of a span in one of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from ectrack.core.values.periods import Period
from ectrack.store.bulk.engine import among

T = TypeVar("T")

PART = 2_000_000
"""Rows of a part; one indicator in periods that end on one day is never divided."""

Counted = tuple[str | None, str | None, int]
"""An indicator and a period as written, and the number of rows that say so."""


def parts(counts: Iterable[Counted], periods: Mapping[str, Period], known: Iterable[str], most: int = PART) -> tuple[str, ...]:
    """Return the conditions of the parts; rows that name no period or no indicator are in one of them, too.

    Args:
        counts: How many rows there are.
        periods: The periods by the texts that name them.
        known: The indicators.
        most: Rows of a part.
    """
    days: dict[date, Counter[str | None]] = defaultdict(Counter)
    texts: dict[date, set[str]] = defaultdict(set)
    rest = 0
    for indicator, text, count in counts:
        if text is None or text not in periods:
            rest += count
            continue
        day = periods[text].end
        days[day][indicator] += count
        texts[day].add(text)
    if rest + sum(count.total() for count in days.values()) <= most:
        return ("true",)
    found = ["last IS NULL"] if rest else []
    for bundle in _bundles(((day, days[day].total()) for day in sorted(days)), most):
        named = among("period", sorted(text for day in bundle for text in texts[day]))
        heavy = days[bundle[0]] if len(bundle) == 1 else Counter[str | None]()
        found += [f"{named} AND {test}" for test in _of_indicators(heavy, known, most)] if heavy.total() > most else [named]
    return tuple(found)


def _of_indicators(counts: Mapping[str | None, int], known: Iterable[str], most: int) -> Iterator[str]:
    names = sorted(known)
    for bundle in _bundles(((name, counts[name]) for name in names if name in counts), most):
        yield among("indicator", bundle)
    if counts.keys() - set(names):
        yield f"coalesce(NOT {among('indicator', names)}, true)"


def _bundles(weights: Iterable[tuple[T, int]], most: int) -> Iterator[list[T]]:
    """Yield neighbours that together weigh no more than `most`; what weighs more stands alone."""
    bundle: list[T] = []
    total = 0
    for one, weight in weights:
        if bundle and total + weight > most:
            yield bundle
            bundle, total = [], 0
        bundle.append(one)
        total += weight
    if bundle:
        yield bundle
