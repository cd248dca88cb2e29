"""What every method says about one target, side by side."""

from collections.abc import Mapping

from ectrack.core.assessment import Verdict
from ectrack.core.methods import DEFAULT, METHODS
from ectrack.locale import _
from ectrack.locale.terms import STATUSES, VERDICTS, reason_words, term
from ectrack.render import numbers
from ectrack.render.screen import Line
from ectrack.render.table import Column, Row, table

PLACES = 4


def side_by_side(verdicts: Mapping[str, Verdict], width: int | None) -> list[Line]:
    """Return a table of methods: the word of each, the number it judged by, its cut-offs, its score, or why it cannot say.

    Args:
        verdicts: By the names of the methods.
        width: Columns of the terminal; None when nothing has to fit.
    """
    if not verdicts:
        return []
    columns = [
        Column("method", _("method")),
        Column("verdict", _("verdict"), wrap=True),
        Column("number", _("number judged"), "right"),
        Column("cut_offs", _("cut-offs"), drop=1),
        Column("score", _("score"), "right", drop=2),
        Column("reason", _("why empty"), wrap=True),
    ]
    return table(columns, [Row(_cells(name, verdict)) for name, verdict in verdicts.items()], width)


def _cells(name: str, verdict: Verdict) -> dict[str, str]:
    words = STATUSES if name == DEFAULT else VERDICTS
    return {
        "method": name,
        "verdict": term(words, verdict.word) if verdict.word else "-",
        "number": "-" if verdict.ratio is None else numbers.exact(numbers.rounded(verdict.ratio, PLACES)),
        "cut_offs": " ".join(numbers.exact(cut.least) for cut in METHODS[name].cut_offs if cut.least is not None) or "-",
        "score": "-" if verdict.score is None else numbers.exact(numbers.rounded(verdict.score, PLACES)),
        "reason": reason_words(verdict.reason) if verdict.reason else "-",
    }
