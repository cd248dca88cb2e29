"""Each formula of the arithmetic, filled in with a target's own numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.assessing.curves import knots_of
from ectrack.core.figures.points import Point
from ectrack.core.model import GoalType
from ectrack.core.values.periods import years_between
from ectrack.core.values.quantities import rounded
from ectrack.locale import _
from ectrack.render import numbers, words
from ectrack.render.numbers import bare

MANY = 12
"""A sum of more values is not written out."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A formula in words, with the numbers put in, and what comes out.

    Attributes:
        key: Name of the quantity in the JSON contract.
        words: The formula in words.
        filled: The formula with numbers: no units, no grouping, so that a calculator takes it.
        result: The value, rounded for show.
    """

    key: str
    words: str
    filled: str
    result: str


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What formulas are filled with: the numbers of one assessment as text."""

    found: Assessment
    history: Sequence[Point]

    @property
    def level(self) -> str:
        return bare(self.found.level) if self.found.level is not None else ""

    @property
    def latest(self) -> str:
        return bare(self.point.value)

    @property
    def base(self) -> str:
        return bare(self.found.baseline.value) if self.found.baseline else ""

    @property
    def point(self) -> Point:
        assert self.found.latest is not None  # noqa: S101  # only asked for quantities that have a value
        return self.found.latest

    @property
    def start(self) -> date:
        assert self.found.baseline is not None  # noqa: S101  # as above
        return self.found.baseline.date

    @property
    def deadline(self) -> date:
        assert self.found.deadline is not None  # noqa: S101  # as above
        return self.found.deadline

    def years(self, first: date, last: date) -> str:
        return bare(years_between(first, last))

    @property
    def left(self) -> str:
        return self.years(self.point.date, self.deadline)

    @property
    def gone(self) -> str:
        return self.years(self.start, self.point.date)


Formula = Callable[[_Numbers], tuple[str, str]]


def explained(assessment: Assessment, history: Sequence[Point]) -> list[Explained]:
    """Return every quantity of an assessment that has a value, with its formula.

    Args:
        assessment: The assessment.
        history: The figures that speak for the target, oldest first.
    """
    filling = _Numbers(assessment, history)
    known = [(key, formula, result) for key, formula, result in FORMULAS if _value(assessment, key) is not None]
    return [Explained(key, *formula(filling), result(_value(assessment, key))) for key, formula, result in known]


def _value(assessment: Assessment, key: str) -> Decimal | None:
    value = (
        assessment.latest.value
        if key == "latest" and assessment.latest
        else assessment.outlook.value
        if key == "outlook.value"
        else None
    )
    if key in {"latest", "outlook.value"}:
        return value
    if key == "outlook.met_on":
        return Decimal(0) if assessment.outlook.met_on else None
    named: Decimal | None = getattr(assessment, key)
    return named


def _level(with_: _Numbers) -> tuple[str, str]:
    found, goal = with_.found, with_.found.target.goal
    if goal.type is GoalType.IMPROVE_BY and goal.rate is not None:
        sign = "+" if found.target.direction > 0 else "-"
        words = _("baseline * (1 {sign} rate), rounded to the places of the baseline").format(sign=sign)
        return words, f"{with_.base} * (1 {sign} {bare(goal.rate)})"
    if goal.rate is not None:
        rate, years = bare(goal.rate), with_.years(with_.start, with_.deadline)
        return _("baseline * (1 + rate) ^ years"), f"{with_.base} * (1 + {rate}) ^ {years}"
    if goal.type is GoalType.EACH_YEAR and found.deadline and found.baseline and goal.value is not None:
        return _("yearly amount * years of the window"), f"{bare(goal.value)} * {with_.years(with_.start, with_.deadline)}"
    if goal.high is not None:
        return (_("low end of the range") if found.level == goal.value else _("high end of the range")), with_.level
    return _("as the goal states"), with_.level


def _added(values: Sequence[str]) -> str:
    """Return a sum; of many values the first ones, how many follow, and the last."""
    if len(values) <= MANY:
        return " + ".join(values)
    between = _("... {count} more ...").format(count=len(values) - MANY + 1)
    return " + ".join((*values[: MANY - 2], between, values[-1]))


