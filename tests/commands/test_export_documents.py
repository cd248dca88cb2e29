"""`ectrack export` as docx and latex; the numbers are worked out in `reporting`."""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from pylatexenc.latexwalker import (  # type: ignore[import-untyped]
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexWalker,
)

from ectrack.locale.text import visible
from tests.attacks import ATTACKS, as_toml
from tests.commands.reporting import gansu, in_chinese
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["gansu", "program"]

COLUMNS = ("--columns", "name,status,latest,level,attainment,owner")
CELLS = [
    ["target", "status", "actual", "target level", "attainment", "owner"],
    ["Fixed lines, Gansu, 2015", "behind", "370", "350", "(a)", "-"],
    ["New shops, Kang, 2016", "behind", "115", "360", "31.9%", "-"],
    ["E-commerce turnover, Gansu, 2015", "on pace", "est. 1,199.7", "1,453.4", "82.5%", "甘肃省商务厅"],
    ["Online shops, Longnan, 2016", "achieved", ">5,446", "3,000", "181.5%", "-"],
    ["Share of online retail, Gansu, 2017", "no data", "(b)", "11", "(b)", "-"],
]
NOTES = (
    "est.: estimated from the year to date; so is everything in its row that follows from it; about, >, >=, <, <=: approximate as "
    "published; (a) less is better, so a share of the level says nothing; (b) no figure recorded"
)


def owned(tracker: Path, text: str) -> None:
    """Give the target turnover-2015 an owner of this name."""
    path = tracker / "tables.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"甘肃省商务厅"', as_toml(text)), encoding="utf-8")


