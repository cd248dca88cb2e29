"""What every method says about one target, side by side."""

from collections.abc import Mapping
from decimal import Decimal

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.methods import DEFAULT, METHODS, traffic_light
from ectrack.core.assessing.methods.method import CutOffs
from ectrack.core.assessing.working import Working
from ectrack.core.model import GoalType, Target
from ectrack.core.stated import Lights
from ectrack.core.values.quantities import rounded
from ectrack.locale import _
from ectrack.locale.terms import reason_words, verdict_word
from ectrack.render import numbers
from ectrack.render.screen import Line, paragraph, titled
from ectrack.render.table import Column, Row, table

PLACES = 4


def side_by_side(verdicts: Mapping[str, Verdict], lights: Lights | None, width: int | None) -> list[Line]:
    """Return a table of methods: the word of each, the number it judged by, its cut-offs, its score, or why it cannot say.

    Args:
        verdicts: By the names of the methods.
        lights: Cut-offs of the traffic light, of the target or of the tracker.
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
    return table(columns, [Row(_cells(name, verdict, lights)) for name, verdict in verdicts.items()], width)


def _cells(name: str, verdict: Verdict, lights: Lights | None) -> dict[str, str]:
    return {
        "method": name,
        "verdict": verdict_word(name, verdict.word) if verdict.word else "-",
        "number": "-" if verdict.ratio is None else numbers.exact(rounded(verdict.ratio, PLACES)),
        "cut_offs": " ".join(map(numbers.exact, _limits(name, lights))) or "-",
        "score": "-" if verdict.score is None else numbers.exact(rounded(verdict.score, PLACES)),
        "reason": reason_words(verdict.reason) if verdict.reason else "-",
    }


def _limits(name: str, lights: Lights | None) -> list[Decimal]:
    """Return the numbers at which a method changes its word."""
    if name == traffic_light.METHOD.name:
        return [lights.green, lights.yellow, lights.red] if lights else []
    method = METHODS[name]
    return [*method.limits] or [cut.least for cut in method.cut_offs if cut.least is not None]


def verdict_words(method: str, verdict: Verdict) -> str:
    """Return the word of a verdict, or the reason why the method cannot say."""
    return verdict_word(method, verdict.word) if verdict.word else reason_words(verdict.reason or "cannot-judge")


def workings(verdicts: Mapping[str, Verdict], target: Target, width: int | None) -> list[list[Line]]:
    """Return for each method how it came to its verdict: formula, the formula filled in, cut-offs, word.

    The default method is left out: its formula stands among those of the quantities.

    Args:
        verdicts: By the names of the methods.
        target: The target they speak of.
        width: Columns of the terminal; None when nothing has to fit.
    """
    sections = []
    for name, verdict in verdicts.items():
        if name != DEFAULT:
            lines = [*_steps(verdict.working, width), *_cut_off_lines(name, target, width), *_outcome(name, verdict, width)]
            sections.append(titled(_("Method {method}").format(method=name), lines))
    return sections


def _steps(working: Working | None, width: int | None) -> list[Line]:
    if working is None:
        return []
    symbols = {name: name for name in working.numbers}
    filled = {name: _bracketed(numbers.bare(number)) for name, number in working.numbers.items()}
    lines: list[Line] = []
    for step in working.steps:
        outcome = numbers.bare(working.numbers[step.name])
        lines += paragraph(f"  {step.name} = {step.formula.format_map(symbols)}", width, "    ")
        lines += paragraph(f"    = {step.formula.format_map(filled)} = {outcome}", width, "      ")
    return lines


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("-") else number


def _cut_off_lines(name: str, target: Target, width: int | None) -> list[Line]:
    method = METHODS[name]
    found = method.free_cut_offs if target.goal.type is GoalType.IMPROVE else method.cut_offs
    if not found:
        return []
    return paragraph("  " + _("cut-offs: {list}").format(list=told_cut_offs(name, found)), width, "    ")


def _outcome(name: str, verdict: Verdict, width: int | None) -> list[Line]:
    score = "" if verdict.score is None else _(", score {score}").format(score=numbers.exact(rounded(verdict.score, PLACES)))
    return paragraph("  " + _("verdict: {verdict}{score}").format(verdict=verdict_words(name, verdict), score=score), width, "    ")


def told_cut_offs(name: str, cut_offs: CutOffs) -> str:
    """Return cut-offs as a phrase: `on track from 0.95, … else deterioration`."""
    told = [
        _("{word} from {least}").format(word=verdict_word(name, cut.word), least=numbers.exact(cut.least))
        if cut.least is not None
        else _("else {word}").format(word=verdict_word(name, cut.word))
        for cut in cut_offs
    ]
    return _(", ").join(told)
