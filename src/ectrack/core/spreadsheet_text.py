"""Text that a spreadsheet would take for a formula, made harmless, and made what it was again."""

MAY_ACT = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""Beginnings that a spreadsheet takes for a formula."""

_MARK = "'"
_PASSED_OVER = f" {_MARK}"
"""Characters before such a beginning that change nothing: blanks, and marks that were in the text."""


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that could be taken for it gets an apostrophe."""
    return f"{_MARK}{text}" if _may_act(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith(_MARK) and _may_act(text) else text


def _may_act(text: str) -> bool:
    return text.lstrip(_PASSED_OVER).startswith(MAY_ACT)
