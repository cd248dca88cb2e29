"""The quantities of an assessment explained."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation

_CAGR = N_("Eurostat, Sustainable development in the European Union, annex on the compound annual growth rate")
_TURNOVER = N_("Turnover of 860 in 2013 shall grow 30 % a year on average by 2015; 2014 is estimated at 1199.7.")
_YEAR = N_(
    "30 % a year from 860 in 2013 are 1453.4 in 2015. 2014 brought 1050; the first half of 2015 620.5, 29.2 % more than 480.263 a year before."
)
_CEILING = N_("At most 240 in 2015; 200 in 2014, 90 of them in the first half; the first half of 2015 brought 105.")

QUANTITIES: dict[str, Explanation] = {
    "level": Explanation(
        N_("The value that a target asks for at its deadline."),
        formula=("growth: b * (1 + r) ^ n", "each_year: amount * years", "improve_by: b * (1 + d * p)"),
        where=N_("b baseline, r yearly growth, n years, p the part to improve by, d = +1 where more is better, else -1"),
        example=N_("30 % a year from 860, over two years."),
        worked=("860 * (1 + 0.3) ^ 2 = 1453.4",),
    ),
    "baseline": Explanation(
        N_(
            "The value and the period from which progress counts; never estimated, and 0 on the day before the window of a sum, or before the "
            "year that a flow is due in."
        ),
        example=N_("With since 2013 and 860 recorded for 2013 the baseline is 860 on 2013-12-31."),
        note=N_("A stated period needs a figure of exactly that period or of its last day; a mean over years needs all of them."),
    ),
    "latest": Explanation(
        N_("The figure that speaks for the target on the day of the report."),
        example=N_(
            "860 for 2013 and 620.5 for the first half of 2015: for a goal of 2015 the first half speaks, for one of 2017 the year 2013."
        ),
        note=N_(
            "Of a stock, share or index the newest one; of a flow the newest full year or its estimate, and in the year of the deadline the "
            "year to date. A figure after the deadline speaks only when none is of the deadline, and at most twelve months later."
        ),
    ),
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
        note=N_("Within the year that a flow is due in b is 0; under a ceiling it is the part that is used."),
    ),
    "share_time": Explanation(
        N_("The part of the time from the baseline to the deadline that had gone at the latest figure."),
        formula=("time = years(b, v) / years(b, T)",),
        example=N_("From the end of 2013 to the end of 2014, of the two years to the end of 2015."),
        worked=("1 / 2 = 0.5",),
        note=N_("Within the year that a flow is due in it is the part of that year."),
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
        N_(
            "The share done minus the time elapsed, in percentage points; on a compound path with the share done in logarithms, and minus the "
            "share that the path asks for where it follows a season or milestones."
        ),
        formula=("lead = (share - time) * 100", "lead = (share - (expected - b) / (T - b)) * 100"),
        source=N_("Schedule comparison of Chinese plan supervision"),
        example=N_("43.2 % done after four of twelve months."),
        worked=("43.2 - 4 / 12 * 100 = 9.9",),
    ),
    "expected": Explanation(
        N_("The value of the path at the date of the latest figure."),
        example=N_("860 growing by 30 % a year, after one year."),
        worked=("860 * 1.3 = 1118",),
        note=N_("Within the year that a flow is due in it follows the season, else the months; see season."),
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
        note=N_(
            "Within the year that a flow is due in b is 0: v / expected. Under a ceiling it is empty, and the side of the path decides."
        ),
    ),
    "shortfall": Explanation(
        N_("The distance from the latest figure to the level, in the unit; 0 when it is reached."),
        formula=("shortfall = max(0, d * (T - v))",),
        example=_TURNOVER,
        worked=("max(0, 1453.4 - 1199.7) = 253.7",),
        note=N_("A goal that says about may be met with a shortfall; under a ceiling it is what is over."),
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
        note=N_(
            "Within the year that a flow is due in it is the growth of the year to date over the same part of the year before. Over less than "
            "half a year there is none."
        ),
    ),
    "planned_growth": Explanation(
        N_("The compound yearly growth from the baseline to the level."),
        formula=("(T / b) ^ (1 / years) - 1",),
        source=_CAGR,
        example=N_("A fall by 15 % in five years."),
        worked=("0.85 ^ (1 / 5) - 1 = -0.032",),
        note=N_(
            "Of a growth goal it is its rate; of any other, within the year that a flow is due in, level / whole year before - 1."
        ),
    ),
    "required_growth": Explanation(
        N_("The compound yearly growth that still leads from the latest figure to the level; none needed once it is met."),
        formula=("(T / v) ^ (1 / years left) - 1",),
        source=_CAGR,
        example=_TURNOVER,
        worked=("(1453.4 / 1199.7) ^ (1 / 1) - 1 = 0.2115",),
        note=N_(
            "Within the year that a flow is due in it is that of the rest: see growth of the rest. Over less than half a year there is none."
        ),
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
        note=N_("Within the year that a flow is due in there is none, and the amount per month stands."),
    ),
    "required_per_month": Explanation(
        N_("The change per month that still leads to the level, in the unit."),
        formula=("(T - v) / years left / 12",),
        example=_TURNOVER,
        worked=("(1453.4 - 1199.7) / 1 / 12 = 21.14",),
    ),
    "outlook.value": Explanation(
        N_(
            "The value at the deadline if the change so far continues in the shape of the path: by the same growth a year on a compound path, "
            "else by the same amount. Within the year that a flow is due in it is the whole year."
        ),
        formula=(
            "compound: v * (1 + g) ^ years left",
            "straight: v + (v - b) / years gone * years left",
            "season: F * (1 + growth of the year to date)",
            "year without season: v / time",
            "amounts of the plan: T * v / expected",
        ),
        example=_TURNOVER,
        worked=("1199.7 * (1 + 0.395) ^ 1 = 1673.58",),
        note=N_(
            "Through milestones of other years, and for improve, it is straight. `show` also tells the other way, and with five figures the change "
            "over the last five, with the least and the most favourable yearly change between neighbours among them as a range."
        ),
    ),
    "outlook.met_on": Explanation(
        N_("The day on which the level would be reached if the change so far continues in the shape of the path."),
        formula=("compound: ln(T / v) / ln(1 + g) years after v", "straight: (T - v) / ((v - b) / years gone) years after v"),
        example=_TURNOVER,
        worked=("ln(1453.4 / 1199.7) / ln(1.395) = 0.5763",),
        note=N_("A season and the amounts of a plan lead to no day; within the year a straight path leads to none after its end."),
    ),
    "left": Explanation(
        N_(
            "What may still come under a cap, or under a ceiling in the year of its deadline; 0 once it is passed. Of a yearly cap without a deadline: of the year under way."
        ),
        formula=("left = max(0, T - v)",),
        example=_CEILING,
        worked=("240 - 105 = 135",),
    ),
    "left_per_year": Explanation(
        N_("What is left for each year; empty within the year of the deadline, where the amount per month stands."),
        formula=("left / years left",),
        example=N_("135 are left for the two and a half years to the deadline."),
        worked=("135 / 2.5 = 54",),
    ),
    "left_per_month": Explanation(
        N_("What is left for each month from the latest figure to the deadline."),
        formula=("left / months left",),
        example=_CEILING,
        worked=("135 / 6 = 22.5",),
    ),
    "rest": Explanation(
        N_(
            "What the rest of the year must bring: from the day after the latest figure to the deadline, while a flow is judged by its year to "
            "date. Under a ceiling it is what the rest may bring."
        ),
        example=_YEAR,
        worked=("1453.4 - 620.5 = 832.9", "832.9 / 6 = 138.82", "1050 - 480.263 = 569.737", "832.9 / 569.737 - 1 = 0.4619"),
        note=N_(
            "In JSON an object with from, to, months, amount, per_month, last_year, growth and whole_year; null in any other year."
        ),
    ),
    "rest.start": Explanation(N_("The first day of the rest: the day after the latest figure. In JSON `rest.from`.")),
    "rest.end": Explanation(N_("The last day of the rest: the deadline. In JSON `rest.to`.")),
    "rest.months": Explanation(
        N_("The months from the end of the latest figure to the deadline, also when the day of the report lies later."),
        example=N_("From the end of June to the end of December; from 15 March to the end of 2016, a year of 366 days."),
        worked=("12 - 6 = 6", "291 / 366 * 12 = 9.54"),
    ),
    "rest.amount": Explanation(
        N_(
            "What the rest of the year must bring to reach the level, 0 where it is reached so far; under a ceiling what is left of it."
        ),
        formula=("max(0, T - v)",),
        example=_YEAR,
        worked=("max(0, 1453.4 - 620.5) = 832.9",),
    ),
    "rest.per_month": Explanation(
        N_("The amount of the rest for each of its months."),
        formula=("amount / months",),
        example=_YEAR,
        worked=("832.9 / 6 = 138.82",),
    ),
    "rest.last_year": Explanation(
        N_("What the same rest of the year before brought: the whole year less its same part."),
        formula=("F - S",),
        example=_YEAR,
        worked=("1050 - 480.263 = 569.737",),
    ),
    "rest.growth": Explanation(
        N_(
            "The growth that the rest of the year needs over the same rest of the year before. It compares two parts of a year, so it holds for a "
            "rest of one month too; under a ceiling there is none."
        ),
        formula=("(T - v) / (F - S) - 1",),
        example=_YEAR,
        worked=("832.9 / 569.737 - 1 = 0.4619",),
    ),
    "rest.whole_year": Explanation(
        N_(
            "The growth that the whole year needs over the year before; beside the growth so far it says how far the rest must outdo it. "
            "Under a ceiling it is the most that the year may grow."
        ),
        formula=("T / F - 1",),
        example=_YEAR,
        worked=("1453.4 / 1050 - 1 = 0.3842",),
    ),
    "met_on": Explanation(N_("The date of the first of the figures that have met the target without interruption since.")),
    "years_early": Explanation(
        N_("The years from the day the target was met to its deadline."),
        example=N_("Met at the end of November 2014, due at the end of 2016: 25 months."),
        worked=("25 / 12 = 2.08",),
    ),
}
"""By the key of the JSON contract."""
