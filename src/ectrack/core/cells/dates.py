"""Days and months whose parts stand in another order, as a table says: `31/12/2014`, `12.2014`."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ectrack.core.problems import NotationError
from ectrack.core.values.period_text import period
from ectrack.core.values.quantities import half_width

_PARTS = {"d": "(?P<d>[0-9]{1,2})", "m": "(?P<m>[0-9]{1,2})", "y": "(?P<y>[0-9]{4})"}
_MIDNIGHT = "(?:[ T]0{1,2}:00(?::00(?:[.]0+)?)?)?"
ORDERS = tuple(sign.join(order) for sign in "/.-" for order in ("dmy", "mdy", "ymd", "ydm", "dym", "myd", "my", "ym"))
"""The orders in which tables write days and months; the year has four digits."""


@lru_cache
def _form(order: str) -> re.Pattern[str]:
    return re.compile(re.escape(order[1]).join(_PARTS[part] for part in order[::2]) + (_MIDNIGHT if "d" in order else ""))


def dated(text: str, order: str) -> str:
    """Return the day or the month of a text as the notation writes it: `2014-12-31`, `2014-06`.

    Args:
        text: The cell; midnight behind a day is left out.
        order: Each of d, m, y once, or m and y, with the sign between them, such as `d/m/y`; the year has four digits.

    Raises:
        NotationError: `other-date` for a text of another form, `no-such-period` for a day or month that does not exist.
    """
    match = _form(order).fullmatch(half_width(text))
    if match is None:
        raise NotationError("other-date", found=text, order=order)
    found = match.groupdict()
    written = "-".join(found[part].zfill(2) for part in "ymd" if part in found)
    try:
        return str(period(written))
    except NotationError as problem:
        raise NotationError(problem.slug, found=text) from None


def in_order(text: str, order: str) -> str | None:
    """Return a day or a month of the notation in another order, as `dated` reads it back; None for what is neither, or not of that order."""
    parts = dict(zip("ymd", text.split("-"), strict=False))
    if not re.fullmatch("[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", text) or sorted(parts) != sorted(order[::2]):
        return None
    return order[1].join(parts[part] for part in order[::2])


def order_evidence(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the orders that all texts fit, empty ones aside: `31/12/2014` is only `d/m/y`, `05/06/2014` may be `m/d/y` too."""
    given = [text for text in texts if text.strip()]
    return tuple(order for order in ORDERS if given and all(_fits(text, order) for text in given))


def _fits(text: str, order: str) -> bool:
    try:
        dated(text, order)
    except NotationError:
        return False
    return True
