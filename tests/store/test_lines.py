"""The line of a key: hand-made documents, and generated ones whose lines are counted while they are written."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ectrack.core.problems import Origin
from ectrack.store.lines import Index, Keys, line_of

DOCUMENT = '''\
# comment
title = "x"
note = """
[no.header]
key = 1
"""
[a.b]  # comment
x = 1
"q\\u0041.z" . y = { k = 1, m.n = [1,
 {z=2} ] }
arr = [
  [ 1, 2 ],
  # ] not the end
  "a]", """m
m""", 5
]
[[actual]]
v = 1
[actual.sub]
w = \'\'\'[[actual]]\'\'\'
[[actual]]
v = 2014-01-01 10:00:00
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 2),
        (("note",), 3),
        (("a",), 7),
        (("a", "b"), 7),
        (("a", "b", "x"), 8),
        (("a", "b", "qA.z", "y", "k"), 9),
        (("a", "b", "qA.z", "y", "m", "n", 0), 9),
        (("a", "b", "qA.z", "y", "m", "n", 1, "z"), 10),
        (("a", "b", "arr", 0, 1), 12),
        (("a", "b", "arr", 1), 14),
        (("a", "b", "arr", 3), 15),
        (("actual", 0, "v"), 18),
        (("actual", 0, "sub", "w"), 20),
        (("actual", 1), 21),
        (("actual", 1, "v"), 22),
        (("actual", 1, "missing", "deeper"), 21),
        (("nowhere",), None),
    ],
)
def test_the_line_is_that_of_the_deepest_key_that_is_there(keys: Keys, line: int | None) -> None:
    assert Index(DOCUMENT).line(keys) == line
    assert Index("\ufeff" + DOCUMENT.replace("\n", "\r\n")).line(keys) == line


def test_a_line_that_is_known_is_kept_and_a_file_that_is_gone_has_none(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("\nx = 1\n")
    assert line_of(Origin("gone.csv", ("actual", 1), 7)) == 7
    assert line_of(Origin(str(tmp_path / "gone.toml"), ("x",))) is None
    assert line_of(Origin(str(file), ("x",))) == 2
    assert line_of(Origin(str(file))) is None
    file.write_text("\n\nx = 1\n")
    assert line_of(Origin(str(file), ("x",))) == 3


class Writer:
    """A TOML text in the making, and the line of every path in it."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Begin with an empty text."""
        self.draw = draw
        self.text = ""
        self.lines: dict[Keys, int] = {}

    def mark(self, path: Keys) -> None:
        """Note that a path stands on the present line."""
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def key(self, name: str) -> str:
        """Return a key, bare or in quotes."""
        return self.draw(
            st.sampled_from([name, f'"{name}"', f"'{name}'", '"' + "".join(f"\\u{ord(char):04x}" for char in name) + '"'])
        )

    def blank(self) -> None:
        """Perhaps add blank lines and comments."""
        self.text += self.draw(st.sampled_from(["", "", "\n", "# [x]\n", "  # \"'\n\n"]))

    def value(self, path: Keys, depth: int) -> None:
        """Add a value, with what lies inside it."""
        kinds = ["scalar"] * 3 + (["array", "table"] if depth < 3 else [])
        kind = self.draw(st.sampled_from(kinds))
        if kind == "scalar":
            self.text += self.draw(st.sampled_from(SCALARS))
        elif kind == "array":
            self.text += "["
            for index in range(self.draw(st.integers(0, 3))):
                self.text += self.draw(st.sampled_from(["", " ", "\n", "\n# ], [\n "]))
                self.mark((*path, index))
                self.value((*path, index), depth + 1)
                self.text += self.draw(st.sampled_from([",", " ,", "\n,", ", # }\n"]))
            self.text += self.draw(st.sampled_from(["]", "\n]"]))
        else:
            self.text += "{"
            for index in range(self.draw(st.integers(0, 3))):
                self.text += ", " if index else " "
                self.pair(path, f"i{index}", depth + 1)
            self.text += " }"

    def pair(self, path: Keys, name: str, depth: int = 0) -> None:
        """Add a key, perhaps dotted, with its value."""
        parts = (name, *self.draw(st.sampled_from([(), (), ("d",), ("d", "e")])))
        for length in range(1, len(parts) + 1):
            self.mark((*path, *parts[:length]))
        dot = self.draw(st.sampled_from([".", " . ", ".\t"]))
        self.text += dot.join(self.key(part) for part in parts) + self.draw(st.sampled_from(["=", " = "]))
        self.value((*path, *parts), depth)

    def pairs(self, path: Keys) -> None:
        """Add some keys below a header."""
        for index in range(self.draw(st.integers(0, 3))):
            self.blank()
            self.text += self.draw(st.sampled_from(["", "  ", "\t"]))
            self.pair(path, f"k{index}")
            self.text += self.draw(st.sampled_from(["\n", " # = [\n", "\t\n"]))

    def header(self, path: Keys, opening: str, closing: str) -> None:
        """Add a header."""
        self.blank()
        for length in range(1, len(path) + 1):
            self.mark(path[:length])
        names = [self.key(part) for part in path if isinstance(part, str)]
        self.text += f"{opening} {'.'.join(names)}{closing}" + self.draw(st.sampled_from(["\n", "  # x\n"]))


SCALARS = [
    "1",
    "-1.5e3",
    "true",
    "inf",
    "2014-12-31",
    "2014-12-31 10:00:00Z",
    '""',
    "''",
    '"# [x] = {"',
    r'"\" = \\"',
    "'\"[['",
    '"""\n[[t]]\nk0 = 1\n"""',
    '"""a""""',
    '""""a" \\""" \n"""""',
    "'''\n[a]\n'''",
    "''''a''b''''",
    '""""""',
    "''''''",
]


@st.composite
def documents(draw: st.DrawFn) -> Writer:
    """Return a document with root keys, tables and arrays of tables with tables below them."""
    writer = Writer(draw)
    writer.pairs(())
    for index in range(draw(st.integers(0, 2))):
        path = ("table", f"t{index}")
        writer.header(path, "[", "]")
        writer.pairs(path)
    for index in range(draw(st.integers(0, 3))):
        writer.header(("actual", index), "[[", "]]")
        writer.pairs(("actual", index))
        if draw(st.booleans()):
            writer.header(("actual", index, "sub"), "[", "]")
            writer.pairs(("actual", index, "sub"))
    writer.text += draw(st.sampled_from(["", "# end", "\n\n"]))
    return writer


def paths(value: Any, path: Keys = ()) -> list[Keys]:  # raw TOML
    """Return the path of everything in a parsed document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, inner in items for found in ((*path, key), *paths(inner, (*path, key)))]


@given(documents())
def test_every_key_of_a_generated_document_has_its_line(written: Writer) -> None:
    index = Index(written.text)
    everything = paths(tomllib.loads(written.text))
    assert {path: index.line(path) for path in everything} == {path: written.lines[path] for path in everything}


@given(st.text(alphabet="[]{}\"'=#.,a1 \\\n", max_size=60))
def test_any_text_ends_and_gives_a_line_or_none(text: str) -> None:
    line = Index(text).line(("a", 0, "a"))
    assert line is None or 1 <= line <= text.count("\n") + 1
