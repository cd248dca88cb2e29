"""Red, yellow and green by the percentage points a target is behind its schedule; every place sets its own cut-offs."""

from decimal import Decimal

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.measures import share_done, share_time
from ectrack.core.assessing.methods.evidence import Evidence
from ectrack.core.assessing.methods.method import Method, at_least
from ectrack.core.assessing.working import Working, working
from ectrack.core.undefined import UndefinedError

WORDS = ("green", "yellow", "red")
POINTS = Decimal(100)


def judge(evidence: Evidence) -> Verdict:
    """Return the light and the percentage points behind schedule, negative when ahead.

    Formula: (share_time - share_done) * 100. Met, or at most `green` points behind: green; from `yellow` to `red` points behind, both
    ends included: yellow; more: red. Between green and yellow the published rules say nothing.

    Source:
        Yinchuan, supervision of key tasks 2025 (10 and 30 points); cut-offs differ from city to city.
    """
    lights = evidence.lights()
    if evidence.situation.is_ceiling:
        raise UndefinedError("cap")
    if evidence.is_met:
        behind = _points_or_none(evidence)
        return Verdict(WORDS[0], behind, working=None if behind is None else _working(evidence, behind))
    behind = points_behind(evidence)
    shown = _working(evidence, behind)
    if at_least(lights.green, behind):
        return Verdict(WORDS[0], behind, working=shown)
    if not at_least(behind, lights.yellow):
        return Verdict(None, behind, reason="between-lights", working=shown)
    return Verdict(WORDS[1] if at_least(lights.red, behind) else WORDS[2], behind, working=shown)


def _working(evidence: Evidence, behind: Decimal) -> Working:
    situation = evidence.situation
    return working({"points": "({time} - {done}) * 100"}, time=share_time(situation), done=share_done(situation), points=behind)


def points_behind(evidence: Evidence) -> Decimal:
    """Return the percentage points by which the share done trails the time elapsed."""
    return (share_time(evidence.situation) - share_done(evidence.situation)) * POINTS


def _points_or_none(evidence: Evidence) -> Decimal | None:
    try:
        return points_behind(evidence)
    except UndefinedError:
        return None


METHOD = Method(name="traffic-light", window="baseline", number="points-behind", words=WORDS, judge=judge)
