r"""The progress table as a fragment of LaTeX, to be read by `\input`."""

from collections.abc import Iterator, Sequence

from ectrack.core.assessing.assessment import Report
from ectrack.core.tracker import Tracker
from ectrack.locale import _
from ectrack.locale.text import visible
from ectrack.render.bulletin.blocks import Table
from ectrack.render.exports import Field
from ectrack.render.tables.readable import printed, rests, shares, title

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",
    "-": "-{}",
    ",": ",{}",
}
"""Characters that act, also those that act only at the beginning of a row or beside another of their kind."""

_ESCAPES = str.maketrans({char: f"\\{char}" for char in "{}$&#%_"} | _SPECIAL)


def latex(report: Report, tracker: Tracker, columns: Sequence[Field]) -> str:
    """Return the table as a longtable; no text of the data can become a command.

    Args:
        report: The report, in the order in which it is to be written.
        tracker: Where it came from.
        columns: Of the table.
    """
    made, notes = printed(report, columns)
    below = [*([notes] if notes else []), *rests(report, columns)]
    return "".join(f"{line}\n" for line in _lines(made, title(report, tracker), below))


def _lines(table: Table, caption: str, notes: Sequence[str]) -> Iterator[str]:
    headings = _row([rf"\textbf{{{escaped(text)}}}" for text in table.headings])
    yield f"% {_('In the preamble:')} \\usepackage{{array,booktabs,longtable,pdflscape}}"
    yield f"% {_('xelatex, with the class ctexart or the package ctex for Chinese.')}"
    yield r"\begin{landscape}\begingroup\footnotesize\setlength{\tabcolsep}{3pt}"
    yield rf"\begin{{longtable}}{{{''.join(_columns(table))}}}"
    yield rf"\caption{{{escaped(caption)}}}\\"
    yield from (r"\toprule", headings, r"\midrule", r"\endfirsthead")
    yield from (r"\toprule", headings, r"\midrule", r"\endhead")
    yield from (r"\bottomrule", r"\endfoot")
    yield from (_row([escaped(text) for text in row]) for row in table.rows)
    yield r"\end{longtable}"
    yield from (rf"\noindent {escaped(text)}\par" for text in notes)
    yield r"\endgroup\end{landscape}"


def _columns(table: Table) -> Iterator[str]:
    for index, share in enumerate(shares(table)):
        side = r"\raggedleft" if index in table.numbers else r"\raggedright"
        yield rf">{{{side}\arraybackslash}}p{{\dimexpr {share:.4f}\linewidth-2\tabcolsep\relax}}"


def _row(cells: Sequence[str]) -> str:
    return rf"{' & '.join(cells)} \tabularnewline"


def escaped(text: str) -> str:
    """Return a text that LaTeX prints as it is; what cannot be seen is written out."""
    return visible(text).translate(_ESCAPES)
