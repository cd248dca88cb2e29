"""`ectrack report --template`: files of an office, filled in; and the drawings of a Word document."""

import json
import sys
from pathlib import Path
from typing import Any

import docx
import html5lib  # type: ignore[import-untyped]
import pytest

from tests.commands.fonts import CHINESE
from tests.commands.reporting import in_chinese
from tests.commands.running import Program
from tests.commands.test_report import tracker
from tests.commands.tracking import program

__all__ = ["program", "tracker"]

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "templates"
ATTACKS = [
    "<script>alert(1)</script>",
    "</w:t></w:r><w:t>",
    "&lt;b&gt;",
    "{{ 1 / 0 }}",
    "{% for %}",
    "*a* [b](c) | `d`",
    "a\u202eb",
]
NAME = "Shops in 2016"


@pytest.fixture(autouse=True)
def _font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine have one font with Chinese characters."""
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", lambda: [str(CHINESE)])


def renamed(name: str) -> str:
    """Give the target a name that would act; return how it is shown."""
    path = Path("targets/tables.toml")
    path.write_text(path.read_text(encoding="utf-8").replace(f'"{NAME}"', json.dumps(name, ensure_ascii=False)), encoding="utf-8")
    return name.replace("\u202e", "\\u202e")


def written(program: Program, template: Path | str, output: str, *arguments: str) -> Path:
    ended = program("report", "--template", str(template), "-o", output, *arguments)
    assert (ended.code, ended.out, ended.err) == (0, "", f"wrote {output}\n")
    return Path(output)


def own(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def letter(*paragraphs: str) -> str:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save("letter.docx")
    return "letter.docx"


def told_in(made: Any) -> list[str]:
    """Return the beginnings of the texts that stand for the drawings."""
    return [one.get("descr").partition(":")[0] for one in made.element.body.xpath(".//wp:docPr")]


# The numbers are worked out in test_report.py.
NOTICE = """\
Bulletin on targets
as of 2015-12-31, method pace

3 targets: 1 reversing, 1 behind, 1 unrated
1. Lines in 2015: reversing, 390 万户 for 2014, 350 万户
2. Shops in 2016: behind, about 2,000 家 for 2015, 3,000 家
"""
BULLETIN = """\
# Bulletin on targets

as of 2015-12-31, method pace: 3 targets: 1 reversing, 1 behind, 1 unrated

## Lines in 2015 (reversing)

-, -. -

- at most 350 万户 by 2015, baseline 2013
- 390 万户 for 2014 / 350 万户
- -10.26% / 2.63%

## Shops in 2016 (behind)

-, -. Bureau

- at least 3,000 家 by 2016, baseline 2013
- about 2,000 家 for 2015 / 3,000 家
- 50.00% / 41.42%

