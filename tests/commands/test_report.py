"""`ectrack report`: the bulletin as Markdown, as a page and as a document, from the same blocks."""

import io
import json
import sys
from pathlib import Path

import docx
import html5lib  # type: ignore[import-untyped]
import pytest

from ectrack.store.loading import load
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

TABLES = """\
[region.gansu]
name = "Gansu"
[indicator.shops]
name = "Shops"
unit = "家"
kind = "stock"
[indicator.lines]
name = "Lines"
unit = "万户"
kind = "stock"
direction = "decrease"
[target.shops-2016]
name = "Shops in 2016"
indicator = "shops"
region = "gansu"
at_least = 3000
since = "2013"
by = "2016"
owner = "Bureau"
[target.lines-2015]
name = "Lines in 2015"
indicator = "lines"
region = "gansu"
at_most = 350
since = "2013"
by = "2015"
note = "wireless local lines end"
[target.more]
name = "More"
indicator = "shops"
region = "gansu"
at_least = 9000
by = "2020"
"""
FIGURES = [
    ("shops", "2013", "1000", ""),
    ("shops", "2014", "1700", ""),
    ("shops", "2015", "2000", 'note = "heavy snow"\napprox = "about"\n'),
    ("lines", "2013", "380", ""),
    ("lines", "2014", "390", ""),
]


@pytest.fixture
def tracker(program: Program) -> Program:
    Path("targets/actuals").mkdir(parents=True)
    Path("targets/tables.toml").write_text(TABLES, encoding="utf-8")
    blocks = [
        f'[[actual]]\nindicator = "{indicator}"\nregion = "gansu"\nperiod = "{period}"\nvalue = {value}\nsource = "s"\n{more}'
        for indicator, period, value, more in FIGURES
    ]
    Path("targets/actuals/a.toml").write_text("\n".join(blocks), encoding="utf-8")
    return program


# (2000 - 1000) / (2333.33 - 1000) = 0.75; 3000 / 2000 - 1 = 50 %; 2000 / 3000 = 66.7 %; half of the way after two of three years: 50 - 66.7.
MARKDOWN = """\
# Bulletin on targets

as of 2015-12-31, method pace

3 targets: 1 reversing, 1 behind, 1 unrated

**Targets by status**

| status | number of targets | share of targets |
| --- | ---: | ---: |
| reversing | 1 | 33.3% |
| behind | 1 | 33.3% |
| unrated | 1 | 33.3% |

## Behind, reversing and missed

**Targets that need attention**

| target | status | owner | actual | target level | shortfall | required growth | note |
| --- | --- | --- | ---: | ---: | ---: | ---: | --- |
| Lines in 2015 | reversing | - | 390 万户 for 2014 | 350 万户 | 40 万户 | -10.26% | wireless local lines end |
| Shops in 2016 | behind | Bureau | about 2,000 家 for 2015 | 3,000 家 | 1,000 家 | 50.00% | heavy snow |

## What changed since 2014-12-31

- Shops in 2016: on pace -&gt; behind (worse)

## Notes on the figures

- approximate figure: Shops in 2016; More
- overdue: no figure for the deadline: Lines in 2015

## Annex: all targets

**All targets**

| target | region | status | actual | target level | attainment | ahead/behind (pp) | shortfall | observed growth | required growth | deadline | owner |
| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
| Lines in 2015 | Gansu | reversing | 390 万户 for 2014 | 350 万户 | - | -83.3 points | 40 | 2.63% | -10.26% | 2015-12-31 | - |
| Shops in 2016 | Gansu | behind | about 2,000 家 for 2015 | 3,000 家 | 66.7% | -16.7 points | 1,000 | 41.42% | 50.00% | 2016-12-31 | Bureau |
| More | Gansu | unrated | about 2,000 家 for 2015 | 9,000 家 | 22.2% | - | 7,000 | - | 35.10% | 2020-12-31 | - |
"""


def test_markdown_says_it_all(tracker: Program) -> None:
    # Lines: (390 - 380) / (350 - 380) = -33.3 % done after half of the time; (2000 / 1000) ** 0.5 - 1 = 41.42 %; 4.5 ** 0.2 - 1 = 35.10 %.
    ended = tracker("report", "--since", "2014")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == MARKDOWN


def test_what_changed_is_told_from_a_tracker_that_is_read_once(tracker: Program) -> None:
    called = []
    sys.setprofile(lambda frame, event, _argument: called.append(frame.f_code) if event == "call" else None)
    try:
        tracker("report", "--since", "2014")
    finally:
        sys.setprofile(None)
    assert called.count(load.__code__) == 1


def test_without_trouble_and_without_change_it_says_so(tracker: Program) -> None:
    out = tracker("report", "shops-2016", "--as-of", "2014", "--since", "2014").out
    assert "## Behind, reversing and missed\n\nNone.\n" in out
    assert "## What changed since 2014-12-31\n\nNo status changed.\n" in out
    assert "Notes on the figures" not in out


