"""What the names in the formulas of the quantity list stand for in one assessment, and which formula holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.compounding import factors
from ectrack.core.assessing.curves import bends, knots_of, shape_of
from ectrack.core.assessing.formula import Number, symbols
from ectrack.core.assessing.quantity_list import ListedQuantity
from ectrack.core.assessing.speaking.period_rows import counted
from ectrack.core.figures.breaks import link_between
from ectrack.core.figures.points import Point
from ectrack.core.model import EACH, Actual, GoalType, Kind, Milestone, Relative
from ectrack.core.values.periods import day_before, time_gone, years_between
from ectrack.core.values.quantities import CONTEXT, nearly_equal

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Case:
    """One assessment with its history; only what belongs to quantities with a value is asked of it.

    Attributes:
        found: The assessment.
        history: The figures that speak for its target, oldest first.
    """

    found: Assessment
    history: Sequence[Point]

    def number(self, key: str) -> Decimal:
        """Return a quantity by its key."""
        value = self.found.value(key)
        assert isinstance(value, Decimal)  # noqa: S101  # as above
        return value

    @property
    def latest(self) -> Point:
        """The figure that speaks."""
        return _known(self.found.latest)

    @property
    def baseline(self) -> Point:
        """The value from which progress counts."""
        return _known(self.found.baseline)

    @property
    def deadline(self) -> date:
        """Last day of the period the target is due in."""
        return _known(self.found.deadline)

    @property
    def end(self) -> date:
        """Last day of what the path leads to: the running year, the year of a yearly cap, else the deadline."""
        if self.found.running is not None:
            return self.found.running.end
        yearly = self.found.target.goal.type is GoalType.EACH_YEAR_AT_MOST
        return self.latest.date if yearly else self.deadline

    @property
    def stage(self) -> tuple[Milestone, Milestone] | None:
        """The two stops of the path that the latest figure lies between; None without a path, and at its end."""
        day, knots = self.latest.date, knots_of(self.found)
        return next((pair for pair in pairwise(knots) if pair[0].date <= day < pair[1].date), None)

    @property
    def rises(self) -> bool:
        """Whether more is better."""
        return self.found.target.direction > 0

    @property
    def grows(self) -> bool:
        """Whether the outlook goes on by the same growth a year."""
        return bends(self.found.target, self.baseline, self.latest, self.found.running)

    @property
    def limited(self) -> int:
        """1 where the indicator has a natural ceiling, -1 where it has a floor, 0 where it has neither; of a sum that says nothing."""
        target = self.found.target
        return 0 if target.limit is None or target.sums else target.indicator.direction


def formula_of(quantity: ListedQuantity, case: Case) -> str:
    """Return the formula by which a quantity of an assessment is computed."""
    return next(text for condition, text in quantity.formulas.items() if not condition or CONDITIONS[condition](case))


def numbers_of(text: str, case: Case) -> dict[str, Number]:
    """Return the numbers of a formula by their names."""
    with localcontext(CONTEXT):
        return {name: SYMBOLS[name](case) for name in symbols(text)}


def _known(value: Known | None) -> Known:
    assert value is not None  # noqa: S101  # only asked for quantities that have a value
    return value


def _goal_value(case: Case) -> Decimal:
    return _known(case.found.target.goal.value)


def _amount(case: Case) -> Decimal:
    return _known(counted(case.found.target))


def _relative(case: Case) -> Relative:
    return _known(case.found.target.goal.relative)


def _periods_seen(case: Case) -> tuple[Decimal, ...]:
    return tuple(row.value for row in case.found.years if row.value is not None)


def _units(case: Case) -> Decimal:
    """Return the factor between the unit of the other series and that of the indicator."""
    return _relative(case).indicator.unit.factor / case.found.target.indicator.unit.factor


def _values(case: Case, actuals: Iterable[Actual]) -> tuple[Decimal, ...]:
    """Return the values of figures, carried over the breaks of their series up to the latest figure."""
    indicator, day = case.found.target.indicator, case.latest.date
    return tuple(actual.value * link_between(indicator, actual.period.end, day) for actual in actuals if actual.value is not None)


def _inputs(case: Case) -> tuple[Decimal, ...]:
    return _values(case, case.latest.inputs)


def _rates(case: Case) -> tuple[Decimal, ...]:
    """Return growth rates in %, recorded or published with the figures of another indicator."""
    own = case.found.target.indicator.id
    rates = [one.value if one.indicator == own else 100 * _known(one.yoy) for one in case.latest.inputs]
    return tuple(rate for rate in rates if rate is not None)


def _all_regions(case: Case) -> Decimal:
    """Return how many regions a count looks at."""
    return Decimal(_known(case.latest.rolled_up).of)


def _is_share_of_regions(case: Case) -> bool:
    count = case.found.target.indicator.count
    return count is not None and count.share


def _divided(case: Case) -> tuple[Decimal, Decimal]:
    """Return the two figures that a share follows from, each of them added up over regions where it is a sum of them."""
    ratio, inputs = _known(case.found.target.indicator.ratio), _inputs(case)
    of, to = (_values(case, (one for one in case.latest.inputs if one.indicator == name)) for name in (ratio.of, ratio.to))
    return (sum(of, Decimal(0)), sum(to, Decimal(0))) if of and to else (inputs[0], inputs[-1])


def _factor(case: Case) -> Decimal:
    """Return the factor that the units of two figures and of their quotient add, read from the quotient itself; 1 for none."""
    of, to = _divided(case)
    factor = case.latest.value * to / of if of and to else Decimal(1)
    return Decimal(1) if nearly_equal(factor, Decimal(1)) else factor


def _now(case: Case) -> Decimal:
    """Return a stock at the end of a rise, added up over regions where it is a sum of them."""
    latest = case.latest
    return sum(_values(case, (one for one in latest.inputs if one.period.end == latest.date)), Decimal(0))


def _opening(case: Case) -> Decimal:
    """Return the stock at the start of a window, recorded or as the target states it."""
    latest, stated = case.latest, case.found.target.baseline
    recorded = _values(case, (one for one in latest.inputs if one.period.end != latest.date))
    given = stated.value if stated and stated.value is not None else Decimal(0)
    return sum(recorded, Decimal(0)) if recorded else given


def _last_year(case: Case) -> Decimal:
    """Return the whole year before a running year, or before an estimated one."""
    running = case.found.running
    return case.history[-1].value if running is None else _known(running.last_year)


def _time_gone(case: Case) -> tuple[Decimal, Decimal]:
    """Return how much of a running year has gone, and how long it is, in months or days."""
    running = _known(case.found.running)
    gone, whole = time_gone(day_before(running.start), case.latest.date, running.end)
    return Decimal(gone), Decimal(whole)


def _time_passed(case: Case) -> tuple[Decimal, Decimal]:
    """Return how much of the time between two stops of the path of a running year has gone, and how long it is, in months or days."""
    before, after = _known(case.stage)
    gone, whole = time_gone(before.date, case.latest.date, after.date)
    return Decimal(gone), Decimal(whole)


SYMBOLS: Mapping[str, Callable[[Case], Number]] = MappingProxyType(
    {
        "level": lambda case: case.number("level"),
        "baseline": lambda case: case.baseline.value,
        "latest": lambda case: case.latest.value,
        "expected": lambda case: case.number("expected"),
        "share_done": lambda case: case.number("share_done"),
        "share_log": lambda case: case.number("share_log"),
        "share_time": lambda case: case.number("share_time"),
        "observed_growth": lambda case: case.number("observed_growth"),
        "rate": lambda case: _known(case.found.target.goal.rate),
        "limit": lambda case: _known(case.found.target.limit),
        "amount": _amount,
        "stated": _goal_value,
        "other": lambda case: _known(case.found.other).value,
        "followed": lambda case: tuple(one.value for one in _known(case.found.other).inputs if one.value is not None),
        "times": lambda case: _relative(case).times,
        "plus": lambda case: _relative(case).plus,
        "units": _units,
        "periods_seen": _periods_seen,
        "factors_seen": lambda case: factors(_periods_seen(case)),
        "factors": lambda case: factors(_rates(case)),
        "published": lambda case: _rates(case)[0] / 100,
        "seen": lambda case: Decimal(len(_periods_seen(case))),
        "low": _goal_value,
        "high": lambda case: _known(case.found.target.goal.high),
        "recorded": lambda case: case.latest.value,
        "last_year": _last_year,
        "same_part": lambda case: _known(_known(case.found.running).same_part),
        "left": lambda case: case.number("left"),
        "used": lambda case: _known(case.found.under_way).value,
        "stated_baseline": lambda case: _known(case.found.stated).value,
        "goal_years": lambda case: years_between(_known(case.found.stated).date, case.deadline),
        "yoy": lambda case: _known(case.latest.yoy),
        "year_to_date": lambda case: case.latest.value,
        "figures": _inputs,
        "regions": _inputs,
        "meeting": lambda case: case.latest.value * (_all_regions(case) / 100 if _is_share_of_regions(case) else 1),
        "all_regions": _all_regions,
        "of": lambda case: _divided(case)[0],
        "to": lambda case: _divided(case)[1],
        "factor": _factor,
        "now": _now,
        "opening": _opening,
        "before": lambda case: _known(case.stage)[0].value,
        "after": lambda case: _known(case.stage)[1].value,
        "periods": lambda case: years_between(case.baseline.date, case.deadline) * 12 / EACH[case.found.target.goal.type],
        "years": lambda case: years_between(case.baseline.date, case.end),
        "years_gone": lambda case: years_between(case.baseline.date, case.latest.date),
        "years_left": lambda case: years_between(case.latest.date, case.end),
        "time_gone": lambda case: _time_gone(case)[0],
        "time": lambda case: _time_gone(case)[1],
        "time_passed": lambda case: _time_passed(case)[0],
        "time_between": lambda case: _time_passed(case)[1],
        "years_passed": lambda case: years_between(_known(case.stage)[0].date, case.latest.date),
        "years_between": lambda case: years_between(*(stop.date for stop in _known(case.stage))),
        "years_from_met_on": lambda case: years_between(_known(case.found.met_on), case.deadline),
    }
)
"""The numbers of formulas. Values are in the indicator's unit, rates and shares are fractions, times are in years."""


