"""Laws that hold for every tracker."""

import tomllib
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.notation.build import build
from ectrack.core.notation.documents import Document
from ectrack.core.values.period_text import period, span_text
from ectrack.core.values.periods import date_after, years_between
from ectrack.core.values.quantities import in_unit, nearly_equal, plain, quantity, unit
from tests.core.building import flow, judged, rows, tables
from tests.core.building import near as close

VALUES = st.decimals(min_value="0.01", max_value="99999", places=2)
YEARS = st.integers(min_value=2011, max_value=2019)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
RATIOS = ("attainment", "share_done", "share_time", "pace", "observed_growth", "planned_growth", "required_growth")
AMOUNTS = ("level", "expected", "lead", "shortfall", "required_per_year", "required_per_month")


def level(key: str, value: Decimal) -> str:
    return f'{key} = {value}\nsince = "2010"\nby = "2020"'


def same(left: Decimal | None, right: Decimal | None) -> bool:
    return left is right if left is None or right is None else nearly_equal(left, right)


@given(VALUES, VALUES, YEARS)
def test_share_done_is_0_at_the_baseline_and_1_at_the_level(base: Decimal, goal: Decimal, year: int) -> None:
    assume(goal > base)
    start = judged(level("at_least", goal), f"2010 {base}\n{year} {base}")
    end = judged(level("at_least", goal), f"2010 {base}\n{year} {goal}")
    assert (start.share_done, start.pace, start.status) == (0, 0, "behind")
    assert (end.share_done, end.attainment, end.shortfall, end.status) == (1, 1, 0, "achieved")


@given(VALUES, VALUES, VALUES, YEARS)
def test_another_unit_changes_no_ratio_and_scales_every_amount(base: Decimal, goal: Decimal, value: Decimal, year: int) -> None:
    figures = f"2010 {base}亿元\n{year} {value}亿元"
    text = f'at_least = "{goal}亿元"\nsince = "2010"\nby = "2020"'
    large, small = (judged(text, figures, unit=name) for name in ("亿元", "万元"))
    assert (large.status, large.flags, large.reasons) == (small.status, small.flags, small.reasons)
    for name in RATIOS:
        assert same(getattr(large, name), getattr(small, name)), name
    for name in AMOUNTS:
        amount = getattr(large, name)
        assert same(amount * 10000 if amount is not None else None, getattr(small, name)), name


@given(VALUES, VALUES, VALUES, YEARS)
def test_a_mirrored_direction_mirrors_the_figures(base: Decimal, goal: Decimal, value: Decimal, year: int) -> None:
    up = judged(level("at_least", goal), f"2010 {base}\n{year} {value}")
    down = judged(level("at_most", -goal), f"2010 {-base}\n{year} {-value}")
    assert up.status == down.status
    for name in ("lead", "pace", "shortfall", "share_done", "share_time"):
        assert same(getattr(up, name), getattr(down, name)), name
    assert same(up.expected, None if down.expected is None else -down.expected)


@given(VALUES, VALUES, VALUES, YEARS)
def test_lead_pace_and_status_agree(base: Decimal, goal: Decimal, value: Decimal, year: int) -> None:
    assume(goal > base)
    found = judged(level("at_least", goal), f"2010 {base}\n{year} {value}")
    assert found.pace is not None
    assert found.lead is not None
    assert found.shortfall is not None
    if found.status == "on-pace":
        assert found.pace > 1 or nearly_equal(found.pace, Decimal(1))
    if found.status == "behind":
        assert found.lead < 0
        assert found.pace >= 0
    if found.status == "reversing":
        assert value < base
    assert (found.status == "achieved") is (found.shortfall == 0)


@given(VALUES, VALUES, VALUES, YEARS)
def test_required_growth_leads_to_the_level(base: Decimal, goal: Decimal, value: Decimal, year: int) -> None:
    assume(value < goal)
    found = judged(level("at_least", goal), f"2010 {base}\n{year} {value}")
    left = 2020 - year
    assert found.required_growth is not None
    assert found.required_per_year is not None
    assert nearly_equal(value * (1 + found.required_growth) ** left, goal)
    assert nearly_equal(value + found.required_per_year * left, goal)


@given(VALUES, st.integers(min_value=-90, max_value=300), YEARS)
def test_a_growth_that_is_kept_lies_on_the_path(base: Decimal, percent: int, year: int) -> None:
    assume(percent)
    value = base * (1 + Decimal(percent) / 100) ** (year - 2010)
    value = value.quantize(Decimal(1).scaleb(max(value.adjusted() - 20, -28)))
    assume(abs(value.adjusted()) < 18)
    found = flow(f'growth = "{percent}%"\nsince = "2010"\nby = "2020"', f"2010 {base}\n{year} {value:f}")
    assert close(found.pace, "1", "1e-9")
    assert found.status == "on-pace"
    assert close(found.observed_growth, str(Decimal(percent) / 100), "1e-9")


