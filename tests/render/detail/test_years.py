"""The years of a goal in `show`."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.locale import use
from ectrack.render.detail.detail_tables import years
from tests.core.building import judged

CUT = 'breaks = { 2024 = "new survey" }'


def lines(found: Assessment) -> list[str]:
    return [" ".join("".join(part.text for part in line).split()) for line in years(found, found.years, None)]


def test_a_year_behind_a_break_is_shown_and_said_not_to_be_compared() -> None:
    goal = 'each_year_at_most = 150\nfrom = "2023"\nby = "2025"'
    found = judged(goal, "2023 110\n2024 130", kind="flow", more=CUT)
    assert lines(found)[2:] == ["2023 150 110 kept", "2024 150 130 a break in the series lies between", "2025 150 - no full figure"]
    use("zh")
    try:
        assert "口径" in lines(found)[3]
    finally:
        use("en")
