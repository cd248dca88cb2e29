"""`ectrack explain`: everything that has a name is explained, in both languages, and what is computed there is right."""

import json
import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Status
from ectrack.core.assessing.methods import METHODS
from ectrack.core.assessing.quantity_list import MEASURES
from ectrack.core.checks import GATES, RULES, SLIPPED, WAIVER_RULES
from ectrack.core.model import GoalType, Kind
from ectrack.core.notation.figure_table import READERS
from ectrack.core.notation.schema import ROLES, file_schema
from ectrack.locale import _, use
from ectrack.locale.explanations import Entry, entries, find
from ectrack.locale.problem_words import WORDS
from ectrack.locale.terms import FLAGS, QUANTITIES, REASONS
from ectrack.locale.warning_words import WARNINGS
from ectrack.render.exports import fields
from ectrack.store.loading import load
from ectrack.store.parsing import REGION_COLUMNS, VALUE_COLUMNS
from tests.commands.running import Program
from tests.commands.tracking import program
from tests.render.detail.test_formulas import calculated

__all__ = ["program"]

ENTRIES = list(entries())
WORKED = [(entry.name, line) for entry in ENTRIES for line in entry.explanation.worked]


def named(kind: str) -> set[str]:
    return {entry.name for entry in ENTRIES if entry.kind == kind}


def test_every_name_has_its_explanation() -> None:
    assert named("method") == set(METHODS)
    assert named("status") == {status.value for status in Status}
    assert {key.replace("_", "-").replace(".", "-") for key in (*QUANTITIES, *MEASURES)} - {"start"} <= named("term")
    assert named("remark") == set(FLAGS)
    assert named("reason") == set(REASONS)
    assert named("problem") == set(WORDS)
    assert named("rule") == set(WARNINGS) == {*RULES, *WAIVER_RULES, *(f"gate-{gate}" for gate in (*GATES, SLIPPED))}


