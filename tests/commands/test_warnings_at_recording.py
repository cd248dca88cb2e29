"""Warnings when figures are recorded: where they stand, `--strict`, days that have not come, and the day of the report."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.commands.running import FIGURES, Program
from tests.commands.tracking import actuals, program
from tests.store.bulk_folders import parquet

__all__ = ["actuals", "program"]

TODAY = date.today()  # noqa: DTZ011  # the user's day
TOMORROW = str(TODAY + timedelta(days=1))
SLIP = ("turnover", "2014", "86", "--source", "s", "--recorded", "2015-02-01")
"""A tenth of 860."""
TOLD = (
    "warning: targets/actuals/turnover.toml:8: actual.value: 86亿元 does not fit 860亿元 in 2013, at targets/actuals/turnover.toml:5;"
    " 860亿元 would [tenfold]\n"
    "  hint: is a digit missing or too many, or the decimal point misplaced? if it is right, waive the warning with the reason\n"
)


def as_of(program: Program) -> str:
    """Return the day of the report."""
    return str(json.loads(program("status", "--json").out)["as_of"])


class TestStrict:
    def test_a_figure_with_a_warning_is_kept_out(self, program: Program, actuals: Path) -> None:
        ended = program("record", *SLIP, "--strict")
        assert (ended.code, ended.out, ended.err) == (1, "", f"{TOLD}1 warning, nothing recorded (--strict)\n")
        assert actuals.read_text(encoding="utf-8") == FIGURES

    def test_so_it_is_when_nothing_would_be_written(self, program: Program, actuals: Path) -> None:
        ended = program("record", *SLIP, "--strict", "-n")
        assert (ended.code, ended.out, ended.err) == (1, "", f"{TOLD}1 warning, nothing recorded (--strict)\n")
        assert actuals.read_text(encoding="utf-8") == FIGURES

    def test_without_it_the_warning_is_told_and_the_figure_recorded(self, program: Program, actuals: Path) -> None:
        ended = program("record", *SLIP)
        assert (ended.code, ended.err) == (0, TOLD)
        assert "value = 86\n" in actuals.read_text(encoding="utf-8")

    def test_a_figure_that_fits_passes(self, program: Program, actuals: Path) -> None:
        ended = program("record", *SLIP[:2], "903", *SLIP[3:], "--strict")
        assert (ended.code, ended.err) == (0, "")
        assert "value = 903\n" in actuals.read_text(encoding="utf-8")

    def test_a_revision_is_kept_out_too(self, program: Program, actuals: Path) -> None:
        assert program("record", *SLIP[:2], "903", *SLIP[3:]).code == 0
        before = actuals.read_bytes()
        ended = program("revise", *SLIP, "--why", "typo", "--strict")
        assert (ended.code, "[tenfold]" in ended.err) == (1, True)
        assert actuals.read_bytes() == before

    def test_a_waiver_of_the_neighbour_and_the_settings_hold(self, program: Program, actuals: Path) -> None:
        settings = actuals.parent.parent / "ectrack.toml"
        settings.write_text('check = { skip = ["tenfold"] }\n', encoding="utf-8")
        assert program("record", *SLIP, "--strict", "-n").code == 0
        settings.write_text('check = { max_change = "5%" }\n', encoding="utf-8")
        assert "[jump]" in program("record", *SLIP[:2], "910", *SLIP[3:], "--strict", "-n").err
        settings.unlink()
        actuals.write_text(FIGURES + 'waive = { tenfold = "the scope was cut down" }\n', encoding="utf-8")
        assert program("record", *SLIP, "--strict", "-n").code == 0


class TestImport:
    @pytest.fixture
    def table(self, actuals: Path) -> str:
        Path("office.csv").write_text(
            "indicator,region,period,value\nturnover,gansu,2014,86\nturnover,gansu,2015,900\n", encoding="utf-8"
        )
        assert actuals.exists()
        return "office.csv"

    def test_warnings_stand_at_the_cells_and_keep_all_of_it_out(self, program: Program, table: str) -> None:
        arguments = (table, "--source", "s", "--recorded", "2016-02-01")
        ended = program("import", *arguments, "--strict")
        assert (ended.code, ended.out) == (1, "")
        assert (
            "warning: office.csv:2: 86亿元 does not fit 860亿元 in 2013, at targets/actuals/turnover.toml:5; 860亿元 would [tenfold]"
            in ended.err
        )
        assert ended.err.endswith("1 warning, nothing recorded (--strict)\n")
        assert not Path("targets/actuals/imported.toml").exists()
        loose = program("import", *arguments)
        assert (loose.code, "[tenfold]" in loose.err, Path("targets/actuals/imported.toml").exists()) == (0, True, True)

    @pytest.mark.parametrize(("strict", "code", "written"), [((), 0, "targets/actuals/imported.toml"), (("--strict",), 1, None)])
    def test_programs_find_them_in_the_record(
        self, program: Program, table: str, strict: tuple[str, ...], code: int, written: str | None
    ) -> None:
        ended = program("import", table, "--source", "s", "--recorded", "2016-02-01", "--json", *strict)
        whole = json.loads(ended.out)
        assert (ended.code, whole["written_to"]) == (code, written)
        assert [(one["slug"], one["place"]) for one in whole["warnings"]] == [("tenfold", "office.csv:2")]
        assert whole["warnings"][0]["hint"].startswith("is a digit missing")

    def test_many_of_a_kind_are_counted(self, program: Program, actuals: Path) -> None:
        rows = "".join(f"turnover,gansu,{year},{year}.5\n" for year in range(1950, 1980))
        Path("many.csv").write_text(f"indicator,region,period,value\n{rows}", encoding="utf-8")
        ended = program("import", "many.csv", "--recorded", "2016-02-01")
        assert actuals.exists()
        assert ended.err.count("[no-source]") == 1
        assert "  and 29 more alike: 3, 4, 5, 6, …\n" in ended.err


class TestPeriodsThatAreNotOver:
    def test_a_year_recorded_in_december_sets_the_day(self, program: Program, actuals: Path) -> None:
        ended = program("record", "turnover", "2014", "900", "--source", "s", "--recorded", "2014-12-15")
        assert ended.err.splitlines()[0] == (
            "warning: targets/actuals/turnover.toml:8: actual.period: 2014 ends on 2014-12-31, after the day of recording, 2014-12-15;"
            " only reports for 2014-12-31 or later use it [period-after-recording]"
        )
        assert "counts from" not in ended.out
        assert actuals.exists()
        assert as_of(program) == "2014-12-31"

    @pytest.mark.parametrize(("day", "expected"), [("2014-11-30", "2014-12-31"), ("2014-11-29", "2013-12-31")])
    def test_so_it_does_up_to_31_days_before_its_end(self, program: Program, actuals: Path, day: str, expected: str) -> None:
        assert actuals.exists()
        ended = program("record", "turnover", "2014", "900", "--source", "s", "--recorded", day)
        assert as_of(program) == expected
        later = "2014 counts from 2014-12-31 on; the day of the report stays 2013-12-31"
        assert (later in ended.out.splitlines()) is (expected == "2013-12-31")

    def test_it_counts_as_soon_as_another_figure_moves_the_day(self, program: Program, actuals: Path) -> None:
        assert actuals.exists()
        program("record", "turnover", "2014", "900", "--source", "s", "--recorded", "2014-06-01")
        assert as_of(program) == "2013-12-31"
        program("record", "turnover", "2015-01/2015-02", "150", "--source", "s", "--recorded", "2015-03-20")
        assert as_of(program) == "2015-02-28"
        (target,) = json.loads(program("status", "--json", "--as-of", "2014-12-31").out)["targets"]
        assert target["latest"]["value"] == 900

    def test_the_first_figure_of_a_tracker_speaks_for_the_day_of_its_recording(self, program: Program, actuals: Path) -> None:
        actuals.unlink()
        program("record", "turnover", "2052", "900", "--source", "s", "--recorded", "2025-05-20")
        assert as_of(program) == "2025-05-20"
        (target,) = json.loads(program("status", "--json").out)["targets"]
        assert (target["status"], target["latest"]) == ("no-data", None)

    def test_a_forecast_is_none_of_them(self, program: Program, actuals: Path) -> None:
        assert actuals.exists()
        ended = program("record", "turnover", "2052", "900", "--source", "s", "--state", "forecast", "--recorded", "2025-05-20")
        assert (ended.err, "counts from" in ended.out) == ("", False)


class TestDaysThatHaveNotCome:
    @pytest.fixture(autouse=True)
    def _of_tomorrow(self, program: Program, actuals: Path) -> None:
        ended = program("record", "turnover", "2014", "903", "--source", "s", "--recorded", TOMORROW)
        assert ended.err == (
            f"warning: targets/actuals/turnover.toml:8: actual.recorded: the day of recording, {TOMORROW}, has not come yet"
            " [recorded-in-future]\n  hint: write the day of recording where the figure stands\n"
        )
        assert actuals.exists()

    def test_check_warns_and_status_does_not_ask_the_clock(self, program: Program) -> None:
        ended = program("check", "--only", "recorded-in-future")
        assert (ended.code, ended.out.splitlines()[0].split(": ")[0]) == (1, "targets/actuals/turnover.toml:14")
        assert json.loads(program("status", "--json").out)["targets"][0]["latest"]["value"] == 903

    def test_it_can_be_revised_today(self, program: Program) -> None:
        ended = program("revise", "turnover", "2014", "913", "--why", "typo", "--source", "s")
        assert ended.code == 0
        assert ended.err.splitlines()[-1] == f"recorded as of {TOMORROW}, the day of the figure that was there"
        assert json.loads(program("status", "--json").out)["targets"][0]["latest"]["value"] == 913

    def test_it_can_be_revised_by_an_import(self, program: Program) -> None:
        Path("t.csv").write_text("indicator,region,period,value,source\nturnover,gansu,2014,913,s\n", encoding="utf-8")
        assert program("import", "t.csv", "--revise", "typo").code == 0
        assert json.loads(program("status", "--json").out)["targets"][0]["latest"]["value"] == 913

    def test_it_can_be_withdrawn_today(self, program: Program) -> None:
        ended = program("withdraw", "turnover", "2014", "--why", "wrong table")
        assert (ended.code, "[recorded-in-future]" in ended.err) == (0, True)
        assert as_of(program) == "2013-12-31"


class TestLargeFiles:
    def test_a_new_figure_is_held_against_those_of_the_engine(self, program: Program, actuals: Path) -> None:
        actuals.unlink()
        place = {"indicator": "turnover", "region": "gansu", "source": "s"}
        rows = [{**place, "period": f"{year}-{month:02}", "value": "4200"} for year in range(2005, 2014) for month in range(1, 13)]
        rows += [{**place, "period": "2052", "value": "900", "recorded": "2014-06-01"}]
        parquet(Path("targets"), rows)
        ended = program("record", "turnover", "2014-01", "441", "--source", "s", "--recorded", "2014-02-10", "--strict")
        told = (
            "warning: targets/actuals/turnover.toml:1: actual.value: 441亿元 does not fit 4200亿元 in 2013-01, at"
            " targets/actuals/all.parquet:97; 4410亿元 would [tenfold]"
        )
        assert (ended.code, ended.err.splitlines()[0]) == (1, told)
        assert program("record", "turnover", "2014-01", "4410", "--source", "s", "--recorded", "2014-02-10", "--strict").err == ""
        assert as_of(program) == "2014-01-31"
        assert program("withdraw", "turnover", "2014-01", "--why", "wrong").code == 0
        assert as_of(program) == "2013-12-31"
