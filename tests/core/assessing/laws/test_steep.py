"""Changes of a few days, so steep that their yearly rate is -100 % to fifty digits, and so flat that it is almost nothing."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.core.assessing.laws.drawing import EXACT
from tests.core.assessing.laws.published import agrees, real
from tests.core.building import judged, near

FALLS = st.integers(min_value=2, max_value=10**6)


def test_a_compound_path_is_halfway_at_the_geometric_mean() -> None:
    # From 1,000,000 to 1 in two days: after one day sqrt(1,000,000 * 1) = 1,000.
    found = judged('at_most = 1\nsince = "2014-12-28"\nby = "2014-12-30"\npath = "compound"', "2014-12-28 1000000\n2014-12-29 2000")
    assert near(found.expected, "1000", "1e-30")
    assert near(found.lead, "-1000", "1e-30")


def test_a_steep_fall_reaches_the_level_on_its_day() -> None:
    # 10,000, 100: a hundredth a day, so 1 on the next day and 0.01 on the day after.
    found = judged('at_most = 1\nsince = "2014-12-01"\nby = "2014-12-04"\npath = "compound"', "2014-12-01 10000\n2014-12-02 100")
    assert found.outlook.met_on == date(2014, 12, 3)
    assert near(found.outlook.value, "0.01", "1e-40")


def test_a_steep_fall_to_the_deadline_stays_there() -> None:
    found = judged('at_most = 10\nsince = "2014-12-30"\nby = "2014-12-31"', "2014-12-30 100\n2014-12-31 40")
    assert (found.status, found.outlook.value) == ("missed", 40)


def test_a_compound_path_begins_at_the_baseline() -> None:
    found = judged('at_most = 40\nsince = "2014-12-29"\nby = "2014-12-30"\npath = "compound"', "2014-12-29 100")
    assert found.expected == 100


@given(FALLS, FALLS)
def test_any_fall_continues_at_its_own_rate(first: int, second: int) -> None:
    # Over one day from a to b; two days later b * (b / a) ** 2.
    high, low = max(first, second), min(first, second)
    found = judged(
        'at_most = 0.5\nsince = "2014-12-01"\nby = "2014-12-04"\npath = "compound"', f"2014-12-01 {high}\n2014-12-02 {low}"
    )
    assert agrees(found.outlook.value, real(low) * (real(low) / high) ** 2)


@given(st.integers(min_value=1, max_value=29))
def test_a_change_in_the_last_of_thirty_digits_still_leads_somewhere(places: int) -> None:
    step = Decimal(1).scaleb(-places)
    found = judged('at_least = 2\nsince = "2010"\nby = "2013"\npath = "compound"', f"2010 1\n2011 {EXACT.add(Decimal(1), step):f}")
    assert agrees(found.outlook.value, (1 + real(step)) ** 3)
