"""A tracker of one target, from TOML text."""

import tomllib
from decimal import Decimal
from typing import Any

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.notation.build import build
from ectrack.core.notation.documents import Document
from ectrack.core.problems import Problem
from ectrack.core.tracker import Tracker

REGION = "[region.r]\n"


def parsed(text: str) -> dict[str, Any]:
    """Return TOML with exact decimals."""
    return tomllib.loads(text, parse_float=Decimal)


def figures(*lines: str) -> str:
    """Return `[[actual]]` blocks from lines such as `2013 860` or `2014-H1 480 yoy="39.5%"`; further keys stand after the value."""
    return "\n".join(_figure(line) for line in lines)


def _figure(line: str) -> str:
    period, value, *more = line.split()
    keys = "\n".join(part.replace("_", " ") if part.startswith("note") else part for part in more)
    value = "" if value == "-" else f'value = "{value}"'
    return f'[[actual]]\nindicator = "i"\nregion = "r"\nperiod = "{period}"\n{value}\n{keys}\n'


def build_text(tables: str, actuals: str = "") -> tuple[Tracker, tuple[Problem, ...]]:
    """Return what the files say, and what is wrong with them."""
    return build([Document("a.toml", "tables", parsed(tables)), Document("b.toml", "actuals", parsed(actuals))])


def assessed(kind: str, goal: str, *lines: str, indicator: str = "", **choices: Any) -> Assessment:
    """Return the assessment of one target.

    Args:
        kind: Kind of the indicator; its unit is 亿元, or % for a share.
        goal: Keys of the target, TOML.
        lines: Figures, as `figures` takes them.
        indicator: Further keys of the indicator, TOML.
        choices: Of the report: `as_of`, `known_by`, `estimates`.
    """
    unit = "" if kind == "share" else 'unit = "亿元"\n'
    tables = f'{REGION}[indicator.i]\nkind = "{kind}"\n{unit}{indicator}\n[target.t]\nindicator = "i"\nregion = "r"\n{goal}\n'
    tracker, problems = build_text(tables, figures(*lines))
    assert problems == ()
    return report(tracker, **choices).assessments[0]