@pytest.mark.usefixtures("gansu")
class TestDocument:
    def made(self, program: Program, *arguments: str) -> Any:
        assert program("export", "-o", "t.docx", *arguments).code == 0
        return docx.Document("t.docx")

    def test_it_has_the_title_the_counts_the_table_and_its_notes(self, program: Program) -> None:
        made = self.made(program, *COLUMNS)
        assert [paragraph.text for paragraph in made.paragraphs] == [
            "Gansu targets, as of 2014-12-31, method pace",
            "5 targets: 2 behind, 1 on pace, 1 achieved, 1 no data",
            NOTES,
        ]
        assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == CELLS

    def test_a_page_is_a4_on_its_side_and_repeats_the_headings(self, program: Program) -> None:
        made = self.made(program)
        section = made.sections[0]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
        assert section.orientation is WD_ORIENT.LANDSCAPE
        headed = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in made.tables[0].rows]  # noqa: SLF001
        assert headed == [True, False, False, False, False, False]

    def test_the_columns_fill_the_page(self, program: Program) -> None:
        widths = [column.width.cm for column in self.made(program).tables[0].columns]
        # 29.7 less twice 1.8 of margin.
        assert sum(widths) == pytest.approx(26.1, abs=0.01)

    def test_the_parts_of_the_table_stand_in_the_order_of_the_standard(self, program: Program) -> None:
        parts = [part.tag for part in self.made(program).tables[0]._tbl.tblPr]  # noqa: SLF001
        # ISO/IEC 29500-1, 17.4.59: tblPr is a sequence.
        assert parts == [qn(f"w:{name}") for name in ("tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook", "tblCaption")]

    def test_numbers_stand_to_the_right(self, program: Program) -> None:
        row = self.made(program, *COLUMNS).tables[0].rows[3]
        right = [cell.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT for cell in row.cells]
        assert right == [False, False, True, True, True, False]

    def test_a_status_is_a_word_with_its_colour(self, program: Program) -> None:
        rows = self.made(program, *COLUMNS).tables[0].rows
        colours = [str(row.cells[1].paragraphs[0].runs[0].font.color.rgb) for row in rows[1:]]
        assert colours == ["7F5000", "7F5000", "00543C", "00543C", "None"]

    def test_chinese_has_its_font(self, program: Program) -> None:
        assert in_chinese(program, "export", "-o", "t.docx").code == 0
        made: Any = docx.Document("t.docx")
        for name in ("Normal", "Table Grid"):
            fonts = made.styles[name].element.rPr.rFonts
            assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("仿宋", "Times New Roman")
            assert fonts.get(qn("w:eastAsiaTheme")) is None
        assert made.tables[0].rows[0].cells[1].text == "状态"

    def test_it_tells_no_moment(self, program: Program) -> None:
        self.made(program)
        first = Path("t.docx").read_bytes()
        self.made(program)
        assert Path("t.docx").read_bytes() == first
        with zipfile.ZipFile(io.BytesIO(first)) as parts:
            assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert parts.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2

    @pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
    def test_text_stays_text(self, program: Program, gansu: Path, text: str) -> None:
        owned(gansu, text)
        made = self.made(program, "turnover-2015", "--columns", "owner")
        assert made.tables[0].rows[1].cells[0].text == visible(text)
        assert [part for part in zipfile.ZipFile("t.docx").namelist() if "embed" in part or "vba" in part] == []
        assert made.element.findall(f".//{qn('w:instrText')}") == []

    def test_a_table_without_targets_has_its_headings(self, program: Program) -> None:
        rows = self.made(program, "--status", "missed", *COLUMNS).tables[0].rows
        assert [[cell.text for cell in row.cells] for row in rows] == CELLS[:1]

    def test_a_missing_extra_is_named(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        ended = program("export", "-o", "t.docx")
        assert (ended.code, ended.out, Path("t.docx").exists()) == (2, "", False)
        assert (
            ended.err
            == "\"ectrack export\" needs docx, which is not installed [missing-extra]\n  hint: pip install 'ectrack[word]'\n"
        )

    def test_a_terminal_takes_none(self, program: Program) -> None:
        ended = program("export", "-f", "docx")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("docx is not text, so it is not shown here [needs-file]\n")


OURS = {
    *("begin", "end", "begingroup", "endgroup", "setlength", "tabcolsep", "footnotesize", "caption", "textbf", "noindent", "par"),
    *(
        "toprule",
        "midrule",
        "bottomrule",
        "endfirsthead",
        "endhead",
        "endfoot",
        "tabularnewline",
        "\\",
        "dimexpr",
        "linewidth",
        "relax",
    ),
    *("raggedleft", "raggedright", "arraybackslash"),
}
"""Commands of the table itself."""

ESCAPES = {
    *(
        "textbackslash",
        "textasciicircum",
        "textasciitilde",
        "textless",
        "textgreater",
        "textbar",
        "textquotedbl",
        "textquotesingle",
    ),
    *("textasciigrave", "{", "}", "$", "&", "#", "%", "_"),
}
"""Commands that print a character."""


def nodes(found: Any) -> Iterator[Any]:
    for node in found:
        yield node
        if isinstance(node, LatexGroupNode | LatexEnvironmentNode):
            yield from nodes(node.nodelist)
        if isinstance(node, LatexMacroNode) and node.nodeargd:
            yield from nodes([one for one in node.nodeargd.argnlist if one is not None])


def commands(text: str) -> list[str]:
    """Return the names of all commands, and of environments, in their order."""
    parsed = nodes(LatexWalker(text, tolerant_parsing=False).get_latex_nodes()[0])
    return [
        node.macroname if isinstance(node, LatexMacroNode) else node.environmentname
        for node in parsed
        if isinstance(node, LatexMacroNode | LatexEnvironmentNode)
    ]


# The columns are 24, 5 and 15 characters wide, and 2 more for the margin: 26, 7 and 17 of 50.
LATEX = r"""% In the preamble: \usepackage{array,booktabs,longtable,pdflscape}
% xelatex, with the class ctexart or the package ctex for Chinese.
\begin{landscape}\begingroup\footnotesize\setlength{\tabcolsep}{3pt}
\begin{longtable}{>{\raggedright\arraybackslash}p{\dimexpr 0.5200\linewidth-2\tabcolsep\relax}>{\raggedleft\arraybackslash}p{\dimexpr 0.1400\linewidth-2\tabcolsep\relax}>{\raggedleft\arraybackslash}p{\dimexpr 0.3400\linewidth-2\tabcolsep\relax}}
\caption{Gansu targets,{} as of 2014-{}12-{}31,{} method pace}\\
\toprule
\textbf{target} & \textbf{lead} & \textbf{required growth} \tabularnewline
\midrule
\endfirsthead
\toprule
\textbf{target} & \textbf{lead} & \textbf{required growth} \tabularnewline
\midrule
\endhead
\bottomrule
\endfoot
Fixed lines,{} Gansu,{} 2015 & -{}6.12 & -{}5.41\% \tabularnewline
New shops,{} Kang,{} 2016 & -{}5 & (a) \tabularnewline
\end{longtable}
\noindent (a) growth is not defined for a sum that starts at 0\par
\endgroup\end{landscape}
"""


@pytest.mark.usefixtures("gansu")
class TestLatex:
    def test_a_fragment_for_input(self, program: Program) -> None:
        ended = program("export", "-f", "latex", "--status", "behind", "--columns", "name,lead,required_growth")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == LATEX

    @pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
    def test_no_text_becomes_a_command(self, program: Program, gansu: Path, text: str) -> None:
        plain = program("export", "-f", "latex", "turnover-2015", "--columns", "owner").out
        owned(gansu, text)
        out = program("export", "-f", "latex", "turnover-2015", "--columns", "owner").out
        assert set(commands(out)) <= OURS | ESCAPES | {"landscape", "longtable"}
        assert [name for name in commands(out) if name not in ESCAPES] == [name for name in commands(plain) if name not in ESCAPES]
        assert len(out.splitlines()) == len(plain.splitlines())

    def test_characters_are_printed_as_they_are(self, program: Program, gansu: Path) -> None:
        owned(gansu, r"a_b & 50% #1 $x ~^ {c} \d")
        line = program("export", "-f", "latex", "turnover-2015", "--columns", "owner").out.splitlines()[15]
        assert line == (r"a\_b \& 50\% \#1 \$x \textasciitilde{}\textasciicircum{} \{c\} \textbackslash{}d \tabularnewline")
