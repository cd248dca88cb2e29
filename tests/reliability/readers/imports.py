"""Tables that are imported, of every format, and mapping files: by the command, as a user calls it."""

import csv
import gc
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from decimal import Context, Decimal
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from ectrack.cli import run
from ectrack.console.import_job import SCREEN
from ectrack.core.values.quantities import half_width
from ectrack.store.loading import load
from ectrack.store.sheets import workbook_grids
from ectrack.store.sheets.child import answer
from tests.errors.test_gallery import cases
from tests.reliability.readers import workbooks
from tests.reliability.readers.files import ROOT

FILES: Mapping[str, str] = {
    "csv": "a.csv",
    "tsv": "a.tsv",
    "xlsx": "a.xlsx",
    "ods": "a.ods",
    "xls": "a.xls",
    "mapping": "map.toml",
}
"""Files that an import reads, by what is in them."""

LONG: Sequence[workbooks.Row] = (
    ("指标", "地区", "时期", "数值", "备注"),
    ("网店", "甘肃省", "2014年底", 180, None),
    ("turnover", "kang", "2014-H1", 1.25, "新"),
    ("合计", None, None, 181.25, None),
)
WIDE: Sequence[workbooks.Row] = (
    ("各县统计表（单位：万元）", None, None, None),
    ("地区", "2013年", 2014, "同比（%）"),
    ("康县", 12500, "１２，５００", 39.5),
    ("注：初步数", None, None, None),
)
EVERY_KEY: Sequence[workbooks.Row] = (
    ("indicator", "region", "period", "value", "yoy", "approx", "state", "se", "unit", "source"),
    ("交易额", "kang", 2014, "12,000.50", "5%", "约", "初步", "0.4", "万元", "s"),
    ("shops", "Kang", 41820, "5400余家", None, None, None, None, None, None),
    ("share", "gansu", "2014-06-30", 0.069, None, None, None, None, None, None),
)
TABLES = {"turnover": WIDE, "": LONG, "shops": EVERY_KEY}
FORMATS = {"C3": "yyyy-mm-dd", "D4": "0.0%", "C2": "0", "D2": '0.0"万元"', "D3": '0!.0,"万"'}
OFFICE = "某局统计\n填报单位,期末数,经办人\n康县商务局,180,张\n甘肃,12.5万,李\n"
MAPPING = """\
sheet = "S"
header = [2, 2]
indicator = "shops"
unit = "家"
source = "s"
state = "初步"
note = "n"
period = 2014
fill_down = ["region", "period"]
[columns]
"填报单位" = "region"
"期末数" = { period = "2014", unit = "家", note = "x" }
"经办人" = "ignore"
[regions]
"康县商务局" = "kang"
"甘肃" = ""
[indicators]
"期末" = "shops"
"""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that act, or that nobody sees."""

_BETWEEN = re.compile(r"(?<=[0-9])\s+(?=[0-9]{3}(?![0-9]))")
"""Blanks that part thousands."""
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_REFUSED = re.compile(r" \[[a-z0-9-]+\]$|^  hint: |^  and [0-9]+ more alike: |^[0-9]+ more problems?: |^hidden: ")
"""Lines of what keeps a table out."""

_SCALES = "万亿千百%％‰"
_WIDE, _SHOWN = Context(prec=1000), Context(prec=15)
"""More digits than any number has, and those of a binary fraction that a spreadsheet program shows."""

Digits = tuple[int, tuple[int, ...]]


def seeds(what: str) -> set[bytes]:
    """Return tables of the tests, of the docs and of the gallery of errors."""
    if what == "mapping":
        return {MAPPING.encode(), b'header = 2\nindicator = "shops"\nperiod = "2014"\n[columns]\n"\xe5\xa1\xab" = "region"\n'}
    if what == "xlsx":
        rich = workbooks.xlsx(EVERY_KEY, FORMATS)
        return {rich, workbooks.xlsx(WIDE, merged="A1:D1"), *(workbooks.xlsx(rows) for rows in TABLES.values())}
    if what == "ods":
        return {workbooks.ods(rows) for rows in TABLES.values()}
    if what == "xls":
        return {*(workbooks.xls(rows) for rows in TABLES.values()), workbooks.xls(EVERY_KEY, '0.0"万元"')}
    texts = {_csv(rows) for rows in TABLES.values()}
    texts |= {path.read_text(encoding="utf-8-sig") for path in (ROOT / "docs/examples/sheets").glob("*.csv")}
    texts |= {content for case in cases() if "import" in case.command for name, content in case.files.items() if name == "a.csv"}
    found = {text.replace(",", "\t" if what == "tsv" else ",").encode() for text in texts}
    return found | ({_csv(LONG).encode("gb18030"), _csv(LONG).encode("utf-16")} if what == "csv" else set())


def _csv(rows: Sequence[workbooks.Row]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def feed(what: str, data: bytes, folder: Path) -> None:
    """Let a table be looked at, be imported, and be imported by the mapping that is drafted for it.

    Args:
        what: A name of `FILES`.
        data: The bytes.
        folder: A tracker that `files.prepare` made.
    """
    file = folder.parent / FILES[what]
    file.write_bytes(data)
    office, draft = folder.parent / "office.csv", folder.parent / "draft.toml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECTRACK_DEBUG", "1")
        patch.setattr(workbook_grids, "asked", lambda content, kind, _progress: (answer(kind, content).encode(), []))
        if what == "mapping":
            office.write_text(OFFICE, encoding="utf-8")
            _import(folder, office, "--map", str(file))
            return
        for more in ((), ("--indicator", "turnover")):
            _import(folder, file, *more)
        code, drafted, _err = _ended("import", str(file), "--guess", "--dir", str(folder))
        if not code:
            draft.write_text(drafted, encoding="utf-8")
            code, _out, err = _ended("import", str(file), "--map", str(draft), "-n", "--json", "--dir", str(folder))
            assert code == 0 or "draft.toml" not in err, (drafted, err)


def _import(folder: Path, file: Path, *options: str) -> None:
    """Import a table, and hold what is said before it to what stands in the table, and in the tracker after it."""
    arguments = ("import", str(file), "--dir", str(folder), "--recorded", "2015-01-15", *options)
    code, out, _err = _ended(*arguments, "-n", "--json")
    figures = json.loads(out, parse_float=Decimal)["figures"] if out else []
    _hold_stated(file, [figure for figure in figures if figure["value"] is not None])
    if code:
        return
    try:
        assert _ended(*arguments)[0] == 0
        loaded = load(folder)
        assert loaded.problems == ()
        new = [Decimal(figure["value"]) for figure in figures if figure["what"] == "new"]
        assert [one.value for one in loaded.tracker.actuals if one.origin.file.endswith("imported.toml")] == new
    finally:
        (folder / "actuals" / "imported.toml").unlink(missing_ok=True)


def _ended(*arguments: str) -> tuple[int, str, str]:
    """Run the program; return its exit code and what it wrote."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _stream in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run([arguments[0], "--lang", "en", *arguments[1:]])
    gc.enable()
    told, complaints = (stream.buffer.getvalue().decode() for stream in (out, err))
    assert code in {0, 2}, complaints
    assert not any(category(char) in HIDDEN for char in f"{told}{complaints}".replace("\n", ""))
    if code and "--json" in arguments:
        said = complaints.removesuffix("\n").split("\n")
        assert all(_REFUSED.search(line) for line in said)
        assert len(said) <= SCREEN
    return code, told, complaints


