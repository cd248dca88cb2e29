"""What holds at the ends: of a path, of the way to the level, of the time, and of rounding."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from ectrack.core.assessing.paths import path_value
from ectrack.core.model import Milestone, PathShape
from tests.core.assessing.laws.drawing import BASE, DUE, EXACT, SHORT, SIGNS, YEARS, figures, goal, long_numbers, reached, written
from tests.core.assessing.laws.published import after, agrees, real
from tests.core.building import judged

DAYS = st.dates(min_value=date(1980, 1, 1), max_value=date(2080, 12, 31))
PATHS: st.SearchStrategy[PathShape] = st.sampled_from(["linear", "compound"])


@given(SIGNS, long_numbers(), long_numbers(), long_numbers(), YEARS)
def test_what_is_required_leads_exactly_to_the_level(way: int, base: Decimal, level: Decimal, value: Decimal, year: int) -> None:
    assume((level - value) * way > level * Decimal("1e-9"))
    found = reached(way, base, level, year, value)
    left = DUE - year
    assert found.required_growth is not None
    assert found.required_per_year is not None
    assert found.required_per_month is not None
    size = max(real(level), real(value)) / 10**40
    assert abs(after(value, real(found.required_growth), left) - real(level)) < size
    assert abs(real(value) + real(found.required_per_year) * left - real(level)) < size
    assert abs(real(value) + real(found.required_per_month) * left * 12 - real(level)) < size


@given(st.lists(DAYS, min_size=2, max_size=5, unique=True), st.lists(SHORT, min_size=5, max_size=5), st.data())
def test_a_path_runs_through_its_knots_and_between_them(days: list[date], values: list[Decimal], data: st.DataObject) -> None:
    knots = [Milestone(day, value) for day, value in zip(sorted(days), values, strict=False)]
    shape = data.draw(PATHS)
    for knot in knots:
        assert agrees(path_value(knot.date, knots, shape), knot.value)
    after_all = knots[-1].date + timedelta(days=data.draw(st.integers(min_value=0, max_value=9999)))
    assert path_value(after_all, knots, shape) == knots[-1].value
    before, behind = knots[0], knots[1]
    inside = data.draw(st.dates(min_value=before.date, max_value=behind.date))
    low, high = sorted((before.value, behind.value))
    slack = Decimal("1e-40")
    assert low - slack <= path_value(inside, knots, shape) <= high + slack


@given(SIGNS, SHORT, SHORT, SHORT, DAYS)
def test_the_share_of_time_lies_between_0_and_1(way: int, base: Decimal, level: Decimal, value: Decimal, day: date) -> None:
    found = judged(goal(way, level), f"{BASE} {base}\n{day} {value}")
    assert found.share_time is None or 0 <= found.share_time <= 1


@given(SIGNS, SHORT, SHORT, SHORT, st.integers(min_value=BASE + 1, max_value=DUE + 3))
def test_the_shortfall_is_0_exactly_when_the_target_is_achieved(
    way: int, base: Decimal, level: Decimal, value: Decimal, year: int
) -> None:
    found = reached(way, base, level, year, value)
    if year <= DUE:
        assert (found.shortfall == 0) is (found.status == "achieved")
        assert (found.excess is not None) is (found.status == "achieved")


@given(SIGNS, st.integers(min_value=1, max_value=9999), st.integers(min_value=2, max_value=11), YEARS)
def test_rounding_never_makes_a_hit_of_a_miss(way: int, level: int, places: int, year: int) -> None:
    # Short of the level in one of the first eleven places: more than a relative 1e-12 for every level up to 9999 but the smallest steps.
    step = Decimal(1).scaleb(-places)
    assume(step > Decimal(level) * Decimal("1e-11"))
    miss = reached(way, Decimal(level - 1000 * way), Decimal(level), year, Decimal(level) - step * way)
    hit = reached(way, Decimal(level - 1000 * way), Decimal(level), year, Decimal(level))
    assert (miss.status == "achieved", miss.shortfall) == (False, step)
    assert (hit.status, hit.shortfall, hit.excess) == ("achieved", 0, 0)


@given(st.decimals(min_value="0.01", max_value="900", places=2), st.integers(min_value=1, max_value=99), st.integers(1, 11))
def test_a_growth_goal_is_met_by_its_own_level_written_with_thirty_digits(base: Decimal, percent: int, month: int) -> None:
    # The level is a root: no decimal is exactly equal to it, and the nearest one meets it with nothing missing and nothing over.
    level = after(base, real(Decimal(percent)) / 100, Fraction(24 + month, 12))
    digits = 28 - len(str(int(level)))
    nearest = EXACT.scaleb(Decimal(int(level * 10**digits)), -digits)
    keys = f'growth = "{percent}%"\nsince = "2010-12"\nby = "2013-{month:02d}"'
    found = judged(keys, f"2010-12 {base}\n2013-{month:02d} {written(nearest)}")
    assert agrees(found.level, level)
    assert (found.status, found.shortfall, found.excess, found.excess_share, found.lead) == ("achieved", 0, 0, 0, 0)


@given(SIGNS, SHORT, SHORT, YEARS)
def test_a_figure_on_the_path_is_on_pace_with_no_lead(way: int, base: Decimal, step: Decimal, year: int) -> None:
    level = EXACT.add(base, way * step * (DUE - BASE))
    value = EXACT.add(base, way * step * (year - BASE))
    found = judged(goal(way, level), figures({BASE: base, year: value}))
    assert (found.status, found.lead, found.pace, found.share_lead) == ("on-pace", 0, 1, 0)
