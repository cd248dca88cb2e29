"""UN progress chart 2023: where the observed growth leads by the target year."""

from decimal import Decimal

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.growth import compound_growth, grown
from ectrack.core.assessing.methods.evidence import Evidence
from ectrack.core.assessing.methods.method import Method, cut_offs, word_of
from ectrack.core.assessing.working import Working, working
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import PERCENT

STEPS = {"c": "({v} / {b}) ^ (1 / {n}) - 1", "e": "{v} * (1 + {c}) ^ {N}", "q": "({e} - {b}) / ({T} - {b})"}
FREE_STEPS = {"c": STEPS["c"], "g": "{d} * {c}"}
WORDS = ("met_or_on_track", "fair_progress", "stagnation_or_regression")
CUT_OFFS = cut_offs(("0.95", WORDS[0]), ("0.10", WORDS[1]), (None, WORDS[2]))
FREE_CUT_OFFS = cut_offs(("0.02", WORDS[0]), ("0.005", WORDS[1]), (None, WORDS[2]))
ENDS = (Decimal(0), Decimal(100))
CLOSE = Decimal(1)
"""Points from a target of 0 or 100 % that count as met."""


def judge(evidence: Evidence) -> Verdict:
    """Return the category and the share of the way that will be done in the target year.

    Formula: c = g(b, v, tv - tb), e = v * (1 + c) ** (tT - tv), (e - b) / (T - b); without a target d * c.

    Source:
        UN DESA, Progress Chart 2023, technical note; Eustat, methodology.
    """
    evidence.refuse_sums()
    base, latest = evidence.baseline(), evidence.latest()
    if evidence.is_met or _nearly_at_end(evidence, latest.value):
        shown = _working_or_none(evidence)
        return Verdict(WORDS[0], shown.numbers["q"] if shown else None, working=shown)
    if latest.year <= base.year:
        raise UndefinedError("too-few-points")
    if not evidence.has_target:
        years = latest.year - base.year
        grew = compound_growth(base.value, latest.value, Decimal(years))
        free = evidence.direction * grew
        shown = working(FREE_STEPS, b=base.value, v=latest.value, n=years, d=evidence.direction, c=grew, g=free)
        return Verdict(word_of(free, FREE_CUT_OFFS), free, working=shown)
    shown = _projected(evidence)
    return Verdict(word_of(shown.numbers["q"], CUT_OFFS), shown.numbers["q"], working=shown)


def _nearly_at_end(evidence: Evidence, value: Decimal) -> bool:
    level = evidence.level
    return level in ENDS and evidence.target.indicator.unit.text == PERCENT and abs(value - level) <= CLOSE


def _working_or_none(evidence: Evidence) -> Working | None:
    try:
        return _projected(evidence)
    except UndefinedError:
        return None


def _projected(evidence: Evidence) -> Working:
    base, latest, level = evidence.baseline(), evidence.latest(), evidence.goal_level()
    if evidence.deadline is None:
        raise UndefinedError("no-deadline")
    if base.value == level:
        raise UndefinedError("baseline-equals-level")
    gone, left = latest.year - base.year, evidence.deadline - latest.year
    rate = compound_growth(base.value, latest.value, Decimal(gone))
    ahead = grown(latest.value, rate, Decimal(left))
    share = (ahead - base.value) / (level - base.value)
    return working(STEPS, b=base.value, v=latest.value, T=level, n=gone, N=left, c=rate, e=ahead, q=share)


METHOD = Method(
    name="un-chart",
    window="baseline",
    number="projected-share",
    words=WORDS,
    judge=judge,
    cut_offs=CUT_OFFS,
    free_cut_offs=FREE_CUT_OFFS,
)
