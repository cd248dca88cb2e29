"""Healthy People 2020 and 2030: how far the value has moved towards the target, without regard to time."""

from decimal import Decimal

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.methods.evidence import Evidence, YearPoint
from ectrack.core.assessing.methods.method import Method, at_least
from ectrack.core.assessing.working import Working, working
from ectrack.core.figures.meets import meets
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import nearly_equal

SIGNIFICANT = Decimal("1.6449")
"""One-sided 0.05 of the normal distribution."""

NOTABLE = Decimal("0.10")
"""Least share of the way, or of the baseline, that counts as a change where no standard errors are published."""

STEPS = {
    "share": "({v} - {b}) / ({T} - {b})",
    "z": "abs({v} - {b}) / ({se_b} ^ 2 + {se_v} ^ 2) ^ (1 / 2)",
    "away": "abs({v} - {b}) / abs({b})",
}
WORDS = ("target_met", "improved", "little_change", "got_worse", "baseline_only", "informational")


def judge(evidence: Evidence) -> Verdict:
    """Return the category and the share of the targeted change that is achieved (none when the baseline met the target).

    Formula: (v - b) / (T - b); away from the target |v - b| / |b|; with both standard errors z = |v - b| / sqrt(se_b² + se_v²).

    Source:
        Healthy People 2020 Final Progress Table; Healthy People 2030. z treats the two estimates as independent.
    """
    base = evidence.baseline()
    latest = evidence.latest()
    if latest.year <= base.year:
        return Verdict("baseline_only")
    if not evidence.has_target:
        return Verdict("informational")
    level = evidence.goal_level()
    share = _share(evidence, base, latest, level)
    shown = _working(base, latest, level, share)
    if evidence.is_met:
        return Verdict("target_met", share, working=shown)
    change = latest.value - base.value
    if nearly_equal(latest.value, base.value):
        return Verdict("little_change", share, working=shown)
    toward = change * evidence.direction > 0
    return Verdict(_moved(base, latest, share, toward=toward), share, working=_working(base, latest, level, share, toward=toward))


def _share(evidence: Evidence, base: YearPoint, latest: YearPoint, level: Decimal) -> Decimal | None:
    if meets(base.value, None, evidence.target.goal, level, evidence.direction) or nearly_equal(base.value, level):
        return None
    return (latest.value - base.value) / (level - base.value)


def _working(
    base: YearPoint, latest: YearPoint, level: Decimal, share: Decimal | None, *, toward: bool | None = None
) -> Working | None:
    """Return the share of the way, the z of both standard errors, or the change away from the target, as far as they decide."""
    z = None if toward is None else _z(base, latest)
    away = abs(latest.value - base.value) / abs(base.value) if toward is False and z is None and base.value else None
    shown = working(STEPS, b=base.value, v=latest.value, T=level, se_b=base.se, se_v=latest.se, share=share, z=z, away=away)
    return shown if shown.steps else None


def _z(base: YearPoint, latest: YearPoint) -> Decimal | None:
    if base.se is None or latest.se is None or not (base.se or latest.se):
        return None
    return abs(latest.value - base.value) / (base.se**2 + latest.se**2).sqrt()


def _moved(base: YearPoint, latest: YearPoint, share: Decimal | None, *, toward: bool) -> str:
    word = "improved" if toward else "got_worse"
    if base.se is not None and latest.se is not None:
        z = _z(base, latest)
        return word if z is None or z > SIGNIFICANT else "little_change"
    if toward:
        return word if share is not None and at_least(share, NOTABLE) else "little_change"
    if base.value == 0:
        raise UndefinedError("zero-value")
    return word if at_least(abs(latest.value - base.value) / abs(base.value), NOTABLE) else "little_change"


METHOD = Method(
    name="healthy-people", window="baseline", number="share-done", words=WORDS, judge=judge, limits=(NOTABLE, SIGNIFICANT)
)
