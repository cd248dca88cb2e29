"""From validated tables to a tracker: references resolved, quantities in units, contradictions found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import localcontext
from types import MappingProxyType
from typing import TypeVar

from ectrack.core.assessing.methods import METHODS
from ectrack.core.bulk import Shared
from ectrack.core.bulk import Table as WarehouseTable
from ectrack.core.model import Indicator, Kind, Policy, Ratio
from ectrack.core.notation import validation
from ectrack.core.notation.build_actuals import Apart, with_documents
from ectrack.core.notation.build_targets import Known, build_targets, lights
from ectrack.core.notation.cycles import cycles
from ectrack.core.notation.documents import Document
from ectrack.core.notation.for_regions import amounts
from ectrack.core.notation.tables import CheckTable, FiguresTable, IndicatorTable, PolicyTable, RegionTable, SettingsTable, Table
from ectrack.core.notation.validation import Entry
from ectrack.core.problems import NotationError, Problem
from ectrack.core.regions import Region
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Checking, Settings, Tracker
from ectrack.core.values.fiscal_years import JANUARY, YearStarts
from ectrack.core.values.quantities import CONTEXT, PERCENT, in_unit, unit

V = TypeVar("V", bound=Table)


def build(documents: Sequence[Document], apart: Apart | None = None) -> tuple[Tracker, tuple[Problem, ...]]:
    """Return the tracker that the files describe, and every problem found in them.

    Args:
        documents: The parsed files of one tracker, in any order; reports do not depend on it.
        apart: Gives the figures of large files that are not plain.

    Returns:
        The tracker, which may be reported on only when there are no problems, and the problems in the order of files.
    """
    problems: list[Problem] = []
    ordered = sorted(documents, key=lambda document: document.file)
    with localcontext(CONTEXT):
        found = validation.tables(ordered, problems)
        regions = _regions(found["region"], problems)
        indicators = _indicators(found["indicator"], validation.year_starts(ordered), problems)
        policies = {name: _policy(entry) for name, entry in found["policy"].items()}
        targets = build_targets(Known(regions, indicators, policies, found["target"], amounts(ordered)), problems)
        settings = _settings(validation.settings(ordered, problems), problems)
    tables = Tracker(
        MappingProxyType(regions),
        MappingProxyType(indicators),
        MappingProxyType(policies),
        MappingProxyType(targets),
        (),
        settings,
    )
    return with_documents(tables, ordered, problems, apart), tuple(problems)


def _table(entry: Entry, model: type[V]) -> V:
    assert isinstance(entry.table, model)  # noqa: S101  # the kind of an entry decides its model
    return entry.table


def _regions(entries: Mapping[str, Entry], problems: list[Problem]) -> dict[str, Region]:
    regions = {}
    for name, entry in entries.items():
        table = _table(entry, RegionTable)
        parent = table.parent
        if parent is not None and parent not in entries:
            problems.append(Problem("unknown-region", entry.origin.at("parent"), {"found": parent, **suggestion(parent, entries)}))
            parent = None
        regions[name] = Region(name, table.name or {"": name}, parent, table.note, entry.origin, table.level)
    problems += _levels(regions)
    parents = {name: (region.parent,) for name, region in regions.items() if region.parent}
    problems += [
        Problem("region-cycle", regions[cycle[0]].origin.at("parent"), {"found": " → ".join((*cycle, cycle[0]))})
        for cycle in cycles(parents)
    ]
    return regions


LEVELS = ("country", "province", "city", "county", "township", "village")
"""The levels whose order is known, from the top."""


def _levels(regions: Mapping[str, Region]) -> Iterator[Problem]:
    """Yield a problem for each region that does not lie below the level of its parent."""
    for region in regions.values():
        above = regions[region.parent].level if region.parent else None
        if region.level in LEVELS and above in LEVELS and LEVELS.index(region.level) <= LEVELS.index(above):
            yield Problem("region-level", region.origin.at("level"), {"found": region.level, "expected": above})


def _indicators(entries: Mapping[str, Entry], years: YearStarts, problems: list[Problem]) -> dict[str, Indicator]:
    indicators = {name: replace(_indicator(entry, problems), year_starts=years.of(name)) for name, entry in entries.items()}
    for indicator in indicators.values():
        problems += [*_parts(indicator, indicators), *_added_to(indicator, indicators)]
    links = {}
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
    problems += [
        Problem("ratio-cycle", indicators[cycle[0]].origin.at("ratio"), {"found": " → ".join((*cycle, cycle[0]))})
        for cycle in cycles(links)
    ]
    return indicators


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


def _indicator(entry: Entry, problems: list[Problem]) -> Indicator:
    table = _table(entry, IndicatorTable)
    default = {Kind.SHARE: PERCENT, Kind.INDEX: ""}
    if table.unit is None and table.kind not in default:
        problems.append(Problem("unit-missing", entry.origin, {"id": entry.id}))
    text = table.unit if table.unit is not None else default.get(table.kind, "")
    measured = unit(text, tuple(table.scales))
    if table.roll_up and table.ratio:
        problems.append(Problem("roll-up-of-ratio", entry.origin.at("roll_up")))
    elif table.roll_up and table.kind not in {Kind.STOCK, Kind.FLOW}:
        problems.append(Problem("roll-up-kind", entry.origin.at("roll_up"), {"found": table.kind.value}))
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
    )


def _policy(entry: Entry) -> Policy:
    table = _table(entry, PolicyTable)
    return Policy(entry.id, table.title, table.issuer, table.issued, table.source, table.note, entry.origin)


def _settings(entry: Entry | None, problems: list[Problem]) -> Settings:
    if entry is None:
        return Settings()
    table = _table(entry, SettingsTable)
    if table.method is not None and table.method not in METHODS:
        found = {"found": table.method, "expected": ", ".join(METHODS), **suggestion(table.method, METHODS)}
        problems.append(Problem("unknown-method", entry.origin.at("method"), found))
    return Settings(
        title=MappingProxyType(table.title or {}),
        lang=table.lang,
        method=table.method,
        lights=lights(table.lights, entry.origin, problems),
        estimates=table.estimates,
        checking=_checking(table.check),
        source=WarehouseTable(table.source.connection, table.source.table) if table.source else None,
        record_to=table.record_to,
        figures=MappingProxyType({name: _shared(one) for name, one in table.figures.items()}),
        year_starts=table.year_starts or JANUARY,
    )


def _shared(table: FiguresTable) -> Shared:
    texts = {key: getattr(table, key) for key in ("indicator", "region", "period", "state", "source", "note", "recorded")}
    texts["comparable"] = None if table.comparable else "false"
    return Shared(
        table.unit, MappingProxyType({key: str(value) for key, value in texts.items() if value is not None}), table.year_starts
    )


def _checking(table: CheckTable | None) -> Checking:
    return Checking(tuple(table.only), tuple(table.skip), table.max_change) if table else Checking()
