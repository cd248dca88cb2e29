"""The laws of clauses that ask for more than a level: units, mirrors, caps that stay passed, figures that are recorded and read."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from ectrack.core.assessing.assessment import Assessment, Status
from tests.core.assessing.laws.drawing import EXACT, written
from tests.core.assessing.laws.test_invariance import AMOUNTS, RATIOS, same, scaled
from tests.core.building import flow, judged

SMALL = st.integers(min_value=0, max_value=60)
"""Amounts of a month, or values, in the unit."""
LEVELS = st.integers(min_value=1, max_value=900)
FACTORS = st.integers(min_value=-6, max_value=8).map(lambda exponent: Decimal(10) ** exponent)
MONTHS = [f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13)]
CLAUSES = {
    "total_at_most = {low}": 'from = "2023"\nby = "2024"',
    "each_year_at_most = {low}": 'from = "2023"\nby = "2024"',
    "within = [{low}, {high}]": 'since = "2022"\nby = "2024"',
    "within = [{low}, {high}]\nhold = true": 'from = "2023"\nby = "2024"',
    "at_least = {low}\naverage = true": 'from = "2023"\nby = "2024"',
    "total = -{low}": 'from = "2023"\nby = "2024"',
    'improve_by = "{low}x"': 'since = "2022"\nby = "2024"',
    'at_least = {{ of = "j", times = "90%", plus = {low} }}': 'by = "2024"',
}
"""By the goal the time that it is for."""


def clause(goal: str, figures: str, low: Decimal, high: Decimal, kind: str) -> Assessment:
    """Return the assessment of one clause with its amounts."""
    keys = f"{goal.format(low=written(low), high=written(high))}\n{CLAUSES[goal]}"
    return judged(keys, figures, kind=kind, extra=f'[indicator.j]\nkind = "{kind}"\nunit = "x"\n')


@given(
    st.sampled_from(["stock", "index", "flow"]),
    st.sampled_from(sorted(CLAUSES)),
    st.tuples(LEVELS, LEVELS),
    st.lists(SMALL, min_size=3, max_size=6),
    FACTORS,
)
def test_the_unit_changes_no_ratio_and_no_status(
    kind: str, goal: str, ends: tuple[int, int], values: list[int], factor: Decimal
) -> None:
    periods = ("2022", "2023", "2024-H1", "2024", "2022 indicator=j", "2023 indicator=j")

    def at(scale: Decimal) -> Assessment:
        low, high = (EXACT.multiply(Decimal(end), scale) for end in sorted(ends))
        said = zip(periods, (written(EXACT.multiply(Decimal(value), scale)) for value in values), strict=False)
        lines = (f"{period.partition(' ')[0]} {value} {period.partition(' ')[2]}" for period, value in said)
        return clause(goal, "\n".join(lines), low, high, kind)

    small, large = at(Decimal(1)), at(factor)
    assert (small.status, small.reason, small.flags, small.reasons) == (large.status, large.reason, large.flags, large.reasons)
    for name in RATIOS:
        assert same(getattr(small, name), getattr(large, name)), name
    for name in (*AMOUNTS, "left", "left_per_year", "left_per_month"):
        assert same(scaled(getattr(small, name), factor), getattr(large, name)), name
    assert [row.met for row in small.years] == [row.met for row in large.years]


@given(st.tuples(SMALL, SMALL), SMALL, SMALL, st.sampled_from(["2023", "2024"]))
def test_a_mirrored_band_mirrors_direction_and_lead(ends: tuple[int, int], base: int, value: int, year: str) -> None:
    low, high = sorted(ends)
    assume(base * 2 != low + high)  # in the middle both ends are near, and the low one counts
    here = judged(f'within = [{low}, {high}]\nsince = "2022"\nby = "2024"', f"2022 {base}\n{year} {value}", kind="index")
    mirrored = f'within = [{-high}, {-low}]\nsince = "2022"\nby = "2024"'
    there = judged(mirrored, f"2022 {-base}\n{year} {-value}", kind="index", more='direction = "decrease"')
    assert (here.status, here.reason) == (there.status, there.reason)
    assert here.target.direction == -there.target.direction
    assert here.level is not None
    assert here.level == -(there.level or Decimal(0)) or value * 2 == low + high
    for name in ("lead", "shortfall", "pace", "share_done", "share_time", "share_lead"):
        assert same(getattr(here, name), getattr(there, name)), name


def of_months(amounts: Sequence[int], spans: Sequence[tuple[int, int]]) -> str:
    """Return figures of some spans of months, each what its months brought."""
    lines = []
    for first, last in spans:
        period = MONTHS[first] if first == last else f"{MONTHS[first]}/{MONTHS[last]}"
        lines.append(f"{period} {sum(amounts[first : last + 1])}")
    return "\n".join(lines)


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, int]:
    """Draw the first and the last of some months of one year."""
    year = draw(st.sampled_from([0, 12]))
    first, last = sorted((draw(st.integers(0, 11)), draw(st.integers(0, 11))))
    return year + first, year + last


CAPS = st.sampled_from(["total_at_most", "each_year_at_most"])


@given(CAPS, st.lists(SMALL, min_size=24, max_size=24), st.lists(spans(), min_size=1, max_size=6, unique=True), LEVELS)
def test_a_cap_that_is_passed_stays_passed_whatever_figure_is_added(
    key: str, amounts: list[int], said: list[tuple[int, int]], cap: int
) -> None:
    goal = f'{key} = {cap}\nfrom = "2023"\nby = "2024"'
    found = [flow(goal, of_months(amounts, said[: count + 1]), "2025-06-30").status for count in range(len(said))]
    assert Status.MISSED not in found or set(found[found.index(Status.MISSED) :]) == {Status.MISSED}


@given(CAPS, st.lists(SMALL, min_size=24, max_size=24), st.lists(spans(), max_size=6, unique=True), LEVELS)
def test_a_cap_says_nothing_that_the_whole_window_takes_back(
    key: str, amounts: list[int], said: list[tuple[int, int]], cap: int
) -> None:
    kept = sum(amounts) <= cap if key == "total_at_most" else max(sum(amounts[:12]), sum(amounts[12:])) <= cap
    goal = f'{key} = {cap}\nfrom = "2023"\nby = "2024"'
    some = flow(goal, of_months(amounts, said), "2025-06-30").status
    whole = flow(goal, of_months(amounts, [*dict.fromkeys([*said, (0, 11), (12, 23)])]), "2025-06-30").status
    assert whole == ("achieved" if kept else "missed")
    assert some not in {"achieved", "missed"} or some == whole


@given(st.lists(SMALL, min_size=24, max_size=24), st.integers(1, 24), st.integers(1, 24), LEVELS)
def test_what_is_left_never_grows(amounts: list[int], one: int, other: int, cap: int) -> None:
    goal = f'total_at_most = {cap}\nfrom = "2023"\nby = "2024"'
    early, late = sorted((one, other))
    before, after = (flow(goal, of_months(amounts, [(month, month) for month in range(count)])) for count in (early, late))
    assert before.left is not None
    assert after.left is not None
    assert 0 <= after.left <= before.left


@given(st.lists(SMALL, min_size=12, max_size=12), st.integers(1, 12), st.integers(0, 30))
def test_months_follow_from_years_to_date(amounts: list[int], count: int, asked: int) -> None:
    goal = f'each_month = {asked}\nfrom = "2023-01"\nby = "2023-12"'
    each = flow(goal, of_months(amounts, [(month, month) for month in range(count)]))
    whole = flow(goal, of_months(amounts, [(0, month) for month in range(count)]))
    assert [(row.value, row.met) for row in each.years] == [(row.value, row.met) for row in whole.years]
    assert (each.status, each.level, each.lead) == (whole.status, whole.level, whole.lead)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=4), st.integers(0, 10**6))
def test_the_mean_lies_between_its_years(values: list[int], level: int) -> None:
    goal = f'at_least = {level}\naverage = true\nfrom = "2021"\nby = "2024"'
    found = judged(goal, "\n".join(f"{2021 + index} {value}" for index, value in enumerate(values)))
    assert found.latest is not None
    assert min(values) <= found.latest.value <= max(values)
    reached = sum(values) >= level * len(values)
    assert (found.status in {"achieved", "on-pace"}) is reached
    assert (found.status in {"achieved", "missed"}) is (len(values) == 4)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 300), st.integers(-(10**6), 10**6))
def test_a_relative_level_is_met_by_the_difference(own: int, other: int, percent: int, plus: int) -> None:
    goal = f'at_least = {{ of = "j", times = "{percent}%", plus = {plus} }}\nby = "2024"'
    found = judged(goal, f"2024 {own}\n2024 {other} indicator=j", kind="index", extra='[indicator.j]\nkind = "index"\nunit = "x"\n')
    level = EXACT.add(EXACT.multiply(Decimal(other), EXACT.divide(Decimal(percent), Decimal(100))), Decimal(plus))
    assert found.level == level
    assert found.status == ("achieved" if own >= level else "missed")
    assert found.shortfall == max(Decimal(0), level - own)
