"""Names in the languages that a file gives them in."""

from collections.abc import Mapping

Names = Mapping[str, str]
"""A name by language code; a name given as one string stands under ""."""


def in_language(names: Names, lang: str) -> str:
    """Return the name in a language, else in any other that is given."""
    return names.get(lang) or names.get("") or next(iter(names.values()), "")
