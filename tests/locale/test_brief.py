"""Many problems as text that fits a screen."""

import pytest

from ectrack.core.problems import Origin, Problem, alike
from ectrack.locale.problem_text import brief
from ectrack.locale.text import height


def wrong(place: str, found: str = "x", slug: str = "not-a-number") -> Problem:
    file, _colon, line = place.rpartition(":")
    return Problem(slug, Origin(file, (), int(line)) if line.isdecimal() else Origin(place), {"found": found})


def test_what_is_alike_is_of_one_kind_and_one_column() -> None:
    in_b = [wrong(f"a.xlsx!S!B{row}") for row in range(2, 6)]
    in_c = [wrong("a.xlsx!S!C2"), wrong("a.xlsx!S!C3")]
    other = wrong("a.xlsx!S!B2", slug="not-finite")
    mixed = [in_b[0], in_c[0], *in_b[1:], other, in_c[1]]
    assert alike(mixed) == [tuple(in_b), (in_c[0],), (in_c[1],), (other,)]


def test_of_files_the_key_says_what_is_alike() -> None:
    problems = [
        Problem("bad-value", Origin("a.toml", ("target", f"t{number}", key))) for number in range(3) for key in ("by", "since")
    ]
    assert [len(group) for group in alike(problems)] == [3, 3]


def test_further_places_are_named_without_what_they_share() -> None:
    problems = [wrong("a.xlsx!S!B2"), wrong("a.xlsx!S!B3", "y"), wrong("a.xlsx!T!B4"), wrong("b:c.xlsx!S!B5")]
    assert brief(problems, 9)[1] == '  and 3 more alike: B3 ("y"), a.xlsx!T!B4, b:c.xlsx!S!B5'
    problems = [wrong("a.csv:2"), wrong("a.csv:3"), wrong("b.csv:4", "z")]
    assert brief(problems, 9, lambda origin: origin.line)[1] == '  and 2 more alike: 3, b.csv:4 ("z")'


def test_a_hint_stands_once_for_each_kind() -> None:
    told = brief([wrong("a.xlsx!S!B2"), wrong("a.xlsx!S!C2"), wrong("a.xlsx!S!C3", slug="not-finite")], 9)
    assert [line.startswith("  hint") for line in told] == [False, True, False, False, True]


@pytest.mark.parametrize("columns", [None, 40, 60, 120])
@pytest.mark.parametrize("room", range(4, 30))
def test_however_many_kinds_there_are_the_room_is_kept(columns: int | None, room: int) -> None:
    slugs = ("not-a-number", "not-finite", "number-too-long", "rate-without-percent")
    problems = [wrong(f"a.xlsx!S!{column}{row}", "x" * row, slug) for row in range(9) for column in "ABCDEFGH" for slug in slugs]
    told = brief(problems, room, columns=columns)
    if room > 9 or columns is None:  # the first one is told in any case
        assert sum(height(line, columns) for line in told) <= room
    assert "more problems: " in told[-1]


def test_long_texts_are_cut() -> None:
    (line, _hint) = brief([wrong("a.csv:2", "x" * 5000)], 9)
    assert len(line) < 200
