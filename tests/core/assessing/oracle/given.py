"""What the oracle is told: one target on one indicator, and the figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.core.assessing.oracle.spans import Span, later

EQUAL = Fraction(1, 10**12)
"""Relative difference that counts as none."""

SUMS = ("total", "each_year")
FALLS = ("at_most", "less_than")


@dataclass(frozen=True)
class Figure:
    """One recorded figure; `revises` where it replaces an earlier one, no value where it withdraws it."""

    span: Span
    value: Fraction | None
    yoy: Fraction | None = None
    approx: str | None = None
    state: str | None = None
    comparable: bool = True
    revises: bool = False

    @property
    def is_revision(self) -> bool:
        """Whether it stands for a figure that was published before."""
        return self.revises or self.state == "revised"

    @property
    def amount(self) -> Fraction:
        """The value of a figure that has one."""
        assert self.value is not None
        return self.value


@dataclass(frozen=True)
class Goal:
    """A goal key and what stands behind it.

    Attributes:
        key: Goal key of the notation.
        value: Level, amount of a year or sum; low end of a range.
        high: High end of a range.
        rate: Yearly growth, as a fraction.
        last_digit: Unit of the last stated digit, of the rate for growth.
        about: Whether the clause says about.
        hold: Whether the level is to be kept in every period.
    """

    key: str
    value: Fraction | None = None
    high: Fraction | None = None
    rate: Fraction | None = None
    last_digit: Fraction = Fraction(1)
    about: bool = False
    hold: bool = False

    @property
    def is_sum(self) -> bool:
        """Whether it adds up over a window."""
        return self.key in SUMS

    @property
    def is_strict(self) -> bool:
        """Whether the level itself is not enough."""
        return self.key in {"more_than", "less_than"}


@dataclass(frozen=True)
class Case:
    """One target, its indicator, its figures, and the question.

    Attributes:
        kind: flow, stock, share or index.
        direction: Of the indicator: 1 where more is better, -1 where less is.
        turned: Whether the target itself says the other direction.
        due: The period of `by`.
        start: The period of `from`.
        since: The period of the baseline.
        stated: The value that the clause states for it.
        milestones: Values by the periods they stand for.
        path: linear or compound; None for what the goal key has.
        negative: What the indicator says of figures below zero.
        every: Length of the periods of the series, in months.
        lag: Days after the end of a period until its figure is due.
        real: Whether a growth indicator takes the published growth of this one, so that it says nothing of the levels.
        as_of: The day of the question; None for the newest figure.
        estimates: Whether published growth may stand for what is not recorded.
    """

    kind: str
    goal: Goal
    figures: tuple[Figure, ...]
    due: Span | None = None
    start: Span | None = None
    since: Span | None = None
    stated: Fraction | None = None
    milestones: tuple[tuple[Span, Fraction], ...] = ()
    path: str | None = None
    direction: int = 1
    turned: bool = False
    negative: bool | None = None
    limit: Fraction | None = None
    every: int | None = None
    lag: int = 0
    real: bool = False
    as_of: date | None = None
    estimates: bool = True

    @property
    def wanted(self) -> int:
        """The direction that the goal gives, else that of the indicator."""
        if self.goal.key in {"between", "improve"}:
            return -self.direction if self.turned else self.direction
        rate = self.goal.rate if self.goal.key == "growth" else self.goal.value
        falls = self.goal.key in FALLS or (self.goal.key in {"growth", *SUMS} and rate is not None and rate < 0)
        return -1 if falls else 1

    @property
    def is_compound(self) -> bool:
        """Whether the path between two points is one of constant growth."""
        return self.path == "compound" or (self.path is None and self.goal.key == "growth")


def same(left: Fraction, right: Fraction) -> bool:
    """Return whether two values count as equal."""
    return abs(left - right) <= EQUAL * max(abs(left), abs(right))


def live(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that stand: of one span the newest, none where that is a withdrawal."""
    newest = {(figure.span, figure.comparable): figure for figure in figures if figure.state != "forecast"}
    return sorted(
        (figure for figure in newest.values() if figure.value is not None), key=lambda figure: (figure.span.end, figure.span.start)
    )


def day_of_the_report(case: Case) -> date | None:
    """Return the day that was asked for, else the end of the newest figure, comparable or not, that does not lie alone far ahead.

    Far is more than 12 months after every other figure and after the deadline.
    """
    ends = sorted(figure.span.end for figure in live(case.figures))
    if case.as_of or not ends:
        return case.as_of
    *others, newest = ends
    known = [day for day in (max(others, default=None), case.due and case.due.end) if day]
    is_far = len(known) > 1 and newest > later(max(known), 12)
    return max(others) if is_far else newest


def usable(case: Case) -> list[Figure]:
    """Return the comparable figures whose period had ended by the day of the report."""
    day = day_of_the_report(case)
    return [figure for figure in live(case.figures) if figure.comparable and day and figure.span.end <= day]
