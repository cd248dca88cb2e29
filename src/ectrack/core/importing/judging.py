"""What cannot be told from one cell and is judged over the whole table: the decimal sign, years that end in the next, shares as parts of 1."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ectrack.core.cells.conventions import Decimals
from ectrack.core.cells.dates import order_evidence
from ectrack.core.importing.decimals import decimal_evidence
from ectrack.core.importing.fiscal import is_year, years_evidence
from ectrack.core.importing.grid import Grid, text_of
from ectrack.core.importing.heading_words import YEAR, plain
from ectrack.core.importing.known import Known, without_brackets
from ectrack.core.importing.layout import Layout
from ectrack.core.importing.questions import Question, question
from ectrack.core.importing.vocabulary import read_period
from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import JANUARY

_DAY = re.compile(r"[0-9]{1,2}(?P<sign>[/.-])(?:[0-9]{1,2}(?P=sign))?[0-9]{4}")
_BARE_YEAR = re.compile("(?:19|20)[0-9]{2}")
_FISCAL = re.compile(
    r"fiscal|financial year|\byears? (?:ending|ended|to)\b|\bfy\b|财年|财政年度|exercice|haushaltsjahr|geschäftsjahr", re.IGNORECASE
)
_NUMBERS = ("yoy", "se")
_HAN = ("\u4e00", "\u9fff")


@dataclass(frozen=True, slots=True)
class Judged:
    """What the whole table says of its cells.

    Attributes:
        sign: The sign before the decimals; None where nothing needs it.
        dates: The order of days that they prove; None where the mapping says it, or nothing needs it.
        are_months: Whether its texts such as 2009-10 are months.
        questions: What it leaves open.
    """

    sign: Decimals | None = None
    dates: str | None = None
    are_months: bool = False
    questions: tuple[Question, ...] = ()


def judged(grid: Grid, layout: Layout, known: Known, said: Mapping[str, str], of_name: Mapping[str, str]) -> Judged:
    """Return what the cells of a sheet say together.

    Args:
        grid: The sheet.
        layout: What its columns mean.
        known: What the mapping says.
        said: What holds for every figure, as the user says.
        of_name: What the name of the sheet says.
    """
    sign, of_numbers = _decimals(grid, layout, known)
    order, of_days = _days(grid, layout, known)
    years = [years_evidence(places) for places in _axes(grid, layout)]
    are_months = any(one.reading == "months" for one in years)
    return Judged(
        sign, order, are_months, (*of_numbers, *_years(grid, layout, known), *of_days, *_above(grid, layout, known, said, of_name))
    )


def _decimals(grid: Grid, layout: Layout, known: Known) -> tuple[Decimals | None, list[Question]]:
    if known.mapping.conventions.decimal is not None:
        return known.mapping.conventions.decimal, []
    texts = {text: place for place, text in _number_texts(grid, layout)}
    evidence = decimal_evidence(texts)
    if evidence.contradiction:
        point, comma = evidence.contradiction
        return None, [question("decimals-differ", grid.place(*texts[comma]), {"found": comma, "value": point})]
    if evidence.sign or not (evidence.points or evidence.commas):
        return evidence.sign, []
    if _is_chinese(grid) or (not evidence.points and grid.delimiter == ","):
        return ".", []
    found = (*evidence.points, *evidence.commas)
    meant: Decimals = "," if evidence.points else "."
    place = grid.place(*texts[found[0]])
    return None, [question("decimal-unsaid", place, {"found": ", ".join(found)}, {"decimal": meant}, is_likely=False)]


def _number_texts(grid: Grid, layout: Layout) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the texts of all cells that hold numbers, with their places; a number of a workbook is no text."""
    columns = {value.column for value in layout.values}
    columns |= {column for value in layout.values for key, column in value.beside.items() if key in _NUMBERS}
    columns |= {column for key in _NUMBERS for column in layout.columns.get(key, ())}
    for row in range(layout.rows[1] + 1, len(grid.rows)):
        for column in columns:
            cell = grid.cell(row, column)
            if isinstance(cell, str):
                yield (row, column), text_of(cell)


def _is_chinese(grid: Grid) -> bool:
    """Return whether a sheet is written in Chinese, which never parts decimals by a comma."""
    return any(_HAN[0] <= char <= _HAN[1] for row in grid.rows for cell in row if isinstance(cell, str) for char in cell)


def _years(grid: Grid, layout: Layout, known: Known) -> Iterator[Question]:
    """Yield a question for each column or row of periods such as 2009-10 of which nobody says in which month they begin."""
    for places in _axes(grid, layout):
        evidence = years_evidence(places)
        if evidence.reading == "mixed":
            found = evidence.years or evidence.others
            yield question("years-differ", grid.place(*places[evidence.others]), {"found": found, "value": evidence.others})
        elif evidence.reading == "years" and known.mapping.conventions.year_starts is None and _needs_start(places, known):
            starts = known.years.only
            months = "y/m" if "/" in evidence.years else "y-m"
            answer = {"year_starts": "04" if starts in {None, JANUARY} else f"{starts:02d}"}
            place = grid.place(*places[evidence.years])
            yield question(
                "years-unsaid", place, {"found": evidence.years, "months": months}, answer, is_likely=starts not in {None, JANUARY}
            )


