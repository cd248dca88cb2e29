"""The quantities of an assessment, each stated once: its key, its sort, its measure, and its formula as text that can be evaluated.

Records, tables, workbooks, pages and `--explain` read this list. A new quantity is a line here, a field of `Assessment`, and its words
in `locale`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from ectrack.core.assessing import ceilings, measures, outlook, rest, schedule
from ectrack.core.assessing.situation import Situation

Sort = Literal[
    "figure",
    "amount",
    "difference",
    "distance",
    "share",
    "points",
    "ratio",
    "rate",
    "per year",
    "per month",
    "years",
    "months",
    "day",
]
"""What a quantity is: a figure with its period; an amount in the unit; a difference of two amounts, with its sign; one that is never
negative; a part of a whole; a difference of two parts; a quotient; a growth a year; a change in the unit a year, or a month; a number
of years, or of months; a day. Parts, quotients and growths are fractions: 0.3 is 30 %."""

Measure = Callable[[Situation], Decimal | date]

_EXACT = frozenset({"figure", "amount", "difference", "distance"})
_FRACTIONS = frozenset({"share", "points", "ratio", "rate"})

REST_GROWTH = "(level - latest) / (last_year - same_part) - 1"
GROWN = "latest * (1 + observed_growth) ** years_left"
LOG_SHARE = "ln(1 + latest / 100) / ln(1 + level / 100)"
COMPOUNDED = "((1 + before / 100) * ((1 + after / 100) / (1 + before / 100)) ** (years_passed / years_between) - 1) * 100"
CONTINUED = "latest + (latest - baseline) / years_gone * years_left"


@dataclass(frozen=True, slots=True)
class ListedQuantity:
    """A quantity of an assessment.

    Attributes:
        key: Its name in the JSON contract; one with a dot is part of an object, such as `outlook.value`.
        sort: What it is, which says how it is written and rounded.
        measure: What computes it; None for what the figures and the goal themselves say.
        formulas: How it is computed, by the condition under which it is computed so; the first whose condition holds, "" holds
            always. The names are `symbols`.
        column: Whether exported tables have a column of it.
    """

    key: str
    sort: Sort
    measure: Measure | None
    formulas: Mapping[str, str]
    column: bool = True

    @property
    def is_exact(self) -> bool:
        """Whether it is in the unit and as exact as the figures it follows from; any other came out of a division or a root."""
        return self.sort in _EXACT

    @property
    def is_fraction(self) -> bool:
        """Whether it has no unit: 0.3 is 30 %."""
        return self.sort in _FRACTIONS

    @property
    def is_part(self) -> bool:
        """Whether it stands inside an object of the JSON contract."""
        return "." in self.key


def _listed(
    key: str, sort: Sort, measure: Measure | None, formulas: str | Mapping[str, str] = "", *, column: bool = True
) -> ListedQuantity:
    """Return a line of the list; a single formula holds always, and without one the quantity is found and not computed."""
    by_condition = ({"": formulas} if formulas else {}) if isinstance(formulas, str) else formulas
    return ListedQuantity(key, sort, measure, MappingProxyType(dict(by_condition)), column)


QUANTITY_LIST = (
    _listed(
        "level",
        "amount",
        None,
        {
            "relative-of-regions-in-other-units": "(sum(followed)) * units * times + plus",
            "relative-of-regions": "(sum(followed)) * times + plus",
            "relative-in-other-units": "other * units * times + plus",
            "relative": "other * times + plus",
            "improve-by-amount-rising": "stated_baseline + amount",
            "improve-by-amount-falling": "stated_baseline - amount",
            "improve-by-rising": "stated_baseline * (1 + rate)",
            "improve-by-falling": "stated_baseline * (1 - rate)",
            "growth-goal": "stated_baseline * (1 + rate) ** goal_years",
            "amount-of-each-period": "amount * periods",
            "low-end": "low",
            "high-end": "high",
            "": "stated",
        },
    ),
    _listed("baseline", "figure", None),
    _listed(
        "latest",
        "figure",
        None,
        {
            "average-growth": "((product(factors_seen)) ** (1 / seen) - 1) * 100",
            "compounded": "(product(factors) - 1) * 100",
            "published-growth": "published * 100",
            "average": "(sum(periods_seen)) / seen",
            "estimated-at-least": "max(last_year * (1 + yoy), year_to_date)",
            "estimated": "last_year * (1 + yoy)",
            "rolled-up": "sum(regions)",
            "counted-share": "meeting / all_regions * 100",
            "counted": "meeting",
            "summed": "sum(figures)",
            "ratio-of-units": "of / to * factor",
            "ratio": "of / to",
            "rise": "now - opening",
            "": "recorded",
        },
    ),
    _listed("attainment", "share", measures.attainment, "latest / level"),
    _listed(
        "share_done",
        "share",
        measures.share_done,
        {"ceiling": "latest / level", "compounding": LOG_SHARE, "": "(latest - baseline) / (level - baseline)"},
    ),
    _listed("share_time", "share", measures.share_time, {"running": "time_gone / time", "": "min(max(years_gone / years, 0), 1)"}),
    _listed("share_log", "share", schedule.share_log, "ln(latest / baseline) / ln(level / baseline)"),
    _listed(
        "share_lead",
        "points",
        schedule.share_lead,
        {
            "compounding-shaped": "share_done - ln(1 + expected / 100) / ln(1 + level / 100)",
            "shaped": "share_done - (expected - baseline) / (level - baseline)",
            "compound": "share_log - share_time",
            "": "share_done - share_time",
        },
    ),
    _listed(
        "expected",
        "amount",
        measures.expected,
        {
            "path-over": "level",
            "seasonal": "level * same_part / last_year",
            "running": "before + (after - before) * time_passed / time_between",
            "compounding": COMPOUNDED,
            "compound": "before * (after / before) ** (years_passed / years_between)",
            "": "before + (after - before) * years_passed / years_between",
        },
    ),
    _listed("lead", "difference", measures.lead, {"rising": "latest - expected", "": "expected - latest"}),
    _listed(
        "pace",
        "ratio",
        measures.pace,
        {"compounding": "ln(1 + latest / 100) / ln(1 + expected / 100)", "": "(latest - baseline) / (expected - baseline)"},
    ),
    _listed(
        "shortfall",
        "distance",
        measures.shortfall,
        {"band": "max(0, low - latest, latest - high)", "rising": "max(0, level - latest)", "": "max(0, latest - level)"},
    ),
    _listed("excess", "distance", schedule.excess, {"rising": "latest - level", "": "level - latest"}),
    _listed("excess_share", "share", schedule.excess_share, {"by-change": "share_done - 1", "": "latest / level - 1"}),
    _listed(
        "observed_growth",
        "rate",
        measures.observed_growth,
        {
            "running": "latest / same_part - 1",
            "compounding": "(1 + latest / 100) ** (1 / years_gone) - 1",
            "": "(latest / baseline) ** (1 / years_gone) - 1",
        },
    ),
    _listed(
        "planned_growth",
        "rate",
        measures.planned_growth,
        {
            "growth-goal": "rate",
            "running": "level / last_year - 1",
            "compounding": "(1 + level / 100) ** (1 / years) - 1",
            "": "(level / baseline) ** (1 / years) - 1",
        },
    ),
    _listed(
        "required_growth",
        "rate",
        measures.required_growth,
        {
            "running": REST_GROWTH,
            "compounding": "((1 + level / 100) / (1 + latest / 100)) ** (1 / years_left) - 1",
            "": "(level / latest) ** (1 / years_left) - 1",
        },
    ),
    _listed("observed_per_year", "per year", measures.observed_per_year, "(latest - baseline) / years_gone", column=False),
    _listed("planned_per_year", "per year", measures.planned_per_year, "(level - baseline) / years", column=False),
    _listed("required_per_year", "per year", measures.required_per_year, "(level - latest) / years_left"),
    _listed("required_per_month", "per month", measures.required_per_month, "(level - latest) / years_left / 12"),
    _listed("left", "distance", ceilings.left, {"year-under-way": "max(0, level - used)", "": "max(0, level - latest)"}),
    _listed("left_per_year", "per year", ceilings.left_per_year, "left / years_left"),
    _listed("left_per_month", "per month", ceilings.left_per_month, "left / years_left / 12"),
    _listed("rest.start", "day", rest.start, column=False),
    _listed("rest.end", "day", rest.end, column=False),
    _listed("rest.months", "months", rest.months, "years_left * 12", column=False),
    _listed("rest.amount", "amount", rest.amount, "max(0, level - latest)"),
    _listed("rest.per_month", "per month", rest.per_month, "max(0, level - latest) / years_left / 12"),
    _listed("rest.last_year", "amount", rest.last_year, "last_year - same_part"),
    _listed("rest.growth", "rate", rest.growth, REST_GROWTH),
    _listed("rest.whole_year", "rate", rest.whole_year, "level / last_year - 1"),
    _listed(
        "outlook.value",
        "amount",
        outlook.outlook_value,
        {
            "season-goes-on": "last_year * (1 + observed_growth)",
            "plan-goes-on": "level * latest / expected",
            "running": "latest / share_time",
            "compounding": "((1 + latest / 100) ** (years / years_gone) - 1) * 100",
            "growing-to-a-ceiling": f"min({GROWN}, limit)",
            "growing-to-a-floor": f"max({GROWN}, limit)",
            "growing": GROWN,
            "to-a-ceiling": f"min({CONTINUED}, limit)",
            "to-a-floor": f"max({CONTINUED}, limit)",
            "": CONTINUED,
        },
        column=False,
    ),
    _listed(
        "outlook.met_on",
        "day",
        outlook.outlook_met_on,
        {
            "running": "min((level - latest) / latest * share_time * years, years_left)",
            "compounding": "ln((1 + level / 100) / (1 + latest / 100)) / ln(1 + observed_growth)",
            "growing-to-a-level": "ln(level / latest) / ln(1 + observed_growth)",
            "": "(level - latest) / ((latest - baseline) / years_gone)",
        },
        column=False,
    ),
    _listed("met_on", "day", measures.met_on, column=False),
    _listed("years_early", "years", measures.years_early, "years_from_met_on", column=False),
)
"""In the order in which pages and tables tell them. The formula of a day gives the years from the latest figure until then."""

BY_KEY = MappingProxyType({quantity.key: quantity for quantity in QUANTITY_LIST})

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {quantity.key: quantity.measure for quantity in QUANTITY_LIST if quantity.measure is not None}
)
"""What computes the quantities, by their keys."""
