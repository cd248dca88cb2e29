r"""TOML 1.0 as the files of a tracker have it: what is no TOML is refused by one message with its line, what is TOML is read exactly.

The documents follow the sections of the specification; `tools/toml_lists.py` judges the public cases of toml-test in the same way.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ectrack.cli import run
from ectrack.store.files import RefusedError
from ectrack.store.toml_text import MAX_DEPTH, parsed
from tests.reliability.readers import PLACES, prepare

REFUSALS = ("[broken-toml]", "[not-utf8]", "[nul-byte]", "[too-deep]", "[number-too-long]")
EAST = timezone(timedelta(hours=8))

INVALID: dict[str, tuple[bytes, int]] = {
    # comments and lines
    "no value": (b"a =", 1),
    "no key": (b"= 1", 1),
    "no equals sign": (b"a = 1\nb\n", 2),
    "value on the next line": (b"a =\n1", 1),
    "two pairs on a line": (b"a = 1 b = 2", 1),
    "control character in a comment": (b"a = 1\n# \x01\n", 2),
    "delete in a comment": (b"# \x7f", 1),
    "return alone": (b"a = 1\rb = 2", 1),
    "return alone in a comment": (b"# a\rb = 2", 1),
    "return alone in a text of lines": (b'a = """\nb\rc"""', 2),
    "form feed for a line": (b"a = 1\n\x0cb = 2", 2),
    "nothing-width space before a key": ("a = 1\n\u200bb = 2".encode(), 2),
    # bytes
    "not UTF-8": (b'a = 1\nb = "\xff"', 2),
    "GBK": ('a = 1\n\nb = "甘肃"'.encode("gbk"), 3),
    "UTF-16": ("a = 1".encode("utf-16"), 1),
    "half a character": (b'a = "\xe7\x94"', 1),
    "a character longer than it must be": (b'a = "\xc0\xaf"', 1),
    "half of a pair": (b'a = "\xed\xa0\x80"', 1),
    "beyond the last character": (b'a = "\xf4\x90\x80\x80"', 1),
    "NUL in a text": (b'a = 1\nb = "\x00"', 2),
    "NUL in a comment": (b"# \x00", 1),
    "two byte order marks": (b"\xef\xbb\xbf\xef\xbb\xbfa = 1", 1),
    "a byte order mark inside": (b"a = 1\n\xef\xbb\xbfb = 2", 2),
    # keys
    "a bare key of other letters": ("甘肃 = 1".encode(), 1),
    "a key of two words": (b"a b = 1", 1),
    "a dot at the end": (b"a. = 1", 1),
    "a dot at the beginning": (b".a = 1", 1),
    "two dots": (b"a..b = 1", 1),
    "a key of several lines": (b'"""a""" = 1', 1),
    "a key in quotes over two lines": (b'"a\nb" = 1', 1),
    "the same key twice": (b"a = 1\na = 2", 2),
    "the same key in quotes": (b'a = 1\n"a" = 2', 2),
    "a key below a value": (b"a = 1\na.b = 2", 2),
    "a value over a table of dots": (b"a.b = 1\na = 2", 2),
    # texts
    "a text without an end": (b'a = "b\nc = 1', 1),
    "a text of single quotes without an end": (b"a = 'b\nc = 1", 1),
    "a text of lines in single quotes without an end": (b"a = 'b'\nc = '''\nd\ne = \"f\"\n", 2),
    "an unknown escape": (rb'a = "\q"', 1),
    "an escape of a blank": (b'a = "\\ "', 1),
    "a short escape": (rb'a = "\u12"', 1),
    "an escaped half of a pair": (rb'a = "\ud800"', 1),
    "an escape beyond the last character": (rb'a = "\U00110000"', 1),
    "a control character in a text": (b'a = 1\nb = "\x1f"', 2),
    "a text of lines in quotes without an end": (b'a = """b"""\nc = """\nd\n[e]\nf = "g"\nh = \\"""i\n', 2),
    "a text in quotes at the end of the file": (b'a = """b"""\nc = "d', 2),
    "a control character in single quotes": (b"a = '\x08'", 1),
    "delete in a text": (b'a = "\x7f"', 1),
    "six quotes and more": (b'a = """""""""', 1),
    "no quotes": (b"a = b", 1),
    "mixed quotes": (b"a = \"b'", 1),
    "quotes of typography": ("a = “b”".encode(), 1),
    # numbers
    "a zero before": (b"a = 01", 1),
    "a zero before, signed": (b"a = -01", 1),
    "two signs": (b"a = +-1", 1),
    "an underscore at the end": (b"a = 1_", 1),
    "an underscore at the beginning": (b"a = _1", 1),
    "two underscores": (b"a = 1__0", 1),
    "a signed hexadecimal number": (b"a = +0x1", 1),
    "a capital X": (b"a = 0X1", 1),
    "an octal 8": (b"a = 0o8", 1),
    "a binary 2": (b"a = 0b2", 1),
    "hexadecimal nothing": (b"a = 0x", 1),
    "a point at the end": (b"a = 1.", 1),
    "a point at the beginning": (b"a = .5", 1),
    "an exponent of nothing": (b"a = 1e", 1),
    "a point after the exponent": (b"a = 1e1.5", 1),
    "an underscore beside the point": (b"a = 1_.5", 1),
    "a comma": (b"a = 1,5", 1),
    "a percent sign": (b"a = 30%", 1),
    "full width": ("a = １".encode(), 1),
    "Infinity": (b"a = Infinity", 1),
    "more digits than are written": (b"a = 1\nb = " + b"9" * 5000, 2),
    # truth and days
    "True": (b"a = True", 1),
    "null": (b"a = null", 1),
    "a month 13": (b"a = 2014-13-01", 1),
    "29 February 2015": (b"a = 1\nb = 2015-02-29", 2),
    "a day of one digit": (b"a = 2014-01-1", 1),
    "hour 24": (b"a = 24:00:00", 1),
    "no seconds": (b"a = 12:00", 1),
    "no hour": (b"a = 2014-01-01T", 1),
    "a zone of one digit": (b"a = 2014-01-01T00:00:00+8", 1),
    "a slash in a day": (b"a = 2014/01/01", 1),
    # arrays and tables
    "an array without an end": (b"a = [1,\n2\n", 2),
    "an array without commas": (b"a = [1\n2]", 2),
    "two commas": (b"a = [1,, 2]", 1),
    "a comma first": (b"a = [,]", 1),
    "an inline table of two lines": (b"a = { b = 1,\nc = 2 }", 1),
    "a comma at the end of an inline table": (b"a = { b = 1, }", 1),
    "an inline table with a key twice": (b"a = { b = 1, b = 2 }", 1),
    "an inline table that grows": (b"a = { b = 1 }\na.c = 2", 2),
    "an inline table with a header": (b"a = { b = 1 }\n[a.c]", 2),
    "an array with a header": (b"a = [1]\n[[a]]", 2),
    "a header without an end": (b"[a\nb = 1", 1),
    "an empty header": (b"[]", 1),
    "an empty part of a header": (b"[a..b]", 1),
    "two headers on a line": (b"[a] [b]", 1),
    "something after a header": (b"[a] b = 1", 1),
    "a blank between brackets": (b"[ [a] ]", 1),
    "a header of an array with one end": (b"[[a]", 1),
    "the same table twice": (b"[a]\n[b]\n[a]", 3),
    "a table over a key": (b"a = 1\n[a]", 2),
    "a table over a table of dots": (b"[a]\nb.c = 1\n[a.b]", 3),
    "a table over an array of tables": (b"[[a]]\n[a]", 2),
    "an array of tables over a table": (b"[a]\n[[a]]", 2),
}
"""Documents that are no TOML 1.0, each with the line on which that can be seen first."""

