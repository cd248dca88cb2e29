"""Days and months in the order that a table says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.cells.dates import ORDERS, dated, order_evidence
from ectrack.core.problems import NotationError


@pytest.mark.parametrize(
    ("text", "order", "written"),
    [
        ("31/12/2014", "d/m/y", "2014-12-31"),
        ("12/31/2014", "m/d/y", "2014-12-31"),
        ("1.2.2014", "d.m.y", "2014-02-01"),
        ("2014-31-12", "y-d-m", "2014-12-31"),
        ("6/2014", "m/y", "2014-06"),
        ("2014.06", "y.m", "2014-06"),
        ("３１／１２／２０１４", "d/m/y", "2014-12-31"),
        ("31/12/2014 00:00", "d/m/y", "2014-12-31"),
        ("31/12/2014 0:00:00", "d/m/y", "2014-12-31"),
    ],
)
def test_days_and_months(text: str, order: str, written: str) -> None:
    assert dated(text, order) == written


@pytest.mark.parametrize(
    ("text", "order", "slug"),
    [
        ("31.12.2014", "d/m/y", "other-date"),
        ("2014", "d/m/y", "other-date"),
        ("2014-12-31", "d-m-y", "other-date"),
        ("31/12/14", "d/m/y", "other-date"),
        ("31/12/2014 13:45", "d/m/y", "other-date"),
        ("6/2014", "d/m/y", "other-date"),
        ("12/31/2014", "d/m/y", "no-such-period"),
        ("29/02/2015", "d/m/y", "no-such-period"),
        ("00/2014", "m/y", "no-such-period"),
    ],
)
def test_what_does_not_fit_is_refused(text: str, order: str, slug: str) -> None:
    with pytest.raises(NotationError) as caught:
        dated(text, order)
    assert (caught.value.slug, caught.value.params["found"]) == (slug, text)


@pytest.mark.parametrize(
    ("texts", "orders"),
    [
        (["31/12/2014", "05/06/2014", ""], ("d/m/y",)),
        (["05/31/2014"], ("m/d/y",)),
        (["05/06/2014"], ("d/m/y", "m/d/y")),
        (["31/12/2014", "12/31/2014"], ()),
        (["31/12/2014", "31.12.2014"], ()),
        (["06.2014"], ("m.y",)),
        (["2014"], ()),
        ([], ()),
    ],
)
def test_which_orders_all_texts_fit(texts: list[str], orders: tuple[str, ...]) -> None:
    assert order_evidence(texts) == orders


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(ORDERS))
def test_any_day_is_read_in_the_order_in_which_it_is_written(day: date, order: str) -> None:
    written = order
    for part, text in {"d": f"{day.day:02d}", "m": f"{day.month:02d}", "y": f"{day.year:04d}"}.items():
        written = written.replace(part, text)
    assert dated(written, order) == (day.isoformat() if "d" in order else day.isoformat()[:7])
    assert order in order_evidence([written])
