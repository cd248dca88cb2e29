"""The order and the groups in which reports list targets."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from ectrack.core.assessing.assessment import Assessment, Status
from ectrack.core.tracker import Tracker
from ectrack.locale import N_, _
from ectrack.locale.terms import status_word
from ectrack.locale.text import visible
from ectrack.render import words

Key = Callable[[Assessment], Any]

_LADDER = {status: place for place, status in enumerate(Status)}


def _falling(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


SORTS: dict[str, Key] = {
    "status": lambda found: _LADDER[found.status],
    "deadline": lambda found: found.deadline,
    "attainment": lambda found: found.attainment,
    "pace": lambda found: found.pace,
    "lead": lambda found: found.lead,
    "share-done": lambda found: found.share_done,
    "shortfall": lambda found: _falling(found.shortfall),
    "required-growth": lambda found: _falling(found.required_growth),
    "id": lambda found: found.target.id,
    "region": lambda found: found.target.region,
    "owner": lambda found: found.target.owner,
    "tracker": lambda _found: 0,
}
"""What to sort by: those that need attention first; targets without the value always last; `tracker` keeps the order of the files."""

_NOWHERE = {"policy": N_("no policy stated"), "owner": N_("no owner stated")}


def ordered(assessments: Iterable[Assessment], sort: str, *, reverse: bool = False) -> tuple[Assessment, ...]:
    """Return assessments in an order; equal ones stay in the order of the tracker.

    Args:
        assessments: The assessments.
        sort: One of `SORTS`.
        reverse: Whether the last come first; those without the value stay last.
    """
    key = SORTS[sort]
    items = list(assessments)
    have = [item for item in items if key(item) is not None]
    lack = [item for item in items if key(item) is None]
    return (*sorted(have, key=key, reverse=reverse), *lack)


def grouped(assessments: Sequence[Assessment], tracker: Tracker, by: str) -> list[tuple[str | None, list[Assessment]]]:
    """Return assessments in groups with their headings; one group without heading for `none`.

    Regions come with what lies below them right after them, policies in the order of the files, owners as they first appear,
    statuses as in the ladder.
    """
    return [(None if by == "none" else _heading(key, tracker, by), items) for key, items in groups(assessments, tracker, by)]


def groups(assessments: Sequence[Assessment], tracker: Tracker, by: str) -> list[tuple[str | None, list[Assessment]]]:
    """Return assessments in groups by the id, or the word, of what they have in common; one group for `none`."""
    if by == "none":
        return [(None, list(assessments))]
    members: dict[str | None, list[Assessment]] = {}
    for item in assessments:
        members.setdefault(_group_of(item, by), []).append(item)
    return [(key, members[key]) for key in _keys(members, tracker, by) if key in members]


def _keys(seen: Iterable[str | None], tracker: Tracker, by: str) -> list[str | None]:
    if by == "owner":
        return sorted(seen, key=lambda key: key is None)
    order: Iterable[str]
    if by == "region":
        order = (below for top in tracker.regions.values() if top.parent is None for below in tracker.below(top.id))
    else:
        order = {"policy": tracker.policies, "indicator": tracker.indicators}.get(by, [status.value for status in Status])
    return [*dict.fromkeys([*order, *(key for key in seen if key is not None)]), None]


def _group_of(assessment: Assessment, by: str) -> str | None:
    if by == "status":
        return assessment.status.value
    if by == "indicator":
        return assessment.target.indicator.id
    value: str | None = getattr(assessment.target, by)
    return value


def _heading(key: str | None, tracker: Tracker, by: str) -> str:
    if key is None:
        return _(_NOWHERE[by])
    if by == "region":
        return words.with_id(words.region_name(tracker, key), key)
    if by == "policy" and key in tracker.policies:
        return words.with_id(words.name(tracker.policies[key].names), key)
    if by == "indicator":
        return words.with_id(words.name(tracker.indicators[key].names), key)
    return status_word(key) if by == "status" else visible(key)
