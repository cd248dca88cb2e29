"""Mapping files: what the columns of an office's own table mean."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ectrack.core.cells.conventions import READERS, ROW_READERS, conventions, faults, read_selection
from ectrack.core.importing.guess import Draft, merged
from ectrack.core.importing.heading_words import FILLABLE, KEYS
from ectrack.core.importing.mapped import YEAR_BY_MONTH, Mapped
from ectrack.core.importing.questions import in_toml
from ectrack.core.problems import Origin, Problem
from ectrack.store.files import RefusedError, content, shown
from ectrack.store.locking import WriteError
from ectrack.store.toml_text import parsed

GIVEN = ("indicator", "region", "period", "unit", "source", "state", "note")
"""Keys that hold for every figure of a sheet."""

TABLES = ("columns", "regions", "indicators")
_ENDS = 2


def read_mapping(path: Path) -> Mapped:
    """Return what a mapping file says.

    Raises:
        WriteError: With everything that is wrong with it.
    """
    file, real = shown(path), Path(os.path.realpath(path))
    try:
        data = parsed(content(real, real.parent))
    except RefusedError as refusal:
        raise WriteError(refusal.problem(file)) from refusal
    problems = list(_problems(data, file))
    if problems:
        raise WriteError(*problems)
    return Mapped(
        file=file,
        stated=data,
        sheets=_sheets(data),
        encoding=data.get("encoding"),
        shape=data.get("shape"),
        header=_header(data.get("header")),
        common={key: str(data[key]) for key in GIVEN if key in data},
        columns=data.get("columns", {}),
        regions={name: meant for name, meant in data.get("regions", {}).items() if meant},
        indicators={name: meant for name, meant in data.get("indicators", {}).items() if meant},
        fill_down=tuple(data.get("fill_down", ())),
        keep=read_selection(data.get("keep", {})),
        drop=read_selection(data.get("drop", {})),
        ignores_others="others" in data,
        conventions=conventions(data),
    )


def _sheets(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the sheets that are meant."""
    names = data.get("sheets", data.get("sheet", ()))
    return tuple(map(str, names if isinstance(names, list | tuple) else (names,)))


def _header(value: Any) -> tuple[int, int] | None:
    """Return the first and the last row of the headings; None for what is neither a row nor two."""
    rows = value if isinstance(value, list) else [value, value]
    good = len(rows) == _ENDS and all(isinstance(row, int) and not isinstance(row, bool) and row > 0 for row in rows)
    return (rows[0], rows[1]) if good and rows[0] <= rows[1] else None


def _problems(data: Mapping[str, Any], file: str) -> list[Problem]:
    known = ("sheet", "sheets", "encoding", "header", "shape", "fill_down", *READERS, *ROW_READERS, *GIVEN, *TABLES)
    problems = [_bad(file, (key,), key, known) for key in data if key not in known]
    problems += [_bad(file, (key,), data[key], ("{ … }",)) for key in TABLES if not isinstance(data.get(key, {}), dict)]
    problems += [
        _bad(file, (key,), data[key], ('"…"',)) for key in ("sheet", "encoding", *GIVEN) if not _is_word(data.get(key, ""))
    ]
    problems += [_bad(file, (key,), found, (expected,)) for key, found, expected in faults(data)]
    if data.get("shape", YEAR_BY_MONTH) != YEAR_BY_MONTH:
        problems.append(_bad(file, ("shape",), data["shape"], (YEAR_BY_MONTH,)))
    names = data.get("sheets", "*")
    if not (names == "*" or (isinstance(names, list) and names and all(map(_is_word, names)))) or {"sheet", "sheets"} <= set(data):
        problems.append(_bad(file, ("sheets",), names, ('"*"', '["…", "…"]')))
    if "header" in data and _header(data["header"]) is None:
        problems.append(_bad(file, ("header",), data["header"], ("1, 2, 3 …", "[1, 2]")))
    fill = data.get("fill_down", [])
    if not isinstance(fill, list) or not set(map(str, fill)) <= FILLABLE:
        problems.append(_bad(file, ("fill_down",), fill, sorted(FILLABLE)))
    for table in ("regions", "indicators"):
        names = data.get(table)
        problems += [
            _bad(file, (table, name), meant, ('"…"',))
            for name, meant in (names.items() if isinstance(names, dict) else ())
            if not isinstance(meant, str)
        ]
    columns = data.get("columns")
    return [
        *problems,
        *(
            problem
            for heading, said in (columns.items() if isinstance(columns, dict) else ())
            for problem in _of_column(file, heading, said)
        ),
    ]


