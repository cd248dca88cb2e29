"""From parsed TOML to validated tables: every deviation becomes a problem with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ectrack.core.notation.documents import Document
from ectrack.core.notation.fields import Table
from ectrack.core.notation.patterns import ID_PATTERN
from ectrack.core.notation.reading import Reading
from ectrack.core.notation.tables import FOLLOWING, STATED, TABLES, SettingsTable
from ectrack.core.notation.toml_values import read_month, shown
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.suggesting import key_suggestion, suggestion
from ectrack.core.values.fiscal_years import CALENDAR, JANUARY, YearStarts

T = TypeVar("T", bound=Table)
EXPECTED_BY_TYPE = {
    "bool_type": "true, false",
    "list_type": "[ … ]",
    "dict_type": "{ … }",
    "model_type": "{ … }",
    "string_type": '"…"',
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A validated table with its id and place."""

    id: str
    table: Table
    origin: Origin


def _keys(model: type[Table]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


@cache
def _inner_tables(model: type[Table]) -> Mapping[str, Any]:
    return MappingProxyType(model.model_json_schema(by_alias=True).get("$defs", {}))


def _model_at(model: type[Table], loc: Sequence[str | int]) -> list[str]:
    if len(loc) > 1:
        nested = _inner_tables(model)
        name = {
            "since": "BaselineTable",
            "baseline": "BaselineTable",
            "ratio": "RatioTable",
            "count": "CountTable",
            "lights": "LightsTable",
            **dict.fromkeys(("at_least", "at_most", "more_than", "less_than"), "RelativeTable"),
            "readings": "ReadingTable",
        }
        return list(nested.get(name.get(str(loc[-3] if loc[0] == "readings" else loc[0]), ""), {}).get("properties", {}))
    return _keys(model)


def _problem(error: ErrorDetails, model: type[Table], origin: Origin, data: Any) -> Problem:
    loc = tuple(part for part in error["loc"] if part not in {STATED, FOLLOWING})
    context = error.get("ctx", {})
    if loc[-1:] == ("period",) and len(loc) > 1 and loc[-2] in {"since", "baseline"} and not _is_table(data, loc[:-1]):
        loc = loc[:-1]
    place = origin.at(*loc)
    match error["type"]:
        case "notation":
            return Problem(context["slug"], place, context["params"])
        case "extra_forbidden":
            keys = _model_at(model, loc)
            found = str(loc[-1])
            return Problem(
                "unknown-key", place, {"found": shown(found), "expected": ", ".join(keys), **key_suggestion(found, keys)}
            )
        case "missing":
            return Problem("missing-key", origin.at(*loc[:-1]), {"key": str(loc[-1])})
        case kind:
            expected = EXPECTED_BY_TYPE.get(kind) or str(context.get("expected", error["msg"]))
            return Problem("bad-value", place, {"found": shown(error["input"]), "expected": expected.replace("'", "")})


def _is_table(data: Any, loc: Sequence[str | int]) -> bool:
    for key in loc:
        data = data.get(key) if isinstance(data, Mapping) else None
    return isinstance(data, Mapping)


def validate(
    model: type[T], data: object, origin: Origin, years: YearStarts = CALENDAR, indicator: str | None = None
) -> tuple[T | None, list[Problem]]:
    """Return the table that the data describes, or every problem that prevents it.

    Args:
        model: What the table is.
        data: As parsed.
        origin: Where it stands.
        years: In which month the years of indicators begin.
        indicator: The indicator that the table is; None for any other table.
    """
    if not isinstance(data, Mapping):
        return None, [Problem("not-a-table", origin, {"found": shown(data)})]
    try:
        return model.model_validate(data, context=Reading(years, years.of(indicator))), []
    except ValidationError as failure:
        return None, [_problem(error, model, origin, data) for error in failure.errors(include_url=False)]


def _entries(document: Document, years: YearStarts, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    origin = Origin(document.file)
    lines = iter(document.lines)
    for kind, group in document.data.items():
        model = TABLES.get(kind)
        if model is None:
            hint = {"suggestion": "actual", "meant": "actuals/"} if kind == "actual" else suggestion(kind, TABLES)
            problems.append(
                Problem("unknown-table", origin.at(kind), {"found": shown(kind), "expected": ", ".join(TABLES), **hint})
            )
        elif not isinstance(group, Mapping):
            problems.append(Problem("not-a-table", origin.at(kind), {"found": shown(group)}))
        else:
            for name, data in group.items():
                place = Origin(document.file, (kind, name), next(lines, None))
                if not re.fullmatch(ID_PATTERN, name):
                    problems.append(Problem("bad-id", place, {"found": shown(name)}))
                table, found = validate(model, data, place, years, name if kind == "indicator" else None)
                problems += found
                if table is not None:
                    yield kind, Entry(name, table, place)


def year_starts(documents: Iterable[Document]) -> YearStarts:
    """Return in which month the years of indicators begin, as the files say; what is no month is told when their tables are read."""
    usual, said = JANUARY, {}
    for document in documents:
        if document.role == "settings":
            usual = _month(document.data) or usual
        indicators = document.data.get("indicator") if document.role == "tables" else None
        for name, data in indicators.items() if isinstance(indicators, Mapping) else ():
            if month := _month(data):
                said[name] = month
    return YearStarts(usual, MappingProxyType(said))


def _month(data: object) -> int | None:
    try:
        return read_month(data["year_starts"]) if isinstance(data, Mapping) and "year_starts" in data else None
    except NotationError:
        return None


def tables(documents: Sequence[Document], problems: list[Problem]) -> dict[str, dict[str, Entry]]:
    """Return the validated tables by kind and id; an id that occurs twice is a problem.

    Args:
        documents: The files of the tracker.
        problems: Where problems are added.
    """
    years = year_starts(documents)
    found: dict[str, dict[str, Entry]] = {kind: {} for kind in TABLES}
    for document in documents:
        if document.role != "tables":
            continue
        for kind, entry in _entries(document, years, problems):
            first = found[kind].setdefault(entry.id, entry)
            if first is not entry:
                problems.append(Problem("duplicate-id", entry.origin, {"id": entry.id}, (first.origin,)))
    return found


def settings(documents: Iterable[Document], problems: list[Problem]) -> Entry | None:
    """Return the validated settings, if the tracker has any."""
    for document in documents:
        if document.role == "settings":
            origin = Origin(document.file)
            table, bad = validate(SettingsTable, document.data, origin)
            problems += bad
            if table is not None:
                return Entry("", table, origin)
    return None


V = TypeVar("V", bound=Table)


def table_of(entry: Entry, model: type[V]) -> V:
    """Return the table of an entry as its model."""
    assert isinstance(entry.table, model)  # noqa: S101  # the kind of an entry decides its model
    return entry.table
