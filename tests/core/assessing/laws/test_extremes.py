"""Whatever the numbers and the dates: an answer or an empty quantity with its reason, never an exception."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import histories, report, situate, verdicts
from ectrack.core.assessing.curves import outlook_curve
from ectrack.core.assessing.methods import METHODS
from ectrack.core.assessing.outlook import scenarios
from ectrack.core.figures.standing import Figures
from tests.core.assessing.laws.drawing import EXACT, long_numbers, written
from tests.core.building import judged, tables, tracked

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


@given(st.integers(min_value=-99, max_value=10**6), VALUES, DAYS, NEAR)
def test_every_growth_goal_has_a_level_or_a_reason(percent: int, base: Decimal, end: date, gap: int) -> None:
    start = date(1900, 12, 31)
    if not percent or end <= start:
        return
    found = judged(
        f'growth = "{percent}%"\nsince = "{start}"\nby = "{end}"', f"{start} {written(base)}\n{start + timedelta(days=gap)} 1"
    )
    assert (found.level is None) is ("level" in found.reasons)
