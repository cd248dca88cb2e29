"""The text alternative of a picture: one sentence for those who do not see it."""

from ectrack.core.assessing.assessment import Assessment
from ectrack.locale import _
from ectrack.locale.terms import QUANTITIES, term
from ectrack.render import words
from ectrack.render.charts.captions import DOT, headline
from ectrack.render.charts.values import Values


def alternative(found: Assessment, title: str, values: Values) -> str:
    """Return what a picture shows in one sentence: status, goal, baseline, latest figure, expected value, level and outlook.

    Args:
        found: The assessment.
        title: The title of the picture.
        values: The unit of the picture.
    """
    parts = [
        _(", ").join(headline(found, values).split(DOT)),
        words.goal_words(found.target),
        _baseline(found, values),
        _latest(found, values),
        _quantity("expected", values.amount(found.expected) if found.expected is not None else None),
        _level(found, values),
        _quantity("outlook.value", values.amount(found.outlook.value) if found.outlook.value is not None else None),
    ]
    return _("{sentence}.").format(sentence=words.told(title, _("; ").join(part for part in parts if part)))


def _quantity(key: str, shown: str | None) -> str:
    return "" if shown is None else _("{name} {value}").format(name=term(QUANTITIES, key), value=shown)


def _baseline(found: Assessment, values: Values) -> str:
    if found.baseline is None:
        return ""
    amount = values.amount(found.baseline.value)
    return _quantity("baseline", _("{amount} on {day}").format(amount=amount, day=found.baseline.date))


def _latest(found: Assessment, values: Values) -> str:
    if found.latest is None:
        return ""
    return _quantity("latest", _("{amount} on {day}").format(amount=values.latest(found), day=found.latest.date))


def _level(found: Assessment, values: Values) -> str:
    if found.level is None:
        return ""
    amount = values.amount(found.level)
    shown = _("{amount} on {day}").format(amount=amount, day=found.deadline) if found.deadline else amount
    return _quantity("level", shown)
