"""Methods, statuses, terms, remarks, reasons and problems explained, found by their name in either language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation
from ectrack.locale.explanations.flags import REMARKS
from ectrack.locale.explanations.keys import keys
from ectrack.locale.explanations.methods import METHODS
from ectrack.locale.explanations.quantity_words import QUANTITIES
from ectrack.locale.explanations.reasons import REASONS
from ectrack.locale.explanations.rules import RULES
from ectrack.locale.explanations.statuses import STATUSES
from ectrack.locale.explanations.things import THINGS
from ectrack.locale.language import in_every_language
from ectrack.locale.problem_words import WORDS
from ectrack.locale.terms import FLAGS
from ectrack.locale.terms import QUANTITIES as QUANTITY_WORDS
from ectrack.locale.terms import REASONS as REASON_WORDS
from ectrack.locale.terms import STATUSES as STATUS_WORDS
from ectrack.locale.warning_words import WARNINGS

KINDS = {
    "method": N_("method"),
    "status": N_("status"),
    "term": N_("term"),
    "key": N_("key"),
    "remark": N_("remark"),
    "reason": N_("reason"),
    "rule": N_("rule"),
    "problem": N_("problem"),
}
"""Kinds of names, in the order in which they are listed."""


class Entry(NamedTuple):
    """A name with its explanation.

    Attributes:
        kind: One of `KINDS`.
        name: As given to `explain`.
        title: The name in words, a key of the catalogue; "" when it has none.
        explanation: What there is to say.
        key: Where it stands in JSON; "" where it does not, or where it is the name.
        other_names: Further names by which it is found.
    """

    kind: str
    name: str
    title: str
    explanation: Explanation
    key: str = ""
    other_names: tuple[str, ...] = ()


@cache
def entries() -> tuple[Entry, ...]:
    """Return every name that can be explained, by kind."""
    return tuple(_entries())


def _entries() -> Iterator[Entry]:
    for name, explanation in METHODS.items():
        yield Entry("method", name, "", explanation)
    for name, explanation in STATUSES.items():
        yield Entry("status", name, STATUS_WORDS[name], explanation)
    for name, thing in THINGS.items():
        yield Entry("term", name, thing.title, thing.explanation, thing.key)
    for key, explanation in QUANTITIES.items():
        yield Entry("term", key.replace("_", "-").replace(".", "-"), QUANTITY_WORDS[key], explanation)
    for one in keys():
        yield Entry("key", one.name, one.title, one.explanation, "", one.other_names)
    for name, explanation in REMARKS.items():
        yield Entry("remark", name, FLAGS[name], explanation)
    for name, explanation in REASONS.items():
        yield Entry("reason", name, REASON_WORDS[name], explanation)
    for name, explanation in RULES.items():
        yield Entry("rule", name, "", explanation._replace(note=WARNINGS[name].hint))
    for name, problem in WORDS.items():
        yield Entry("problem", name, "", Explanation(problem.message, note=problem.hint))


def find(name: str) -> list[Entry]:
    """Return the entries of a name: a slug, a key of the JSON contract, or the words of either language."""
    return list(_by_plain_name().get(_plain(name), ()))


_OTHER_NAMES = {
    "rest-start": ("rest.from",),
    "rest-end": ("rest.to",),
    "region": ("region_name",),
    "indicator": ("indicator_name",),
    "policy": ("policy_title",),
    "baseline": ("baseline_period",),
    "reason": ("reasons",),
}
"""Keys of the JSON contract and of columns that are named otherwise among the terms."""


@cache
def _by_plain_name() -> Mapping[str, Sequence[Entry]]:
    """Return all entries by the names that people may write, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries():
        for name in {_plain(name) for name in _names(entry)}:
            found.setdefault(name, []).append(entry)
    return found


def _names(entry: Entry) -> Iterable[str]:
    return (
        entry.name,
        *(_OTHER_NAMES.get(entry.name, ()) if entry.kind == "term" else ()),
        *entry.other_names,
        *([entry.key] if entry.key else ()),
        *(in_every_language(entry.title) if entry.title else ()),
    )


def _plain(name: str) -> str:
    """Return a name without what people write in different ways: case, blanks, hyphens, underscores, dots."""
    return re.sub(r"[\s_.\-]+", "", name).casefold()
