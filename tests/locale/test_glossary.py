"""One word an idea: the page says what the program says, and headings, help and outputs use its words."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from ectrack.core.importing import vocabulary
from ectrack.locale.explanations import find
from ectrack.locale.explanations.glossary import ideas
from ectrack.locale.language import LANGUAGES, gettext_in
from ectrack.locale.terms import BASES, HEADINGS, QUANTITIES, STATUSES

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "ectrack"
IDEAS = list(ideas())
HEADED = {heading for idea in IDEAS for heading in (idea.term, *idea.headings)}

RETIRED = {
    "en": (
        *(r"\bdoubt", r"mistakes? (?:in ectrack|of the program)"),  # warning, bug
        *(r"share of time", r"lead on schedule"),  # time elapsed, ahead/behind (pp)
        *(r"\bcorrection", r"as known by", r"(?<!-)known-by\b"),  # revision, vintage
        *(r"\byear-to-date\b(?!`|-rate`)", r"\buntil (?:\{by\}|\d{4})"),  # year to date; a goal is due by a year
        *(r"\bKPI\b", r"\bmetrics?\b", r"\bdatapoint", r"\bdeficit\b"),  # indicator, actual, shortfall
    ),
    "zh": (
        *("警告", "注意："),  # 疑点
        r"序时(?!进)(?<!较序时)(?<!落后序时)",  # 序时进度
        *("年初至今", "推算", "估算", r"(?<!暂)无数据"),  # 年内累计、预计、暂无数据
        *("知悉", "撤销"),  # 版次、撤回
    ),
}
"""Patterns of what an idea was called before, or elsewhere; beside them what it is called."""


def retired(text: str, lang: str) -> list[str]:
    """Return the words of a text that were given up."""
    return [found[0] for pattern in RETIRED[lang] for found in re.finditer(pattern, text, re.IGNORECASE)]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("glossary", ROOT / "tools" / "glossary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def headings() -> Iterator[tuple[str, str]]:
    """Yield every heading that the source gives to a column, with its module."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Column", "Field"}:
                for part in ast.walk(node.args[1]) if len(node.args) > 1 else ():
                    if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in {"_", "N_"}:
                        assert isinstance(part.args[0], ast.Constant)
                        yield str(part.args[0].value), path.name


def texts(lang: str) -> list[str]:
    """Return every text of the program, help and outputs, in a language."""
    with (SOURCE / "locale" / "zh.po").open("rb") as file:
        catalogue = read_po(file, locale="zh")
    both = [(entry.id, entry.string) for entry in catalogue if entry.id]
    found = [one[0 if lang == "en" else 1] for one in both]
    return [str(text) for one in found for text in (one if isinstance(one, tuple | list) else [one])]


def test_the_page_is_written_from_the_words_of_the_program() -> None:
    assert (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8") == tool().page()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_has_two_rows(lang: str) -> None:
    terms = [gettext_in(lang, idea.term) for idea in IDEAS]
    assert [term for term in terms if terms.count(term) > 1] == []
    keys = [idea.key for idea in IDEAS if idea.key]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_every_heading_of_a_column_is_a_word_of_the_glossary() -> None:
    found = set(headings())
    assert len(found) > 60
    assert {(heading, module) for heading, module in found if heading not in HEADED} == set()
    assert set(HEADINGS.values()) | set(QUANTITIES.values()) | set(STATUSES.values()) <= HEADED


@pytest.mark.parametrize("lang", LANGUAGES)
def test_explain_speaks_of_every_row(lang: str) -> None:
    for idea in IDEAS:
        found = [entry for name in (idea.term, *idea.headings) for entry in find(gettext_in(lang, name))]
        assert idea.meaning in {entry.explanation.what for entry in found}, idea.term


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_the_program_uses_a_word_that_was_given_up(lang: str) -> None:
    assert [text for text in texts(lang) if retired(text, lang)] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda page: page.name)
def test_no_page_uses_a_word_that_was_given_up(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [word for lang in LANGUAGES for word in retired(text, lang)] == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("warning", "疑点"),
        ("no data", "暂无数据"),
        ("behind", "欠进度"),
        ("on pace", "达进度"),
        ("ahead", "超进度"),
        ("achieved", "已完成"),
        ("estimate", "预计"),
        ("cumulative", "累计"),
        ("on a year before", "同比"),
        ("time elapsed", "序时进度"),
        ("ahead/behind (pp)", "超/欠进度（百分点）"),
        ("pace (1 = on pace)", "序时进度比（1为达进度）"),
    ],
)
def test_the_words_of_the_field(english: str, chinese: str) -> None:
    assert english in {idea.term for idea in IDEAS}
    assert gettext_in("zh", english) == chinese


def test_import_knows_every_word_of_a_status() -> None:
    assert {gettext_in(lang, word) for word in STATUSES.values() for lang in LANGUAGES} <= vocabulary.STATUSES


def test_the_words_of_a_basis_are_those_of_the_glossary() -> None:
    assert (BASES["year-to-date"], gettext_in("zh", BASES["estimated"])) == ("year to date", gettext_in("zh", "estimate"))