def test_warnings_are_listed_on_request(tracker: Program) -> None:
    out = tracker("report", "--warnings").out
    assert "5 warnings about the files are open:" in out
    assert "- targets/tables.toml:28: the target does not say where it comes from; missing: policy, clause" in out.replace(
        "\\_", "_"
    )


class TestPage:
    def page(self, program: Program, *arguments: str) -> str:
        ended = program("report", "-o", "r.html", *arguments)
        assert (ended.code, ended.out, ended.err) == (0, "", "wrote r.html\n")
        return Path("r.html").read_text(encoding="utf-8")

    def test_it_is_valid_and_needs_nothing_else(self, tracker: Program) -> None:
        text = self.page(tracker, "--since", "2014", "--charts")
        html5lib.HTMLParser(strict=True).parse(text)
        assert "http" not in text.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "").replace(
            "http://www.w3.org/1999/xlink", ""
        )
        assert "default-src 'none'" in text
        assert text.count("<svg") == 3  # the two in trouble, and all on one page
        assert '<html lang="en">' in text

    def test_tables_have_captions_scopes_and_words_for_the_status(self, tracker: Program) -> None:
        text = self.page(tracker)
        assert text.count("<caption") == text.count("<table") == 3
        assert '<th scope="row">Shops in 2016</th><td><span class="status behind">behind</span></td>' in text
        assert '<th scope="col" class="number"><button type="button">shortfall</button></th>' in text

    @pytest.mark.parametrize(
        "attack", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "&lt;b&gt;", "a\u202eb"]
    )
    def test_text_from_data_is_text(self, tracker: Program, attack: str) -> None:
        path = Path("targets/tables.toml")
        path.write_text(path.read_text(encoding="utf-8").replace('"Shops in 2016"', json.dumps(attack)), encoding="utf-8")
        text = self.page(tracker)
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
        assert len(tree.findall(".//script")) == 1
        assert tree.findall(".//img") == tree.findall(".//b") == []
        assert attack.replace("\u202e", "\\u202e") in ["".join(cell.itertext()) for cell in tree.iter("th")]

    def test_a_long_table_can_be_filtered(self, tracker: Program) -> None:
        path = Path("targets/tables.toml")
        more = "".join(f'[target.t{n}]\nindicator = "shops"\nregion = "gansu"\nat_least = {n}\nby = "2016"\n' for n in range(1, 12))
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
        assert self.page(tracker).count('<input id="table-') == 1


class TestDocument:
    def test_it_has_the_same_tables_with_chinese_fonts(self, tracker: Program) -> None:
        assert tracker("report", "-o", "r.docx", "--since", "2014", "--lang", "zh").code == 0
        made = docx.Document("r.docx")
        headings = [one.text for one in made.paragraphs if ((one.style and one.style.name) or "").startswith(("Title", "Heading"))]
        assert headings == [
            "目标进度通报",
            "欠进度、倒退和未完成的目标",
            "自 2014-12-31 以来的变化",
            "关于数据的说明",
            "附表：全部目标",
        ]
        assert [cell.text for cell in made.tables[1].rows[2].cells][:3] == ["Shops in 2016", "欠进度", "Bureau"]
        assert "仿宋" in made.styles["Normal"].element.xml

    def test_a_terminal_takes_none(self, tracker: Program) -> None:
        ended = tracker("report", "-f", "docx")
        assert (ended.code, ended.out) == (2, "")
        assert "a file, for a terminal shows no documents" in ended.err

    def test_a_missing_library_is_named(self, tracker: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        assert "pip install 'ectrack[word]'" in tracker("report", "-o", "r.docx").err
        assert not Path("r.docx").exists()

    def test_control_characters_cannot_break_it(self, tracker: Program) -> None:
        path = Path("targets/tables.toml")
        path.write_text(path.read_text(encoding="utf-8").replace('"Shops in 2016"', '"a\\u0001\\uFFFFb"'), encoding="utf-8")
        ended = tracker("report", "-o", "r.docx")
        if ended.code == 0:
            docx.Document(io.BytesIO(Path("r.docx").read_bytes()))
        else:
            assert "[control-character]" in ended.err


def test_the_form_follows_the_name_of_the_file(tracker: Program) -> None:
    tracker("report", "-o", "r.md")
    assert Path("r.md").read_text(encoding="utf-8").startswith("# Bulletin on targets\n")


def test_json_is_the_contract(tracker: Program) -> None:
    assert [one["id"] for one in json.loads(tracker("report", "--json").out)["targets"]] == ["lines-2015", "shops-2016", "more"]


def test_a_file_of_the_tracker_is_never_written_over(tracker: Program) -> None:
    before = Path("targets/tables.toml").read_bytes()
    assert tracker("report", "-o", "targets/tables.toml", "-f", "md").code == 2
    assert Path("targets/tables.toml").read_bytes() == before
