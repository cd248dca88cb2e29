"""`ectrack show`: whole pages; the numbers are worked out in `reporting`."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.last_year import (
    AIR,
    COVERAGE,
    COVERED,
    JUNE,
    POLLUTED,
    SENTENCE,
    SOLD,
    STRAIGHT,
    WITHOUT_SEASON,
    last_year,
)
from tests.commands.reporting import gansu, in_chinese
from tests.commands.running import TABLES, Program
from tests.commands.tracking import program

__all__ = ["gansu", "program"]

TURNOVER = """\
E-commerce turnover, Gansu, 2015
turnover-2015

  status     on pace
  remarks    estimated from 6 of 12 months; another reading gives another status
  goal       grow 30% a year on average by 2015, baseline 2013
  policy     Opinion on e-commerce (gansu-2014)
  issued     2014-07-29, 甘肃省人民政府
  clause     3.1 (1)
  strength   anticipated
  owner      甘肃省商务厅
  indicator  E-commerce turnover (turnover), flow, 亿元
  region     Gansu (gansu)

Quantities, as of 2014-12-31
  target level             1,453.4 亿元 on 2015-12-31
  baseline                 860 亿元 for 2013; source: yearbook
  latest actual            est. 1,199.7 亿元 for 2014 (estimated from 6 of 12 months); source: yearbook; bulletin
  attainment               82.5%
  share done               57.2%
  time elapsed             50.0%
  logarithmic share done   63.4%
  ahead/behind (pp)        +13.4 points
  expected by now          1,118 亿元
  lead                     +81.7 亿元
  pace                     1.32
  shortfall                253.7 亿元
  observed growth          39.50% a year
  planned growth           30.00% a year
  required growth          21.15% a year
  required per year        +253.7 亿元 a year
  required per month       +21.14 亿元 a month
  outlook at the deadline  1,673.58 亿元
  outlook, met on          2015-07-30

Path
  2013-12-31  860 亿元, baseline
  2014-12-31  1,118 亿元, expected by now, compound path
  2015-12-31  1,453.4 亿元, target level

Years
  year     goal  actual  met?
  ----  -------  ------  --------------
  2014    1,118       -  no full figure
  2015  1,453.4       -  no full figure

Outlook
  change observed     goes on by              at the deadline  level reached on
  ------------------  ----------------------  ---------------  ----------------
  since the baseline  the same amount a year     1,539.4 亿元  2015-09-30
  since the baseline  the same growth a year    1,673.58 亿元  2015-07-30
  best growth shown  39.50%, 2014-H1

Figures
  period        value  on a year before  state     recorded    use                                            source
  -------  ----------  ----------------  --------  ----------  ---------------------------------------------  ---------
  2013       860 亿元                 -  -         -           the baseline                                   yearbook
  2014-H1    470 亿元             39.5%  -         -           replaced: typing slip                          bulletin
  2014     1,250 亿元                 -  forecast  -           a forecast never counts                        newspaper
  2014-H1    480 亿元             39.5%  -         2014-12-01  used (revises an earlier figure: typing slip)  bulletin

Other readings of the clause
  reading    goal                                               target level        actual  status   other status?
  ---------  -------------------------------------------------  ------------  ------------  -------  -------------
  (main)     grow 30% a year on average by 2015, baseline 2013       1,453.4  est. 1,199.7  on pace  -
  base-2012  grow 30% a year on average by 2015, baseline 2012             -  est. 1,199.7  unrated  yes

Chart, 亿元
1,453.4 |-----------------------------------------------------------...
        |                                                       ....
        |                                                  .....
        |                                             .....
        |                                        .....
1,199.7 |                              e    .....
        |                             ......
        |                        .....
        |                 .......
        |           ......
        |    .......
    860 |o...
        +--------------------------------------------------------------
         2013-12-31                                          2015-12-31
* actual  e estimate  o baseline  . path  - target level
"""
KANG = """\
New shops, Kang, 2016
kang-shops

  status     behind
  remarks    a year fell short
  goal       120 家 in every year, from 2014 to 2016
  policy     not stated
  clause     not stated
  strength   not stated
  owner      not stated
  indicator  New shops (new-shops), flow, 家
  region     Kang (kang)

