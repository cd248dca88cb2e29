"""Laws of importing: of rows that compete for one figure none is taken in silence, and no factor comes in unseen."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ectrack.core.cells.conventions import Conventions
from ectrack.core.importing.grid import Cell, Grid
from ectrack.core.importing.heading_words import key_of, plain, says_nothing
from ectrack.core.importing.known import Known
from ectrack.core.importing.layout import layout
from ectrack.core.importing.mapped import Mapped
from ectrack.core.importing.plan import Plan, Table, plan
from ectrack.core.importing.scale_words import scaling_words
from tests.core.building import made

TRACKER, _PROBLEMS = made("""
[region.north]
name = "North"
[region.south]
name = "South"
[indicator.people]
name = "Population"
unit = "people"
kind = "stock"
[indicator.trade]
name = "Trade"
unit = "million USD"
kind = "flow"
[indicator.yuan]
name = "交易额"
unit = "亿元"
kind = "flow"
""")

Figures = dict[tuple[str, str], Decimal]
"""Values by region and period."""

YEARS = ("2018", "2019", "2020")
VALUES = st.lists(st.integers(100, 999), min_size=6, max_size=6, unique=True)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzäé男女计业 ", min_size=1, max_size=8).map(str.strip).filter(bool)


def planned(rows: Sequence[Sequence[Cell]], mapping: Mapped, common: Mapping[str, str], delimiter: str = ",") -> Plan:
    """Return what importing rows would change."""
    grid = Grid("a.csv", "", [list(row) for row in rows], list(range(1, len(rows) + 1)), delimiter=delimiter)
    known = Known(TRACKER, mapping)
    found = layout(grid, known, common)
    return plan([Table(grid, found)], TRACKER, known, common)


def figures_of(made: Plan) -> Figures | None:
    """Return the figures that would be recorded; None where something is asked or refused."""
    if made.problems or any(item.problems for item in made.items) or not made.items:
        return None
    return {(item.figure["region"], str(item.figure["period"])[:4]): item.value for item in made.items if item.value is not None}


def asks(made: Plan) -> bool:
    """Return whether nothing would be recorded, and something says why."""
    return bool(made.problems or [problem for item in made.items for problem in item.problems])


def long_table(values: Sequence[int]) -> tuple[list[list[Cell]], Figures]:
    """Return a table with a row for each region and year, and its figures."""
    keys = list(product(("North", "South"), YEARS))
    rows: list[list[Cell]] = [["Region", "Year", "Value"]]
    rows += [[region, year, str(value)] for (region, year), value in zip(keys, values, strict=True)]
    return rows, {(region.casefold(), year): Decimal(value) for (region, year), value in zip(keys, values, strict=True)}


@given(VALUES, WORDS, st.lists(WORDS, min_size=2, max_size=4, unique_by=plain), st.data())
def test_rows_that_compete_are_never_halved_in_silence(
    values: Sequence[int], heading: str, kinds: Sequence[str], data: st.DataObject
) -> None:
    assume(key_of(heading) is None and not says_nothing(heading) and plain(heading) not in {"north", "south"})
    rows, _figures = long_table(values)
    parted: list[list[Cell]] = [[*rows[0], heading]]
    for row in rows[1:]:
        there = data.draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=len(kinds), unique=True))
        parted += [[*row[:2], str(int(str(row[2])) + 1000 * number), kind] for number, kind in enumerate(there)]
    common = {"indicator": "people"}
    competing = len(parted) > len(rows)
    assert asks(planned(parted, Mapped(), common)) or not competing
    assert asks(planned(parted, Mapped(columns={heading: "ignore"}), common)) or not competing
    for kind in kinds:
        wanted = {
            (str(row[0]).casefold(), str(row[1])): Decimal(str(row[2])) for row in parted[1:] if plain(str(row[3])) == plain(kind)
        }
        kept = planned(parted, Mapped(keep={heading: (kind,)}), common)
        assert figures_of(kept) == wanted or (not wanted and asks(kept))


@given(VALUES, st.permutations(range(6)), st.permutations(range(3)))
def test_the_order_of_rows_and_columns_says_nothing(values: Sequence[int], rows: Sequence[int], columns: Sequence[int]) -> None:
    table, figures = long_table(values)
    shuffled = [[row[column] for column in columns] for row in [table[0], *(table[1 + row] for row in rows)]]
    assert figures_of(planned(shuffled, Mapped(), {"indicator": "people"})) == figures


@given(VALUES, st.lists(WORDS, min_size=3, max_size=3, unique_by=plain))
def test_other_headings_are_asked_about_and_a_mapping_answers(values: Sequence[int], headings: Sequence[str]) -> None:
    assume(not any(key_of(heading) or says_nothing(heading) or scaling_words(heading) for heading in headings))
    table, figures = long_table(values)
    renamed: list[list[Cell]] = [[*headings], *table[1:]]
    assert asks(planned(renamed, Mapped(), {"indicator": "people"}))
    mapping = Mapped(columns=dict(zip(headings, ("region", "period", "value"), strict=True)))
    assert figures_of(planned(renamed, mapping, {"indicator": "people"})) == figures


@given(VALUES, st.booleans())
def test_a_table_the_other_way_round_says_the_same_or_is_asked_about(values: Sequence[int], years_across: bool) -> None:
    _rows, figures = long_table(values)
    across, down = (YEARS, ("North", "South")) if years_across else (("North", "South"), YEARS)
    table: list[list[Cell]] = [["Region" if years_across else "Year", *across]]
    for own in down:
        pairs = [(own, other) if years_across else (other, own) for other in across]
        table.append([own, *(f"{figures[region.casefold(), year]:f}" for region, year in pairs)])
    assert figures_of(planned(table, Mapped(), {"indicator": "people"})) == figures
    turned = [list(row) for row in zip(*planned_rows(values), strict=True)]
    found = planned(turned, Mapped(), {"indicator": "people"})
    assert asks(found) or figures_of(found) == figures


def planned_rows(values: Sequence[int]) -> list[list[Cell]]:
    """Return the rows of a long table."""
    return long_table(values)[0]


SCALES = {"thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "mn": 6, "'000": 3}
FOREIGN = ("Tsd.", "Mio.", "Mrd.", "lakh", "crore", "milliers", "millones", "тыс.")


@pytest.mark.parametrize("word", [*SCALES, *FOREIGN])
@given(values=VALUES, place=st.sampled_from(["title", "bracket", "unit", "heading", "column", "units", "cell"]))
def test_words_that_scale_multiply_or_are_asked_about(word: str, values: Sequence[int], place: str) -> None:
    rows, figures = long_table(values)
    power = SCALES.get(word)
    head, body = rows[0], rows[1:]
    tables: dict[str, list[list[Cell]]] = {
        "title": [[f"Population in {word}"], *rows],
        "bracket": [[f"Population ({word})"], *rows],
        "unit": [[f"Unit: {word} people"], *rows],
        "heading": [[*head[:2], f"Value ({word})"], *body],
        "column": [[*head, "Unit multiplier"], *([*row, word] for row in body)],
        "units": [[*head, "Units"], *([*row, word] for row in body)],
        "cell": [head, *([*row[:2], f"{row[2]} {word}"] for row in body)],
    }
    found = planned(tables[place], Mapped(), {"indicator": "people"})
    true = None if power is None else {key: value.scaleb(power) for key, value in figures.items()}
    assert asks(found) or (true is not None and figures_of(found) == true)


@given(VALUES, st.sampled_from([0, 3, 6, 9]), st.sampled_from(["people", "trade", "yuan"]))
def test_powers_of_ten_multiply_what_the_unit_counts(values: Sequence[int], power: int, indicator: str) -> None:
    rows, figures = long_table(values)
    found = planned([[*rows[0], "UNIT_MULT"], *([*row, str(power)] for row in rows[1:])], Mapped(), {"indicator": indicator})
    factor = {"people": 0, "trade": 6, "yuan": 8}[indicator]
    assert figures_of(found) == {key: value.scaleb(power - factor) for key, value in figures.items()}


@given(
    VALUES,
    st.sampled_from(["万元", "元", "亿元", "千元", "百万元"]),
    st.sampled_from(["title", "bracket", "heading", "column", "name"]),
)
def test_units_in_chinese_convert_or_are_asked_about(values: Sequence[int], unit: str, place: str) -> None:
    rows, figures = long_table(values)
    power = {"万元": -4, "元": -8, "亿元": 0}.get(unit)
    tables: dict[str, list[list[Cell]]] = {
        "title": [[f"单位：{unit}"], *rows],
        "bracket": [[f"各地交易额（{unit}）"], *rows],
        "heading": [["Region", "Year", f"数值（{unit}）"], *rows[1:]],
        "column": [[*rows[0], "计量单位"], *([*row, unit] for row in rows[1:])],
        "name": [["指标", *rows[0]], *([f"交易额({unit})", *row] for row in rows[1:])],
    }
    common = {} if place == "name" else {"indicator": "yuan"}
    found = planned(tables[place], Mapped(), common)
    true = None if power is None else {key: value.scaleb(power) for key, value in figures.items()}
    assert asks(found) if true is None else figures_of(found) == true


@given(
    st.lists(st.tuples(st.integers(1, 999), st.integers(0, 999)), min_size=6, max_size=6),
    st.sampled_from([",", "."]),
    st.sampled_from([",", ";", "\t"]),
)
def test_a_thousand_is_never_taken_for_a_one(numbers: Sequence[tuple[int, int]], sign: str, delimiter: str) -> None:
    # 1.250 is 1250 or 1.25, and only the user knows; a table with commas between its cells parts thousands by commas.
    rows, _figures = long_table([1] * 6)
    written = [f"{whole}{sign}{rest:03d}" for whole, rest in numbers]
    table = [rows[0], *([*row[:2], text] for row, text in zip(rows[1:], written, strict=True))]
    keys = [(str(row[0]).casefold(), str(row[1])) for row in rows[1:]]
    thousands = {key: Decimal(1000 * whole + rest) for key, (whole, rest) in zip(keys, numbers, strict=True)}
    parts = {key: Decimal(f"{whole}.{rest:03d}") for key, (whole, rest) in zip(keys, numbers, strict=True)}
    common = {"indicator": "people"}
    unsaid = planned(table, Mapped(), common, delimiter)
    assert figures_of(unsaid) == thousands if (sign, delimiter) == (",", ",") else asks(unsaid)
    for decimal in (",", "."):
        said = Mapped(conventions=Conventions(decimal="," if decimal == "," else "."))
        assert figures_of(planned(table, said, common, delimiter)) == (parts if decimal == sign else thousands)
