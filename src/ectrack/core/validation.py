"""From parsed TOML to validated tables: every deviation becomes a problem with its place."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ectrack.core.notation import TABLES, ActualTable, SettingsTable, Table
from ectrack.core.patterns import ID_PATTERN
from ectrack.core.problems import Origin, Problem
from ectrack.core.toml_values import shown

T = TypeVar("T", bound=Table)
Role = Literal["tables", "actuals", "settings"]
"""What a file of a tracker holds."""

KEY_SYNONYMS = {
    "deadline": "by",
    "due": "by",
    "until": "by",
    "start": "from",
    "base": "baseline",
    "base_period": "since",
    "minimum": "at_least",
    "maximum": "at_most",
    "exceed": "more_than",
    "below": "less_than",
    "range": "between",
    "rate": "growth",
    "per_year": "each_year",
    "yearly": "each_year",
    "sum": "total",
    "date": "period",
    "amount": "value",
    "year_on_year": "yoy",
    "place": "region",
    "area": "region",
    "metric": "indicator",
}
"""Words that people write for a key, by the key they mean."""

EXPECTED_BY_TYPE = {
    "bool_type": "true, false",
    "list_type": "[ … ]",
    "dict_type": "{ … }",
    "model_type": "{ … }",
    "string_type": '"…"',
}


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file of a tracker.

    Attributes:
        file: Path as shown to the user.
        role: `tables` (regions, indicators, policies, targets), `actuals` or `settings`.
        data: The parsed document; fractional numbers are `Decimal`.
        lines: For CSV: the line of each row of `data["actual"]`.
    """

    file: str
    role: Role
    data: Mapping[str, Any]
    lines: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A validated table with its id (empty for figures) and place."""

    id: str
    table: Table
    origin: Origin


def suggestion(found: str, known: Iterable[str]) -> dict[str, str]:
    """Return `{"suggestion": name}` for the known name nearest to the one found, or nothing."""
    near = difflib.get_close_matches(found.casefold(), list(known), n=1, cutoff=0.6)
    return {"suggestion": near[0]} if near else {}


def _key_suggestion(found: str, keys: Sequence[str]) -> dict[str, str]:
    words = [*keys, *(word for word, key in KEY_SYNONYMS.items() if key in keys)]
    near = suggestion(found, words)
    word = near.get("suggestion")
    if word is None or word in keys:
        return near
    return {"suggestion": KEY_SYNONYMS[word], "meant": word}


def _keys(model: type[Table]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[Table], loc: Sequence[str | int]) -> list[str]:
    if len(loc) > 1:
        nested: dict[str, Any] = model.model_json_schema(by_alias=True).get("$defs", {})
        name = {
            "since": "BaselineTable",
            "baseline": "BaselineTable",
            "ratio": "RatioTable",
            "lights": "LightsTable",
            "readings": "ReadingTable",
        }
        return list(nested.get(name.get(str(loc[-3] if loc[0] == "readings" else loc[0]), ""), {}).get("properties", {}))
    return _keys(model)


def _problem(error: ErrorDetails, model: type[Table], origin: Origin, data: Any) -> Problem:
    loc = error["loc"]
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
                "unknown-key", place, {"found": shown(found), "expected": ", ".join(keys), **_key_suggestion(found, keys)}
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


def validate(model: type[T], data: object, origin: Origin) -> tuple[T | None, list[Problem]]:
    """Return the table that the data describes, or every problem that prevents it."""
    if not isinstance(data, Mapping):
        return None, [Problem("not-a-table", origin, {"found": shown(data)})]
    try:
        return model.model_validate(data), []
    except ValidationError as failure:
        return None, [_problem(error, model, origin, data) for error in failure.errors(include_url=False)]


def _entries(document: Document, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    origin = Origin(document.file)
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
                place = origin.at(kind, name)
                if not re.fullmatch(ID_PATTERN, name):
                    problems.append(Problem("bad-id", place, {"found": shown(name)}))
                table, found = validate(model, data, place)
                problems += found
                if table is not None:
                    yield kind, Entry(name, table, place)


def tables(documents: Iterable[Document], problems: list[Problem]) -> dict[str, dict[str, Entry]]:
    """Return the validated tables by kind and id; an id that occurs twice is a problem.

    Args:
        documents: The files of the tracker.
        problems: Where problems are added.
    """
    found: dict[str, dict[str, Entry]] = {kind: {} for kind in TABLES}
    for document in documents:
        if document.role != "tables":
            continue
        for kind, entry in _entries(document, problems):
            first = found[kind].setdefault(entry.id, entry)
            if first is not entry:
                problems.append(Problem("duplicate-id", entry.origin, {"id": entry.id}, (first.origin,)))
    return found


def figures(documents: Iterable[Document], problems: list[Problem]) -> list[Entry]:
    """Return the validated figures in the order of the files."""
    found = []
    for document in documents:
        if document.role != "actuals":
            continue
        for key in document.data.keys() - {"actual"}:
            place = Origin(document.file).at(key)
            problems.append(Problem("unknown-table", place, {"found": shown(key), "expected": "actual"}))
        rows = document.data.get("actual", [])
        if not isinstance(rows, list):
            problems.append(Problem("not-an-array", Origin(document.file).at("actual"), {"found": shown(rows)}))
            continue
        for index, data in enumerate(rows):
            origin = Origin(document.file, ("actual", index), document.lines[index] if document.lines else None)
            table, bad = validate(ActualTable, data, origin)
            problems += bad
            if table is not None:
                found.append(Entry("", table, origin))
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
