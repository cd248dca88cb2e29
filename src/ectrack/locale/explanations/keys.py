"""The keys of the files explained, each with an example: one entry for what a key says, in whatever tables it says it."""

from collections.abc import Iterator
from typing import NamedTuple

from ectrack.locale import N_
from ectrack.locale.choice_words import CHOICES
from ectrack.locale.described import KeyWords, as_toml
from ectrack.locale.explanations.explanation import Explanation
from ectrack.locale.key_words import KEY_WORDS

HEADERS = {
    "RegionTable": "[region.ID]",
    "IndicatorTable": "[indicator.ID]",
    "PolicyTable": "[policy.ID]",
    "TargetTable": "[target.ID]",
    "ReadingTable": "[target.ID.readings.NAME]",
    "ActualTable": "[[actual]]",
    "SettingsTable": "ectrack.toml",
    "SourceTable": "ectrack.toml [source]",
    "FiguresTable": 'ectrack.toml [figures."FILE"]',
    "CheckTable": "ectrack.toml [check]",
    "BaselineTable": "[target.ID.baseline]",
    "LightsTable": "[target.ID.lights]",
    "RatioTable": "[indicator.ID.ratio]",
    "CountTable": "[indicator.ID.count]",
    "RelativeTable": "[target.ID.at_least]",
}
"""Where the keys of a table stand, by the name of the model in `ectrack.core.notation.tables`."""

_OWN_TABLES = {"check": "CheckTable", "figures": "FiguresTable", "source": "SourceTable", "readings": "ReadingTable"}
"""Keys of which an example is a table of its own."""

_BESIDE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("at_least", "at_most", "more_than", "less_than", "between", "improve", "improve_by"), ('since = "2013"', 'by = "2015"')
    ),
    "growth": ('since = "2013"', 'by = "2015"'),
    **dict.fromkeys(("each_year", "total"), ('from = "2013"', 'by = "2015"')),
    "hold": ('less_than = "5%"', 'by = "2015"'),
}
"""What usually stands beside a key of a target."""

_FOUND_BY_VALUES = frozenset({"approx", "state", "path", "every", "direction", "record_to", "scales"})
"""Keys whose values are found by their names too; other values have explanations of their own."""

_BY_LANGUAGE = {"name": ("name.zh", "name.en")}
"""Columns of a name in each language."""

VALUES_COLUMNS: dict[str, KeyWords] = {
    "region": KeyWords(N_("region"), N_("The id or the name of the region that the amounts of a row are for."), "kangxian"),
    "value": KeyWords(N_("value"), N_("The amount of the goal for a region, as after its key."), "60家"),
    "high": KeyWords(N_("high end"), N_("The high end of a range for a region, beside its low end in value."), "80家"),
}
"""Columns of a table of values (`values`) that are no keys of a target."""

_BREAK_KEYS: dict[str, KeyWords] = {
    "why": KeyWords(N_("reason"), N_("Why a new series begins."), "2023年起按新口径统计"),
    "link": KeyWords(N_("link"), N_("The factor of all figures before the break; without it nothing is compared across."), 1.043),
}

_FURTHER = {"values.csv": VALUES_COLUMNS, "[indicator.ID.breaks.2023]": _BREAK_KEYS}
"""Words that are keys of no model, by where they stand."""


class Key(NamedTuple):
    """A key, explained.

    Attributes:
        name: The key.
        title: Its name in words, a key of the catalogue.
        explanation: What it says.
        other_names: The values by which it is found too.
    """

    name: str
    title: str
    explanation: Explanation
    other_names: tuple[str, ...]


def keys() -> Iterator[Key]:
    """Yield every key of the files; what several tables say alike is one."""
    found: dict[tuple[str, str, str], list[str]] = {}
    words: dict[tuple[str, str, str], KeyWords] = {}
    for place, of_table in (*((HEADERS[table], of_table) for table, of_table in KEY_WORDS.items()), *_FURTHER.items()):
        for name, one in of_table.items():
            same = name, one.title, one.sentence
            found.setdefault(same, []).append(place)
            words.setdefault(same, one)
    for (name, title, sentence), places in found.items():
        written = tuple(_example(name, words[name, title, sentence], places[0]))
        values = CHOICES.get(name, {})
        explanation = Explanation(sentence, written=written, places=tuple(places), values=tuple(values.items()))
        yield Key(name, title, explanation, (*_BY_LANGUAGE.get(name, ()), *(values if name in _FOUND_BY_VALUES else ())))


def _example(name: str, words: KeyWords, place: str) -> Iterator[str]:
    """Yield the lines of an example: the header of the table, the key, and what usually stands beside it."""
    if place == "values.csv":
        yield from (name, str(words.example))
        return
    if words.example is None:
        inner = _OWN_TABLES[name]
        yield HEADERS[inner].removeprefix("ectrack.toml ")
        first = next((key, one) for key, one in KEY_WORDS[inner].items() if one.example is not None)
        yield f"{first[0]} = {as_toml(first[1].example)}"
        return
    header = place.removeprefix("ectrack.toml").strip()
    yield from [header] if header else []
    yield f"{name} = {as_toml(words.example)}"
    yield from _BESIDE.get(name, ()) if place == HEADERS["TargetTable"] else ()
