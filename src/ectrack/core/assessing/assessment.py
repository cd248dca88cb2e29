"""What an assessment says about one target: every quantity of the method, or the reason why it is empty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from ectrack.core.assessing.running import RunningYear
from ectrack.core.assessing.working import Working
from ectrack.core.figures.points import Point
from ectrack.core.model import Target


class Status(StrEnum):
    """The words of the status ladder, in the order in which reports list them."""

    REVERSING = "reversing"
    BEHIND = "behind"
    MISSED = "missed"
    ON_PACE = "on-pace"
    ACHIEVED = "achieved"
    NOT_STARTED = "not-started"
    UNRATED = "unrated"
    NO_DATA = "no-data"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class YearRow:
    """What a year asks for and brought, in the indicator's unit; `met` is None while the year has no full figure."""

    year: str
    goal: Decimal
    value: Decimal | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where the observed change leads: the value at the deadline, and the day on which the level would be reached."""

    value: Decimal | None = None
    met_on: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a method says about a target.

    Attributes:
        word: The published key of the verdict; None when the method cannot say.
        ratio: The number it judged by.
        score: The score, for methods that have one.
        reason: Why there is no word, or why a number behind it is missing.
        flags: Remarks of the method, such as `zero-replaced`.
        working: How the number, or the growth and the score, came about; None where no number did.
    """

    word: str | None = None
    ratio: Decimal | None = None
    score: Decimal | None = None
    reason: str | None = None
    flags: tuple[str, ...] = ()
    working: Working | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """The rest of a running year, from the day after the latest figure to the deadline.

    Attributes:
        start: First day of the rest.
        end: The deadline.
        months: Its length in months.
        amount: What it must bring to reach the level, in the indicator's unit; under a ceiling what is left of it.
        per_month: The amount a month.
        last_year: What the same rest of the year before brought, same unit; None where it is not known.
        growth: Growth of the rest over the same rest of the year before that just reaches the level, a fraction; None where it is not
            known, and under a ceiling.
        whole_year: Growth of the whole year over the year before that just reaches the level, a fraction; None where it is not known.
    """

    start: date
    end: date
    months: Decimal
    amount: Decimal
    per_month: Decimal
    last_year: Decimal | None
    growth: Decimal | None
    whole_year: Decimal | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything ectrack says about one target on one day.

    Values are in the indicator's unit. Shares, attainment, pace and growth are fractions (0.30 is 30 %). A quantity that is not
    defined is None, and `reasons` says why, by the quantity's name in the JSON contract (`outlook.value`, `outlook.met_on`).

    Attributes:
        target: The target that was assessed.
        as_of: The day the report speaks for; None for a tracker without any figure.
        level: Value at the deadline; the sum over the window for `each_year` and `total`; the amount of a year for a standing one.
        start: First day of the window, else the date of the baseline.
        baseline: Where progress counts from; 0 on the day before the window of a sum, or before a running year.
        stated: The baseline that the clause names, from which its level follows; None for a sum.
        latest: The figure that speaks for the target.
        under_way: What the year under way has used of a yearly cap without a deadline, while the newest full year speaks; None else.
        other: The figure of the other series that a relative level follows; None for any other goal.
        share_time: Measured to the date of the latest figure.
        share_log: Share done in logarithms, for compound paths.
        share_lead: Share done (in logarithms on a compound path) minus time elapsed; 0.023 is 2.3 percentage points ahead.
        lead: Latest minus expected, in the wanted direction.
        excess: How far a figure that meets the level lies beyond it, in the unit.
        excess_share: The same as a part of the level, or of the change asked for where less is better or by percent.
        left: What a ceiling of a running year still leaves, 0 once it is passed; so too a year and a month. Of a yearly cap without a
            deadline what it leaves of the year under way.
        running: The running year that judges the target; None where none does.
        rest: What the rest of a running year must bring; None in any other.
        observed_per_year: Signed change per year since the baseline; so too planned_per_year, from the baseline to the level.
        required_per_year: Signed change per year still needed, linear.
        status: Word of the status ladder.
        reason: Why the status is unrated or no-data, or that a level was not kept (`hold-broken`); None otherwise.
        flags: Remarks such as `estimated` or `overdue`, sorted.
        met_on: Date of the first of the figures that have met the target without interruption since.
        years: What each year asks for and brought: of an `each_year` goal, or the ends of the years along a compound path.
        years_early: Years from `met_on` to the deadline.
        readings: Other readings of the clause, assessed in the same way.
    """

    target: Target
    as_of: date | None
    status: Status
    reason: str | None = None
    flags: tuple[str, ...] = ()
    level: Decimal | None = None
    start: date | None = None
    baseline: Point | None = None
    stated: Point | None = None
    latest: Point | None = None
    under_way: Point | None = None
    other: Point | None = None
    attainment: Decimal | None = None
    share_done: Decimal | None = None
    share_time: Decimal | None = None
    share_log: Decimal | None = None
    share_lead: Decimal | None = None
    expected: Decimal | None = None
    lead: Decimal | None = None
    pace: Decimal | None = None
    shortfall: Decimal | None = None
    excess: Decimal | None = None
    excess_share: Decimal | None = None
    observed_growth: Decimal | None = None
    planned_growth: Decimal | None = None
    required_growth: Decimal | None = None
    observed_per_year: Decimal | None = None
    planned_per_year: Decimal | None = None
    required_per_year: Decimal | None = None
    required_per_month: Decimal | None = None
    left: Decimal | None = None
    left_per_year: Decimal | None = None
    left_per_month: Decimal | None = None
    running: RunningYear | None = None
    rest: Rest | None = None
    outlook: Outlook = Outlook()
    met_on: date | None = None
    years_early: Decimal | None = None
    years: tuple[YearRow, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    method: str = "pace"
    verdict: Verdict = Verdict()
    readings: tuple[tuple[str, "Assessment"], ...] = ()

    def value(self, key: str) -> Decimal | date | None:
        """Return a quantity by its key in the JSON contract, such as `pace` or `outlook.value`; of a figure its value."""
        found: Any = self
        for part in key.split("."):
            found = None if found is None else getattr(found, part)
        value: Decimal | date | None = found.value if isinstance(found, Point) else found
        return value

    @property
    def deadline(self) -> date | None:
        """Last day of the period the target is due in."""
        return self.target.deadline

    @property
    def is_open(self) -> bool:
        """Whether the target is neither met nor missed nor set aside."""
        return self.status not in {Status.ACHIEVED, Status.MISSED, Status.SUSPENDED, Status.SUPERSEDED}

    @property
    def hole(self) -> str | None:
        """The first period of a mean that has no figure though a later one has, in the notation's form; None without a hole."""
        seen = [index for index, row in enumerate(self.years) if row.value is not None]
        rows = self.years[: seen[-1]] if seen and self.target.goal.average else ()
        return next((row.year for row in rows if row.value is None), None)


