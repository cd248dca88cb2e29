"""Each rule where it warns and where it does not; the numbers are worked out beside each case."""

from datetime import date
from typing import NamedTuple

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.checks import RULES, Checked, Warnings, chosen, warnings
from ectrack.core.values.quantities import rate
from tests.core.small import build_text

TODAY = date(2016, 6, 1)
PLACES = """
[region.city]
[region.north]
parent = "city"
[region.south]
parent = "city"
[indicator.turnover]
unit = "亿元"
kind = "flow"
[indicator.shops]
unit = "家"
kind = "stock"
[indicator.lines]
unit = "万户"
kind = "stock"
parts = ["fixed", "mobile"]
[indicator.fixed]
unit = "万户"
kind = "stock"
[indicator.mobile]
unit = "万户"
kind = "stock"
[indicator.added]
unit = "万户"
kind = "flow"
adds_to = "lines"
[indicator.share]
kind = "share"
ratio = { of = "fixed", to = "mobile" }
[indicator.speed]
kind = "growth"
[indicator.halls]
unit = "家"
kind = "stock"
breaks = { 2014 = { why = "new register", link = 1.2 } }
"""


def figure(line: str) -> str:
    """Return an [[actual]] block from `indicator period value key="value" …`; the region is the city unless a key says another one."""
    indicator, period, value, *more = line.split()
    keys = [key for key in more if not key.startswith("region=")]
    region = next((key for key in more if key.startswith("region=")), 'region="city"')
    source = [] if any(key.startswith("source=") for key in keys) else ['source="s"']
    rows = [f'indicator="{indicator}"', region, f'period="{period}"', f'value="{value}"', *keys, *source]
    return "[[actual]]\n" + "\n".join(rows) + "\n"


def target(name: str, *keys: str) -> str:
    """Return a target of the city from its keys."""
    region = [] if any(key.startswith("region") for key in keys) else ['region = "city"']
    return f"[target.{name}]\n" + "\n".join([*keys, *region, 'policy = "p"', 'clause = "1"']) + "\n"


def found(targets: str, *lines: str, only: str = "", as_of: date | None = None, max_change: str = "") -> Warnings:
    policy = '[policy.p]\ntitle = "P"\n[policy.q]\ntitle = "Q"\n'
    tracker, problems = build_text(PLACES + policy + targets, "".join(map(figure, lines)))
    assert problems == ()
    rules, unknown = chosen([only] if only else [], [])
    assert unknown == ()
    return warnings(Checked(tracker, report(tracker, as_of=as_of), rate(max_change) if max_change else None, TODAY), rules)


FROM_APRIL = """
[indicator.fees]
unit = "元"
kind = "flow"
year_starts = "04"
[indicator.homes]
unit = "户"
kind = "stock"
year_starts = "04"
"""


class Case(NamedTuple):
    """A tracker, and the message params of the warnings that one rule finds in it."""

    rule: str
    says: list[dict[str, str]]
    lines: tuple[str, ...] = ()
    targets: str = ""