VALID: dict[str, tuple[bytes, dict[str, Any]]] = {
    "nothing": (b"", {}),
    "blanks and comments": (b" \t\n# \xe7\x94\x98 \xf4\x8f\xbf\xbf\t\r\n", {}),
    "no newline at the end": (b"a = 1", {"a": 1}),
    "a byte order mark": (b"\xef\xbb\xbfa = 1", {"a": 1}),
    "lines of Windows": (b"a = 1\r\nb = 2\r\n", {"a": 1, "b": 2}),
    "bare keys": (b"a_b-C = 1\n1234 = 2\n- = 3", {"a_b-C": 1, "1234": 2, "-": 3}),
    "keys in quotes": ('"甘 肃" = 1\n\'a"b\' = 2\n"" = 3\n"\\u4e2d" = 4'.encode(), {"甘 肃": 1, 'a"b': 2, "": 3, "中": 4}),
    "dotted keys": (b'a . b."c.d" = 1\na.e = 2\n3.14 = 3', {"a": {"b": {"c.d": 1}, "e": 2}, "3": {"14": 3}}),
    "texts": (rb'a = "\b\t\n\f\r\"\\\u4E2D\U0001F600"', {"a": '\b\t\n\f\r"\\中\U0001f600'}),
    "texts without escapes": (rb"a = 'C:\n\q'", {"a": "C:\\n\\q"}),
    "texts of lines": (b'a = """\nb\r\n""c\\\n  \t\n d"""', {"a": 'b\n""cd'}),
    "texts of lines without escapes": (b"a = '''\nb\\\n''c'''", {"a": "b\\\n''c"}),
    "quotes before the end": (b"a = \"\"\"b\"\"\"\"\"\nc = '''d'''''", {"a": 'b""', "c": "d''"}),
    "whole numbers": (b"a = [+99, -0, 1_000, 0xDEAD_beef, 0o755, 0b1101]", {"a": [99, 0, 1000, 3735928559, 493, 13]}),
    "64 bits and more": (b"a = 9223372036854775807\nb = 9223372036854775808", {"a": 2**63 - 1, "b": 2**63}),
    "fractions": (
        b"a = [+1.0, 3.1415, -0.01, 5e+22, 1e06, 6.626e-34, 224_617.445_991]",
        {"a": [*map(Decimal, ["1.0", "3.1415", "-0.01", "5e22", "1e6", "6.626e-34", "224617.445991"])]},
    ),
    "more digits than a float has": (b"a = 0.1234567890123456789012345", {"a": Decimal("0.1234567890123456789012345")}),
    "infinity": (b"a = [inf, +inf, -inf]", {"a": [Decimal("Infinity"), Decimal("Infinity"), Decimal("-Infinity")]}),
    "truth": (b"a = true\nb = false", {"a": True, "b": False}),
    "moments": (
        b"a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00.5+08:00\nc = 1979-05-27t07:32:00",
        {
            "a": datetime(1979, 5, 27, 7, 32, tzinfo=UTC),
            "b": datetime(1979, 5, 27, 7, 32, 0, 500_000, tzinfo=EAST),
            "c": datetime(1979, 5, 27, 7, 32),  # noqa: DTZ001  # a moment without a zone
        },
    ),
    "days and hours": (b"a = 2016-02-29\nb = 07:32:00.25", {"a": date(2016, 2, 29), "b": time(7, 32, 0, 250_000)}),
    "arrays": (b"a = [ 1, 'b', [ ], # c\n\n { d = 1 },\n]", {"a": [1, "b", [], {"d": 1}]}),
    "tables": (b"[a.b]\nc = 1\n[a]\nd = 2\n[ e . 'f' ]", {"a": {"b": {"c": 1}, "d": 2}, "e": {"f": {}}}),
    "inline tables": (b"a = { b.c = 1, 'd' = { } }", {"a": {"b": {"c": 1}, "d": {}}}),
    "arrays of tables": (b"[[a]]\nb = 1\n[a.c]\n[[a.d]]\n[[a]]", {"a": [{"b": 1, "c": {}, "d": [{}]}, {}]}),
    "a long key": (b"a" * 100_000 + b" = 1", {"a" * 100_000: 1}),
    "tables of the tracker": (b"[region.x]\nname = 'a'", {"region": {"x": {"name": "a"}}}),
}
"""Documents of TOML 1.0, each with what it says."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tracker without problems, read without the cache."""
    monkeypatch.setenv("ECTRACK_NO_CACHE", "1")
    monkeypatch.chdir(tmp_path)
    prepare(Path("targets"))
    return Path("targets")


