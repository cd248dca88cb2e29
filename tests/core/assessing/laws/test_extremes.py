"""Whatever the numbers and the dates: an answer or an empty quantity with its reason, never an exception."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import histories, report, situate, verdicts
from ectrack.core.assessing.curves import knots_of, level_range, outlook_curve
from ectrack.core.assessing.methods import METHODS
from ectrack.core.assessing.outlook import scenarios
from ectrack.core.assessing.quantity_list import QUANTITY_LIST
from ectrack.core.figures.standing import Figures
from tests.core.assessing.laws.drawing import EXACT, long_numbers, written
from tests.core.building import judged, made, tables, tracked

KINDS = st.sampled_from(["stock", "flow", "share", "index"])
VALUES = st.one_of(
    st.just(Decimal(0)),
    long_numbers(),
    long_numbers().map(EXACT.minus),
    st.sampled_from([Decimal("1e-18"), Decimal("1e18"), Decimal("-1e18"), Decimal(1)]),
)
DAYS = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31))
NEAR = st.integers(min_value=1, max_value=400)
GOALS = st.sampled_from(["at_least", "at_most", "more_than", "less_than", "total", "each_year"])


@pytest.mark.long
@given(
    KINDS, GOALS, VALUES, VALUES, VALUES, st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)), NEAR, st.booleans(), DAYS
)
def test_every_quantity_has_a_value_or_a_reason(
    kind: str, goal: str, base: Decimal, level: Decimal, value: Decimal, day: date, gap: int, compound: bool, end: date
) -> None:
    later = day + timedelta(days=gap)
    if end <= later:
        end = date(9998, 12, 31)
    window = "from" if goal in {"total", "each_year"} else "since"
    path = 'path = "compound"' if compound and window == "since" else ""
    due = f"{end.year:04d}" if kind == "flow" and window == "since" else f"{end}"
    keys = f'{goal} = "{written(level)}"\n{window} = "{day}"\nby = "{due}"\n{path}'
    unit = "%" if kind == "share" else "x"
    tracker = tracked(tables(keys, kind, unit), f"{day} {written(base)}\n{later} {written(value)}")
    found = report(tracker)
    histories(found, tracker)
    target = tracker.targets["t"]
    figures = Figures(tracker, found.as_of, None)
    assert set(verdicts(target, figures)) == set(METHODS)
    scenarios(situate(target, figures, estimates=True))
    outlook_curve(found.assessments[0])


CLAUSES = {
    "total_at_most": "total_at_most = {low}",
    "each_year_at_most": "each_year_at_most = {low}",
    "total": "total = {low}",
    "each_month": "each_month = {low}",
    "each_quarter": "each_quarter = {low}",
    "within": "within = [{low}, {high}]",
    "within, kept": "within = [{low}, {high}]\nhold = true",
    "within, on average": "within = [{low}, {high}]\naverage = true",
    "average": "at_least = {low}\naverage = true",
    "improve_by": 'improve_by = "{size}{points}"',
    "relative": 'at_least = {{ of = "j", times = "90%", plus = {low} }}',
    "relative, down": 'less_than = {{ of = "j@s" }}',
}
"""The keys of clauses that ask for more than a level, with two amounts, a size above 0 and the unit of a change."""

PERIODS = st.sampled_from(
    ["2013", "2014", "2014-H1", "2014-Q1", "2014-12-31", "2015", "2015-03", "2015-01/2015-09", "2016-12", "2018"]
)
PLAIN = st.decimals(min_value=-999, max_value=999, places=1)
ENDS = st.sampled_from(['by = "2015"', 'by = "2016-H1"', 'by = "2014"', 'by = "2016"\nsince = "2013"'])


@given(
    KINDS,
    st.sampled_from(sorted(CLAUSES)),
    st.lists(st.tuples(st.sampled_from("ij"), st.sampled_from("rs"), PERIODS, PLAIN), unique_by=lambda one: one[:3], max_size=9),
    st.tuples(PLAIN, PLAIN),
    ENDS,
    st.booleans(),
)
def test_every_clause_is_assessed_by_every_method(
    kind: str, clause: str, lines: list[tuple[str, str, str, Decimal]], amounts: tuple[Decimal, Decimal], end: str, estimates: bool
) -> None:
    low, high = sorted(amounts)
    keys = CLAUSES[clause].format(low=low, high=high, size=abs(low) or 1, points="pp" if kind == "share" else "x")
    way = (
        f'direction = "{"decrease" if low < 0 else "increase"}"'
        if clause.startswith(("total", "each")) and "most" not in clause
        else ""
    )
    unit = "%" if kind == "share" else "x"
    other = f'[region.s]\n[indicator.j]\nkind = "{kind}"\nunit = "{unit}"\n'
    text = tables(f'{keys}\n{way}\nfrom = "2014"\n{end}', kind, unit, extra=other)
    figured = "\n".join(f"{period} {value} indicator={name} region={region}" for name, region, period, value in lines)
    tracker, problems = made(text, figured)
    if problems:
        assert {problem.slug for problem in problems} <= {"rates-added", "baseline-on-sum", "flow-due", "duplicate-figure"}
        return
    for day in (date(2014, 12, 31), date(2019, 1, 1)):
        found = report(tracker, as_of=day, estimates=estimates).assessments[0]
        target, known = tracker.targets["t"], Figures(tracker, day, None)
        assert set(verdicts(target, known, estimates=estimates)) == set(METHODS)
        scenarios(situate(target, known, estimates=estimates))
        outlook_curve(found)
        knots_of(found)
        level_range(found)
        empty = {quantity.key for quantity in QUANTITY_LIST if found.value(quantity.key) is None}
        told = {"rest" if found.rest is None and key.startswith("rest.") else key for key in empty}
        assert {key for key in told if key not in found.reasons and key not in {"baseline", "latest"}} == set()
        histories(report(tracker, as_of=day), tracker)


@given(st.integers(min_value=-99, max_value=10**6), VALUES, DAYS, NEAR)
def test_every_growth_goal_has_a_level_or_a_reason(percent: int, base: Decimal, end: date, gap: int) -> None:
    start = date(1900, 12, 31)
    if not percent or end <= start:
        return
    found = judged(
        f'growth = "{percent}%"\nsince = "{start}"\nby = "{end}"', f"{start} {written(base)}\n{start + timedelta(days=gap)} 1"
    )
    assert (found.level is None) is ("level" in found.reasons)