def _latest(with_: _Numbers) -> tuple[str, str]:
    point, ratio = with_.point, with_.found.target.indicator.ratio
    values = [bare(actual.value) for actual in point.inputs if actual.value is not None]
    if point.basis == "estimated" and point.yoy is not None and with_.history:
        return _estimate(with_, with_.history[-1].value, point.yoy)
    if point.basis == "rolled-up":
        return words.basis(point), _added(values)
    if point.basis == "summed":
        return _("sum of the figures"), _added(values)
    if point.basis == "derived" and ratio and not with_.found.target.sums:
        factor = _unit_factor(point)
        return _("{of} / {to}").format(of=ratio.of, to=ratio.to), f"{' / '.join(values)}{factor}"
    if point.basis == "derived":
        stated = with_.found.target.baseline
        opening = values[0] if len(values) > 1 else bare(stated.value) if stated and stated.value is not None else "0"
        return _("figure now - figure at the start of the window"), f"{values[-1]} - {opening}"
    return _("as recorded for {period}").format(period=point.period), with_.latest


def _estimate(with_: _Numbers, full: Decimal, yoy: Decimal) -> tuple[str, str]:
    filled = f"{bare(full)} * (1 + {bare(yoy)})"
    floors = [actual.value for actual in with_.point.inputs if actual.value is not None and actual.value == with_.point.value]
    if floors:
        words = _("the larger of last full year * (1 + growth of the year to date) and the year to date")
        return words, f"max({filled}, {with_.latest})"
    return _("last full year * (1 + growth of the year to date)"), filled


def _unit_factor(point: Point) -> str:
    """Return the factor that units of the two figures and the share add, read from the value itself."""
    of, to = (actual.value for actual in point.inputs[:2]) if len(point.inputs) > 1 else (None, None)
    if not of or not to:
        return ""
    factor = point.value * to / of
    shown = bare(rounded(factor, 12 if abs(factor) < 1 else 6))
    return "" if shown == "1" else f" * {shown}"


def _expected(with_: _Numbers) -> tuple[str, str]:
    found, day = with_.found, with_.point.date
    knots = knots_of(found)
    if not knots or day >= knots[-1].date:
        return _("the level"), with_.level
    before, after = next((pair for pair in pairwise(knots) if pair[0].date <= day < pair[1].date), (knots[0], knots[-1]))
    first, last = bare(before.value), bare(after.value)
    gone, whole = with_.years(before.date, day), with_.years(before.date, after.date)
    if found.target.path == "compound":
        return _("from * (to / from) ^ (years gone / years)"), f"{first} * ({last} / {first}) ^ ({gone} / {whole})"
    return _("from + (to - from) * years gone / years"), f"{first} + ({last} - {first}) * {gone} / {whole}"


def _lead(with_: _Numbers) -> tuple[str, str]:
    expected = bare(with_.found.expected) if with_.found.expected is not None else ""
    if with_.found.target.direction > 0:
        return _("latest - expected"), f"{with_.latest} - {_grouped(expected)}"
    return _("expected - latest"), f"{expected} - {_grouped(with_.latest)}"


def _shortfall(with_: _Numbers) -> tuple[str, str]:
    if with_.found.target.direction > 0:
        return _("level - latest, at least 0"), f"max(0, {with_.level} - {_grouped(with_.latest)})"
    return _("latest - level, at least 0"), f"max(0, {with_.latest} - {_grouped(with_.level)})"


def _pace(with_: _Numbers) -> tuple[str, str]:
    expected, base = bare(with_.found.expected or Decimal(0)), _grouped(with_.base)
    return _("(latest - baseline) / (expected - baseline)"), f"({with_.latest} - {base}) / ({expected} - {base})"


def _share_done(with_: _Numbers) -> tuple[str, str]:
    base = _grouped(with_.base)
    return _("(latest - baseline) / (level - baseline)"), f"({with_.latest} - {base}) / ({with_.level} - {base})"


def _share_time(with_: _Numbers) -> tuple[str, str]:
    whole = with_.years(with_.start, with_.deadline)
    return _("years from baseline to latest / years from baseline to deadline, 0 to 1"), f"min(max({with_.gone} / {whole}, 0), 1)"


def _share_log(with_: _Numbers) -> tuple[str, str]:
    return _(
        "ln(latest / baseline) / ln(level / baseline)"
    ), f"ln({with_.latest} / {with_.base}) / ln({with_.level} / {with_.base})"


def _share_lead(with_: _Numbers) -> tuple[str, str]:
    found = with_.found
    done = found.share_done if found.share_log is None else found.share_log
    words = _("share done - time elapsed") if found.share_log is None else _("share done in logarithms - time elapsed")
    return words, f"{bare(done or Decimal(0))} - {bare(found.share_time or Decimal(0))}"


def _excess(with_: _Numbers) -> tuple[str, str]:
    if with_.found.target.direction > 0:
        return _("latest - level"), f"{with_.latest} - {_grouped(with_.level)}"
    return _("level - latest"), f"{with_.level} - {_grouped(with_.latest)}"


