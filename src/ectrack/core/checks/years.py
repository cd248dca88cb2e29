"""Warnings about years of the calendar where the years of an indicator begin in another month."""

import re
from collections.abc import Iterator

from ectrack.core.checks.rule import Checked, at
from ectrack.core.model import Indicator, Kind, Target
from ectrack.core.problems import Origin, Problem
from ectrack.core.values.fiscal_years import JANUARY, year_name
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import Period

_OF_CALENDAR = re.compile(r"(?P<year>[0-9]{4})(?P<part>-[HQ][0-9]+)?")


def calendar_year(checked: Checked) -> Iterator[Problem]:
    """Yield the periods of flows that are written as years of the calendar, or parts of them, where the years of the indicator are others."""
    for (name, _region), figures in checked.series.items():
        indicator = checked.tracker.indicators[name]
        for figure in figures if _has_other_years(indicator) else ():
            yield from _warned(figure.period, indicator, at(figure, "period"))
    for assessment in checked.assessed:
        if _has_other_years(assessment.target.indicator):
            yield from _of_target(assessment.target)


def _has_other_years(indicator: Indicator) -> bool:
    return indicator.kind is Kind.FLOW and indicator.year_starts != JANUARY


def _of_target(target: Target) -> Iterator[Problem]:
    if target.due is not None:
        yield from _warned(target.due, target.indicator, target.origin.at("by"))
    if target.baseline is not None:
        yield from _warned(target.baseline.period, target.indicator, target.origin.at("since"))
    if target.start is not None and (target.start.month, target.start.day) == (1, 1):
        first = Period(target.start, target.start.replace(month=12, day=31), f"{target.start.year:04d}")
        yield from _warned(first, target.indicator, target.origin.at("from"))


def _warned(period: Period, indicator: Indicator, origin: Origin) -> Iterator[Problem]:
    match = _OF_CALENDAR.fullmatch(str(period))
    if match is None or period.start is None:
        return
    starts, part = indicator.year_starts, match["part"] or ""
    year = int(match["year"])
    same = span_text(period.start, period.end, starts)
    params = {
        "found": str(period),
        "id": indicator.id,
        "month": f"{starts:02d}",
        "first": year_name(year, starts) + part,
        "second": same if part else year_name(year - 1, starts),
        "plain": f"{period.start:%Y-%m}/{period.end:%Y-%m}",
    }
    yield Problem("calendar-year", origin, params)
