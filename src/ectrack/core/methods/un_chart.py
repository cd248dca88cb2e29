"""UN progress chart 2023: where the observed growth leads by the target year."""

from decimal import Decimal

from ectrack.core.assessment import Verdict
from ectrack.core.growth import compound_growth, grown
from ectrack.core.methods.evidence import Evidence
from ectrack.core.methods.method import Method, cut_offs, word_of
from ectrack.core.quantities import PERCENT
from ectrack.core.undefined import UndefinedError

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
        return Verdict(WORDS[0], _share(evidence))
    if latest.year <= base.year:
        raise UndefinedError("too-few-points")
    if not evidence.has_target:
        free = evidence.direction * compound_growth(base.value, latest.value, Decimal(latest.year - base.year))
        return Verdict(word_of(free, FREE_CUT_OFFS), free)
    share = _projected(evidence)
    return Verdict(word_of(share, CUT_OFFS), share)


def _nearly_at_end(evidence: Evidence, value: Decimal) -> bool:
    level = evidence.level
    return level in ENDS and evidence.target.indicator.unit.text == PERCENT and abs(value - level) <= CLOSE


def _share(evidence: Evidence) -> Decimal | None:
    try:
        return _projected(evidence)
    except UndefinedError:
        return None


def _projected(evidence: Evidence) -> Decimal:
    base, latest, level = evidence.baseline(), evidence.latest(), evidence.goal_level()
    if evidence.deadline is None:
        raise UndefinedError("no-deadline")
    if base.value == level:
        raise UndefinedError("baseline-equals-level")
    rate = compound_growth(base.value, latest.value, Decimal(latest.year - base.year))
    ahead = grown(latest.value, rate, Decimal(evidence.deadline - latest.year))
    return (ahead - base.value) / (level - base.value)


METHOD = Method(
    name="un-chart",
    window="baseline",
    number="projected-share",
    words=WORDS,
    judge=judge,
    cut_offs=CUT_OFFS,
    free_cut_offs=FREE_CUT_OFFS,
)
