"""Cells as people see them, from every format of workbook; what is hostile is refused in bounded time and room."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]
from odf import number as odf_number  # type: ignore[import-untyped]
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.style import Style, TableProperties  # type: ignore[import-untyped]
from odf.table import CoveredTableCell, Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]

from ectrack.core.importing.grid import Cell, Fault, Grid
from ectrack.store.files import RefusedError
from ectrack.store.sheets import Progress, grids, workbook_grids
from ectrack.store.sheets.formats import told_number

# The serial number of 30 June 2014 is 41820: 41640 for 1 January 2014 and 180 days more.
JUNE_30 = 41820


@pytest.mark.parametrize(
    ("value", "code", "told"),
    [
        (480, "", {"n": "480"}),
        (480, "General", {"n": "480"}),
        (12500, "#,##0.00", {"n": "12500"}),
        (1e15, "0", {"n": "1000000000000000"}),
        (-0.5, "0.0_);(0.0)", {"n": "-0.5"}),
        (22 * 2.2, "0.0", {"n": "48.4"}),  # the binary fraction is 48.400000000000006
        (0.1 + 0.2, "", {"n": "0.3"}),
        (0.069, "0.0%", "6.9%"),
        (0.395, "0%;[Red]-0%", "39.5%"),
        (0.3, '0.0"%"', "0.3%"),  # a percent sign in quotes scales nothing
        (12500, '0"万元"', "12500万元"),
        (12500, '#,##0.0\\ "万元"', "12500万元"),
        (180, 'General"家"', "180家"),
        (180, "0家", "180家"),
        (125, '0"10万元"', "125 10万元"),  # never 12510万元
        (12345, '0!.0,"万"', {"f": "scaled"}),
        (12345, "0\\.0,", {"f": "scaled"}),
        (1234567, '0.0,,"百万"', {"f": "scaled"}),
        (12345, '[>=10000]0!.0,"万";0', {"f": "scaled"}),
        (12345, '[<10000]0;0!.0,"万"', {"f": "scaled"}),
        (480, '"¥"#,##0.00', {"n": "480"}),
        (480, "[$¥-804]#,##0.00", {"n": "480"}),
        (480, "#,##0.00\\ [$元-804]", "480元"),
        (480, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', {"n": "480"}),
        (1.2e-5, "0.00E+00", {"n": "0.000012"}),
        (JUNE_30, "yyyy-mm-dd", {"d": "2014-06-30"}),
        (JUNE_30, 'yyyy"年"m"月"d"日"', {"d": "2014-06-30"}),
        (JUNE_30, 'yyyy"年"m"月"', "2014-06"),
        (JUNE_30, "mmm-yy", "2014-06"),
        (JUNE_30, "yyyy", "2014"),
        (JUNE_30 + 0.5, "yyyy-mm-dd h:mm", "2014-06-30 12:00:00"),
        (JUNE_30, "[$-804]yyyy/m/d;@", {"d": "2014-06-30"}),
        (1, "yyyy-mm-dd", {"d": "1900-01-01"}),
        (-1, "yyyy-mm-dd", {"n": "-1"}),
        (1234567890123456, "0", {"f": "1234567890123456"}),  # programs show 1234567890123450 or …460
        (1234567890123456, "0%", {"f": "1234567890123456"}),
        (1e300, "0", {"n": "1" + "0" * 300}),
        (float("nan"), "0", {"f": "#NUM!"}),
        (1e9, "yyyy-mm-dd", {"n": "1000000000"}),
    ],
)
def test_a_number_is_told_as_its_cell_shows_it(value: float, code: str, told: object) -> None:
    assert told_number(Decimal(repr(value)), code) == told


def test_days_since_1904() -> None:
    # 2014-06-30 is 40358 days after 1904-01-01: 41820 - 1462.
    assert told_number(Decimal(40358), "yyyy-mm-dd", since_1904=True) == {"d": "2014-06-30"}


def cells(found: list[Grid], sheet: int = 0) -> list[list[Cell]]:
    """Return the rows of a sheet as lists."""
    return [list(row) for row in found[sheet].rows]


def book(*rows: tuple[Any, ...], formats: dict[str, str] | None = None) -> bytes:
    """Return an XLSX workbook."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    for row in rows:
        sheet.append(row)
    for place, code in (formats or {}).items():
        sheet[place].number_format = code
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def padded(content: bytes) -> bytes:
    """Return a workbook with a part that cannot be packed, so that the others may be packed as tightly as they like."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("padding", random.Random(0).randbytes(520_000))  # noqa: S311  # any bytes
    return out.getvalue()


def one(part: bytes) -> Callable[[bytes], bytes]:
    """Return what puts a part in the place of any other."""
    return lambda _old: part


SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def handmade(row: str, texts: tuple[str, ...] = (), styles: tuple[int, ...] = (0,)) -> bytes:
    """Return a workbook with the cells of one row, its texts kept apart and the numbers of its formats."""
    kinds = {"worksheet": "worksheets/sheet1", "sharedStrings": "texts", "styles": "styles"}
    relations = "".join(f'<Relationship Id="{kind}" Type="{RELATED}/{kind}" Target="{path}.xml"/>' for kind, path in kinds.items())
    looks = "".join(f'<xf numFmtId="{one}"/>' for one in styles)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="1" Type="{RELATED}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {SPACE} xmlns:r="{RELATED}"><sheets><sheet name="S" sheetId="1" r:id="worksheet"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/texts.xml": f"<sst {SPACE}>{''.join(texts)}</sst>",
        "xl/styles.xml": f"<styleSheet {SPACE}><cellXfs>{looks}</cellXfs></styleSheet>",
        SHEET: f"<worksheet {SPACE}><sheetData><row>{row}</row></sheetData></worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


class TestXlsx:
    def test_every_kind_of_cell(self) -> None:
        content = book(
            ("text", 480, 0.069, date(2014, 6, 30), datetime(2014, 6, 30, 12), True, "#REF!", "=1+1", None, " 北县\n "),  # noqa: DTZ001  # a cell
            formats={"C1": "0.0%"},
        )
        row = ["text", Decimal(480), "6.9%", date(2014, 6, 30), "2014-06-30 12:00:00", "True", Fault("#REF!"), Fault("formula")]
        assert cells(grids("a.xlsx", content)) == [[*row, None, " 北县\n "]]

    def test_rows_keep_their_numbers_and_empty_ones_take_no_room(self) -> None:
        made = openpyxl.Workbook()
        sheet: Any = made.active
        sheet["B3"], sheet["C1048576"] = 1, 2
        (found,) = grids("a.xlsx", saved(made))
        assert (found.lines, cells([found])) == ([3, 1048576], [[None, Decimal(1)], [None, None, Decimal(2)]])
        assert found.place(1, 2).file == "a.xlsx!Sheet!C1048576"

    def test_what_a_merged_area_covers_is_known_but_is_no_cell(self) -> None:
        made = openpyxl.Workbook()
        sheet: Any = made.active
        sheet["A1"], sheet["B1"], sheet["B2"] = "网店", 1, 2
        sheet.merge_cells("A1:A2")
        (found,) = grids("a.xlsx", saved(made))
        assert (found.cell(1, 0), found.label(1, 0), found.label(1, 1)) == (None, "网店", Decimal(2))

    def test_hidden_sheets_say_so(self) -> None:
        made = openpyxl.Workbook()
        made.create_sheet("old").sheet_state = "hidden"
        made.create_sheet("machine").sheet_state = "veryHidden"
        assert [(sheet.name, sheet.hidden) for sheet in grids("a.xlsx", saved(made))] == [
            ("Sheet", False),
            ("old", True),
            ("machine", True),
        ]

    def test_hidden_rows_and_columns_are_read_and_known(self) -> None:
        # Row 3 is hidden as a filter hides it, row 4 has no height, row 9 holds nothing; columns B and C are one group, F holds nothing.
        made = openpyxl.Workbook()
        sheet: Any = made.active
        for cells_of_row in ((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12), (13, 14, 15, 16)):
            sheet.append(cells_of_row)
        sheet.auto_filter.ref = "A1:D4"
        for row in (3, 9):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions.group("B", "C", hidden=True)
        sheet.column_dimensions["F"].hidden = True
        content = changed(
            saved(made), "xl/worksheets/sheet1.xml", lambda part: part.replace(b'<row r="4"', b'<row r="4" ht="0" customHeight="1"')
        )
        (found,) = grids("a.xlsx", content)
        assert cells([found])[2:] == [[*map(Decimal, (9, 10, 11, 12))], [*map(Decimal, (13, 14, 15, 16))]]
        assert (found.hidden_rows, found.hidden_columns) == ({3, 4}, {1, 2})

    def test_columns_of_no_number_are_no_workbook(self) -> None:
        content = changed(
            book((5,)),
            "xl/worksheets/sheet1.xml",
            lambda part: part.replace(b"<sheetData", b'<cols><col min="x" hidden="1"/></cols><sheetData'),
        )
        with pytest.raises(RefusedError) as refused:
            grids("a.xlsx", content)
        assert refused.value.slug == "workbook-broken"

    def test_a_value_that_no_program_computed_is_none(self) -> None:
        # Programs that cannot compute write a formula with a value of their own, and ask for it to be computed on loading.
        content = changed(
            book((7, "=A1*2")), SHEET, lambda part: part.replace(b"<v></v>", b"<v>0</v>").replace(b"<v />", b"<v>0</v>")
        )
        assert cells(grids("a.xlsx", content)) == [[Decimal(7), Fault("formula")]]
        content = changed(content, "xl/workbook.xml", lambda part: part.replace(b'fullCalcOnLoad="1"', b""))
        assert cells(grids("a.xlsx", content)) == [[Decimal(7), Decimal(0)]]

    def test_texts_kept_apart_without_phonetic_guides_and_with_escapes(self) -> None:
        texts = (
            "<si><r><t>北</t></r><r><t>县</t></r><rPh><t>bei</t></rPh></si>",
            '<si><t xml:space="preserve"> a_x000D_b </t></si>',
        )
        row = '<c t="s"><v>1</v></c><c r="C1" t="s"><v>0</v></c><c t="str"><v>x</v></c><c t="inlineStr"><is><t>y</t></is></c>'
        assert cells(grids("a.xlsx", handmade(row, texts=texts))) == [[" a\rb ", None, "北县", "x", "y"]]

    def test_built_in_formats_of_chinese_programs(self) -> None:
        # Format 57 is yyyy年m月, 31 yyyy年m月d日, 10 0.00%; all are named by number alone.
        row = "".join(f'<c s="{style}"><v>{JUNE_30}</v></c>' for style in (0, 1, 2)) + '<c s="3"><v>0.069</v></c>'
        content = handmade(row, styles=(0, 57, 31, 10))
        assert cells(grids("a.xlsx", content)) == [[Decimal(JUNE_30), "2014-06", date(2014, 6, 30), "6.9%"]]

    def test_other_namespaces_prefixes_and_places_of_parts(self) -> None:
        def strict(part: bytes) -> bytes:
            return part.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            )

        assert cells(grids("a.xlsx", changed(book((5,)), SHEET, strict))) == [[Decimal(5)]]
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(book((5,)))) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                part = old.read(name).replace(b"/xl/worksheets/sheet1.xml", b"/xl/pages/one.xml")
                new.writestr(name.replace("worksheets/sheet1", "pages/one"), part)
        assert cells(grids("a.xlsx", out.getvalue())) == [[Decimal(5)]]

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("480", Decimal(480)),
            (" 480 ", Decimal(480)),
            ("4.8E+02", Decimal(480)),
            ("48.400000000000006", Decimal("48.4")),
            ("12345678901234567", Fault("12345678901234567")),  # its neighbour 12345678901234568 is the same binary number
            ("12345678901234500", Decimal(12345678901234500)),
        ],
    )
    def test_a_number_is_taken_as_it_is_written(self, written: str, read: Cell) -> None:
        assert cells(grids("a.xlsx", handmade(f"<c><v>{written}</v></c>"))) == [[read]]

    def test_half_a_pair_of_characters_is_no_escape(self) -> None:
        assert cells(grids("a.xlsx", handmade('<c t="str"><v>a_xD800__xdfff_b_x4E2D_</v></c>'))) == [["a_xD800__xdfff_b中"]]

    def test_a_sheet_without_a_name_is_called_by_its_number(self) -> None:
        content = changed(book((5,)), "xl/workbook.xml", lambda part: part.replace(b'name="Sheet"', b'name=""'))
        (found,) = grids("a.xlsx", content)
        assert found.place(0, 0).file == "a.xlsx!1!A1"


class TestXls:
    def test_every_kind_of_cell(self) -> None:
        made = xlwt.Workbook()
        sheet = made.add_sheet("S")
        sheet.write(0, 0, "网店")
        sheet.write(0, 1, 480)
        sheet.write(0, 2, 0.069, xlwt.easyxf(num_format_str="0.0%"))
        sheet.write(0, 3, date(2014, 6, 30), xlwt.easyxf(num_format_str='yyyy"年"m"月"'))
        sheet.write(0, 4, date(2014, 6, 30), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
        sheet.write(0, 5, 12500, xlwt.easyxf(num_format_str='0"万元"'))
        sheet.write(0, 6, True)  # a cell
        sheet.row(0).set_cell_error(7, "#REF!")
        sheet.write_merge(1, 2, 0, 0, "x")
        sheet.write(2, 1, 3)
        made.add_sheet("H").visibility = 1
        out = io.BytesIO()
        made.save(out)
        found = grids("a.xls", out.getvalue())
        row = ["网店", Decimal(480), "6.9%", "2014-06", date(2014, 6, 30), "12500万元", "True", Fault("#REF!")]
        assert cells(found)[0] == row
        assert (found[0].label(2, 0), found[0].cell(2, 1)) == ("x", Decimal(3))
        assert [sheet.hidden for sheet in found] == [False, True]

    def test_hidden_rows_and_columns_are_read_and_known(self) -> None:
        made = xlwt.Workbook()
        sheet = made.add_sheet("S")
        for row in range(3):
            for column in range(3):
                sheet.write(row, column, row * 3 + column)
        sheet.row(1).hidden = True
        sheet.col(2).hidden = True
        sheet.col(7).hidden = True
        out = io.BytesIO()
        made.save(out)
        (found,) = grids("a.xls", out.getvalue())
        assert cells([found])[1] == [Decimal(3), Decimal(4), Decimal(5)]
        assert (found.hidden_rows, found.hidden_columns) == ({2}, {2})


class TestOds:
    @staticmethod
    def cell(text: str | None = None, **attributes: Any) -> Any:
        made = TableCell(**attributes)
        if text is not None:
            made.addElement(P(text=text))
        return made

    def document(self, *rows: tuple[Any, ...], **table: Any) -> bytes:
        made = OpenDocumentSpreadsheet()
        hidden = Style(name="ta9", family="table")
        hidden.addElement(TableProperties(display="false"))
        made.automaticstyles.addElement(hidden)
        made.automaticstyles.addElement(odf_number.NumberStyle(name="N1"))
        sheet = Table(name="S", **table)
        for row in rows:
            line = TableRow()
            for one in row:
                line.addElement(one)
            sheet.addElement(line)
        made.spreadsheet.addElement(sheet)
        out = io.BytesIO()
        made.write(out)
        return out.getvalue()

    def test_every_kind_of_cell(self) -> None:
        content = self.document(
            (
                self.cell("网店", valuetype="string"),
                self.cell("480", valuetype="float", value="480"),
                self.cell("48.4", valuetype="float", value="48.400000000000006"),
                self.cell("6.9%", valuetype="percentage", value="0.069"),
                self.cell("2014-06-30", valuetype="date", datevalue="2014-06-30"),
                self.cell("2014年6月", valuetype="date", datevalue="2014-06-01"),
                self.cell("12,500万元", valuetype="float", value="12500"),
                self.cell("1.2万", valuetype="float", value="12345"),
                self.cell("#DIV/0!", valuetype="string", formula="of:=1/0"),
                self.cell(formula="of:=1+1"),
                self.cell("12.35", valuetype="float", value="12.3456"),
            )
        )
        assert cells(grids("a.ods", content)) == [
            [
                *("网店", Decimal(480), Decimal("48.4"), "6.9%", date(2014, 6, 30), "2014-06", "12500万元"),
                *(Fault("scaled"), Fault("#DIV/0!"), Fault("formula"), Decimal("12.3456")),
            ]
        ]

    def test_repeated_rows_and_cells_merged_areas_and_hidden_sheets(self) -> None:
        content = self.document(
            (self.cell("x", valuetype="string", numberrowsspanned="2"), self.cell(numbercolumnsrepeated="1000000")),
            (CoveredTableCell(), self.cell("7", valuetype="float", value="7", numbercolumnsrepeated="2")),
            stylename="ta9",
        )
        (found,) = grids("a.ods", content)
        assert cells([found]) == [["x"], [None, Decimal(7), Decimal(7)]]
        assert (found.label(1, 0), found.hidden) == ("x", True)

    def test_hidden_rows_and_columns_are_read_and_known(self) -> None:
        # Rows 2 and 3 are hidden, 4 is filtered, 5 lies in a closed group; columns B and C are hidden, D is shown, E holds nothing.
        cell = '<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="4"/>'
        columns = (
            "<table:table-column/>"
            '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
            "<table:table-column/>"
            '<table:table-column-group table:display="false"><table:table-column table:number-columns-repeated="1000"/></table:table-column-group>'
        )
        rows = (
            f"<table:table-row>{cell}</table:table-row>"
            f'<table:table-row table:visibility="collapse" table:number-rows-repeated="2">{cell}</table:table-row>'
            f'<table:table-row table:visibility="filter">{cell}</table:table-row>'
            f'<table:table-row-group table:display="false"><table:table-row>{cell}</table:table-row></table:table-row-group>'
            f'<table:table-row table:visibility="visible">{cell}</table:table-row>'
        )
        content = changed(
            self.document((self.cell("x", valuetype="string"),)),
            "content.xml",
            lambda part: re.sub(rb"<table:table-row>.*</table:table-row>", (columns + rows).encode(), part, flags=re.DOTALL),
        )
        (found,) = grids("a.ods", content)
        assert cells([found]) == [[Decimal(7)] * 4] * 6
        assert (found.hidden_rows, found.hidden_columns) == ({2, 3, 4, 5}, {1, 2})


def tried(content: bytes) -> object:
    """Return the rows of the first sheet, or the slug of what keeps them from being read."""
    try:
        return cells(grids("a.xlsx", content))
    except RefusedError as refusal:
        return refusal.slug


@pytest.mark.long
class TestRefused:
    @pytest.fixture(autouse=True)
    def _patience(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let a busy machine take its time."""
        monkeypatch.setattr(workbook_grids, "SECONDS", None)

    def refused(self, content: bytes, name: str = "a.xlsx", progress: Progress | None = None) -> str:
        with pytest.raises(RefusedError) as refusal:
            grids(name, content, progress=progress)
        return refusal.value.slug

    def test_what_is_broken_at_any_byte_is_refused_or_read(self) -> None:
        content = book(("a", 480), (None, 0.5), formats={"B2": "0%"})
        whole = cells(grids("a.xlsx", content))
        for end in range(4, len(content), 397):
            assert self.refused(content[:end]) in {"workbook-broken", "workbook-of-another-kind"}
        for at in range(4, len(content), 797):
            hurt = bytearray(content)
            hurt[at] ^= 0xFF
            assert tried(bytes(hurt)) in (whole, "workbook-broken", "workbook-of-another-kind", "workbook-encrypted")

    @pytest.mark.parametrize(
        ("part", "old", "new"),
        [
            (SHEET, b't="n"><v>480</v>', b't="s"><v>99</v>'),  # a text that is not there
            (SHEET, b"<v>480</v>", b"<v>x</v>"),
            (SHEET, b'r="B1"', b'r="B99999999999999"'),
            (SHEET, b"<sheetData>", b'<!DOCTYPE a [<!ENTITY b "c">]><sheetData>'),
            (SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:?"/></mergeCells>'),
            ("xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet7.xml"),
            ("xl/workbook.xml", b"<workbook", b"<workbook <"),
        ],
    )
    def test_a_part_that_makes_no_sense(self, part: str, old: bytes, new: bytes) -> None:
        content = book(("a", 480))
        hurt = changed(content, part, lambda found: found.replace(old, new))
        if old == b'r="B1"':
            assert cells(grids("a.xlsx", hurt)) == [["a", Decimal(480)]]
        else:
            assert self.refused(hurt) == "workbook-broken"

    @pytest.mark.parametrize("number", ["1_000", "٣", "５", "nan", "inf", "0x10", "1e1000", "1" * 401, "5<b>6</b>7,", ""])
    def test_what_is_no_number_is_none_however_it_looks(self, number: str) -> None:
        kept = handmade(f"<c><v>{number}</v></c>") if number else handmade("<c><v> </v></c>")
        assert self.refused(kept) == "workbook-broken"
        of = TestOds()
        assert self.refused(of.document((of.cell("5", valuetype="float", value=number),)), "a.ods") == "workbook-broken"

    @pytest.mark.parametrize(
        ("old", "new", "slug"),
        [
            (b'r="B1"', b'r="XFE1"', "sheet-too-large"),  # XFD is the last column
            (b'r="B1"', b'r="b1"', "workbook-broken"),
            (b'r="B1"', b'r="1"', "workbook-broken"),
            (b'r="B1"', b'r="A1"', "workbook-broken"),  # two cells at one place
            (b'<row r="1"', b'<row r="0"', "workbook-broken"),
            (b'<row r="1"', b'<row r="-5"', "workbook-broken"),
        ],
    )
    def test_a_cell_that_stands_nowhere_is_not_dropped(self, old: bytes, new: bytes, slug: str) -> None:
        assert self.refused(changed(book(("a", 480)), SHEET, lambda found: found.replace(old, new))) == slug

    def test_a_merged_area_that_is_said_a_thousand_times(self) -> None:
        areas = b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:A250000"/>' * 1000 + b"</mergeCells>"
        hurt = changed(book(("a", 480)), SHEET, lambda found: found.replace(b"</sheetData>", areas))
        assert self.refused(hurt) == "sheet-too-large"

    @pytest.mark.parametrize(
        ("inside", "times", "slug", "most"),
        [
            (b"<a>", 5_000_000, "workbook-broken", 100),
            (b"<row><c/><c/><c/></row>", 1_000_000, "sheet-too-large", 3_000_000 / 4),
            (b'<mergeCell ref="A1"/>', 600_000, "sheet-too-large", 500_000),
        ],
    )
    def test_elements_without_end(self, inside: bytes, times: int, slug: str, most: float) -> None:
        """Reading ends with the megabyte in which they are too many: 100 in one another, 3,000,000 in all, or 500,000 areas."""
        hurt = changed(book(("a", 480)), SHEET, lambda found: found.replace(b"</sheetData>", inside * times + b"</sheetData>"))
        content = padded(hurt)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        told: list[float] = []
        assert self.refused(content, progress=told.append) == slug
        assert told[-1] * size <= len(inside) * most + (1 << 20) + 1000

    @pytest.mark.parametrize("code", ["[" * 200_000, "0" + "万" * 10_000_000], ids=["brackets", "scales"])
    def test_formats_without_end(self, code: str) -> None:
        content = book((480,), formats={"A1": "0.000x"})
        hurt = changed(content, "xl/styles.xml", lambda part: part.replace(b"0.000x", code.encode()))
        assert self.refused(padded(hurt)) == "workbook-broken"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_document_type_is_found_wherever_it_stands(self, encoding: str) -> None:
        for blanks in range((1 << 20) - 60, 1 << 20, 7):
            text = "<?xml version='1.0'?>" + " " * blanks + '<!DOCTYPE a [<!ENTITY b "5">]><a><row><c><v>&b;</v></c></row></a>'
            hurt = changed(book((1,)), SHEET, one(text.encode(encoding)))
            assert self.refused(padded(hurt)) == "workbook-broken"

    def test_one_text_in_very_many_cells(self) -> None:
        texts = (f"<si><t>{'x' * 1_000_000}</t></si>",)
        assert self.refused(handmade('<c t="s"><v>0</v></c>' * 70, texts)) == "workbook-too-much"

    def test_ods_rows_beyond_the_last_one(self) -> None:
        of = TestOds()
        content = of.document((of.cell("7", valuetype="float", value="7"),))
        far = b'<table:table-row table:number-rows-repeated="1048576"/><table:table-row>'
        assert (
            self.refused(changed(content, "content.xml", lambda part: part.replace(b"<table:table-row>", far)), "a.ods")
            == "sheet-too-large"
        )

    def test_ods_numbers_of_endless_length(self) -> None:
        of = TestOds()
        for number in ("1E+99999999", "1E-99999999"):
            assert self.refused(of.document((of.cell("x", valuetype="float", value=number),)), "a.ods") == "workbook-broken"

    def test_entities_that_grow_without_end(self) -> None:
        bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
            b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(9)
        )
        assert self.refused(changed(book((1,)), SHEET, lambda _part: bomb + b"]><a>&j;</a>")) == "workbook-broken"

    def test_a_bomb_is_not_unpacked(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("xl/worksheets/sheet1.xml", b"0" * (101 << 20))
        assert self.refused(out.getvalue()) == "workbook-bomb"
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            for number in range(10_001):
                packed.writestr(str(number), b"")
        assert self.refused(out.getvalue()) == "workbook-bomb"

    def test_a_million_rows_of_nothing_and_far_too_many_of_something(self) -> None:
        def rows(count: int, inside: str) -> bytes:
            text = "".join(f'<row r="{number}">{inside.format(number)}</row>' for number in range(1, count + 1))
            return changed(
                book((1,)),
                SHEET,
                lambda part: part[: part.index(b"<sheetData>") + 11] + text.encode() + b"</sheetData></worksheet>",
            )

        assert cells(grids("a.xlsx", rows(1_000_000, ""))) == []
        assert self.refused(rows(260_000, '<c r="A{0}"><v>1</v></c><c r="B{0}"><v>1</v></c>')) == "sheet-too-large"
        areas = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        assert self.refused(changed(book((1,)), SHEET, lambda part: part.replace(b"</sheetData>", areas))) == "sheet-too-large"

    def test_cells_repeated_without_end(self) -> None:
        of = TestOds()
        assert (
            self.refused(of.document((of.cell("7", valuetype="float", value="7", numbercolumnsrepeated="100000"),)), "a.ods")
            == "sheet-too-large"
        )

    @pytest.mark.parametrize(
        ("name", "content", "slug"),
        [
            ("a.xlsx", b"indicator,region\n", "workbook-of-another-kind"),
            ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "workbook-of-another-kind"),
            ("a.csv", book(("a",)), "workbook-of-another-kind"),
            ("a.xls", book(("a",)), "workbook-of-another-kind"),
            ("a.ods", book(("a",)), "workbook-of-another-kind"),
            ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "workbook-of-another-kind"),
            ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "workbook-broken"),
            ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "workbook-encrypted"),
            ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "control-character"),
            ("a.csv", b"\xff\xfea\xd8", "bad-encoding"),
            ("a.csv", b"\x80\x81\xff", "bad-encoding"),
        ],
        ids=lambda value: value if isinstance(value, str) else value[:4].hex(),  # workbooks made at two moments differ
    )
    def test_something_else_by_another_name(self, name: str, content: bytes, slug: str) -> None:
        assert self.refused(content, name) == slug

    def test_an_ods_with_a_password(self) -> None:
        of = TestOds()
        content = changed(
            of.document(),
            "META-INF/manifest.xml",
            lambda part: part.replace(b"</manifest:manifest>", b"<!-- encryption-data --></manifest:manifest>"),
        )
        assert self.refused(content, "a.ods") == "workbook-encrypted"


def test_how_far_reading_is_grows_to_its_end() -> None:
    told: list[float] = []
    grids("a.xlsx", book(*[(number,) for number in range(3000)]), progress=told.append)
    assert told == sorted(told)
    assert 0 < told[-1] <= 1
