"""The glossary: one row an idea, from the words that `explain` and all outputs speak with."""

from collections.abc import Iterator
from typing import NamedTuple

from ectrack.locale.explanations.quantity_words import QUANTITIES
from ectrack.locale.explanations.statuses import STATUSES
from ectrack.locale.explanations.things import THINGS
from ectrack.locale.terms import HEADINGS
from ectrack.locale.terms import QUANTITIES as QUANTITY_WORDS
from ectrack.locale.terms import STATUSES as STATUS_WORDS


class Idea(NamedTuple):
    """A row of the glossary; texts are keys of the catalogue.

    Attributes:
        term: The word for it.
        meaning: What it means.
        key: Where it stands in JSON and in exported tables; "" where it does not.
        headings: Other headings under which it stands.
    """

    term: str
    meaning: str
    key: str
    headings: tuple[str, ...] = ()


PARTS = {
    "baseline": ("baseline period",),
    "rest": ("what the rest must bring",),
    "outlook.value": ("at the deadline", "change observed", "goes on by", "range"),
    "outlook.met_on": ("level reached on",),
}
"""Headings of parts of quantities, by the key of the quantity."""

QUANTITIES: dict[str, Explanation] = {
    "level": Explanation(
        N_("The value that a target asks for at its deadline."),
        formula=("growth: b * (1 + r) ^ n", "each_year: amount * years", "improve_by: b * (1 + d * p)"),
        where=N_("b baseline, r yearly growth, n years, p the part to improve by, d = +1 where more is better, else -1"),
        example=N_("30 % a year from 860, over two years."),
        worked=("860 * (1 + 0.3) ^ 2 = 1453.4",),
    ),
    "baseline": Explanation(
        N_("The value and the period from which progress counts; never estimated, and 0 for a sum over a window.")
    ),
    "latest": Explanation(N_("The figure that speaks for the target on the day of the report.")),
    "attainment": Explanation(
        N_("The latest figure as a part of the target level; empty where less is better."),
        formula=("attainment = v / T",),
        example=_TURNOVER,
        worked=("1199.7 / 1453.4 = 0.8254",),
    ),
    "share_done": Explanation(
        N_("The part of the way from the baseline to the level that is done."),
        formula=("share = (v - b) / (T - b)",),
        example=_TURNOVER,
        worked=("(1199.7 - 860) / (1453.4 - 860) = 0.5725",),
    ),
    "share_time": Explanation(
        N_("The part of the time from the baseline to the deadline that had gone at the latest figure."),
        formula=("time = years(b, v) / years(b, T)",),
        example=N_("From the end of 2013 to the end of 2014, of the two years to the end of 2015."),
        worked=("1 / 2 = 0.5",),
    ),
    "share_log": Explanation(
        N_(
            "The part of a compound way that is done, in logarithms: under a constant yearly rate it grows by the same part every year."
        ),
        formula=("share = ln(v / b) / ln(T / b)",),
        source=N_("Progress of energy intensity in Chinese five-year plans"),
        example=N_("An intensity that fell by 20.07 % of the 20 % asked for."),
        worked=("ln(0.7993) / ln(0.8) = 1.0039",),
    ),
    "share_lead": Explanation(
        N_("The share done minus the time elapsed, in percentage points; on a compound path with the share done in logarithms."),
        formula=("lead = (share - time) * 100",),
        source=N_("Schedule comparison of Chinese plan supervision"),
        example=N_("43.2 % done after four of twelve months."),
        worked=("43.2 - 4 / 12 * 100 = 9.9",),
    ),
    "expected": Explanation(
        N_("The value of the path at the date of the latest figure."),
        example=N_("860 growing by 30 % a year, after one year."),
        worked=("860 * 1.3 = 1118",),
    ),
    "lead": Explanation(
        N_("The latest figure minus the expected value, in the wanted direction; negative is behind the path."),
        formula=("lead = d * (v - expected)",),
        example=_TURNOVER,
        worked=("1199.7 - 1118 = 81.7",),
    ),
    "pace": Explanation(
        N_("The change since the baseline over the change that the path asks for by now; 1 is exactly on the path."),
        formula=("pace = (v - b) / (expected - b)",),
        example=_TURNOVER,
        worked=("(1199.7 - 860) / (1118 - 860) = 1.3167",),
    ),
    "shortfall": Explanation(
        N_("The distance from the latest figure to the level, in the unit; 0 when it is reached."),
        formula=("shortfall = max(0, d * (T - v))",),
        example=_TURNOVER,
        worked=("max(0, 1453.4 - 1199.7) = 253.7",),
    ),
    "excess": Explanation(
        N_("How far a figure that meets the level lies beyond it, in the unit; points where the unit is %."),
        formula=("excess = d * (v - T)",),
        example=N_("A reduction by 26.59 % where 20 % was asked for."),
        worked=("26.59 - 20 = 6.59",),
    ),
    "excess_share": Explanation(
        N_("The excess as a part of the level; where less is better, and for improve_by, as a part of the change asked for."),
        formula=("v / T - 1", "(v - b) / (T - b) - 1"),
        example=N_("A reduction by 26.59 % where 20 % was asked for."),
        worked=("26.59 / 20 - 1 = 0.3295",),
    ),
    "observed_growth": Explanation(
        N_(
            "The compound yearly growth from the baseline to the latest figure; years are the time between, not the number of figures."
        ),
        formula=("(v / b) ^ (1 / years) - 1",),
        source=_CAGR,
        example=N_("A fall by 19.5 % in five years."),
        worked=("0.805 ^ (1 / 5) - 1 = -0.0425",),
    ),
    "planned_growth": Explanation(
        N_("The compound yearly growth from the baseline to the level."),
        formula=("(T / b) ^ (1 / years) - 1",),
        source=_CAGR,
        example=N_("A fall by 15 % in five years."),
        worked=("0.85 ^ (1 / 5) - 1 = -0.032",),
    ),
    "required_growth": Explanation(
        N_("The compound yearly growth that still leads from the latest figure to the level; none needed once it is met."),
        formula=("(T / v) ^ (1 / years left) - 1",),
        source=_CAGR,
        example=_TURNOVER,
        worked=("(1453.4 / 1199.7) ^ (1 / 1) - 1 = 0.2115",),
    ),
    "observed_per_year": Explanation(
        N_("The change per year from the baseline to the latest figure, in the unit; of an indicator in % in points."),
        formula=("(v - b) / years",),
        example=N_("A coverage of 63 % two years after 61 %."),
        worked=("(63 - 61) / 2 = 1",),
    ),
    "planned_per_year": Explanation(
        N_("The change per year from the baseline to the level, in the unit; of an indicator in % in points."),
        formula=("(T - b) / years",),
        example=N_("A coverage of 65 % to be reached four years after 61 %."),
        worked=("(65 - 61) / 4 = 1",),
    ),
    "required_per_year": Explanation(
        N_("The change per year that still leads to the level, in the unit."),
        formula=("(T - v) / years left",),
        example=_TURNOVER,
        worked=("(1453.4 - 1199.7) / 1 = 253.7",),
    ),
    "required_per_month": Explanation(
        N_("The change per month that still leads to the level, in the unit."),
        formula=("(T - v) / years left / 12",),
        example=_TURNOVER,
        worked=("(1453.4 - 1199.7) / 1 / 12 = 21.14",),
    ),
    "outlook.value": Explanation(
        N_("The value at the deadline if the change since the baseline continues, by the same growth where growth is defined."),
        formula=("v * (1 + g) ^ years left", "v + (v - b) / years gone * years left"),
        example=_TURNOVER,
        worked=("1199.7 * (1 + 0.395) ^ 1 = 1673.58",),
        note=N_(
            "With five figures `show` adds the change over the last five, and as a range the least and the most favourable yearly change between "
            "neighbours among them."
        ),
    ),
    "outlook.met_on": Explanation(
        N_("The day on which the level would be reached if the change since the baseline continues."),
        formula=("ln(T / v) / ln(1 + g) years after v",),
        example=_TURNOVER,
        worked=("ln(1453.4 / 1199.7) / ln(1.395) = 0.5763",),
    ),
    "met_on": Explanation(N_("The date of the first of the figures that have met the target without interruption since.")),
    "years_early": Explanation(
        N_("The years from the day the target was met to its deadline."),
        example=N_("Met at the end of November 2014, due at the end of 2016: 25 months."),
        worked=("25 / 12 = 2.08",),
    ),
}
"""By the key of the JSON contract."""
