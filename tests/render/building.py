"""Trackers from TOML in a test."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from ectrack.core.assessing.assess import report, situate
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.figures.points import Point
from ectrack.core.figures.standing import Figures
from ectrack.core.notation.build import build
from ectrack.core.notation.documents import Document
from ectrack.core.tracker import Tracker
from ectrack.core.values.quantities import CONTEXT

PLACE = """
[region.gansu]
name = { zh = "甘肃省", en = "Gansu" }
[indicator.turnover]
name = { zh = "电子商务交易额", en = "E-commerce turnover" }
unit = "亿元"
kind = "flow"
[indicator.shops]
name = { zh = "网店", en = "Shops" }
unit = "家"
kind = "stock"
[indicator.lines]
name = { zh = "固定电话", en = "Fixed lines" }
unit = "万户"
kind = "stock"
direction = "decrease"
[indicator.share]
name = { zh = "占比", en = "Share" }
kind = "share"
"""
TURNOVER = """
[target.turnover-2015]
indicator = "turnover"
region = "gansu"
growth = "30%"
since = "2013"
by = "2015"
"""
ESTIMATED = """
[[actual]]
indicator = "turnover"
region = "gansu"
period = "2013"
value = 860
source = "yearbook"
[[actual]]
indicator = "turnover"
region = "gansu"
period = "2014-H1"
value = 480
yoy = "39.5%"
source = "bulletin"
"""


@dataclass(frozen=True)
class Assessed:
    """A target with everything that renderers take."""

    found: Assessment
    history: Sequence[Point]
    tracker: Tracker


def tracker_of(tables: str, actuals: str = "") -> Tracker:
    """Return the tracker that two files make."""
    files = (("t.toml", "tables", tables), ("a.toml", "actuals", actuals))
    documents = [Document(name, role, tomllib.loads(text, parse_float=Decimal)) for name, role, text in files]  # type: ignore[arg-type]
    tracker, problems = build(documents)
    assert problems == ()
    return tracker


def assessed(
    target: str, actuals: str = "", *, place: str = PLACE, as_of: date | None = None, method: str | None = None
) -> Assessed:
    """Return the first target of a tracker, assessed."""
    tracker = tracker_of(place + target, actuals)
    whole = report(tracker, as_of=as_of, method=method)
    found = whole.assessments[0]
    with localcontext(CONTEXT):
        history = situate(found.target, Figures(tracker, whole.as_of, None), estimates=True).speaking.history
    return Assessed(found, history, tracker)


def figure(indicator: str, period: str, value: str, more: str = "") -> str:
    """Return an [[actual]] block."""
    return f'[[actual]]\nindicator = "{indicator}"\nregion = "gansu"\nperiod = "{period}"\nvalue = {value}\n{more}\n'
