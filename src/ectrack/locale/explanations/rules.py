"""The rules of `check` explained: what each looks for, why, and an example; how to mend it stands in its hint."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation

RULES: dict[str, Explanation] = {
    "no-source": Explanation(
        N_("A figure without source cannot be traced, and nobody can check it later."),
        example=N_("An [[actual]] block that has a value but no source."),
    ),
    "over-limit": Explanation(
        N_(
            "A share above the whole, or a figure beyond the limit of its indicator, is a slip of the unit or of the decimal point."
        ),
        example=N_("690 where 6.9 % was meant."),
    ),
    "under-limit": Explanation(
        N_("A stock or a share below zero, or a figure below the floor of its indicator, is a slip of the sign."),
        example=N_("-5 shops."),
    ),
    "far-from-neighbour": Explanation(
        N_(
            "A figure a thousand times the one before it in time, or a thousandth, is a slip of its scale word, such as million, 万 or 亿."
        ),
        example=N_("4800000亿元 after 860亿元: 万元 was meant."),
    ),
    "stock-collapsed": Explanation(
        N_("A stock that falls to a tenth between two figures is mostly another quantity, or has lost a digit."),
        example=N_("3000 shops, then 300."),
    ),
    "tenfold": Explanation(
        N_(
            "A figure that fits the figures beside it once its decimal point is moved by one or two places has lost or gained a digit. A flow is "
            "held against the same period of the years beside it, anything else against the figures before and after; they must agree and have "
            "three digits."
        ),
        example=N_("441 in the first quarter of 2025, where that of 2024 was 4200: 4410 was meant."),
        worked=("441 * 10 / 4200 = 1.05",),
    ),
    "share-as-fraction": Explanation(
        N_("Shares are written in percent; one that is a hundredth of its neighbour, and at most 1, was written as a part of 1."),
        example=N_("0.35 after 34 %: 35 % was meant."),
        worked=("0.35 * 100 = 35",),
    ),
    "lost-scale": Explanation(
        N_("Two figures of one period that are exactly 10⁴ or 10⁸ times each other differ by a scale word that was lost in print."),
        example=N_("305.22万门 in one place of a report, 305.22门 in another."),
        worked=("305.22 * 10000 / 305.22 = 10000",),
    ),
    "repeats-year": Explanation(
        N_("A figure with three digits or more that is exactly that of the year before was mostly copied from it."),
        example=N_("377.77万户 for 2012, and 377.77万户 for 2013."),
    ),
    "cumulative-falls": Explanation(
        N_("A cumulative figure cannot be less than an earlier one from the same start: one of the two is wrong, or was revised."),
        example=N_("480亿元 from January to June, 470亿元 from January to September."),
    ),
    "overlapping-periods": Explanation(
        N_("Two figures of a flow whose periods overlap in part cannot be added, and neither is a part of the other."),
        example=N_("January to June, and April to September."),
    ),
    "jump": Explanation(
        N_(
            "A change beyond --max-change (or max_change in ectrack.toml) against the figure before of a period as long. Off without it."
        ),
        example=N_("100, then 170, where at most 50 % is expected."),
        worked=("170 / 100 - 1 = 0.7",),
    ),
    "flow-of-a-day": Explanation(
        N_("A flow adds up over a period; the figure of a single day stands for that day alone, and no verdict can rest on it."),
        example=N_("Turnover of the first half of 2015 recorded under 2015-06-30."),
    ),
    "calendar-year": Explanation(
        N_(
            "A flow whose years begin in another month (year_starts) and a period that is written as a year, half-year or quarter of the calendar."
        ),
        example=N_(
            '2025 for an indicator with year_starts = "04": it is January to December 2025, and neither FY2025/26 nor FY2024/25.'
        ),
    ),
    "undeclared-break": Explanation(
        N_(
            'The source marks the first figure behind a break (state = "break"), and no break of the indicator lies between the figure before and it: '
            "figures from both sides are compared as if nothing had changed."
        ),
        example=N_("7.3 % marked b by Eurostat in 2021, when the survey was changed."),
    ),
    "hole-in-series": Explanation(
        N_("Figures of a year with a part missing between them: what lies beyond the hole is not added up."),
        example=N_("January, February and April: the year to date ends in February."),
    ),
    "period-after-recording": Explanation(
        N_(
            "A figure recorded before its period was over: a preliminary figure, a forecast that does not say so, or a slip in the year. Up to "
            "31 days before the end it sets the day of the report; earlier it does not, and counts in reports for that day or later."
        ),
        example=N_("2052 typed for 2025."),
    ),
    "far-ahead": Explanation(
        N_(
            "A figure without a day of recording that lies alone, more than 12 months beyond every other figure and every deadline. Where any target "
            "has a deadline it does not set the day of the report."
        ),
        example=N_("A table by hand with 2052 for 2025, where all targets are due by 2030."),
    ),
    "recorded-in-future": Explanation(
        N_(
            "A day of recording later than today comes from a clock that is ahead or from a slip. The figure can be revised and withdrawn today; "
            "what replaces it is recorded as of the same day."
        ),
        example=N_("recorded = 2062-01-15."),
    ),
    "two-values": Explanation(
        N_("One indicator, region and period with two values: another scope, another source, or a contradiction."),
        example=N_("3784 attendances in one chapter of a report, more than 700 in another."),
    ),
    "yoy-mismatch": Explanation(
        N_("A published growth over the year before must follow from the two levels, within the rounding of all three numbers."),
        formula=("(v +- half a digit) / (b +- half a digit) - 1",),
        example=N_(
            "151 after 104, published as 45.1 %: 150.5 / 104.5 to 151.5 / 103.5 is 44.0 % to 46.4 %, so it follows. 39.5 % would not."
        ),
        worked=("150.5 / 104.5 - 1 = 0.440", "151.5 / 103.5 - 1 = 0.464"),
    ),
    "parts-sum": Explanation(
        N_(
            "A figure must be the sum of the indicators named in `parts`, within rounding; parts recorded so far may not exceed it."
        ),
        example=N_("Fixed lines 377.77 and mobile 1763.35 are 2141.12, and 2141.32 was printed."),
        worked=("377.77 + 1763.35 = 2141.12",),
    ),
    "regions-sum": Explanation(
        N_(
            "A stock or flow of a region must be the sum of the regions right below, within rounding; those recorded so far may not exceed it."
        ),
        example=N_("A city of 5446 shops whose counties have 5500."),
    ),
    "periods-sum": Explanation(
        N_(
            "A flow of a year must be the sum of the halves, quarters or months that tile it, within rounding; some of them may not exceed it."
        ),
        example=N_("480 and 500 in the halves, 1000 in the year."),
        worked=("480 + 500 = 980",),
    ),
    "rise-mismatch": Explanation(
        N_("What an indicator with `adds_to` adds in a period must be the rise of that stock, within rounding."),
        example=N_("131.32万户 added in 2013, but 2141.32万户 both at its beginning and at its end."),
        worked=("2141.32 - 2141.32 = 0",),
    ),
    "share-mismatch": Explanation(
        N_("A recorded share must follow from the two figures it is a ratio of, within the rounding of all three."),
        example=N_("555 of 2214 is 25.1 %, and 24.6 % was printed."),
        worked=("555 / 2214 * 100 = 25.1",),
    ),
    "part-over-whole": Explanation(
        N_(
            "The part that a share is about is more than its whole, both recorded for the same period: one of the two is a slip of the unit."
        ),
        example=N_("Online retail sales of 300亿元 in retail sales of 200亿元."),
    ),
    "no-clause": Explanation(
        N_("A target without policy or clause cannot be traced to the document that sets it."),
        example=N_('A target without clause = "…".'),
    ),
    "stock-for-yearly-goal": Explanation(
        N_(
            "A goal of additions that is judged by a stock whose opening figure is unknown: the stock is only a ceiling of what was added."
        ),
        example=N_("120 new shops a year, and 154 shops in all at the end of the first year."),
    ),
    "met-before-start": Explanation(
        N_(
            "The baseline already met the level: the goal, the baseline or the direction is not what was meant, or the goal asks for nothing."
        ),
        example=N_("At least 3000 by 2016, and 3200 in the baseline year."),
    ),
    "level-beyond-limit": Explanation(
        N_(
            "A growth or an improvement that leads beyond what the indicator can be; where the plan states such a level itself, it is an error."
        ),
        example=N_("50 % coverage, to grow by 30 % a year for four years."),
        worked=("50 * 1.3 ^ 4 = 142.805",),
    ),
    "window-without-sum": Explanation(
        N_("A ceiling with a window of several years on a flow: mostly the sum of the window, or every year of it, is meant."),
        example=N_('at_most = "1950 Mt" with from = "2023" and by = "2027": an emission budget of five years.'),
    ),
    "fall-of-a-flow": Explanation(
        N_(
            "The figures of a flow add up, so that a negative sum is reached by figures below zero alone; mostly a lower yearly amount is meant."
        ),
        example=N_("Emissions shall fall by 5 Mt: 400 and 390 are 790 in all, and never -5."),
        worked=("400 + 390 = 790",),
    ),
    "growth-of-last-year": Explanation(
        N_(
            "A growth rate with a window of several years: mostly every year of it, or the mean, is meant, and not the last year alone."
        ),
        example=N_('at_least = "6%" with from = "2021" and by = "2025".'),
    ),
    "stated-before-break": Explanation(
        N_(
            "The plan may have stated its number before the series broke. Only figures are carried over: a level is held against the new "
            "series as it stands, a baseline with a value from before the break is compared with nothing; nobody else knows of which "
            "series they are."
        ),
        example=N_("At least 1,200 shops since 2017, where a new register counts 1.2 times as many from 2019 on."),
    ),
    "rates-added": Explanation(
        N_(
            "A total or a yearly amount of a share none of whose figures in the window is above twice the amount of a year: those look "
            "like yearly rates, whose difference would be no total. The target is unrated."
        ),
        example=N_('total = "13.5%" from 2021 to 2025, and the figures 2.7, 0.1, 0.5 and 3.8.'),
    ),
    "percent-or-points": Explanation(
        N_("A change in % of an indicator that is itself in % has two meanings: a part of the baseline, or percentage points."),
        example=N_("From 40 %, 5 % more is 42 %, and 5 points more is 45 %."),
        worked=("40 * 1.05 = 42", "40 + 5 = 45"),
    ),
    "permille-or-amount": Explanation(
        N_("A change in ‰ of an indicator that is itself in ‰ has two meanings: a part of the baseline, or an amount in ‰."),
        example=N_("From 8 ‰, 0.5 ‰ less is 7.996 ‰ as a part of it, and 7.5 ‰ as an amount."),
        worked=("8 * (1 - 0.0005) = 7.996", "8 - 0.5 = 7.5"),
    ),
    "beyond-range": Explanation(
        N_("A figure beyond the far end of a range counts as met; where both ends are limits the goal is a band, within."),
        example=N_("A sex ratio between 0.97 and 1.03 that falls to 0.80."),
    ),
    "baseline-missing": Explanation(
        N_(
            "A baseline is a figure of exactly the period that is named, or of its last day; another period that ends on that day is another figure."
        ),
        example=N_('since = "2013" for a share of which only December 2013 is recorded.'),
    ),
    "revised-in-part": Explanation(
        N_(
            "The season of a year is taken from the year before: its part over its whole. A revised whole and an unrevised part do not belong together."
        ),
        example=N_("2014 revised from 1050 to 1120, the first half of 2014 as first published."),
    ),
    "approximate-near-line": Explanation(
        N_("An approximate figure so close to the line it decides that the exact one may lie on the other side."),
        example=N_("About 320, which may be 315 to 325, against a level of 322."),
    ),
    "steeper-than-growth": Explanation(
        N_("A level that asks for more than the growth clause of the same policy leads to: one of the two sentences is wrong."),
        example=N_("30 % a year from 860 for two years is 1453.4, and the level says 1600."),
        worked=("860 * 1.3 ^ 2 = 1453.4",),
    ),
    "below-growth": Explanation(
        N_("A level that asks for less than the growth clause of the same policy leads to: one of the two sentences is wrong."),
        example=N_("30 % a year from 860 for two years is 1453.4, and the level says 1400."),
        worked=("860 * 1.3 ^ 2 = 1453.4",),
    ),
    "goals-differ": Explanation(
        N_(
            "Two goals for one indicator, region and deadline with different values, such as a city's goal for a county and the county's own."
        ),
        example=N_("115 shops a year in the city's table, 120 in the county's own plan."),
    ),
    "goals-of-parts": Explanation(
        N_("Goals of counties that do not add up to the goal of their city, where every county has one; or that exceed it."),
        example=N_("Counties of 400 and 700 shops, a city of 1000."),
        worked=("400 + 700 = 1100",),
    ),
    "goals-ratio": Explanation(
        N_("A goal for a share that does not follow from the goals for its two parts of the same region and deadline."),
        example=N_("800 of 2150万户 is 37.2 %, and the goal says 40 %."),
        worked=("800 / 2150 * 100 = 37.2",),
    ),
    "goals-rise": Explanation(
        N_("A goal to add more than the whole stock that another goal of the same region and deadline asks for."),
        example=N_("111.3万户 to be added by 2015, and 30万户 to be there in 2015."),
    ),
    "deadline-without-figure": Explanation(
        N_("The deadline has passed on the day of the check, and no figure for it is recorded."),
        example=N_('by = "2014-06", and nothing since.'),
    ),
    "deadline-without-other": Explanation(
        N_("As `deadline-without-figure`, where the figure of the target is there and the one that its level follows is not."),
        example=N_('at_least = {{ of = "gdp" }} by 2025: 2025 is recorded, and gdp up to 2024.'),
    ),
    "deadline-with-hole": Explanation(
        N_(
            "As `deadline-without-figure`, where the figure for the deadline is there and one of an earlier period of the mean is not."
        ),
        example=N_("A mean of 2023 to 2025, and 2023 and 2025 are recorded."),
    ),
    "late": Explanation(
        N_(
            "A figure is later than `every` and `lag` of its indicator allow on the day of the check (--as-of today for the day it is)."
        ),
        example=N_('every = "month", lag = 20: on 21 February the figure of January was due.'),
    ),
    "first-figure-late": Explanation(
        N_("As `late`, where no figure is recorded at all."),
        example=N_('every = "year", lag = 90: on 1 April the figure of last year was due.'),
    ),
    "unknown-rule": Explanation(N_("A waiver, --only or --skip names something that is no rule and no group.")),
    "waives-nothing": Explanation(N_("A waiver whose warning is gone would hide the next one.")),
    "gate-behind": Explanation(N_("Asked for by --fail-on behind: a target whose status is behind, unless it says gate = false.")),
    "gate-missed": Explanation(N_("Asked for by --fail-on missed: a target whose status is missed, unless it says gate = false.")),
    "gate-reversing": Explanation(
        N_("Asked for by --fail-on reversing: a target whose status is reversing, unless it says gate = false.")
    ),
    "gate-overdue": Explanation(N_("Asked for by --fail-on overdue: a target flagged overdue, unless it says gate = false.")),
    "gate-slipped": Explanation(
        N_("Asked for by --fail-on slipped: a target whose status is worse than at --base, unless it says gate = false.")
    ),
}
"""By slug."""
