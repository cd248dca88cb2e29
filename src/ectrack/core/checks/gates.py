"""Gates on progress: what a check fails on when it is asked to."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ectrack.core.assessing.assessment import Assessment, Status
from ectrack.core.problems import Problem

GATES: Mapping[str, Callable[[Assessment], bool]] = {
    "behind": lambda found: found.status is Status.BEHIND,
    "missed": lambda found: found.status is Status.MISSED,
    "reversing": lambda found: found.status is Status.REVERSING,
    "overdue": lambda found: "overdue" in found.flags,
}
"""By the word given to `--fail-on`: whether a target fails."""

SLIPPED = "slipped"
"""The gate that compares with an earlier state."""

STANDING = (Status.ACHIEVED, Status.ON_PACE, Status.BEHIND, Status.REVERSING, Status.MISSED)
"""Statuses from the best to the worst; the others say nothing about progress."""


def gated(assessments: Iterable[Assessment], gates: Iterable[str]) -> Iterator[Problem]:
    """Yield the targets that fail a gate; a target without gate never does."""
    asked = [gate for gate in GATES if gate in set(gates)]
    for assessment in assessments:
        for gate in asked:
            if assessment.target.gate and GATES[gate](assessment):
                yield Problem(f"gate-{gate}", assessment.target.origin, {"id": assessment.target.id})


def slipped(before: Iterable[Assessment], after: Iterable[Assessment]) -> Iterator[Problem]:
    """Yield the targets whose status is worse than it was; a target without gate never is one of them."""
    then = {assessment.target.id: assessment.status for assessment in before}
    for assessment in after:
        was = then.get(assessment.target.id)
        if was is not None and assessment.target.gate and is_worse(assessment.status, was):
            params = {"id": assessment.target.id, "before": was.value, "after": assessment.status.value}
            yield Problem(f"gate-{SLIPPED}", assessment.target.origin, params)


def is_worse(now: Status, was: Status) -> bool:
    """Return whether a status is further down than another one; both must say something about progress."""
    return now in STANDING and was in STANDING and STANDING.index(now) > STANDING.index(was)
