"""Texts as Markdown shows them."""

import re

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]|~#"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})
_ITEM = re.compile(r"^(?:[-+](?= |-+$)|[0-9]{1,9}[.)](?= |$))")
"""What begins an item of a list, or is a rule, at the beginning of a text."""


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, without blanks before it, which would make it code."""
    return _ITEM.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", text.lstrip(" ").translate(_MARKDOWN))
