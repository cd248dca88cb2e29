"""`ectrack export` as sdmx-csv and datapackage, read back by other libraries; the numbers are worked out in `reporting`."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import frictionless
import pytest
import sdmx
from sdmx.model import v30

from ectrack.core.spreadsheet_text import guarded, unguarded
from ectrack.locale.text import visible
from tests.attacks import ATTACKS, as_toml
from tests.commands.reporting import gansu, in_chinese
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["gansu", "program"]

FIGURE = """
[[actual]]
indicator = "{indicator}"
region = "gansu"
period = "{period}"
value = {value}
"""


def recorded(tracker: Path, text: str) -> None:
    """Add figures to the tracker."""
    path = tracker / "actuals" / "figures.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


SDMX = """\
STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,MEASURE,TARGET,FREQ,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,APPROX,BASIS,SOURCE,COMMENT_OBS
dataflow,ECTRACK:TARGETS(1.0.0),I,gansu,fixed-lines,ACTUAL,_Z,A,2013,377.77,户,4,A,,observed,,
dataflow,ECTRACK:TARGETS(1.0.0),I,gansu,fixed-lines,ACTUAL,_Z,A,2014,370,户,4,A,,observed,,
dataflow,ECTRACK:TARGETS(1.0.0),I,kang,new-shops,ACTUAL,_Z,A,2014,115,家,0,A,,observed,,
dataflow,ECTRACK:TARGETS(1.0.0),I,gansu,turnover,ACTUAL,_Z,A,2013,860,CNY,8,A,,observed,yearbook,
dataflow,ECTRACK:TARGETS(1.0.0),I,gansu,turnover,ACTUAL,_Z,S,2014-S1,480,CNY,8,A,,observed,bulletin,
dataflow,ECTRACK:TARGETS(1.0.0),I,gansu,turnover,ACTUAL,_Z,A,2014,1199.7,CNY,8,E,,estimated,yearbook; bulletin,
dataflow,ECTRACK:TARGETS(1.0.0),I,longnan,shops,ACTUAL,_Z,D,2014-11-30,5446,家,0,A,more_than,observed,,
dataflow,ECTRACK:TARGETS(1.0.0),I,gansu,fixed-lines,GOAL,fixed-lines-2015,A,2015,350,户,4,A,,at_most,,
dataflow,ECTRACK:TARGETS(1.0.0),I,kang,new-shops,GOAL,kang-shops,_O,2014-01-01/P36M,360,家,0,A,,each_year,,
dataflow,ECTRACK:TARGETS(1.0.0),I,gansu,turnover,GOAL,turnover-2015,A,2015,1453.4,CNY,8,A,,growth,"Opinion on e-commerce, 3.1 (1)",
dataflow,ECTRACK:TARGETS(1.0.0),I,longnan,shops,GOAL,longnan-shops-2016,A,2016,3000,家,0,A,,at_least,,
dataflow,ECTRACK:TARGETS(1.0.0),I,gansu,share,GOAL,share-2017,A,2017,11,PT,0,A,,at_least,Opinion on e-commerce,
"""
DIMENSIONS = ("REF_AREA", "INDICATOR", "MEASURE", "TARGET", "FREQ", "TIME_PERIOD")
ATTRIBUTES = ("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "APPROX", "BASIS", "SOURCE", "COMMENT_OBS")


def read_back(text: str) -> list[tuple[dict[str, str], str, dict[str, str]]]:
    """Return the observations that the library sdmx1 reads: dimensions, value, attributes."""
    structure = v30.DataStructureDefinition(id="TARGETS")
    for name in DIMENSIONS:
        structure.dimensions.append(v30.Dimension(id=name))
    structure.measures.append(v30.Measure(id="OBS_VALUE"))
    for name in ATTRIBUTES:
        structure.attributes.append(v30.DataAttribute(id=name))
    message: Any = sdmx.read_sdmx(io.BytesIO(text.encode()), format="CSV", structure=structure)
    (data,) = message.data
    return [
        (
            {name: str(one.dimension[name].value) for name in DIMENSIONS},
            str(one.value),
            {name: str(value.value) for name, value in one.attached_attribute.items()},
        )
        for one in data.obs
    ]


@pytest.mark.usefixtures("gansu")
class TestSdmx:
    def test_figures_and_goals_are_observations(self, program: Program) -> None:
        ended = program("export", "-f", "sdmx-csv")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == SDMX

    def test_another_library_reads_them(self, program: Program) -> None:
        found = read_back(program("export", "-f", "sdmx-csv", "turnover-2015").out)
        assert len(found) == 4
        assert found[2] == (
            dict(zip(DIMENSIONS, ("gansu", "turnover", "ACTUAL", "_Z", "A", "2014"), strict=True)),
            "1199.7",
            dict(zip(ATTRIBUTES, ("CNY", "8", "E", "", "estimated", "yearbook; bulletin", ""), strict=True)),
        )

    @pytest.mark.parametrize(
        ("indicator", "period", "written"),
        [
            ("turnover", "2012-Q1", ("Q", "2012-Q1")),
            ("turnover", "2012-H2", ("S", "2012-S2")),
            ("turnover", "2012-03", ("M", "2012-M03")),
            ("turnover", "2012-01/2012-06", ("S", "2012-S1")),
            ("turnover", "2012-01/2012-10", ("_O", "2012-01-01/P10M")),
            # The leap day and the first of March are two days.
            ("turnover", "2012-02-29/2012-03-01", ("_O", "2012-02-29/P2D")),
            ("fixed-lines", "2012-01/2012-10", ("D", "2012-10-31")),
            ("fixed-lines", "/2012-10", ("D", "2012-10-31")),
            ("fixed-lines", "2012-10-15", ("D", "2012-10-15")),
        ],
    )
    def test_a_period_has_the_form_of_the_standard(
        self, program: Program, gansu: Path, indicator: str, period: str, written: tuple[str, str]
    ) -> None:
        recorded(gansu, FIGURE.format(indicator=indicator, period=period, value=1))
        found = read_back(program("export", "-f", "sdmx-csv", f"{indicator}-2015").out)
        assert (found[0][0]["FREQ"], found[0][0]["TIME_PERIOD"], found[0][1]) == (*written, "1")

    def test_preliminary_is_told_and_a_forecast_is_no_figure(self, program: Program, gansu: Path) -> None:
        recorded(gansu, FIGURE.format(indicator="share", period="2014", value='"6.9%"') + 'state = "preliminary"\n')
        recorded(gansu, FIGURE.format(indicator="share", period="2016", value='"9%"') + 'state = "forecast"\n')
        found = read_back(program("export", "-f", "sdmx-csv", "share-2017").out)
        assert [(one["TIME_PERIOD"], value, more["OBS_STATUS"]) for one, value, more in found] == [
            ("2014", "6.9", "P"),
            ("2017", "11", "A"),
        ]

    def test_an_estimate_of_the_source_and_a_break_are_told(self, program: Program, gansu: Path) -> None:
        recorded(gansu, FIGURE.format(indicator="share", period="2014", value='"6.9%"') + 'state = "estimated-by-source"\n')
        recorded(gansu, FIGURE.format(indicator="share", period="2016", value='"9%"') + 'state = "break"\n')
        found = read_back(program("export", "-f", "sdmx-csv", "share-2017").out)
        assert [(one["TIME_PERIOD"], value, more["OBS_STATUS"]) for one, value, more in found] == [
            ("2014", "6.9", "E"),
            ("2016", "9", "B"),
            ("2017", "11", "A"),
        ]

    def test_each_key_is_there_once(self, program: Program) -> None:
        found = read_back(program("export", "-f", "sdmx-csv").out)
        keys = [tuple(one.values()) for one, _value, _more in found]
        assert len(set(keys)) == len(keys)

    def test_an_id_becomes_a_code(self, program: Program, gansu: Path) -> None:
        for path in gansu.rglob("*.toml"):
            text = path.read_text(encoding="utf-8").replace('"turnover"', '"turn.over康"')
            path.write_text(text.replace("indicator.turnover", 'indicator."turn.over康"'), encoding="utf-8")
        found = read_back(program("export", "-f", "sdmx-csv", "turnover-2015").out)
        assert {one["INDICATOR"] for one, _value, _more in found} == {"turn$002Eover$5EB7"}

    def test_estimates_are_left_out_on_request(self, program: Program) -> None:
        assert ",E," not in program("export", "-f", "sdmx-csv", "--no-estimates").out

    def test_columns_are_fixed(self, program: Program) -> None:
        ended = program("export", "-f", "sdmx-csv", "--columns", "id")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == "the columns of sdmx-csv are fixed [fixed-columns]\n  hint: leave --columns out\n"

    @pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, program: Program, gansu: Path, text: str) -> None:
        path = gansu / "actuals" / "figures.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('"yearbook"', as_toml(text)), encoding="utf-8")
        found = read_back(program("export", "-f", "sdmx-csv", "turnover-2015", "--no-estimates").out)
        source = found[0][2]["SOURCE"]
        assert source == guarded(visible(text))
        assert unguarded(source) == visible(text)

    def test_words_are_in_the_language(self, program: Program) -> None:
        out = in_chinese(program, "export", "-f", "sdmx-csv", "share-2017").out
        assert read_back(out)[-1][2]["SOURCE"] == "关于加快电子商务产业发展的意见"


def unpacked() -> dict[str, list[dict[str, Any]]]:
    """Return the tables that the library frictionless reads, after it found them valid."""
    return read(Path("p.zip").read_bytes())


@cache
def read(package: bytes) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a package that lies here; the library is slow, and tests read the same ones."""
    assert Path("p.zip").read_bytes() == package
    report = frictionless.validate("p.zip")
    assert report.valid, report.flatten(["type", "note"])
    tables: Any = frictionless.Package("p.zip").resources
    return {one.name: [row.to_dict() for row in one.read_rows()] for one in tables}


