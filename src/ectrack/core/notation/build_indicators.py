"""From validated tables of indicators to indicators: units, ratios, counts, and what they may not say against each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import reduce

from ectrack.core.model import Break, Count, Goal, GoalType, Indicator, Kind, Ratio
from ectrack.core.notation.cycles import cycles
from ectrack.core.notation.tables import COUNT_KEYS, CountTable, IndicatorTable
from ectrack.core.notation.validation import Entry, table_of
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.regions import Region
from ectrack.core.suggesting import suggestion
from ectrack.core.values.fiscal_years import YearStarts
from ectrack.core.values.quantities import CONTEXT, PERCENT, PERCENT_SIGNS, in_unit, unit


def build_indicators(
    entries: Mapping[str, Entry], regions: Mapping[str, Region], years: YearStarts, problems: list[Problem]
) -> dict[str, Indicator]:
    """Return the indicators by id.

    Args:
        entries: Their tables.
        regions: The regions of the tracker.
        years: In which month the years of indicators begin.
        problems: Where every problem is added.
    """
    indicators = {name: replace(_indicator(entry, problems), year_starts=years.of(name)) for name, entry in entries.items()}
    for indicator in indicators.values():
        problems += [*_parts(indicator, indicators), *_added_to(indicator, indicators), *_grown_from(indicator, indicators)]
    named = {indicator.growth_of for indicator in indicators.values()}
    indicators = {name: replace(one, real_growth=name in named) for name, one in indicators.items()}
    links = {**_ratios(indicators, problems), **_counts(indicators, entries, regions, problems)}
    indicators = {name: replace(one, breaks=_breaks_of(one, indicators, links)) for name, one in indicators.items()}
    for cycle in cycles(links):
        key = "ratio" if indicators[cycle[0]].ratio else "count"
        found = " → ".join((*cycle, cycle[0]))
        problems.append(Problem("ratio-cycle", indicators[cycle[0]].origin.at(key), {"found": found}))
    return indicators


def _ratios(indicators: Mapping[str, Indicator], problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """Return what each quotient is derived from."""
    links: dict[str, tuple[str, ...]] = {}
    for indicator in indicators.values():
        if indicator.ratio is None:
            continue
        ends = {"of": indicator.ratio.of, "to": indicator.ratio.to}
        place = indicator.origin.at("ratio")
        missing = {key: name for key, name in ends.items() if name not in indicators}
        for key, name in missing.items():
            problems.append(Problem("unknown-indicator", place.at(key), {"found": name, **suggestion(name, indicators)}))
        if missing:
            continue
        of, to = (indicators[name].unit for name in ends.values())
        links[indicator.id] = tuple(ends.values())
        if indicator.unit.text in {PERCENT, "‰"} and not of.measures_like(to):
            problems.append(Problem("ratio-units", place, {"first": of.text, "second": to.text}))
    return links


def _counts(
    indicators: dict[str, Indicator], entries: Mapping[str, Entry], regions: Mapping[str, Region], problems: list[Problem]
) -> dict[str, tuple[str, ...]]:
    """Put in what each count of regions looks at, and return from which indicators the counts follow."""
    links: dict[str, tuple[str, ...]] = {}
    for name, entry in entries.items():
        table = table_of(entry, IndicatorTable)
        if table.count is None:
            continue
        problems += _faults_of_count(entry, table, table.count, regions)
        source = indicators.get(table.count.of)
        place = entry.origin.at("count")
        if source is None:
            near = suggestion(table.count.of, indicators)
            problems.append(Problem("unknown-indicator", place.at("of"), {"found": table.count.of, **near}))
            continue
        links[name] = (source.id,)
        goal = _asked(table.count, source, place, problems)
        if goal is not None:
            indicators[name] = replace(indicators[name], count=Count(source.id, goal, table.count.level, table.count.share))
    return links


def _faults_of_count(entry: Entry, table: IndicatorTable, count: CountTable, regions: Mapping[str, Region]) -> Iterator[Problem]:
    """Yield what a count and the other keys of its indicator say against each other."""
    place = entry.origin.at("count")
    if len(count.goals) != 1:
        yield Problem("count-keys", place, {"found": ", ".join(count.goals) or "-", "expected": ", ".join(COUNT_KEYS)})
    if table.kind is not (Kind.SHARE if count.share else Kind.STOCK) or (count.share and table.unit not in {None, *PERCENT_SIGNS}):
        yield Problem("count-kind", place, {"found": table.kind.value})
    for key in ("ratio", "roll_up"):
        if getattr(table, key):
            yield Problem("count-alone", entry.origin.at(key), {"key": key})
    levels = sorted({region.level for region in regions.values() if region.level})
    if count.level is not None and count.level not in levels:
        params = {"found": count.level, "expected": ", ".join(levels) or "-", **suggestion(count.level, levels)}
        yield Problem("count-level", place.at("level"), params)


def _asked(count: CountTable, source: Indicator, place: Origin, problems: list[Problem]) -> Goal | None:
    """Return what a region must meet to be counted, in the unit of the indicator that is looked at."""
    if len(count.goals) != 1:
        return None
    key = count.goals[0]
    stated = getattr(count, key)
    ends = stated if isinstance(stated, tuple) else (stated,)
    try:
        low, *high = (in_unit(end, source.unit) for end in ends)
    except NotationError as problem:
        problems.append(Problem(problem.slug, place.at(key), problem.params))
        return None
    if high and high[0] < low:
        problems.append(Problem("range-reversed", place.at(key), {"first": f"{low:f}", "second": f"{high[0]:f}"}))
    return Goal(GoalType(key), value=low, high=high[0] if high else None)


def _parts(whole: Indicator, indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Yield what is wrong with the parts that an indicator names."""
    for index, name in enumerate(whole.parts):
        place, part = whole.origin.at("parts", index), indicators.get(name)
        if part is None:
            yield Problem("unknown-indicator", place, {"found": name, **suggestion(name, indicators)})
        elif name == whole.id or part.kind is not whole.kind or not part.unit.measures_like(whole.unit):
            yield Problem("part-of-another-kind", place, {"found": name, "id": whole.id})


