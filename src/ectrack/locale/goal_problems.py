"""The words of problems of goals, and of what stands beside them."""

from ectrack.locale import N_
from ectrack.locale.message import Words

GOALS: dict[str, Words] = {
    "no-goal": Words(
        N_("the target has no goal; expected one of: {expected}"), N_('add exactly one goal key, such as at_least = "…"')
    ),
    "two-goals": Words(
        N_("the target has more than one goal: {found}"), N_("keep one; write the others as targets of their own, or as readings")
    ),
    "growth-too-low": Words(N_("a growth of {found} leaves nothing or less"), N_("growth must be above -100%")),
    "range-reversed": Words(N_("the range runs from {first} down to {second}"), N_("put the low end first")),
    "improve-by-nothing": Words(
        N_("an improvement by {found} is none"), N_("write how much better it shall get, above zero; the direction says which way")
    ),
    "lights-order": Words(
        N_("the lights are not in order: {found}"), N_("write three plain numbers that rise from green to yellow to red")
    ),
    "rates-added": Words(
        N_('"{goal}" would add yearly rates in %, and rates do not add up, they compound'),
        N_(
            'write kind = "growth" on the indicator: then a total compounds, and at_least with hold = true judges each year by itself; a '
            'share that moves by so many points is improve_by = "5pp"'
        ),
    ),
    "hold-kind": Words(
        N_('"hold" does not go with the goal "{goal}"'),
        N_("only at_least, at_most, more_than, less_than, between and within can be held"),
    ),
    "direction-not-allowed": Words(
        N_('the goal "{goal}" already gives the direction'),
        N_(
            "direction stands beside between, improve, improve_by, total, each_year, each_quarter, each_month and hold alone; remove it"
        ),
    ),
    "no-path-to-shape": Words(
        N_('"{key}" shapes a path, and this goal has none'), N_("remove it; a path leads from a baseline to a level at a deadline")
    ),
    "since-and-baseline": Words(N_('"since" and "baseline" are both given'), N_("keep one of them; they mean the same")),
    "baseline-on-sum": Words(
        N_('a sum starts from 0, so the goal "{goal}" takes no baseline value'), N_("leave the value out and name only the period")
    ),
    "baseline-not-at-start": Words(
        N_("the baseline {found} does not lie at the start of the window, {expected}"),
        N_("a sum counts from the day before the window starts"),
    ),
    "deadline-before-baseline": Words(
        N_('the deadline "{found}" is not after the baseline "{first}"'), N_("correct by, since or baseline")
    ),
    "deadline-before-start": Words(N_('the deadline "{found}" is before the start "{first}"'), N_("correct from or by")),
    "flow-due": Words(
        N_('"{found}" is not a period that a flow or a growth rate can be due in'),
        N_("name a year, half-year, quarter or month; for several years use total, of growth rates also average or hold"),
    ),
    "flow-due-on-a-day": Words(
        N_('a flow, or a growth rate, is due in a period, not on a day: "{found}"'),
        N_("write the period whose amount is meant: {expected}"),
    ),
    "milestone-not-from-start": Words(
        N_("the milestone {found} is an amount of a part of a year that does not begin with the year the flow is due in"),
        N_(
            "state what is to be reached from the first day of that year, such as 2015-H1 or 2015-Q1/2015-Q3; of an earlier year the whole"
        ),
    ),
    "level-beyond-limit": Words(
        N_("{found} lies beyond the limit of the indicator, {limit}, which no figure can pass"),
        N_("correct the value, or the limit of the indicator"),
    ),
    "baseline-keys": Words(
        N_("a baseline names either a period, with or without its value, or a mean"),
        N_('write baseline = {{ period = "2013", value = "860亿元" }} or baseline = {{ mean = "2011/2013" }}'),
    ),
    "mean-of-years": Words(
        N_('"{found}" is not made of whole years'), N_('a mean is taken over calendar years, such as mean = "2011/2013"')
    ),
    "average-window": Words(
        N_("average is the mean of a level over a window, and {goal} has none here"),
        N_("state a level such as at_least, with from and by, and without hold"),
    ),
    "window-too-short": Words(
        N_("the window {found} has no mean: it is shorter than one period, {months} months"),
        N_('correct from or by; where months or quarters are averaged, every = "month" in the indicator'),
    ),
    "relative-to-itself": Words(
        N_("the level of {found} follows the very series that it is for"),
        N_('name another indicator, or another region: of = "indicator@region"; for_regions may leave a region out'),
    ),
    "stretch-without-range": Words(
        N_('"stretch" does not go with the goal "{goal}"'), N_("only between has a far end that more is welcome to pass; remove it")
    ),
    "relative-alone": Words(
        N_("a level that follows another series is compared period by period, not with {key}"), N_("remove hold or average")
    ),
    "goal-against-direction": Words(
        N_("{goal} is a sum to be reached, and its amount runs against the direction that is wanted"),
        N_(
            'for a sum that must stay under it write {cap}, for a reduction a negative amount; if more is wanted here, direction = "increase" in the target'
        ),
    ),
    "cap-of-its-own": Words(
        N_('each year of each_year_at_most has a cap of its own, so that "{key}" shapes no path over the years'),
        N_("remove it; milestones may be amounts inside a year that begin with it, such as 2023-H1"),
    ),
    "times-of-nothing": Words(
        N_("{found} of another series is nothing to compare with"), N_('write a part above zero, such as times = "90%"')
    ),
    "milestone-outside": Words(
        N_('the milestone {found} is not between the baseline and the deadline "{expected}"'), N_("correct its period")
    ),
    "milestone-conflict": Words(
        N_("the milestone at the deadline is {found}, the goal {goal}"), N_("remove the milestone, or make them agree")
    ),
    "split-sum": Words(
        N_("the parts add up to {sum}, the goal is {goal}"), N_("correct the parts, or add the region that is missing")
    ),
    "split-kind": Words(
        N_('a "{goal}" goal of a "{found}" indicator cannot be split'),
        N_("only amounts of stocks and flows add up; make one target per region"),
    ),
}
"""By slug."""
