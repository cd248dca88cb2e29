"""Whether figures of indicators in per cent are parts of 1, judged over each column."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ectrack.core.importing.mapped import Mapped
from ectrack.core.importing.questions import Question, question
from ectrack.core.importing.readings import SheetFigure
from ectrack.core.tracker import Tracker

_MOST, _LEAST = Decimal(2), Decimal(5)
"""A column of nothing above the first is doubted where every figure on record is above the second."""


def fractions(cells: Sequence[SheetFigure], tracker: Tracker, mapping: Mapped) -> Iterator[Question]:
    """Yield a question for each column whose bare numbers for an indicator in % may be parts of 1, such as 0.61 beside 58 %.

    Args:
        cells: The figures of a sheet.
        tracker: The tracker as it stands.
        mapping: What the user says; nothing is asked where it says `fraction`.
    """
    if mapping.conventions.fraction is not None:
        return
    columns: dict[tuple[int, str], list[SheetFigure]] = defaultdict(list)
    for cell in cells:
        if (
            not cell.problems
            and cell.bare
            and cell.number is not None
            and tracker.indicators[cell.figure["indicator"]].unit.is_percent
        ):
            columns[cell.column, cell.figure["indicator"]].append(cell)
    for (_column, indicator), several in columns.items():
        sizes = [abs(cell.number) for cell in several if cell.number]
        if sizes and (max(sizes) <= 1 or (max(sizes) <= _MOST and min(_on_record(tracker, indicator), default=0) >= _LEAST)):
            first = next(cell for cell in several if cell.number)
            is_likely = min(_on_record(tracker, indicator), default=0) >= _LEAST
            params = {"found": f"{first.number:f}", "indicator": indicator}
            yield question("fraction-unsaid", first.origin, params, {"fraction": True}, is_likely=is_likely)


def _on_record(tracker: Tracker, indicator: str) -> list[Decimal]:
    """Return the sizes of the recorded figures of an indicator."""
    return [abs(figure.value) for figure in tracker.figures() if figure.indicator == indicator and figure.value]
