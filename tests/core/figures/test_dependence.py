"""Which targets a figure is about: held to what reports say of all the others."""

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.methods import METHODS
from ectrack.core.figures.dependence import concerned
from ectrack.core.figures.report_day import default_as_of
from ectrack.core.tracker import Tracker
from ectrack.store.loading import load
from tests.core.building import made

GANSU = Path(__file__).parents[3] / "targets"


@pytest.fixture(scope="module")
def gansu() -> Tracker:
    return load(GANSU).tracker


def test_a_target_that_no_figure_left_out_is_about_keeps_its_assessment(gansu: Tracker) -> None:
    day = default_as_of(gansu)
    whole = {found.target.id: found for found in report(gansu, as_of=day).assessments}
    for left_out in {(actual.indicator, actual.region) for actual in gansu.actuals}:
        gone = [actual for actual in gansu.actuals if (actual.indicator, actual.region) == left_out]
        without = replace(gansu, actuals=tuple(actual for actual in gansu.actuals if actual not in gone))
        about = {target.id for target in concerned(gansu, gone)}
        for found in report(without, as_of=day).assessments:
            assert found.target.id in about or found == whole[found.target.id]


def test_a_figure_is_about_the_share_derived_from_it_and_about_a_reading_on_another_indicator(gansu: Tracker) -> None:
    derived = [one for one in gansu.indicators.values() if one.ratio]
    for share in derived:
        targets = {target.id for target in gansu.targets.values() if target.indicator.id == share.id}
        for source in (share.ratio.of, share.ratio.to) if share.ratio else ():
            for figure in (actual for actual in gansu.actuals if actual.indicator == source):
                here = {name for name in targets if gansu.targets[name].region == figure.region}
                assert here <= {target.id for target in concerned(gansu, [figure])}


def test_no_figure_concerns_nothing(gansu: Tracker) -> None:
    assert concerned(gansu, ()) == ()


REGIONS = '[region.r]\n[region.a]\nparent = "r"\n[region.b]\nparent = "a"\n'
INDICATORS = {
    "i": 'kind = "stock"\nunit = "x"',
    "j": 'kind = "stock"\nunit = "x"',
    "f": 'kind = "flow"\nunit = "x"',
    "s": 'kind = "share"\nratio = { of = "i", to = "j" }',
    "q": 'kind = "flow"\nunit = "y"\nratio = { of = "f", to = "s" }',
}
"""Those of which q is f by s, and s is i by j."""

GOALS = (
    'at_least = 5\nsince = "2012"\nby = "2014"',
    'at_most = 5\nby = "2015"',
    'between = [3, 6]\nby = "2014"',
    'at_least = 3\nhold = true\nfrom = "2012"\nby = "2015"',
    'growth = "5%"\nsince = "2012"\nby = "2015"',
    'improve_by = "10%"\nsince = "2012"\nby = "2014"',
    'total = 9\nfrom = "2013"\nby = "2015"',
    'each_year = 2\nfrom = "2013"\nby = "2015"',
    'total_at_most = 9\nfrom = "2013"\nby = "2015"',
    'each_year_at_most = 4\nfrom = "2013"\nby = "2015"',
    'within = [3, 6]\nsince = "2012"\nby = "2014"',
    'at_least = 3\naverage = true\nfrom = "2013"\nby = "2014"',
    'at_most = { of = "j", times = "90%" }\nby = "2014"',
    'at_least = { of = "s@a", plus = 1 }\nby = "2015"',
    'at_least = { of = "i@b" }\nby = "2015"',
)
BESIDE = {"i": "j", "j": "if", "s": "s"}
"""By an indicator that a level follows those whose level it may be: of the same unit, and in the same region another one."""
PERIODS = ("2012", "2013", "2014", "2015", "2013-H1", "2014-H1", "2014-01/2014-09", "/2014-10", "2012-11-30")
MORE = ("", "", "", "", " yoy=9%", " approx=about", " state=forecast source=x", " comparable=false", " recorded=2014-06-01")

INDICATOR, REGION = st.sampled_from([*INDICATORS]), st.sampled_from(["r", "a", "b"])
FIGURES = st.lists(
    st.tuples(INDICATOR, REGION, st.sampled_from(PERIODS), st.integers(0, 9), st.sampled_from(MORE)),
    min_size=4,
    max_size=12,
    unique_by=lambda figure: figure[:3],
)


