"""Values below zero on the command line: `-0.7%` is no option."""

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any, TypeVar

C = TypeVar("C")

_NEGATIVE = re.compile(r"-(?:[^A-Za-z-]|[A-Z]{3}\s*[0-9]|[A-Za-z]{1,3}[$£¥￥])")
"""How a value below zero begins: options begin with letters, and none with a currency."""


def taking_negative_values(command: C) -> C:
    """Make a command of the library take values below zero; one without a value stays as it is."""
    found: Any = command
    if not any(parameter.name == "value" for parameter in found.params):
        return command
    with_value = {name for option in found.params if not getattr(option, "is_flag", True) for name in option.opts}
    plain = found.parse_args
    found.parse_args = lambda ctx, args: plain(ctx, arranged(args, with_value))
    return command


def arranged(words: Sequence[str], with_value: Collection[str]) -> list[str]:
    """Return what stands behind a command so that values below zero are taken for values: options first, the rest behind `--`.

    Args:
        words: As typed.
        with_value: The options that take the next word as their value.
    """
    options: list[str] = []
    others: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            others += rest
        elif not word.startswith("-") or word == "-" or _NEGATIVE.match(word):
            others.append(word)
        else:
            options += [word, *(islice(rest, 1) if word in with_value else ())]
    return [*options, "--", *others] if any(map(_NEGATIVE.match, others)) else list(words)
