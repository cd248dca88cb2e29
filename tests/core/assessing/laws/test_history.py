"""How the figures came in does not change what they say: revisions, days of recording, parts, order, splits."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from ectrack.core.assessing.assessment import Assessment
from tests.core.assessing.laws.drawing import BASE, DUE, EXACT, SHORT, YEARS, goal, long_numbers, written
from tests.core.assessing.laws.published import agrees
from tests.core.building import flow, judged, reported, tables

MEASURES = (
    *("level", "attainment", "share_done", "share_time", "expected", "lead", "pace", "shortfall", "excess", "status", "flags"),
    *("observed_growth", "planned_growth", "required_growth", "required_per_year", "outlook", "met_on", "reasons", "years"),
)
FIGURES = st.lists(st.tuples(YEARS, SHORT), min_size=1, max_size=8, unique_by=lambda pair: pair[0])
LEVEL = f'at_least = 5000\nsince = "{BASE}"\nby = "{DUE}"'
FIRST_DAY = date(2031, 1, 1)


def numbers(assessment: Assessment) -> dict[str, object]:
    return {name: getattr(assessment, name) for name in MEASURES} | {
        "value": assessment.latest.value if assessment.latest else None
    }


@given(FIGURES, SHORT, SHORT, st.data())
def test_a_revision_is_as_if_the_right_value_had_been_recorded_at_once(
    values: list[tuple[int, Decimal]], base: Decimal, right: Decimal, data: st.DataObject
) -> None:
    index = data.draw(st.integers(min_value=0, max_value=len(values) - 1))
    lines = [f"{BASE} {base}", *(f"{year} {value}" for year, value in values)]
    year = values[index][0]
    at_once = [*lines[: index + 1], f"{year} {right}", *lines[index + 2 :]]
    revised = [*lines, f"{year} {right} revises=slip"]
    assert numbers(judged(LEVEL, "\n".join(revised))) == numbers(judged(LEVEL, "\n".join(at_once)))
    withdrawn = [*lines, f"{year} - withdrawn=slip"]
    never = [*lines[: index + 1], *lines[index + 2 :]]
    end = f"{DUE - 1}-12-31"
    assert numbers(judged(LEVEL, "\n".join(withdrawn), end)) == numbers(judged(LEVEL, "\n".join(never), end))


@given(FIGURES, SHORT, st.integers(min_value=-1, max_value=8))
def test_known_by_a_day_is_what_the_files_said_on_it(values: list[tuple[int, Decimal]], base: Decimal, days: int) -> None:
    lines = [f"{year} {value} recorded={FIRST_DAY + timedelta(days=index)}" for index, (year, value) in enumerate(values)]
    start = f"{BASE} {base}"
    then = [line for index, line in enumerate(lines) if index <= days]
    known = judged(LEVEL, "\n".join([start, *lines]), known_by=(FIRST_DAY + timedelta(days=days)).isoformat())
    assert numbers(known) == numbers(judged(LEVEL, "\n".join([start, *then])))


@given(st.lists(long_numbers(), min_size=12, max_size=12), st.sampled_from([(12,), (6, 6), (3, 3, 3, 3), (6, 3, 3), (1,) * 12]))
def test_parts_of_a_year_add_up_to_the_year(months: list[Decimal], parts: tuple[int, ...]) -> None:
    # Each month has 9 digits at most before and after the point, so that their sums can be written.
    amounts = [(month % 10**9).quantize(Decimal("1e-9"), context=EXACT) for month in months]
    lines, first = [], 0
    for size in parts:
        value = sum(amounts[first : first + size], Decimal(0))
        lines.append(f"2012-{first + 1:02d}/2012-{first + size:02d} {written(value)}")
        first += size
    assume(sum(amounts) > 0)
    whole = sum((Fraction(amount) for amount in amounts), Fraction(0))
    as_total = flow('total = 1000\nfrom = "2012"\nby = "2013"', "\n".join(lines))
    as_year = flow('at_least = 1000\nby = "2012"', "\n".join(lines))
    for found in (as_total, as_year):
        assert found.latest is not None
        assert Fraction(found.latest.value) == whole
        assert agrees(found.attainment, whole / 1000)


@given(st.lists(SHORT, min_size=2, max_size=6), SHORT)
def test_shares_of_a_split_add_up_to_the_target(shares: list[Decimal], base: Decimal) -> None:
    whole = sum(shares, Decimal(0))
    names = [f"r{index}" for index in range(len(shares))]
    regions = "".join(f'[region.{name}]\nparent = "r"\n' for name in names)
    split = ", ".join(f'{name} = "{share}"' for name, share in zip(names, shares, strict=True))
    text = tables(f'total = "{whole}"\nfrom = "2012"\nby = "2015"\nsplit = {{ {split} }}', "flow", extra=regions)
    found = reported(text, f"2012 {base}").assessments
    parts = [one for one in found if one.target.split_of]
    assert [one.level for one in parts] == shares
    assert sum((one.level for one in parts if one.level is not None), Decimal(0)) == whole
    assert [one.level for one in found if not one.target.split_of] == [whole]


@given(FIGURES, SHORT, st.data())
def test_the_order_of_figures_does_not_matter(values: list[tuple[int, Decimal]], base: Decimal, data: st.DataObject) -> None:
    lines = [f"{BASE} {base}", *(f"{year} {value}" for year, value in values)]
    shuffled = data.draw(st.permutations(lines))
    assert numbers(judged(LEVEL, "\n".join(shuffled))) == numbers(judged(LEVEL, "\n".join(lines)))


@given(SHORT, SHORT, SHORT, YEARS)
def test_a_figure_before_the_baseline_changes_only_since_when_the_target_was_met(
    base: Decimal, level: Decimal, value: Decimal, year: int
) -> None:
    keys = goal(1, level)
    lines = f"{BASE} {base}\n{year} {value}"
    since = {"met_on": None, "flags": None}
    assert numbers(judged(keys, f"2005 1\n{lines}")) | since == numbers(judged(keys, lines)) | since
