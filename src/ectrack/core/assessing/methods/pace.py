"""The default method: the change since the baseline beside the change that the path asks for by now."""

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.measures import pace
from ectrack.core.assessing.methods.evidence import Evidence
from ectrack.core.assessing.methods.method import Method, cut_offs
from ectrack.core.assessing.working import working


def judge(evidence: Evidence) -> Verdict:
    """Return the pace; its word is that of the status ladder, which the assessment fills in."""
    situation = evidence.situation
    ratio = pace(situation)
    latest, base = situation.latest(), situation.baseline()
    numbers = {"b": base.value, "v": latest.value, "expected": situation.expected_on(latest.date)}
    return Verdict(ratio=ratio, working=working({"pace": "({v} - {b}) / ({expected} - {b})"}, **numbers, pace=ratio))


METHOD = Method(
    name="pace",
    window="baseline",
    number="pace",
    words=("on-pace", "behind", "reversing"),
    judge=judge,
    cut_offs=cut_offs(("1", "on-pace"), ("0", "behind"), (None, "reversing")),
)
