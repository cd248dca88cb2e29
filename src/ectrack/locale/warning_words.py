"""The words of every warning, by slug: a message and a hint."""

from ectrack.locale import N_
from ectrack.locale.message import Words

_EARLIER = N_("correct the wrong one with ectrack revise, or waive the warning with the reason")
_WAIVE = N_("correct the figure or the goal that is wrong, or waive the warning with the reason")

WARNINGS: dict[str, Words] = {
    # figures
    "no-source": Words(N_("the figure names no source"), N_('write where it stands: source = "…"')),
    "over-limit": Words(N_("{found} is more than {limit}"), N_("a share is at most the whole; is the unit right?")),
    "under-limit": Words(N_("{found} is less than {limit}"), N_("is the sign right?")),
    "far-from-neighbour": Words(
        N_("{found} is far away from {value} in {period}"), N_("is the unit right, and its scale: million or billion, 万 or 亿?")
    ),
    "stock-collapsed": Words(
        N_("{found} is a tenth of {value} in {period}, or less"), N_("is it another quantity, or a digit short?")
    ),
    "tenfold": Words(
        N_("{found} does not fit {value} in {period}, at {other}; {expected} would"),
        N_("is a digit missing or too many, or the decimal point misplaced? if it is right, waive the warning with the reason"),
    ),
    "share-as-fraction": Words(
        N_("{found} beside {value} in {period}, at {other}: one of them is in percent, the other a part of 1"),
        N_("a share of 0.35 is written 35%; correct the wrong one with ectrack revise"),
    ),
    "lost-scale": Words(
        N_("{found} is exactly ten thousand or a hundred million times more or less than {value} for the same period, at {other}"),
        N_(
            "one of them has lost or gained a scale word such as million or 万; keep the right one, waive the warning with the reason"
        ),
    ),
    "repeats-year": Words(N_("{found} is to the last digit the figure of {period}, at {other}"), _EARLIER),
    "cumulative-falls": Words(N_("the cumulative {found} is less than {value} for {period}, at {other}"), _EARLIER),
    "overlapping-periods": Words(
        N_("{second} overlaps {first}, at {other}, and neither lies in the other"),
        N_("give both the same start, or periods that follow one another"),
    ),
    "jump": Words(N_("{found} is {change} against {value} in {period}, more than {limit}"), _EARLIER),
    "calendar-year": Words(
        N_('{found} is of the calendar, but the years of "{id}" begin in month {month}'),
        N_("write {first} or {second} if such a year is meant; {plain} says the months and is not warned about"),
    ),
    "flow-of-a-day": Words(
        N_("{found} of a flow is the figure of one day, {period}, and counts for no longer period"),
        N_("record it for the period it adds up over, such as {expected}"),
    ),
    "undeclared-break": Words(
        N_('the source says that the series breaks at {period}, and "{id}" has no break since the figure before'),
        N_(
            'say it in the indicator: breaks = {{ "{period}" = "what changed" }}, with a link where both series are known, or waive the warning'
        ),
    ),
    "hole-in-series": Words(
        N_("{missing} is missing: the year is told by {period}, and {found} lies beyond the hole"),
        N_("record what is missing, or the year to date"),
    ),
    "period-after-recording": Words(
        N_("{period} ends on {day}, after the day of recording, {found}; only reports for {day} or later use it"),
        N_('correct the period or the day of recording; write state = "forecast" where it is one'),
    ),
    "far-ahead": Words(
        N_("{period} ends more than 12 months after every other figure, the newest of which ends on {day}"),
        N_("correct the period, or write when the figure was recorded: recorded = …"),
    ),
    "recorded-in-future": Words(
        N_("the day of recording, {found}, has not come yet"), N_("write the day of recording where the figure stands")
    ),
    # consistency
    "two-values": Words(N_("{found} is another value than {value} for the same period, at {other}"), _EARLIER),
    "yoy-mismatch": Words(
        N_("published {found} does not follow from the level in {period}, which gives {expected}"),
        N_(
            'correct the wrong one with ectrack revise; growth at comparable prices is an indicator of its own: kind = "growth" with '
            'growth_of = "{id}"; or waive the warning with the reason'
        ),
    ),
    "parts-sum": Words(N_("{found} is not what its parts add up to, {expected}"), _EARLIER),
    "regions-sum": Words(N_("{found} is not what the regions below add up to, {expected}"), _EARLIER),
    "periods-sum": Words(N_("{found} is not what the shorter periods add up to, {expected}"), _EARLIER),
    "rise-mismatch": Words(N_("{found} added is not the rise of the stock, {expected}, at {other}"), _EARLIER),
    "share-mismatch": Words(N_("{found} does not follow from its two parts, which give {expected}"), _EARLIER),
    "part-over-whole": Words(N_('{found} is more than {value}, the whole that it is a part of in "{id}", at {other}'), _EARLIER),
    # targets
    "no-clause": Words(
        N_("the target does not say where it comes from; missing: {key}"), N_("name the policy and the place in it")
    ),
    "stock-for-yearly-goal": Words(
        N_("the goal counts additions, but the stock at the start of its window is not known"),
        N_('record the stock of the day before, state it as baseline = {{ period = "…", value = … }}, or waive the warning'),
    ),
    "met-before-start": Words(N_("the baseline of {period}, {value}, already met the level {level}"), _WAIVE),
    "level-beyond-limit": Words(
        N_("the level that follows from the baseline lies beyond the limit of the indicator, {limit}, so the target has none"),
        N_("correct the rate, the baseline or the limit, or waive the warning"),
    ),
    "window-without-sum": Words(
        N_("the ceiling {found} is held against the last year of {period} alone, not against the sum of the window"),
        N_("write total_at_most for a ceiling of the sum, each_year_at_most or hold for one of every year, or leave out from"),
    ),
    "fall-of-a-flow": Words(
        N_("{found} in all of a flow, whose figures add up and none of which lies below zero"),
        N_(
            'for a yearly amount that shall fall write improve_by = "{instead}" and direction = "decrease" with since, or growth = "-5%"; '
            "where figures can lie below zero, negative = true in the indicator"
        ),
    ),
    "growth-of-last-year": Words(
        N_("the growth rate is held against the last year of {period} alone"),
        N_(
            "write average = true for the mean of the years, hold = true for each of them, total for all together, or leave out from"
        ),
    ),
    "stated-before-break": Words(
        N_("the plan may have stated this before the series broke on {period}; a stated number is never multiplied by a link"),
        N_("state it in the new series, or waive the warning; since, from or the day of the policy say from when it is"),
    ),
    "rates-added": Words(
        N_('the figures look like yearly rates, and "{goal}" would add them; rates do not add up, they compound'),
        N_('write kind = "growth" on the indicator if they are growth rates; if they are levels, improve_by = "5pp" or a level'),
    ),
    "percent-or-points": Words(
        N_("an improvement by {found} of an indicator in % is a part of the baseline, not percentage points"),
        N_('write "{instead}" if percentage points are meant, or waive the warning'),
    ),
    "permille-or-amount": Words(
        N_("an improvement by {found} of an indicator in ‰ is a part of the baseline, not an amount in ‰"),
        N_('write total = "{instead}", or at_least or at_most with the level itself, if an amount is meant, or waive the warning'),
    ),
    "beyond-range": Words(
        N_("{found} lies beyond {limit}, the far end of the range"),
        N_("write within instead of between if the far end is a limit, stretch = true if more is better"),
    ),
    "baseline-missing": Words(
        N_("no figure is of {period}; what ends on that day is of another period: {found}"),
        N_("record the figure of that period, name the period that is there, or waive the warning"),
    ),
    "revised-in-part": Words(
        N_("of {period} only the whole or only the part was revised, so the year before gives no season"),
        N_("record the revision of the other one, or the growth published with the figures of this year"),
    ),
    "approximate-near-line": Words(
        N_("{found} is approximate and may lie on either side of {value}, which decides"),
        N_("find the exact figure, or waive the warning"),
    ),
    "steeper-than-growth": Words(N_("the level {found} asks for more than the growth of {id} leads to, {expected}"), _WAIVE),
    "below-growth": Words(N_("the level {found} asks for less than the growth of {id} leads to, {expected}"), _WAIVE),
    "goals-differ": Words(N_("the goal {found} differs from {value}, which {id} asks for, at {other}"), _WAIVE),
    "goals-of-parts": Words(N_("the goals of the regions below add up to {found}, not to {value}"), _WAIVE),
    "goals-ratio": Words(N_("the goal {found} does not follow from the goals for its two parts, which give {expected}"), _WAIVE),
    "goals-rise": Words(N_("the goal adds {found}, but the stock it adds to shall only be {value}, at {other}"), _WAIVE),
    # freshness
    "deadline-without-figure": Words(
        N_("the deadline {found} has passed without a figure for it"), N_("record it with ectrack record")
    ),
    "deadline-without-other": Words(
        N_('the deadline {found} has passed without a figure of "{id}" for it, which the level follows'),
        N_("record it with ectrack record"),
    ),
    "deadline-with-hole": Words(
        N_("the deadline {found} has passed, and {period} has no figure, so that there is no mean"),
        N_("record it with ectrack record"),
    ),
    "late": Words(
        N_('the figure of "{id}" up to {expected} was due on {since}; the newest is up to {found}'),
        N_("record it with ectrack record"),
    ),
    "first-figure-late": Words(
        N_('the figure of "{id}" up to {expected} was due on {since}; none is recorded'), N_("record it with ectrack record")
    ),
    # waivers
    "unknown-rule": Words(N_('"{found}" names no rule of check'), N_("ectrack explain lists the rules")),
    "waives-nothing": Words(N_('the waiver of "{found}" waives nothing'), N_("remove it")),
    # gates on progress
    "gate-behind": Words(N_('the target "{id}" is behind its path'), N_("ectrack show {id} says by how much")),
    "gate-missed": Words(N_('the target "{id}" was missed'), N_("ectrack show {id} says by how much")),
    "gate-reversing": Words(N_('the target "{id}" moves away from its goal'), N_("ectrack show {id} says by how much")),
    "gate-overdue": Words(
        N_('the deadline of the target "{id}" has passed without the figure that decides'), N_("ectrack show {id} says which")
    ),
    "gate-slipped": Words(N_('the target "{id}" slipped from {before} to {after}'), N_("ectrack show {id} says why")),
}
"""Warnings and gates of `check`; those that a figure can raise are also told when it is recorded."""
