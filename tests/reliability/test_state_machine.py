"""A tracker in use: whatever is recorded, corrected, withdrawn and imported in whatever order, a plain model knows every answer.

`HYPOTHESIS_PROFILE=long` makes many more and longer uses.
"""

import csv
import io
import json
import shutil
import tempfile
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ectrack.cli import run

pytestmark = pytest.mark.long

TABLES = """\
[region.kang]
[indicator.shops]
unit = "家"
kind = "stock"
[indicator.sales]
unit = "万元"
kind = "flow"
[indicator.cover]
kind = "share"
[target]
shops = { indicator = "shops", region = "kang", at_least = 3000, by = "2019" }
sales = { indicator = "sales", region = "kang", total = "9000万元", from = "2011", by = "2019" }
cover = { indicator = "cover", region = "kang", at_least = "50%", by = "2019" }
"""
UNITS = {"shops": "家", "sales": "万元", "cover": "%"}
LEVELS = {"shops": 3000, "sales": 9000, "cover": 50}
FIRST, LAST = 2011, 2015
BAD = (
    ("record", "shops", "2014", "many"),
    ("record", "shops", "2014-13", "5"),
    ("record", "shop", "2014", "5"),
    ("record", "shops", "2014", "5", "--region", "wen"),
    ("record", "shops", "2014", "5亿元"),
    ("record", "shops", "2014", "5", "--note", "a\x07b"),
    ("record", "shops", "2014", "5", "--recorded", "2015-02-30"),
    ("revise", "shops", "2014", "5"),
    ("import", "nowhere.csv"),
)
indicators = st.sampled_from([*UNITS])
years = st.integers(FIRST, LAST).map(str)
values = st.sampled_from(["0", "1", "12.50", "480", "2999.9", "3000", "1,234", "0.07"])
reasons = st.sampled_from(["typo", "年报更正"])


@dataclass(frozen=True)
class Entry:
    """What a command added: a figure, a revision, or a withdrawal without value."""

    indicator: str
    year: str
    value: Fraction | None
    day: date
    revises: str | None = None
    file: str = field(default="", compare=False, repr=False)


