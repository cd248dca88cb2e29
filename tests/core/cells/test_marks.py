"""Words for no figure, and marks behind numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.cells.conventions import Conventions
from ectrack.core.cells.marks import flag_meanings, is_missing, state_of, unknown_mark, without_marks
from ectrack.core.problems import NotationError

FLAGS = {"p": "preliminary", "b": "break", "e": "estimated", "c": "missing", "[note 1]": "ignore", "*": "revised"}
SAID = Conventions(missing=("x", "[c]", "not yet"), flags=FLAGS)
NOTHING = Conventions()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "--",
        "—",
        "——",
        "–",
        "…",
        "……",
        "...",
        "..",
        ":",
        "/",
        "n/a",
        "N/A",
        "NA",
        "na",
        "NaN",
        "nan",
        "无",
        "－",
        " - ",
        "n / a",
    ],
)
def test_words_for_no_figure_are_known(text: str) -> None:
    assert is_missing(text, NOTHING)


@pytest.mark.parametrize("text", ["0", "x", "[c]", "none", ".", "p", "12", "不适用"])
def test_other_words_are_not(text: str) -> None:
    assert not is_missing(text, NOTHING)


@pytest.mark.parametrize(
    ("text", "is_one"), [("x", True), (" [c] ", True), ("notyet", True), ("X", False), ("[d]", False), ("-", True)]
)
def test_words_can_be_declared(text: str, is_one: bool) -> None:
    assert is_missing(text, SAID) is is_one


@pytest.mark.parametrize(
    ("text", "bare", "meanings"),
    [
        ("12.3 p", "12.3", ("preliminary",)),
        ("31p", "31", ("preliminary",)),
        ("33[note 1]", "33", ("ignore",)),
        ("7.3 b", "7.3", ("break",)),
        ("7.3 bp", "7.3", ("break", "preliminary")),
        ("7.3 b p", "7.3", ("break", "preliminary")),
        ("7.3 b, p", "7.3", ("break", "preliminary")),
        ("12.3%p", "12.3%", ("preliminary",)),
        ("5 kg p", "5 kg", ("preliminary",)),
        ("5 kg*", "5 kg", ("revised",)),
        (": c", ":", ("missing",)),
        ("c", "", ("missing",)),
        ("12.3［note 1］", "12.3", ("ignore",)),
        ("2014p", "2014", ("preliminary",)),
        ("5e", "5", ("estimated",)),
    ],
)
def test_declared_marks_are_taken_off(text: str, bare: str, meanings: tuple[str, ...]) -> None:
    assert without_marks(text, SAID) == (bare, meanings)


@pytest.mark.parametrize("text", ["5 kg", "12 km", "3%", "5 kp", "7.3 bq", "7.3 q", "p", "Group p", "5e3", "", "12.3"])
def test_what_is_no_declared_mark_stays(text: str) -> None:
    assert without_marks(text, SAID) == (text, ())


def test_a_unit_is_a_mark_only_where_it_is_declared() -> None:
    assert without_marks("12 km", Conventions(flags={"km": "ignore"})) == ("12", ("ignore",))
    assert without_marks("12 km", Conventions(flags={"k": "ignore", "m": "revised"})) == ("12", ("ignore", "revised"))
    assert without_marks("12 km", NOTHING) == ("12 km", ())


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("12.3 p", "p"),
        ("31p", "p"),
        ("33[note 1]", "[note 1]"),
        ("12(a)", "(a)"),
        ("12*", "*"),
        ("12 †", "†"),
        ("12①", "①"),
        ("12¹", "¹"),
        ("12.3% p", "p"),
        ("7 b p", "b p"),
        (": c", "c"),
        ("5 kg", "kg"),
        ("12", None),
        ("3%", None),
        ("12 km2", None),
        ("12 tonnes", None),
        ("12亿元", None),
        ("$2.5m", None),
        ("-2.5m", "m"),
        (":", None),
        ("many p", None),
    ],
)
def test_what_looks_like_a_mark_is_named(text: str, mark: str | None) -> None:
    assert unknown_mark(text) == mark


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("p", ("preliminary",)),
        ("bp", ("break", "preliminary")),
        (" b , p", ("break", "preliminary")),
        ("", ()),
        ("x", ("missing",)),
    ],
)
def test_a_column_of_flags(text: str, meanings: tuple[str, ...]) -> None:
    assert flag_meanings(text, SAID) == meanings


@pytest.mark.parametrize("text", ["q", "pq", "-", "12 p"])
def test_an_undeclared_flag_is_refused_and_named(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        flag_meanings(text, SAID)
    assert (caught.value.slug, caught.value.params["mark"]) == ("unknown-mark", text)


@pytest.mark.parametrize(
    ("meanings", "state"),
    [
        ((), None),
        (("ignore", "missing"), None),
        (("preliminary", "ignore", "preliminary"), "preliminary"),
        (("estimated",), "estimated-by-source"),
        (("break",), "break"),
    ],
)
def test_marks_come_to_one_state(meanings: tuple[str, ...], state: str | None) -> None:
    assert state_of(meanings) == state


def test_two_states_are_refused_and_named() -> None:
    with pytest.raises(NotationError) as caught:
        state_of(("preliminary", "break"))
    assert (caught.value.slug, caught.value.params) == ("two-states", {"found": "preliminary, break"})


@given(
    st.integers(0, 10**6),
    st.lists(st.sampled_from(sorted(FLAGS)), min_size=1, max_size=4),
    st.sampled_from(["", " ", ", "]),
    st.sampled_from(["", " "]),
)
def test_any_marks_behind_a_number_are_found_in_their_order(figure: int, marks: list[str], between: str, before: str) -> None:
    text = f"{figure}{before}{between.join(marks)}"
    assert without_marks(text, SAID) == (str(figure), tuple(FLAGS[mark] for mark in marks))
    assert without_marks(text, NOTHING) == (text, ())


@given(st.text(max_size=15))
def test_nothing_is_lost_of_any_text(text: str) -> None:
    bare, meanings = without_marks(text, SAID)
    assert meanings or bare == text
    assert without_marks(bare, SAID) == (bare, ()) or not meanings
    unknown_mark(text)
