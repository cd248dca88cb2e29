"""The series of a report as SDMX-CSV 2.0, one observation a line."""

import csv
import io
import re
from datetime import date

from ectrack.core.assessing.observations import Observation
from ectrack.core.model import Indicator, Kind
from ectrack.core.spreadsheet_text import guarded
from ectrack.core.tracker import Tracker
from ectrack.core.values.names import in_language
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import Period
from ectrack.locale import current
from ectrack.locale.text import visible
from ectrack.render.exports import value_cell

STRUCTURE = ("dataflow", "ECTRACK:TARGETS(1.0.0)", "I")
"""Kind and name of the structure, and the action: the lines are for information."""

COLUMNS = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION"),
    *("REF_AREA", "INDICATOR", "MEASURE", "TARGET", "FREQ", "TIME_PERIOD", "OBS_VALUE"),
    *("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "APPROX", "BASIS", "SOURCE", "COMMENT_OBS"),
)
NOT_APPLICABLE = "_Z"
UNITS = {"": "NUMBER", "元": "CNY", "美元": "USD", "欧元": "EUR", "%": "PT"}
"""Codes of units; any other unit is named as the tracker names it."""

FREQUENCIES = (
    (re.compile(r"\d{4}"), "A"),
    (re.compile(r"\d{4}-S\d"), "S"),
    (re.compile(r"\d{4}-Q\d"), "Q"),
    (re.compile(r"\d{4}-M\d\d"), "M"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "D"),
)
"""Codes of frequencies by the form of the period."""

STATUS = {"preliminary": "P", "estimated-by-source": "E", "break": "B"}
"""Codes of the states of a figure; any other is normal."""

OTHER = "_O"
"""Frequency of a span of another length, such as that of a year to date."""

_FORBIDDEN = re.compile(r"[^A-Za-z0-9_@-]")


def sdmx(observations: list[Observation], tracker: Tracker) -> str:
    """Return observations as SDMX-CSV 2.0.

    Args:
        observations: The observations, in the order in which they are to be written.
        tracker: Where they came from.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((*STRUCTURE, *_line(observation, tracker)) for observation in observations)
    return out.getvalue()


def _line(observation: Observation, tracker: Tracker) -> tuple[str, ...]:
    point, target = observation.point, observation.target
    period = time_period(observation)
    return (
        code(observation.region),
        code(observation.indicator.id),
        "GOAL" if target else "ACTUAL",
        code(target.id) if target else NOT_APPLICABLE,
        next((letter for form, letter in FREQUENCIES if form.fullmatch(period)), OTHER),
        period,
        f"{value_cell(point.value):f}",
        unit_measure(observation.indicator),
        str(unit_mult(observation.indicator)),
        "E" if point.basis == "estimated" else STATUS.get(point.state or "", "A"),
        (target.goal.approx if target else point.approx) or "",
        target.goal.type.value if target else point.basis,
        _text(_source(observation, tracker)),
        _text("; ".join(dict.fromkeys(actual.note for actual in point.inputs if actual.note)) if target is None else target.note),
    )


def _source(observation: Observation, tracker: Tracker) -> str | None:
    if observation.target is None:
        return observation.point.source
    policy = tracker.policies.get(observation.target.policy) if observation.target.policy else None
    return ", ".join(part for part in (in_language(policy.names, current()) if policy else None, observation.target.clause) if part)


def _text(text: str | None) -> str:
    return guarded(visible(text)) if text else ""


def code(text: str) -> str:
    """Return an id as a code of SDMX: a character that codes do not have is a dollar sign and its number, `$5EB7`."""
    return _FORBIDDEN.sub(lambda match: f"${ord(match[0]):04X}", text)


def time_period(observation: Observation) -> str:
    """Return the period of an observation: 2015, 2015-S1, 2015-Q1, 2015-M03, 2015-03-31, or `2015-01-01/P10M`.

    A stock whose period is of another length is dated by its last day; a sum of its rises keeps its window.
    """
    start, end = observation.point.start, observation.point.date
    if start is None:
        return end.isoformat()
    text = re.sub(r"-(\d\d)$", r"-M\1", span) if len(span := span_text(start, end)) == len("2015-03") else span
    text = text.replace("-H", "-S")
    if "/" not in text:
        return text
    is_level = observation.indicator.kind is Kind.STOCK and not (observation.target and observation.target.sums)
    return end.isoformat() if is_level else f"{start.isoformat()}/{_duration(start, end)}"


def _duration(start: date, end: date) -> str:
    months = Period(start, end).months
    return f"P{months}M" if months else f"P{(end - start).days + 1}D"


def unit_measure(indicator: Indicator) -> str:
    """Return the code of what is counted, without its scale: CNY for 亿元."""
    unit = indicator.unit
    base = unit.base or (unit.text if unit.text in {"%", "‰"} else "")
    is_one = unit.money is not None and len(unit.money.currency.codes) == 1 and not unit.money.per
    return UNITS.get(base) or (next(iter(unit.money.currency.codes)) if unit.money and is_one else _text(base))


def unit_mult(indicator: Indicator) -> int:
    """Return the power of ten that values are to be multiplied with: 8 for 亿."""
    factor = indicator.unit.factor
    return factor.adjusted() if factor > 1 else 0
