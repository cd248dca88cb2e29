"""Values as TOML has them, read into what the tables hold."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from ectrack.core.problems import NotationError
from ectrack.core.values.encoding_names import text_encoding
from ectrack.core.values.fiscal_years import JANUARY, month_number
from ectrack.core.values.period_text import day_period, period
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import Quantity, bounded, half_width, quantity, rate

LANGUAGES = ("zh", "en")
SHOWN = 60


def shown(value: object) -> str:
    """Return a found value as a message quotes it, shortened to 60 characters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


def read_quantity(value: object) -> Quantity:
    """Return the quantity of a TOML value: a number, or text with or without a unit."""
    if isinstance(value, Decimal):
        return Quantity(bounded(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return Quantity(bounded(Decimal(value)))
    if isinstance(value, str):
        return quantity(value)
    raise NotationError("not-a-number", found=shown(value))


def read_range(value: object) -> tuple[Quantity, Quantity]:
    """Return both ends of `[low, high]`."""
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004  # two ends
        raise NotationError("not-a-range", found=shown(value))
    return read_quantity(value[0]), read_quantity(value[1])


def read_amount(value: object) -> tuple[Quantity, Quantity | None]:
    """Return an amount, or both ends of a range of amounts."""
    return read_range(value) if isinstance(value, list) else (read_quantity(value), None)


def read_rate(value: object) -> Decimal:
    """Return a rate as a fraction; text with % only, since 30 and 0.3 could mean the same."""
    if isinstance(value, str):
        return rate(value)
    raise NotationError("rate-without-percent", found=shown(value))


def read_change(value: object) -> Quantity:
    """Return a change with its unit, as text: `"10%"`, `"5pp"`, `"1岁"`; a bare 5 could mean a part, points or an amount."""
    found = read_quantity(value)
    if found.unit is None:
        raise NotationError("change-without-unit", found=shown(value))
    return found


def read_period(value: object, starts: int = JANUARY) -> Period:
    """Return the period of a TOML value: text, a whole year, or a date.

    Args:
        value: As parsed.
        starts: The month in which years begin, 1 to 12.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return day_period(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return period(f"{value:04d}")
    if isinstance(value, str):
        return period(value, starts)
    raise NotationError("not-a-period", found=shown(value))


def read_period_text(value: object) -> str:
    """Return the period of a TOML value as text; one of a year that begins in another month is read again where its indicator is known."""
    try:
        return str(read_period(value))
    except NotationError as problem:
        if problem.slug == "fiscal-year":
            return str(value)
        raise


def read_day(value: object) -> date:
    """Return the day of a TOML date or of text that names a single day."""
    found = read_period(value)
    if not found.is_day:
        raise NotationError("not-a-day", found=shown(value))
    return found.end


def read_names(value: object) -> dict[str, str]:
    """Return a name by language; one string stands for all languages under ""."""
    if isinstance(value, str) and value.strip():
        return {"": value}
    texts = isinstance(value, dict) and value and all(isinstance(v, str) and v.strip() for v in value.values())
    if isinstance(value, dict) and texts and set(value) <= set(LANGUAGES):
        return dict(value)
    raise NotationError("not-a-name", found=shown(value))


def read_text(value: object) -> str:
    """Return a text that is not blank."""
    if isinstance(value, str) and value.strip():
        return value
    raise NotationError("not-a-text", found=shown(value))


def read_words(value: object) -> tuple[str, ...]:
    """Return one text, or several of a list."""
    found = value if isinstance(value, list) else [value]
    if not found:
        raise NotationError("not-a-text", found=shown(value))
    return tuple(read_text(word) for word in found)


def read_truth(value: object) -> bool:
    """Return true or false."""
    if isinstance(value, bool):
        return value
    raise NotationError("bad-value", found=shown(value), expected="true, false")


def read_word(*words: str) -> Callable[[object], str]:
    """Return what reads one of some words."""

    def read(value: object) -> str:
        if isinstance(value, str) and value in words:
            return value
        raise NotationError("bad-value", found=shown(value), expected=" or ".join(filter(None, (", ".join(words[:-1]), words[-1]))))

    return read


def read_month(value: object) -> int:
    """Return the number of a month, 1 to 12, of text such as `"04"` or a whole number."""
    try:
        return month_number(value)
    except NotationError:
        raise NotationError("not-a-month", found=shown(value)) from None


def read_encoding(value: object) -> str:
    """Return the name of an encoding of text as it is written, such as `latin-1`."""
    text_encoding(value if isinstance(value, str) else shown(value))
    return str(value)


def read_period_keys(value: object, starts: int = JANUARY) -> list[tuple[str, Period, Quantity]]:
    """Return the milestones of `{ 2015 = "9%", 2017 = "11%" }`, each with its key as written.

    Args:
        value: As parsed.
        starts: The month in which years begin, 1 to 12.
    """
    if not isinstance(value, dict) or not value:
        raise NotationError("not-a-table", found=shown(value))
    return [(key, read_period(half_width(key), starts), read_quantity(entry)) for key, entry in value.items()]


BREAK_KEYS = frozenset({"why", "link"})


def read_breaks(value: object, starts: int = JANUARY) -> list[tuple[str, Period, str, Decimal | None]]:
    """Return the breaks of `{ 2023 = "why", 2019 = { why = "…", link = 1.2 } }`, each with its key as written.

    Args:
        value: As parsed.
        starts: The month in which years begin, 1 to 12.
    """
    if not isinstance(value, dict) or not value:
        raise NotationError("not-a-table", found=shown(value))
    return [(key, read_period(half_width(key), starts), *_read_break(entry)) for key, entry in value.items()]


def _read_break(value: object) -> tuple[str, Decimal | None]:
    if not isinstance(value, dict):
        return read_text(value), None
    if "why" not in value or set(value) - BREAK_KEYS:
        raise NotationError("break-keys", found=", ".join(map(shown, value)) or "-")
    return read_text(value["why"]), read_factor(value["link"]) if "link" in value else None


def read_factor(value: object) -> Decimal:
    """Return a factor above zero, as a number."""
    if not isinstance(value, Decimal | int) or isinstance(value, bool):
        raise NotationError("not-a-factor", found=shown(value))
    found = bounded(Decimal(value))
    if found <= 0:
        raise NotationError("not-a-factor", found=shown(value))
    return found


def read_waivers(value: object) -> dict[str, str]:
    """Return reasons by the slug of the warning that they waive; in CSV they read `slug: reason; slug: reason`."""
    found = value
    if isinstance(value, str):
        pairs = [part.replace("：", ":").partition(":") for part in re.split("[;；]", value) if part.strip()]
        found = {slug.strip(): reason.strip() for slug, _colon, reason in pairs}
    if isinstance(found, dict) and found and all(isinstance(reason, str) and reason.strip() for reason in found.values()):
        return dict(found)
    raise NotationError("not-waivers", found=shown(value))


def read_shares(value: object) -> dict[str, Quantity]:
    """Return the amounts of a split, region by region."""
    if not isinstance(value, dict) or not value:
        raise NotationError("not-a-table", found=shown(value))
    return {str(key): read_quantity(entry) for key, entry in value.items()}
