"""Patterns for editors accept exactly the texts that the readers understand."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ectrack.core.notation import patterns
from ectrack.core.notation.toml_values import read_day, read_text
from ectrack.core.problems import NotationError
from ectrack.core.values.fiscal_years import FISCAL_PART
from ectrack.core.values.period_text import CHINESE_DAY, CHINESE_SPAN, TABLE_PART, period
from ectrack.core.values.quantities import QUANTITY, quantity, rate

YEARS = ("fiscal-year", "years-apart")
BLANKS = st.text(" \u3000\t\n\x1c\x85\u2028\ufeff", max_size=2)
SIGNS = "0123456789０１２-－/／.．,，+＋HＨQ年月日底末上下半全度季第前个至到—~～一二三四十两份号%％‰元万eE \u3000"


def refused(read: Callable[[str], object], text: str, *slugs: str) -> bool:
    """Return whether a text has not the form that is read; what has the form but does not exist is not refused for its form."""
    try:
        read(text)
    except NotationError as problem:
        return problem.slug in slugs
    return False


def matches(pattern: str, text: str) -> bool:
    return re.search(pattern.replace("$", r"\Z"), text) is not None


def written(*sources: str) -> st.SearchStrategy[str]:
    """Return texts of the readers' own expressions, of signs that occur in them, and any others, with blanks around."""
    forms = [st.from_regex(re.sub(r"\?P<\w+>", "?:", source), fullmatch=True) for source in sources]
    return st.builds(str.__add__, BLANKS, st.builds(str.__add__, st.one_of(*forms, st.text(SIGNS), st.text()), BLANKS))


@given(written(QUANTITY.pattern))
@example("5\n")
@example("５，０００．５ 亿元")
@example("12,0000")
def test_a_quantity(text: str) -> None:
    assert matches(patterns.QUANTITY_PATTERN, text) is not refused(quantity, text, "not-a-number")


@given(written(QUANTITY.pattern, r"-?[0-9]{1,3} ?[%‰％]"))
@example("３０　％")
def test_a_rate(text: str) -> None:
    if matches(patterns.RATE_PATTERN, text):
        assert not refused(rate, text, "rate-without-percent", "not-a-number")
    else:
        assert refused(rate, text, "rate-without-percent", "not-a-number", "number-too-long")


@given(
    written(
        CHINESE_DAY,
        CHINESE_SPAN,
        TABLE_PART,
        FISCAL_PART,
        r"[0-9]{4}(-[HQ][0-9]{1,2}|-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2})?)?",
    )
)
@example("2014 年 1 — 10 月")
@example("/2014-10")
@example("２０１４－Ｈ１")
@example("2014-H01")
@example("Sept. 2014/2014 dec")
@example("2021-W05")
@example("FY2013/14/FY2015/16")
@example("Q1 2013/14")
@example("FY2013-14/2014/15-H1")
@example("FY2025")
@example("FY2025-10")
@example("FY2025/2030")
def test_a_period(text: str) -> None:
    if matches(patterns.PERIOD_PATTERN, text):
        assert not refused(period, text, "not-a-period")
    else:
        assert refused(period, text, "not-a-period", "week", "which-year", "no-such-period", "range-backwards")


@pytest.mark.parametrize("text", ["2014-H3", "2014-H0", "2014-Q5", "2014-00", "2014-13", "2014-01-32", "2014-1", "2014/"])
def test_what_cannot_exist_whatever_the_year_is_seen(text: str) -> None:
    assert not matches(patterns.PERIOD_PATTERN, text)


@given(written(CHINESE_DAY, CHINESE_SPAN, patterns.DAY, rf"[0-9]{{4}}(-[0-9]{{2}})?/{patterns.DAY}"))
@example("2014-11-30/2014-11-30")
@example("2014年11月底")
def test_a_day(text: str) -> None:
    if matches(patterns.DAY_PATTERN, text):
        assert "/" in text.replace("／", "/") or not refused(read_day, text, "not-a-period", "not-a-day")
    else:
        assert refused(
            read_day, text, "not-a-period", "week", "which-year", *YEARS, "not-a-day", "no-such-period", "range-backwards"
        )


@given(BLANKS | st.text(max_size=3))
def test_a_text(text: str) -> None:
    assert matches(patterns.TEXT_PATTERN, text) is not refused(read_text, text, "not-a-text")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"(?P<a>[0-9]+)", "(?:[0-9０-９]+)"),
        (r"[^\-x]|年.", r"[^\-x－ｘ]|年[^\n]"),
        (r"[+-]", r"[+\-＋－]"),
        (r"H ", r"[HＨ][ \u3000]"),
    ],
)
def test_a_pattern_in_the_common_syntax(source: str, expected: str) -> None:
    assert patterns.portable(source) == expected
