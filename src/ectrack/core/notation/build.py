"""From validated tables to a tracker: references resolved, quantities in units, contradictions found."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import localcontext
from types import MappingProxyType

from ectrack.core.assessing.methods import METHODS
from ectrack.core.bulk import Shared
from ectrack.core.bulk import Table as WarehouseTable
from ectrack.core.cells.conventions import Conventions
from ectrack.core.notation import validation
from ectrack.core.notation.build_actuals import Apart, with_documents
from ectrack.core.notation.build_goals import Known
from ectrack.core.notation.build_indicators import build_indicators
from ectrack.core.notation.build_targets import build_targets, lights
from ectrack.core.notation.cycles import cycles
from ectrack.core.notation.documents import Document
from ectrack.core.notation.for_regions import amounts
from ectrack.core.notation.tables import (
    CheckTable,
    FiguresTable,
    PolicyTable,
    RegionTable,
    SettingsTable,
)
from ectrack.core.notation.validation import Entry, table_of
from ectrack.core.problems import Origin, Problem
from ectrack.core.regions import Region
from ectrack.core.stated import Policy
from ectrack.core.suggesting import suggestion
from ectrack.core.tracker import Checking, Settings, Tracker
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.quantities import CONTEXT, FRACTIONS, unit


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
        indicators = build_indicators(found["indicator"], regions, validation.year_starts(ordered), problems)
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


def _regions(entries: Mapping[str, Entry], problems: list[Problem]) -> dict[str, Region]:
    regions = {}
    for name, entry in entries.items():
        table = table_of(entry, RegionTable)
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


def _policy(entry: Entry) -> Policy:
    table = table_of(entry, PolicyTable)
    return Policy(entry.id, table.title, table.issuer, table.issued, table.source, table.note, entry.origin)


def _settings(entry: Entry | None, problems: list[Problem]) -> Settings:
    if entry is None:
        return Settings()
    table = table_of(entry, SettingsTable)
    if table.method is not None and table.method not in METHODS:
        found = {"found": table.method, "expected": ", ".join(METHODS), **suggestion(table.method, METHODS)}
        problems.append(Problem("unknown-method", entry.origin.at("method"), found))
    problems += [
        Problem("encoding-without-text", entry.origin.at("figures", name, "encoding"), {"found": one.encoding})
        for name, one in table.figures.items()
        if one.encoding is not None and not name.lower().endswith(".csv")
    ]
    return Settings(
        title=MappingProxyType(table.title or {}),
        lang=table.lang,
        method=table.method,
        lights=lights(table.lights, entry.origin, problems),
        estimates=table.estimates,
        checking=_checking(table.check),
        source=WarehouseTable(table.source.connection, table.source.table) if table.source else None,
        record_to=table.record_to,
        figures=MappingProxyType(
            {name: _shared(one, entry.origin.at("figures", name), problems) for name, one in table.figures.items()}
        ),
        year_starts=table.year_starts or JANUARY,
    )


def _shared(table: FiguresTable, origin: Origin, problems: list[Problem]) -> Shared:
    if table.fraction and table.unit is not None and unit(table.unit).text in FRACTIONS:
        problems.append(Problem("fraction-beside-unit", origin.at("fraction"), {"found": table.unit}))
    texts = {key: getattr(table, key) for key in ("indicator", "region", "period", "state", "source", "note", "recorded")}
    texts["comparable"] = None if table.comparable else "false"
    flags = MappingProxyType(dict(table.flags or {}))
    return Shared(
        table.unit,
        MappingProxyType({key: str(value) for key, value in texts.items() if value is not None}),
        table.year_starts,
        table.encoding,
        Conventions(table.decimal, table.dates, table.fraction, table.missing or (), flags),
        MappingProxyType(dict(table.keep or {})),
        MappingProxyType(dict(table.drop or {})),
        table.others is not None,
    )


def _checking(table: CheckTable | None) -> Checking:
    return Checking(tuple(table.only), tuple(table.skip), table.max_change) if table else Checking()
