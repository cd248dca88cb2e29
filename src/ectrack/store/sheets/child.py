"""Reads one workbook and prints its cells as JSON; run as a script, so that a hostile workbook harms nothing but this process."""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

MEMORY = 2 << 30
MOST_CELLS = 2_000_000
"""Cells of the rectangle that the filled cells of a sheet span."""


class Refused(Exception):  # noqa: N818  # reads as what happened
    """A workbook that is not read; its text begins with the slug of the problem."""


def main(path: str, kind: str) -> int:
    """Print the sheets of a workbook; return the exit code."""
    _limit()
    try:
        reader = _old_formats(path) if kind in {".xls", ".ods"} else _xlsx(path)
        sheets = [{"name": name, "rows": rows} for name, rows in reader]
    except ImportError as error:
        sys.stderr.write(f"missing-extra: {error.name}\n")
        return 1
    except MemoryError:
        sys.stderr.write("workbook-too-much: memory\n")
        return 1
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    except Exception as error:  # noqa: BLE001  # whatever a library says of a broken file
        sys.stderr.write(f"workbook-broken: {' '.join(str(error).split())[:200]}\n")
        return 1
    json.dump(sheets, sys.stdout)
    return 0


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _xlsx(path: str) -> Iterator[tuple[str, list[list[Any]]]]:
    import openpyxl

    computed = openpyxl.load_workbook(path, data_only=True, keep_links=False)
    written = openpyxl.load_workbook(path, keep_links=False)
    for sheet in computed.worksheets:
        if sheet.sheet_state == "veryHidden":
            continue
        height, width = sheet.max_row, sheet.max_column
        if height * width > MOST_CELLS:
            raise Refused(f"sheet-too-large: {sheet.title}")
        formulas = written[sheet.title]
        rows = [[_told(cell, formulas[cell.coordinate].value) for cell in row] for row in sheet.iter_rows()]
        for span in sheet.merged_cells.ranges:
            first = rows[span.min_row - 1][span.min_col - 1]
            for row in range(span.min_row, span.max_row + 1):
                for column in range(span.min_col, span.max_col + 1):
                    if isinstance(first, str):
                        rows[row - 1][column - 1] = first
        yield sheet.title, rows


def _told(cell: Any, written: Any) -> Any:
    value = cell.value
    if value is None:
        return {"f": "formula"} if isinstance(written, str) and written.startswith("=") else None
    if cell.data_type == "e":
        return {"f": str(value)}
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return f"{_percent(value)}%"
    return _plain(value)


def _percent(value: float) -> str:
    return f"{round(value * 100, 10):.10f}".rstrip("0").rstrip(".")


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return {"n": repr(int(value)) if float(value).is_integer() and abs(value) < 1 << 53 else repr(value)}
    if isinstance(value, datetime):
        return {"d": value.date().isoformat()} if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return {"d": value.isoformat()}
    text = str(value)
    return {"f": text} if text.startswith("#") and text.rstrip("!?").isupper() and len(text) <= len("#DIV/0!") else text


def _old_formats(path: str) -> Iterator[tuple[str, list[list[Any]]]]:
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > MOST_CELLS:
            raise Refused(f"sheet-too-large: {name}")
        rows = [[None if value == "" else _plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            first = rows[top][left]
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if isinstance(first, str):
                        rows[row][column] = first
        yield name, rows


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
