"""The contradictions of the Gansu report are each found by a rule, and waived where they stand with a reason."""

from collections import Counter
from pathlib import Path

from ectrack.core.assessing.assess import report
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
