"""`ectrack need`: whole reports; the numbers are worked out in `reporting`."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.last_year import CEILING, COVERAGE, COVERED, FIGURES, NAME, SENTENCE, STRAIGHT, WITHOUT_SEASON, last_year
from tests.commands.reporting import gansu, in_chinese
from tests.commands.running import TABLES, Program
from tests.commands.tracking import program

__all__ = ["gansu", "program"]

WHOLE = """\
Gansu targets
as of 2014-12-31, method pace
5 targets: 2 behind, 1 on pace, 1 achieved, 1 no data

status   target                            id                      actual  period  target level  unit  shortfall  required growth  observed growth  best growth shown  planned growth  required per year  required per month  deadline    owner
-------  --------------------------------  ----------------  ------------  ------  ------------  ----  ---------  ---------------  ---------------  -----------------  --------------  -----------------  ------------------  ----------  ------------
behind   Fixed lines, Gansu, 2015          fixed-lines-2015           370    2014           350  万户         20           -5.41%           -2.06%  only -2.06%, 2014          -3.75%                -20               -1.67  2015-12-31  -
behind   New shops, Kang, 2016             kang-shops                 115    2014           360  家          245              (a)              (a)                  -             (a)             +122.5              +10.21  2016-12-31  -
on pace  E-commerce turnover, Gansu, 2015  turnover-2015     est. 1,199.7    2014       1,453.4  亿元      253.7           21.15%           39.50%    39.50%, 2014-H1          30.00%             +253.7              +21.14  2015-12-31  甘肃省商务厅

est.: estimated from the year to date; so is everything in its row that follows from it
(a) growth is not defined for a sum that starts at 0

1 open target whose need is not known
  no figure recorded (1): share-2017
"""
WHAT_IF = """\
Gansu targets
as of 2014-12-31, method pace
what if, not recorded: E-commerce turnover, Gansu, 2014: 1,300 亿元
1 target: 1 on pace

case     status   target                            id                   actual  period  target level  unit  shortfall  required growth  observed growth  best growth shown  planned growth  required per year  required per month  deadline    owner
-------  -------  --------------------------------  -------------  ------------  ------  ------------  ----  ---------  ---------------  ---------------  -----------------  --------------  -----------------  ------------------  ----------  ------------
now      on pace  E-commerce turnover, Gansu, 2015  turnover-2015  est. 1,199.7    2014       1,453.4  亿元      253.7           21.15%           39.50%    39.50%, 2014-H1          30.00%             +253.7              +21.14  2015-12-31  甘肃省商务厅
what if  on pace  E-commerce turnover, Gansu, 2015  turnover-2015         1,300    2014       1,453.4  亿元      153.4           11.80%           51.16%    39.50%, 2014-H1          30.00%             +153.4              +12.78  2015-12-31  甘肃省商务厅