def _goal_is(kind: GoalType) -> Callable[[Case], bool]:
    return lambda case: case.found.target.goal.type is kind


_improves, _grows_yearly = map(_goal_is, (GoalType.IMPROVE_BY, GoalType.GROWTH))


def _improves_by_amount(case: Case) -> bool:
    return _improves(case) and case.found.target.goal.rate is None


def _is_relative(case: Case) -> bool:
    return case.found.other is not None


def _follows_regions(case: Case) -> bool:
    """Return whether the figure that a relative level follows is the sum of regions."""
    return case.found.other is not None and case.found.other.basis == "rolled-up"


def _is_ceiling(case: Case) -> bool:
    """Return whether a sum is held against what it must stay under."""
    target = case.found.target
    return target.is_cap or (case.found.running is not None and not case.rises and not target.sums)


def _is_low_end(case: Case) -> bool:
    goal = case.found.target.goal
    return goal.high is not None and case.found.level == goal.value


def _is_at_least(case: Case) -> bool:
    """Return whether a year is estimated, and no less than its year to date."""
    return _is_estimated(case) and case.latest.value in _inputs(case)


def _is_estimated(case: Case) -> bool:
    return case.latest.basis == "estimated"


def _is_quotient(case: Case) -> bool:
    target = case.found.target
    return case.latest.basis == "derived" and target.indicator.ratio is not None and not target.sums