@st.composite
def target_tables(draw: st.DrawFn) -> str:
    """Draw the keys of a target, perhaps split over regions, perhaps with a reading on another indicator."""
    goal = draw(st.sampled_from(GOALS))
    followed = next((name for name in INDICATORS if f'"{name}' in goal), None)
    indicator = draw(st.sampled_from(BESIDE[followed]) if followed else INDICATOR)
    if indicator in "ijf" and draw(st.booleans()):
        goal = 'at_least = 9\nby = "2014"\nsplit = { a = 5, b = 4 }'
    other = draw(st.none() | (st.sampled_from(BESIDE[followed]) if followed else INDICATOR))
    reading = f'readings = {{ other = {{ indicator = "{other}" }} }}\n' if other else ""
    return f'indicator = "{indicator}"\nregion = "{draw(st.sampled_from("rb") if "s@a" in goal else REGION)}"\n{goal}\n{reading}'


def _tracker(targets: Iterable[str], figures: str, rolling_up: Container[str]) -> Tracker:
    """Return a tracker in which also derived indicators may roll up, which the notation refuses and the arithmetic knows."""
    indicators = (
        f"[indicator.{name}]\n{keys}\n{'roll_up = true' if name in rolling_up else ''}\n" for name, keys in INDICATORS.items()
    )
    numbered = (f"[target.t{number}]\n{keys}\n" for number, keys in enumerate(targets))
    tracker, problems = made("".join((REGIONS, *indicators, *numbered)), figures)
    assert {problem.slug for problem in problems} <= {"roll-up-of-ratio", "roll-up-kind"}
    return tracker


@given(
    st.lists(target_tables(), min_size=4, max_size=8),
    FIGURES,
    st.sets(INDICATOR),
    st.sampled_from([*METHODS]),
    st.sampled_from(["2013-12-31", "2014-12-31", "2016-01-01"]),
)
def test_whoever_is_assessed_otherwise_without_a_figure_is_concerned_by_it(
    targets: list[str], figures: list[tuple[str, str, str, int, str]], rolling_up: set[str], method: str, day: str
) -> None:
    lines = (f"{period} {value} indicator={name} region={region}{more}" for name, region, period, value, more in figures)
    tracker = _tracker(targets, "\n".join(lines), rolling_up)
    whole = report(tracker, as_of=date.fromisoformat(day), method=method).assessments
    for figure in tracker.actuals:
        without = replace(tracker, actuals=tuple(one for one in tracker.actuals if one is not figure))
        gone = report(without, as_of=date.fromisoformat(day), method=method).assessments
        changed = {before.target.id for before, after in zip(gone, whole, strict=True) if before != after}
        assert changed <= {target.id for target in concerned(tracker, [figure])}


@pytest.mark.parametrize(
    ("figure", "concerns"),
    [("2014 1 indicator=j region=b", True), ("2014 1 indicator=i region=r", True), ("2014 1 indicator=j region=r", False)],
)
def test_a_figure_concerns_a_level_that_follows_it(figure: str, concerns: bool) -> None:
    targets = ['indicator = "i"\nregion = "r"\nat_least = { of = "j@b" }\nby = "2014"']
    tracker = _tracker(targets, figure, ())
    assert bool(concerned(tracker, tracker.actuals)) is concerns


def test_a_figure_concerns_a_level_that_follows_what_is_derived_from_it() -> None:
    targets = ['indicator = "s"\nregion = "r"\nat_least = { of = "s@a" }\nby = "2014"']
    tracker = _tracker(targets, "2014 1 indicator=j region=b", {"j"})
    assert [target.id for target in concerned(tracker, tracker.actuals)] == ["t0"]


@pytest.mark.parametrize(
    ("rolling_up", "expected"),
    [("", ""), ("j f", ""), ("i", "i s q"), ("s", "s q"), ("q", "q"), ("i j f", "i s q")],
)
def test_a_figure_below_counts_where_an_indicator_or_a_part_of_a_ratio_rolls_up(rolling_up: str, expected: str) -> None:
    targets = [f'indicator = "{name}"\nregion = "r"\nat_least = 5\nby = "2014"' for name in INDICATORS]
    tracker = _tracker(targets, "2014 1 indicator=i region=b", rolling_up.split())
    assert [target.indicator.id for target in concerned(tracker, tracker.actuals)] == expected.split()
