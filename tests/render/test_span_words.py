"""Spans of days as a sentence names them, in both languages."""

from collections.abc import Iterator

import pytest

from ectrack.core.values.period_text import period
from ectrack.locale import use
from ectrack.render.span_words import as_recorded, period_words

SPANS = [
    ("2015", "2015", "2015年"),
    ("2015-H1", "the first half of 2015", "2015年上半年"),
    ("2015-Q4", "the fourth quarter of 2015", "2015年第四季度"),
    ("2015-06", "June 2015", "2015年6月"),
    ("2015-01/2015-10", "January to October 2015", "2015年1月至10月"),
    ("2024-10/2025-03", "October 2024 to March 2025", "2024年10月至2025年3月"),
    ("2013/2015", "2013 to 2015", "2013年至2015年"),
    ("2015-06-30", "2015-06-30", "2015-06-30"),
    ("2015-03-16/2015-12-31", "2015-03-16 to 2015-12-31", "2015-03-16至2015-12-31"),
    ("/2015-06-30", "/2015-06-30", "/2015-06-30"),
    ("spring", "spring", "spring"),
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use("en")
    yield
    use("en")


@pytest.mark.parametrize(("text", "english", "chinese"), SPANS)
def test_a_period_reads_as_in_a_sentence(text: str, english: str, chinese: str) -> None:
    assert period_words(text) == english
    use("zh")
    assert period_words(text) == chinese


@pytest.mark.parametrize(
    ("text", "chinese"),
    [("2014-H1", "2014年上半年"), ("2014-01/2014-10", "2014年1月至10月"), ("2014-10/2015-03", "2014-10/2015-03")],
)
def test_what_is_missing_is_named_as_record_takes_it(text: str, chinese: str) -> None:
    span = period(text)
    assert span.start is not None
    assert as_recorded(span.start, span.end) == text
    use("zh")
    named = as_recorded(span.start, span.end)
    assert named == chinese
    again = period(named)
    assert (again.start, again.end) == (span.start, span.end)
