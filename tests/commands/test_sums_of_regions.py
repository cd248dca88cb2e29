"""Figures rolled up from the regions below, as commands tell them: with their coverage, in both languages."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from ectrack.cli import run

TABLES = """
[region.longnan]
name = { zh = "陇南市", en = "Longnan" }
[region.kang]
name = { zh = "康县", en = "Kang" }
parent = "longnan"
[region.wen]
name = { zh = "文县", en = "Wen" }
parent = "longnan"

[indicator.shops]
name = { zh = "网店数", en = "Shops" }
unit = "家"
kind = "stock"
roll_up = true

[target.shops]
indicator = "shops"
region = "longnan"
at_least = 3000
since = "2013"
by = "2015"
"""
WHOLE = "shops,kang,2013,200\nshops,wen,2013,100\nshops,kang,2014,800\nshops,wen,2014,850\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "targets"
    (found / "actuals").mkdir(parents=True)
    (found / "all.toml").write_text(TABLES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return found


def told(folder: Path, figures: str, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    (folder / "actuals" / "shops.csv").write_text("indicator,region,period,value\n" + figures, encoding="utf-8")
    assert run(command) == 0
    return capsys.readouterr().out


def test_a_sum_of_all_regions_is_judged_like_any_figure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = json.loads(told(folder, WHOLE, capsys, "status", "--json"))["targets"]
    # 300 to 3000 by 2015: 1650 is exactly the middle on 2014-12-31
    assert (one["baseline"]["value"], one["latest"]["value"], one["expected"], one["pace"], one["status"]) == (
        300,
        1650,
        1650,
        1,
        "on-pace",
    )
    assert one["latest"]["rolled_up"] == {"of": 2, "have": 2, "missing": []}
    assert (one["latest"]["basis"], one["flags"]) == ("rolled-up", ["rolled-up"])


def test_a_sum_with_gaps_speaks_where_it_proves_that_the_goal_is_reached(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = json.loads(told(folder, f"{WHOLE}shops,kang,2015,3000\n", capsys, "status", "--json"))["targets"]
    assert (one["status"], one["latest"]["rolled_up"]) == ("achieved", {"of": 2, "have": 1, "missing": ["wen"]})
    assert (one["latest"]["approx"], one["flags"]) == ("at_least", ["approximate", "incomplete", "rolled-up"])


def test_until_then_the_newest_whole_sum_speaks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = json.loads(told(folder, f"{WHOLE}shops,kang,2015,2999\n", capsys, "status", "--json"))["targets"]
    assert (one["status"], one["latest"]["period"], one["latest"]["value"]) == ("on-pace", "2014", 1650)
    assert one["flags"] == ["newer-incomplete", "overdue", "rolled-up"]


@pytest.mark.parametrize(
    ("lang", "says"),
    [("en", "shops: sum of 1 of 2 regions below"), ("zh", "shops：2 个下级地区中 1 个的合计")],
)
def test_the_coverage_is_said(folder: Path, capsys: pytest.CaptureFixture[str], lang: str, says: str) -> None:
    assert says in told(folder, f"{WHOLE}shops,kang,2015,3000\n", capsys, "status", "--lang", lang).splitlines()


@pytest.mark.parametrize(
    ("lang", "latest", "table"),
    [
        (
            "en",
            "latest actual 1,650 家 for 2014 (sum of 2 of 2 regions below)",
            [
                "Sums of the regions below",
                "  period     value  regions  missing regions",
                "  ------  --------  -------  ---------------",
                "  2013      300 家   2 of 2  -",
                "  2014    1,650 家   2 of 2  -",
                "  2015    2,000 家   1 of 2  Wen",
            ],
        ),
        (
            "zh",
            "最新实际数 1,650家，2014（2 个下级地区中 2 个的合计）",
            [
                "下级地区合计",
                "  时期     数值   地区  缺数的地区",
                "  ----  -------  -----  ----------",
                "  2013    300家  2 / 2  -",
                "  2014  1,650家  2 / 2  -",
                "  2015  2,000家  1 / 2  文县",
            ],
        ),
    ],
)
def test_show_names_the_regions_that_are_missing(
    folder: Path, capsys: pytest.CaptureFixture[str], lang: str, latest: str, table: list[str]
) -> None:
    lines = told(folder, f"{WHOLE}shops,kang,2015,2000\n", capsys, "show", "shops", "--lang", lang).splitlines()
    assert latest in [" ".join(line.split()) for line in lines]
    start = lines.index(table[0])
    assert lines[start : start + len(table)] == table


def test_show_tells_the_sums_as_records(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = json.loads(told(folder, f"{WHOLE}shops,kang,2015,2000\n", capsys, "show", "shops", "--json"))["targets"]
    assert one["sums"][2] == {
        "period": "2015",
        "date": "2015-12-31",
        "value": 2000,
        "rolled_up": {"of": 2, "have": 1, "missing": ["wen"]},
    }


def test_of_many_missing_regions_twenty_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = "".join(f'[region.c{index:02}]\nparent = "longnan"\n' for index in range(30))
    (folder / "more.toml").write_text(more, encoding="utf-8")
    (one,) = json.loads(told(folder, "shops,kang,2015,3000\n", capsys, "status", "--json"))["targets"]
    coverage = one["latest"]["rolled_up"]
    # 30 and Wen are missing of 30, Wen and Kang
    assert (coverage["of"], coverage["have"], len(coverage["missing"])) == (32, 1, 20)
    shown = told(folder, "shops,kang,2015,3000\n", capsys, "show", "shops", "--lang", "en")
    assert "11 more" in shown
    long = "".join(f"shops,c{index:02},2015,1\n" for index in range(30)) + "shops,wen,2015,1\nshops,kang,2015,3000\n"
    filled = told(folder, long, capsys, "show", "shops", "--explain", "--lang", "en")
    # 32 values: ten, the last, and 21 between them; 3000 + 31 * 1
    assert "= 3000 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + ... 21 more ... + 1 = 3,031" in " ".join(filled.split())


@pytest.mark.parametrize(("form", "says"), [("csv", "sum of 1 of 2 regions below"), ("json", '"have": 1')])
def test_exports_tell_the_coverage(folder: Path, capsys: pytest.CaptureFixture[str], form: str, says: str) -> None:
    assert says in told(folder, f"{WHOLE}shops,kang,2015,3000\n", capsys, "export", "--format", form, "--lang", "en")


@pytest.mark.parametrize(("lang", "says"), [("en", "Kang County  kangxian  county  "), ("zh", "康县  kangxian  县  ")])
def test_the_list_tells_levels_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, says: str) -> None:
    tables = (
        '[region.kangxian]\nname = { zh = "康县", en = "Kang County" }\nlevel = "county"\n'
        '[region.other]\nname = { zh = "园区", en = "Park" }\nlevel = "zone"\n[region.none]\nname = { zh = "无", en = "None" }\n'
    )
    (tmp_path / "a.toml").write_text(tables, encoding="utf-8")
    assert run(["list", "regions", "--dir", str(tmp_path), "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(lines[3].split()) == " ".join(f"{says} 0 0".split())
    assert [line.split()[2] for line in lines[4:]] == ["zone", "-"]


def test_recording_in_a_county_tells_what_changes_in_the_city(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = told(folder, WHOLE, capsys, "record", "shops", "2015", "1000", "--region", "kang", "--lang", "en")
    assert before.splitlines()[0] == "no status changed"  # until Wen has reported, 2014 speaks
    after = told(folder, WHOLE, capsys, "record", "shops", "2015", "2500", "--region", "wen", "--lang", "en")
    assert after.splitlines()[0].startswith("shops: on pace -> achieved")  # 1000 + 2500


def test_a_figure_of_its_own_goes_before_the_sum(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = json.loads(told(folder, f"{WHOLE}shops,longnan,2014,1700\n", capsys, "status", "--json"))["targets"]
    assert (one["latest"]["value"], one["latest"]["basis"], one["latest"]["rolled_up"]) == (1700, "observed", None)


def test_a_data_package_has_the_figures_that_a_sum_is_made_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(folder, WHOLE, capsys, "export", "-o", "p.zip")
    rows = csv.DictReader(io.StringIO(zipfile.Path("p.zip", "actuals.csv").read_text(encoding="utf-8")))
    assert [(row["region"], row["period"], row["value"]) for row in rows] == [
        ("kang", "2013", "200"),
        ("wen", "2013", "100"),
        ("kang", "2014", "800"),
        ("wen", "2014", "850"),
    ]
