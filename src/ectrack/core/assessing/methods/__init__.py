"""Methods of the verdict: each a window, a number, ordered cut-offs and words, in a file of its own."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ectrack.core.assessing.methods.method import Method

DEFAULT = "pace"
SO_FAR = frozenset({"pace", "traffic-light"})
"""Methods that judge the year of the deadline by its year to date; the others have a window of whole years of their own."""

_MODULES = ("pace", "statcan", "eurostat", "destatis", "healthy_people", "un_chart", "traffic_light")


class _Methods(Mapping[str, "Method"]):
    """The methods by name, each imported when it is asked for."""

    def __init__(self) -> None:
        self._modules = {module.replace("_", "-"): module for module in _MODULES}
        self._methods: dict[str, Method] = {}

    def __getitem__(self, name: str) -> "Method":
        if name not in self._methods:
            self._methods[name] = import_module(f"{__name__}.{self._modules[name]}").METHOD
        return self._methods[name]

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


METHODS: Mapping[str, "Method"] = _Methods()
"""The methods by name."""