@dataclass(frozen=True, slots=True)
class Report:
    """The assessments of a tracker, or of a selection of its targets, on one day.

    Attributes:
        as_of: The day the report speaks for; None for a tracker without any figure.
        known_by: Only figures recorded by this day were used; None for all.
        method: The method of the verdicts.
        assessments: In the order of the tracker, or in the one in which they are to be shown.
        listed_of: The assessments of which only the first are listed; None where all are.
    """

    as_of: date | None
    known_by: date | None
    method: str
    assessments: tuple[Assessment, ...]
    listed_of: tuple[Assessment, ...] | None = None

    @property
    def counted(self) -> tuple[Assessment, ...]:
        """The assessments that counts are of, whether or not all are listed."""
        return self.assessments if self.listed_of is None else self.listed_of

    @property
    def counts(self) -> dict[str, int]:
        """Number of targets by status."""
        return counts(self.counted)

    def first(self, number: int | None) -> "Report":
        """Return the report that lists only the first assessments; all for None."""
        if number is None or number >= len(self.assessments):
            return self
        return replace(self, assessments=self.assessments[:number], listed_of=self.counted)


def counts(assessments: Iterable[Assessment]) -> dict[str, int]:
    """Return the number of targets by status, statuses without any left out."""
    found = [assessment.status for assessment in assessments]
    return {status.value: found.count(status) for status in Status if status in found}
