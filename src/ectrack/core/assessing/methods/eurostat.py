"""Eurostat, monitoring of the EU sustainable development goals: growth over the last five, or fifteen, years."""

from decimal import Decimal

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.growth import compound_growth
from ectrack.core.assessing.methods.evidence import Evidence, YearPoint
from ectrack.core.assessing.methods.method import Method, cut_offs, word_of
from ectrack.core.assessing.working import working
from ectrack.core.undefined import UndefinedError

SHORT, LONG = 5, 15
"""Length of the two windows, in years."""

STEPS = {
    "g": "{d} * (({v} / {b}) ^ (1 / {n}) - 1)",
    "G": "({T} / {b}) ^ (1 / {N}) - 1",
    "R": "{g} / abs({G})",
}
WORDS = ("significant_progress", "moderate_progress", "insufficient_progress", "movement_away")
CUT_OFFS = cut_offs(("0.95", WORDS[0]), ("0.60", WORDS[1]), ("0", WORDS[2]), (None, WORDS[3]))
FREE_CUT_OFFS = cut_offs(("0.01", WORDS[0]), ("0", WORDS[1]), (None, WORDS[3]))


def judge(evidence: Evidence) -> Verdict:
    """Return the category of the short window, or of the long one (flag `long-term`) where no value stands five years back.

    Formula: d * g(b, v, tv - tb) / |g(b, T, tT - tb)| with b the value five years back; without a target d * g(b, v, tv - tb).

    Source:
        Eurostat, Sustainable development in the European Union; the cut-offs without a target are not confirmed by a primary page.
    """
    evidence.refuse_sums()
    latest = evidence.latest()
    short = evidence.value_in(latest.year - SHORT)
    base = short or _long_ago(evidence, latest)
    flags = () if short else ("long-term",)
    years = latest.year - base.year
    grown = evidence.direction * compound_growth(base.value, latest.value, Decimal(years))
    numbers: dict[str, Decimal | int] = {"b": base.value, "v": latest.value, "n": years, "d": evidence.direction, "g": grown}
    if not evidence.has_target:
        return Verdict(word_of(grown, FREE_CUT_OFFS), grown, flags=flags, working=working(STEPS, **numbers))
    if evidence.deadline is None:
        raise UndefinedError("no-deadline")
    level, due = evidence.goal_level(), evidence.deadline - base.year
    asked = compound_growth(base.value, level, Decimal(due))
    if asked == 0:
        raise UndefinedError("baseline-equals-level")
    ratio = grown / abs(asked)
    shown = working(STEPS, **numbers, T=level, N=due, G=asked, R=ratio)
    return Verdict(word_of(ratio, CUT_OFFS), ratio, flags=flags, working=shown)


def _long_ago(evidence: Evidence, latest: YearPoint) -> YearPoint:
    """Return the value fifteen years back, else the earliest that is more than five years old."""
    older = [point for point in evidence.points if SHORT < latest.year - point.year <= LONG]
    if not older:
        raise UndefinedError("too-few-points")
    return older[0]


METHOD = Method(
    name="eurostat",
    window="five-years",
    number="growth-ratio",
    words=WORDS,
    judge=judge,
    cut_offs=CUT_OFFS,
    free_cut_offs=FREE_CUT_OFFS,
    confirmed=False,
)
