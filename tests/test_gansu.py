"""The Gansu tracker: contradictions are each found by a rule and waived with a reason; what is due in 2014 and after is as worked out by hand."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.checks import Checked, Warnings, chosen, warnings
from ectrack.store.loading import load

GANSU = Path(__file__).parents[1] / "targets"


def looked_at() -> Warnings:
    loaded = load(GANSU)
    assert loaded.problems == ()
    rules, _ = chosen([], ["freshness"])
    return warnings(Checked(loaded.tracker, report(loaded.tracker)), rules)


def test_every_contradiction_is_found_and_none_is_left_unsaid() -> None:
    found = looked_at()
    assert found.open == ()
    waived = {(warning.slug, Path(warning.origin.file).stem) for warning, _waiver in found.waived if warning.origin}
    assert waived == {
        ("lost-scale", "fixed-switch-capacity"),  # 305.22万门 and 305.22门
        ("repeats-year", "telephone-users"),  # 2012 repeats 2013
        ("repeats-year", "fixed-line-users"),
        ("repeats-year", "broadband-users"),
        ("parts-sum", "telephone-users"),  # 377.77 + 1763.35 = 2141.12, not 2141.32
        ("rise-mismatch", "telephone-additions"),  # 131.32 added, 2141.32 before and after
        ("parts-sum", "training-person-times"),  # 2807 in parts, 2214 in all
        ("share-mismatch", "training-success"),  # 555 / 2214 = 25.07 %, not 24.6 %
        ("two-values", "training-person-times"),  # 3784 and more than 700
        ("two-values", "trained-persons"),
        ("two-values", "broadband-users"),
        ("two-values", "ecommerce-fund"),
        ("two-values", "ecommerce-turnover"),
        ("two-values", "online-shops"),
        ("goals-differ", "longnan"),  # 115 in the city's table, 120 in the county's plan
        ("stock-for-yearly-goal", "longnan"),
        ("goals-ratio", "telecom"),  # 800 / 2150 = 37.2 %, not about 40 %
        ("goals-rise", "telecom"),  # 111.3 added, 30 in all
    }


def test_growth_that_follows_within_rounding_is_no_warning() -> None:
    # 151 / 104 is 45.19 % beside the printed 45.1 %; 533 / 320 is 66.6 % beside 66 %, of about 320.
    assert Counter(warning.slug for warning, _waiver in looked_at().waived)["yoy-mismatch"] == 0


def assessed(name: str) -> Assessment:
    tracker = load(GANSU).tracker
    return report(tracker, [tracker.targets[name]]).assessments[0]


def near(value: object, expected: str) -> bool:
    return isinstance(value, Decimal) and abs(value - Decimal(expected)) < Decimal("0.005")


def test_lanzhou_in_2014_is_judged_by_its_three_quarters_beside_those_of_2013() -> None:
    # 342 / 1.67 = 204.790 of 320 in 2013; 533 * 204.790 / 320 = 341.104, so 342 is 0.896 ahead: 320 * 1.67 / 533 = 1.0026.
    found = assessed("lanzhou-turnover-2014")
    assert (found.status, found.flags) == ("on-pace", ("judged-as-sum", "overdue", "seasonal", "year-to-date"))
    assert near(found.expected, "341.104")
    assert near(found.lead, "0.896")
    assert near(found.value("outlook.value"), "534.4")
    # 533 - 342 = 191 in three months; 320 - 204.790 = 115.210 in the last quarter of 2013: 191 / 115.210 = 1.658.
    assert found.rest is not None
    assert (found.rest.amount, found.rest.months) == (191, 3)
    assert near(found.rest.per_month, "63.667")
    assert near(found.rest.last_year, "115.210")
    assert near(found.rest.growth, "0.658")
    assert near(found.rest.whole_year, "0.666")  # 533 / 320


@pytest.mark.parametrize(
    ("name", "half"), [("lanzhou-4g-stations-2014", 700), ("lanzhou-ducts-2014", 120), ("lanzhou-fibre-2014", 250)]
)
def test_what_has_no_year_before_is_on_pace_with_half_in_half_a_year(name: str, half: int) -> None:
    found = assessed(name)
    assert (found.status, found.flags) == ("on-pace", ("judged-as-sum", "no-season", "overdue"))
    assert (found.expected, found.pace, found.value("rest.amount")) == (half, 1, half)
    assert (found.required_growth, found.reasons["required_growth"]) == (None, "no-rest-of-year")


def test_the_province_in_the_year_before_its_deadline_is_estimated_from_six_months() -> None:
    # 860 * 1.395 = 1199.7 of 1118 = 860 * 1.3; (1199.7 - 860) / (1118 - 860) = 1.317.
    found = assessed("turnover-2015")
    assert found.latest is not None
    assert (found.latest.basis, found.latest.value, found.latest.seen) == ("estimated", Decimal("1199.7"), (6, 12))
    assert near(found.pace, "1.317")