def _days(grid: Grid, layout: Layout, known: Known) -> tuple[str | None, list[Question]]:
    """Return the order of days such as 31/12/2014 that a table proves, and questions about those whose order nobody says."""
    proven: set[str] = set()
    asked = []
    for places in _axes(grid, layout) if known.mapping.conventions.dates is None else ():
        days = [text for text in places if _DAY.fullmatch(text)]
        orders = order_evidence(days)
        if len(orders) == 1:
            proven.add(orders[0])
        elif days:
            place = grid.place(*places[days[0]])
            asked.append(
                question("dates-unsaid", place, {"found": days[0]}, {"dates": orders[0] if orders else "d/m/y"}, is_likely=False)
            )
    return proven.pop() if len(proven) == 1 else None, asked


def _above(grid: Grid, layout: Layout, known: Known, said: Mapping[str, str], of_name: Mapping[str, str]) -> Iterator[Question]:
    """Yield a question for what the lines above a table, the heading of its years or the name of its sheet say, and the user otherwise."""
    for key in ("indicator", "region", "period"):
        told, given = of_name.get(key) or layout.above.said.get(key), said.get(key)
        if given is None and of_name.get(key):
            told, given = layout.above.said.get(key), of_name[key]
        is_open = key not in layout.columns and not any(key in value.given for value in layout.values)
        if given and not told and is_open and (other := _named_otherwise(key, given, layout, known)):
            yield question("above-says-otherwise", grid.place(layout.rows[0]), {"found": other, "value": given})
        elif told and given and is_open and _meant(key, told, known) not in {None, _meant(key, given, known)}:
            yield question("above-says-otherwise", grid.place(layout.rows[0]), {"found": told, "value": given})
    if known.mapping.conventions.year_starts == JANUARY:
        return
    for column in (*layout.columns.get("period", ()), *layout.columns.get(YEAR, ())):
        texts = [text_of(grid.cell(row, column)) for row in range(layout.rows[1] + 1, len(grid.rows))]
        yield from _fiscal(grid, layout, column, texts)
    across = [value for value in layout.values if "period" in value.given]
    if across:
        yield from _fiscal(grid, layout, across[0].column, [value.given["period"] for value in across])


def _fiscal(grid: Grid, layout: Layout, column: int, texts: Iterable[str]) -> Iterator[Question]:
    """Yield a question where a heading or a title says years that do not begin in January, and years of the calendar stand there."""
    year = next((text for text in texts if _BARE_YEAR.fullmatch(text)), None)
    fiscal = next(filter(_FISCAL.search, (layout.heading(column), *(text for _row, text in layout.above.lines))), None)
    if year and fiscal:
        params = {"found": fiscal, "value": year}
        yield question("fiscal-heading", grid.place(layout.rows[1], column), params, {"year_starts": "01"}, is_likely=False)


def _named_otherwise(key: str, given: str, layout: Layout, known: Known) -> str | None:
    """Return the title of a table that names another region, indicator or year than the one that is said, and not that one."""
    if key == "period":
        year = layout.above.year
        return None if year is None or year in _years_of(given) else year
    meant = _meant(key, given, known)
    for _row, text in layout.above.lines if key == "region" or not layout.above.growth else ():
        found = {known.id_of(key, name) for name in known.words(key) if len(name) > 1 and _holds(plain(text), name)}
        if found and meant not in found:
            return text
    return None


def _years_of(period: str) -> set[str]:
    """Return the years in which a period begins and ends, and those that its text names."""
    try:
        found = read_period(period)
    except NotationError:
        return set(re.findall("[0-9]{4}", period))
    return {f"{day.year:04d}" for day in (found.start, found.end) if day is not None}


def _holds(text: str, name: str) -> bool:
    """Return whether a text without blanks holds a name, in Latin letters only at its beginning or end."""
    return text.startswith(name) or text.endswith(name) if name.isascii() else name in text


def _meant(key: str, text: str, known: Known) -> str | None:
    """Return the id or the period that a text means; None for nothing."""
    if key != "period":
        return known.id_of(key, text) or known.id_of(key, without_brackets(text)[0])
    try:
        return str(read_period(text))
    except NotationError:
        return None


def _needs_start(places: Iterable[str], known: Known) -> bool:
    """Return whether nobody says in which month such years begin: `2009/10` needs the tracker, `2009-10` the mapping as well."""
    if known.mapping.conventions.dates is not None:
        return False
    is_slashed = all("/" in text for text in places if is_year(text))
    return not is_slashed or known.years.only == JANUARY


def _axes(grid: Grid, layout: Layout) -> Iterator[dict[str, tuple[int, int]]]:
    """Yield the periods of each column of them, and those across, with where each first stands."""
    for column in (*layout.columns.get("period", ()), *layout.columns.get(YEAR, ())):
        found: dict[str, tuple[int, int]] = {}
        for row in range(layout.rows[1] + 1, len(grid.rows)):
            cell = grid.label(row, column)
            if isinstance(cell, str):
                found.setdefault(text_of(cell), (row, column))
        yield found
    yield {
        text: (layout.rows[1], value.column)
        for value in layout.values
        for text in {value.given.get("period", ""), layout.heading(value.column)}
        if text
    }
