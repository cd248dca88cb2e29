"""Files of a tracker."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from ectrack.core.assessing.assess import report, verdicts
from ectrack.core.checks import RULES, Checked, warnings
from ectrack.core.figures.standing import Figures
from ectrack.core.problems import Problem
from ectrack.core.tracker import Tracker
from ectrack.locale.language import use
from ectrack.locale.problem_text import lines
from ectrack.render.json_text import json_text
from ectrack.render.progress import progress
from ectrack.render.records import report_record
from ectrack.render.screen import composed
from ectrack.store.lines import line_of
from ectrack.store.loading import load
from ectrack.store.pickled import packed, unpacked
from tests.errors.test_gallery import cases

ROOT = Path(__file__).parents[3]
BASE = """\
[region.gansu]
name = "甘肃省"
[region.kang]
parent = "gansu"
name = { zh = "康县", en = "Kang" }
[indicator.shops]
name = { zh = "网店", en = "Shops" }
unit = "家"
kind = "stock"
[indicator.turnover]
name = "交易额"
unit = "亿元"
kind = "flow"
[indicator.share]
kind = "share"
unit = "%"
[policy.plan]
title = "意见"
[target.turnover-2015]
policy = "plan"
indicator = "turnover"
region = "gansu"
growth = "30%"
since = "2013"
by = "2015"
[target.shops-2015]
indicator = "shops"
region = "kang"
at_least = 3000
by = "2015"
"""
FIGURES = 'indicator,region,period,value\nturnover,gansu,2013,860\nturnover,gansu,2014,"1,100"\nshops,kang,2014-H1,2700\n'
PLACES: Mapping[str, str] = {
    "tables": "a.toml",
    "settings": "ectrack.toml",
    "figures": "actuals/a.toml",
    "rows": "actuals/a.csv",
    "regions": "regions.csv",
    "values": "values.csv",
}
"""Files of a tracker by what stands in them."""

SETTINGS = """\
title = { zh = "甘肃", en = "Gansu" }
lang = "zh"
method = "traffic-light"
lights = { green = 0, yellow = "5%", red = 10 }
estimates = false
record_to = "csv"
[check]
only = ["freshness"]
skip = ["no-source"]
max_change = "50%"
[figures."a.csv"]
unit = "万元"
indicator = "turnover"
region = "gansu"
period = 2014
state = "final"
comparable = true
source = "统计局"
recorded = 2015-01-15
"""
FIGURE = """\
[[actual]]
indicator = "turnover"
region = "gansu"
period = 2015-01-01
value = -1_200.50e-3
yoy = "39.5%"
approx = "about"
state = "final"
se = 0x2
comparable = false
source = '''a'''
note = \"\"\"b\"\"\"
recorded = 2015-01-15
waive = { jump = "why" }
"""
ALL_KEYS = {"settings": SETTINGS.encode(), "figures": FIGURE.encode()}
"""Files with keys that the repository does not use."""

PLAIN = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]+)?")


def prepare(folder: Path) -> None:
    """Make a small tracker without problems."""
    (folder / "actuals").mkdir(parents=True)
    (folder / "base.toml").write_text(BASE, encoding="utf-8")
    (folder / "actuals" / "base.csv").write_text(FIGURES, encoding="utf-8")


def feed(what: str, data: bytes, folder: Path) -> None:
    """Let a tracker be read with one more file, and hold what must come of it.

    Args:
        what: A name of `PLACES`.
        data: The bytes.
        folder: A tracker that `prepare` made.
    """
    path = folder / PLACES[what]
    path.write_bytes(data)
    try:
        _read(what, data, folder)
    finally:
        path.unlink()


def _read(what: str, data: bytes, folder: Path) -> None:
    loaded = load(folder)
    hold_told(loaded.problems)
    if loaded.problems:
        return
    tracker = loaded.tracker
    assert unpacked(packed(tracker)) == (tracker, None)
    for index, stated in _stated(what, data):
        key = ("actual", index)
        kept = [one.value for one in tracker.actuals if one.origin.file.endswith(PLACES[what]) and one.origin.keys == key]
        assert [Fraction(value) for value in kept if value is not None] == [stated]
    hold_answers(tracker)


def hold_told(problems: Iterable[Problem]) -> None:
    """Hold that each problem is told in one line and its hint in another, in both languages."""
    for language in ("zh", "en"):
        use(language)
        for problem in problems:
            told = lines(problem, line_of)
            assert len(told) == 2
            assert "\n" not in "".join(told)


def hold_answers(tracker: Tracker) -> None:
    """Ask what can be asked of a tracker without problems."""
    whole = report(tracker)
    found = json.loads(json_text(report_record(whole, tracker, "zh")), parse_constant=_never)
    assert len(found["targets"]) == len(tracker.targets)
    for warning in warnings(Checked(tracker, whole, Decimal("0.5")), RULES.values()).open:
        assert len(lines(warning, line_of)) == 2
    figures = Figures(tracker, None, None)
    for target in tracker.targets.values():
        verdicts(target, figures)
    composed(progress(whole, tracker, "none", 80))


def _never(word: str) -> None:
    raise AssertionError(word)


def _stated(what: str, data: bytes) -> Iterator[tuple[int, Fraction]]:
    """Yield the values of figures that are plain numbers, as the bytes state them, with the place of each figure."""
    found: list[Any] = []
    if what == "figures":
        text = data.decode("utf-8-sig")
        found = [figure.get("value") for figure in tomllib.loads(text, parse_float=str).get("actual", ())]
    elif what == "rows":
        with suppress(UnicodeDecodeError):
            rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            header, *filled = [row for row in rows if any(cell.strip() for cell in row)]
            columns = [cell.strip() for cell in header]
            found = [row[columns.index("value")].strip() for row in filled] if "value" in columns else []
    for index, value in enumerate(found):
        if (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, str) and PLAIN.fullmatch(value)):
            yield index, Fraction(value)


def seeds(what: str) -> set[bytes]:
    """Return the tables and figures of the repository and of the gallery of errors, whole and block by block."""
    found = {data for place, data in [*repository(), *ALL_KEYS.items()] if place == what}
    if PLACES[what].endswith(".toml"):
        found |= {block for data in found for block in re.split(rb"(?m)^(?=\[)", data)}
    return found


def repository() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the repository that hold tables or figures, each with the name of its place."""
    for folder in ("targets", "docs/examples"):
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix in {".toml", ".csv"}:
                yield _place(path), path.read_bytes()
    for case in cases():
        for name, content in case.files.items():
            if (path := Path(name.partition(" ")[0])).suffix in {".toml", ".csv"} and not name.endswith("bytes)"):
                yield _place(path), _content(name, content)


def _content(name: str, content: str) -> bytes:
    if not name.endswith("(escaped)"):
        return content.encode()
    repeated = re.sub(r"\{(\d+) (.)\}", lambda match: match[2] * int(match[1]), content)
    return repeated.encode().decode("unicode_escape").encode("latin-1")


def _place(path: Path) -> str:
    if path.name == "ectrack.toml":
        return "settings"
    if path.suffix == ".toml":
        return "figures" if path.parent.name == "actuals" else "tables"
    return next((what for what in ("regions", "values") if path.name.startswith(what)), "rows")
