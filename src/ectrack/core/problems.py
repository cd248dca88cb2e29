"""What can be wrong with a tracker, as values: a slug, a place and the words that belong to it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table or a key of the notation stands.

    Attributes:
        file: Path as shown to the user, relative to the tracker's parent or as given.
        keys: Path inside the document, such as `("target", "turnover-2015", "by")` or `("actual", 3)`.
        line: Line, counted from 1, where the reader knows it already (CSV); None for TOML, where it is looked up when needed.
    """

    file: str
    keys: tuple[str | int, ...] = ()
    line: int | None = None

    def at(self, *keys: str | int) -> "Origin":
        """Return the place of a key below this one."""
        return Origin(self.file, (*self.keys, *keys), self.line)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, independent of the language it will be told in.

    Attributes:
        slug: Stable name of the kind of problem; its words stand in `ectrack.locale.problem_text`.
        origin: The place; None when the problem belongs to no file.
        params: What was found and expected, by the names that the message uses.
        others: Further places that take part, such as the first of two duplicates.
    """

    slug: str
    origin: Origin | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    others: tuple[Origin, ...] = ()


class NotationError(ValueError):
    """A single value that does not follow the notation.

    Attributes:
        slug: Stable name of the kind of problem.
        params: What was found and expected.
    """

    def __init__(self, slug: str, **params: str) -> None:
        """Keep the slug and the words that its message needs."""
        super().__init__(slug)
        self.slug = slug
        self.params = params


_CELL = re.compile("!([A-Z]{1,3})[0-9]+$")
_FEW = 2
"""Problems of one kind that are still told one by one."""


def alike(problems: Iterable[Problem]) -> list[tuple[Problem, ...]]:
    """Return problems in groups that can be told as one: of one kind, at one key or in one column, in the order of their first ones.

    Two of a kind are apart.
    """
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.slug, _column(problem.origin)), []).append(problem)
    return [part for group in groups.values() for part in ([tuple(group)] if len(group) > _FEW else [(one,) for one in group])]


def _column(origin: Origin | None) -> str:
    """Return the key of a place, else its column in a sheet; "" where a row is all that is known."""
    if origin is None:
        return ""
    keys = [key for key in origin.keys if isinstance(key, str)]
    cell = _CELL.search(origin.file)
    return keys[-1] if keys else cell[1] if cell else ""
