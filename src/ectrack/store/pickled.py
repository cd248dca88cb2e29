"""A validated tracker as bytes for the cache; nothing but records of this program is ever built from them."""

import pickle
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ectrack.core.tracker import Tracker

if TYPE_CHECKING:
    from ectrack.core.few import Survey

_PLAIN = frozenset({("datetime", "date"), ("decimal", "Decimal")})


def packed(tracker: Tracker) -> bytes:
    """Return a tracker as bytes; of its large files only what was found out about them."""
    stream = BytesIO()
    survey = tracker.bulk.survey if tracker.bulk is not None else None
    _Writer(stream, pickle.HIGHEST_PROTOCOL).dump((replace(tracker, bulk=None), survey))
    return stream.getvalue()


def unpacked(body: bytes) -> "tuple[Tracker, Survey | None] | None":
    """Return the tracker that bytes of `packed` hold, and what was found out about its large files; None for any other bytes."""
    try:
        tracker, survey = _Reader(BytesIO(body)).load()
    except Exception:  # noqa: BLE001  # whatever is wrong, the tracker is read from its own files
        return None
    return (tracker, survey) if isinstance(tracker, Tracker) and (survey is None or _is_survey(survey)) else None


def _is_survey(value: object) -> bool:
    from ectrack.core.few import Survey  # start-up: only with large files

    return isinstance(value, Survey)


class _Writer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        return (_proxy, (dict(value),)) if isinstance(value, MappingProxyType) else NotImplemented


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a record of the core, a day or a decimal; nothing else, so that no bytes can run anything."""
        if (module, name) == (__name__, _proxy.__name__):
            return _proxy
        found = super().find_class(module, name) if module.startswith("ectrack.core.") or (module, name) in _PLAIN else None
        if isinstance(found, type) and (found.__module__, found.__qualname__) == (module, name):
            return found
        raise pickle.UnpicklingError(name)


def _proxy(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)
