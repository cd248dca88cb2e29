"""Statistics Canada and Open SDG: growth since the base year beside the growth the target asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.growth import compound_growth
from ectrack.core.assessing.methods.evidence import Evidence, YearPoint
from ectrack.core.assessing.methods.method import Method, at_least, cut_offs, word_of
from ectrack.core.assessing.working import Working, working
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.fiscal_years import year_of

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


GROWTH = "{s} * {d} * ((abs({v}) / abs({b})) ^ (1 / {n}) - 1)"
ASKED = "(abs({T}) / abs({b})) ^ (1 / {N}) - 1"


@dataclass(frozen=True, slots=True)
class _Judged:
    word: str
    number: Decimal
    score: Decimal
    working: Working


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
    remarks = tuple(dict.fromkeys(flags))
    try:
        grown = _Grown(start, latest.value, latest.year - base.year, evidence.direction)
        due = (evidence.deadline or TARGET_YEAR) - base.year
        judged = _without_target(grown, evidence.target.limit) if level is None else _with_target(grown, level, due)
    except UndefinedError as problem:
        if evidence.is_met:
            return Verdict("target_achieved", None, BEST, problem.reason, remarks)
        return Verdict("not_available", reason=problem.reason, flags=remarks)
    if evidence.is_met:
        judged = replace(judged, word="target_achieved", score=BEST, working=_until(judged.working, judged.number))
    return Verdict(judged.word, judged.number, judged.score, flags=remarks, working=judged.working)


@dataclass(frozen=True, slots=True)
class _Grown:
    """A change over some years, and the growth it makes in the wanted direction."""

    first: Decimal
    last: Decimal
    years: int
    direction: int

    @property
    def rate(self) -> Decimal:
        return self.sign * self.direction * growth(self.first, self.last, self.years)

    @property
    def sign(self) -> int:
        return -1 if self.first < 0 else 1

    def numbers(self, rate: Decimal) -> dict[str, Decimal | int]:
        return {"s": self.sign, "d": self.direction, "v": self.last, "b": self.first, "n": self.years, "g": rate}


def _until(working: Working, number: Decimal) -> Working:
    """Return a working up to the number that is judged; a target that is met scores 5 whatever the formula says."""
    last = next(index for index, step in enumerate(working.steps) if working.numbers[step.name] == number)
    return replace(working, steps=working.steps[: last + 1])


def _base(evidence: Evidence) -> YearPoint | None:
    """Return the value of the base year: the stated one, else 2015, else the next later year with data, else the earliest."""
    stated = evidence.target.baseline
    if evidence.stated is not None:
        return evidence.stated
    starts = evidence.target.indicator.year_starts
    first = year_of(stated.period.start or stated.period.end, starts) if stated else BASE_YEAR
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


def _with_target(grown: _Grown, level: Decimal, due: int) -> _Judged:
    rate, asked = grown.rate, _asked(grown.first, level, due)
    ratio = rate / abs(asked)
    if at_least(ratio, MODERATE):
        rule, score = "min(7.1429 * {R} - 4.2857, 5)", min(Decimal("7.1429") * ratio - Decimal("4.2857"), BEST)
    else:
        rule, score = "max(4.1667 * {R} - 2.5, -5)", max(Decimal("4.1667") * ratio - Decimal("2.5"), WORST)
    steps = {"g": GROWTH, "G": ASKED, "R": "{g} / abs({G})", "score": rule}
    shown = working(steps, **grown.numbers(rate), T=level, N=due, G=asked, R=ratio, score=score)
    return _Judged(word_of(ratio, CUT_OFFS), ratio, score, shown)


def _without_target(grown: _Grown, limit: Decimal | None) -> _Judged:
    rate, base = grown.rate, abs(grown.first)
    factor = ceiling_factor(base, limit)
    word, rule, score = _free_score(rate, factor)
    steps = {"g": GROWTH, "C": _factor_rule(base, limit), "score": rule}
    shown = working(steps, **grown.numbers(rate), L=limit and abs(limit), C=factor, score=score)
    return _Judged(word, rate, score, shown)


def _factor_rule(base: Decimal, limit: Decimal | None) -> str:
    if not limit or base >= 2 * abs(limit):
        return "1"
    return "1 - (abs({b}) / {L}) ^ 4.44" if base <= abs(limit) else "1 - ((2 * {L} - abs({b})) / {L}) ^ 4.44"


def _free_score(rate: Decimal, factor: Decimal) -> tuple[str, str, Decimal]:
    """Return the category, the rule of the score and the score, for growth without a target."""
    if rate < 0:
        return WORDS[4], "max(125 * {g} - 2.5, -5)", max(Decimal(125) * rate - Decimal("2.5"), WORST)
    if at_least(rate, FREE_ON_TRACK * factor):
        if not factor:
            return WORDS[1], "5", BEST
        return WORDS[1], "min(500 * {g} / {C} - 5, 5)", min(500 * rate / factor - 5, BEST)
    if at_least(rate, FREE_MODERATE * factor):
        return WORDS[2], "250 * {g} / {C} - 1.25", 250 * rate / factor - Decimal("1.25")
    return WORDS[3], "500 * {g} / {C} - 2.5", 500 * rate / factor - Decimal("2.5")


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