FIGURES = [
    # A flow of one day; the stock of a day is what a stock is.
    Case(
        "flow-of-a-day",
        [{"found": "620亿元", "period": "2015-06-30", "expected": "2015-H1, 2015-Q2, 2015-06"}],
        ("turnover 2015-06-30 620", "shops 2015-06-30 3"),
    ),
    Case(
        "flow-of-a-day",
        [{"found": "3亿元", "period": "2015-06-17", "expected": "2015-01-01/2015-06-17"}],
        ("turnover 2015-06-17 3", "turnover 2015-06 62", "turnover 2015-06-01/2015-06-17 31"),
    ),
    Case("flow-of-a-day", [], ("turnover 2015-H1 620",)),
    # Years from April: 2014 and its parts are of the calendar; months, FY2014/15 and a stock are none of these.
    Case(
        "calendar-year",
        [
            {"found": "2014", "id": "fees", "month": "04", "first": "FY2014/15", "second": "FY2013/14", "plain": "2014-01/2014-12"},
            {
                "found": "2015-Q1",
                "id": "fees",
                "month": "04",
                "first": "FY2015/16-Q1",
                "second": "FY2014/15-Q4",
                "plain": "2015-01/2015-03",
            },
            {"found": "2016", "id": "fees", "month": "04", "first": "FY2016/17", "second": "FY2015/16", "plain": "2016-01/2016-12"},
            {"found": "2014", "id": "fees", "month": "04", "first": "FY2014/15", "second": "FY2013/14", "plain": "2014-01/2014-12"},
            {"found": "2015", "id": "fees", "month": "04", "first": "FY2015/16", "second": "FY2014/15", "plain": "2015-01/2015-12"},
        ],
        ("fees 2014 8", "fees 2015-Q1 2", "fees 2015-01/2015-12 9", "fees FY2016/17 9", "fees 2017-05 1", "homes 2014 8"),
        FROM_APRIL + target("t", 'indicator = "fees"', "at_least = 9", 'since = "2014"', 'from = "2015"', 'by = "2016"'),
    ),
    # March lies between the year to date, January and February, and April.
    Case(
        "hole-in-series",
        [{"missing": "2015-03", "period": "2015-01/2015-02", "found": "2015-04"}],
        ("turnover 2015-01 1", "turnover 2015-02 1", "turnover 2015-04 1", "turnover 2015-05 1"),
    ),
    Case("hole-in-series", [], ("turnover 2015-01 1", "turnover 2015-02 1", "turnover 2015-01/2015-03 3", "turnover 2015-04 1")),
    Case(
        "hole-in-series",
        [{"missing": "2015-02/2015-09", "period": "2015-01", "found": "2015-Q4"}],
        ("turnover 2015-01 12", "turnover 2015-Q4 36"),
    ),
    Case("hole-in-series", [], ("turnover 2015-01 1", "turnover 2015-04 1", "turnover 2015 9")),
    Case("hole-in-series", [], ("shops 2015-01 36", "shops 2015-05 40")),
    # The break of the halls is on 2014-01-01: in the year, or since the figure before.
    Case("undeclared-break", [{"period": "2014", "id": "shops"}], ("shops 2013 5", "shops 2014 6 state='break'")),
    Case("undeclared-break", [{"period": "2015", "id": "halls"}], ("halls 2014 5", "halls 2015 6 state='break'")),
    Case("undeclared-break", [{"period": "2013", "id": "halls"}], ("halls 2013 5 state='break'",)),
    Case("undeclared-break", [{"period": "2014-06-30", "id": "halls"}], ("halls 2014-06-30 6 state='break'",)),
    Case("undeclared-break", [], ("halls 2014 6 state='break'",)),
    Case("undeclared-break", [], ("halls 2013 5", "halls 2014-06-30 6 state='break'")),
    Case("undeclared-break", [], ("halls 2013 5", "halls 2016 6 state='break'")),
    Case("undeclared-break", [], ("shops 2013 5", "shops 2014 6 state='estimated-by-source'")),
    Case("over-limit", [{"found": "690%", "limit": "100%"}], ("share 2013 690",)),
    Case("over-limit", [], ("share 2013 100",)),
    Case("under-limit", [{"found": "-5家", "limit": "0家"}], ("shops 2013 -5",)),
    # 4800000 / 860 is beyond a thousand; 8600 is ten times as much.
    Case(
        "far-from-neighbour",
        [{"found": "4800000亿元", "value": "860亿元", "period": "2013"}],
        ("turnover 2013 860", "turnover 2014 4800000"),
    ),
    Case("far-from-neighbour", [], ("turnover 2013 860", "turnover 2014 8600")),
    Case("stock-collapsed", [{"found": "300家", "value": "3000家", "period": "2013"}], ("shops 2013 3000", "shops 2014 300")),
    Case("stock-collapsed", [], ("shops 2013 3000", "shops 2014 301")),
    Case(
        "lost-scale",
        [{"value": "305.22万户", "found": "0.030522万户"}],
        ("lines 2013 305.22万户", 'lines 2013 305.22户 comparable=false source="t"'),
    ),
    Case("lost-scale", [], ("lines 2013 305.22万户", 'lines 2013 305.23户 comparable=false source="t"')),
    Case(
        "repeats-year",
        [{"value": "377.77万户", "found": "377.77万户", "period": "2012"}],
        ("fixed 2012 377.77 comparable=false", "fixed 2013 377.77"),
    ),
    Case("repeats-year", [], ("fixed 2012 12", "fixed 2013 12")),  # two digits may well be the same
    Case("repeats-year", [], ("fixed 2011 377.77", "fixed 2013 377.77")),
    Case(
        "cumulative-falls",
        [{"value": "480亿元", "found": "470亿元", "period": "2014-01/2014-06"}],
        ("turnover 2014-01/2014-06 480", "turnover 2014-01/2014-09 470"),
    ),
    Case("cumulative-falls", [], ("turnover 2014-01/2014-06 480", "turnover 2014-Q3 470")),
    Case(
        "overlapping-periods",
        [{"first": "2014-01/2014-06", "second": "2014-04/2014-09"}],
        ("turnover 2014-01/2014-06 480", "turnover 2014-04/2014-09 470"),
    ),
    Case("overlapping-periods", [], ("turnover 2014 900", "turnover 2014-H1 480", "turnover 2014-H2 420", "turnover 2014-Q3 200")),
]
TENFOLD = {"found": "441亿元", "value": "4200亿元", "period": "2014-Q1", "expected": "4410亿元"}
SLIPS = [
    # 441 * 10 / 4200 = 1.05: one flow of the year before is enough.
    Case("tenfold", [TENFOLD], ("turnover 2014-Q1 4200", "turnover 2015-Q1 441")),
    # Where the growth was published, yoy-mismatch says it, or that it grew so.
    Case("tenfold", [], ("turnover 2014-Q1 4200", 'turnover 2015-Q1 441 yoy="4.8%"')),
    Case("tenfold", [], ("turnover 2014-Q1 4200", 'turnover 2015-Q1 441 yoy="-89.5%"')),
    # Between two that agree, 4200 and 4600; beside two that do not, 4200 and 1400, nothing can be said.
    Case("tenfold", [TENFOLD], ("turnover 2014-Q1 4200", "turnover 2015-Q1 441", "turnover 2016-Q1 4600")),
    Case("tenfold", [], ("turnover 2014-Q1 4200", "turnover 2015-Q1 441", "turnover 2016-Q1 1400")),
    # 44100 / 100 = 441, by two places; 4200000 is told by another rule.
    Case(
        "tenfold",
        [{"found": "44100亿元", "value": "441亿元", "period": "2014", "expected": "441亿元"}],
        ("turnover 2013 420", "turnover 2014 441", "turnover 2015 44100"),
    ),
    Case("tenfold", [], ("turnover 2013 420", "turnover 2014 441", "turnover 2015 4200000")),
    # 2900 / 10 is less than 441 / 1.5 = 294, and 2950 / 10 is more.
    Case("tenfold", [], ("turnover 2013 441", "turnover 2014 662")),
    Case("tenfold", [], ("turnover 2013 441", "turnover 2014 2900")),
    Case(
        "tenfold",
        [{"found": "2950亿元", "value": "441亿元", "period": "2013", "expected": "295亿元"}],
        ("turnover 2013 441", "turnover 2014 2950"),
    ),
    # Two digits are no series; a stock that collapses has its own rule, one that grows so has not.
    Case("tenfold", [], ("turnover 2013 44", "turnover 2014 441")),
    Case("tenfold", [], ("shops 2013 4200", "shops 2014 420")),
    Case(
        "tenfold",
        [{"found": "4410家", "value": "420家", "period": "2013", "expected": "441家"}],
        ("shops 2013 420", "shops 2014 4410"),
    ),
    Case("tenfold", [], ("shops 2011 420", "shops 2014 4410")),
    # The half-year is not held against years, nor a month against its neighbours.
    Case("tenfold", [], ("turnover 2013 4200", "turnover 2014-H1 420", "turnover 2014-01 110", "turnover 2014-02 1100")),
    # A share needs two that agree: 34.1 and 35.2 beside 3.5.
    Case("tenfold", [], ("share 2013 34.1", "share 2014 3.5")),
    Case(
        "tenfold",
        [{"found": "3.5%", "value": "34.1%", "period": "2013", "expected": "35%"}],
        ("share 2013 34.1", "share 2014 3.5", "share 2015 35.2"),
    ),
    Case(
        "share-as-fraction",
        [{"found": "0.35%", "value": "34%", "period": "2013", "expected": "35%"}],
        ("share 2013 34", "share 2014 0.35"),
    ),
    Case(
        "share-as-fraction",
        [{"found": "35%", "value": "0.34%", "period": "2013", "expected": "0.35%"}],
        ("share 2013 0.34", "share 2014 35"),
    ),
    Case("share-as-fraction", [], ("share 2013 1.2", "share 2014 0.9", "share 2015 3")),
    Case("share-as-fraction", [], ("share 2013 60", "share 2014 0.35")),  # 35 is not near 60
    Case(
        "period-after-recording",
        [{"period": "2014", "day": "2014-12-31", "found": "2014-12-30"}],
        ("shops 2014 5 recorded=2014-12-30", "fixed 2014 5 recorded=2014-12-31", "mobile 2015 5"),
    ),
    Case("period-after-recording", [], ('shops 2016 5 recorded=2015-01-10 state="forecast"',)),
    Case(
        "far-ahead",
        [{"period": "2052", "day": "2014-12-31"}],
        ("shops 2014 5", "shops 2052 6"),
        target("a", 'indicator = "shops"', "at_least = 10", 'by = "2016"'),
    ),
    Case("far-ahead", [{"period": "2052", "day": "2014-12-31"}], ("shops 2014 5", "shops 2052 6")),
    Case("far-ahead", [], ("shops 2014 5", "shops 2015 6")),
    Case("far-ahead", [], ("shops 2052 6",)),
    Case("far-ahead", [], ("shops 2014 5", "shops 2052 6"), target("a", 'indicator = "shops"', "at_least = 10", 'by = "2055"')),
    Case("recorded-in-future", [{"found": "2016-06-02"}], ("shops 2014 5 recorded=2016-06-02", "fixed 2014 5 recorded=2016-06-01")),
    Case(
        "recorded-in-future",
        [{"found": "2016-06-02"}, {"found": "2016-06-03"}],
        ("shops 2014 5 recorded=2016-06-02", 'shops 2014 6 recorded=2016-06-03 revises="typo"'),
    ),
]
CONSISTENCY = [
    Case("part-over-whole", [{"found": "300万户", "value": "200万户", "id": "share"}], ("fixed 2014 300", "mobile 2014 200")),
    Case("part-over-whole", [], ("fixed 2014 200", "mobile 2014 200")),
    Case("part-over-whole", [], ("fixed 2014 300", "mobile 2013 200")),
    # One part alone may not exceed its whole; 2142 may be 2141.5, and 2141 may be 2141.5.
    Case("parts-sum", [{"found": "2141万户", "expected": "2143万户"}], ("lines 2013 2141", "fixed 2013 2143")),
    Case("parts-sum", [], ("lines 2013 2141", "fixed 2013 2142")),
    Case("regions-sum", [{"found": "1000家", "expected": "1002家"}], ("shops 2014 1000", "shops 2014 1002 region='north'")),
    # 480 in the first quarter and 530 in the third are more than the 1000 of the year.
    Case(
        "periods-sum",
        [{"found": "1000亿元", "expected": "1010亿元"}],
        ("turnover 2014 1000", "turnover 2014-Q1 480", "turnover 2014-Q3 530"),
    ),
    Case("periods-sum", [{"found": "500亿元", "expected": "600亿元"}], ("turnover 2014 500", "turnover 2014-Q2 600")),
    Case("periods-sum", [], ("turnover 2014 1000", "turnover 2014-Q1 480", "turnover 2014-Q3 510")),
    Case("two-values", [{"value": "3784家", "found": "700家"}], ("shops 2014 3784", 'shops 2014 700 comparable=false source="t"')),
    Case("two-values", [], ("shops 2014 3784", 'shops 2014 3784 comparable=false source="t"', "shops 2013 700")),
    # 151 / 104 - 1 = 45.19 %; 150.5 / 104.5 to 151.5 / 103.5 is 44.02 % to 46.38 %.
    Case("yoy-mismatch", [], ("turnover 2012 104", 'turnover 2013 151 yoy="45.1%"')),
    Case("yoy-mismatch", [], ("turnover 2012 104", 'turnover 2013 151 yoy="46.4%"')),
    Case(
        "yoy-mismatch",
        [{"found": "46.5%", "expected": "45.19%", "period": "2012", "id": "turnover"}],
        ("turnover 2012 104", 'turnover 2013 151 yoy="46.5%"'),
    ),
    # Half-years are compared with half-years.
    Case(
        "yoy-mismatch",
        [{"found": "10%", "expected": "20.00%", "period": "2013-H1", "id": "turnover"}],
        ("turnover 2013-H1 400.0", 'turnover 2014-H1 480.0 yoy="10%"', "turnover 2013 860"),
    ),
    # About 320 is 315 to 325: 533 / 325 to 533.5 / 315 is 63.8 % to 69.4 %.
    Case("yoy-mismatch", [], ('turnover 2013 320 approx="about"', 'turnover 2014 533 yoy="66%"')),
    Case("yoy-mismatch", [], ('turnover 2013 320 approx="more_than"', 'turnover 2014 533 yoy="6%"')),
    # 377.77 + 1763.55 = 2141.32, and 377.77 + 1763.35 = 2141.12.
    Case("parts-sum", [], ("lines 2013 2141.32", "fixed 2013 377.77", "mobile 2013 1763.55")),
    Case(
        "parts-sum",
        [{"found": "2141.32万户", "expected": "2141.12万户"}],
        ("lines 2012 2141.32", "fixed 2012 377.77", "mobile 2012 1763.35"),
    ),
    # Parts as rounded: 378 + 1764 is 2141 to 2143.
    Case("parts-sum", [], ("lines 2013 2141.32", "fixed 2013 378", "mobile 2013 1764")),
    Case("regions-sum", [], ("shops 2014 1000", "shops 2014 400 region='north'")),
    Case("regions-sum", [], ("shops 2014 1000", "shops 2014 400 region='north'", "shops 2014 600 region='south'")),
    Case(
        "regions-sum",
        [{"found": "1000家", "expected": "1100家"}],
        ("shops 2014 1000", "shops 2014 400 region='north'", "shops 2014 700 region='south'"),
    ),
    Case(
        "regions-sum",
        [{"found": "1000家", "expected": "900家"}],
        ("shops 2014 1000", "shops 2014 400 region='north'", "shops 2014 500 region='south'"),
    ),
    Case(
        "periods-sum",
        [{"found": "1000亿元", "expected": "980亿元"}],
        ("turnover 2014 1000", "turnover 2014-H1 480", "turnover 2014-H2 500"),
    ),
    Case("periods-sum", [], ("turnover 2014 980", "turnover 2014-H1 480", "turnover 2014-H2 500", "turnover 2014-Q1 300")),
    Case(
        "rise-mismatch",
        [{"found": "131.32万户", "expected": "0.00万户"}],
        ("lines 2012 2141.32", "lines 2013 2141.32", "added 2013 131.32"),
    ),
    Case("rise-mismatch", [], ("lines 2012 2010.00", "lines 2013 2141.32", "added 2013 131.32")),
    # 555 / 2214 = 25.07 %.
    Case("share-mismatch", [{"found": "24.6%", "expected": "25.07%"}], ("fixed 2014 555", "mobile 2014 2214", "share 2014 24.6%")),
    Case("share-mismatch", [], ("fixed 2014 555", "mobile 2014 2214", "share 2014 25.1%")),
]
LEVEL = ('indicator = "turnover"', 'since = "2013"', 'by = "2015"')
GROWTH = target("grow", *LEVEL, 'growth = "30%"')
TARGETS = [
    # 50 * 1.3 ** 4 = 142.8 of 100; 50 * 1.1 ** 4 = 73.2.
    Case(
        "level-beyond-limit",
        [{"limit": "100%"}],
        ("share 2013 50",),
        target("a", 'indicator = "share"', 'growth = "30%"', 'since = "2013"', 'by = "2017"', "limit = 100"),
    ),
    Case(
        "level-beyond-limit",
        [],
        ("share 2013 50",),
        target("a", 'indicator = "share"', 'growth = "10%"', 'since = "2013"', 'by = "2017"', "limit = 100"),
    ),
    # December 2013 is another figure than 2013; 31 December 2013 speaks for the year.
    Case(
        "baseline-missing",
        [{"period": "2013", "found": "2013-12 40%"}],
        ("share 2013-12 40",),
        target("a", 'indicator = "share"', "at_least = 60", 'since = "2013"', 'by = "2015"'),
    ),
    Case(
        "baseline-missing",
        [],
        ("share 2013-12-31 40",),
        target("a", 'indicator = "share"', "at_least = 60", 'since = "2013"', 'by = "2015"'),
    ),
    Case(
        "baseline-missing",
        [{"period": "2013", "found": "2013-12 41%, 2013-H2 39%"}],
        ("share 2013-12 41", "share 2013-H2 39", "share 2013-Q3 38"),
        target("a", 'indicator = "share"', "at_least = 60", 'since = "2013"', 'by = "2015"'),
    ),
    Case("baseline-missing", [], (), target("a", 'indicator = "share"', "at_least = 60", 'since = "2013"', 'by = "2015"')),
    # The year 2014 is a revision, its first half is not; with the growth published beside 2015-H1 nothing is mixed.
    Case(
        "revised-in-part",
        [{"period": "2014"}],
        ("turnover 2014-H1 40", 'turnover 2014 100 state="revised"', "turnover 2015-H1 50"),
        target("a", 'indicator = "turnover"', "at_least = 120", 'by = "2015"'),
    ),
    Case(
        "revised-in-part",
        [],
        ("turnover 2014-H1 40", 'turnover 2014 100 state="revised"', 'turnover 2015-H1 50 yoy="20%"'),
        target("a", 'indicator = "turnover"', "at_least = 120", 'by = "2015"'),
    ),
    # The other way round: the part alone is corrected. Where both are, and once 2015 is known as a whole, nothing is mixed.
    Case(
        "revised-in-part",
        [{"period": "2014"}],
        ("turnover 2014-H1 40", 'turnover 2014-H1 44 revises="census"', "turnover 2014 100", "turnover 2015-H1 50"),
        target("a", 'indicator = "turnover"', "at_least = 120", 'by = "2015"'),
    ),
    Case(
        "revised-in-part",
        [],
        ("turnover 2014-H1 40", 'turnover 2014-H1 44 revises="census"', 'turnover 2014 100 state="revised"', "turnover 2015-H1 50"),
        target("a", 'indicator = "turnover"', "at_least = 120", 'by = "2015"'),
    ),
    Case(
        "revised-in-part",
        [],
        ("turnover 2014-H1 40", 'turnover 2014 100 state="revised"', "turnover 2015-H1 50", "turnover 2015 119"),
        target("a", 'indicator = "turnover"', "at_least = 120", 'by = "2015"'),
    ),
    Case(
        "stock-for-yearly-goal",
        [{"period": "2014"}],
        ("shops 2014 154",),
        target("a", 'indicator = "shops"', "each_year = 120", 'from = "2014"', 'by = "2016"'),
    ),
    Case(
        "stock-for-yearly-goal",
        [],
        ("shops 2013 40", "shops 2014 154"),
        target("a", 'indicator = "shops"', "each_year = 120", 'from = "2014"', 'by = "2016"'),
    ),
    Case(
        "met-before-start",
        [{"value": "3200家", "level": "3000家", "period": "2013"}],
        ("shops 2013 3200", "shops 2014 3100"),
        target("a", 'indicator = "shops"', "at_least = 3000", 'since = "2013"', 'by = "2016"'),
    ),
    Case(
        "approximate-near-line",
        [{"found": "320家", "value": "322家"}],
        ('shops 2014 320 approx="about"',),
        target("a", 'indicator = "shops"', "at_least = 322", 'by = "2016"'),
    ),
    Case(
        "approximate-near-line",
        [],
        ('shops 2014 320 approx="about"',),
        target("a", 'indicator = "shops"', "at_least = 326", 'by = "2016"'),
    ),
    # 860 * 1.69 = 1453.4.
    Case(
        "steeper-than-growth",
        [{"found": "1600亿元", "expected": "1453.40亿元", "id": "grow"}],
        ("turnover 2013 860",),
        GROWTH + target("b", *LEVEL, "at_least = 1600"),
    ),
    Case(
        "below-growth",
        [{"found": "1400亿元", "expected": "1453.40亿元", "id": "grow"}],
        ("turnover 2013 860",),
        GROWTH + target("b", *LEVEL, "at_least = 1400"),
    ),
    Case("steeper-than-growth", [], ("turnover 2013 860",), GROWTH + target("b", *LEVEL, "at_least = 1453")),
    Case(
        "goals-differ",
        [{"found": "120家", "value": "115家", "id": "a"}],
        (),
        target("a", 'indicator = "shops"', "each_year = 115", 'from = "2014"', 'by = "2016"')
        + target("b", 'indicator = "shops"', "each_year = 120", 'from = "2014"', 'by = "2016"'),
    ),
    Case(
        "goals-differ",
        [],
        (),
        target("a", 'indicator = "shops"', "each_year = 115", 'from = "2014"', 'by = "2016"')
        + target("b", 'indicator = "shops"', "each_year = 120", 'from = "2014"', 'by = "2017"'),
    ),
    Case(
        "goals-of-parts",
        [{"found": "1100家", "value": "1000家", "id": "a"}],
        (),
        target("a", 'indicator = "shops"', "at_least = 1000", 'by = "2016"')
        + target("b", 'indicator = "shops"', "at_least = 400", 'by = "2016"', 'region = "north"')
        + target("c", 'indicator = "shops"', "at_least = 700", 'by = "2016"', 'region = "south"'),
    ),
    Case(
        "goals-of-parts",
        [{"found": "900家", "value": "1000家", "id": "a"}],
        (),
        target("a", 'indicator = "shops"', "at_least = 1000", 'by = "2016"')
        + target("b", 'indicator = "shops"', "at_least = 400", 'by = "2016"', 'region = "north"')
        + target("c", 'indicator = "shops"', "at_least = 500", 'by = "2016"', 'region = "south"'),
    ),
    # 800 / 2150 = 37.21 %.
    Case(
        "goals-ratio",
        [{"found": "40%", "expected": "37.21%"}],
        (),
        target("a", 'indicator = "fixed"', "at_least = 800", 'by = "2015"')
        + target("b", 'indicator = "mobile"', "at_least = 2150", 'by = "2015"')
        + target("c", 'indicator = "share"', 'at_least = "40%"', 'by = "2015"'),
    ),
    Case(
        "goals-rise",
        [{"found": "111.3万户", "value": "30万户"}],
        (),
        target("a", 'indicator = "added"', 'total = "111.3万户"', 'from = "2011"', 'by = "2015"')
        + target("b", 'indicator = "lines"', 'at_least = "30万户"', 'by = "2015"'),
    ),
    Case(
        "deadline-without-figure",
        [{"found": "2014-12-31"}],
        ("shops 2014-06 5", "fixed 2014 3"),
        target("a", 'indicator = "shops"', "at_least = 10", 'by = "2014"'),
    ),
    *(
        Case(
            rule,
            [{"found": "2014-12-31", "id": "mobile"}] if rule == "deadline-without-other" else [],
            ("fixed 2013 40", "mobile 2013 50", "fixed 2014 45"),
            target("a", 'indicator = "fixed"', 'at_least = { of = "mobile" }', 'by = "2014"'),
        )
        for rule in ("deadline-without-other", "deadline-without-figure")
    ),
    *(
        Case(
            rule,
            [{"found": "2014-12-31", "period": "2013"}] if rule == "deadline-with-hole" else [],
            ("share 2012 40%", "share 2014 45%"),
            target("a", 'indicator = "share"', 'at_least = "40%"', "average = true", 'from = "2012"', 'by = "2014"'),
        )
        for rule in ("deadline-with-hole", "deadline-without-figure")
    ),
    Case(
        "deadline-without-figure",
        [],
        ("halls 2013 10", "halls 2014 12"),
        target("a", 'indicator = "halls"', 'growth = "10%"', "baseline = { period = 2013, value = 9 }", 'by = "2014"'),
    ),
    Case("deadline-without-figure", [], ("shops 2014 5",), target("a", 'indicator = "shops"', "at_least = 10", 'by = "2014"')),
]


