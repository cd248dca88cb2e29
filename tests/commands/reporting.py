"""A small tracker for the commands that report, with figures of each kind.

Worked out by hand: turnover 860 * 1.3 ** 2 = 1453.4; 480 in the first half at +39.5 % estimates 860 * 1.395 = 1199.7; the path asks for
860 * 1.3 = 1118 by the end of 2014; pace (1199.7 - 860) / (1118 - 860) = 1.3167; 1453.4 / 1199.7 - 1 = 21.15 %. Fixed lines must fall from
377.77 to 350, a year on they should be at 363.885; 370 is 6.115 behind, pace 7.77 / 13.885 = 0.5596; 350 / 370 - 1 = -5.41 %. Longnan's
5446 shops met 3000 two years and a month early, 25 / 12 = 2.08 years. Kang: 115 of 120 in the first of three years, pace 0.958.
"""

import sys
from pathlib import Path

import pytest

from ectrack.__main__ import main
from tests.commands.running import Ended, Program

TABLES = """\
[region.gansu]
name = { zh = "甘肃省", en = "Gansu" }
[region.longnan]
name = { zh = "陇南市", en = "Longnan" }
parent = "gansu"
[region.kang]
name = { zh = "康县", en = "Kang" }
parent = "longnan"

[indicator.turnover]
name = { zh = "电子商务交易额", en = "E-commerce turnover" }
unit = "亿元"
kind = "flow"
[indicator.fixed-lines]
name = { zh = "固定电话用户", en = "Fixed lines" }
unit = "万户"
kind = "stock"
direction = "decrease"
[indicator.shops]
name = { zh = "网店", en = "Online shops" }
unit = "家"
kind = "stock"
[indicator.new-shops]
name = { zh = "新增网店", en = "New shops" }
unit = "家"
kind = "flow"
[indicator.share]
name = { zh = "网络零售额占比", en = "Share of online retail" }
kind = "share"

[policy.gansu-2014]
title = { zh = "关于加快电子商务产业发展的意见", en = "Opinion on e-commerce" }
issuer = "甘肃省人民政府"
issued = 2014-07-29

[target.turnover-2015]
policy = "gansu-2014"
indicator = "turnover"
region = "gansu"
growth = "30%"
since = "2013"
by = "2015"
owner = "甘肃省商务厅"
binding = false
clause = "3.1 (1)"
[target.turnover-2015.readings.base-2012]
since = "2012"

[target.fixed-lines-2015]
indicator = "fixed-lines"
region = "gansu"
at_most = 350
since = "2013"
by = "2015"

[target.longnan-shops-2016]
indicator = "shops"
region = "longnan"
at_least = 3000
by = "2016"

[target.kang-shops]
indicator = "new-shops"
region = "kang"
each_year = 120
from = "2014"
by = "2016"

[target.share-2017]
policy = "gansu-2014"
indicator = "share"
region = "gansu"
at_least = "11%"
by = "2017"
"""
FIGURES = """\
[[actual]]
indicator = "turnover"
region = "gansu"
period = "2013"
value = "860亿元"
source = "yearbook"
[[actual]]
indicator = "turnover"
region = "gansu"
period = "2014-H1"
value = "470亿元"
yoy = "39.5%"
source = "bulletin"
[[actual]]
indicator = "turnover"
region = "gansu"
period = "2014-H1"
value = "480亿元"
yoy = "39.5%"
source = "bulletin"
revises = "typing slip"
recorded = 2014-12-01
[[actual]]
indicator = "turnover"
region = "gansu"
period = "2014"
value = "1250亿元"
state = "forecast"
source = "newspaper"
[[actual]]
indicator = "fixed-lines"
region = "gansu"
period = "2013"
value = 377.77
[[actual]]
indicator = "fixed-lines"
region = "gansu"
period = "2014"
value = 370
[[actual]]
indicator = "shops"
region = "longnan"
period = "2014-11-30"
value = 5446
approx = "more_than"
[[actual]]
indicator = "new-shops"
region = "kang"
period = "2014"
value = 115
"""


@pytest.fixture
def gansu(program: Program) -> Path:  # noqa: ARG001  # in its working folder
    """The folder of the tracker."""
    return make(Path("targets"))


def make(folder: Path) -> Path:
    """Make the tracker."""
    (folder / "actuals").mkdir(parents=True)
    (folder / "tables.toml").write_text(TABLES, encoding="utf-8")
    (folder / "actuals" / "figures.toml").write_text(FIGURES, encoding="utf-8")
    (folder / "ectrack.toml").write_text('title = { zh = "甘肃台账", en = "Gansu targets" }\n', encoding="utf-8")
    return folder


def in_chinese(program: Program, *arguments: str) -> Ended:
    """Run the program in Chinese."""
    program.monkeypatch.setattr(sys, "argv", ["ectrack", *arguments, "--lang", "zh"])
    with pytest.raises(SystemExit) as ended:
        main()
    streams = program.capsys.readouterr()
    return Ended(int(ended.value.code or 0), streams.out, streams.err)