def _added_to(flow: Indicator, indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Yield what is wrong with the stock that an indicator adds to."""
    if flow.adds_to is None:
        return
    place, stock = flow.origin.at("adds_to"), indicators.get(flow.adds_to)
    if stock is None:
        yield Problem("unknown-indicator", place, {"found": flow.adds_to, **suggestion(flow.adds_to, indicators)})
    elif (stock.kind, flow.kind) != (Kind.STOCK, Kind.FLOW) or not stock.unit.measures_like(flow.unit):
        yield Problem("adds-to-another-kind", place, {"found": flow.adds_to, "id": flow.id})


def _grown_from(rate: Indicator, indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Yield what is wrong with the indicator whose published growth a growth rate takes."""
    if rate.growth_of is None:
        return
    place, source = rate.origin.at("growth_of"), indicators.get(rate.growth_of)
    if source is None:
        yield Problem("unknown-indicator", place, {"found": rate.growth_of, **suggestion(rate.growth_of, indicators)})
    elif source.kind is Kind.GROWTH:
        yield Problem("growth-of-rates", place, {"found": rate.growth_of})


def _indicator(entry: Entry, problems: list[Problem]) -> Indicator:
    table = table_of(entry, IndicatorTable)
    default = {Kind.SHARE: PERCENT, Kind.INDEX: "", Kind.GROWTH: PERCENT}
    if table.unit is None and table.kind not in default:
        problems.append(Problem("unit-missing", entry.origin, {"id": entry.id}))
    text = table.unit if table.unit is not None else default.get(table.kind, "")
    measured = unit(text, tuple(table.scales))
    if table.roll_up and table.ratio:
        problems.append(Problem("roll-up-of-ratio", entry.origin.at("roll_up")))
    elif table.roll_up and table.kind not in {Kind.STOCK, Kind.FLOW}:
        problems.append(Problem("roll-up-kind", entry.origin.at("roll_up"), {"found": table.kind.value}))
    problems += _of_rates(entry, table)
    limit = None
    if table.limit is not None:
        try:
            limit = in_unit(table.limit, measured)
        except NotationError as problem:
            problems.append(Problem(problem.slug, entry.origin.at("limit"), problem.params))
    return Indicator(
        id=entry.id,
        names=table.name or {"": entry.id},
        unit=measured,
        kind=table.kind,
        direction=1 if table.direction == "increase" else -1,
        definition=table.definition,
        ratio=Ratio(table.ratio.of, table.ratio.to) if table.ratio else None,
        limit=limit,
        note=table.note,
        origin=entry.origin,
        parts=tuple(table.parts),
        adds_to=table.adds_to,
        every=table.every,
        lag=table.lag or 0,
        roll_up=table.roll_up,
        negative=table.negative,
        growth_of=table.growth_of,
        breaks=_own_breaks(entry, table, problems),
    )


def _own_breaks(entry: Entry, table: IndicatorTable, problems: list[Problem]) -> tuple[Break, ...]:
    """Return the breaks that an indicator states, oldest first."""
    found: dict[date, Break] = {}
    for key, period, why, link in table.breaks or ():
        place = entry.origin.at("breaks", key)
        if period.start is None:
            problems.append(Problem("break-start", place, {"found": key}))
        elif period.start in found:
            problems.append(Problem("break-twice", place, {"found": period.start.isoformat()}))
        elif link is not None and table.kind is Kind.GROWTH:
            problems.append(Problem("growth-linked", place))
        else:
            found[period.start] = Break(period.start, why, link)
    return tuple(found[day] for day in sorted(found))


def _breaks_of(indicator: Indicator, indicators: Mapping[str, Indicator], links: Mapping[str, Sequence[str]]) -> tuple[Break, ...]:
    """Return the breaks of an indicator, and of those that it is derived from; its own go first.

    Formula: a quotient is multiplied by the link of its numerator, and divided by that of its denominator. What is counted has no link.
    """
    found = {one.first: one for one in indicator.breaks}
    for one in _inherited(indicator, indicators, links, frozenset()):
        found.setdefault(one.first, one)
    return tuple(found[day] for day in sorted(found))


def _inherited(
    indicator: Indicator, indicators: Mapping[str, Indicator], links: Mapping[str, Sequence[str]], above: frozenset[str]
) -> list[Break]:
    """Return the breaks of what an indicator is derived from, with the links that they have for it."""
    if indicator.id in above or indicator.id not in links:
        return []
    by_day: dict[date, list[tuple[Break, int]]] = {}
    for name, power in zip(links[indicator.id], (1, -1), strict=False):
        part = indicators[name]
        own = {one.first: one for one in part.breaks}
        deeper = [one for one in _inherited(part, indicators, links, above | {indicator.id}) if one.first not in own]
        for one in (*own.values(), *deeper):
            by_day.setdefault(one.first, []).append((one, power))
    return [_joined(breaks, linked=indicator.ratio is not None) for breaks in by_day.values()]


def _joined(breaks: Sequence[tuple[Break, int]], *, linked: bool) -> Break:
    """Return the breaks of one day as one."""
    links = [None if one.link is None else one.link if power > 0 else CONTEXT.divide(Decimal(1), one.link) for one, power in breaks]
    known = [link for link in links if link is not None]
    whole = reduce(CONTEXT.multiply, known, Decimal(1)) if linked and len(known) == len(links) else None
    return Break(breaks[0][0].first, "; ".join(dict.fromkeys(one.why for one, _power in breaks)), whole)


def _of_rates(entry: Entry, table: IndicatorTable) -> Iterator[Problem]:
    """Yield what cannot be said of growth rates, which are in %, do not add up and are no quotient of two amounts."""
    if table.kind is not Kind.GROWTH:
        if table.growth_of is not None:
            yield Problem("growth-of-kind", entry.origin.at("growth_of"), {"found": table.kind.value})
        return
    if table.unit is not None and table.unit not in PERCENT_SIGNS:
        yield Problem("growth-unit", entry.origin.at("unit"), {"found": table.unit})
    for key in ("ratio", "parts"):
        if getattr(table, key):
            yield Problem("growth-derived", entry.origin.at(key), {"key": key})