@pytest.mark.parametrize(
    "entry", [one for one in ENTRIES if one.kind in {"remark", "reason"}], ids=lambda one: f"{one.kind} {one.name}"
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_remark_or_reason_is_explained_in_more_than_its_own_words(entry: Entry, lang: str) -> None:
    use(lang)
    title, what = _(entry.title), _(entry.explanation.what)
    assert title not in {"", entry.name}
    assert what.rstrip(".。") != title
    assert len(what) > len(title)
    assert any(ord(char) > 0x2E80 for char in title + what) is (lang == "zh")


@pytest.mark.parametrize(("name", "line"), WORKED, ids=[f"{name}: {line}" for name, line in WORKED])
def test_every_worked_line_is_right_to_its_last_digit(name: str, line: str) -> None:
    formula, _, outcome = line.rpartition(" = ")
    unit_of_last_digit = float(Decimal(1).scaleb(int(Decimal(outcome).as_tuple().exponent)))
    assert abs(calculated(formula) - float(outcome)) <= unit_of_last_digit * 0.500001, name


@pytest.mark.parametrize(
    "entry",
    [entry for entry in ENTRIES if entry.kind in {"method", "status", "term", "remark", "reason"}],
    ids=lambda entry: f"{entry.kind} {entry.name}",
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_text_has_an_open_placeholder(program: Program, entry: Entry, lang: str) -> None:
    ended = program("explain", entry.name, "--lang", lang)
    assert ended.code == 0
    assert re.search(r"\{[a-z]+\}|\{\{", ended.out) is None
    assert "…" not in ended.out or entry.name in {"superseded", *WORDS}


def test_a_method_says_all_it_does(program: Program) -> None:
    # (10.4 / 14.5) ^ (1 / 8) - 1 and so on are checked line by line above.
    assert (
        program("explain", "un-chart").out
        == """\
un-chart: method
  Where the observed growth leads by the target year, as a share of the way.

Formula
  c = (v / b) ^ (1 / (tv - tb)) - 1
  e = v * (1 + c) ^ (tT - tv)
  q = (e - b) / (T - b)
  b baseline, v latest yearly value, T target level, tb, tv, tT their calendar years, d = +1 where more is better, else -1; without \
a target d * c is judged

Cut-offs
  met or on track from 0.95, fair progress from 0.1, else stagnation or regression
  without a target: met or on track from 0.02, fair progress from 0.005, else stagnation or regression

Words
  met or on track (met_or_on_track), fair progress (fair_progress), stagnation or regression (stagnation_or_regression)

Example
  A rate of 22.7 in 2014 and 19.5 in 2022 shall be 11.3 in 2030: fair progress.
  (19.5 / 22.7) ^ (1 / 8) - 1 = -0.0188
  19.5 * (1 - 0.0188146) ^ 8 = 16.75
  (16.7511 - 22.7) / (11.3 - 22.7) = 0.522

Notes
  Within one point of a target of 0 or 100 % counts as met. The later chart of five classes is another method.
  In the year of the deadline it judges whole years: the newest full one, or its estimate (remark estimated).

Source
  UN DESA, Progress Chart 2023, technical note, as run by Eustat
"""
    )


def test_what_no_primary_page_confirms_is_said(program: Program) -> None:
    assert "The cut-offs without a target are not confirmed by a primary page." in program("explain", "eurostat").out
    assert "not confirmed" not in program("explain", "statcan").out
    assert "无目标时的界限没有原始页面可以证实。" in program("explain", "eurostat", "--lang", "zh").out


@pytest.mark.parametrize("name", ["完成率", "attainment", "ATTAINMENT"])
def test_a_name_is_found_in_either_language(program: Program, name: str) -> None:
    assert program("explain", name).out.startswith("attainment (attainment): term\n")


@pytest.mark.parametrize("name", ["share_done", "share-done", "share done", "目标增量完成度"])
def test_keys_slugs_and_words_are_one_name(program: Program, name: str) -> None:
    assert program("explain", name).out.startswith("share done (share-done): term\n")


def test_a_word_of_two_things_explains_both(program: Program) -> None:
    out = program("explain", "pace").out
    assert "pace: method\n" in out
    assert "pace (pace): term\n" in out


@pytest.mark.parametrize("name", ["rest.from", "rest-start", "rest of the year from", "年内余下任务起"])
def test_a_key_that_json_names_otherwise_is_found_by_either(program: Program, name: str) -> None:
    assert program("explain", name).out.startswith("rest of the year from (rest-start): term\n")


def test_methods_with_a_window_of_whole_years_say_so(program: Program) -> None:
    kept = "In the year of the deadline it judges whole years"
    assert [name for name in METHODS if kept in program("explain", name).out] == [
        "statcan",
        "eurostat",
        "destatis",
        "healthy-people",
        "un-chart",
    ]


EXAMPLES = ("example", "worked", "written")


def keys_of(part: Any) -> set[str]:
    """Return the names of all properties in a schema."""
    if isinstance(part, list):
        return {key for one in part for key in keys_of(one)}
    if not isinstance(part, dict):
        return set()
    own = set(part["properties"]) if isinstance(part.get("properties"), dict) else set()
    return own.union(*(keys_of(one) for one in part.values()))


TABLES = {"region", "indicator", "policy", "target", "actual"}
LANGUAGE_KEYS = {"zh", "en"}
WORDS_OF_FILES = sorted(
    {key for role in ROLES for key in keys_of(file_schema(role))} - LANGUAGE_KEYS
    | TABLES
    | {kind.value for kind in Kind}
    | {goal.value for goal in GoalType}
    | {*READERS, *REGION_COLUMNS, *VALUE_COLUMNS}
)


def has_example(entry: Entry) -> bool:
    return any(getattr(entry.explanation, part) for part in EXAMPLES)


@pytest.mark.parametrize("word", WORDS_OF_FILES)
def test_every_key_kind_goal_and_column_of_files_is_explained_with_an_example(word: str) -> None:
    assert any(map(has_example, find(word)))


def test_every_column_of_exported_tables_is_explained_with_an_example() -> None:
    tracker = load(Path(__file__).parents[2] / "targets").tracker
    keys = {column.key for column in fields(report(tracker), tracker)} | {"verdict"}
    assert {key for key in keys if not any(map(has_example, find(key)))} == set()


def test_the_example_of_a_key_is_toml(program: Program) -> None:
    for entry in ENTRIES:
        if entry.kind == "key" and entry.explanation.places != ("values.csv",):
            tomllib.loads("\n".join(entry.explanation.written))
    assert (
        program("explain", "growth").out
        == """\
growth (growth): key
  The goal: average growth a year since the baseline, as text with a percent sign.

Example
  [target.ID]
  growth = "30%"
  since = "2013"
  by = "2015"

Stands in
  [target.ID], [target.ID.readings.NAME]
"""
    )


@pytest.mark.parametrize("value", ["preliminary", "compound", "more_than", "half-year", "decrease"])
def test_a_value_of_a_closed_list_is_found_by_its_name(program: Program, value: str) -> None:
    assert f"  {value}: " in program("explain", value).out


def test_without_a_name_all_names_are_listed(program: Program) -> None:
    out = program("explain").out
    assert [entry.name for entry in ENTRIES if f"  {entry.name} " not in out] == []


def test_json_leaves_empty_in_chinese_what_is_empty(program: Program) -> None:
    (found,) = json.loads(program("explain", "attainment", "--json", "--lang", "zh").out)["names"]
    assert (found["where"], found["note"], found["source"]) == (None, None, None)


def test_json_has_cut_offs_as_numbers(program: Program) -> None:
    (found,) = json.loads(program("explain", "statcan", "--json").out)["names"]
    assert found["cut_offs"] == [
        {"least": 0.95, "word": "substantial_progress"},
        {"least": 0.6, "word": "moderate_progress"},
        {"least": 0, "word": "limited_progress"},
        {"least": None, "word": "deterioration"},
    ]
    assert (found["kind"], found["confirmed"]) == ("method", True)


def test_an_unknown_name_suggests_one(program: Program) -> None:
    ended = program("explain", "statcam")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == 'nothing named "statcam" can be explained [unknown-name]\n  hint: did you mean "statcan"?\n'