def _is_word(value: Any) -> bool:
    """Return whether a value is text, or a number that stands for a text such as 2014."""
    return isinstance(value, str | int) and not isinstance(value, bool)


def _of_column(file: str, heading: str, value: Any) -> list[Problem]:
    place = ("columns", heading)
    if isinstance(value, dict):
        wrong: list[tuple[Any, Any]] = [(key, GIVEN) for key in value if key not in GIVEN]
        wrong += [(f"{key} = {text}", ('"…"',)) for key, text in value.items() if key in GIVEN and not isinstance(text, str)]
        return [_bad(file, place, found, expected) for found, expected in wrong]
    return [] if isinstance(value, str) and value in KEYS else [_bad(file, place, value, sorted(KEYS))]


def _bad(file: str, keys: tuple[str, ...], value: object, expected: Any) -> Problem:
    return Problem("bad-mapping", Origin(file, keys), {"found": str(value), "expected": ", ".join(expected)})


def written(draft: Draft, remarks: Mapping[str, str], reasons: Sequence[str]) -> str:
    """Return a draft as a mapping file.

    Args:
        draft: What it says.
        remarks: Remarks by what they are about: `missing`, `columns`, `regions`, `indicators`.
        reasons: Why each question of the draft is asked.
    """
    import tomli_w

    header = draft.header[0] if draft.header[0] == draft.header[1] else list(draft.header)
    head = {**({"sheet": draft.sheet} if draft.sheet else {}), "header": header, **({"shape": draft.shape} if draft.shape else {})}
    answers = merged(draft.questions)
    for key, value in draft.stated.items():
        if key in {"sheets", "encoding", "fill_down", *READERS, *ROW_READERS}:
            answers[key] = {**value, **answers.get(key, {})} if isinstance(value, dict) else value
    lines = [tomli_w.dumps({**head, **draft.common}).rstrip()]
    lines += [f'# {key} = ""  # {remarks["missing"]}' for key in draft.missing]
    for question, reason in zip(draft.questions, reasons, strict=True):
        lines += [f"# {line}" for line in reason.splitlines()]
        lines += [] if question.is_likely else [f"# {in_toml(question.answer)}"] if question.answer else []
    lines += [_line(key, value) for key, value in answers.items() if key not in TABLES]
    columns = {**draft.columns, **answers.get("columns", {})}
    lines += ["", f"# {remarks['columns']}", "[columns]"]
    asked = {question.problem.params.get("found") for question in draft.questions if "keep" in question.answer}
    asked |= {*answers.get("keep", {}), *answers.get("drop", {})}
    lines += [_line(heading, said) for heading, said in columns.items() if heading not in asked or said != "ignore"]
    lines += [f"# {_line(heading, '')}" for heading in draft.open if heading not in columns]
    for table in ("regions", "indicators"):
        names = draft.unknown.get(table, {}).items()
        lines += ["", f"# {remarks[table]}", f"[{table}]"]
        lines += [_line(name, meant) for name, meant in draft.stated.get(table, {}).items() if meant]
        lines += [_asked(name, likely) for name, likely in names]
    return _seen("\n".join(lines) + "\n")


def _seen(text: str) -> str:
    """Return TOML in which what could act or hide is an escape, since a draft may go to a terminal or a log."""
    return "".join(char if char == "\n" or char.isprintable() else f"\\U{ord(char):08X}" for char in text.replace("##", r"#\u0023"))


def _asked(name: str, likely: str) -> str:
    """Return a name that is left to say, and what it may be."""
    return f"{_line(name, '')}  # {likely}?" if likely else _line(name, "")


def _line(key: str, meaning: Any) -> str:
    """Return a key with its text, or with a table on the same line."""
    import tomli_w

    if not isinstance(meaning, Mapping):
        return tomli_w.dumps({key: meaning}).strip()
    inside = ", ".join(tomli_w.dumps({name: text}).strip() for name, text in meaning.items())
    return f"{tomli_w.dumps({key: 0}).strip().removesuffix('0')}{{ {inside} }}"
