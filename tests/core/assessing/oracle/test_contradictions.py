"""Whatever a target looks like, what is said of it does not contradict itself."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.values.quantities import nearly_equal
from ectrack.render import words
from ectrack.render.records import record
from tests.core.assessing.oracle.drawing import flows, near_the_season
from tests.core.assessing.oracle.drawing_more import holds, improvements, levels_by_a_day, near_the_path, rises, sums_over_years
from tests.core.assessing.oracle.facing import text_of
from tests.core.assessing.oracle.given import Case
from tests.core.building import tracked

pytestmark = pytest.mark.long

CASES = st.one_of(
    near_the_path(),
    near_the_path(),
    near_the_season(),
    flows(),
    flows(sums=True),
    levels_by_a_day(),
    sums_over_years(),
    rises(),
    improvements(),
    holds(),
)
SAID = {"growth-suffices", "growth-falls-short", "outlook-differs"}
OPEN = {"on-pace", "behind", "reversing"}


def assessment(case: Case) -> tuple[Assessment, dict[str, Any]]:
    """Return what the program says of a case, as it is and as JSON."""
    tracker = tracked(*text_of(case))
    found = report(tracker, as_of=case.as_of, estimates=case.estimates).assessments[0]
    event(found.status)
    return found, record(found, tracker)


def side(value: Decimal, level: Decimal, direction: int) -> int:
    """Return 1 where a value reaches a level, 0 at it, -1 short of it."""
    if nearly_equal(value, level):
        return 0
    return 1 if (value > level) is (direction > 0) else -1


def told(case: Case, said: dict[str, Any]) -> str:
    return "\n".join(
        [*text_of(case), str(case.as_of), *(f"{key}: {said[key]}" for key in ("status", "pace", "outlook", "flags", "level"))]
    )


@given(CASES)
@settings(max_examples=400)
def test_a_status_and_the_outlook_agree(case: Case) -> None:
    found, said = assessment(case)
    value, level = found.outlook.value, found.level
    assume(said["status"] in OPEN)
    assume(value is not None)
    assume(level is not None)
    assert value is not None
    assert level is not None
    there = side(value, level, found.target.direction)
    if said["status"] == "on-pace":
        assert there >= 0 or SAID & set(said["flags"]), told(case, said)
    else:
        assert there < 0 or SAID & set(said["flags"]), told(case, said)


@given(CASES)
@settings(max_examples=300)
def test_a_day_of_the_outlook_agrees_with_its_value(case: Case) -> None:
    found, said = assessment(case)
    assume(said["status"] in OPEN)
    value, level, day = found.outlook.value, found.level, found.outlook.met_on
    if value is None or level is None or day is None or case.due is None:
        return
    # One day more or less is the rounding of a day.
    reaches = side(value, level, found.target.direction) >= 0
    assert reaches == (day <= case.due.end) or abs((day - case.due.end).days) <= 1, told(case, said)


@given(CASES)
@settings(max_examples=300)
def test_met_is_one_word_everywhere(case: Case) -> None:
    found, said = assessment(case)
    flags = set(said["flags"])
    assume("met-by-rounding" not in flags)
    assume(found.level is not None)
    if found.target.goal.type == "improve" or found.target.goal.hold:
        return
    strict = found.target.goal.type in {"more_than", "less_than"}
    ceiling = "cap" in found.reasons.values()
    if said["status"] == "achieved":
        assert found.attainment is None or found.attainment >= 1 or nearly_equal(found.attainment, Decimal(1)), told(case, said)
        assert ceiling or found.share_done is None or found.share_done >= 1 or nearly_equal(found.share_done, Decimal(1)), told(
            case, said
        )
        assert not found.shortfall, told(case, said)
    if said["status"] == "missed" and not strict and found.latest and not found.latest.approx:
        assert found.attainment is None or (found.attainment < 1 and not nearly_equal(found.attainment, Decimal(1))), told(
            case, said
        )
        assert found.shortfall, told(case, said)


@given(CASES)
@settings(max_examples=300)
def test_no_ratio_shows_the_whole_before_it_is_whole(case: Case) -> None:
    found, said = assessment(case)
    for name in ("attainment", "share_done", "share_time"):
        value, shown = getattr(found, name), words.quantity(found, name)
        if value is not None and shown is not None:
            whole = nearly_equal(value, Decimal(1))
            assert (shown in {"100%", "100.0%", "100.00%"}) == whole, (name, value, shown)
            assert not (shown.startswith("<") and (whole or value > 1)), (name, value, shown)
            assert not (shown.startswith(">") and (whole or value < 1)), (name, value, shown, told(case, said))


@given(CASES)
@settings(max_examples=300)
def test_no_yearly_growth_over_less_than_half_a_year(case: Case) -> None:
    found, said = assessment(case)
    if "judged-as-sum" in said["flags"] or said.get("rest") or found.latest is None or case.since is None or case.due is None:
        return
    spans = {
        "observed_growth": (case.since.end, found.latest.date),
        "required_growth": (found.latest.date, case.due.end),
        "planned_growth": (case.since.end, case.due.end),
    }
    for name, (first, last) in spans.items():
        stated = name == "planned_growth" and case.goal.key == "growth"
        if getattr(found, name) is not None and not stated:
            assert (last - first).days >= 181, (name, told(case, said))


@given(CASES)
@settings(max_examples=300)
def test_nothing_is_required_of_what_is_decided(case: Case) -> None:
    found, said = assessment(case)
    if said["status"] in {"achieved", "missed"} and "late-figure" not in said["flags"]:
        for name in ("required_growth", "required_per_year", "required_per_month"):
            assert getattr(found, name) is None, (name, told(case, said))


@given(CASES)
@settings(max_examples=300)
def test_the_lead_and_the_status_stand_on_one_side(case: Case) -> None:
    found, said = assessment(case)
    if said["status"] not in OPEN or found.lead is None or found.expected is None or found.target.goal.hold:
        return
    level = found.expected - found.lead if found.target.direction < 0 else found.expected + found.lead
    ahead = found.lead > 0 or nearly_equal(level, found.expected)
    met_by_estimate = "met-by-estimate" in found.reasons.values()
    if said["status"] == "on-pace":
        assert ahead or met_by_estimate or "met" in said["flags"], told(case, said)
    elif found.pace is not None:
        assert not ahead, told(case, said)
