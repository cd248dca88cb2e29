"""How the keys of the tables are read: by the readers of single values, and by what the whole tracker says of years."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import JANUARY, YearStarts


@dataclass
class Reading:
    """What reading tables rests on.

    Attributes:
        years: In which month the years of indicators begin.
        starts: That month for the table that is read just now, 1 to 12.
    """

    years: YearStarts
    starts: int = JANUARY


def reads(read: Callable[[object], Any]) -> PlainValidator:
    """Return what makes a reader the validator of a key."""
    return PlainValidator(lambda value: _told(lambda: read(value)))


def reads_years(read: Callable[[object, int], Any]) -> PlainValidator:
    """Return what makes a reader the validator of a key; it is told in which month years begin."""

    def convert(value: object, info: ValidationInfo) -> Any:
        starts = info.context.starts if isinstance(info.context, Reading) else JANUARY
        return _told(lambda: read(value, starts))

    return PlainValidator(convert)


def _told(read: Callable[[], Any]) -> Any:
    """Return what is read; what is wrong becomes an error of the model."""
    try:
        return read()
    except NotationError as problem:
        context = {"slug": problem.slug, "params": dict(problem.params)}
        raise PydanticCustomError("notation", "{slug}", context) from None


@contextmanager
def years_of(data: Any, context: Any) -> Iterator[None]:
    """Let years begin, while a table is read, when those of the indicator that it names do.

    Args:
        data: The table as parsed.
        context: A `Reading`; anything else says nothing of years.
    """
    if not isinstance(context, Reading) or not isinstance(data, dict) or "indicator" not in data:
        yield
        return
    around, context.starts = context.starts, context.years.of(data["indicator"])
    try:
        yield
    finally:
        context.starts = around