def _is_shaped(case: Case) -> bool:
    """Return whether the path follows a season or milestones."""
    running = case.found.running
    return bool(case.found.target.milestones) if running is None else running.seasonal or bool(running.milestones)


def _season_goes_on(case: Case) -> bool:
    running = case.found.running
    return running is not None and running.goes_on_as_last_year


CONDITIONS: Mapping[str, Callable[[Case], bool]] = MappingProxyType(
    {
        "rising": lambda case: case.rises,
        "compound": lambda case: shape_of(case.found) == "compound",
        "running": lambda case: case.found.running is not None,
        "ceiling": _is_ceiling,
        "relative-of-regions-in-other-units": lambda case: _follows_regions(case) and _units(case) != 1,
        "relative-of-regions": _follows_regions,
        "relative-in-other-units": lambda case: _is_relative(case) and _units(case) != 1,
        "relative": _is_relative,
        "average": lambda case: case.found.target.goal.average,
        "average-growth": lambda case: case.found.target.goal.average and case.found.target.indicator.kind is Kind.GROWTH,
        "compounding": lambda case: case.found.target.compounds,
        "compounding-shaped": lambda case: case.found.target.compounds and _is_shaped(case),
        "compounded": lambda case: case.found.target.compounds and len(case.latest.inputs) > 1,
        "published-growth": lambda case: case.latest.basis == "derived" and case.found.target.indicator.kind is Kind.GROWTH,
        "band": lambda case: case.found.target.is_band,
        "year-under-way": lambda case: case.found.under_way is not None,
        "seasonal": lambda case: case.found.running is not None and case.found.running.seasonal,
        "shaped": _is_shaped,
        "season-goes-on": _season_goes_on,
        "plan-goes-on": lambda case: case.found.running is not None and bool(case.found.running.milestones),
        "growth-goal": _grows_yearly,
        "improve-by-amount-rising": lambda case: _improves_by_amount(case) and case.rises,
        "improve-by-amount-falling": _improves_by_amount,
        "improve-by-rising": lambda case: _improves(case) and case.rises,
        "improve-by-falling": _improves,
        "amount-of-each-period": lambda case: (
            case.found.target.goal.type in EACH
            and not case.found.target.is_cap
            and case.found.deadline is not None
            and case.found.baseline is not None
        ),
        "low-end": _is_low_end,
        "high-end": lambda case: case.found.target.goal.high is not None,
        "estimated-at-least": _is_at_least,
        "estimated": _is_estimated,
        "rolled-up": lambda case: case.latest.basis == "rolled-up",
        "counted-share": lambda case: case.latest.basis == "counted" and _is_share_of_regions(case),
        "counted": lambda case: case.latest.basis == "counted",
        "summed": lambda case: case.latest.basis == "summed",
        "ratio-of-units": lambda case: _is_quotient(case) and _factor(case) != 1,
        "ratio": _is_quotient,
        "rise": lambda case: case.latest.basis == "derived",
        "path-over": lambda case: case.stage is None,
        "by-change": lambda case: not case.rises or _improves(case),
        "growing-to-a-ceiling": lambda case: case.grows and case.limited > 0,
        "growing-to-a-floor": lambda case: case.grows and case.limited < 0,
        "growing": lambda case: case.grows,
        "to-a-ceiling": lambda case: case.limited > 0,
        "to-a-floor": lambda case: case.limited < 0,
        "growing-to-a-level": lambda case: case.grows and case.number("level") > 0,
    }
)
"""When a formula holds."""