@pytest.mark.parametrize("what", ["tables", "figures", "settings"])
@pytest.mark.parametrize(("document", "line"), INVALID.values(), ids=INVALID)
def test_what_is_no_toml_is_refused_by_one_message_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str], what: str, document: bytes, line: int
) -> None:
    (folder / PLACES[what]).write_bytes(document)
    assert run(["check", "--lang", "en"]) == 2
    streams = capsys.readouterr()
    first, hint = streams.err.splitlines()
    assert first.startswith(f"targets/{PLACES[what]}:{line}: ")
    assert first.endswith(REFUSALS)
    assert hint.startswith("  hint: ")
    assert streams.out == ""


@pytest.mark.parametrize(("document", "said"), VALID.values(), ids=VALID)
def test_what_is_toml_is_read_exactly(document: bytes, said: dict[str, Any]) -> None:
    read = parsed(document)
    assert read == said
    assert repr(read) == repr(said)


@pytest.mark.parametrize("what", ["tables", "figures", "settings"])
@pytest.mark.parametrize("document", [document for document, _said in VALID.values()], ids=VALID)
def test_what_is_toml_is_never_refused_as_none(
    folder: Path, capsys: pytest.CaptureFixture[str], what: str, document: bytes
) -> None:
    (folder / PLACES[what]).write_bytes(document)
    assert run(["check", "--lang", "en"]) in {0, 1, 2}
    told = capsys.readouterr().err.splitlines()
    for message in told[::2]:
        assert message.startswith(f"targets/{PLACES[what]}:")
        assert not message.endswith(REFUSALS)


@pytest.mark.parametrize("opening", [b"[", b"{ b = "])
@pytest.mark.parametrize("levels", [MAX_DEPTH, 100_000])
def test_levels_below_the_limit_are_read_and_those_beyond_are_refused(opening: bytes, levels: int) -> None:
    closing = b"]" if opening == b"[" else b"}"
    allowed = MAX_DEPTH - 1  # the document itself is one
    assert parsed(b"a = " + opening * allowed + b"1" * (opening != b"[") + closing * allowed)["a"]
    with pytest.raises(RefusedError, match="too-deep"):
        parsed(b"a = " + opening * (levels + 1) + b"1" + closing * (levels + 1))