Quantities, as of 2014-12-31
  target level             360 家 on 2016-12-31
  baseline                 0 家 for 2013-12-31
  latest actual            115 家 for 2014
  attainment               31.9%
  share done               31.9%
  time elapsed             33.3%
  ahead/behind (pp)        -1.4 points
  expected by now          120 家
  lead                     -5 家
  pace                     0.96
  shortfall                245 家
  required per year        +122.5 家 a year
  required per month       +10.21 家 a month
  outlook at the deadline  345 家
  outlook, met on          2017-02-17
  not defined, growth is not defined for a sum that starts at 0: observed growth, planned growth, required growth

Path
  2013-12-31  0 家, baseline
  2014-12-31  120 家, expected by now, linear path
  2016-12-31  360 家, target level

Years
  year  goal  actual  met?
  ----  ----  ------  --------------
  2014   120     115  short
  2015   120       -  no full figure
  2016   120       -  no full figure

Figures
  period   value  use
  ------  ------  ----
  2014    115 家  used

Chart, 家
360 |---------------------------------------------------------------...
    |                                                         ......
    |                                                   ......
    |                                             ......
    |                                       ......
    |                                 ......
    |                           ......
115 |                     .*....
    |               ......
    |         ......
    |   ......
  0 |o..
    +------------------------------------------------------------------
     2013-12-31                                              2016-12-31
* actual  o baseline  . path  - target level
"""


SPLIT = """
[target.county]
indicator = "new-shops"
region = "gansu"
total = 100
from = "2014"
by = "2014"
split = { longnan = 60, kang = 40 }
"""
SHARE = """
[[actual]]
indicator = "share"
region = "gansu"
period = "2014-H1"
value = "6.9%"
"""


@pytest.mark.usefixtures("gansu")
class TestPage:
    def test_an_estimate_a_correction_a_forecast_and_a_reading(self, program: Program) -> None:
        ended = program("show", "turnover-2015")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == TURNOVER

    def test_a_yearly_goal_with_its_years(self, program: Program) -> None:
        assert program("show", "kang-shops").out == KANG

    def test_a_target_without_any_figure_says_so(self, program: Program) -> None:
        out = program("show", "share-2017").out
        assert "status     no data: no figure recorded" in out
        assert "not defined, no figure recorded: latest actual, attainment" in out
        assert "Chart" not in out

    def test_a_difference_of_percentages_is_in_points(self, program: Program, gansu: Path) -> None:
        # 11 - 6.9 = 4.1; three and a half years left: 4.1 / 3.5 = 1.17.
        path = gansu / "actuals" / "figures.toml"
        path.write_text(path.read_text(encoding="utf-8") + SHARE, encoding="utf-8")
        out = program("show", "share-2017").out
        assert "shortfall           4.1 points" in out
        assert "required per year   +1.17 points a year" in out

    def test_several_targets_come_one_after_the_other(self, program: Program) -> None:
        assert program("show", "turnover-2015", "kang-shops").out == f"{TURNOVER}\n====================\n\n{KANG}"

    def test_a_split_shows_its_parts_on_one_page(self, program: Program, gansu: Path) -> None:
        path = gansu / "tables.toml"
        path.write_text(path.read_text(encoding="utf-8") + SPLIT, encoding="utf-8")
        out = program("show", "county").out
        assert "====" not in out
        assert "Longnan  county@longnan       -            60  no data: no figure recorded" in out
        # 115 of 40 in the only year.
        assert "Kang     county@kang        115            40  achieved" in out
        assert "county@kang" in program("show", "county@kang").out

    def test_text_from_data_cannot_act(self, program: Program, gansu: Path) -> None:
        path = gansu / "tables.toml"
        text = path.read_text(encoding="utf-8").replace('clause = "3.1 (1)"', 'clause = "[red]a\\u202eb[/red]"')
        path.write_text(text, encoding="utf-8")
        assert "[red]a\\u202eb[/red]" in program("show", "turnover-2015").out

    def test_an_unknown_id_is_refused_with_a_suggestion(self, program: Program) -> None:
        ended = program("show", "turnover-2051")
        assert (ended.code, ended.out) == (2, "")
        assert 'did you mean "turnover-2015"?' in ended.err


# 620.5 / 0.5 = 1241 evenly; 1050 * 1.292 = 1356.6 by the season; expected 1453.4 * 480.263 / 1050 = 664.78.
LAST_YEAR = """\
Quantities, as of 2015-06-30
  target level                  1,453.4 亿元 on 2015-12-31
  baseline                      0 亿元 for 2014-12-31; the clause counts from 860 亿元 for 2013; source: yearbook
  latest actual                 620.5 亿元 for 2015-H1 (year to date); source: bulletin
  attainment                    42.7%
  share done                    42.7%
  time elapsed                  50.0%
  ahead/behind (pp)             -3.0 points
  expected by now               664.78 亿元
  lead                          -44.28 亿元
  pace                          0.93
  shortfall                     832.9 亿元
  observed growth               29.20% over the year before
  planned growth                30.00% a year
