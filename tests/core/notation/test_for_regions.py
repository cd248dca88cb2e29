"""Templates of targets and lists of regions: the same as the blocks they stand for."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ectrack.cli import run
from ectrack.core.notation.build import build
from ectrack.core.notation.documents import Document
from tests.core.small import parsed

INDICATOR = '[indicator.shops]\nname = "Shops"\nunit = "家"\nkind = "stock"\n'
GOAL = 'since = "2013"\nby = "2015"\n'


def status(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    assert run(["status", "--json", "--dir", str(folder), "--lang", "en", *more]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["targets"]
    return found


places = some.lists(
    some.tuples(some.integers(0, 3), some.integers(1, 500), some.booleans(), some.integers(0, 900)), min_size=1, max_size=6
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counties=places)
def test_a_template_says_what_its_blocks_say(
    counties: list[tuple[int, int, bool, int]], tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks, short = tmp_path_factory.mktemp("blocks"), tmp_path_factory.mktemp("short")
    regions = [
        '[region.top]\nname = "Top"\n',
        *(f'[region.c{n}]\nname = "C{n}"\nparent = "top"\nlevel = "city"\n' for n in range(4)),
    ]
    rows, values, targets = ["id,name,parent,level", "top,Top,,", *(f"c{n},C{n},top,city" for n in range(4))], ["region,value"], []
    for number, (city, goal, has_value, _figure) in enumerate(counties):
        name = f"k{number}"
        regions.append(f'[region.{name}]\nname = "K{number}"\nparent = "c{city}"\nlevel = "county"\n')
        rows.append(f"{name},K{number},c{city},county")
        targets.append(
            f'[target."shops-{name}"]\nindicator = "shops"\nregion = "{name}"\nat_least = {goal if has_value else 77}\n{GOAL}'
        )
        if has_value:
            values.append(f"{name},{goal}家")
    (blocks / "all.toml").write_text(INDICATOR + "".join(regions) + "".join(targets), encoding="utf-8")
    template = f'[target.shops]\nindicator = "shops"\nregion = "top"\nfor_regions = "level:county"\nvalues = "values.csv"\nat_least = 77\n{GOAL}'
    (short / "all.toml").write_text(INDICATOR + template, encoding="utf-8")
    (short / "regions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (short / "values.csv").write_text("\n".join(values) + "\n", encoding="utf-8")
    figures = "".join(f"shops,k{n},2013,10\nshops,k{n},2014,{county[3]}\n" for n, county in enumerate(counties))
    for folder in (blocks, short):
        (folder / "actuals").mkdir()
        (folder / "actuals" / "all.csv").write_text("indicator,region,period,value\n" + figures, encoding="utf-8")
    long = {str(one["region"]): one | {"id": ""} for one in status(blocks, capsys)}
    made = {str(one["region"]): one | {"id": ""} for one in status(short, capsys)}
    assert made == long
    assert {one["id"] for one in status(short, capsys, "shops")} == {f"shops@k{n}" for n in range(len(counties))}


def test_a_region_that_is_chosen_twice_has_one_target_and_readings_hold_for_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        '[region.top]\nname = "Top"\n[region.a]\nname = "A"\nparent = "top"\n[region.b]\nname = "B"\nparent = "a"\n'
        f'{INDICATOR}[target.t]\nindicator = "shops"\nregion = "top"\nfor_regions = ["a", "below:top"]\nmore_than = 5\nby = "2015"\n'
        "[target.t.readings.strict]\nat_least = 9\n"
    )
    (tmp_path / "all.toml").write_text(text, encoding="utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "all.csv").write_text("indicator,region,period,value\nshops,b,2014,7\n", encoding="utf-8")
    found = status(tmp_path, capsys)
    assert [(one["id"], one["name"], one["status"]) for one in found] == [
        ("t@b", "Shops, B, 2015", "achieved"),
        ("t@a", "Shops, A, 2015", "no-data"),
    ]
    readings = [reading for one in found for reading in one["readings"]]  # type: ignore[attr-defined]
    assert [(reading["name"], reading["region"], reading["level"]) for reading in readings] == [
        ("strict", "b", 9),
        ("strict", "a", 9),
    ]


def test_a_rate_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        f'{INDICATOR}[target.t]\nindicator = "shops"\nregion = "top"\nfor_regions = "below:top"\nvalues = "values-g.csv"\ngrowth = "10%"\n'
        'since = "2013"\nby = "2015"\n'
    )
    (tmp_path / "all.toml").write_text(text, encoding="utf-8")
    (tmp_path / "regions.csv").write_text("id,parent\ntop,\na,top\nb,top\n", encoding="utf-8")
    (tmp_path / "values-g.csv").write_text("region,value,baseline,owner,note\na,20%,100,Bureau A,\n", encoding="utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "all.csv").write_text("indicator,region,period,value\nshops,b,2013,100\n", encoding="utf-8")
    found = {str(one["region"]): one for one in status(tmp_path, capsys)}
    # 100 × 1.2² = 144 and 100 × 1.1² = 121
    assert {region: (one["level"], one["owner"]) for region, one in found.items()} == {"a": (144, "Bureau A"), "b": (121, None)}


def test_a_row_holds_for_readings_too_but_for_what_they_say_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        f'[region.top]\n[region.kang]\nparent = "top"\n{INDICATOR}[target.t]\nindicator = "shops"\nregion = "top"\n'
        'for_regions = "kang"\nvalues = "values.csv"\nat_least = 100\nbaseline = { period = "2012", value = 10 }\nby = "2015"\n'
        '[target.t.readings.early]\nby = "2014"\n'
        '[target.t.readings.small]\nat_least = 700\nsince = { period = "2012", value = 400 }\nowner = "Office"\n'
    )
    (tmp_path / "all.toml").write_text(text, encoding="utf-8")
    (tmp_path / "values.csv").write_text("region,value,baseline,owner\nkang,1200,500,Bureau K\n", encoding="utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "all.csv").write_text("indicator,region,period,value\nshops,kang,2014,800\n", encoding="utf-8")
    (one,) = status(tmp_path, capsys)
    said = {reading["name"]: reading for reading in one["readings"]}  # type: ignore[attr-defined]
    assert (one["level"], one["owner"], one["status"]) == (1200, "Bureau K", "behind")  # 800 where the path asks for 966.67
    found = {
        name: (reading["level"], reading["baseline"]["value"], reading["owner"], reading["status"])
        for name, reading in said.items()
    }
    assert found == {"early": (1200, 500, "Bureau K", "missed"), "small": (700, 400, "Office", "achieved")}


def test_ranges_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        f'{INDICATOR}[target.t]\nindicator = "shops"\nregion = "top"\nfor_regions = "below:top"\nvalues = "values.csv"\nbetween = [10, 20]\n'
        'by = "2015"\n'
    )
    (tmp_path / "all.toml").write_text(text, encoding="utf-8")
    (tmp_path / "regions.csv").write_text("id,parent\ntop,\na,top\nb,top\nc,top\n", encoding="utf-8")
    (tmp_path / "values.csv").write_text("region,value,high\na,30,40家\nb,,0.005万家\n", encoding="utf-8")
    (tmp_path / "actuals").mkdir()
    rows = "".join(f"shops,{region},2015,{value}\n" for region, value in (("a", 25), ("b", 45), ("c", 15)))
    (tmp_path / "actuals" / "all.csv").write_text(f"indicator,region,period,value\n{rows}", encoding="utf-8")
    found = {
        str(one["region"]): (one["goal"]["value"], one["goal"]["high"], one["status"])  # type: ignore[index]
        for one in status(tmp_path, capsys)
    }
    # a: 30 to 40, 25 is below; b: the low end of the template, 10, to 50, 45 is within; c: the template, 10 to 20, 15 is within
    assert found == {"a": (30, 40, "missed"), "b": (10, 50, "achieved"), "c": (10, 20, "achieved")}


COUNTIES = '[region.top]\n[region.a]\nparent = "top"\nlevel = "county"\n[region.b]\nparent = "top"\nlevel = "county"\n'
MANY = '[target.t]\nregion = "top"\nindicator = "sh"\nfor_regions = "level:county"\n'


@pytest.mark.parametrize(
    ("goal", "values", "refused"),
    [
        ('at_least = { of = "sh" }', "", ["a"]),
        ('more_than = { of = "sh@a" }', "", ["a"]),
        ('at_least = { of = "sh@b", times = "90%" }', "", ["b"]),
        ('at_least = { of = "sh@top" }', "", []),
        ('at_least = { of = "sh@a" }', "a", []),
        ('at_least = 3\n[target.t.readings.r]\nat_least = { of = "sh@b" }', "", ["b"]),
    ],
)
def test_none_of_many_regions_is_its_own_measure(goal: str, values: str, refused: list[str]) -> None:
    kept = 'values = "values.csv"\n' if values else ""
    text = f'{COUNTIES}[indicator.sh]\nkind = "share"\n{MANY}{kept}by = "2024"\n{goal}\n'
    documents = [Document("a.toml", "tables", parsed(text))]
    if values:
        documents.append(Document("values.csv", "values", {"values": {values: {"value": "5%"}}}, (2,)))
    problems = build(documents)[1]
    assert [(problem.slug, problem.params["found"]) for problem in problems] == [("relative-to-itself", one) for one in refused]
