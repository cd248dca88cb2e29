"""The value of a cell in the unit of its indicator: what names its unit, what scales it, and what must not be guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ectrack.core.importing.heading_words import plain as compact
from ectrack.core.importing.meanings import is_unit
from ectrack.core.importing.scale_words import scaling_words
from ectrack.core.model import Indicator, Kind
from ectrack.core.problems import NotationError
from ectrack.core.values.quantities import CONTEXT, PERCENT, Quantity, in_unit, nearly_equal, plain, quantity, unit, with_unit

_PERCENTS = frozenset(
    {"%", "percent", "percentage", "percentage(%)", "percent(%)", "percents", "percentages", "百分比", "pc", "pct"}
)
_COUNTS = frozenset(
    {"number", "numbers", "no.", "no", "nr", "count", "counts", "units", "unit", "absolute", "数量", "个数", "绝对数"}
)
_IN = re.compile("^(?:expressed )?in ", re.IGNORECASE)
_OTHER = re.compile(
    r"\bmonth[- ]on[- ]month|quarter[- ]on[- ]quarter|\b[mq]/[mq]\b|环比|per capita|per head|人均|每人平均|pro kopf|par habitant|per cápita|=\s*100\b",
    re.IGNORECASE,
)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Units:
    """What names the unit of a value, from what is nearest to it on.

    Attributes:
        said: By the user: the mapping or an option.
        cells: In the columns of units of its row.
        name: In brackets behind the name of its indicator in the row.
        is_whole_name: Whether the name is known with its brackets, so that they may be a remark.
        heading: In brackets in the heading of its column.
        above: On lines of units above the table.
        remarks: In brackets at the end of other lines above it.
        scale: The factor that a column of scales states; None without one.
        titles: The heading, the name and the lines above that name no unit, which may hold words that scale.
        lines: All lines above the table.
        trusts_cells: Whether the user says that the cells name the unit, whatever stands above the table.
        growth: The heading, name or line that says that it is growth; None where none does.
    """

    said: str | None = None
    cells: tuple[str, ...] = ()
    name: str | None = None
    is_whole_name: bool = False
    heading: str | None = None
    above: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    scale: Decimal | None = None
    titles: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    trusts_cells: bool = False
    growth: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """The value of a cell.

    Attributes:
        value: In the unit of its indicator.
        text: As it is written into the tracker.
        number: The number in the cell, before any factor.
        named_unit: Whether the cell itself names a unit.
        bare: Whether nothing names one.
    """

    value: Decimal
    text: str
    number: Decimal
    named_unit: bool = False
    bare: bool = False


def amount(text: str, indicator: Indicator, units: Units, fraction: bool | None) -> Amount:  # a key of the mapping
    """Return the value of a cell.

    Args:
        text: The cell as the notation writes numbers, without marks and words for approximate figures.
        indicator: What it is a figure of.
        units: What names its unit.
        fraction: Whether figures in % are parts of 1; None where nothing says it.

    Raises:
        NotationError: As `quantity` and `in_unit`; `not-a-unit` for one with digits, `units-differ` where two are named that are not the
            same, `scale-unsaid` where words that scale stand beside it and no unit is named, `scale-and-unit` for two scales,
            `growth-as-amount` for growth of an indicator that is none.
    """
    read = quantity(text)
    named = read.unit or _named(indicator, units)
    if indicator.kind is not Kind.GROWTH and units.growth and not units.said and not read.unit:
        raise NotationError("growth-as-amount", found=units.growth, indicator=indicator.id)
    if not units.said and (
        title := next((title for title in (*units.titles, *units.lines) if _says_another(title, indicator)), None)
    ):
        word = _OTHER.search(title)
        raise NotationError("other-quantity", found=title, indicator=indicator.id, word=word[0] if word else "")
    if units.scale is not None:
        return _scaled(read, named, indicator, units.scale)
    if named is None and not units.said and not indicator.unit.is_percent and PERCENT in map(_normal, units.remarks):
        raise NotationError("unit-mismatch", found=PERCENT, unit=indicator.unit.text or "1")
    if not (units.said or read.unit) and (doubt := _doubt(named, indicator, units)):
        raise NotationError("scale-unsaid", found=doubt, word=scaling_words(doubt) or "")
    if fraction and indicator.unit.is_percent and read.unit is None:
        number = CONTEXT.multiply(read.number, _HUNDRED)
        return Amount(plain(number), f"{plain(number):f}{PERCENT}", read.number)
    value = in_unit(Quantity(read.number, named), indicator.unit)
    is_plain = read.unit is not None or named in {None, indicator.unit.text}
    is_named = read.unit is not None or bool(units.cells)
    return Amount(value, text if is_plain else with_unit(text, named or ""), read.number, is_named, named is None)


def _says_another(title: str, indicator: Indicator) -> bool:
    """Return whether a title says a quantity per head, or an index, and the names of the indicator do not."""
    found = _OTHER.search(title)
    if found is None or ("100" in found[0] and indicator.kind is Kind.INDEX):
        return False
    return not any(_OTHER.search(name) for name in indicator.names.values())


def _doubt(named: str | None, indicator: Indicator, units: Units) -> str | None:
    """Return a text beside or above a value whose words may scale it; None where the unit that is named settles it.

    A unit of another thing, such as 万元 above a column of 家, scales nothing else; a scale that nobody knows does.
    """
    if named is not None and unit(named, indicator.unit.declared).factor != 1:
        return None
    above = (text for text in (*units.above, *units.remarks) if not _fits(_normal(text) or "", indicator))
    unknown = (text for text in above if named is None or unit(text, indicator.unit.declared).factor == 1)
    return next(filter(scaling_words, (*units.titles, *unknown)), None)


def _scaled(read: Quantity, named: str | None, indicator: Indicator, scale: Decimal) -> Amount:
    """Return a value that a column of scales multiplies; without a unit it counts what the unit of its indicator is made of."""
    wanted = indicator.unit
    if scale != 1 and (wanted.is_percent or (named is not None and unit(named, wanted.declared).factor != 1)):
        raise NotationError("scale-and-unit", found=named or wanted.text, value=f"{scale:f}")
    number = plain(CONTEXT.multiply(read.number, scale))
    if named is None and wanted.base:
        named = wanted.base
    value = in_unit(Quantity(number, named), wanted) if named else plain(CONTEXT.divide(number, wanted.factor))
    is_plain = named is None or wanted.factor == 1
    written = f"{value:f}" if is_plain else with_unit(f"{number:f}", named or "")
    return Amount(value, written, read.number, read.unit is not None)


def _named(indicator: Indicator, units: Units) -> str | None:
    """Return the unit that is named nearest to a value; what the user says must not contradict what the table says."""
    stated = list(_stated(indicator, units))
    said = _normal(units.said) if units.said else None
    if said:
        _check(said)
        others = [other for other in stated if _fits(other, indicator)]
        stated = [said, *others]
    elif not stated:
        stated = list(_above(indicator, units))[:1]
    elif not units.trusts_cells:
        stated += [one for one in _above(indicator, units) if _fits(one, indicator)]
    if not stated:
        return None
    first = stated[0]
    _check(first)
    for other in stated[1:]:
        if _fits(first, indicator) and _fits(other, indicator) and not _same(first, other, indicator):
            raise NotationError("units-differ", found=first, value=other)
    return first


def _stated(indicator: Indicator, units: Units) -> Iterator[str]:
    """Yield the units beside a value, the nearest first: in its row, else in its heading."""
    row = [unit for text in units.cells if (unit := _normal(text))]
    name = _normal(units.name) if units.name else None
    if name and (not units.is_whole_name or _fits(name, indicator)):
        row.append(name)
    elif name and scaling_words(name):
        raise NotationError("scale-unsaid", found=name, word=name)
    heading = _normal(units.heading) if units.heading else None
    yield from row
    if heading and not (row and not _fits(heading, indicator)):
        yield heading


def _above(indicator: Indicator, units: Units) -> Iterator[str]:
    """Yield the units above a table that a value can be in; one that is called a unit and fits none is yielded too, to be refused."""
    above = [unit for text in units.above if (unit := _normal(text))]
    fitting = [unit for unit in above if _fits(unit, indicator)]
    if len({f"{in_unit(Quantity(Decimal(1), one), indicator.unit)}" for one in fitting}) > 1:
        raise NotationError("units-differ", found=fitting[0], value=fitting[1])
    yield from fitting or above
    for text in units.remarks:
        remark = _normal(text)
        if remark and is_unit(remark) and _fits(remark, indicator):
            yield remark


def _normal(text: str) -> str | None:
    """Return a unit as the notation names it; None for a word that only says that things are counted."""
    text = _IN.sub("", text.strip())
    word = compact(text)
    return PERCENT if word in _PERCENTS else None if word in _COUNTS else text.strip()


def _check(text: str) -> None:
    if not is_unit(text):
        raise NotationError("not-a-unit", found=text)


def _fits(text: str, indicator: Indicator) -> bool:
    try:
        in_unit(Quantity(Decimal(1), text), indicator.unit)
    except NotationError:
        return False
    return True


def _same(first: str, second: str, indicator: Indicator) -> bool:
    one, other = (in_unit(Quantity(Decimal(1), text), indicator.unit) for text in (first, second))
    return nearly_equal(one, other)
