"""The formulas of the quantity list in words."""

import re

from ectrack.locale import N_, _

FORMULAS = {
    "stated_baseline + amount": N_("baseline + the improvement"),
    "stated_baseline - amount": N_("baseline - the improvement"),
    "stated_baseline * (1 + rate)": N_("baseline * (1 {sign} rate)"),
    "stated_baseline * (1 - rate)": N_("baseline * (1 {sign} rate)"),
    "stated_baseline * (1 + rate) ** goal_years": N_("baseline * (1 + rate) ^ years"),
    "amount * periods": N_("amount of each period * periods of the window"),
    "low": N_("low end of the range"),
    "high": N_("high end of the range"),
    "(sum(followed)) * times + plus": N_("(sum of {followed_have} of {followed_of} regions below) * factor + addition"),
    "(sum(followed)) * units * times + plus": N_(
        "(sum of {followed_have} of {followed_of} regions below) in this unit * factor + addition"
    ),
    "other * times + plus": N_("figure of the other series * factor + addition"),
    "other * units * times + plus": N_("figure of the other series in this unit * factor + addition"),
    "stated": N_("as the goal states"),
    "max(last_year * (1 + yoy), year_to_date)": N_(
        "the larger of last full year * (1 + growth of the year to date) and the year to date"
    ),
    "last_year * (1 + yoy)": N_("last full year * (1 + growth of the year to date)"),
    "sum(regions)": N_("sum of {have} of {of} regions below"),
    "((product(factors_seen)) ** (1 / seen) - 1) * 100": N_("((1 + rate of each year) multiplied) ^ (1 / years) - 1, in %"),
    "(product(factors) - 1) * 100": N_("(1 + rate of each year) multiplied - 1, in %"),
    "meeting / all_regions * 100": N_("regions below that meet it / all {of}, in %; {have} have a figure"),
    "meeting": N_("regions below that meet it, of {of}; {have} have a figure"),
    "published * 100": N_("the growth published for {period}"),
    "(sum(periods_seen)) / seen": N_("sum of the periods / number of periods"),
    "sum(figures)": N_("sum of the figures"),
    "of / to * factor": N_("{of} / {to}"),
    "of / to": N_("{of} / {to}"),
    "now - opening": N_("figure now - figure at the start of the window"),
    "recorded": N_("as recorded for {period}"),
    "latest / level": N_("latest / level"),
    "(latest - baseline) / (level - baseline)": N_("(latest - baseline) / (level - baseline)"),
    "ln(1 + latest / 100) / ln(1 + level / 100)": N_("ln(1 + latest) / ln(1 + level)"),
    "min(max(years_gone / years, 0), 1)": N_("years from baseline to latest / years from baseline to deadline, 0 to 1"),
    "time_gone / time": N_("months gone / months of the year, in days where the year is told to an odd day"),
    "ln(latest / baseline) / ln(level / baseline)": N_("ln(latest / baseline) / ln(level / baseline)"),
    "share_log - share_time": N_("share done in logarithms - time elapsed"),
    "share_done - (expected - baseline) / (level - baseline)": N_("share done - (expected - baseline) / (level - baseline)"),
    "share_done - ln(1 + expected / 100) / ln(1 + level / 100)": N_("share done - ln(1 + expected) / ln(1 + level)"),
    "level * same_part / last_year": N_("level * same part of the year before / the whole year before"),
    "latest / same_part - 1": N_("year to date / same part of the year before - 1"),
    "level / last_year - 1": N_("level / the whole year before - 1"),
    "(level - latest) / (last_year - same_part) - 1": N_("(level - latest) / same rest of the year before - 1"),
    "left / years_left": N_("left / years left"),
    "left / years_left / 12": N_("left / months left"),
    "years_left * 12": N_("months from the latest figure to the deadline"),
    "last_year - same_part": N_("the whole year before - its same part"),
    "last_year * (1 + observed_growth)": N_("the whole year before * (1 + growth of the year to date)"),
    "level * latest / expected": N_("level * latest / expected"),
    "latest / share_time": N_("latest / time elapsed"),
    "share_done - share_time": N_("share done - time elapsed"),
    "level": N_("the level"),
    "before * (after / before) ** (years_passed / years_between)": N_("from * (to / from) ^ (years gone / years)"),
    "((1 + before / 100) * ((1 + after / 100) / (1 + before / 100)) ** (years_passed / years_between) - 1) * 100": N_(
        "(1 + from) * ((1 + to) / (1 + from)) ^ (years gone / years) - 1, in %"
    ),
    "before + (after - before) * years_passed / years_between": N_("from + (to - from) * years gone / years"),
    "before + (after - before) * time_passed / time_between": N_("from + (to - from) * time gone / time, in months or days"),
    "latest - expected": N_("latest - expected"),
    "expected - latest": N_("expected - latest"),
    "(latest - baseline) / (expected - baseline)": N_("(latest - baseline) / (expected - baseline)"),
    "ln(1 + latest / 100) / ln(1 + expected / 100)": N_("ln(1 + latest) / ln(1 + expected)"),
    "max(0, level - latest)": N_("level - latest, at least 0"),
    "max(0, level - used)": N_("level - used in the year under way, at least 0"),
    "max(0, latest - level)": N_("latest - level, at least 0"),
    "max(0, low - latest, latest - high)": N_("distance to the nearest end of the band, 0 inside"),
    "max(0, level - latest) / years_left / 12": N_("(level - latest, at least 0) / months left"),
    "latest - level": N_("latest - level"),
    "level - latest": N_("level - latest"),
    "share_done - 1": N_("share done - 1"),
    "latest / level - 1": N_("latest / level - 1"),
    "(latest / baseline) ** (1 / years_gone) - 1": N_("(latest / baseline) ^ (1 / years) - 1"),
    "rate": N_("the rate of the goal"),
    "(level / baseline) ** (1 / years) - 1": N_("(level / baseline) ^ (1 / years) - 1"),
    "(level / latest) ** (1 / years_left) - 1": N_("(level / latest) ^ (1 / years left) - 1"),
    "(1 + latest / 100) ** (1 / years_gone) - 1": N_("(1 + latest) ^ (1 / years) - 1"),
    "(1 + level / 100) ** (1 / years) - 1": N_("(1 + level) ^ (1 / years) - 1"),
    "((1 + level / 100) / (1 + latest / 100)) ** (1 / years_left) - 1": N_("((1 + level) / (1 + latest)) ^ (1 / years left) - 1"),
    "(latest - baseline) / years_gone": N_("(latest - baseline) / years"),
    "(level - baseline) / years": N_("(level - baseline) / years"),
    "(level - latest) / years_left": N_("(level - latest) / years left"),
    "(level - latest) / years_left / 12": N_("(level - latest) / years left / 12"),
    "latest * (1 + observed_growth) ** years_left": N_("latest * (1 + observed growth) ^ years"),
    "((1 + latest / 100) ** (years / years_gone) - 1) * 100": N_("(1 + latest) ^ (years of the window / years gone) - 1, in %"),
    "latest + (latest - baseline) / years_gone * years_left": N_("latest + (latest - baseline) / years gone * years left"),
    "ln((1 + level / 100) / (1 + latest / 100)) / ln(1 + observed_growth)": N_(
        "ln((1 + level) / (1 + latest)) / ln(1 + observed growth) years after {day}"
    ),
    "ln(level / latest) / ln(1 + observed_growth)": N_("ln(level / latest) / ln(1 + observed growth) years after {day}"),
    "(level - latest) / ((latest - baseline) / years_gone)": N_("(level - latest) / change per year, in years after {day}"),
    "min((level - latest) / latest * share_time * years, years_left)": N_(
        "(level - latest) / latest * time gone, in years after {day}"
    ),
    "years_from_met_on": N_("years from {met_on} to the deadline"),
}
"""By the text of the formula."""

_LIMITED = re.compile(r"(?:min|max)\((.+), limit\)")


def formula_words(text: str, **filled: object) -> str:
    """Return a formula in words.

    Args:
        text: The formula.
        filled: What its words name: `day` and `period` of the latest figure, `met_on`, the `sign` of the change, `of` and `to` of a
            quotient, and of how many regions a sum has a figure, `have` and `of`.
    """
    if limited := _LIMITED.fullmatch(text):
        return _("{formula}, not beyond the limit").format(formula=formula_words(limited[1], **filled))
    return _(FORMULAS[text]).format_map(filled)