est.: estimated from the year to date; so is everything in its row that follows from it
"""


@pytest.mark.usefixtures("gansu")
class TestNeed:
    def test_open_goals_with_what_they_require_and_those_of_which_nothing_is_known(self, program: Program) -> None:
        ended = program("need")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == WHOLE

    def test_json_has_the_open_targets_and_counts_all(self, program: Program) -> None:
        whole = json.loads(program("need", "--json").out)
        assert whole["counts"] == {"behind": 2, "on-pace": 1, "achieved": 1, "no-data": 1}
        assert [target["id"] for target in whole["targets"]] == ["fixed-lines-2015", "kang-shops", "turnover-2015", "share-2017"]
        assert "what_if" not in whole


@pytest.mark.usefixtures("gansu")
class TestWhatIf:
    def test_before_and_after_stand_below_each_other(self, program: Program) -> None:
        # 1453.4 - 1300 = 153.4; 1453.4 / 1300 - 1 = 11.80 %; 1300 / 860 - 1 = 51.16 %; 153.4 / 12 = 12.78.
        assert program("need", "turnover-2015", "--if", "2014=1300").out == WHAT_IF

    def test_nothing_is_written(self, program: Program, gansu: Path) -> None:
        files = {path: path.read_bytes() for path in gansu.rglob("*") if path.is_file()}
        program("need", "--if", "turnover:2014=1300", "--if", "shops:2014=2000")
        assert {path: path.read_bytes() for path in gansu.rglob("*") if path.is_file()} == files

    @pytest.mark.parametrize(
        "text", ["turnover:2014=1300", "turnover@gansu:2014=1300亿元", "turnover:2014年=1,300", "turnover:2014=1.3万亿元"]
    )
    def test_indicator_region_period_and_unit_are_read(self, program: Program, text: str) -> None:
        whole = json.loads(program("need", "--json", "--if", text).out)
        value = 13000 if "万" in text else 1300
        assert whole["what_if"] == [{"indicator": "turnover", "region": "gansu", "period": "2014", "value": value}]

    def test_json_has_the_targets_before_and_after(self, program: Program) -> None:
        whole = json.loads(program("need", "--json", "--if", "shops:2014=2000").out)
        # The newer, lower figure leaves the goal open again, without a baseline to judge it by.
        assert [(target["id"], target["status"]) for target in whole["before"]] == [("longnan-shops-2016", "achieved")]
        after = {target["id"]: target for target in whole["targets"]}
        assert (after["longnan-shops-2016"]["status"], after["longnan-shops-2016"]["shortfall"]) == ("unrated", 1000)
        assert whole["counts"]["unrated"] == 1

    def test_a_supposed_figure_takes_the_place_of_a_recorded_one(self, program: Program) -> None:
        whole = json.loads(program("need", "--json", "--if", "fixed-lines:2014=360").out)
        (target,) = (one for one in whole["targets"] if one["id"] == "fixed-lines-2015")
        # 360 is 3.885 ahead of 363.885.
        assert (target["latest"]["value"], target["status"], target["lead"]) == (360, "on-pace", 3.885)

    def test_a_supposed_figure_after_the_day_of_the_report_moves_the_day(self, program: Program) -> None:
        whole = json.loads(program("need", "--json", "--as-of", "2014-06-30", "--if", "turnover:2014=1300").out)
        assert whole["as_of"] == "2014-12-31"

    @pytest.mark.parametrize(
        ("text", "slug", "part"),
        [
            ("2014=1300", "bad-value", "turnover@gansu:2014=1300"),
            ("turnover", "bad-value", "PERIOD=VALUE"),
            (":2014=1", "bad-value", "PERIOD=VALUE"),
            ("turnovr:2014=1", "unknown-indicator", 'did you mean "turnover"?'),
            ("turnover@ganzu:2014=1", "unknown-region", 'did you mean "gansu"?'),
            ("turnover:2014-13=1", "no-such-period", "2014-13"),
            ("turnover:2014=1e999", "number-too-long", "1e999"),
            ("turnover:2014=many", "not-a-number", "many"),
            ("turnover:2014=5万户", "unit-mismatch", "万户"),
        ],
    )
    def test_what_cannot_be_supposed_is_refused(self, program: Program, text: str, slug: str, part: str) -> None:
        ended = program("need", "--if", text)
        assert (ended.code, ended.out) == (2, "")
        assert f"[{slug}]" in ended.err
        assert part in ended.err

    def test_everything_wrong_is_told_at_once(self, program: Program) -> None:
        ended = program("need", "--if", "x:2014=1", "--if", "turnover:2014-13=1")
        assert ("unknown-indicator" in ended.err, "no-such-period" in ended.err) == (True, True)


IN_JUNE = """\
as of 2015-06-30, method pace
1 target: 1 behind

status  target                            id             actual   period  target level  unit  shortfall  required growth  observed growth  whole-year growth needed     best growth shown  planned growth  required per month  deadline    owner
------  --------------------------------  -------------  ------  -------  ------------  ----  ---------  ---------------  ---------------  ------------------------  --------------------  --------------  ------------------  ----------  -----
behind  E-commerce turnover, Gansu, 2015  turnover-2015   620.5  2015-H1       1,453.4  亿元      832.9      rest 46.19%           29.20%                    38.42%  only 29.20%, 2015-H1          30.00%             +138.82  2015-12-31  -

