"""Small trackers from text: TOML for the tables, one line a figure."""

import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment, Report
from ectrack.core.notation.build import build
from ectrack.core.notation.documents import Document
from ectrack.core.problems import Problem
from ectrack.core.tracker import Tracker

Made = tuple[Tracker, tuple[Problem, ...]]


def rows(text: str) -> list[dict[str, Any]]:
    """Return the figures of lines such as `2014-H1 480 yoy=39.5% approx=about`; `-` is no value, `~` in a word a blank."""
    found = []
    for line in filter(None, (part.strip() for part in text.splitlines())):
        period, value, *more = line.split()
        row: dict[str, Any] = {"indicator": "i", "region": "r", "period": period}
        row |= {} if value == "-" else {"value": value}
        row |= {key: word.replace("~", " ") for key, word in (pair.split("=", 1) for pair in more)}
        row |= {"comparable": row["comparable"] == "true"} if "comparable" in row else {}
        found.append(row)
    return found


def made(tables: str, figures: str = "", settings: str = "") -> Made:
    """Return the tracker of a text and its problems."""
    documents = [
        Document("tables.toml", "tables", tomllib.loads(tables, parse_float=Decimal)),
        Document("actuals/figures.toml", "actuals", {"actual": rows(figures)}),
        Document("ectrack.toml", "settings", tomllib.loads(settings, parse_float=Decimal)),
    ]
    return build(documents)


def tracked(tables: str, figures: str = "", settings: str = "") -> Tracker:
    """Return the tracker of a text that has no problems."""
    tracker, problems = made(tables, figures, settings)
    assert problems == ()
    return tracker


def tables(goal: str, kind: str = "stock", unit: str = "x", more: str = "", extra: str = "") -> str:
    """Return the tables of one target `t` on one indicator `i` in one region `r`.

    Args:
        goal: Keys of the target.
        kind: Kind of the indicator.
        unit: Unit of the indicator.
        more: Further keys of the indicator.
        extra: Further tables.
    """
    indicator = f'[indicator.i]\nkind = "{kind}"\nunit = "{unit}"\n{more}\n'
    return f'[region.r]\n{indicator}\n{extra}\n[target.t]\nindicator = "i"\nregion = "r"\n{goal}\n'


def reported(text: str, figures: str = "", as_of: str | None = None, known_by: str | None = None, **choices: Any) -> Report:
    """Return the report on the tables and figures of a text."""
    day, known = (date.fromisoformat(given) if given else None for given in (as_of, known_by))
    return report(tracked(text, figures), as_of=day, known_by=known, **choices)


def judged(goal: str, figures: str = "", as_of: str | None = None, kind: str = "stock", **choices: Any) -> Assessment:
    """Return the assessment of one target; `unit`, `more` and `extra` as for `tables`, the rest as for `report`."""
    text = {key: choices.pop(key) for key in ("unit", "more", "extra") if key in choices}
    return reported(tables(goal, kind, **text), figures, as_of, **choices).assessments[0]


def flow(goal: str, figures: str = "", as_of: str | None = None, **choices: Any) -> Assessment:
    """Return the assessment of one target on a flow."""
    return judged(goal, figures, as_of, "flow", **choices)


def slugs(text: str, figures: str = "", settings: str = "") -> list[str]:
    """Return the slugs of the problems of a text."""
    return [problem.slug for problem in made(text, figures, settings)[1]]


def near(value: Decimal | None, expected: str, places: str = "1e-12") -> bool:
    """Return whether a value is the expected one within an absolute tolerance."""
    return value is not None and abs(value - Decimal(expected)) <= Decimal(places)
