"""A target in its last year, half of which is recorded; its rest is worked out here.

860 * 1.3 ** 2 = 1453.4, of which 620.5 is there: 832.9 in 6 months, 138.82 a month. 620.5 / 1.292 = 480.263 of 1050 a year before, so
832.9 / 569.737 - 1 = 46.19 % in the rest; the whole year 1453.4 / 1050 - 1 = 38.42 %.
"""

from pathlib import Path

from tests.commands.running import TABLES

NAME = "E-commerce turnover, Gansu, 2015"
FIGURES = """\
indicator,region,period,value,yoy,source
turnover,gansu,2013,860,,yearbook
turnover,gansu,2014,1050,,yearbook
turnover,gansu,2015-H1,620.5,29.2%,bulletin
"""
WITHOUT_SEASON = FIGURES.replace("29.2%", "")
SENTENCE = "the second half must bring 832.9 亿元, 138.8 a month, 46.2% more than the second half of 2014"
STRAIGHT = "the second half must bring 832.9 亿元, 138.8 a month (no figure for 2014-H1 to compare with)"
CEILING = TABLES.replace('growth = "30%"\nsince = "2013"', "at_most = 1000")


def last_year(figures: str = FIGURES, tables: str = TABLES) -> None:
    """Make a tracker in the working folder: 30 % a year from 2013 to 2015 unless other tables are given."""
    Path("targets/actuals").mkdir(parents=True)
    Path("targets/tables.toml").write_text(tables, encoding="utf-8")
    Path("targets/actuals/figures.csv").write_text(figures, encoding="utf-8")


COVERAGE = """\
[region.r]
name = "R"
[indicator.coverage]
name = { zh = "覆盖率", en = "Coverage" }
unit = "%"
kind = "share"
[target.coverage]
name = "Coverage"
indicator = "coverage"
region = "r"
at_least = "65%"
since = "2021"
by = "2025"
"""
COVERED = "indicator,region,period,value\ncoverage,r,2021,60\ncoverage,r,2022,62\ncoverage,r,2023,63\n"
"""From 60 by 62 to 63 in two years, to 65 in two more: 1.5 points a year so far, 1.25 planned, 1 required; 2 in the best year."""

JUNE = """\
[region.r]
name = "R"
[indicator.sales]
unit = "万元"
kind = "flow"
[target.june]
name = "Sales in June"
indicator = "sales"
region = "r"
at_least = 110
by = "2015-06"
"""
SOLD = "indicator,region,period,value\nsales,r,2015-06,99\n"

AIR = """\
[region.r]
name = "R"
[indicator.air]
unit = "%"
kind = "share"
every = "quarter"
[target.air]
name = "Air"
indicator = "air"
region = "r"
at_least = "80%"
hold = true
from = "2015"
by = "2016"
"""
POLLUTED = "indicator,region,period,value\nair,r,2015-Q1,82\nair,r,2015-Q2,78\nair,r,2015-Q3,79\n"