@pytest.mark.usefixtures("gansu")
class TestPackage:
    def made(self, program: Program, *arguments: str) -> dict[str, list[dict[str, Any]]]:
        ended = program("export", "-o", "p.zip", *arguments)
        assert (ended.code, ended.out, ended.err) == (0, "", "")
        return unpacked()

    def test_another_library_finds_it_valid_and_reads_its_tables(self, program: Program) -> None:
        tables = self.made(program)
        assert {name: len(rows) for name, rows in tables.items()} == {
            "regions": 3,
            "indicators": 5,
            "policies": 1,
            "targets": 5,
            "progress": 5,
            # Also the figure that was revised, and the forecast.
            "actuals": 8,
        }

    def test_targets_refer_to_what_they_are_set_by_and_on(self, program: Program) -> None:
        tables = self.made(program, "turnover-2015")
        assert tables["targets"] == [
            {
                "id": "turnover-2015",
                "name": "E-commerce turnover, Gansu, 2015",
                "policy": "gansu-2014",
                "indicator": "turnover",
                "region": "gansu",
                "goal": "growth",
                "value": None,
                "high": None,
                "rate": Decimal("0.3"),
                "unit": "亿元",
                "approx": None,
                "hold": False,
                "direction": "increase",
                "start": None,
                "deadline": date(2015, 12, 31),
                "baseline_period": "2013",
                "owner": "甘肃省商务厅",
                "binding": False,
                "clause": "3.1 (1)",
                "note": None,
            }
        ]
        assert tables["policies"][0]["issued"] == date(2014, 7, 29)
        assert tables["regions"][2] == {"id": "kang", "name": "Kang", "parent": "longnan", "level": None, "note": None}

    def test_progress_has_numbers_days_and_keys_of_words(self, program: Program) -> None:
        columns = "status,latest,basis,attainment,required_growth,deadline"
        assert self.made(program, "turnover-2015", "kang-shops", "--columns", columns, "--sort", "id")["progress"] == [
            {
                "id": "kang-shops",
                "status": "behind",
                "latest": Decimal(115),
                "basis": "observed",
                # 115 / 360; a sum that starts at 0 has no growth.
                "attainment": Decimal("0.319444"),
                "required_growth": None,
                "deadline": date(2016, 12, 31),
                "unit": "家",
            },
            {
                "id": "turnover-2015",
                "status": "on-pace",
                "latest": Decimal("1199.7"),
                "basis": "estimated",
                # 1199.7 / 1453.4, and 1453.4 / 1199.7 - 1.
                "attainment": Decimal("0.825444"),
                "required_growth": Decimal("0.21147"),
                "deadline": date(2015, 12, 31),
                "unit": "亿元",
            },
        ]

    def test_figures_are_all_there_in_the_order_of_recording(self, program: Program) -> None:
        figures = self.made(program, "turnover-2015")["actuals"]
        assert [(one["number"], one["period"], one["value"], one["state"], one["revises"]) for one in figures] == [
            (1, "2013", 860, None, None),
            (2, "2014-H1", 470, None, None),
            # A figure without a day of recording was always known.
            (3, "2014", 1250, "forecast", None),
            (4, "2014-H1", 480, None, "typing slip"),
        ]
        assert (figures[3]["start"], figures[3]["end"]) == (date(2014, 1, 1), date(2014, 6, 30))
        assert (figures[3]["yoy"], figures[3]["recorded"]) == (Decimal("0.395"), date(2014, 12, 1))

    def test_only_what_was_known_is_there(self, program: Program) -> None:
        figures = self.made(program, "turnover-2015", "--known-by", "2014-11-30")["actuals"]
        assert [one["value"] for one in figures] == [860, 470, 1250]

    def test_numbers_tell_their_unit(self, program: Program) -> None:
        self.made(program)
        fields = {one.name: one.to_descriptor() for one in frictionless.Package("p.zip").get_resource("progress").schema.fields}
        assert fields["latest"]["unitColumn"] == "unit"
        assert fields["attainment"]["unit"] == "1"

    def test_the_words_are_the_same_in_every_language(self, program: Program) -> None:
        english = self.made(program, "--columns", "status,basis,flags")["progress"]
        assert in_chinese(program, "export", "-o", "p.zip", "--columns", "status,basis,flags").code == 0
        assert unpacked()["progress"] == english
        assert frictionless.Package("p.zip").get_resource("progress").schema.get_field("status").title == "状态"

    def test_it_tells_no_moment(self, program: Program) -> None:
        self.made(program)
        first = Path("p.zip").read_bytes()
        self.made(program)
        assert Path("p.zip").read_bytes() == first
        with zipfile.ZipFile("p.zip") as parts:
            assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    @pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, program: Program, gansu: Path, text: str) -> None:
        path = gansu / "tables.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('"甘肃省商务厅"', as_toml(text)), encoding="utf-8")
        assert program("export", "-o", "p.zip", "turnover-2015").code == 0
        for table in ("targets", "progress"):
            (row,) = csv.DictReader(io.StringIO(zipfile.Path("p.zip", f"{table}.csv").read_text(encoding="utf-8")))
            assert row["owner"] == guarded(visible(text))

    def test_a_terminal_takes_none(self, program: Program) -> None:
        ended = program("export", "-f", "datapackage")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("datapackage is not text, so it is not shown here [needs-file]\n")