"""
OUTLOOK = """\
Path
  2014-12-31  0 亿元, baseline
  2015-06-30  664.78 亿元, expected by now, by the season of the year before
  2015-12-31  1,453.4 亿元, target level
"""
WAYS = """\
  since the year began  the same amount a month                    1,241 亿元  -
  since the year began  the same growth over the year before     1,356.6 亿元  -
"""
USES = """\
  2013       860 亿元                 -  the baseline                      yearbook
  2014     1,050 亿元                 -  the year before, to compare with  yearbook
  2015-H1  620.5 亿元             29.2%  used                              bulletin
"""


class TestTheLastYear:
    def test_the_page_says_what_the_rest_must_bring(self, program: Program) -> None:
        last_year()
        out = program("show", "turnover-2015").out
        assert f"  the rest   {SENTENCE}\n  remarks    judged by its year to date; path by the season of the year before\n" in out
        for part in (LAST_YEAR, OUTLOOK, WAYS, USES):
            assert part in out
        # 1050 - 480.263 = 569.74.
        squeezed = re.sub(" +", " ", out)
        assert " same rest last year 569.74 亿元\n growth of the rest 46.19% over the year before\n" in squeezed
        assert " whole-year growth needed 38.42% over the year before\n" in squeezed
        assert "required growth" not in out

    def test_without_a_season_it_says_what_is_missing(self, program: Program) -> None:
        last_year(WITHOUT_SEASON)
        out = program("show", "turnover-2015").out
        assert f"the rest   {STRAIGHT}\n" in out
        assert "straight path, no season: no figure for 2014-H1\n" in out
        assert "664.78" not in out

    def test_in_chinese(self, program: Program) -> None:
        last_year()
        out = in_chinese(program, "show", "turnover-2015").out
        assert "下半年需完成832.9亿元，月均138.8亿元，比上年下半年增长46.2%\n" in out
        assert "0亿元，2014-12-31；目标条文的基数为860亿元，2013；来源：yearbook\n" in out

    def test_every_formula_is_filled_in(self, program: Program) -> None:
        last_year()
        out = program("show", "turnover-2015", "--explain").out
        assert "    = (1453.4 - 620.5) / (1050 - 480.263157895) - 1 = 46.19%\n" in out
        assert "    = 1453.4 * 480.263157895 / 1050 = 664.78\n" in out
        assert "    = 1050 * (1 + 0.292) = 1,356.6\n" in out
        assert "    = 0.5 * 12 = 6\n" in out

    def test_the_plan_of_the_year_is_its_path(self, program: Program) -> None:
        # 620.5 of the 600 that the plan asks for: 1400 * 620.5 / 600 = 1447.83.
        plan = "at_least = 1400\nmilestones = { 2015-H1 = 600 }"
        last_year(WITHOUT_SEASON, TABLES.replace('growth = "30%"\nsince = "2013"', plan))
        out = program("show", "turnover-2015").out
        assert "  2015-06-30  600 亿元, milestone\n" in out
        assert re.search(r"since the year began  the same part of what the plan asks for +1,447.83 亿元", out)


def test_a_flow_of_a_month_is_due_in_it(program: Program) -> None:
    last_year(SOLD, JUNE)
    out = program("show", "june").out
    assert "  goal       at least 110 万元 in June 2015\n" in out
    assert re.search(r"target level +110 万元 in June 2015\n", out)
    out = in_chinese(program, "show", "june").out
    assert "2015年6月达到110万元以上\n" in out


def test_a_level_that_is_not_kept_names_the_periods(program: Program) -> None:
    last_year(POLLUTED, AIR)
    assert "  remarks    the level was not kept: 2015-Q2, 2015-Q3; figure of a part of a year\n" in program("show", "air").out


def test_an_indicator_in_percent_changes_by_points(program: Program) -> None:
    last_year(COVERED, COVERAGE)
    out = re.sub(" +", " ", program("show", "coverage").out)
    assert (
        " observed per year +1.5 points a year\n planned per year +1.25 points a year\n required per year +1 points a year\n" in out
    )
    assert " best growth shown +2 pp, 2022\n" in out
    assert "growth " not in out.split("Formulas")[0].split("Outlook")[0]


@pytest.mark.usefixtures("gansu")
class TestKnownBy:
    def test_a_correction_that_was_not_known_yet_is_marked_and_not_used(self, program: Program) -> None:
        out = program("show", "turnover-2015", "--known-by", "2014-11-30").out
        assert "recorded after the vintage (revises an earlier figure: typing slip)" in out
        assert "replaced" not in out

    def test_a_figure_after_the_day_is_marked(self, program: Program) -> None:
        out = program("show", "fixed-lines-2015", "--as-of", "2013").out
        assert "after the day of the report" in out


@pytest.mark.usefixtures("gansu")
class TestJson:
    def test_it_is_the_contract_with_the_figures_behind_it(self, program: Program) -> None:
        whole = json.loads(program("show", "turnover-2015", "--json").out)
        (shown,) = whole["targets"]
        figures = shown.pop("figures")
        # 1199.7 + 339.7; 860 * 1.3 and 860 * 1.69.
        assert [(one["since"], one["shape"], one["value"]) for one in shown["outlook"].pop("scenarios")] == [
            ("baseline", "linear", 1539.4),
            ("baseline", "compound", 1673.5815),
        ]
        assert shown.pop("sums") == []
        assert shown.pop("best_growth") == {"rate": 0.395, "per_year": None, "period": "2014-H1", "published": True}
        assert [(one["year"], one["goal"], one["met"]) for one in shown.pop("path_years")] == [
            ("2014", 1118, None),
            ("2015", 1453.4, None),
        ]
        assert [(one["period"], one["value"], one["role"], one["why"]) for one in figures] == [
            ("2013", 860, "baseline", None),
            ("2014-H1", 470, "revised", "typing slip"),
            ("2014", 1250, "forecast", None),
            ("2014-H1", 480, "used", "typing slip"),
        ]
        assert [shown] == json.loads(program("status", "turnover-2015", "--json").out)["targets"]


FOLLOWING = """\
[region.p]
[region.x]
parent = "p"
[region.y]
parent = "p"
[indicator.a]
name = "A"
kind = "flow"
unit = "t"
[indicator.b]
name = "B"
kind = "flow"
unit = "t"
roll_up = true
negative = false
[target.rel]
indicator = "a"
region = "p"
at_least = { of = "b", times = "90%" }
by = "2025"
"""


@pytest.mark.parametrize(
    ("lang", "page", "formulas", "below"),
    [
        (
            "en",
            "target level 90 t, following 100 t for 2024 (sum of 2 of 2 regions below)",
            "target level = (sum of 2 of 2 regions below) * factor + addition = (40 + 60) * 0.9 + 0 = 90",
            ("Sums of the regions below: B (b)", "rel: the level follows another series (sum of 2 of 2 regions below)"),
        ),
        (
            "zh",
            "目标水平 90 t，参照2024的100 t（2 个下级地区中 2 个的合计）",
            "目标水平 = （2 个下级地区中 2 个之和）* 系数 + 加数 = (40 + 60) * 0.9 + 0 = 90",
            ("下级地区合计：B（b）", "rel：目标水平参照另一序列（2 个下级地区中 2 个的合计）"),
        ),
    ],
)
def test_a_level_that_follows_a_sum_of_regions_tells_its_parts(
    program: Program, lang: str, page: str, formulas: str, below: tuple[str, str]
) -> None:
    Path("t.toml").write_text(FOLLOWING, encoding="utf-8")
    Path("actuals").mkdir()
    Path("actuals/a.csv").write_text("indicator,region,period,value\na,p,2024,100\nb,x,2024,40\nb,y,2024,60\n", encoding="utf-8")
    shown = " ".join(program("show", "rel", "--explain", "--lang", lang, "--dir", ".").out.split())
    assert [text for text in (page, formulas, below[0]) if text not in shown] == []
    assert below[1] in " ".join(program("status", "--lang", lang, "--dir", ".").out.split())
