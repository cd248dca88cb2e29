"""`ectrack import` proves what it reads or asks: each table that could be misread, with its question and the answer that a mapping gives."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.commands.running import Program
from tests.commands.test_import import sheet_of, table
from tests.commands.test_import_layouts import figures, refusals
from tests.commands.tracking import program

__all__ = ["program", "tracker"]

TABLES = """\
[region.city]
name = { zh = "某市", en = "City" }
[region.north]
name = { zh = "北县", en = "North" }
parent = "city"
[region.south]
name = { zh = "南县", en = "South" }
parent = "city"
[indicator.shops]
name = { zh = "网店", en = "Shops" }
unit = "家"
kind = "stock"
[indicator.people]
name = { zh = "就业人数", en = "Employment" }
unit = "people"
kind = "stock"
[indicator.sales]
name = { zh = "交易额", en = "Sales" }
unit = "亿元"
kind = "flow"
[indicator.trade]
name = { zh = "进口", en = "Imports" }
unit = "million USD"
kind = "flow"
[indicator.rate]
name = { zh = "失业率", en = "Unemployment rate" }
unit = "%"
kind = "share"
[indicator.growth]
name = { zh = "交易额增速", en = "Growth of sales" }
unit = "%"
kind = "growth"
"""
CITY = ("--region", "city")
RATE = ("--indicator", "rate", *CITY)
SHOPS = ("--indicator", "shops")
PEOPLE = ("--indicator", "people", *CITY)
TRADE = ("--indicator", "trade", *CITY)

Case = tuple[str, Sequence[str], str, str]
"""A table, what is said of all its figures, a mapping, and what is recorded: region, indicator, period and value, or the question."""


@pytest.fixture
def tracker(program: Program) -> Program:
    Path("targets/actuals").mkdir(parents=True)
    Path("targets/tables.toml").write_text(TABLES, encoding="utf-8")
    return program


def arguments(case: Case) -> list[str]:
    """Write the table and the mapping of a case, and return how they are imported."""
    text, said, mapping, _expected = case
    name = table(text, "a.tsv" if "\t" in text else "a.csv")
    if mapping:
        Path("map.toml").write_text(mapping, encoding="utf-8")
    return [name, *said, *(("--map", "map.toml") if mapping else ()), "--source", "s"]


def id_of(case: Case) -> str:
    """Return a name for a case: its first lines and its mapping."""
    return f"{case[0][:60]} | {case[2]}".replace("\n", " ")


SEXES = "Year,Sex,Value\n2019,Total,6.0\n2019,Male,6.5\n2020,Total,5.5\n2020,Male,6.1\n"
ASKED: list[Case] = [
    # one key, one figure
    (SEXES, RATE, "", 'the column "Sex" tells rows apart that would be one figure: Total, Male'),
    (
        SEXES,
        RATE,
        '[columns]\nSex = "ignore"\n',
        "6.5 is another value than 6.0 for the same figure, at a.csv:2; the rows differ in Sex: Total, Male",
    ),
    (SEXES, RATE, 'keep = { Sex = ["Total", "Male"] }\n', "the rows differ in Sex: Total, Male"),
    (SEXES, RATE, 'keep = { Sex = "Both" }\n', 'no row has Both in the column "Sex"; there stands: Total, Male'),
    ("Year,Sex,Value\n2019,Total,6\n2020,Male,5\n", RATE, "", 'the column "Sex" tells rows apart'),
    ("Year,Sex,Value\n2019,Male,6\n2020,Male,5\n", RATE, "", 'the column "Sex" names only parts of the whole: Male'),
    ("年份,城乡,数值\n2019,城镇,6\n", RATE, "", 'the column "城乡" names only parts of the whole: 城镇'),
    (
        "地区,类别,2014\n北县,企业,20\n北县,合计,30\n",
        SHOPS,
        "",
        'the column "类别" tells rows apart that would be one figure: 企业, 合计',
    ),
    ("Region,2014,Kind\nNorth,5,a\nNorth,5,b\n", SHOPS, "", 'the column "Kind" tells rows apart'),
    ("Region,Year,Value,Actual\nNorth,2019,1,2\n", SHOPS, "", "several columns are the value: Value, Actual"),
    # scales and units
    ("Year,Size,Value\n2019,Thousands,12.5\n", PEOPLE, "", '"Size" holds words that scale the values: Thousands'),
    ("Year,Unit multiplier,Value\n2019,Dozens,12.5\n", PEOPLE, "", '"Dozens" is no scale'),
    ("Year,UNIT_MULT,Unit,Value\n2019,6,million USD,12.5\n", TRADE, "", 'the unit "million USD" has a scale of its own'),
    ("Employment, Tsd. Personen\nYear,Value\n2019,12.5\n", PEOPLE, "", '"Tsd. Personen" may scale the values (Tsd)'),
    ("Thousands of persons\nYear,Value\n2019,12.5\n", PEOPLE, "", '"Thousands of persons" may scale the values (Thousands)'),
    (
        "Year,Jobs in thousands\n2019,12.5\n",
        PEOPLE,
        '[columns]\n"Jobs in thousands" = "value"\n',
        '"Jobs in thousands" may scale the values (thousands), and no unit says by how much',
    ),
    (
        "指标,2014\n交易额（合计，万元以上）,5\n",
        CITY,
        '[indicators]\n"交易额（合计，万元以上）" = "sales"\n',
        "may scale the values",
    ),
    (
        "地区,单位,2014年（万元）\n北县,亿元,5\n",
        ("--indicator", "sales"),
        "",
        'two units are named for the same value: "亿元" and "万元"',
    ),
    ("Jobs (thousands)\nRegion,Units,2014\nNorth,people,5\n", ("--indicator", "people"), "", '"people" and "thousands"'),
    # growth
    (
        "2015年交易额增速（%）\n地区,2014年,2015年\n北县,20,18\n",
        ("--indicator", "sales"),
        "",
        'says growth, and "sales" is not of kind growth',
    ),
    ("Percentage change\nRegion,2014\nNorth,2.5\n", ("--indicator", "rate"), "", '"Percentage change" says growth'),
    ("指标,2014年\n交易额增长率,20\n", CITY, '[indicators]\n"交易额增长率" = "sales"\n', '"交易额增长率" says growth'),
    # what only the whole column says
    ("Year,Value\n2008/09,1\n2009/10,2\n", TRADE, "", 'is "2008/09" a year that ends in the next one, or a month?'),
    ("Region,2009-10,2010-11\nNorth,1,2\n", ("--indicator", "trade"), "", 'is "2009-10" a year'),
    ("Year,Value\n2009-10,1\n", TRADE, "", 'is "2009-10" a year'),
    ("Year;Value\n2018;1.250\n2019;1.310\n", TRADE, "", "All numbers can be read both ways: 1.250, 1.310"),
    ("Year;Value\n2018;1,250\n", TRADE, "", "All numbers can be read both ways: 1,250"),
    ("Year;Value\n2018;1.250,5\n2019;1,310.5\n", TRADE, "", '"1.250,5" has a decimal comma, and "1,310.5" a decimal point'),
    ("Year,Value\n2018,12.5\n", TRADE, 'decimal = ","\n', '"12.5" does not fit decimal = ","'),
    (
        "Year,Value\n2014,0.61\n2015,0.645\n",
        RATE,
        "",
        'is 0.61 a part of 1, or 0.61 %? All numbers of the column for "rate" are that small',
    ),
    (
        "Date,Value\n05/12/2014,6\n",
        ("--indicator", "shops", *CITY),
        "",
        'in which order do day, month and year stand in "05/12/2014"?',
    ),
    (
        "Date,Value\n12/31/2014,6\n",
        ("--indicator", "shops", *CITY),
        'dates = "d/m/y"\n',
        '"12/31/2014" is not a period that exists',
    ),
    ("Year,Month,Value\n2012,13,1\n", TRADE, "", '"13" is no month'),
    # marks
    ("Year,Value\n2014,12.3 p\n", TRADE, "", 'nothing says what "p" means in "12.3 p"'),
    ("Year,Value\n2014,33[note 1]\n", TRADE, "", 'nothing says what "[note 1]" means in "33[note 1]"'),
    ("Year,Value,OBS_FLAG\n2014,33,q\n", TRADE, "", 'nothing says what "q" means'),
    ("Year,Value,Symbols\n2014,33,p\n", TRADE, "", '"Symbols" holds marks: p'),
    (
        "地区,交易额（亿元）\n北县,5\n",
        ("--period", "2014"),
        '[columns]\n"交易额（亿元）" = { indicator = "sales", unit = "万元" }\n',
        '"万元" and "亿元"',
    ),
    ("2014年交易额\n地区,2013,2014\n北县,5,6\n", SHOPS, "", '"2014年交易额" stands above the table'),
    ("2014年各县网店\n地区,网店\n北县,5\n", ("--period", "2013"), "", '"2014" stands above the table'),
    ("Year,Month,Value\n2019/20,Mar,5\n", TRADE, "", 'is "2019/20" a year that ends in the next one'),
    ("Imports in fiscal years\nRegion,2019,2020\nNorth,1,2\n", ("--indicator", "trade"), "", "Imports in fiscal years"),
    ("Year,Multiplier,Value\n2019,2,5\n", PEOPLE, "", '"2" is no scale'),
    # what may say what the figures are
    ("Year,Value\nMale,\n2019,4.9\nFemale,\n2021,3.8\n", RATE, "", 'the row holds only "Male"'),
    ("Year,Value\nThousands,\n2019,4.9\n", TRADE, "", 'the row holds only "Thousands"'),
    (
        "Region,2014\nNumber,\nNorth,5\nPer cent change,\nSouth,7\n",
        SHOPS,
        'others = "ignore"\n',
        'the row holds only "Per cent change"',
    ),
    (",Men,Women\nRegion,2019,2020\nNorth,11,12\n", SHOPS, "", '"Men" stands right above the headings'),
    (
        ",Men,Women\nRegion,2019,2020\nNorth,11,12\n",
        SHOPS,
        "header = [1, 2]\n",
        'nothing says what "Men" means in the heading "Men / 2019"',
    ),
    ("Region,2019,,2020,\n,Male,Total,Male,Total\nNorth,1,2,3,4\n", SHOPS, "", 'the column "column C" has numbers'),
    ("Year,Value\n2019,1,250\n2020,1,300\n", TRADE, "", 'the column "column C" has numbers'),
    ("Year,Quarter,Value\n2019,Q1,5\n2019,Q2,6\n", TRADE, "", '"Quarter" holds parts of the year: Q1, Q2'),
    ("Year,Half,Value\n2019,H1,5\n", TRADE, "", '"Half" holds parts of the year: H1'),
    (
        "Year,Adjustment,Value\n2019,SA,5\n2020,unadjusted,6\n",
        TRADE,
        "",
        'the column "Adjustment" changes within one series of figures: SA, unadjusted',
    ),
    ("Year,Measure,Value\n2019,'000 jobs,5\n", PEOPLE, "", "may scale the values"),
    ("Year,Value\n2019,5\nNote: figures in thousands,\n", PEOPLE, "", "may scale the values"),
    ("Jobs (1,000 persons)\nYear,Value\n2019,5\n".replace("1,000", "1 000"), PEOPLE, "", "may scale the values"),
    ("Exports ($m)\nYear,Value\n2019,5\n", PEOPLE, "", "may scale the values"),
    ("Imports share of all (%)\nYear,Value\n2019,5\n", TRADE, "", '"%" cannot be converted to million USD'),
    ("交易额增速\n年份,交易额(亿元)\n2019,6.1\n", CITY, "", 'says growth, and "sales" is not of kind growth'),
    ("交易额增速（环比）\n年份,交易额增速\n2019,6.1\n", CITY, "", 'says another quantity than "growth" (环比)'),
    ("人均交易额\n年份,交易额\n2019,6.1\n", CITY, "", 'says another quantity than "sales" (人均)'),
    ("地区：南县\n年份,网店\n2019,6\n", ("--region", "north"), "", '"南县" stands above the table'),
    ("南县主要指标\n年份,网店\n2019,6\n", ("--region", "north"), "", '"南县主要指标" stands above the table'),
    (
        "Fiscal year,Value\n2019,5\n",
        TRADE,
        '[columns]\n"Fiscal year" = "period"\n',
        'the heading "Fiscal year" says years that do not begin in January',
    ),
    ("Region,Region name,2014\nnorth,South,9\n", SHOPS, "", '"north" here, but "South" elsewhere'),
    ("Code,Region,2014\nnorth,South,9\n", SHOPS, "", '"South" here, but "north" elsewhere'),
    ("Year,UNIT_MULT,Value\n2019,3,5\n2020,,6\n", PEOPLE, "", '"" is no scale'),
    # headings and names
    ("Year,Count\n2018,1250\n2019,1310\n", TRADE, "", "no heading says which column holds the values; columns of numbers: Count"),
    ("县区,数值\n北县,180\n", SHOPS, "", "no column says the period of the figures"),
    ("地区,2013年\n北县,1\n地区,2014年\n南县,2\n", SHOPS, 'others = "ignore"\n', '"地区" is a heading in the middle of the table'),
    (
        "地区,零售额\n北县,5\n",
        ("--period", "2014"),
        '[columns]\n"零售总额" = { indicator = "sales" }\n',
        'the mapping names a column "零售总额"',
    ),
    ("地区,2014\n北县,5\n", SHOPS, 'keep = { Sex = "Total" }\n', 'the mapping names a column "Sex"'),
    ("地区,2014\n北,5\n", SHOPS, '[regions]\n"北" = "nroth"\n', 'no region "nroth"'),
    ("地区,数\n北县,5\n", ("--period", "2014"), '[columns]\n"数" = { indicator = "shpos" }\n', 'no indicator "shpos"'),
    ("地区代号,地区名称,时期,数值\nnorth,南县,2014,9\n", SHOPS, "", '"north" here, but "南县" elsewhere for the same figure'),
    (
        "地区代号,地区名称,时期,数值\nnorth,西县,2014,9\n",
        SHOPS,
        'others = "ignore"\n',
        '"north" here, but "西县" elsewhere for the same figure',
    ),
    ("指标代号,指标,地区,时期,数值\nshops,交易额,北县,2014,9\n", (), "", '"shops" here, but "交易额" elsewhere'),
]


@pytest.mark.parametrize("case", ASKED, ids=id_of)
def test_what_could_be_misread_is_asked_about_and_nothing_is_recorded(tracker: Program, case: Case) -> None:
    assert any(case[3] in line for line in refusals(tracker, *arguments(case)))


READ: list[Case] = [
    (SEXES, RATE, 'keep = { Sex = "Total" }\n', "city rate 2019 6, city rate 2020 5.5"),
    (SEXES, RATE, 'drop = { Sex = "Male" }\n', "city rate 2019 6, city rate 2020 5.5"),
    ("Year,Age,Value\n2019,15+,6\n2019,,7\n2019,65+,8\n", RATE, 'keep = { Age = "" }\n', "city rate 2019 7"),
    # scales and units: 12.5 thousand people are 12,500; 12.5 million of USD are 12.5 million USD; 12,500 万元 are 1.25 亿元.
    ("Year,Unit multiplier,Value\n2019,Thousands,12.5\n", PEOPLE, "", "city people 2019 12500"),
    ("Year,UNIT_MULT,OBS_VALUE\n2019,3,12.5\n2020,0,13\n", PEOPLE, "", "city people 2019 12500, city people 2020 13"),
    ("Year,UNIT_MULT,OBS_VALUE\n2019,6,12.5\n2020,3,12.5\n", TRADE, "", "city trade 2019 12.5, city trade 2020 0.0125"),
    ("Year,Size,Value\n2019,Thousands,12.5\n", PEOPLE, '[columns]\nSize = "scale"\n', "city people 2019 12500"),
    ("Unit: thousand people\nYear,Value\n2019,13.4\n", PEOPLE, "", "city people 2019 13400"),
    ("Employment (in thousands)\nYear,Value\n2019,13.4\n", PEOPLE, "", "city people 2019 13400"),
    ("指标,2014年\n交易额(万元),12500\n网店(家),7\n", CITY, "", "city sales 2014 1.25, city shops 2014 7"),
    ("填报单位：某局\n指标,2014年\n交易额,1.25\n", CITY, "", "city sales 2014 1.25"),
    ("单位：万元、家\n地区,交易额,网店\n北县,12500,7\n", ("--period", "2014"), "", "north sales 2014 1.25, north shops 2014 7"),
    ("各县（万元）\n地区,交易额,网店（家）\n北县,12500,7\n", ("--period", "2014"), "", "north sales 2014 1.25, north shops 2014 7"),
    ("Year,Units,Value\n2019,Number,12\n", PEOPLE, "", "city people 2019 12"),
    ("Year,Units,Value\n2019,Percentage (%),12\n", RATE, "", "city rate 2019 12"),
    (
        "Year,Jobs in thousands\n2019,12.5\n",
        PEOPLE,
        '[columns]\n"Jobs in thousands" = { unit = "thousand people" }\n',
        "city people 2019 12500",
    ),
    # growth
    (
        "交易额增速（%）\n地区,2014年,2015年\n北县,20,18\n",
        ("--indicator", "growth"),
        "",
        "north growth 2014 20, north growth 2015 18",
    ),
    ("指标,2014年\n交易额增速,20\n", CITY, "", "city growth 2014 20"),
    # what only the whole column says
    (
        "Year,Value\n2008/09,1\n2009/10,2\n",
        TRADE,
        'year_starts = "04"\n',
        "city trade 2008-04/2009-03 1, city trade 2009-04/2010-03 2",
    ),
    (
        "Region,2009-10,2010-11\nNorth,1,2\n",
        ("--indicator", "trade"),
        'year_starts = "07"\n',
        "north trade 2009-07/2010-06 1, north trade 2010-07/2011-06 2",
    ),
    (
        "Year,Value\n2009-09,1\n2009-10,2\n2009-11,3\n",
        TRADE,
        "",
        "city trade 2009-09 1, city trade 2009-10 2, city trade 2009-11 3",
    ),
    ("Year,Value\n2009-10,1\n", TRADE, 'dates = "y-m"\n', "city trade 2009-10 1"),
    ("Year;Value\n2018;1.250\n2019;1.310\n", TRADE, 'decimal = ","\n', "city trade 2018 1250, city trade 2019 1310"),
    ("Year;Value\n2018;1.250\n2019;1.310\n", TRADE, 'decimal = "."\n', "city trade 2018 1.25, city trade 2019 1.31"),
    ("Year;Value\n2018;1.250\n2019;2.310,5\n", TRADE, "", "city trade 2018 1250, city trade 2019 2310.5"),
    ("Year;Value\n2018;1 250\n2019;2'310\n", TRADE, "", "city trade 2018 1250, city trade 2019 2310"),
    ("年份,数值\n2018,1.250\n", TRADE, "", "city trade 2018 1.25"),
    ("Year,Value\n2014,0.61\n2015,1\n", RATE, "fraction = true\n", "city rate 2014 61, city rate 2015 100"),
    ("Year,Value\n2014,0.61\n2015,0.645\n", RATE, "fraction = false\n", "city rate 2014 0.61, city rate 2015 0.645"),
    (
        "Date,Value\n31/12/2014,6\n03/05/2015,8\n",
        ("--indicator", "shops", *CITY),
        'dates = "d/m/y"\n',
        "city shops 2014-12-31 6, city shops 2015-05-03 8",
    ),
    # months
    (
        "Year,Jan,Feb\n2012,10,11\n2013,13,\n",
        TRADE,
        'shape = "year-by-month"\n',
        "city trade 2012-01 10, city trade 2012-02 11, city trade 2013-01 13",
    ),
    ("年份,一季度,上半年\n2012,10,22\n", TRADE, "", "city trade 2012-Q1 10, city trade 2012-H1 22"),
    ("Year,1,2\n2012,10,11\n", TRADE, 'header = 1\nshape = "year-by-month"\n', "city trade 2012-01 10, city trade 2012-02 11"),
    (
        "Year,Month,Value\n2012,1,10\n,Feb,12\n2013,1月,14\n",
        TRADE,
        "",
        "city trade 2012-01 10, city trade 2012-02 12, city trade 2013-01 14",
    ),
    (
        "2015年6月交易额\n地区,本月,本月止累计\n北县,2,11\n",
        ("--indicator", "sales"),
        "",
        "north sales 2015-06 2, north sales 2015-01/2015-06 11",
    ),
    # the mapping goes before what 本月 means; a month that is said is that of the table: 3.5 亿元, not 3.5 万元
    (
        "2015年6月主要指标\n地区,本月,本年累计\n北县,3.5,20\n",
        (),
        '[columns]\n"本月" = { indicator = "sales", period = "2015-06", unit = "亿元" }\n"本年累计" = "ignore"\n',
        "north sales 2015-06 3.5",
    ),
    (
        "填报单位：某局\n地区,本月,本年累计\n北县,2,11\n",
        ("--indicator", "sales", "--period", "2015-06"),
        "",
        "north sales 2015-06 2, north sales 2015-01/2015-06 11",
    ),
    ("地区,2013年网店（家）,2014年网店（家）\n北县,5,6\n", (), "", "north shops 2013 5, north shops 2014 6"),
    ("Region,Sales 2013,2014 Sales\nNorth,5,6\n", (), "", "north sales 2013 5, north sales 2014 6"),
    (
        "2014年各县交易额（亿元）\n地区,1月,2月\n北县,1,2\n",
        ("--indicator", "sales", "--period", "2014"),
        "",
        "north sales 2014-01 1, north sales 2014-02 2",
    ),
    (
        "地区,月份,数值\n北县,2014年1月,10\n北县,2014年2月,11\n",
        ("--indicator", "sales"),
        "",
        "north sales 2014-01 10, north sales 2014-02 11",
    ),
    ("Region,Year,Value,Last updated\nNorth,2013,5,2015-01-01\n", SHOPS, "", "north shops 2013 5"),
    # marks and words for no figure
    ("Year,Value\n2001,..\n2002,:\n2003,x\n2004,[c]\n2005,NaN\n2006,14\n", TRADE, 'missing = ["x", "[c]"]\n', "city trade 2006 14"),
    (
        "Year,Value\n2014,31 p\n2015,33[note 1]\n",
        TRADE,
        'flags = { p = "preliminary", "[note 1]" = "ignore" }\n',
        "city trade 2014 31, city trade 2015 33",
    ),
    (
        "Region,2014,2015 p\nNorth,31,33\n",
        ("--indicator", "trade"),
        'flags = { p = "preliminary" }\n',
        "north trade 2014 31, north trade 2015 33",
    ),
    ("Year,Value,OBS_FLAG\n2014,33,c\n2015,34,\n", TRADE, 'flags = { c = "missing" }\n', "city trade 2015 34"),
    ("TIME_PERIOD,OBS_VALUE,OBS_STATUS\n2014,33,M\n2015,34,A\n", TRADE, "", "city trade 2015 34"),
    (
        "Year,Value\n2009/9,1\n2009/10,2\n2009/12,3\n",
        TRADE,
        'year_starts = "04"\n',
        "city trade 2009-09 1, city trade 2009-10 2, city trade 2009-12 3",
    ),
    # periods from several places: a quarter of FY2019/20 that begins in April, and its last month
    (
        "Year,Quarter,Value\n2019,Q1,5\n2019,Q2,6\n",
        TRADE,
        '[columns]\nQuarter = "month"\n',
        "city trade 2019-Q1 5, city trade 2019-Q2 6",
    ),
    ("Year,Quarter,Value\n2019/20,Q1,5\n", TRADE, 'year_starts = "04"\n[columns]\nQuarter = "month"\n', "city trade 2019-Q2 5"),
    ("Year,Month,Value\n2019/20,Mar,5\n", TRADE, 'year_starts = "04"\n', "city trade 2020-03 5"),
    (
        "Date,Value\n31/12/2014,6\n05/06/2015,7\n",
        ("--indicator", "shops", *CITY),
        "",
        "city shops 2014-12-31 6, city shops 2015-06-05 7",
    ),
    ("TIME_PERIOD,Value\n2020-S1,6\n", TRADE, "", "city trade 2020-H1 6"),
    ("Year,Value\n2009-08,1\n2009-10,2\n", TRADE, 'year_starts = "04"\n', "city trade 2009-08 1, city trade 2009-10 2"),
    ("Fiscal year,Value\n2019,5\n", TRADE, 'year_starts = "01"\n[columns]\n"Fiscal year" = "period"\n', "city trade 2019 5"),
    (
        "Year,UNIT_MULT,Value\n2019,Millions,5\n2020,6: Millions,6\n2021,6,7\n",
        TRADE,
        "",
        "city trade 2019 5, city trade 2020 6, city trade 2021 7",
    ),
    (
        "Region,million USD,\n,2019,2020\nNorth,1,2\n".replace("Region,million USD,", "Region,million USD,million USD"),
        ("--indicator", "trade"),
        "header = [1, 2]\n",
        "north trade 2019 1, north trade 2020 2",
    ),
    ("Year,Sex,Value\n2019,,5\n2019,Male,6\n", RATE, 'keep = { Sex = "" }\n', "city rate 2019 5"),
    ("地区,2014\n北县,5\n合计,12\n", SHOPS, '[regions]\n"合计" = "city"\n', "north shops 2014 5, city shops 2014 12"),
    # names and what is left out
    ("地区,2014\n北县,5\n东县,6\n西县,7\n", SHOPS, 'others = "ignore"\n', "north shops 2014 5"),
    ("地区,2014\n北县,5\n东县,6\n", SHOPS, '[regions]\n"东县" = "ignore"\n', "north shops 2014 5"),
    (
        "指标代号,地区代号,指标名称,地区名称,时期,数值\nshops,north,网店,北县,2014,9\n,,网店,南县,2014,7\n",
        (),
        "",
        "north shops 2014 9, south shops 2014 7",
    ),
    ("地区,2014\n北县,5\n合计,5\n填报人：甲,审核人：乙\n南县,6\n", SHOPS, "", "north shops 2014 5"),
    ("Country Name,Country Code,Year,Value\nNorth,NN,2000,12\n", SHOPS, "", "north shops 2000 12"),
    ("Entity,Code,Year,Value\nNorth,NN,2000,12\n", SHOPS, "", "north shops 2000 12"),
    ("指标：交易额(万元)\n地区：北县\n年份,数值\n2014,12500\n", (), "", "north sales 2014 1.25"),
    (
        "freq,geo\\TIME_PERIOD\t2013 \t2014 \nA,North\t9 \t: \nA,South\t7 \t8 \n",
        SHOPS,
        "",
        "north shops 2013 9, south shops 2013 7, south shops 2014 8",
    ),
    (
        "a,b,c\nNorth,2014,5\n",
        SHOPS,
        'header = 1\n[columns]\n"column A" = "region"\n"column B" = "period"\nc = "value"\n',
        "north shops 2014 5",
    ),
]


@pytest.mark.parametrize("case", READ, ids=id_of)
def test_what_is_proven_or_said_is_read(tracker: Program, case: Case) -> None:
    found = [f"{region} {indicator} {period} {value:g}" for region, indicator, period, value in figures(tracker, *arguments(case))]
    assert ", ".join(found) == case[3]


DRAFTED: list[Case] = [
    (SEXES, RATE, "", "city rate 2019 6, city rate 2020 5.5"),
    ("Year,Sex,Value\n2019,,5\n2019,Male,6\n2019,Female,4\n", RATE, "", "city rate 2019 5"),
    ("Year,Quarter,Value\n2019,Q1,5\n2019,Q2,6\n", TRADE, "", "city trade 2019-Q1 5, city trade 2019-Q2 6"),
    ("Region,2014,2015p\nNorth,5,6\n", SHOPS, "", "north shops 2014 5, north shops 2015 6"),
    ("Year,Sex,Age,Value\n2019,T,Total,6\n2019,F,Total,7\n2019,T,15-24,9\n", RATE, "", "city rate 2019 6"),
    ("Year,Size,Value\n2019,Thousands,12.5\n", PEOPLE, "", "city people 2019 12500"),
    ("Date,Value\n31/12/2014,6\n", ("--indicator", "shops", *CITY), "", "city shops 2014-12-31 6"),
    ("Year,Value\n2014,31 p\n2015,33\n", TRADE, "", "city trade 2014 31, city trade 2015 33"),
    ("Country,Year,Value\nNorth,2014,5\nA,2014,1\nB,2014,2\nC,2014,3\nD,2014,4\n", SHOPS, "", "north shops 2014 5"),
    ("Year,Jan,Feb,Annual\n2012,10,11,21\n", TRADE, "", "city trade 2012-01 10, city trade 2012-02 11"),
    (
        "2015年6月主要指标\n指标,计量单位,本月,本月止累计,累计比上年同期增长（%）\n交易额,亿元,2,11,33\n",
        CITY,
        "",
        "city sales 2015-06 2, city sales 2015-01/2015-06 11",
    ),
]


@pytest.mark.parametrize("case", DRAFTED, ids=id_of)
def test_a_draft_is_used_unchanged(tracker: Program, case: Case) -> None:
    drafted = tracker("import", *arguments(case), "--guess", "-o", "draft.toml")
    assert drafted.code == 0, drafted.err
    found = figures(tracker, arguments(case)[0], "--map", "draft.toml")
    assert ", ".join(f"{region} {indicator} {period} {value:g}" for region, indicator, period, value in found) == case[3]


@pytest.mark.parametrize(
    ("text", "said", "remark", "key"),
    [
        ("Year,Value\n2008/09,1\n2009/10,2\n", TRADE, '# is "2008/09" a year that ends in the next one', '# year_starts = "04"'),
        ("Year;Value\n2018;1.250\n", TRADE, "# decimals or thousands?", '# decimal = ","'),
        (
            "Date,Value\n05/06/2014,6\n",
            ("--indicator", "shops", *CITY),
            '# in which order do day, month and year stand in "05/06/2014"?',
            '# dates = "d/m/y"',
        ),
        ("Year,Value\n2014,0.61\n", RATE, "# is 0.61 a part of 1, or 0.61 %?", "# fraction = true"),
        ("Year,Value\n2014,31 q\n", TRADE, '# nothing says what "q" means', '# flags = { q = "ignore" }'),
    ],
)
def test_what_the_table_does_not_speak_for_is_only_a_remark_of_the_draft(
    tracker: Program, text: str, said: Sequence[str], remark: str, key: str
) -> None:
    drafted = tracker("import", table(text), *said, "--guess").out.splitlines()
    assert any(line.startswith(remark) for line in drafted)
    assert key in drafted


def test_a_draft_goes_on_from_a_mapping(tracker: Program) -> None:
    text = "Region,Sex,2013,2014\nN,Total,1.250,3\nN,Male,1.260,4\n"
    Path("map.toml").write_text('decimal = "."\nkeep = { Sex = "Male" }\n[regions]\nN = "north"\n', encoding="utf-8")
    drafted = tracker("import", table(text), "--indicator", "trade", "--map", "map.toml", "--guess", "-o", "draft.toml")
    assert drafted.code == 0, drafted.err
    found = figures(tracker, "a.csv", "--map", "draft.toml", "--source", "s")
    assert [row[2:] for row in found] == [("2013", 1.26), ("2014", 4)]


def test_who_signed_a_form_is_no_region_of_a_draft(tracker: Program) -> None:
    table("县区,2014年底\n东县,5\n填报人：甲,\n")
    drafted = tracker("import", "a.csv", *SHOPS, "--guess").out
    assert '"东县" = ""' in drafted
    assert "甲" not in drafted


def test_a_draft_never_takes_two_columns_for_the_value(tracker: Program) -> None:
    table("指标,计量单位,本月,本月止累计,排名\n交易额,亿元,2,11,3\n")
    drafted = tracker("import", "a.csv", *CITY, "--guess").out
    assert '= "value"' not in drafted
    assert "本月止累计" in drafted


def sheets(*named: tuple[str, int]) -> str:
    """Write a workbook with a sheet of one figure for each name."""
    book = openpyxl.Workbook()
    first = sheet_of(book)
    for number, (name, value) in enumerate(named):
        sheet = book.create_sheet() if number else first
        sheet.title = name
        sheet.append(("地区", "网店"))
        sheet.append(("北县", value))
    book.save("a.xlsx")
    return "a.xlsx"


def test_all_sheets_that_people_see_each_with_what_its_name_says(tracker: Program) -> None:
    Path("map.toml").write_text('sheets = "*"\n', encoding="utf-8")
    arguments = (sheets(("2013年", 77), ("2014年", 100)), "--map", "map.toml", "--source", "s")
    assert [row[2:] for row in figures(tracker, *arguments)] == [("2013", 77), ("2014", 100)]


@pytest.mark.parametrize(
    ("names", "said", "mapping", "message"),
    [
        (("男", "女"), ("--period", "2014"), 'sheets = "*"\n', 'the name of the sheet says nothing known: "男"'),
        (("2013年",), ("--period", "2014"), "", '"2013" stands above the table or in the name of its sheet, and "2014" was said'),
        (("2013年",), ("--period", "2013"), 'sheets = ["2013年", "2014年"]\n', 'no sheet "2014年"; there are: 2013年'),
    ],
)
def test_a_sheet_whose_name_says_nothing_or_otherwise_is_asked_about(
    tracker: Program, names: Sequence[str], said: Sequence[str], mapping: str, message: str
) -> None:
    Path("map.toml").write_text(mapping, encoding="utf-8")
    found = refusals(tracker, sheets(*((name, 5) for name in names)), *said, "--map", "map.toml", "--source", "s")
    assert any(message in line for line in found)


def test_a_value_merged_over_several_cells_is_refused(tracker: Program) -> None:
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    for row in (("地区", "2014年"), ("北县", 350), ("南县", None)):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save("a.xlsx")
    assert refusals(tracker, "a.xlsx", *SHOPS) == [
        "a.xlsx!Sheet!B3: the value 350 is merged over several cells, and nobody can tell whether it holds for each of them [merged-value]"
    ]


def test_what_was_left_out_is_told(tracker: Program) -> None:
    table("地区,类别,2014\n北县,企业,5\n北县区,企业,6\n西县,企业,7\n合计,企业,18\n填报人：甲,,\n南县,企业,6\n")
    Path("map.toml").write_text('others = "ignore"\n', encoding="utf-8")
    ended = tracker("import", "a.csv", *SHOPS, "--map", "map.toml", "--source", "s")
    assert ended.code == 0
    assert ended.err.startswith(
        "left out: 1 row of totals; 1 row below the signature; 2 regions that the tracker does not have, among them 北县区 (北县?); "
        "columns 类别 (企业)\n"
    )
