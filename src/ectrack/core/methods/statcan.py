"""Statistics Canada and Open SDG: growth since the base year beside the growth the target asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ectrack.core.assessment import Verdict
from ectrack.core.growth import compound_growth
from ectrack.core.methods.evidence import Evidence, YearPoint
from ectrack.core.methods.method import Method, at_least, cut_offs, word_of
from ectrack.core.undefined import UndefinedError

BASE_YEAR = 2015
TARGET_YEAR = 2030
INSTEAD_OF_ZERO = Decimal("0.001")
LIMIT_EXPONENT = Decimal("4.44")
MODERATE = Decimal("0.60")
FREE_ON_TRACK, FREE_MODERATE = Decimal("0.015"), Decimal("0.005")
BEST, WORST = Decimal(5), Decimal(-5)
WORDS = ("target_achieved", "substantial_progress", "moderate_progress", "limited_progress", "deterioration", "not_available")
CUT_OFFS = cut_offs(("0.95", WORDS[1]), ("0.60", WORDS[2]), ("0", WORDS[3]), (None, WORDS[4]))
FREE_CUT_OFFS = cut_offs(("0.015", WORDS[1]), ("0.005", WORDS[2]), ("0", WORDS[3]), (None, WORDS[4]))
GROUP_CUT_OFFS = cut_offs(
    ("2.5", "substantial_progress"), ("0", "moderate_progress"), ("-2.5", "limited_progress"), (None, "deterioration")
)


@dataclass(frozen=True, slots=True)
class _Judged:
    number: Decimal
    word: str
    score: Decimal


def judge(evidence: Evidence) -> Verdict:
    """Return the category, the ratio of growth rates (or the growth, without a target) and the score.

    Formula: s * d * g(b, v, tv - tb) / |g(b, T, tT - tb)| with g the compound yearly growth and years those of the calendar;
    s is -1 for a negative series. A baseline or target of zero counts as 0.001, as published.

    Source:
        Statistics Canada, sustainable development goals data hub, methodology; Open SDG, progress methodology.
    """
    evidence.refuse_sums()
    base = _base(evidence)
    if base is None or not evidence.points or base.year >= evidence.latest().year:
        return Verdict("not_available", reason="too-few-points")
    latest = evidence.latest()
    flags = []
    start = base.value
    if start == 0:
        start = INSTEAD_OF_ZERO
        flags.append("zero-replaced")
    level = evidence.goal_level() if evidence.has_target else None
    if level == 0:
        level = INSTEAD_OF_ZERO
        flags.append("zero-replaced")
    try:
        years = latest.year - base.year
        grown = (-1 if start < 0 else 1) * evidence.direction * growth(start, latest.value, years)
        if level is None:
            judged = _without_target(grown, ceiling_factor(abs(start), evidence.target.limit))
        else:
            due = (evidence.deadline or TARGET_YEAR) - base.year
            judged = _with_target(grown / abs(_asked(start, level, due)))
    except UndefinedError as problem:
        if evidence.is_met:
            return Verdict("target_achieved", None, BEST, problem.reason, tuple(dict.fromkeys(flags)))
        return Verdict("not_available", reason=problem.reason, flags=tuple(dict.fromkeys(flags)))
    if evidence.is_met:
        judged = _Judged(judged.number, "target_achieved", BEST)
    return Verdict(judged.word, judged.number, judged.score, flags=tuple(dict.fromkeys(flags)))


def _base(evidence: Evidence) -> YearPoint | None:
    """Return the value of the base year: the stated one, else 2015, else the next later year with data, else the earliest."""
    stated = evidence.target.baseline
    if evidence.stated is not None:
        return evidence.stated
    first = (stated.period.start or stated.period.end).year if stated else BASE_YEAR
    later = [point for point in evidence.points if point.year >= first]
    if len(later) > 1 or stated:
        return next(iter(later), None)
    return next(iter(evidence.points), None)


def growth(first: Decimal, last: Decimal, years: int) -> Decimal:
    """Return the compound yearly growth as this method has it: also of negative series, and -1 when it falls to zero.

    Raises:
        UndefinedError: `opposite-signs` across zero, `no-time` over no years.
    """
    if last == 0 and years > 0:
        return Decimal(-1)
    if (first < 0) != (last < 0):
        raise UndefinedError("opposite-signs")
    return compound_growth(abs(first), abs(last), Decimal(years))


def _asked(start: Decimal, level: Decimal, years: int) -> Decimal:
    asked = growth(start, level, years)
    if asked == 0:
        raise UndefinedError("baseline-equals-level")
    return asked


def ceiling_factor(base: Decimal, limit: Decimal | None) -> Decimal:
    """Return the factor C by which the cut-offs above 0 shrink near a natural limit; 1 without one.

    Formula, with x = |baseline| and L = |limit|: 1 when x >= 2L, 1 - (x / L) ** 4.44 when x <= L, else 1 - ((2L - x) / L) ** 4.44.
    """
    if not limit:
        return Decimal(1)
    ceiling = abs(limit)
    if base >= 2 * ceiling:
        return Decimal(1)
    return 1 - (min(base, 2 * ceiling - base) / ceiling) ** LIMIT_EXPONENT


def _with_target(ratio: Decimal) -> _Judged:
    if at_least(ratio, MODERATE):
        score = min(Decimal("7.1429") * ratio - Decimal("4.2857"), BEST)
    else:
        score = max(Decimal("4.1667") * ratio - Decimal("2.5"), WORST)
    return _Judged(ratio, word_of(ratio, CUT_OFFS), score)


def _without_target(grown: Decimal, factor: Decimal) -> _Judged:
    if grown < 0:
        return _Judged(grown, WORDS[4], max(Decimal(125) * grown - Decimal("2.5"), WORST))
    if at_least(grown, FREE_ON_TRACK * factor):
        return _Judged(grown, WORDS[1], min(500 * grown / factor - 5, BEST) if factor else BEST)
    if at_least(grown, FREE_MODERATE * factor):
        return _Judged(grown, WORDS[2], 250 * grown / factor - Decimal("1.25"))
    return _Judged(grown, WORDS[3], 500 * grown / factor - Decimal("2.5"))


def group(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict of a group of targets: the category of the mean of their scores.

    Args:
        verdicts: Verdicts of this method; those without a score are left out.
    """
    scored = [verdict for verdict in verdicts if verdict.score is not None]
    scores = [verdict.score for verdict in scored if verdict.score is not None]
    if not scores:
        return Verdict("not_available", reason="no-scores")
    mean = sum(scores, Decimal(0)) / len(scores)
    if all(verdict.word == WORDS[0] for verdict in scored):
        return Verdict(WORDS[0], score=mean)
    return Verdict(word_of(mean, GROUP_CUT_OFFS), score=mean)


METHOD = Method(
    name="statcan",
    window="base-year",
    number="growth-ratio",
    words=WORDS,
    judge=judge,
    cut_offs=CUT_OFFS,
    free_cut_offs=FREE_CUT_OFFS,
    group=group,
)
