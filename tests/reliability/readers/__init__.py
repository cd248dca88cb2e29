"""What reads input, fed with any bytes: values or problems come back, nothing else, and a number that is taken is taken exactly."""

from pathlib import Path
from types import ModuleType

from tests.reliability.readers import figures, files, imports, texts
from tests.reliability.readers.files import PLACES, prepare
from tests.reliability.readers.texts import TEXTS

__all__ = ["PACKED", "PLACES", "READERS", "TEXTS", "feed", "prepare", "seeds"]

PACKED = ("xlsx", "ods")
"""Readers of files that are packed, of which single parts may be damaged as well."""

_MODULES = {texts: TEXTS, files: PLACES, imports: imports.FILES, figures: figures.FILES}

READERS = tuple(what for names in _MODULES.values() for what in names)


def feed(what: str, data: bytes, folder: Path) -> None:
    """Let something read bytes, and hold what must come of it.

    Args:
        what: One of `READERS`.
        data: The bytes.
        folder: A tracker that `prepare` made.
    """
    _module(what).feed(what, data, folder)


def seeds(what: str) -> list[bytes]:
    """Return inputs to begin with, the shortest first."""
    return sorted(_module(what).seeds(what), key=lambda data: (len(data), data))


def _module(what: str) -> ModuleType:
    return next(module for module, names in _MODULES.items() if what in names)
