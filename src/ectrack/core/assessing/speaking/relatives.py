"""Levels that follow another series: the two figures of one and the same period are compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ectrack.core.assessing.speaking.goal_levels import baseline_of, is_beyond_limit
from ectrack.core.assessing.speaking.on_day import speaking_points
from ectrack.core.assessing.speaking.record import Speaking, point_meets
from ectrack.core.figures.flows import chains, tiled
from ectrack.core.figures.points import ABOVE, BELOW, Point, join_states
from ectrack.core.model import Kind, Relative, Target

Span = tuple[date | None, date]
"""First and last day of a period; of a figure that counts at a date the last day alone."""


def relative_speaking(target: Target, points: Sequence[Point], others: Sequence[Point]) -> Speaking:
    """Return the newest period that both series have; it decides where it is the period of the deadline.

    Estimates, forecasts and sums with gaps are on neither side; figures of a flow that adjoin are their sum. The level is the other figure
    with its factor and addition. An other figure that is only a bound says nothing where the truth may lie beyond it.

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
    common = _common(target, relative, points, others)
    waits = any(_is_due(target, point) and not point.incomplete for point in points) and not any(
        _is_due(target, own) for own, _other in common
    )
    start = replace(start, flags=frozenset({"other-missing"} if waits else ()))
    since = speaking_points(target, [own for own, _other in common])
    until = [point for point in since if target.deadline is None or point.date <= target.deadline]
    if not until:
        why = "after-deadline" if since else "nothing-after-start" if common else "no-common-period"
        return replace(start, reasons={**start.reasons, "latest": why}) if points else start
    latest = next((point for point in until if _is_due(target, point)), until[-1])
    other = next(other for own, other in common if own is latest)
    found = level(relative, target, other)
    beyond = is_beyond_limit(target, found)
    whole = _is_due(target, latest)
    return replace(
        start,
        level=None if beyond else found,
        threshold=_threshold(target, relative, other),
        other=other,
        latest=replace(latest, state=join_states((latest.state, other.state)), part_year=False),
        history=(*(point for point in until if point.date < latest.date), latest),
        decides=whole,
        at_deadline=whole,
        mute="other-is-a-bound" if _is_open(target, relative, latest, other) else None,
        flags=start.flags | ({"approximate"} if other.approx else set()),
        reasons={**reasons, **({"level": "level-beyond-limit"} if beyond else {})},
    )


def level(relative: Relative, target: Target, other: Point) -> Decimal:
    """Return the level that follows from the figure of the other series, in the unit of the target's indicator.

    Formula: other * times + plus, with the factor between the two units.
    """
    return _in_unit(relative, target, other) * relative.times + relative.plus


def _in_unit(relative: Relative, target: Target, other: Point) -> Decimal:
    """Return the figure of the other series in the unit of the target's indicator."""
    return other.value * relative.indicator.unit.factor / target.indicator.unit.factor


def _threshold(target: Target, relative: Relative, other: Point) -> Decimal | None:
    """Return from which value an `about` goal is met: half a unit of the last digit of its addition, else of its factor, may be missing."""
    step = target.goal.step
    if step is None:
        return None
    unit = Decimal(1) if relative.plus else abs(_in_unit(relative, target, other))
    return level(relative, target, other) - target.direction * step / 2 * unit


def _is_open(target: Target, relative: Relative, latest: Point, other: Point) -> bool:
    """Return whether the other figure is only a bound, and the truth beyond it could make another judgement."""
    met = point_meets(target, latest, level(relative, target, other), _threshold(target, relative, other))
    return other.approx in (ABOVE if met == (target.direction > 0) else BELOW)


def _common(target: Target, relative: Relative, points: Sequence[Point], others: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Return the figures of both series for the periods that both have, by date; of one date the longest period last."""
    kinds = {target.indicator.kind, relative.indicator.kind}
    dated = Kind.STOCK in kinds
    own, beside = ({_span(point, dated=dated): point for point in some if not point.incomplete} for some in (points, others))
    if kinds == {Kind.FLOW}:
        due: Span | None = (target.due.start, target.due.end) if target.due else None
        spans = [*own, *beside, *([due] if due else [])]
        own, beside = _with_sums(own, spans), _with_sums(beside, spans)
    ordered = sorted((span for span in own if span in beside), key=lambda span: (span[1], -(span[0] or span[1]).toordinal()))
    return [(own[span], beside[span]) for span in ordered]


def _with_sums(figures: Mapping[Span, Point], spans: Iterable[Span]) -> dict[Span, Point]:
    """Return the figures of a flow with the sums of adjoining ones for the spans that none of them is of."""
    found = dict(figures)
    wanted = {span for span in spans if span not in found}
    for first in {first for first, _last in wanted if first is not None}:
        known = chains([*figures.values()], first)
        sums = {(first, last): tiled(known, first, last) for begin, last in wanted if begin == first}
        found |= {span: point for span, point in sums.items() if point is not None}
    return found


def _is_due(target: Target, point: Point) -> bool:
    """Return whether a figure is for the period of the deadline: of exactly that period, or of its last day where it counts a day."""
    due, kind = target.due, target.indicator.kind
    if due is None or point.date != due.end:
        return False
    return kind is Kind.STOCK or point.start == due.start or (kind is not Kind.FLOW and point.is_day)


def _span(point: Point, *, dated: bool) -> Span:
    return (None if dated else point.start), point.date
