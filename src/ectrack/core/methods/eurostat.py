"""Eurostat, monitoring of the EU sustainable development goals: growth over the last five, or fifteen, years."""

from decimal import Decimal

from ectrack.core.assessment import Verdict
from ectrack.core.growth import compound_growth
from ectrack.core.methods.evidence import Evidence, YearPoint
from ectrack.core.methods.method import Method, cut_offs, word_of
from ectrack.core.undefined import UndefinedError

SHORT, LONG = 5, 15
"""Length of the two windows, in years."""

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
    years = Decimal(latest.year - base.year)
    grown = evidence.direction * compound_growth(base.value, latest.value, years)
    if not evidence.has_target:
        return Verdict(word_of(grown, FREE_CUT_OFFS), grown, flags=flags)
    if evidence.deadline is None:
        raise UndefinedError("no-deadline")
    asked = compound_growth(base.value, evidence.goal_level(), Decimal(evidence.deadline - base.year))
    if asked == 0:
        raise UndefinedError("baseline-equals-level")
    ratio = grown / abs(asked)
    return Verdict(word_of(ratio, CUT_OFFS), ratio, flags=flags)


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
