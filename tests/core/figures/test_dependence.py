"""Which targets a figure is about: held to what reports say of all the others."""

from dataclasses import replace
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import default_as_of, report
from ectrack.core.figures.dependence import concerned
from ectrack.core.tracker import Tracker
from ectrack.store.tracker import load

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