WINDOW = ('indicator = "turnover"', 'from = "2013"', 'by = "2017"')
RANGE = ('indicator = "shops"', "between = [20, 30]", 'since = "2012"', 'by = "2016"')
CLAUSES = [
    Case(
        "window-without-sum",
        [{"found": "1950亿元", "period": "2013/2017"}],
        ("turnover 2013 384",),
        target("a", *WINDOW, "at_most = 1950"),
    ),
    Case(
        "window-without-sum",
        [{"found": "1950亿元", "period": "2013/2017"}],
        ("turnover 2013 384",),
        target("a", *WINDOW, "less_than = 1950"),
    ),
    *(
        Case("window-without-sum", [], ("turnover 2013 384", "added 2013 5"), target("a", *keys))
        for keys in (
            (*WINDOW, "at_most = 1950", "hold = true"),
            (*WINDOW, "at_most = 1950", "average = true"),
            (*WINDOW, "total_at_most = 1950"),
            (*WINDOW, "each_year_at_most = 1950"),
            (*WINDOW, "at_least = 100"),
            (*WINDOW, 'at_most = { of = "turnover@north", times = "90%" }'),
            ('indicator = "turnover"', 'from = "2013"', 'by = "2013"', "at_most = 1950"),
            ('indicator = "turnover"', 'by = "2017"', "at_most = 1950"),
            ('indicator = "shops"', 'from = "2013"', 'by = "2017"', "at_most = 1950"),
        )
    ),
    # A growth rate is held against its last year, unless its years are to be kept, averaged or compounded.
    Case(
        "growth-of-last-year",
        [{"period": "2013/2015"}],
        (),
        target("a", 'indicator = "speed"', "at_least = 6", 'from = "2013"', 'by = "2015"'),
    ),
    *(
        Case("growth-of-last-year", [], (), target("a", 'indicator = "speed"', *keys))
        for keys in (
            ("at_least = 6", 'from = "2013"', 'by = "2015"', "hold = true"),
            ("at_least = 6", 'from = "2013"', 'by = "2015"', "average = true"),
            ("total = 6", 'from = "2013"', 'by = "2015"'),
            ("at_least = 6", 'from = "2015"', 'by = "2015"'),
        )
    ),
    *(
        Case(
            "stated-before-break",
            says,
            ("halls 2013 10", "halls 2014 15"),
            target("a", 'indicator = "halls"', *keys, 'by = "2016"'),
        )
        for keys, says in (
            (("at_least = 20", 'since = "2013"'), [{"period": "2014-01-01"}]),
            (("at_least = 20", 'since = "2014"'), []),
            (('improve_by = "20%"', 'since = "2013"'), []),
        )
    ),
    # 12 in four years is 3 a year; 6 is twice that, and 7 more.
    *(
        Case(
            "rates-added",
            says,
            ("share 2012 1%", "share 2013 2%", f"share 2014 {last}%"),
            target("a", 'indicator = "share"', 'total = "12%"', 'from = "2013"', 'by = "2016"'),
        )
        for last, says in ((6, [{"goal": "total"}]), (7, []))
    ),
    Case(
        "fall-of-a-flow",
        [{"found": "-5亿元", "instead": "5亿元"}],
        ("turnover 2013 384",),
        target("a", *WINDOW, "total = -5", 'direction = "decrease"'),
    ),
    Case(
        "fall-of-a-flow",
        [{"found": "-5亿元", "instead": "5亿元"}],
        (),
        target("a", *WINDOW, "each_year = -5", 'direction = "decrease"'),
    ),
    *(
        Case("fall-of-a-flow", [], lines, target("a", f'indicator = "{name}"', *WINDOW[1:], "total = -5"))
        for name, lines in (("turnover", ("turnover 2013 -3",)), ("shops", ("shops 2012 9", "shops 2013 8")))
    ),
    Case(
        "percent-or-points",
        [{"found": "5%", "instead": "5pp"}],
        ("share 2013 40%",),
        target("a", 'indicator = "share"', 'improve_by = "5%"', 'since = "2013"', 'by = "2015"'),
    ),
    Case(
        "percent-or-points",
        [],
        ("share 2013 40%",),
        target("a", 'indicator = "share"', 'improve_by = "5pp"', 'since = "2013"', 'by = "2015"'),
    ),
    Case(
        "percent-or-points",
        [],
        ("shops 2013 40",),
        target("a", 'indicator = "shops"', 'improve_by = "5%"', 'since = "2013"', 'by = "2015"'),
    ),
    *(
        Case(
            "permille-or-amount",
            [{"found": "0.5‰", "instead": "-0.5‰"}] if stated == "0.5‰" else [],
            ("mortality 2013 8",),
            '[indicator.mortality]\nkind = "index"\nunit = "‰"\ndirection = "decrease"\n'
            + target("a", 'indicator = "mortality"', f'improve_by = "{stated}"', 'since = "2013"', 'by = "2015"'),
        )
        for stated in ("0.5‰", "5%")
    ),
    Case("beyond-range", [{"found": "31家", "limit": "30家"}], ("shops 2012 10", "shops 2014 31"), target("a", *RANGE)),
    Case(
        "beyond-range",
        [{"found": "19家", "limit": "20家"}],
        ("shops 2012 40", "shops 2014 19"),
        target("a", *RANGE, 'direction = "decrease"'),
    ),
    *(
        Case("beyond-range", [], ("shops 2012 10", f"shops 2014 {value}"), target("a", *RANGE, *more))
        for value, more in ((30, ()), (25, ()), (15, ()), (31, ("stretch = true",)))
    ),
    Case(
        "beyond-range",
        [],
        ("shops 2012 10", "shops 2014 31"),
        target("a", 'indicator = "shops"', "within = [20, 30]", 'since = "2012"', 'by = "2016"'),
    ),
    # What a flow has brought in its year can not be lost.
    Case(
        "beyond-range",
        [],
        ("turnover 2014 31",),
        target("a", 'indicator = "turnover"', "between = [20, 30]", 'by = "2014"'),
    ),
    # An improvement by 5 and a mean of 1600 are no levels that a growth could be compared with.
    Case("below-growth", [], ("turnover 2013 860",), GROWTH + target("b", *LEVEL, 'improve_by = "5亿元"')),
    Case(
        "steeper-than-growth",
        [],
        ("turnover 2013 860",),
        GROWTH + target("b", 'indicator = "turnover"', 'from = "2014"', 'by = "2015"', "at_least = 1600", "average = true"),
    ),
    # A cap is no addition; and of reductions the parts may not take away more than the whole.
    Case(
        "goals-rise",
        [],
        (),
        target("a", 'indicator = "added"', 'total_at_most = "111.3万户"', 'from = "2011"', 'by = "2015"')
        + target("b", 'indicator = "lines"', 'at_least = "30万户"', 'by = "2015"'),
    ),
    *(
        Case(
            "goals-of-parts",
            says,
            (),
            target("a", 'indicator = "shops"', "total = -10", 'from = "2014"', 'by = "2016"')
            + target("b", 'indicator = "shops"', f"total = {north}", 'from = "2014"', 'by = "2016"', 'region = "north"')
            + target("c", 'indicator = "shops"', "total = -4", 'from = "2014"', 'by = "2016"', 'region = "south"'),
        )
        for north, says in ((-6, []), (-7, [{"found": "-11家", "value": "-10家", "id": "a"}]))
    ),
    # The level of an average is none of its deadline.
    Case(
        "goals-ratio",
        [],
        (),
        target("a", 'indicator = "fixed"', "at_least = 800", "average = true", 'from = "2014"', 'by = "2015"')
        + target("b", 'indicator = "mobile"', "at_least = 2150", 'by = "2015"')
        + target("c", 'indicator = "share"', 'at_least = "40%"', 'by = "2015"'),
    ),
]


