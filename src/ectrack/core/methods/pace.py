"""The default method: the change since the baseline beside the change that the path asks for by now."""

from ectrack.core.assessment import Assessment, Verdict


def verdict(assessment: Assessment) -> Verdict:
    """Return the word of the status ladder, judged by the pace (1 is exactly on the path)."""
    return Verdict(word=assessment.status.value, ratio=assessment.pace)
