"""Names of regions and indicators that a tracker does not have: refused one by one, as one question, or left out and counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ectrack.core.importing.known import Known
from ectrack.core.importing.questions import Question, question
from ectrack.core.importing.readings import Sheet, SheetFigure
from ectrack.core.problems import Problem
from ectrack.core.suggesting import suggestion

FEW = 3
"""Names that are refused one by one; more of them are one question."""

_NAMED = 5


@dataclass(frozen=True, slots=True)
class OtherNames:
    """What becomes of the figures of names that a tracker does not have.

    Attributes:
        questions: One for each kind of names that has more than a few.
        refused: The figures, each with why.
        left: How many figures are left out, by `region` or `indicator` and the name.
    """

    questions: tuple[Question, ...] = ()
    refused: tuple[tuple[SheetFigure, Problem], ...] = ()
    left: Mapping[tuple[str, str], int] = field(default_factory=dict)


def unknown_names(cells: Sequence[SheetFigure], sheet: Sheet) -> OtherNames:
    """Return what becomes of figures of names that the tracker does not have.

    Args:
        cells: The figures.
        sheet: Where they stand; its mapping says whether they are left out.
    """
    counts = Counter(cell.other for cell in cells if cell.other)
    if sheet.known.mapping.ignores_others:
        return OtherNames(left=counts)
    asked = {kind: one for kind in ("region", "indicator") if (one := _asked(kind, cells, counts, sheet.known))}
    refused = [(cell, _problem(cell, sheet, asked)) for cell in cells]
    return OtherNames(tuple(asked.values()), tuple(refused))


def _asked(kind: str, cells: Sequence[SheetFigure], counts: Iterable[tuple[str, str]], known: Known) -> Question | None:
    """Return the question about the names of one kind, where there are more than a few."""
    names = [text for key, text in counts if key == kind]
    if len(names) <= FEW:
        return None
    first = next(cell for cell in cells if cell.other == (kind, names[0]))
    near = ", ".join(f"{name} ({meant}?)" for name, meant in close_names(names, kind, known).items())
    params = {"n": str(len(names)), "names": ", ".join(names[:_NAMED]), **({"near": near} if near else {})}
    return question(f"unknown-{kind}s", first.origin, params, {"others": "ignore"})


def _problem(cell: SheetFigure, sheet: Sheet, asked: Mapping[str, Question]) -> Problem:
    kind, text = cell.other or ("", "")
    if kind in asked:
        return asked[kind].problem
    place = sheet.grid.place(cell.row, next(iter(sheet.layout.columns.get(kind, ())), cell.column))
    return Problem(f"unknown-{kind}", place, {"found": text, **suggestion(text, sheet.known.words(kind))})


def close_names(names: Iterable[str], kind: str, known: Known) -> dict[str, str]:
    """Return the first few names that are close to a known one, each with that one."""
    words = known.words(kind)
    found = ((name, suggestion(name, words).get("suggestion")) for name in names)
    return dict(islice(((name, meant) for name, meant in found if meant), _NAMED))