@given(st.lists(VALUES, min_size=1, max_size=9), VALUES)
def test_a_sum_is_the_sum_whatever_parts_it_is_recorded_in(values: list[Decimal], goal: Decimal) -> None:
    whole = "\n".join(f"{2011 + index} {value * 2}" for index, value in enumerate(values))
    halves = "\n".join(f"{2011 + index}-H{half} {value}" for index, value in enumerate(values) for half in (1, 2))
    text = f'total = {goal}\nfrom = "2011"\nby = "2020"'
    for found in (flow(text, whole), flow(text, halves), flow(text, f"{whole}\n{halves}")):
        assert found.latest is not None
        assert found.latest.value == 2 * sum(values)
        assert found.latest.date == date(2010 + len(values), 12, 31)


@given(st.permutations(range(6)))
def test_the_order_of_figures_and_files_changes_nothing(order: list[int]) -> None:
    lines = ["2013 860", "2014-H1 480 yoy=39.5%", "2013-H1 344", "2012 600", "2014-Q1 200", "2012-H2 310"]
    goal = 'growth = "30%"\nsince = "2013"\nby = "2015"'
    first = _in_files(goal, lines, list(range(6)))
    assert _numbers(flow(goal, "\n".join(lines[index] for index in order))) == _numbers(first)
    # Files are taken by name, in whatever order they are read.
    shuffled = _in_files(goal, lines, order)
    assert (_numbers(shuffled), shuffled.latest) == (_numbers(first), first.latest)


def _in_files(goal: str, lines: list[str], order: list[int]) -> Assessment:
    files = [Document(f"actuals/{index}.toml", "actuals", {"actual": rows(lines[index])}) for index in order]
    head = Document("tables.toml", "tables", tomllib.loads(tables(goal, "flow"), parse_float=Decimal))
    tracker, problems = build([*files, head])
    assert problems == ()
    return report(tracker).assessments[0]


def _numbers(assessment: Assessment) -> dict[str, object]:
    return {name: getattr(assessment, name) for name in (*RATIOS, *AMOUNTS, "status", "flags", "as_of", "outlook", "reasons")}


@given(VALUES, VALUES, VALUES, YEARS)
def test_every_empty_quantity_has_a_reason_and_no_other_has(base: Decimal, goal: Decimal, value: Decimal, year: int) -> None:
    for kind in ("stock", "flow", "share"):
        for text in (level("at_least", goal), level("at_most", goal), f'total = {goal}\nfrom = "2011"\nby = "2020"'):
            unit_of = "%" if kind == "share" else "x"
            found = judged(text, f"2010 {base}\n{year} {value}", kind=kind, unit=unit_of)
            for name in (*RATIOS, *AMOUNTS, "years_early", "met_on"):
                assert (getattr(found, name) is None) is (name in found.reasons), (kind, text, name)


@given(VALUES, VALUES, VALUES, YEARS)
def test_an_earlier_as_of_forgets_what_came_later(base: Decimal, goal: Decimal, value: Decimal, year: int) -> None:
    text = level("at_least", goal)
    day = f"{year - 1}-12-31"
    with_later = judged(text, f"2010 {base}\n{year} {value}", day)
    assert _numbers(with_later) == _numbers(judged(text, f"2010 {base}", day))


@given(DAYS, DAYS)
def test_years_between_turns_its_sign(start: date, end: date) -> None:
    assert years_between(start, end) == years_between(end, start).copy_negate()
    assert (years_between(start, end) == 0) is (start == end)


@given(DAYS, st.lists(DAYS, min_size=2, max_size=2, unique=True))
def test_date_after_is_the_first_day_that_has_so_many_years(start: date, ends: list[date]) -> None:
    end = max(ends)
    assume(end > start)
    found = date_after(start, years_between(start, end))
    assert found is not None
    assert years_between(start, found) >= years_between(start, end) or abs((found - end).days) <= 1


@given(DAYS, DAYS)
def test_span_text_is_read_back(start: date, end: date) -> None:
    assume(start <= end)
    assert period(span_text(start, end)) == period(f"{start}/{end}")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_plain_keeps_the_value(value: Decimal) -> None:
    assert plain(value) == value
    assert "E" not in str(plain(value))


@given(VALUES, st.permutations(["元", "万元", "亿元", "万亿元"]))
def test_conversions_there_and_back(value: Decimal, names: list[str]) -> None:
    found = value
    for here, there in pairwise([*names, names[0]]):
        found = in_unit(quantity(f"{found:f}{here}"), unit(there))
    assert found == value
