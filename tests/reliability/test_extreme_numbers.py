"""The largest and smallest numbers that can be written, of every kind and goal: every command answers."""

from itertools import product
from pathlib import Path

import pytest

from ectrack.core.assessing.methods import METHODS
from tests.reliability.writers import LONG, child, load_libraries

pytestmark = pytest.mark.long

MOST, LEAST = "9999999999999999999", "0.000000000000000001"
SERIES = {
    "far": ("1", MOST),
    "near": (LEAST, f"{LEAST}1"),
    "fallen": (MOST, LEAST),
    "negative": ("-5", f"-{MOST}"),
    "nothing": ("0", "0"),
    "across": (f"-{LEAST}", MOST),
}
UNITS = {"stock": "万万亿元", "flow": "亿元", "index": "", "share": "%"}
GOALS = (
    f'growth = "{MOST}%"\nsince = "2013"',
    'growth = "-99.99999999999999%"\nsince = "2013"',
    f'improve_by = "{MOST}%"\nsince = "2013"',
    'improve_by = "99.9999999999999%"\ndirection = "decrease"\nsince = "2013"',
    f'at_least = "{MOST}"\nsince = "2013"',
    f'at_most = "{LEAST}"\nsince = "2013"',
    f'between = ["{LEAST}", "{MOST}"]\nsince = "2013"',
    'improve = true\nsince = "2013"',
    'at_least = 7\nhold = true\nsince = "2013"',
    'more_than = "-1"\npath = "compound"\nsince = "2013"',
    f'total = "{MOST}"\nfrom = "2014"',
    f'each_year = "{LEAST}"\nfrom = "2014"',
)
COMMANDS = [
    ("status",),
    ("status", "--json"),
    *(("status", "--group-by", "indicator", "--method", method) for method in METHODS),
    ("need",),
    ("need", "--json"),
    ("check",),
    ("check", "--format", "sarif"),
    *(("export", "-f", form, "-o", "new") for form in ("csv", "md", "html", "latex", "xlsx", "docx", "sdmx-csv")),
    ("report", "-f", "html"),
    ("report", "-f", "docx", "-o", "new"),
    ("template", "--period", "2016", "-o", "new.xlsx"),
]


def target_ids(step: int) -> list[str]:
    return [f"{kind}-{name}-{goal}" for kind, name, goal in product(UNITS, SERIES, range(len(GOALS))) if _fits(kind, goal)][::step]


def _fits(kind: str, goal: int) -> bool:
    return kind != "index" or not GOALS[goal].startswith(("total", "each_year"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker of every kind of indicator, series and goal."""
    place = tmp_path_factory.mktemp("extremes") / "work"
    (place / "targets" / "actuals").mkdir(parents=True)
    tables, figures = ["[region.r]"], []
    for kind, (name, values) in product(UNITS, SERIES.items()):
        # A share that may lie below zero looks like a yearly rate, of which no sum is taken.
        more = "" if kind == "share" else f'negative = true\nunit = "{"元" if UNITS[kind] else ""}"'
        tables.append(f'[indicator.{kind}-{name}]\nkind = "{kind}"\n{more}')
        figures += [
            f'[[actual]]\nindicator = "{kind}-{name}"\nregion = "r"\nperiod = "{period}"\nvalue = "{value}{UNITS[kind]}"'
            for period, value in zip(("2013", "2014"), values, strict=True)
        ]
    for one in target_ids(1):
        indicator, _dash, goal = one.rpartition("-")
        tables.append(f'[target.{one}]\nindicator = "{indicator}"\nregion = "r"\n{GOALS[int(goal)]}\nby = "2016"')
    (place / "targets" / "tables.toml").write_text("\n".join(tables), encoding="utf-8")
    (place / "targets" / "actuals" / "figures.toml").write_text("\n".join(figures), encoding="utf-8")
    load_libraries()
    return place


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_answers(folder: Path, arguments: tuple[str, ...]) -> None:
    code = child(folder, arguments)
    assert code == (1 if arguments[0] == "check" else 0), (folder.parent / "printed").read_text()[-500:]


def test_every_target_is_shown(folder: Path) -> None:
    shown: list[tuple[str, ...]] = [("show", one, "--explain", "--method", "all") for one in target_ids(1 if LONG else 7)]
    shown += [("chart", one, "-o", "-") for one in target_ids(1 if LONG else 29)]
    assert [arguments for arguments in shown if child(folder, arguments) != 0] == []
