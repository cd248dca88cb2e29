"""The progress table in Markdown."""

from collections.abc import Sequence

from ectrack.core.assessing.assessment import Report
from ectrack.locale.terms import reason_words
from ectrack.render.exports import Field
from ectrack.render.markdown_text import escaped
from ectrack.render.notes import Spoken
from ectrack.render.tables.readable import table


def markdown(report: Report, columns: Sequence[Field]) -> str:
    """Return the table in Markdown, with numbers as they are read.

    Args:
        report: The report, in the order in which it is to be written.
        columns: Of the table.
    """
    made = table(report, columns, Spoken(reason_words))
    rule = ["---:" if index in made.numbers else "---" for index in range(len(columns))]
    rows = [[escaped(text) for text in row] for row in (made.headings, *made.rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (rows[0], rule, *rows[1:]))
