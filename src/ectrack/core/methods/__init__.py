"""Methods of the verdict: each a window, a number, ordered cut-offs and names, in a file of its own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ectrack.core.assessment import Assessment, Verdict
from ectrack.core.methods import pace

DEFAULT = "pace"

METHODS: Mapping[str, Callable[[Assessment], Verdict]] = MappingProxyType({DEFAULT: pace.verdict})
"""The methods by name."""