@pytest.mark.parametrize(
    "case", [*FIGURES, *SLIPS, *CONSISTENCY, *TARGETS, *CLAUSES], ids=lambda case: f"{case.rule}: {case.says}"[:70]
)
def test_the_rule_says_so_and_nothing_else(case: Case) -> None:
    assert [dict(one.params) for one in found(case.targets, *case.lines, only=case.rule).open] == case.says


def test_every_rule_has_a_case_that_it_warns_about() -> None:
    elsewhere = {"no-source", "no-clause", "jump", "late", "first-figure-late"}
    assert {case.rule for case in (*FIGURES, *SLIPS, *CONSISTENCY, *TARGETS, *CLAUSES) if case.says} | elsewhere == set(RULES)


def test_a_figure_without_source_and_a_target_without_clause_are_warned_about() -> None:
    tracker, problems = build_text(
        PLACES + '[target.a]\nindicator = "shops"\nregion = "city"\nat_least = 3\nby = "2015"\n',
        '[[actual]]\nindicator = "shops"\nregion = "city"\nperiod = "2013"\nvalue = 5\n',
    )
    assert problems == ()
    rules, _ = chosen([], ["freshness"])
    told = warnings(Checked(tracker, report(tracker)), rules)
    assert [(one.slug, dict(one.params)) for one in told.open] == [("no-source", {}), ("no-clause", {"key": "policy, clause"})]