def _hold_stated(file: Path, figures: Sequence[Mapping[str, Any]]) -> None:
    """Hold that the cell of each figure states its digits; where nothing names a scale, that it states its value."""
    if not figures:
        return
    content, kind = file.read_bytes(), file.suffix[1:]
    cells = workbooks.stated(kind, content) if kind in {"xlsx", "ods", "xls"} else _lines(content)
    for figure in figures:
        texts = cells.get(re.split("[:!]", figure["place"])[-1], [])
        assert digits(Decimal(figure["value"])) in {digits(number) for text in texts for number in _numbers(text)}, figure
        if kind in {"csv", "tsv"} and not any(sign in text for sign in _SCALES for line in cells.values() for text in line):
            assert Decimal(figure["value"]) in {number for text in texts for number in _numbers(text)}, figure


def _lines(content: bytes) -> dict[str, list[str]]:
    """Return the cells of each record by the line on which it begins, whatever parts them."""
    found: dict[str, list[str]] = {}
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            break
    for delimiter in ",;\t":
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        line = 1
        with suppress(csv.Error):
            for row in reader:
                found.setdefault(str(line), []).extend(row)
                line = reader.line_num + 1
    return found


def _numbers(text: str) -> Iterator[Decimal]:
    """Yield the numbers in a text; a binary fraction also as a spreadsheet program shows it."""
    for found in _NUMBER.findall(_BETWEEN.sub("", half_width(text))):
        number = Decimal(found.replace(",", ""))
        yield number
        if _WIDE.remainder(number, Decimal(1)):
            yield _SHOWN.plus(number)


def digits(number: Decimal) -> Digits:
    """Return the sign and the digits of a number, the same for 12500 and 1.25."""
    sign, found, _exponent = number.normalize(_WIDE).as_tuple()
    return (sign if number else 0), found
