"""The remarks explained: what a flag says about the figure, the path or the outcome of a target."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation

REMARKS: dict[str, Explanation] = {
    "estimated": Explanation(
        N_(
            "No figure of the year is there yet: it is told as last full year * (1 + growth of the year to date). Everything that "
            "follows from it is an estimate too, and nothing is decided by it."
        )
    ),
    "early-estimate": Explanation(
        N_("The estimate has seen less than three months of the year (`latest.seen`), and the rest may turn out quite otherwise.")
    ),
    "year-to-date": Explanation(
        N_("The figure adds up from the first day of the year to its own date; it decides only what cannot be undone.")
    ),
    "judged-as-sum": Explanation(
        N_(
            "In the year of its deadline a flow is judged by what it has brought so far, from 0 on the day before the year, until the "
            "whole year is recorded."
        )
    ),
    "seasonal": Explanation(
        N_("The path asks by now for the part that the same months brought of the year before: level * same part / whole year.")
    ),
    "no-season": Explanation(
        N_("The year before is not known well enough to give a season, so the path asks for the same in every month."),
        note=N_("Record the whole year before, and its same part or the growth published with the figures of this year."),
    ),
    "part-year": Explanation(
        N_(
            "The figure is a share of a half-year, quarter or month, or of another period than the one that is due; it decides nothing."
        )
    ),
    "approximate": Explanation(
        N_(
            'The source says "about", "over" or "nearly". The figure is taken as it stands, except at the level: "over" meets it, "nearly" '
            "does not."
        )
    ),
    "approximate-goal": Explanation(
        N_("The clause states its goal roughly. Where it says about, half a unit of the last stated digit may be missing.")
    ),
    "met-by-rounding": Explanation(
        N_(
            "The clause says about, and less than that half unit is missing: the target is met, while shortfall and attainment are told "
            "against the level itself."
        ),
        example=N_("About 50 % by 2014, and the figure is 49.6 %."),
        worked=("50 - 49.6 = 0.4",),
    ),
    "approximate-baseline": Explanation(
        N_("The value that progress counts from is rough in its source, and so are the shares and growths that follow from it.")
    ),
    "assumed-date": Explanation(
        N_(
            'The source gives no day for the figure, only words such as "so far"; the day that stands was assumed: dated = "assumed".'
        )
    ),
    "preliminary": Explanation(
        N_(
            "The office will settle the figure later. It is judged as it stands, but a level to be kept is lost for good by a final one."
        )
    ),
    "estimated-by-source": Explanation(
        N_(
            "The source itself estimated the figure, or one behind it. It counts like any other; `estimated` is what this program estimates."
        )
    ),
    "overdue": Explanation(
        N_(
            "The deadline has passed, and the days of `lag` after it, without the figure that decides; the target keeps the status of "
            "its latest figure."
        )
    ),
    "other-missing": Explanation(
        N_(
            "The target has its figure for the deadline, and the series that its level follows has none; the older common period is shown."
        )
    ),
    "late-figure": Explanation(
        N_("No figure is of the deadline; the first of a later day, at most twelve months after it, stands in and decides.")
    ),
    "was-met": Explanation(N_("An earlier figure met the level and the latest one does not, so the target is open again.")),
    "year-short": Explanation(
        N_(
            "At least one year of the window brought less than its amount; the status speaks for all of them together, without `by` for the newest."
        )
    ),
    "period-short": Explanation(
        N_("At least one quarter or month of the window brought less than its amount; the status speaks for all of them together."),
        example=N_("3 in every month: 3, 4 and 2 are 9 of 9, though March fell short."),
    ),
    "year-over-cap": Explanation(
        N_(
            "A year, or a part of it, is above its cap. Each year decides for itself: that misses the target, and `years` names it."
        ),
        example=N_("At most 3 a year: 2 in 2023 and 4 in 2024."),
    ),
    "hold-broken": Explanation(
        N_(
            "A level to be kept was not there in one period: missed by a final figure, behind by a preliminary one. `years` names it."
        )
    ),
    "growth-suffices": Explanation(
        N_("The figure is behind the path, and yet the level is reached if it grows on by the same rate as so far.")
    ),
    "growth-falls-short": Explanation(
        N_("The figure is on the path, and yet the level is not reached if it grows on by the same rate as so far.")
    ),
    "outlook-differs": Explanation(
        N_(
            "The outlook leads elsewhere than the path says, as where only the path runs through milestones: behind though it reaches the level, or the reverse."
        )
    ),
    "reading-differs": Explanation(
        N_("The clause can be read in another way that leads to another status; `show` puts the readings side by side.")
    ),
    "upper-bound": Explanation(
        N_("The stock before the window is not known, so all of today's stock is only the most that can have been added.")
    ),
    "linked": Explanation(
        N_(
            "Figures from before a break in the series were multiplied by its link, so that they can be compared with the newest one. A "
            "number that the plan states stands as it is."
        ),
        example=N_("800 in 2017, and a new register that counts 1.2 times as many since 2019: 960."),
    ),
    "counted": Explanation(
        N_(
            "The region has no figure of its own; what stands is the number, or the part, of the regions below whose figure meets a level. "
            "One without a figure for the same period is not counted, and named as missing."
        )
    ),
    "rolled-up": Explanation(N_("The region has no figure of its own; what stands is added up from the regions right below it.")),
    "incomplete": Explanation(
        N_("The sum lacks regions, so it is a lower bound: it can prove that a rising goal is reached, and nothing else.")
    ),
    "newer-incomplete": Explanation(
        N_("A newer sum is not compared because regions are missing in it; the newest complete figure speaks.")
    ),
    "zero-replaced": Explanation(N_("statcan counts a baseline or target of 0 as 0.001, so that a rate leads from it or to it.")),
    "long-term": Explanation(
        N_("eurostat found no value five years before the latest one, and judged the longest span of up to fifteen years.")
    ),
}
"""By slug."""
