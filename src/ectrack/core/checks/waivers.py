"""Waivers: warnings that somebody has looked at, with the reason why they do not apply."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ectrack.core.figures.vintages import live
from ectrack.core.model import Actual, Target
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver of one warning on a target or a figure.

    Attributes:
        origin: Place of the target or figure.
        slug: The warning.
        reason: Why it does not apply.
    """

    origin: Origin
    slug: str
    reason: str

    @property
    def place(self) -> Origin:
        """Where the waiver itself stands."""
        return self.origin.at("waive", self.slug)

    def covers(self, problem: Problem) -> bool:
        """Return whether a warning is the waived one, about this target or figure or with its part."""
        places = (problem.origin, *problem.others)
        return problem.slug == self.slug and any(place is not None and _lies_in(place, self.origin) for place in places)


def _lies_in(place: Origin, table: Origin) -> bool:
    return place.file == table.file and place.keys[: len(table.keys)] == table.keys and place.line == table.line


def waivers(tracker: Tracker) -> Iterator[Waiver]:
    """Yield the waivers of targets and of figures that stand."""
    written = [target for target in tracker.targets.values() if target.split_of is None]
    tables: list[Target | Actual] = [*written, *live(tracker.figures(), tracker.indicators)]
    for table in tables:
        yield from (Waiver(table.origin, slug, reason) for slug, reason in table.waive.items())


def split(problems: Iterable[Problem], waivers: Sequence[Waiver]) -> tuple[list[Problem], list[tuple[Problem, Waiver]]]:
    """Return the warnings that no waiver covers, and those that one does, each with its waiver."""
    left, waived = [], []
    for problem in problems:
        waiver = next((waiver for waiver in waivers if waiver.covers(problem)), None)
        if waiver is None:
            left.append(problem)
        else:
            waived.append((problem, waiver))
    return left, waived
