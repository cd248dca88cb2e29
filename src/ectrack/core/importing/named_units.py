"""Everything that names the unit of a value: the user, its row, its heading, the lines above the table."""

from collections.abc import Sequence
from decimal import Decimal

from ectrack.core.importing.amounts import Units
from ectrack.core.importing.known import Known, without_brackets
from ectrack.core.importing.layout import Layout, Value
from ectrack.core.importing.meanings import unit_of
from ectrack.core.importing.preamble import says_growth


def named_units(  # noqa: PLR0913  # what may name a unit
    layout: Layout,
    value: Value,
    known: Known,
    *,
    said: str | None,
    names: Sequence[str],
    cells: tuple[str, ...],
    scale: Decimal | None,
    beside: Sequence[str],
    has_growth_beside: bool,
) -> Units:
    """Return everything that names the unit of a value.

    Args:
        layout: What the columns of the sheet mean.
        value: The column of the value.
        known: Names of the tracker and of the mapping.
        said: The unit that the user says.
        names: What names the indicator in the row, or above the table.
        cells: The cells of the columns of units in the row.
        scale: The factor that the columns of scales state.
        beside: What stands in the row in columns that nobody decided.
        has_growth_beside: Whether growth stands beside the value, so that a title that says growth speaks of that.
    """
    above = layout.above
    bracketed = next((name for name in names if without_brackets(name)[1] and not known.is_own_name(name)), None)
    titles = [title for title in (layout.heading(value.column), *names, *beside) if not known.is_own_name(title)]
    lines = [text for _row, text in above.lines]
    telling = [*titles, *(() if has_growth_beside else lines)]
    return Units(
        said=said,
        cells=cells,
        name=without_brackets(bracketed)[1] if bracketed else None,
        is_whole_name=bracketed is not None and known.id_of("indicator", bracketed) is not None,
        heading=unit_of(layout.headings.get(value.column, ())) or layout.units.get(value.column),
        above=above.units,
        remarks=above.remarks,
        scale=scale,
        titles=(*titles, *(text for text in lines if text not in above.named), *above.notes),
        lines=tuple(lines),
        trusts_cells=any(column in layout.said for column in layout.columns.get("unit", ())),
        growth=next(filter(says_growth, telling), None),
    )
