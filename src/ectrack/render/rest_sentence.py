"""What the rest of a running year must bring, or what a cap leaves, as one sentence for every output."""

from datetime import date
from decimal import Decimal

from ectrack.core.assessing.assessment import Assessment, Rest
from ectrack.core.assessing.running import RunningYear
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.periods import MONTHS_IN_YEAR, ONE_DAY, months_between, year_before_span
from ectrack.locale import N_, _, current
from ectrack.render import numbers, words
from ectrack.render.span_words import as_recorded, is_named, is_of_months, part_words, span_words

RESTS = {
    MONTHS_IN_YEAR: N_("the rest of the year ({span})"),
    6: N_("the rest of the half-year ({span})"),
    3: N_("the rest of the quarter ({span})"),
}
THE_REST = N_("the time that is left ({span})")
"""How the rest is called that has no name of its own, by the months of the period the target is due in; the last for any other."""

MUST_BRING = (N_("{rest} must bring {amount}{unit}"), N_("{rest} must bring {amount}{unit}, {month} a month"))
MAY_BRING = (N_("{amount}{unit} left for {rest}"), N_("{amount}{unit} left for {rest}, {month} a month"))
"""The first for a rest of no more than a month."""

LEFT_OF_YEARS = N_("{amount}{unit} left for {rest}, {year} a year, {month} a month")
"""What a cap of several years leaves."""

MISSING = {
    "no-last-year": N_("no figure for {year}"),
    "no-same-part": N_("no figure for {part}"),
    "same-part-out-of-range": N_("the figure for {part} does not fit into that for {year}"),
    "break": N_("a break in the series parts it from {year}"),
    "revised-in-part": N_("of {part} and {year} only one is revised"),
}
"""What the year before lacks, so that it gives no season and nothing to compare the rest with."""

NOT_RECORDED = frozenset({"no-last-year", "no-same-part"})


def rest_sentence(assessment: Assessment) -> str | None:
    """Return what the rest of a running year must bring, or what a ceiling leaves for the time that is left; None where it says nothing.

    It reads `the second half must bring 832.9 亿元, 138.8 a month, 46.2% more than the second half of 2014`.
    """
    rest, running = assessment.rest, assessment.running
    if rest is None or running is None:
        return _left_by_cap(assessment)
    if assessment.left is not None:
        span = span_words(rest.start, rest.end, running.starts)
        return _brought(assessment, rest, MAY_BRING, span) if rest.amount else _("nothing left for {rest}").format(rest=span)
    if rest.amount <= 0:
        return None
    told = _brought(assessment, rest, MUST_BRING, _rest_words(rest, running))
    if rest.growth is not None:
        return _(", ").join([told, _compared(rest.growth, _rest_before(rest, running))])
    return _("{sentence} ({why})").format(sentence=told, why=_without_comparison(rest, running))


def _left_by_cap(assessment: Assessment) -> str | None:
    """Return what a cap over a window leaves for the time that is left: `1,195 Mt left for 2025 to 2027, 398.3 a year, 33.2 a month`."""
    latest, deadline, left, month = assessment.latest, assessment.deadline, assessment.left, assessment.left_per_month
    if not assessment.is_open or latest is None or deadline is None or left is None or month is None:
        return None
    span, year = span_words(latest.date + ONE_DAY, deadline), assessment.left_per_year
    if not left:
        return _("nothing left for {rest}").format(rest=span)
    sentence = LEFT_OF_YEARS if year is not None and year < left else MAY_BRING[1]
    return _(sentence).format(
        rest=span,
        amount=numbers.amount(left),
        unit=words.with_points("", assessment.target.indicator),
        year=numbers.brief(year) if year is not None else "",
        month=numbers.brief(month),
    )


def no_season_words(running: RunningYear) -> str | None:
    """Return what the year before lacks to give a running year its season: `no figure for 2014-H1`; None where it lacks nothing."""
    if running.no_season is None:
        return None
    year = as_recorded(*year_before_span(running.start, running.end), running.starts)
    part = as_recorded(*year_before_span(running.start, running.until), running.starts)
    return _(MISSING[running.no_season]).format(year=year, part=part)


def _brought(assessment: Assessment, rest: Rest, sentences: tuple[str, str], name: str) -> str:
    indicator = assessment.target.indicator
    return _(sentences[rest.months > 1]).format(
        rest=name, amount=numbers.amount(rest.amount), unit=words.with_points("", indicator), month=numbers.brief(rest.per_month)
    )


def _rest_words(rest: Rest, running: RunningYear) -> str:
    """Return what the rest is called: `the second half`, `December`, `the rest of the year (August to December)`."""
    name = _name(rest.start, rest.end, running)
    if is_named(rest.start, rest.end, running.starts):
        return name
    return _(RESTS.get(months_between(running.start, running.end), THE_REST)).format(span=name)


def _name(start: date, end: date, running: RunningYear) -> str:
    """Return a span without its year where the running year is one of the calendar, or one of those that begin in another month."""
    if running.starts != JANUARY:
        yearless = is_named(start, end, running.starts) or (start.year == end.year and is_of_months(start, end))
    else:
        yearless = running.start.year == running.end.year and is_of_months(start, end)
    return part_words(start, end, running.starts) if yearless else span_words(start, end, running.starts)


def _rest_before(rest: Rest, running: RunningYear) -> str:
    """Return what the same rest of the year before is called; Chinese says 上年 where English names the year."""
    start, end = year_before_span(rest.start, rest.end)
    name = _name(start, end, running)
    whole = span_words(start, end, running.starts)
    return _("{part} of the year before").format(part=name) if current() == "zh" and name != whole else whole


def _compared(growth: Decimal, before: str) -> str:
    if not growth:
        return _("as much as {before}").format(before=before)
    template = _("{share} more than {before}") if growth > 0 else _("{share} less than {before}")
    return template.format(share=numbers.percent(abs(growth), 1), before=before)


def _without_comparison(rest: Rest, running: RunningYear) -> str:
    """Return why the rest is not compared with the same rest of the year before."""
    if running.no_season is None:
        return _("nothing in {before} to compare with").format(before=_rest_before(rest, running))
    missing = no_season_words(running) or ""
    return _("{missing} to compare with").format(missing=missing) if running.no_season in NOT_RECORDED else missing
