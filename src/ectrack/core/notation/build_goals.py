"""From what a target says of its level, amount or growth to its goal, in the unit of its indicator."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ectrack.core.model import CAPS, SUMS, Goal, GoalType, Indicator, Kind, Relative
from ectrack.core.notation.contradictions import faults_of_goal
from ectrack.core.notation.for_regions import Amounts
from ectrack.core.notation.tables import RelativeTable, TargetKeys
from ectrack.core.notation.validation import Entry
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.regions import Region
from ectrack.core.stated import Policy
from ectrack.core.suggesting import suggestion
from ectrack.core.values.quantities import Quantity, change, in_points, in_unit, last_digit, plain

ADDED = SUMS - CAPS
"""Goals of additions, or of reductions where the amount is negative."""


@dataclass(frozen=True, slots=True)
class Known:
    """What targets may name: regions, indicators, policies, other targets, and tables of amounts by the names of their files."""

    regions: Mapping[str, Region]
    indicators: Mapping[str, Indicator]
    policies: Mapping[str, Policy]
    targets: Mapping[str, Entry]
    values: Mapping[str, Amounts]


def amount_in_unit(quantity: Quantity, indicator: Indicator, place: Origin, problems: list[Problem]) -> Decimal | None:
    """Return a quantity as a number in the unit of an indicator; None, and a problem, where it is of another thing."""
    try:
        return in_unit(quantity, indicator.unit)
    except NotationError as problem:
        problems.append(Problem(problem.slug, place, problem.params))
        return None


def goal_of(table: TargetKeys, indicator: Indicator, known: Known, origin: Origin, problems: list[Problem]) -> Goal | None:
    """Return the goal of a target; None where something is wrong with it.

    Args:
        table: The keys of the target, one of them a goal.
        indicator: What it is about.
        known: What targets may name.
        origin: Where the table stands.
        problems: Where every problem is added.
    """
    key = table.goals[0]
    kind = GoalType(key)
    stated = getattr(table, key)
    if kind is GoalType.IMPROVE:
        return Goal(kind, hold=table.hold, average=table.average, approx=table.approx)
    if kind is GoalType.IMPROVE_BY:
        return _improvement(stated, table, indicator, origin.at(key), problems)
    if kind is GoalType.GROWTH:
        step = last_digit(Quantity(stated)).number if table.approx == "about" else None
        goal = Goal(kind, rate=stated, step=step, hold=table.hold, average=table.average, approx=table.approx)
        problems += faults_of_goal(goal, origin.at(key))
        return goal
    if isinstance(stated, RelativeTable):
        return _following(kind, stated, table, indicator, known, origin.at(key), problems)
    low, high = stated if isinstance(stated, tuple) else (stated, None)
    if kind in SUMS and indicator.kind is not Kind.GROWTH:
        low, high = in_points(low, indicator.unit), None if high is None else in_points(high, indicator.unit)
    value = amount_in_unit(low, indicator, origin.at(key), problems)
    top = amount_in_unit(high, indicator, origin.at(key), problems) if high is not None else None
    if value is None or (high is not None and top is None):
        return None
    reduced = kind in ADDED and value < 0
    falls = reduced or (
        kind is GoalType.BETWEEN and (table.direction or ("increase" if indicator.direction > 0 else "decrease")) == "decrease"
    )
    step = in_unit(last_digit(high if falls and high else low), indicator.unit) if table.approx == "about" else None
    goal = Goal(kind, value=value, high=top, step=step, hold=table.hold, average=table.average, approx=table.approx)
    problems += faults_of_goal(goal, origin.at(key))
    return goal


def _following(  # noqa: PLR0913, PLR0917  # what a level that follows another series is made of
    kind: GoalType,
    stated: RelativeTable,
    table: TargetKeys,
    indicator: Indicator,
    known: Known,
    place: Origin,
    problems: list[Problem],
) -> Goal | None:
    """Return a goal whose level follows another series; about means half a unit of the last digit of its addition, else of its factor."""
    relative = _relative(stated, indicator, known, place, problems)
    if relative is None:
        return None
    step = _step_beside(stated, relative, indicator, problems) if table.approx == "about" else None
    return Goal(kind, relative=relative, step=step, hold=table.hold, average=table.average, approx=table.approx)


def _step_beside(stated: RelativeTable, relative: Relative, indicator: Indicator, problems: list[Problem]) -> Decimal | None:
    """Return one unit of the last digit of the addition to another series, in the unit, else of its factor; None where neither is stated."""
    if stated.plus is not None and relative.plus:
        return _addition(last_digit(stated.plus), indicator, Origin(""), problems)
    return None if stated.times is None else last_digit(Quantity(stated.times)).number


def _relative(table: RelativeTable, indicator: Indicator, known: Known, place: Origin, problems: list[Problem]) -> Relative | None:
    """Return the other series that a level follows: `gdp`, or `gdp@china` for another region."""
    before = len(problems)
    name, _at, region = (part.strip() for part in table.of.partition("@"))
    other = known.indicators.get(name)
    if other is None:
        problems.append(Problem("unknown-indicator", place.at("of"), {"found": name, **suggestion(name, known.indicators)}))
    elif not other.unit.measures_like(indicator.unit) or other.unit.is_percent is not indicator.unit.is_percent:
        problems.append(
            Problem("unit-mismatch", place.at("of"), {"found": other.unit.text or "1", "unit": indicator.unit.text or "1"})
        )
    if region and region not in known.regions:
        problems.append(Problem("unknown-region", place.at("of"), {"found": region, **suggestion(region, known.regions)}))
    if table.times is not None and table.times <= 0:
        problems.append(Problem("times-of-nothing", place.at("times"), {"found": f"{plain(table.times * 100):f}%"}))
    plus = _addition(table.plus, indicator, place.at("plus"), problems) if table.plus is not None else Decimal(0)
    if other is None or len(problems) > before:
        return None
    places = known.regions[region].names if region else {}
    return Relative(name, other, region or None, places, Decimal(1) if table.times is None else table.times, plus or Decimal(0))


def _addition(stated: Quantity, indicator: Indicator, place: Origin, problems: list[Problem]) -> Decimal | None:
    """Return what is added to another series: percentage points to one in %, else an amount in the unit."""
    if stated.unit is None or not indicator.unit.is_percent:
        return amount_in_unit(stated, indicator, place, problems)
    try:
        part, amount = change(stated, indicator.unit)
    except NotationError as problem:
        problems.append(Problem(problem.slug, place, problem.params))
        return None
    if part is not None:
        problems.append(Problem("unit-mismatch", place, {"found": stated.unit, "unit": "pp"}))
    return amount


def _improvement(stated: Quantity, table: TargetKeys, indicator: Indicator, place: Origin, problems: list[Problem]) -> Goal | None:
    """Return an improvement by a part of the baseline, or by an amount: percentage points of an indicator in %, else its own unit."""
    try:
        rate, value = change(stated, indicator.unit)
        digit = change(last_digit(stated), indicator.unit)
    except NotationError as problem:
        problems.append(Problem(problem.slug, place, problem.params))
        return None
    step = next(part for part in digit if part is not None) if table.approx == "about" else None
    goal = Goal(
        GoalType.IMPROVE_BY,
        value=value,
        rate=rate,
        rate_in_unit=rate is not None and stated.unit == indicator.unit.text,
        step=step,
        hold=table.hold,
        average=table.average,
        approx=table.approx,
    )
    problems += faults_of_goal(goal, place)
    return goal