def _excess_share(with_: _Numbers) -> tuple[str, str]:
    found = with_.found
    if found.target.direction < 0 or found.target.goal.type is GoalType.IMPROVE_BY:
        return _("share done - 1"), f"{bare(found.share_done or Decimal(0))} - 1"
    return _("latest / level - 1"), f"{with_.latest} / {with_.level} - 1"


def _planned(with_: _Numbers) -> tuple[str, str]:
    goal = with_.found.target.goal
    if goal.type is GoalType.GROWTH and goal.rate is not None:
        return _("the rate of the goal"), bare(goal.rate)
    years = with_.years(with_.start, with_.deadline)
    return _("(level / baseline) ^ (1 / years) - 1"), f"({with_.level} / {with_.base}) ^ (1 / {years}) - 1"


def _outlook(with_: _Numbers) -> tuple[str, str]:
    growth, limit = with_.found.observed_growth, with_.found.target.limit
    if growth is not None:
        words = _("latest * (1 + observed growth) ^ years")
        filled = f"{with_.latest} * (1 + {_grouped(bare(growth))}) ^ {with_.left}"
    else:
        words = _("latest + (latest - baseline) / years gone * years left")
        filled = f"{with_.latest} + ({with_.latest} - {_grouped(with_.base)}) / {with_.gone} * {with_.left}"
    if limit is None:
        return words, filled
    bound = "min" if with_.point.value <= limit else "max"
    return _("{formula}, not beyond the limit").format(formula=words), f"{bound}({filled}, {bare(limit)})"


def _met_on(with_: _Numbers) -> tuple[str, str]:
    growth, level = with_.found.observed_growth, with_.found.level
    after = with_.point.date.isoformat()
    if growth is not None and level is not None and level > 0:
        words = _("ln(level / latest) / ln(1 + observed growth) years after {day}").format(day=after)
        return words, f"ln({with_.level} / {with_.latest}) / ln(1 + {_grouped(bare(growth))})"
    words = _("(level - latest) / change per year, in years after {day}").format(day=after)
    change = f"(({with_.latest} - {_grouped(with_.base)}) / {with_.gone})"
    return words, f"({with_.level} - {_grouped(with_.latest)}) / {change}"


def _grouped(number: str) -> str:
    """Return a number that may follow an operator: a negative one in brackets."""
    return f"({number})" if number.startswith("-") else number


def _early(with_: _Numbers) -> tuple[str, str]:
    met = with_.found.met_on or with_.deadline
    return _("years from {day} to the deadline").format(day=met.isoformat()), with_.years(met, with_.deadline)


def _four_places(value: Decimal | None) -> str:
    return numbers.exact(rounded(value or Decimal(0), 4))


def _amount(value: Decimal | None) -> str:
    return numbers.amount(value or Decimal(0))


def _percent(value: Decimal | None) -> str:
    return numbers.percent(value or Decimal(0))


def _points(value: Decimal | None) -> str:
    return _("{number} points").format(number=numbers.points(value or Decimal(0)))


def _no_number(_value: Decimal | None) -> str:
    return ""


FORMULAS: tuple[tuple[str, Formula, Callable[[Decimal | None], str]], ...] = (
    ("level", _level, _amount),
    ("latest", _latest, _amount),
    ("attainment", lambda n: (_("latest / level"), f"{n.latest} / {n.level}"), _percent),
    ("share_done", _share_done, _percent),
    ("share_time", _share_time, _percent),
    ("share_log", _share_log, _percent),
    ("share_lead", _share_lead, _points),
    ("expected", _expected, _amount),
    ("lead", _lead, _amount),
    ("pace", _pace, _four_places),
    ("shortfall", _shortfall, _amount),
    ("excess", _excess, _amount),
    ("excess_share", _excess_share, _percent),
    (
        "observed_growth",
        lambda n: (_("(latest / baseline) ^ (1 / years) - 1"), f"({n.latest} / {n.base}) ^ (1 / {n.gone}) - 1"),
        _percent,
    ),
    ("planned_growth", _planned, _percent),
    (
        "required_growth",
        lambda n: (_("(level / latest) ^ (1 / years left) - 1"), f"({n.level} / {n.latest}) ^ (1 / {n.left}) - 1"),
        _percent,
    ),
    (
        "required_per_year",
        lambda n: (_("(level - latest) / years left"), f"({n.level} - {_grouped(n.latest)}) / {n.left}"),
        _amount,
    ),
    (
        "required_per_month",
        lambda n: (_("(level - latest) / years left / 12"), f"({n.level} - {_grouped(n.latest)}) / {n.left} / 12"),
        _amount,
    ),
    ("outlook.value", _outlook, _amount),
    ("outlook.met_on", _met_on, _no_number),
    ("years_early", _early, _amount),
)
"""The quantities in the order of the method, with their formulas and how their results are shown."""
