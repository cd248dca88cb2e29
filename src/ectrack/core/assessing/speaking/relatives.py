"""Levels that follow another series: the two figures of one and the same period are compared."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ectrack.core.assessing.speaking.goal_levels import baseline_of
from ectrack.core.assessing.speaking.on_day import speaking_points
from ectrack.core.assessing.speaking.record import Speaking
from ectrack.core.figures.points import Point, join_states
from ectrack.core.model import Kind, Relative, Target


def relative_speaking(target: Target, points: Sequence[Point], others: Sequence[Point]) -> Speaking:
    """Return the newest period that both series have; it decides where it is the period of the deadline.

    Estimates, forecasts and sums with gaps are on neither side. The level is the other figure with its factor and addition.

    Args:
        target: The target, whose goal is relative.
        points: The figures of its indicator, by date.
        others: The figures of the other series, by date.
    """
    relative = target.goal.relative
    baseline, reasons = baseline_of(target, points)
    start = Speaking(baseline=baseline, stated=baseline, reasons={**reasons, "level": "no-common-period"})
    if relative is None:
        return start
    beside = {_span(target, point): point for point in others if not point.incomplete}
    own = [point for point in points if not point.incomplete and _span(target, point) in beside]
    since = speaking_points(target, own)
    until = [point for point in since if target.deadline is None or point.date <= target.deadline]
    if not until:
        why = "after-deadline" if since else "nothing-after-start" if own else "no-common-period"
        return replace(start, reasons={**start.reasons, "latest": why}) if points else start
    latest = next((point for point in until if _is_due(target, point)), until[-1])
    other = beside[_span(target, latest)]
    whole = _is_due(target, latest)
    return replace(
        start,
        level=level(relative, target, other),
        other=other,
        latest=replace(latest, state=join_states((latest.state, other.state)), part_year=False),
        history=(*(point for point in until if point.date < latest.date), latest),
        decides=whole,
        at_deadline=whole,
        flags=frozenset({"approximate"} if other.approx else ()),
        reasons={key: why for key, why in reasons.items() if key != "level"},
    )


def level(relative: Relative, target: Target, other: Point) -> Decimal:
    """Return the level that follows from the figure of the other series, in the unit of the target's indicator.

    Formula: other * times + plus, with the factor between the two units.
    """
    return other.value * relative.indicator.unit.factor / target.indicator.unit.factor * relative.times + relative.plus


def _is_due(target: Target, point: Point) -> bool:
    """Return whether a figure is for the period of the deadline: of exactly that period, or of its last day where it counts a day."""
    due, kind = target.due, target.indicator.kind
    if due is None or point.date != due.end:
        return False
    return kind is Kind.STOCK or point.start == due.start or (kind is not Kind.FLOW and point.is_day)


def _span(target: Target, point: Point) -> tuple[object, object]:
    return (None if target.indicator.kind is Kind.STOCK else point.start), point.date