- approximate figure: Shops in 2016; More
- overdue: no figure for the deadline: Lines in 2015
"""


def test_a_notice_is_plain_text(tracker: Program) -> None:
    ended = tracker("report", "--template", str(EXAMPLES / "notice.txt"))
    assert (ended.code, ended.out, ended.err) == (0, NOTICE, "")


def test_a_template_in_markdown_sees_words_and_numbers(tracker: Program) -> None:
    assert tracker("report", "--template", str(EXAMPLES / "bulletin.md.j2")).out == BULLETIN


def test_a_page_has_the_drawings(tracker: Program) -> None:
    text = written(tracker, EXAMPLES / "page.html.j2", "r.html", "--charts").read_text(encoding="utf-8")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert [item.text for item in tree.findall(".//li")] == ["reversing: 1 (33.3%)", "behind: 1 (33.3%)", "unrated: 1 (33.3%)"]
    assert text.count("<figure><svg") == 2


def test_a_letter_keeps_its_form_and_gets_rows_notes_and_drawings(tracker: Program) -> None:
    path = written(tracker, EXAMPLES / "letter-zh.docx", "r.docx", "--charts")
    made = docx.Document(str(path))
    texts = [one.text for one in made.paragraphs if one.text]
    assert texts[:4] == ["工作通报", "Bulletin on targets", "as of 2015-12-31, method pace", NOTICE.splitlines()[3]]
    assert texts[4:] == ["approximate figure: Shops in 2016; More", "overdue: no figure for the deadline: Lines in 2015"]
    assert [cell.text for cell in made.tables[0].rows[2].cells] == [
        "Shops in 2016（behind）",
        "Bureau",
        "about 2,000 家 for 2015",
        "3,000 家",
        "1,000 家",
    ]
    assert len(made.tables[0].rows) == 3
    assert made.sections[0].footer.paragraphs[0].text == "2015-12-31"
    assert made.core_properties.title == "Bulletin on targets"
    assert told_in(made) == ["Lines in 2015, Gansu", "Shops in 2016, Gansu"]


def test_the_words_are_those_of_the_language(tracker: Program) -> None:
    ended = in_chinese(
        tracker, "report", "--template", own("a.txt", "{{ lang }} {{ attention[1].word }} {{ attention[1].status }}\n")
    )
    assert (ended.code, ended.out) == (0, "zh 欠进度 behind\n")


def test_changes_need_a_day_and_warnings_are_asked_for(tracker: Program) -> None:
    name = own("a.txt", "{{ since }}|{{ changes|join('/') }}|{{ warnings|length }}\n")
    assert tracker("report", "--template", name).out == "||0\n"
    assert tracker("report", "--template", name, "--since", "2014", "--warnings").out == (
        "2014-12-31|Shops in 2016: on pace -> behind (worse)|5\n"
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_from_data_acts_in_no_page(tracker: Program, attack: str) -> None:
    shown = renamed(attack)
    text = written(tracker, EXAMPLES / "page.html.j2", "r.html").read_text(encoding="utf-8")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert shown in [cell.text for cell in tree.iter("th")]
    assert tree.findall(".//script") == tree.findall(".//b") == []


@pytest.mark.long
@pytest.mark.parametrize("attack", ATTACKS)
def test_text_from_data_acts_in_no_document(tracker: Program, attack: str) -> None:
    shown = renamed(attack)
    made = docx.Document(str(written(tracker, EXAMPLES / "letter-zh.docx", "r.docx", "--charts")))
    assert made.tables[0].rows[2].cells[0].text == f"{shown}（behind）"


def test_text_from_data_acts_in_no_markdown(tracker: Program) -> None:
    renamed("*a* <b>")
    out = tracker("report", "--template", own("a.md", "**{{ attention[1].name }}**\n")).out
    assert out == "**\\*a\\* &lt;b&gt;**\n"


def test_an_unknown_name_in_a_letter_is_told_with_its_paragraph(tracker: Program) -> None:
    ended = tracker("report", "--template", letter("Dear all,", "we count {{ nubmer }} targets"), "-o", "r.docx")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines()[0] == (
        'letter.docx: the template asks for "nubmer", which there is not (near: we count {{ nubmer }} targets) [template-name]'
    )
    assert not Path("r.docx").exists()


def test_a_letter_for_a_terminal_is_refused(tracker: Program) -> None:
    ended = tracker("report", "--template", letter("{{ title }}"))
    assert (ended.code, ended.out) == (2, "")
    assert "a file, for a terminal shows no documents" in ended.err


def test_a_form_beside_a_template_is_refused(tracker: Program) -> None:
    ended = tracker("report", "--template", own("a.txt", ""), "-f", "md")
    assert (ended.code, ended.out) == (2, "")
    assert '"--format md" is not possible here; expected: the form of the template' in ended.err


@pytest.mark.parametrize(("library", "name"), [("jinja2", "notice.txt"), ("docxtpl", "letter-zh.docx")])
def test_a_missing_library_is_named(tracker: Program, monkeypatch: pytest.MonkeyPatch, library: str, name: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    ended = tracker("report", "--template", str(EXAMPLES / name), "-o", f"r{Path(name).suffix}")
    assert ended.code == 2
    assert f'"ectrack report --template" needs {library}' in ended.err
    assert "pip install 'ectrack[word]'" in ended.err


class TestDrawingsOfADocument:
    def test_they_have_their_words_and_fit_their_pages(self, tracker: Program) -> None:
        assert tracker("report", "-o", "r.docx", "--charts").code == 0
        made = docx.Document("r.docx")
        assert told_in(made) == ["Lines in 2015, Gansu", "Shops in 2016, Gansu", "Lines in 2015, Gansu"]
        assert [section.page_width.cm < 22 for section in made.sections if section.page_width] == [False, True, False, True]
        for shape in made.inline_shapes:
            assert (shape.width.cm, shape.height.cm) <= (17.01, 23.51)

    def test_a_font_without_the_characters_is_named(self, tracker: Program) -> None:
        import matplotlib as mpl

        font = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
        ended = tracker("report", "-o", "r.docx", "--charts", "--font", str(font))
        assert ended.code == 2
        assert "does not have the characters 万户 [font-lacks]" in ended.err
        assert not Path("r.docx").exists()

    def test_without_any_font_it_says_what_to_do(self, tracker: Program) -> None:
        renamed("𒀀𒀁")
        ended = tracker("report", "-o", "r.docx", "--charts")
        assert (ended.code, ended.err.splitlines()[0]) == (2, "no font on this computer has the characters 𒀀𒀁 [no-font]")
        assert tracker("report", "-o", "r.html", "--charts").code == 0

    def test_columns_take_what_their_words_need(self, tracker: Program) -> None:
        assert tracker("report", "-o", "r.docx").code == 0
        annex = docx.Document("r.docx").tables[-1]
        widths = [column.width.cm for column in annex.columns if column.width]
        assert sum(widths) <= 25.71
        assert widths[3] == max(widths)  # about 2,000 家 for 2015
        assert widths[10] > widths[1]  # a day is longer than Gansu