class TestJump:
    LINES = ("shops 2013 100", "shops 2014 170")

    def test_a_change_beyond_the_largest_is_warned_about(self) -> None:
        (warning,) = found("", *self.LINES, only="jump", max_change="50%").open
        assert dict(warning.params) == {"value": "100家", "found": "170家", "change": "+70.0%", "limit": "50%", "period": "2013"}

    @pytest.mark.parametrize("most", ["", "70%", "100%"])
    def test_without_a_largest_change_and_up_to_it_nothing_is(self, most: str) -> None:
        assert found("", *self.LINES, only="jump", max_change=most).open == ()


class TestFreshness:
    MONTHLY = PLACES.replace("[indicator.shops]\n", '[indicator.shops]\nevery = "month"\nlag = 20\n')

    def late(self, day: date, *lines: str) -> list[tuple[str, str]]:
        goal = target("a", 'indicator = "shops"', "at_least = 10", 'by = "2016"')
        tracker, problems = build_text(self.MONTHLY + '[policy.p]\ntitle = "P"\n' + goal, "".join(map(figure, lines)))
        assert problems == ()
        rules, _ = chosen(["late", "first-figure-late"], [])
        found_ = warnings(Checked(tracker, report(tracker, as_of=day)), rules).open
        return [(one.slug, one.params["expected"]) for one in found_]

    def test_the_figure_of_january_is_due_on_the_20th_of_february(self) -> None:
        assert self.late(date(2015, 2, 19), "shops 2014-12 5") == []
        assert self.late(date(2015, 2, 20), "shops 2014-12 5") == [("late", "2015-01-31")]
        assert self.late(date(2015, 2, 20), "shops 2015-01 5") == []

    def test_a_series_without_any_figure_is_late_too(self) -> None:
        assert self.late(date(2015, 2, 20)) == [("first-figure-late", "2015-01-31")]

    def test_an_achieved_target_waits_for_nothing(self) -> None:
        assert self.late(date(2015, 2, 20), "shops 2014-11 12") == []


