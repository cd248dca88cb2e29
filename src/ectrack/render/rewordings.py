"""What a target says otherwise, in words and as records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import groupby
from typing import Any

from ectrack.core.comparing.difference import Rewording, said
from ectrack.core.model import Break, Count, Goal, Milestone, Relative, Target
from ectrack.core.stated import BaselineRule, Lights
from ectrack.core.values.period_text import span_text
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import plain
from ectrack.locale import _
from ectrack.locale.text import visible
from ectrack.render import numbers, words
from ectrack.render.goal_words import goal_words

NOTATION = {"names": "name", "start": "from", "due": "by", "halt": "status"}
"""What the notation calls the keys of a target, where that is another word."""

_SENTENCE = frozenset({"goal", "due", "start", "unit"})
"""Keys that the sentence about a goal speaks of."""

_NOTHING = "-"


def key_name(rewording: Rewording) -> str:
    """Return what changed as the notation names it: `clause`, `readings.NAME.clause`, `readings.NAME` for a reading as a whole."""
    reading = ("readings", visible(rewording.reading)) if rewording.reading is not None else ()
    return ".".join((*reading, *((NOTATION.get(rewording.key, rewording.key),) if rewording.key else ())))


def rewordings(changes: Sequence[Rewording]) -> Iterator[str]:
    """Yield what a target and its readings say otherwise, the goal as a sentence."""
    for reading, group in groupby(changes, key=lambda rewording: rewording.reading):
        parts = list(group)
        before, after = parts[0].before, parts[0].after
        told = set[str]()
        if before is None or after is None or goal_words(before) != goal_words(after):
            sentence = _became(_goal(before), _goal(after))
            yield words.statement(f"readings.{visible(reading)}", sentence) if reading is not None else sentence
            told = _told(before, after)
        yield from (text for rewording in parts if rewording.key and rewording.key not in told for text in _texts(rewording))


def changed_record(rewording: Rewording) -> dict[str, Any]:
    """Return a rewording as a record: the key, what it said and what it says, in no language."""
    if not rewording.key:
        return {"key": key_name(rewording), "before": _whole(rewording.before), "after": _whole(rewording.after)}
    return {
        "key": key_name(rewording),
        "before": _record(_value(rewording.before, rewording.key)),
        "after": _record(_value(rewording.after, rewording.key)),
    }


def _goal(target: Target | None) -> str:
    return goal_words(target) if target else _NOTHING


def _became(before: str, after: str) -> str:
    return _("{before} -> {after}").format(before=before, after=after)


def _told(before: Target | None, after: Target | None) -> set[str]:
    """Return the keys that need no line of their own beside the sentence about the goal."""
    told = set(_SENTENCE)
    if before and after:
        told |= {"direction"} if before.goal.type is not after.goal.type else set()
        values = [target.baseline.value if target.baseline else None for target in (before, after)]
        told |= {"baseline"} if values[0] == values[1] else set()
    return told


def _texts(rewording: Rewording) -> Iterator[str]:
    before, after = _value(rewording.before, rewording.key), _value(rewording.after, rewording.key)
    if isinstance(before, Goal) and isinstance(after, Goal):
        for field in fields(Goal):
            was, now = getattr(before, field.name), getattr(after, field.name)
            if was != now:
                yield words.statement(f"{key_name(rewording)}.{field.name}", _became(key_text(was), key_text(now)))
    else:
        yield words.statement(key_name(rewording), _became(key_text(before), key_text(after)))


def _value(target: Target | None, key: str) -> object:
    value = said(target, key) if target else None
    return ("increase" if value == 1 else "decrease") if key == "direction" else value


def key_text(value: object) -> str:  # one way of saying for each kind of value
    """Return what a key says, as text; `-` for nothing."""
    if value is None or value in ((), ""):
        return _NOTHING
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return numbers.exact(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, BaselineRule):
        period = f"mean {value.period}" if value.mean else str(value.period)
        return period if value.value is None else f"{period} {numbers.exact(value.value)}"
    if isinstance(value, Relative):
        return " ".join((value.series, *map(numbers.exact, (value.times, value.plus))))
    if isinstance(value, Milestone):
        return f"{value.period or span_text(value.start or value.date, value.date)} {numbers.exact(value.value)}"
    if isinstance(value, Lights | Count | Break):
        return _record_text(value)
    if isinstance(value, Mapping):
        return _(", ").join(visible(text) for text in value.values())
    return _(", ").join(map(key_text, value)) if isinstance(value, tuple) else visible(str(value))


def _record_text(value: Lights | Count | Break) -> str:
    """Return cut-offs, what is counted, or where a series breaks."""
    if isinstance(value, Lights):
        return f"{numbers.exact(value.green)} {numbers.exact(value.yellow)} {numbers.exact(value.red)}"
    if isinstance(value, Break):
        return " ".join((value.first.isoformat(), visible(value.why), *(key_text(one) for one in (value.link,) if one is not None)))
    asked = (value.goal.type, value.goal.value, value.goal.high, value.level)
    return " ".join((value.of, *(key_text(one) for one in asked if one is not None), *(["share"] if value.share else [])))


def _whole(target: Target | None) -> object:
    """Return what a reading says about its indicator."""
    if target is None:
        return None
    return {NOTATION.get(key, key): _record(_value(target, key)) for key in ("indicator", "goal", "start", "due", "baseline")}


def _record(value: object) -> Any:
    if isinstance(value, (date, Period)):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Relative):
        return {"of": value.series, "times": plain(value.times), "plus": plain(value.plus)}
    if is_dataclass(value):
        return {field.name: _record(getattr(value, field.name)) for field in fields(value)}
    return [_record(part) for part in value] if isinstance(value, tuple) else value
