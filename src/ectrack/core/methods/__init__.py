"""Methods of the verdict: each a window, a number, ordered cut-offs and words, in a file of its own."""

from collections.abc import Mapping
from types import MappingProxyType

from ectrack.core.methods import destatis, eurostat, healthy_people, pace, statcan, traffic_light, un_chart
from ectrack.core.methods.method import Method

DEFAULT = "pace"

METHODS: Mapping[str, Method] = MappingProxyType(
    {module.METHOD.name: module.METHOD for module in (pace, statcan, eurostat, destatis, healthy_people, un_chart, traffic_light)}
)
"""The methods by name."""