class Use(RuleBasedStateMachine):
    """Commands on a tracker, and what they must leave."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "tables.toml").write_text(TABLES, encoding="utf-8")
        self.today = date(2016, 1, 1)
        self.entries: list[Entry] = []
        self.standing: dict[tuple[str, str], Entry] = {}
        self.seen: dict[str, bytes] = {}
        self.form = "toml"

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run([*arguments, "--dir", str(self.folder), *(["--lang", "en"] if arguments[0] != "import" else [])])
        return code, out.getvalue(), err.getvalue()

    def files(self) -> dict[str, bytes]:
        """Return the files of the tracker; the lock is none."""
        return {path.name: path.read_bytes() for path in self.folder.rglob("*") if path.is_file() and path.name != ".ectrack.lock"}

    def expect(self, code: int, slug: str | None, *arguments: str) -> None:
        """Run a command that ends so; a refusal names its problem and changes no byte."""
        before = self.files()
        found, _out, err = self.run(*arguments)
        assert (found, slug is None or f"[{slug}]" in err) == (code, True), (arguments, err)
        if code:
            assert self.files() == before, arguments

    def file_of(self, stem: str, keys: set[tuple[str, str]]) -> str:
        """Return the file to which figures go: the usual one, unless another one of the same day comes after it."""
        today = [one for one in self.entries if one.day == self.today]
        others = {one.file for one in today if one.indicator in {indicator for indicator, _year in keys}}
        last = max((one.file for one in today if (one.indicator, one.year) in keys), default="")
        usual = f"{stem}.{self.form}"
        return next(file for file in (usual, *sorted(others, reverse=True)) if file >= last)

    def keep(self, entry: Entry, file: str) -> None:
        entry = replace(entry, file=file)
        self.entries.append(entry)
        key = entry.indicator, entry.year
        if entry.value is None:
            del self.standing[key]
        else:
            self.standing[key] = entry

    @initialize(form=st.sampled_from(["toml", "csv"]))
    def begin(self, form: str) -> None:
        self.form = form
        (self.folder / "ectrack.toml").write_text(f'record_to = "{form}"\n', encoding="utf-8")

    @rule(days=st.integers(1, 40))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(indicator=indicators, year=years, value=values, unit=st.booleans())
    def record(self, indicator: str, year: str, value: str, unit: bool) -> None:
        text = f"{value}{UNITS[indicator]}" if unit else value
        there = (indicator, year) in self.standing
        said = ("record", indicator, year, text, "--recorded", self.today.isoformat())
        self.expect(2 if there else 0, "already-recorded" if there else None, *said)
        if not there:
            self.keep(Entry(indicator, year, number(value), self.today), self.file_of(indicator, {(indicator, year)}))

    @rule(indicator=indicators, year=years, value=values, why=reasons)
    def revise(self, indicator: str, year: str, value: str, why: str) -> None:
        now = self.standing.get((indicator, year))
        entry = Entry(indicator, year, number(value), self.today, why)
        slug = "revises-nothing" if now is None else "already-recorded" if now == entry else None
        self.expect(2 if slug else 0, slug, "revise", indicator, year, value, "--why", why, "--recorded", self.today.isoformat())
        if not slug:
            self.keep(entry, self.file_of(indicator, {(indicator, year)}))

    @rule(indicator=indicators, year=years, why=reasons)
    def withdraw(self, indicator: str, year: str, why: str) -> None:
        there = (indicator, year) in self.standing
        said = ("withdraw", indicator, year, "--why", why, "--recorded", self.today.isoformat())
        self.expect(0 if there else 2, None if there else "withdraws-nothing", *said)
        if there:
            self.keep(Entry(indicator, year, None, self.today), self.file_of(indicator, {(indicator, year)}))

    @rule(rows=st.dictionaries(st.tuples(indicators, years), values, min_size=1, max_size=4), why=st.none() | reasons)
    def import_table(self, rows: dict[tuple[str, str], str], why: str | None) -> None:
        with tempfile.TemporaryDirectory() as place:
            table = Path(place) / "table.csv"
            with table.open("w", encoding="utf-8", newline="") as sheet:
                csv.writer(sheet).writerows(
                    [["indicator", "region", "period", "value"], *([*key[:1], "kang", key[1], text] for key, text in rows.items())]
                )
            changed = {key for key, text in rows.items() if key in self.standing and self.standing[key].value != number(text)}
            refused = bool(changed) and why is None
            more = ("--revise", why) if why else ()
            said = ("import", str(table), "--recorded", self.today.isoformat(), *more)
            self.expect(2 if refused else 0, "changes-recorded" if refused else None, *said)
        written = {key for key in rows if key not in self.standing or key in changed} if not refused else set()
        file = self.file_of("imported", written)
        for key in (key for key in rows if key in written):
            self.keep(Entry(*key, number(rows[key]), self.today, why if key in changed else None), file)

    @rule(bad=st.sampled_from(BAD))
    def bad_input(self, bad: tuple[str, ...]) -> None:
        self.expect(2, None, *bad)

    @rule(year=years, value=values)
    def only_look(self, year: str, value: str) -> None:
        before = self.files()
        self.run("record", "shops", year, value, "-n")
        for command in ("status", "show", "need", "check", "list", "export"):
            ids = ("shops", "sales", "cover") if command == "show" else ()
            assert self.run(command, *ids)[0] in ({0, 1} if command == "check" else {0})
        assert self.files() == before

    @invariant()
    def every_earlier_byte_is_kept(self) -> None:
        found = {name: content for name, content in self.files().items() if name.endswith((".toml", ".csv"))}
        for name, content in found.items():
            if name.endswith(".toml"):
                assert content.startswith(self.seen.get(name, b"")), name
                tomllib.loads(content.decode())
            else:
                rows = [[*csv.reader(io.StringIO(kept.decode("utf-8-sig")))] for kept in (self.seen.get(name, b""), content)]
                assert all(long[: len(short)] == short for short, long in zip(*rows, strict=False)), name
        self.seen = found
        assert {path.name for path in self.folder.rglob(".*")} <= {".ectrack.lock"}
        assert set(found) == {"tables.toml", "ectrack.toml"} | {one.file for one in self.entries}

    @invariant()
    def the_log_has_every_entry_once(self) -> None:
        if not self.entries:
            return
        code, out, _err = self.run("log", "--json")
        assert code == 0
        logged = [
            Entry(
                one["indicator"],
                one["period"],
                None if one["value"] is None else Fraction(str(one["value"])),
                date.fromisoformat(one["recorded"]),
                one["revises"],
            )
            for one in json.loads(out, parse_float=str)["actuals"]
        ]
        assert sorted(map(repr, logged)) == sorted(map(repr, self.entries))
        for key in {(one.indicator, one.year) for one in self.entries}:
            kept = [one for one in self.entries if (one.indicator, one.year) == key]
            assert [one for one in logged if (one.indicator, one.year) == key] == kept

    @invariant()
    def the_report_says_what_stands(self) -> None:
        code, out, err = self.run("status", "--json")
        assert code == 0, err
        for one in json.loads(out, parse_float=str)["targets"]:
            latest, level = self.latest(one["id"]), LEVELS[one["id"]]
            shown = one["latest"] and Fraction(str(one["latest"]["value"]))
            assert shown == latest, one["id"]
            if latest is not None:
                assert Fraction(str(one["shortfall"])) == max(Fraction(0), level - latest)
                assert (one["status"] == "achieved") == (latest >= level)
            else:
                assert one["status"] in {"no-data", "unrated"}

    def latest(self, indicator: str) -> Fraction | None:
        """Return the newest figure that stands; of the sales the sum from the first year on, as far as it has no gap."""
        known = {int(year): entry.value for (name, year), entry in self.standing.items() if name == indicator}
        if indicator != "sales":
            return known[max(known)] if known else None
        end = next(year for year in range(FIRST, LAST + 2) if year not in known)
        return sum((known[year] or Fraction(0) for year in range(FIRST, end)), Fraction(0)) if end > FIRST else None


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def test_every_use_of_a_tracker_leaves_what_the_model_says() -> None:
    short = settings.get_profile("short") is settings.default
    steps, examples = (12, 12) if short else (40, 300)
    chosen = settings(stateful_step_count=steps, max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Use, settings=chosen)


def test_a_correction_that_is_lost_is_seen() -> None:
    """The model can fail: a file that is put back as it was before a revision is noticed at once."""
    use = Use()
    try:
        use.begin("toml")
        use.record("shops", "2014", "480", unit=False)
        kept = use.files()["shops.toml"]
        use.revise("shops", "2014", "3000", "typo")
        use.the_report_says_what_stands()
        (use.folder / "actuals" / "shops.toml").write_bytes(kept)
        with pytest.raises(AssertionError):
            use.the_report_says_what_stands()
        with pytest.raises(AssertionError):
            use.the_log_has_every_entry_once()
    finally:
        use.teardown()
