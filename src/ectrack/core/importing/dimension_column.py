r"""The first column of Eurostat's tables, which holds several: `freq,unit,sex,geo\TIME_PERIOD`."""

from dataclasses import replace

from ectrack.core.importing.grid import Cell, Grid, text_of

_ACROSS = "\\"
"""What stands before the name of what runs across."""


def split(grid: Grid) -> Grid:
    """Return a sheet whose first column is parted at its commas where its heading says that it holds several; any other as it is."""
    first = next((row for row, cells in enumerate(grid.rows) if cells and text_of(cells[0])), None)
    heading = text_of(grid.rows[first][0]) if first is not None else ""
    names = heading.partition(_ACROSS)[0].split(",")
    if _ACROSS not in heading or len(names) < 2:  # noqa: PLR2004  # one name is one column
        return grid
    rows: list[list[Cell]] = []
    for row, cells in enumerate(grid.rows):
        texts: list[Cell] = list(names if row == first else map(str.strip, text_of(cells[0] if cells else None).split(",")))
        if len(texts) != len(names):
            return grid
        rows.append([*(text or None for text in texts), *cells[1:]])
    return replace(grid, rows=rows)
