"""What a workbook may hold; a table of figures stays far below all of it."""

MOST_ENTRIES = 10_000
"""Parts in the packed file."""

MOST_UNPACKED = 100 << 20
"""Bytes of all parts once unpacked."""

MOST_RATIO = 200
"""Bytes unpacked for each packed one, beyond the first megabyte."""

MOST_CELLS = 500_000
"""Cells with something in them, and cells that merged areas cover."""

MOST_ELEMENTS = 3_000_000
"""Elements of XML; a cell with its text takes four of them."""

DEEPEST = 100
"""Elements inside one another; a cell is the sixth at most."""

MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14
"""Rows and columns of a sheet in any spreadsheet program."""

MOST_TOLD = 64 << 20
"""Characters of what the process that reads a workbook tells."""

MEMORY = 512 << 20
"""Bytes that the process which reads a workbook may take."""

SECONDS = 60
"""Longest that reading a workbook may take."""


class SheetError(Exception):
    """A workbook that is not read.

    Attributes:
        slug: Stable name of the kind of problem.
        found: What was found.
    """

    def __init__(self, slug: str, word: str = "") -> None:
        """Keep the slug and what was found."""
        super().__init__(slug)
        self.slug = slug
        self.found = word