class TestWaivers:
    LINES = ("shops 2014 3784", 'shops 2014 700 comparable=false source="t" waive={two-values="persons,not-shops"}')

    def test_a_waived_warning_is_set_aside_with_its_reason(self) -> None:
        told = found("", *self.LINES, only="two-values")
        assert told.open == ()
        assert [(warning.slug, waiver.reason) for warning, waiver in told.waived] == [("two-values", "persons,not-shops")]

    def test_the_waiver_may_stand_at_the_other_figure(self) -> None:
        lines = ('shops 2014 3784 waive={two-values="checked"}', 'shops 2014 700 comparable=false source="t"')
        assert found("", *lines, only="two-values").open == ()

    def test_a_waiver_that_waives_nothing_is_reported(self) -> None:
        (warning,) = found("", 'shops 2014 3784 waive={two-values="checked"}', only="two-values").open
        assert (warning.slug, dict(warning.params)) == ("waives-nothing", {"found": "two-values"})

    def test_but_not_when_its_rule_was_not_applied(self) -> None:
        assert found("", 'shops 2014 3784 waive={two-values="checked"}', only="parts-sum").open == ()

    def test_a_waiver_of_no_rule_is_reported_with_a_suggestion(self) -> None:
        (warning,) = found("", 'shops 2014 3784 waive={two-value="checked"}', only="parts-sum").open
        assert (warning.slug, dict(warning.params)) == ("unknown-rule", {"found": "two-value", "suggestion": "two-values"})

    def test_a_waiver_on_a_target_covers_its_keys(self) -> None:
        goal = target(
            "a",
            'indicator = "shops"',
            "each_year = 120",
            'from = "2014"',
            'by = "2016"',
            'waive = { stock-for-yearly-goal = "known" }',
        )
        told = found(goal, "shops 2014 154", only="stock-for-yearly-goal")
        assert (told.open, len(told.waived)) == ((), 1)


def test_rules_are_chosen_by_name_and_group() -> None:
    rules, problems = chosen(["consistency", "late"], ["two-values"])
    assert problems == ()
    names = [rule.slug for rule in rules]
    assert "late" in names
    assert "parts-sum" in names
    assert "two-values" not in names
    assert "no-source" not in names


def test_an_unknown_rule_is_refused_with_a_suggestion() -> None:
    _rules, (problem,) = chosen(["two-value"], [])
    assert dict(problem.params) == {"found": "two-value", "suggestion": "two-values"}
