"""The notation by clause: what the page tells to write is read without a word, of the kind of indicator that it names."""

import re
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import report
from ectrack.core.checks import RULES, Checked, warnings
from tests.core.building import made

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "clauses.md"
ROW = re.compile(r"^\| (?P<says>[^|]+) \| (?P<indicator>[^|`]+) \| (?P<write>`[^|]+`) \| (?P<means>[^|]+) \|$", re.MULTILINE)
ROWS = [match.groups() for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))]
REGIONS = "\n".join(f'[region.{name}]\nparent = "r"\nlevel = "county"' for name in "ab")


def tables(indicator: str, write: str) -> str:
    """Return a tracker of one target as a row of the page tells it."""
    kind, *words = indicator.split(", ")
    ways = {"less": 'direction = "decrease"', "count": 'count = { of = "counted", at_least = 1, level = "county", share = true }'}
    units = [word for word in words if word not in ways]
    default = "x" if kind in {"stock", "flow"} else ("%" if kind != "index" else "")
    unit = units[0] if units else "亿元" if "亿元" in write else default
    lines = [ways[word] for word in words if word in ways]
    measured = "\n".join([f'kind = "{kind}"', f'unit = "{unit}"'])
    goal = "\n".join(re.findall(r"`([^`]+)`", write))
    return "\n".join(
        [
            "[region.nation]\n[region.r]",
            REGIONS,
            f"[indicator.i]\n{measured}",
            *lines,
            f"[indicator.other]\n{measured}",
            '[indicator.counted]\nkind = "stock"\nunit = "x"',
            f'[target.t]\nindicator = "i"\nregion = "r"\n{goal}',
        ]
    )


def test_the_page_has_sentences_in_both_languages() -> None:
    chinese = [says for says, *_rest in ROWS if re.search(r"[\u4e00-\u9fff]", says)]
    assert len(ROWS) - len(chinese) >= 15
    assert len(chinese) >= 15
    assert len(ROWS) >= 40


@pytest.mark.parametrize("row", ROWS, ids=[says for says, *_rest in ROWS])
def test_what_is_to_be_written_is_read_without_a_word(row: tuple[str, str, str, str]) -> None:
    _says, indicator, write, _means = row
    tracker, problems = made(tables(indicator, write))
    assert problems == ()
    found = warnings(
        Checked(tracker, report(tracker)), [rule for rule in RULES.values() if rule.group == "targets" and rule.slug != "no-clause"]
    )
    assert found.open == ()
