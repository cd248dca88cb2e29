"""The reasons explained: why a quantity is empty, or a target is unrated or without data, and what helps where something does."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation

FIGURES = {
    "no-figure": Explanation(
        N_("Nothing is recorded for this indicator in this region, or nothing was known yet on the day of --known-by.")
    ),
    "incomplete": Explanation(
        N_(
            "The figure is a sum of the regions below that lacks some of them. What those did is not known, so it is not compared until "
            "they are recorded."
        )
    ),
    "only-not-comparable": Explanation(
        N_("All figures say comparable = false: they are of another scope or definition and are kept for reference only.")
    ),
    "only-forecast": Explanation(N_("All figures have the state forecast, and a forecast never counts as an actual.")),
    "none-by-as-of": Explanation(N_("There are figures, but the periods of all of them end after the day of the report.")),
    "unknown-start": Explanation(
        N_("The figures are of periods whose first day is not known, so nobody can say which time they cover."),
        example=N_("A turnover of /2014-11-30: since when it adds up is not written."),
    ),
    "partial-year": Explanation(
        N_(
            "No figure is of a whole year, and what there is of one does not tell it: a later part alone says nothing about the year."
        ),
        example=N_("Only the second quarter of 2015 is recorded."),
    ),
    "only-year-to-date": Explanation(
        N_(
            "A part of a year is not compared with a year. Before the year of the deadline it can show that the level is reached, and "
            "nothing else; for a yearly level it is no baseline."
        ),
        example=N_("At least 400 by 2016, and the half-year 2015 alone: 210 is shown, and nothing follows from it."),
    ),
    "hole-in-window": Explanation(
        N_(
            "A mean, and growth rates that compound, need every period of the window up to the newest one; one that is not recorded "
            "leaves nothing to judge."
        ),
        example=N_("2021 and 2023 are recorded, 2022 is not."),
        note=N_("Record the missing period."),
    ),
    "no-year-to-date-rate": Explanation(
        N_(
            "A goal of a year is judged by the newest growth rate that begins with the year. A rate of a later month or quarter alone is "
            "shown and judges nothing, and so is a rate of another year."
        ),
        example=N_("At least 6 % in 2025, and the rate of the third quarter alone."),
        note=N_("Record the rate from January on, such as 2025-01/2025-09."),
    ),
    "rates-added": Explanation(
        N_(
            "The figures of a share look like yearly rates: none of the window is above twice the amount of a year. Their difference "
            "would be no total, so nothing is judged."
        ),
        example=N_("13.5 % in five years, with 2.7, 0.1, 0.5 and 3.8 recorded: rates that compound to 7.2 %."),
        note=N_(
            'Growth rates are an indicator of kind = "growth"; a share that shall move by so many points is improve_by = "5pp".'
        ),
        worked=("1.027 * 1.001 * 1.005 * 1.038 = 1.0724",),
    ),
    "no-common-period": Explanation(
        N_("A level that follows another series is the figure of that series for the very same period, and no period has both."),
        example=N_("The province is recorded for 2024, the nation for 2023."),
        note=N_("Record the other series for the periods of this one."),
    ),
    "other-is-a-bound": Explanation(
        N_(
            "The figure that the level follows is known only as `at_least`, `at_most` or the like, and the truth beyond it could decide otherwise."
        ),
        example=N_("At least as much as the nation: 105, and the nation at least 100. It may be 110."),
    ),
    "gap-in-window": Explanation(
        N_("A sum begins with the first day of its window, and no figure does; later figures show less than the window brought."),
        example=N_("250 in all from 2013 on, and figures for 2014 only."),
    ),
    "nothing-after-start": Explanation(
        N_("All figures are from before the window that `from` or the baseline period opens, and those do not count."),
        example=N_('from = "2015", and 2014 is the newest year.'),
    ),
    "nothing-after-baseline": Explanation(N_("The latest figure is not later than the baseline, so nothing was observed since.")),
    "after-deadline": Explanation(
        N_("All figures are of periods after the deadline, and those say nothing about the period the target is due in.")
    ),
    "too-late": Explanation(
        N_(
            "The first figure after the deadline is of a day more than twelve months later. It is shown, and compared with nothing, "
            "unless a figure up to the deadline met the level."
        )
    ),
    "late-figure": Explanation(N_("The target was met on a day after its deadline, so there are no years by which it was early.")),
    "opening-stock-unknown": Explanation(
        N_(
            "What was added is the rise of a stock, and the stock of the day before the window is not known. Where even the whole stock "
            "is enough for the path, nothing can be said."
        )
    ),
}
"""About the figure that speaks."""

GOALS = {
    "break": Explanation(
        N_(
            "The series breaks between what the target counts from and the newest figure, and no link carries one over to the other. The "
            "newest figure is shown and compared with nothing; what was decided for good before the break stays decided."
        ),
        example=N_("A rent index of 143 in 2022, on a new base 104 in 2024: at most 110 is neither met nor missed."),
        note=N_(
            'breaks = {{ 2023 = {{ why = "new base", link = 0.75 }} }} on the indicator multiplies the earlier figures, never a baseline whose value the plan states.'
        ),
    ),
    "no-baseline": Explanation(
        N_("The clause names no period to count from, so no change can be told. A level that is reached is achieved without one."),
        note=N_("since or baseline names it; an official method may take the earliest figure instead."),
    ),
    "baseline-missing": Explanation(
        N_(
            "No figure is of exactly the baseline period or of its last day; another period that ends on that day is another figure."
        ),
        example=N_('since = "2013" for a share, and only the fourth quarter of 2013 is recorded.'),
    ),
    "window-unknown": Explanation(N_("A sum counts from a first day, and the clause states none: write `from` or `since`.")),
    "no-deadline": Explanation(
        N_(
            "Without `by` no path leads anywhere and no time is left to count. Yearly amounts and levels to be kept are judged all the same."
        )
    ),
    "no-level": Explanation(N_("improve = true names a direction and no value, so there is no distance to measure.")),
    "level-beyond-limit": Explanation(
        N_("The level follows from the baseline and is more than the indicator can reach, so the target has none."),
        example=N_("70 % to grow by 20 % a year for two years, where the limit is 100."),
        worked=("70 * 1.2 ^ 2 = 100.8",),
    ),
    "lower-is-better": Explanation(
        N_("Where less is better, latest / level grows as things get worse; the share done says how far the change has come.")
    ),
    "zero-level": Explanation(N_("The figure would be divided by a level of zero; shortfall and lead are told in the unit.")),
    "negative-level": Explanation(
        N_("Divided by a level below zero the better figure would show the smaller share; shortfall and lead are told in the unit.")
    ),
    "baseline-equals-level": Explanation(
        N_("The baseline stands at the level already; of a way of no length no part can be done."),
    ),
    "met-at-baseline": Explanation(
        N_(
            "The baseline met the level already, so the path asks for no change in the wanted direction. Only whether the level still "
            "holds is judged: where it was lost the target is reversing."
        )
    ),
}
"""About the goal, its baseline and its level."""

PATHS = {
    "flat-path": Explanation(
        N_("The path asks for the same value as the baseline; the pace would divide by 0, so its side decides.")
    ),
    "path-against-direction": Explanation(
        N_("A milestone leads the path away from the wanted direction by now; the pace says nothing there, so its side decides.")
    ),
    "linear-path": Explanation(
        N_(
            "Logarithms measure growth by a constant rate, which only a compound path has; this path runs straight, or within a year."
        )
    ),
    "path-undefined": Explanation(
        N_('A compound path multiplies, and no factor leads from, to or across zero: write path = "linear", or another baseline.')
    ),
    "hold": Explanation(
        N_("A level to be kept asks for the same on every day: nothing is on the way, no pace is told and nothing carried on.")
    ),
    "seasonal": Explanation(
        N_("A year with a season brings unequal months, so the change so far carried on evenly would name a wrong day.")
    ),
    "milestones": Explanation(
        N_(
            "The plan states unequal amounts for the parts of the year, so the change so far carried on evenly would name a wrong day."
        )
    ),
    "cap": Explanation(
        N_(
            "Under a ceiling less is better: nothing has to be brought, and attainment and pace would be best where nothing is left. "
            "`left` and `left_per_month` say what may still come."
        )
    ),
    "band": Explanation(
        N_(
            "A band has two ends, so no single path and no attainment leads to it; nor does any path where the baseline lay inside already."
        ),
        example=N_("Between 40 and 60 %, from 50 in 2021: no year asks for another value."),
    ),
    "beyond-range": Explanation(
        N_(
            "The figure has gone through the band and out at its far end: nothing is ahead of the path there, and the way back is another."
        ),
        example=N_("Between 40 and 60 %, from 20: 70 has 10 too many."),
    ),
    "average": Explanation(
        N_("A mean over a window has no path: the mean so far is held against the level, and the whole window decides."),
        example=N_("Less than 5.5 % on average in three years, and 5.1 and 5.7 so far."),
        worked=("(5.1 + 5.7) / 2 = 5.4",),
    ),
    "growth-rate": Explanation(
        N_(
            "A growth rate is a speed already: it is held against its goal by itself, no path leads there, and it has no growth of its "
            "own. Methods that compare levels over years say nothing about it."
        ),
        example=N_("At least 7 % in 2025: 6.4 % by September is behind, and only the whole year decides."),
    ),
    "relative": Explanation(
        N_(
            "A level that follows another series moves with it, so there is no path to it; the two figures of one period are compared."
        ),
        example=N_("At least 90 % of the income of the nation, which is 28000 in the same year."),
        worked=("28000 * 0.9 = 25200",),
    ),
}
"""About the path."""

GROWTHS = {
    "no-time": Explanation(N_("Both values are of one day, or in the wrong order; a growth needs time between them.")),
    "under-half-a-year": Explanation(
        N_("A few weeks told as a rate per year exaggerate what happened; the amount per month stands instead."),
        example=N_("10 % in one month would be told as 214 % a year."),
        worked=("(1.1 ^ 12 - 1) * 100 = 214",),
    ),
    "zero-value": Explanation(N_("No rate leads from zero or to it; what is needed per year and per month stands in the unit.")),
    "negative-value": Explanation(N_("No rate leads from or to a value below zero; what is needed stands in the unit.")),
    "opposite-signs": Explanation(N_("One value lies above zero and one below, and no rate leads across.")),
    "compounding": Explanation(
        N_("Where yearly rates compound, a year asks for a rate and not for points: the required growth says which."),
        example=N_("-9.39 % of -16 % in five years after three of them: two years at -3.72 % lead there."),
        worked=("(((1 - 0.16) / (1 - 0.0939)) ^ (1 / 2) - 1) * 100 = -3.72",),
    ),
    "sum": Explanation(
        N_(
            "A sum begins at 0, from which no rate leads anywhere; within its last year it is compared with the year before instead."
        )
    ),
    "too-large": Explanation(N_("The number has more than a thousand digits before the point, and nothing is measured there.")),
}
"""About growth."""

RUNNING_YEAR = {
    "no-last-year": Explanation(
        N_("The whole year before is neither recorded nor made up of parts, so the year has no season and no growth over it.")
    ),
    "no-same-part": Explanation(
        N_(
            "Neither a growth published with the figures so far nor the same part of the year before is recorded, so the year has no "
            "season and no growth so far."
        )
    ),
    "same-part-out-of-range": Explanation(
        N_("The same part of the year before is zero, negative or more than that whole year, so nothing is derived from it.")
    ),
    "revised-in-part": Explanation(
        N_(
            "Of the year before only the whole or only the part is a revision; the two do not belong together, so they make no season."
        )
    ),
    "no-rest-of-year": Explanation(
        N_(
            "The rest of the year before is its whole less its same part; one of them is not known, or nothing is left between them."
        )
    ),
    "year-complete": Explanation(
        N_("The year of a yearly cap is over: what it did not use is not there in the next one, which has a cap of its own."),
        example=N_("At most 3 a year, and 2 in 2024: in 2025 there may be 3, not 4."),
    ),
    "within-year": Explanation(N_("Within the year of the deadline no year is left to divide by; the amount per month stands.")),
    "after-year": Explanation(N_("Going on as so far, the level is reached only after the year, where the next one begins at 0.")),
    "not-within-year": Explanation(
        N_("A rest is told while a flow is judged by its year to date, which is in the year of its deadline only.")
    ),
    "no-ceiling": Explanation(N_("What is left is told under a ceiling, in the year of its deadline; this target has none there.")),
}
"""About the year of the deadline."""

OUTCOMES = {
    "met": Explanation(N_("The figure that decides meets the level: there is nothing to ask for and no day to foretell.")),
    "met-by-estimate": Explanation(
        N_(
            "The year is estimated at the level or beyond it, which decides nothing: nothing more is needed if the estimate proves right."
        )
    ),
    "met-so-far": Explanation(
        N_("The level is reached by a figure that may not decide, such as a share of a quarter or a flow that may still fall.")
    ),
    "missed": Explanation(
        N_("A ceiling is passed within its year, and what is used cannot be given back: no growth and no amount would help.")
    ),
    "not-met": Explanation(
        N_("The day of meeting, the years by which it was early and the excess are told once the level is met.")
    ),
    "deadline-reached": Explanation(N_("The latest figure is of the deadline or later, so no time is left in which to catch up.")),
    "never": Explanation(N_("The change so far leads away from the level, stands still, or cannot mend what is passed.")),
    "hold-broken": Explanation(
        N_("In one period the level to be kept was not there; `years` names it. A revision that holds again undoes the break.")
    ),
    "hold-gap": Explanation(
        N_(
            "The deadline is there, and a period of the window before it has no figure: whether the level was kept then is not known."
        )
    ),
}
"""About what is decided."""

METHODS = {
    "cannot-judge": Explanation(N_("The method gives no verdict because the figures of the target are not compared at all.")),
    "too-few-points": Explanation(N_("The method needs figures of more years than there are; its own explanation says of which.")),
    "no-cut-offs": Explanation(
        N_(
            "Cut-offs differ from place to place: write lights = {{ green = 0, yellow = 10, red = 30 }} in ectrack.toml or in the target."
        )
    ),
    "between-lights": Explanation(
        N_("The figure trails by more than green and less than yellow, about which no rule was published.")
    ),
    "no-scores": Explanation(N_("The category of a group is that of the mean score, and none of its targets could be scored.")),
    "no-symbols": Explanation(N_("The symbol of a group is its worst one, and none of its targets could be given one.")),
}
"""About the methods."""

REASONS: dict[str, Explanation] = {**FIGURES, **GOALS, **PATHS, **GROWTHS, **RUNNING_YEAR, **OUTCOMES, **METHODS}
"""By slug."""
