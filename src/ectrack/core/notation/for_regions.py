"""One target for each of many regions: `for_regions`, with amounts of their own from a table (`values`)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ectrack.core.model import Goal, GoalType, Target
from ectrack.core.notation.contradictions import RANGES, contradictions, faults_of_goal
from ectrack.core.notation.documents import VALUES, Document
from ectrack.core.notation.tables import TargetKeys
from ectrack.core.notation.toml_values import read_change, read_quantity, read_rate
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.regions import Region, below, children_of
from ectrack.core.stated import BaselineRule
from ectrack.core.suggesting import suggestion
from ectrack.core.values.names import Names
from ectrack.core.values.quantities import Quantity, change, in_points, in_unit, last_digit


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a table says of regions.

    Attributes:
        rows: The cells of each region.
        places: Where each row stands.
    """

    rows: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Origin]


@dataclass(frozen=True, slots=True)
class ForMany:
    """What holds for each of many regions.

    Attributes:
        target: The target, for the region as a whole.
        table: The table it was made from.
        own: By the names of its readings, what a reading says itself: `goal`, `baseline`, `owner`, `note`.
    """

    target: Target
    table: TargetKeys
    own: Mapping[str, Collection[str]]


def amounts(documents: list[Document]) -> dict[str, Amounts]:
    """Return the tables of amounts by the names of their files."""
    found = {}
    for document in documents:
        if document.role == VALUES:
            rows: Mapping[str, Any] = document.data["values"]
            places = {region: Origin(document.file, (region,), line) for region, line in zip(rows, document.lines, strict=True)}
            found[document.file.rpartition("/")[2]] = Amounts(rows, places)
    return found


def chosen(
    words: tuple[str, ...], region: str, regions: Mapping[str, Region], origin: Origin, problems: list[Problem]
) -> list[str]:
    """Return the regions that `for_regions` names, each once.

    Args:
        words: `level:WORD` for every region of a level within the region of the target, `below:ID` for every region below another,
            or ids.
        region: The region of the target.
        regions: All regions.
        origin: The place of the words.
        problems: Where the problems of words that choose nothing are added.
    """
    found: dict[str, None] = {}
    children = children_of(regions)
    for word in words:
        kind, colon, name = word.partition(":")
        if colon and kind == "level":
            named = [one for one in below(children, region) if regions[one].level == name and one != region]
            levels = sorted({one.level for one in regions.values() if one.level})
            if not named:
                params = {"found": name, "expected": ", ".join(levels) or "-", "region": region, **suggestion(name, levels)}
                problems.append(Problem("unknown-level", origin, params))
        else:
            place = name if colon and kind == "below" else word
            if place not in regions:
                problems.append(Problem("unknown-region", origin, {"found": place, **suggestion(place, regions)}))
                continue
            named = [one for one in below(children, place) if one != place] if colon else [place]
            if not named:
                problems.append(Problem("nothing-below", origin, {"found": place}))
        found |= dict.fromkeys(named)
    return list(found)


def copies(
    common: ForMany, names: Mapping[str, Names], table: Amounts | None, regions: Mapping[str, Region], problems: list[Problem]
) -> Iterator[Target]:
    """Yield the target of each region.

    Args:
        common: What holds for every region.
        names: The regions, each with the name of its target.
        table: Amounts of regions; the goal's own holds for those it leaves out.
        regions: All regions.
        problems: Where the problems of rows are added.
    """
    rows = table.rows if table else {}
    for region in sorted(set(rows) - set(names)):
        origin = table.places[region] if table else common.target.origin
        params = {"found": region, "target": common.target.id, **({} if region in regions else suggestion(region, regions))}
        problems.append(Problem("region-not-chosen", origin, params))
    for region, named in names.items():
        row = rows.get(region, {})
        target = _copy(common.target, region, named)
        yield _with_row(target, common, row, table.places[region], problems) if table and row else target


def _copy(target: Target, region: str, names: Names) -> Target:
    name = f"{target.id}@{region}"
    readings = tuple(
        (reading, replace(other, id=f"{name}#{reading}", region=region, names=names)) for reading, other in target.readings
    )
    return replace(target, id=name, names=names, region=region, readings=readings, split_of=target.id)


def names_at(names: Names, region: Region) -> Names:
    """Return the names of a target for one of its regions."""
    return {lang: f"{name} · {region.names.get(lang) or region.names.get('') or region.id}" for lang, name in names.items()}


def _with_row(target: Target, common: ForMany, row: Mapping[str, str], origin: Origin, problems: list[Problem]) -> Target:
    """Return a target with what its row says, its readings too but for what they say themselves."""
    found: list[Problem] = []
    readings = tuple((name, _changed(other, row, common.own.get(name, ()), origin, found)) for name, other in target.readings)
    changed = _changed(target, row, (), origin, found)
    found += [replace(problem, origin=origin) for problem in contradictions(changed, common.table)]
    problems += [problem for number, problem in enumerate(found) if problem not in found[:number]]
    return replace(changed, readings=readings, origin=origin)


def _changed(target: Target, row: Mapping[str, str], own: Collection[str], origin: Origin, problems: list[Problem]) -> Target:
    changes: dict[str, Any] = {key: row[key] for key in ("owner", "note") if key in row and key not in own}
    key = "value"
    try:
        if {"value", "high"} & row.keys() and "goal" not in own:
            changes["goal"] = _goal(target, row)
            problems += faults_of_goal(changes["goal"], origin.at(key))
        key = "baseline"
        if key in row and key not in own:
            if target.baseline is None:
                problems.append(Problem("baseline-without-period", origin, {"found": row[key]}))
                return target
            changes[key] = BaselineRule(target.baseline.period, in_unit(read_quantity(row[key]), target.indicator.unit))
    except NotationError as problem:
        problems.append(Problem(problem.slug, origin.at(key), problem.params))
        return target
    return replace(target, **changes)


def _goal(target: Target, row: Mapping[str, str]) -> Goal:
    """Return the goal with the amount of a row, or with both ends of a range.

    Raises:
        NotationError: When a text is no amount, or the goal has no such amount.
    """
    goal, unit = target.goal, target.indicator.unit
    low, high = row.get("value"), row.get("high")
    goal = replace(goal, relative=None)
    if goal.type is GoalType.IMPROVE:
        raise NotationError("no-amount-to-set", found=low or high or "")
    if high is not None and goal.type not in RANGES:
        raise NotationError("high-without-range", found=high, goal=goal.type)
    if goal.type is GoalType.IMPROVE_BY:
        stated = read_change(low)
        rate, value = change(stated, unit)
        digit = next(part for part in change(last_digit(stated), unit) if part is not None)
        return replace(goal, rate=rate, value=value, step=digit if goal.approx == "about" else None)
    if goal.rate is not None:
        rate = read_rate(low)
        return replace(goal, rate=rate, step=last_digit(Quantity(rate)).number if goal.approx == "about" else None)
    if high is None and goal.type in {GoalType.BETWEEN, GoalType.WITHIN}:
        raise NotationError("half-range", found=low or "")
    top = in_unit(_stated(target, high), unit) if high is not None else None
    changed = replace(goal, high=top)
    if low is None:
        return changed
    stated = _stated(target, low)
    step = in_unit(last_digit(stated), unit) if goal.approx == "about" else None
    return replace(changed, value=in_unit(stated, unit), step=step)


def _stated(target: Target, text: str) -> Quantity:
    """Return an amount as a row states it; a sum of a share also in points."""
    stated = read_quantity(text)
    return in_points(stated, target.indicator.unit) if target.sums and not target.compounds else stated
