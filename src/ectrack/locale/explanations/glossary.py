"""The words of the design explained: things, quantities and remarks."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation

_CAGR = N_("Eurostat, Sustainable development in the European Union, annex on the compound annual growth rate")
_TURNOVER = N_("Turnover of 860 in 2013 shall grow 30 % a year on average by 2015; 2014 is estimated at 1199.7.")
_YEAR = N_(
    "30 % a year from 860 in 2013 are 1453.4 in 2015. 2014 brought 1050; the first half of 2015 620.5, 29.2 % more than 480.263 a year before."
)
_CEILING = N_("At most 240 in 2015; 200 in 2014, 90 of them in the first half; the first half of 2015 brought 105.")

THINGS: dict[str, tuple[str, Explanation]] = {
    "tracker": (N_("tracker"), Explanation(N_("One folder with policies, regions, indicators, targets and figures."))),
    "policy": (N_("policy"), Explanation(N_("The document that sets targets."))),
    "indicator": (
        N_("indicator"),
        Explanation(
            N_("The measured quantity: its unit, its kind and the wanted direction."),
            note=N_(
                "stock: counted at a date; flow: adds up over a period; share: a ratio in %; index: a score, a rank or a rate."
            ),
        ),
    ),
    "region": (N_("region"), Explanation(N_("The place that a target or a figure is about; regions lie in one another."))),
    "target": (N_("target"), Explanation(N_("What an indicator shall reach, where, and by when."))),
    "actual": (
        N_("actual"),
        Explanation(N_("One recorded figure for a period, with its source; it is never changed, only revised by another one.")),
    ),
    "deadline": (N_("deadline"), Explanation(N_("The last day of the period that the target is due in."))),
    "as-of": (
        N_("as-of"),
        Explanation(
            N_(
                "The day the report speaks for: only periods that had ended by then count. By default the end of the newest period with a figure."
            )
        ),
    ),
    "vintage": (
        N_("vintage"),
        Explanation(
            N_(
                "The figures as they were known on a day (--known-by): only what had been recorded by then counts, so that a report of the past can be repeated."
            )
        ),
    ),
    "reading": (N_("reading"), Explanation(N_("Another defensible reading of an ambiguous clause, assessed beside the main one."))),
    "milestone": (
        N_("milestone"),
        Explanation(
            N_("A value that the path runs through on a day between the baseline and the deadline."),
            note=N_(
                "On a flow a milestone of a whole year acts until the year of the deadline; amounts from the first day of that year "
                "(2015-Q1, 2015-H1, 2015-Q1/2015-Q3) are its path within it."
            ),
        ),
    ),
    "hold": (
        N_("hold"),
        Explanation(
            N_(
                "A level to be kept in every period up to the deadline, not only reached at its end. The first period that breaks it, by a "
                "final figure, makes the target missed; it is achieved when every period of the window is seen and holds."
            ),
            example=N_("Less than 5 % from 2012 to 2016: 4.5, 5.1 and 4.8 have missed it in 2013."),
            note=N_(
                "Any figure of a stock, or of a single day, is held against the level; of anything else a period of `every`, else a year. "
                "A break by a preliminary figure, or without a deadline, is behind; the outlook is empty."
            ),
        ),
    ),
    "path": (
        N_("path"),
        Explanation(
            N_("The value that a target asks for on each day between its baseline and its deadline."),
            formula=("linear: b + (T - b) * s", "compound: b * (T / b) ^ s"),
            where=N_("b baseline, T target level, s the time elapsed"),
            example=N_("860 to 1453.4 in two years, after one: 1156.7 by a linear path, 1118 by a compound one."),
            worked=("860 + (1453.4 - 860) * 0.5 = 1156.7", "860 * (1453.4 / 860) ^ 0.5 = 1118"),
            note=N_("Within the year that a flow is due in it begins at 0 and follows the season; see season."),
        ),
    ),
    "estimate": (
        N_("estimate"),
        Explanation(
            N_(
                "A year before that of the deadline told from its year to date: last full year * (1 + growth of the year to date), and no "
                "less than a newer year to date. It never decides."
            ),
            example=N_("860 in 2013, and 39.5 % more in the first half of 2014."),
            worked=("860 * (1 + 0.395) = 1199.7",),
            note=N_(
                "The growth is the published one, else that over the same part of the year before. `latest.seen` says how many months it "
                "rests on; under three the remark is early-estimate. The year of the deadline is judged by its year to date instead."
            ),
        ),
    ),
    "year-to-date": (
        N_("year to date"),
        Explanation(
            N_(
                "What figures that follow one another from the first day of a year add up to. In the year of the deadline a flow is judged by "
                "it until the whole year is recorded; before, it makes an estimate."
            ),
            example=N_(
                "January to March 88 and April 30: 118 by the end of April. May alone would add nothing while April is missing."
            ),
            worked=("88 + 30 = 118",),
        ),
    ),
    "season": (
        N_("season"),
        Explanation(
            N_(
                "The path through the year that a flow is due in: it asks by now for the part of the level that the same months brought of "
                "the year before. Without it the path is straight."
            ),
            formula=("expected = T * S / F",),
            where=N_(
                "T target level, F the whole year before, S its same part: v / (1 + yoy) where growth was published, else as recorded"
            ),
            example=_YEAR,
            worked=("620.5 / 1.292 = 480.263", "1453.4 * 480.263 / 1050 = 664.78"),
            note=N_(
                "It needs 0 < S <= F. Amounts that the plan states for parts of the year go before it; --no-estimates does without it."
            ),
        ),
    ),
    "ceiling": (
        N_("ceiling"),
        Explanation(
            N_(
                "A level that the year of the deadline may not pass (at_most, less_than, negative growth). On pace at or under the path, "
                "behind above it, missed once it is passed, achieved only by the whole year."
            ),
            example=_CEILING,
            worked=("240 * 90 / 200 = 108", "240 - 105 = 135", "135 / 6 = 22.5"),
            note=N_(
                "Nothing is required under it; `left` says what may still come. Also the most that a figure can be (upper-bound)."
            ),
        ),
    ),
    "about-goal": (
        N_("about goal"),
        Explanation(
            N_('A goal that says about (approx = "about") is met from half a unit of its last stated digit short of the level.'),
            formula=("increase: v >= T - u / 2", "decrease: v < T + u / 2"),
            where=N_("u the unit of the last digit as written: 1 for 50, 0.1 for 50.0; of growth and improve_by that of the rate"),
            example=N_(
                "About 50 % is met by 49.5 %, at most about 50 by 50.49; about 13.6 % a year from 100 over two years by 128.94."
            ),
            worked=("50 - 1 / 2 = 49.5", "100 * 1.1355 ^ 2 = 128.94"),
        ),
    ),
    "binding": (
        N_("binding"),
        Explanation(N_("A binding target (约束性) must be met; an anticipated one (预期性) is guidance.")),
    ),
    "verdict": (
        N_("verdict"),
        Explanation(N_("The word of an official method, beside the status, which is this program's own word.")),
    ),
}
"""Things that have a word but no formula; with their names."""

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
        note=N_("A stated period needs a figure of exactly that period or of its last day; a mean over years needs all of them."),
    ),
    "latest": Explanation(
        N_("The figure that speaks for the target on the day of the report."),
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
        N_("What may still come under a ceiling, in the year of its deadline; 0 once it is passed."),
        formula=("left = max(0, T - v)",),
        example=_CEILING,
        worked=("240 - 105 = 135",),
    ),
    "left_per_year": Explanation(
        N_("What is left for each year; empty within the year of the deadline, where the amount per month stands.")
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
        N_("What the rest of the year must bring to reach the level; under a ceiling what is left of it."),
        formula=("T - v",),
        example=_YEAR,
        worked=("1453.4 - 620.5 = 832.9",),
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
            "The growth that the whole year needs over the year before; beside the growth so far it says how far the rest must outdo it."
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
