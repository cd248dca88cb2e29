"""Weather symbols of the German sustainability strategy: the average change of five years, carried on to the target year."""

from collections.abc import Sequence
from decimal import Decimal

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.curves import is_of_year
from ectrack.core.assessing.methods.evidence import Evidence, YearPoint
from ectrack.core.assessing.methods.method import Method
from ectrack.core.assessing.working import Working, working
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.fiscal_years import year_of
from ectrack.core.values.quantities import nearly_equal

WINDOW, LEAST_POINTS = 5, 4
SUN_BELOW, SLIGHTLY_UP_TO = Decimal("0.05"), Decimal("0.20")
STEPS = {
    "a": "({v} - {first}) / {n}",
    "p": "{v} + {a} * ({tT} - {tv})",
    "m": "({T} - {p}) / ({T} - {v})",
}
WORDS = ("sun", "slightly_cloudy", "cloudy", "thunderstorm")


def judge(evidence: Evidence) -> Verdict:
    """Return the symbol and the share of the remaining way that will be missed.

    Formula: a = (v - v[-5]) / 5, p = v + a * (tT - tv), m = (T - p) / (T - v). The next milestone still ahead is the target.

    Source:
        DNS indicators, page on the status symbols.
    """
    evidence.refuse_sums()
    points = evidence.points
    window = _window(points)
    latest = points[-1]
    average = (latest.value - window[0].value) / (latest.year - window[0].year)
    trend = average * evidence.direction
    if not evidence.has_target:
        last = (latest.value - points[-2].value) * evidence.direction
        return Verdict(_by_direction(average_right=trend > 0, last_right=last > 0), working=_trend(window))
    level, due = _next_target(evidence, latest)
    met = _is_met(evidence, latest.value, level)
    if met or evidence.target.goal.hold or due is None or due <= latest.year:
        return Verdict(_kept(met=met, against=trend < 0), working=_trend(window))
    shown = _missing(window, level, due)
    missed = shown.numbers["m"]
    return Verdict(WORDS[3] if trend <= 0 else _by_miss(missed), missed, working=shown)


def _by_miss(missed: Decimal) -> str:
    if missed < SUN_BELOW and not nearly_equal(missed, SUN_BELOW):
        return WORDS[0]
    return WORDS[1] if missed <= SLIGHTLY_UP_TO or nearly_equal(missed, SLIGHTLY_UP_TO) else WORDS[2]


def _window(points: tuple[YearPoint, ...]) -> tuple[YearPoint, ...]:
    """Return the six newest consecutive years, or in exceptional cases five or four."""
    consecutive = points[-1:]
    for point in reversed(points[:-1]):
        if point.year != consecutive[0].year - 1 or len(consecutive) > WINDOW:
            break
        consecutive = (point, *consecutive)
    if len(consecutive) < LEAST_POINTS:
        raise UndefinedError("too-few-points")
    return consecutive


def _next_target(evidence: Evidence, latest: YearPoint) -> tuple[Decimal, int | None]:
    target = evidence.target
    years = [milestone for milestone in target.milestones if is_of_year(target, milestone)]
    stated = [(milestone.value, year_of(milestone.date, target.indicator.year_starts)) for milestone in years]
    ahead = [(value, year) for value, year in stated if year > latest.year]
    return ahead[0] if ahead else (evidence.goal_level(), evidence.deadline)


def _is_met(evidence: Evidence, value: Decimal, level: Decimal) -> bool:
    if level == evidence.level:
        return evidence.is_met
    return (value - level) * evidence.direction >= 0


def _trend(window: tuple[YearPoint, ...]) -> Working:
    first, latest = window[0], window[-1]
    years = latest.year - first.year
    return working(STEPS, v=latest.value, first=first.value, n=years, a=(latest.value - first.value) / years)


def _missing(window: tuple[YearPoint, ...], level: Decimal, due: int) -> Working:
    """Return how much of the remaining way the average change of the window will leave undone in the target year."""
    known = _trend(window).numbers
    latest = window[-1]
    projected = latest.value + known["a"] * (due - latest.year)
    missed = (level - projected) / (level - latest.value)
    return working(STEPS, **known, T=level, tT=due, tv=latest.year, p=projected, m=missed)


def _kept(*, met: bool, against: bool) -> str:
    if met:
        return WORDS[1] if against else WORDS[0]
    return WORDS[3] if against else WORDS[2]


def _by_direction(*, average_right: bool, last_right: bool) -> str:
    if average_right:
        return WORDS[0] if last_right else WORDS[1]
    return WORDS[2] if last_right else WORDS[3]


def group(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the symbol of several simultaneous targets: the worst one; those without a symbol are left out."""
    found = [verdict for verdict in verdicts if verdict.word is not None]
    if not found:
        return Verdict(reason="no-symbols")
    worst = max(found, key=lambda verdict: WORDS.index(verdict.word or ""))
    return Verdict(worst.word, worst.ratio)


METHOD = Method(
    name="destatis",
    window="five-years",
    number="miss-share",
    words=WORDS,
    judge=judge,
    limits=(SUN_BELOW, SLIGHTLY_UP_TO),
    group=group,
)
