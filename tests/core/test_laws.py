"""Laws of the arithmetic, for any numbers."""

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ectrack.core.assess import report
from tests.core.small import assessed, build_text, figures

VALUES = st.decimals(min_value="0.01", max_value="1000000", places=2)
GOAL = 'since = "2013"\nby = "2015"\n'


@settings(max_examples=40)
@given(VALUES, VALUES)
def test_at_the_baseline_nothing_is_done_and_at_the_target_all(base: Decimal, level: Decimal) -> None:
    assume(level > base)
    goal = f'{GOAL}at_least = "{level}"'
    assert assessed("stock", goal, f"2013 {base}", f"2014 {base}").share_done == 0
    assert assessed("stock", goal, f"2013 {base}", f"2014 {level}").share_done == 1


@settings(max_examples=40)
@given(VALUES, VALUES, VALUES)
def test_another_unit_changes_no_ratio(base: Decimal, latest: Decimal, level: Decimal) -> None:
    assume(level != base)
    one = assessed("stock", f'{GOAL}at_least = "{level}亿元"', f"2013 {base}亿元", f"2014 {latest}亿元")
    other = assessed(
        "stock", f'{GOAL}at_least = "{level * 10000:f}万元"', f"2013 {base * 10000:f}万元", f"2014 {latest * 10000:f}万元"
    )
    assert (one.status, one.attainment, one.pace, one.share_done) == (other.status, other.attainment, other.pace, other.share_done)
    assert (one.observed_growth, one.required_growth) == (other.observed_growth, other.required_growth)


@settings(max_examples=40)
@given(VALUES, VALUES, VALUES)
def test_mirroring_values_and_direction_keeps_lead_and_status(base: Decimal, latest: Decimal, level: Decimal) -> None:
    up = assessed("stock", f'{GOAL}at_least = "{level}"', f"2013 {base}", f"2014 {latest}")
    down = assessed("stock", f'{GOAL}at_most = "-{level}"', f"2013 -{base}", f"2014 -{latest}")
    assert (up.status, up.lead, up.pace, up.share_done, up.shortfall) == (
        down.status,
        down.lead,
        down.pace,
        down.share_done,
        down.shortfall,
    )


@settings(max_examples=25)
@given(st.permutations(["2013 10", "2014-H1 4", "2014-H2 8", "2015-Q1 3", "2015-H1 9 comparable=false source='x'"]))
def test_the_order_of_figures_changes_nothing(lines: list[str]) -> None:
    goal = f"{GOAL}at_least = 20"
    ordered = assessed("flow", goal, *sorted(lines))
    found = assessed("flow", goal, *lines)
    assert (found.status, found.latest and found.latest.value, found.pace) == (
        ordered.status,
        ordered.latest and ordered.latest.value,
        ordered.pace,
    )


@given(st.sampled_from(["comparable=false source='x'", "state='forecast'"]), VALUES)
@settings(max_examples=25)
def test_what_does_not_count_changes_no_status(mark: str, value: Decimal) -> None:
    lines = ("2013 10", "2014 15")
    goal = f"{GOAL}at_least = 20"
    plain = assessed("stock", goal, *lines)
    marked = assessed("stock", goal, *lines, f"2014-12-31 {value} {mark}")
    assert (plain.status, plain.pace, plain.lead) == (marked.status, marked.pace, marked.lead)


def test_a_split_makes_targets_that_add_up_and_inherit() -> None:
    tables = """
[region.r]
[region.a]
parent = "r"
[region.b]
parent = "r"
[indicator.i]
kind = "flow"
unit = "家"
[target.t]
indicator = "i"
region = "r"
each_year = 10
from = "2014"
by = "2015"
owner = "o"
split = { a = 4, b = 6 }
"""
    tracker, problems = build_text(tables, figures("2014 4").replace('"r"', '"a"'))
    assert problems == ()
    assert list(tracker.targets) == ["t", "t@a", "t@b"]
    part = report(tracker).assessments[1]
    assert (part.level, part.status, part.target.owner, part.target.split_of) == (8, "on-pace", "o", "t")
