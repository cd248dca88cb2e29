"""From validated target tables to targets: references, goals in units, windows, splits and readings."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from types import MappingProxyType

from ectrack.core.assessing.methods import METHODS
from ectrack.core.model import CAPS, SUMS, Goal, GoalType, Indicator, Kind, Milestone, Target
from ectrack.core.notation.build_goals import ADDED, Known, amount_in_unit, goal_of
from ectrack.core.notation.contradictions import contradictions, follows_itself
from ectrack.core.notation.for_regions import ForMany, chosen, copies, names_at
from ectrack.core.notation.tables import GOAL_KEYS, BaselineTable, LightsTable, ReadingTable, TargetKeys, TargetTable
from ectrack.core.problems import Origin, Problem
from ectrack.core.regions import Region
from ectrack.core.stated import BaselineRule, Lights
from ectrack.core.suggesting import suggestion
from ectrack.core.values.names import Names, in_language
from ectrack.core.values.periods import is_years
from ectrack.core.values.quantities import in_points, in_unit, last_digit, nearly_equal

UPWARD = frozenset({GoalType.AT_LEAST, GoalType.MORE_THAN})
DOWNWARD = frozenset({GoalType.AT_MOST, GoalType.LESS_THAN}) | CAPS
SPLITTABLE = frozenset({GoalType.AT_LEAST, GoalType.AT_MOST, GoalType.MORE_THAN, GoalType.LESS_THAN, *SUMS})


def build_targets(known: Known, problems: list[Problem]) -> dict[str, Target]:
    """Return the targets by id, those of a split right after the target they split, those for many regions in its place.

    Args:
        known: What the tracker defines.
        problems: Where every problem is added.
    """
    targets: dict[str, Target] = {}
    for name, entry in known.targets.items():
        table = entry.table
        assert isinstance(table, TargetTable)  # noqa: S101  # the kind of an entry decides its model
        target = _target(name, table, entry.origin, known, problems)
        if table.superseded_by is not None and table.superseded_by not in known.targets:
            near = suggestion(table.superseded_by, known.targets)
            problems.append(Problem("unknown-target", entry.origin.at("superseded_by"), {"found": table.superseded_by, **near}))
        if target is None:
            continue
        readings = ((reading, _reading(target, table, reading, known, problems)) for reading in table.readings)
        target = replace(target, readings=tuple((reading, other) for reading, other in readings if other))
        if table.for_regions is not None:
            targets |= {one.id: one for one in _for_many(target, table, known, problems)}
            continue
        if table.values is not None:
            problems.append(Problem("values-without-regions", entry.origin.at("values")))
        targets[name] = target
        for part in _parts(target, table, known, problems):
            targets[part.id] = part
    return targets


def _for_many(target: Target, table: TargetTable, known: Known, problems: list[Problem]) -> list[Target]:
    """Return the targets that one table makes for the regions it names."""
    if table.split is not None:
        problems.append(Problem("split-and-regions", target.origin.at("split")))
        return []
    rows = known.values.get(table.values) if table.values else None
    if table.values and rows is None:
        problems.append(
            Problem("no-values", target.origin.at("values"), {"found": table.values, **suggestion(table.values, known.values)})
        )
        return []
    before = len(problems)
    places = chosen(table.for_regions or (), target.region, known.regions, target.origin.at("for_regions"), problems)
    if len(problems) > before:
        return []
    named = {region: known.regions[region] for region in places}
    names = {
        region: _default_names(target.indicator, place, table) if table.name is None else names_at(target.names, place)
        for region, place in named.items()
    }
    common = ForMany(target, table, {name: _said(reading) for name, reading in table.readings.items()})
    made = list(copies(common, names, rows, known.regions, problems))
    problems += _following_themselves(target, made)
    return made


def _following_themselves(target: Target, made: Sequence[Target]) -> list[Problem]:
    """Return a problem for the clause and for each of its readings that some region of many would hold against itself."""
    clauses = [(target.origin, made)]
    clauses += [(other.origin, [dict(one.readings)[name] for one in made]) for name, other in target.readings]
    found = []
    for origin, copied in clauses:
        problems = (problem for one in copied for problem in follows_itself(one, origin.at(one.goal.type)))
        found += [*islice(problems, 1)]
    return found


def _said(reading: ReadingTable) -> frozenset[str]:
    """Return what a reading says itself of what a table of values may say."""
    said = {key for key in ("owner", "note") if getattr(reading, key) is not None}
    said |= {"goal"} if reading.goals else set()
    return frozenset(said | ({"baseline"} if reading.since or reading.baseline else set()))


def _target(name: str, table: TargetTable, origin: Origin, known: Known, problems: list[Problem]) -> Target | None:
    before = len(problems)
    for key, collection, slug in (
        ("policy", known.policies, "unknown-policy"),
        ("indicator", known.indicators, "unknown-indicator"),
        ("region", known.regions, "unknown-region"),
    ):
        found = getattr(table, key)
        if found is not None and found not in collection:
            problems.append(Problem(slug, origin.at(key), {"found": found, **suggestion(found, collection)}))
    if table.method is not None and table.method not in METHODS:
        near = suggestion(table.method, METHODS)
        problems.append(
            Problem("unknown-method", origin.at("method"), {"found": table.method, "expected": ", ".join(METHODS), **near})
        )
    if table.since is not None and table.baseline is not None:
        problems.append(Problem("since-and-baseline", origin.at("baseline")))
    if not table.goals:
        problems.append(Problem("no-goal", origin, {"expected": ", ".join(GOAL_KEYS)}))
    elif len(table.goals) > 1:
        problems.append(Problem("two-goals", origin.at(table.goals[1]), {"found": ", ".join(table.goals)}))
    if len(problems) > before:
        return None
    return _resolved(name, table, origin, known, problems)


def _resolved(name: str, table: TargetTable, origin: Origin, known: Known, problems: list[Problem]) -> Target | None:
    before = len(problems)
    indicator = known.indicators[table.indicator]
    goal = goal_of(table, indicator, known, origin, problems)
    stated = table.since or table.baseline
    rule = _baseline(stated, indicator, origin.at("since" if table.since else "baseline"), problems) if stated else None
    if goal is None or len(problems) > before:
        return None
    target = Target(
        id=name,
        names=table.name or _default_names(indicator, known.regions[table.region], table),
        policy=table.policy,
        indicator=indicator,
        region=table.region,
        goal=goal,
        direction=_direction(table, goal, indicator),
        origin=origin,
        start=table.from_.start if table.from_ else None,
        due=table.by,
        baseline=rule,
        milestones=_milestones(table, indicator, origin, problems),
        path=table.path or ("compound" if goal.type is GoalType.GROWTH else "linear"),
        limit=amount_in_unit(table.limit, indicator, origin.at("limit"), problems) if table.limit else indicator.limit,
        method=table.method,
        lights=lights(table.lights, origin, problems),
        tags=tuple(table.tags),
        halt=table.status,
        superseded_by=table.superseded_by,
        owner=table.owner,
        binding=table.binding,
        clause=table.clause,
        note=table.note,
        stretch=table.stretch,
        gate=table.gate,
        waive=MappingProxyType(table.waive or {}),
    )
    problems += contradictions(target, table)
    return target if len(problems) == before else None


def _default_names(indicator: Indicator, region: Region, table: TargetTable) -> Names:
    """Return a name in each language, in its order of words: place, thing, year in Chinese; thing, place, year in English."""
    by = str(table.by) if table.by else ""
    chinese, english = ((in_language(region.names, lang), in_language(indicator.names, lang)) for lang in ("zh", "en"))
    return {"zh": f"{''.join(chinese)} {by}".rstrip(), "en": ", ".join(filter(None, (*reversed(english), by)))}


def _direction(table: TargetKeys, goal: Goal, indicator: Indicator) -> int:
    if table.direction is not None:
        return 1 if table.direction == "increase" else -1
    if goal.type is GoalType.GROWTH and goal.rate:
        return 1 if goal.rate > 0 else -1
    if goal.type in UPWARD:
        return 1
    if goal.type in ADDED:
        return -1 if goal.value is not None and goal.value < 0 else 1
    return -1 if goal.type in DOWNWARD else indicator.direction


def _baseline(stated: BaselineTable, indicator: Indicator, place: Origin, problems: list[Problem]) -> BaselineRule | None:
    if (stated.mean is None) == (stated.period is None) or (stated.mean is not None and stated.value is not None):
        problems.append(Problem("baseline-keys", place))
        return None
    if stated.period is not None:
        value = amount_in_unit(stated.value, indicator, place.at("value"), problems) if stated.value else None
        return BaselineRule(stated.period, value)
    assert stated.mean is not None  # noqa: S101  # one of the two is there
    if not is_years(stated.mean, indicator.year_starts):
        problems.append(Problem("mean-of-years", place.at("mean"), {"found": str(stated.mean)}))
        return None
    return BaselineRule(stated.mean, mean=True)


def lights(table: LightsTable | None, origin: Origin, problems: list[Problem]) -> Lights | None:
    """Return the cut-offs of the traffic light, in percentage points; they must not fall from green to red."""
    if table is None:
        return None
    ends = (table.green, table.yellow, table.red)
    if any(end.unit for end in ends) or [end.number for end in ends] != sorted(end.number for end in ends):
        found = ", ".join(f"{end.number:f}{end.unit or ''}" for end in ends)
        problems.append(Problem("lights-order", origin.at("lights"), {"found": found}))
    return Lights(*(end.number for end in ends))


def _milestones(table: TargetKeys, indicator: Indicator, origin: Origin, problems: list[Problem]) -> tuple[Milestone, ...]:
    milestones = []
    for key, period, quantity in table.milestones or ():
        differs = indicator.kind is not Kind.GROWTH and bool(SUMS & {*map(GoalType, table.goals)})
        stated = in_points(quantity, indicator.unit) if differs else quantity
        value = amount_in_unit(stated, indicator, origin.at("milestones", key), problems)
        if value is not None:
            milestones.append(Milestone(period.end, value, None if period.is_day else period.start, str(period)))
    return tuple(sorted(milestones, key=lambda milestone: milestone.date))


def _reading(target: Target, table: TargetTable, name: str, known: Known, problems: list[Problem]) -> Target | None:
    """Return the target as another reading has it: keys of the reading replace those of the clause, a goal key its goal."""
    keys = table.readings[name]
    overrides = {key: getattr(keys, key) for key in keys.model_fields_set}
    base = {key: getattr(table, key) for key in TargetTable.model_fields}
    if keys.goals:
        base |= dict.fromkeys(GOAL_KEYS) | {"hold": False, "average": False, "approx": None}
    if {"since", "baseline"} & overrides.keys():
        base |= {"since": None, "baseline": None}
    merged = TargetTable.model_construct(**(base | overrides | {"readings": {}, "split": None}))
    other = _target(f"{target.id}#{name}", merged, target.origin.at("readings", name), known, problems)
    if other is None:
        return None
    return replace(other, names=keys.name or target.names)


def _parts(target: Target, table: TargetTable, known: Known, problems: list[Problem]) -> list[Target]:
    """Return the targets that a split makes, one for each region."""
    if table.split is None:
        return []
    place = target.origin.at("split")
    goal = target.goal
    if goal.relative is not None or goal.type not in SPLITTABLE or target.indicator.kind not in {Kind.STOCK, Kind.FLOW}:
        problems.append(Problem("split-kind", place, {"goal": goal.type, "found": target.indicator.kind}))
        return []
    parts = []
    for region, quantity in table.split.items():
        if region not in known.regions:
            problems.append(Problem("unknown-region", place.at(region), {"found": region, **suggestion(region, known.regions)}))
            continue
        value = amount_in_unit(quantity, target.indicator, place.at(region), problems)
        if value is not None:
            step = in_unit(last_digit(quantity), target.indicator.unit) if goal.step is not None else None
            parts.append(_part(target, region, known.regions[region], replace(goal, value=value, high=None, step=step)))
    if len(parts) == len(table.split):
        total = sum((part.goal.value or Decimal(0) for part in parts), Decimal(0))
        if goal.value is not None and not nearly_equal(total, goal.value):
            problems.append(Problem("split-sum", place, {"sum": f"{total:f}", "goal": f"{goal.value:f}"}))
    return parts


def _part(target: Target, region: str, place: Region, goal: Goal) -> Target:
    names = names_at(target.names, place)
    return replace(
        target,
        id=f"{target.id}@{region}",
        names=names,
        region=region,
        goal=goal,
        baseline=replace(target.baseline, value=None) if target.baseline else None,
        origin=target.origin.at("split", region),
        milestones=(),
        readings=(),
        split_of=target.id,
    )
