"""Track quantified policy targets: pace, shortfall and the growth each goal requires."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ectrack.api import TrackerError, load

__all__ = ["TrackerError", "__version__", "load"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import the notebook interface when it is first asked for, so that the package root stays light."""
    if name in {"load", "TrackerError"}:
        from ectrack import api  # start-up: the root imports nothing

        return getattr(api, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
