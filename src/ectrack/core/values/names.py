"""Names in the languages that a file gives them in."""

from collections.abc import Mapping

Names = Mapping[str, str]
"""A name by language code; a name given as one string stands under ""."""


def in_language(names: Names, lang: str) -> str:
    """Return the name in a language, else in any other that is given."""
    return names.get(lang) or names.get("") or next(iter(names.values()), "")


def id_of(word: str, things: Mapping[str, Names]) -> str | None:
    """Return the id that a word means: the id itself, or that of the only thing with such a name; None where there is no such one.

    Args:
        word: An id, or a name in any language.
        things: Names by ids.
    """
    if word in things:
        return word
    named = [name for name, names in things.items() if word in names.values()]
    return named[0] if len(named) == 1 else None