rest: growth of the rest of the year over the same rest of the year before

E-commerce turnover, Gansu, 2015: the second half must bring 832.9 亿元, 138.8 a month, 46.2% more than the second half of 2014
"""


class TestTheLastYear:
    def test_on_its_last_day_of_june_it_says_what_the_rest_must_bring(self, program: Program) -> None:
        last_year()
        assert program("need").out == IN_JUNE

    def test_in_chinese(self, program: Program) -> None:
        last_year()
        told = in_chinese(program, "need").out.splitlines()
        assert told[-1] == "甘肃省电子商务交易额 2015：下半年需完成832.9亿元，月均138.8亿元，比上年下半年增长46.2%"
        assert "余期46.19%" in told[5]

    def test_without_a_season_it_says_what_is_missing(self, program: Program) -> None:
        last_year(WITHOUT_SEASON)
        out = program("need").out
        assert "required growth" not in out
        assert f"straight path, no season: no figure for 2014-H1 ({NAME})\n" in out
        assert f"{NAME}: {STRAIGHT}\n" in out

    def test_a_ceiling_says_what_is_left(self, program: Program) -> None:
        last_year(tables=CEILING)
        out = program("need").out
        # 1000 - 620.5 = 379.5; / 6 = 63.25.
        assert "379.5 亿元 left for the second half of 2015, 63.3 a month\n" in out
        assert "required per" not in out

    def test_a_supposed_figure_has_a_sentence_of_its_own(self, program: Program) -> None:
        last_year()
        # 1453.4 - 1213.4 = 240 in 3 months; the third quarter of 2014 is not known.
        *_, now, then = program("need", "--if", "2015-01/2015-09=1213.4").out.splitlines()
        assert now == f"{NAME} (now): {SENTENCE}"
        missing = "no figure for 2014-01/2014-09 to compare with"
        assert then == f"{NAME} (what if): the fourth quarter must bring 240 亿元, 80 a month ({missing})"

    def test_an_estimate_of_two_months_says_so(self, program: Program) -> None:
        last_year(FIGURES.replace("2015-H1,620.5", "2015-01/2015-02,200"), TABLES.replace('by = "2015"', 'by = "2016"'))
        # 1050 * 1.292 = 1356.6.
        out = program("need").out
        assert "est. 1,356.6" in out
        assert "estimated from less than three months (E-commerce turnover, Gansu, 2016)\n" in out


class TestPoints:
    def test_an_indicator_in_percent_changes_by_points_a_year(self, program: Program) -> None:
        last_year(COVERED, COVERAGE)
        out = program("need").out
        row = re.split(r"\s{2,}", out.splitlines()[5])
        assert row[7:14] == ["2", "+1 pp", "+1.5 pp", "+2 pp, 2022", "+1.25 pp", "+1", "+0.0833"]
        assert "pp: percentage points a year, where the indicator is in %\n" in out

    def test_in_chinese(self, program: Program) -> None:
        last_year(COVERED, COVERAGE)
        row = re.split(r"\s{2,}", in_chinese(program, "need").out.splitlines()[5])
        assert row[7:11] == ["2", "+1个百分点", "+1.5个百分点", "+2个百分点，2022"]

    def test_the_best_change_falls_short_of_what_is_required(self, program: Program) -> None:
        # 5 points in two years are 2.5 a year, more than 2 in the best year.
        last_year(COVERED, COVERAGE.replace("65%", "68%"))
        assert "only +2 pp, 2022" in program("need").out

    def test_json_has_growth_and_points(self, program: Program) -> None:
        last_year(COVERED, COVERAGE)
        (target,) = json.loads(program("need", "--json").out)["targets"]
        assert (target["required_per_year"], target["observed_per_year"], target["planned_per_year"]) == (1, 1.5, 1.25)
        # (65 / 63) ** 0.5 - 1 = 0.015749; 62 / 60 - 1 = 0.0333.
        assert round(target["required_growth"], 6) == 0.015749
        best = target["best_growth"]
        assert (round(best["rate"], 6), best["per_year"], best["period"]) == (0.033333, 2, "2022")


@pytest.mark.usefixtures("gansu")
@pytest.mark.parametrize(
    "text",
    [
        "电子商务交易额:2014=1300",
        "E-commerce turnover:2014=1300",
        "E-commerce turnover@Gansu:2014=1300",
        "turnover@甘肃省:2014=1300",
    ],
)
def test_indicator_and_region_are_named_as_for_record(program: Program, text: str) -> None:
    whole = json.loads(program("need", "--json", "--if", text).out)
    assert whole["what_if"] == [{"indicator": "turnover", "region": "gansu", "period": "2014", "value": 1300}]


LIMITS = """
[indicator.e]
name = { en = "Emissions", zh = "排放量" }
kind = "flow"
unit = "Mt"
direction = "decrease"
[indicator.w]
name = { en = "Output", zh = "产量" }
kind = "flow"
unit = "t"
[indicator.s]
name = { en = "Stock", zh = "库存" }
kind = "stock"
unit = "t"
[region.r]
name = "R"
[target.ceiling]
indicator = "e"
region = "r"
at_most = 300
by = "2025"
[target.goal]
indicator = "w"
region = "r"
at_least = 540
by = "2025"
[target.band]
indicator = "s"
region = "r"
within = [300, 350]
by = "2026"
"""
SO_FAR = "indicator,region,period,value\ne,r,2024,200\ne,r,2025-H1,120\nw,r,2024,500\nw,r,2025-H1,260\ns,r,2024,930\n"


class TestUnderACeiling:
    """300 / 200 - 1 = 50 % is the most that the year may grow; 540 / 500 - 1 = 8 % is needed; 930 is 580 above the band."""

    @pytest.fixture
    def asked(self, program: Program) -> Callable[..., str]:
        Path("t.toml").write_text(LIMITS, encoding="utf-8")
        Path("actuals").mkdir()
        Path("actuals/a.csv").write_text(SO_FAR, encoding="utf-8")

        def answer(*words: str) -> str:
            ended = program(*words, "--dir", ".")
            assert (ended.code, ended.err) == (0, "")
            return " ".join(ended.out.split())

        return answer

    @pytest.mark.parametrize(
        ("lang", "told"),
        [
            ("en", ("growth at most", "growth needed", "growth that reaches the level", "at most 50.00%")),
            ("zh", ("全年增速上限", "全年所需增速", "达到目标水平的全年增速", "不超过50.00%")),
        ],
    )
    def test_the_growth_of_the_year_is_needed_or_allowed(
        self, asked: Callable[..., str], lang: str, told: tuple[str, str, str, str]
    ) -> None:
        most, needed, either, cell = told
        of_one = asked("need", "ceiling", "--lang", lang)
        assert (most in of_one, needed in of_one, cell in of_one) == (True, False, True)
        assert needed in asked("need", "goal", "--lang", lang)
        both = asked("need", "--lang", lang)
        assert (either in both, needed in both, cell in both) == (True, False, True)
        assert most in asked("show", "ceiling", "--lang", lang)
        assert needed in asked("show", "goal", "--lang", lang)
        assert either in asked("export", "--lang", lang)

    @pytest.mark.parametrize(("lang", "told", "page"), [("en", "580 over", "580 t over"), ("zh", "高出580", "高出580 t")])
    def test_what_is_above_its_band_is_over_and_not_missing(
        self, asked: Callable[..., str], lang: str, told: str, page: str
    ) -> None:
        assert told in asked("need", "band", "--lang", lang)
        assert told in asked("status", "band", "--lang", lang)
        assert page in asked("show", "band", "--lang", lang)
        assert page in asked("report", "--lang", lang)
