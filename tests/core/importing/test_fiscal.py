"""Months, or years that end in the next one: judged over a column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.importing.fiscal import YearsEvidence, as_month, as_year, years_evidence
from ectrack.core.values.period_text import period


@pytest.mark.parametrize(
    ("texts", "evidence"),
    [
        (["2009-10", "2010-11"], YearsEvidence("years", "2009-10")),
        (["2009-10"], YearsEvidence("years", "2009-10")),
        (["2009/10", "Total", "2014"], YearsEvidence("years", "2009/10")),
        (["2009/2010", "2010/2011"], YearsEvidence("years", "2009/2010")),
        (["2012-13", "2013–14"], YearsEvidence("years", "2012-13")),
        (["1999-00", "2000-01"], YearsEvidence("years", "1999-00")),
        (["2009-09", "2009-10", "2009-11"], YearsEvidence("months", "2009-10", "2009-09")),
        (["2009/9", "2009/10"], YearsEvidence("months", "2009/10", "2009/9")),
        (["2014-06"], YearsEvidence("months", "", "2014-06")),
        (["2012-13", "2012-11"], YearsEvidence("mixed", "2012-13", "2012-11")),
        (["2009-10", "2009-15"], YearsEvidence("mixed", "2009-10", "2009-15")),
        (["2009/2010", "2009-09"], YearsEvidence("mixed", "2009/2010", "2009-09")),
        (["2009-15"], YearsEvidence("mixed", "", "2009-15")),
        (["2009/2010", "2009/2012"], YearsEvidence("mixed", "2009/2010", "2009/2012")),
        (["2009/2012"], YearsEvidence()),
        (["2014", "2014-Q1", "2014-06-30", ""], YearsEvidence()),
        ([], YearsEvidence()),
    ],
)
def test_a_column_says_what_its_periods_are(texts: list[str], evidence: YearsEvidence) -> None:
    assert years_evidence(texts) == evidence


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2009-10", "2009/10"),
        ("2009/2010", "2009/10"),
        ("2009–10", "2009/10"),
        ("２００９－１０", "2009/10"),
        ("2009-09", "2009-09"),
        ("2009", "2009"),
    ],
)
def test_a_year_as_the_notation_has_it(text: str, year: str) -> None:
    assert as_year(text) == year


@pytest.mark.parametrize(
    ("text", "month"), [("2009/9", "2009-09"), ("2009-10", "2009-10"), ("2009/15", "2009/15"), ("2009", "2009")]
)
def test_a_month_as_the_notation_has_it(text: str, month: str) -> None:
    assert as_month(text) == month


@given(st.integers(1900, 2097), st.integers(1, 8), st.sampled_from(["-", "/", "–"]), st.booleans())
def test_years_in_a_row_are_years(first: int, n: int, sign: str, long: bool) -> None:
    texts = [f"{year}{sign}{year + 1 if long else f'{(year + 1) % 100:02d}'}" for year in range(first, first + n)]
    assert years_evidence(texts).reading == "years"
    assert [period(as_year(text), 4).start for text in texts] == [period(f"{year}-04").start for year in range(first, first + n)]


@given(st.integers(1900, 2097), st.integers(1, 12), st.integers(2, 24))
def test_months_in_a_row_are_months(year: int, month: int, n: int) -> None:
    texts = [f"{year + (month - 1 + i) // 12}-{(month - 1 + i) % 12 + 1:02d}" for i in range(n)]
    assert years_evidence(texts).reading == "months"
