"""Texts as XML can hold them."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow."""


def allowed(text: str) -> str:
    """Return a text with every character that XML does not allow replaced by its code."""
    return _FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
