"""`ectrack log`: every figure in the order of recording, with what became of it."""

import json
from pathlib import Path

from tests.commands.running import Program
from tests.commands.tracking import actuals, program

__all__ = ["actuals", "program"]


def corrected(program: Program) -> None:
    """Record, revise and withdraw."""
    for command in (
        ("record", "turnover", "2014", "1200", "--approx", "约", "--recorded", "2015-01-10", "--source", "bulletin"),
        ("revise", "turnover", "2014", "1201.50", "--why", "late reports", "--recorded", "2015-02-01"),
        ("withdraw", "turnover", "2013", "--why", "counted twice", "--recorded", "2015-03-01"),
    ):
        assert program(*command).code == 0


def test_figures_stand_in_the_order_of_recording_with_what_became_of_them(program: Program, actuals: Path) -> None:
    assert actuals.exists()
    corrected(program)
    ended = program("log")
    assert (ended.code, ended.err) == (0, "")
    assert [line.rstrip() for line in ended.out.splitlines()[2:]] == [
        "2014-12-31  turnover   gansu   2013        860 亿元  withdrawn                    -",
        "2015-01-10  turnover   gansu   2014     ~1,200 亿元  replaced                     bulletin",
        "2015-02-01  turnover   gansu   2014    1,201.5 亿元  a revision: late reports     -",
        "2015-03-01  turnover   gansu   2013               -  a withdrawal: counted twice  -",
    ]


def test_json_has_every_key_of_a_figure_its_standing_and_its_place(program: Program, actuals: Path) -> None:
    assert actuals.exists()
    corrected(program)
    found = json.loads(program("log", "--json").out)
    assert found["schema_version"] == 2
    assert [figure["standing"] for figure in found["actuals"]] == ["withdrawn", "revised", "live", "withdrawal"]
    assert found["actuals"][1] == {
        "indicator": "turnover",
        "region": "gansu",
        "period": "2014",
        "date": "2014-12-31",
        "value": 1200,
        "unit": "亿元",
        "yoy": None,
        "approx": "about",
        "state": None,
        "se": None,
        "comparable": True,
        "dated": None,
        "source": "bulletin",
        "note": None,
        "recorded": "2015-01-10",
        "revises": None,
        "withdrawn": None,
        "standing": "revised",
        "file": "targets/actuals/turnover.toml",
        "line": 8,
    }


def test_figures_of_one_indicator_or_of_a_region_and_below_can_be_chosen(program: Program, actuals: Path) -> None:
    (actuals.parent.parent / "more.toml").write_text(
        '[region.longnan]\nparent = "gansu"\n[region.ningxia]\n[indicator.shops]\nunit = "家"\nkind = "stock"\n', encoding="utf-8"
    )
    for region in ("longnan", "ningxia"):
        assert program("record", "shops", "2014", "10", "--region", region).code == 0

    def chosen(*options: str) -> list[tuple[str, str]]:
        return [(one["indicator"], one["region"]) for one in json.loads(program("log", "--json", *options).out)["actuals"]]

    assert chosen("--region", "gansu") == [("turnover", "gansu"), ("shops", "longnan")]
    assert chosen("--indicator", "shops") == [("shops", "longnan"), ("shops", "ningxia")]
    assert chosen("--indicator", "shops", "--region", "gansu") == [("shops", "longnan")]
