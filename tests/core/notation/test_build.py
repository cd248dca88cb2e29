"""What a tracker can say against itself."""

import pytest

from ectrack.core.notation.build import build
from ectrack.core.notation.documents import Document
from tests.core.building import made, slugs, tables, tracked

GOOD = 'at_least = 100\nby = "2015"'
B = '[indicator.b]\nkind = "share"\n'
SUM = 'total = 100\nfrom = "2014"\nby = "2015"'


@pytest.mark.parametrize(
    ("goal", "kind", "expected"),
    [
        ('by = "2015"', "stock", "no-goal"),
        ("at_least = 1\nat_most = 2", "stock", "two-goals"),
        ('growth = "5%"\nimprove = true', "stock", "two-goals"),
        (GOOD + '\nsince = "2010"\nbaseline = "2011"', "stock", "since-and-baseline"),
        ('growth = "5%"\nhold = true\nsince = "2010"\nby = "2015"', "stock", "hold-kind"),
        (SUM + "\nhold = true", "flow", "hold-kind"),
        ("improve = true\nhold = true", "stock", "hold-kind"),
        ('total = 5\nfrom = "0001"\nby = "2015"', "flow", "no-such-period"),
        ('improve_by = "10%"\nhold = true\nsince = "2010"\nby = "2015"', "stock", "hold-kind"),
        (GOOD + '\ndirection = "increase"', "stock", "direction-not-allowed"),
        (SUM + '\ndirection = "decrease"', "flow", "goal-against-direction"),
        ('total_at_most = 5\ndirection = "decrease"\nfrom = "2014"\nby = "2015"', "flow", "direction-not-allowed"),
        ('total_at_most = 5\nhold = true\nfrom = "2014"\nby = "2015"', "flow", "hold-kind"),
        ("total_at_most = [3, 4]", "flow", "not-a-number"),
        ("within = [3, 2]", "stock", "range-reversed"),
        ("within = 3", "stock", "not-a-range"),
        ('within = [3, 4]\nby = "2015"\nmilestones = { 2015 = 5 }', "stock", "milestone-conflict"),
        (GOOD + "\naverage = true", "stock", "average-window"),
        (GOOD + "\nstretch = true", "stock", "stretch-without-range"),
        ('within = [3, 4]\nstretch = true\nby = "2015"', "stock", "stretch-without-range"),
        ('at_least = { of = "i" }\nby = "2015"', "stock", "relative-to-itself"),
        ('at_least = { of = "i@r", times = "90%" }\nby = "2015"', "stock", "relative-to-itself"),
        ('at_least = { of = "j" }\nby = "2015"', "stock", "unknown-indicator"),
        ('at_least = { of = "i@s" }\nby = "2015"', "stock", "unknown-region"),
        ('improve_by = "5"\nsince = "2010"', "stock", "change-without-unit"),
        ('improve_by = 5\nsince = "2010"', "stock", "change-without-unit"),
        ('improve_by = "5pp"\nsince = "2010"', "stock", "unit-mismatch"),
        ('improve_by = "-5x"\nsince = "2010"', "stock", "improve-by-nothing"),
        (GOOD + '\nhold = true\npath = "linear"', "stock", "no-path-to-shape"),
        ('improve = true\nby = "2015"\nmilestones = { 2014 = 5 }', "stock", "no-path-to-shape"),
        ("at_least = 100\nmilestones = { 2014 = 5 }", "stock", "no-path-to-shape"),
        (SUM + '\nbaseline = { period = "2013", value = 5 }', "flow", "baseline-on-sum"),
        (SUM + '\nsince = "2012"', "flow", "baseline-not-at-start"),
        (SUM + '\nsince = "2012"', "stock", "baseline-not-at-start"),
        (GOOD + '\nsince = "2015"', "stock", "deadline-before-baseline"),
        (GOOD + '\nsince = "2016-01"', "stock", "deadline-before-baseline"),
        (GOOD + '\nfrom = "2016"', "stock", "deadline-before-start"),
        ('at_least = 100\nby = "2014/2015"', "flow", "flow-due"),
        ('at_least = 100\nby = "2014-01-05/2014-03-07"', "flow", "flow-due"),
        (GOOD + "\nmilestones = { 2016 = 5 }", "stock", "milestone-outside"),
        (GOOD + '\nsince = "2012"\nmilestones = { 2012 = 5 }', "stock", "milestone-outside"),
        (GOOD + "\nmilestones = { 2015 = 99 }", "stock", "milestone-conflict"),
        ("between = [3, 2]", "stock", "range-reversed"),
        ("total = [3, 2]\nfrom = 2014\nby = 2015", "flow", "range-reversed"),
        ('improve_by = "0%"\nsince = "2010"', "stock", "improve-by-nothing"),
        ('growth = "-100%"\nsince = "2010"', "stock", "growth-too-low"),
        ("growth = 30", "stock", "rate-without-percent"),
        ('growth = "30"', "stock", "rate-without-percent"),
        ("at_least = true", "stock", "not-a-number"),
        ("at_least = [1, 2]", "stock", "not-a-number"),
        ("between = [1]", "stock", "not-a-range"),
        ("between = 1", "stock", "not-a-range"),
        ("at_least = nan", "stock", "not-finite"),
        ("at_least = inf", "stock", "not-finite"),
        ('at_least = "3户"', "stock", "unit-mismatch"),
        (GOOD + '\npolicy = "p"', "stock", "unknown-policy"),
        (GOOD + '\nmethod = "guess"', "stock", "unknown-method"),
        (GOOD + '\nstatus = "superseded"\nsuperseded_by = "u"', "stock", "unknown-target"),
        (GOOD + "\nsplit = { q = 100 }", "stock", "unknown-region"),
        (GOOD + "\nsplit = { r = 99 }", "stock", "split-sum"),
        (GOOD + "\nsplit = { r = 100 }", "share", "split-kind"),
        ('growth = "5%"\nsplit = { r = 100 }', "flow", "split-kind"),
        (GOOD + "\nlights = { yellow = 30, red = 10 }", "stock", "lights-order"),
        (GOOD + "\ndeadline = 2015", "stock", "unknown-key"),
        ('at_least = 1\nby = "2015-13"', "stock", "no-such-period"),
        ('at_least = 1\nby = "soon"', "stock", "not-a-period"),
        (GOOD + '\nhold = "yes"', "stock", "bad-value"),
        (GOOD + "\n[target.t.readings.a]\nat_least = 1\nat_most = 2", "stock", "two-goals"),
        (GOOD + '\n[target.t.readings.a]\nsince = "2016"', "stock", "deadline-before-baseline"),
        (GOOD + '\n[target.t.readings.a]\nindicator = "q"', "stock", "unknown-indicator"),
    ],
)
def test_targets(goal: str, kind: str, expected: str) -> None:
    assert slugs(tables(goal, kind)) == [expected]


@pytest.mark.parametrize(
    ("goal", "kind"),
    [
        (GOOD + "\nmilestones = { 2015 = 100, 2014 = 50 }", "stock"),
        (SUM + '\nsince = "2013"', "flow"),
        (SUM + '\nbaseline = { period = "2013-12-31", value = 5 }', "stock"),
        ("between = [2, 2]", "stock"),
        ('improve = true\nsince = 2013\nby = "2015-12-30"', "flow"),
        ("at_least = 100\nby = 2015", "flow"),
        ("at_least = 100\nby = 2015-12-31", "stock"),
        (GOOD + "\n[target.t.readings.a]\nbetween = [1, 2]", "stock"),
        (GOOD + '\nsince = "2010"\n[target.t.readings.a]\nbaseline = "2011"', "stock"),
        (GOOD + "\nsplit = { r = 100 }", "stock"),
    ],
)
def test_targets_without_contradiction(goal: str, kind: str) -> None:
    assert slugs(tables(goal, kind)) == []


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("2014 1\n2014 2", ["duplicate-figure"]),
        ("2014 1\n2014 2 revises=why", []),
        ("2014 2 revises=why", ["revises-nothing"]),
        ("2014 - withdrawn=why", ["withdraws-nothing"]),
        ("2014 1\n2014 - withdrawn=why\n2014 - withdrawn=why", ["withdraws-nothing"]),
        ("2014 1\n2014 - withdrawn=why\n2014 2", []),
        ("2014 1\n2014 2 withdrawn=why", ["value-on-withdrawal"]),
        ("2014 -", ["value-missing"]),
        ("2014 1 region=q", ["unknown-region"]),
        ("2014 1 indicator=q", ["unknown-indicator"]),
        ("2014 1 se=-1", ["negative-se"]),
        ("2014 1 yoy=5", ["rate-without-percent"]),
        ("2014 1 state=guess", ["bad-value"]),
        ("2014 1 dated=guess", ["bad-value"]),
        ("2014 1户", ["unit-mismatch"]),
        ("2014 1 colour=red", ["unknown-key"]),
        ("2014-13 1", ["no-such-period"]),
        ("2014 1 recorded=2014", ["not-a-day"]),
        ("2014 1 revises=why recorded=2014-01-01\n2014 1 recorded=2015-01-01", ["revises-nothing", "duplicate-figure"]),
    ],
)
def test_figures(figures: str, expected: list[str]) -> None:
    assert slugs(tables(GOOD), figures) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[region.a]\nparent = "b"', ["unknown-region"]),
        ('[region.a]\nparent = "a"', ["region-cycle"]),
        ('[region.a]\nparent = "b"\n[region.b]\nparent = "a"', ["region-cycle"]),
        ('[region.a]\nparent = "b"\n[region.b]\nparent = "c"\n[region.c]\nparent = "b"', ["region-cycle"]),
        ('[indicator.a]\nkind = "stock"', ["unit-missing"]),
        ('[indicator.a]\nkind = "share"', []),
        ('[indicator.a]\nkind = "index"', []),
        ('[indicator.a]\nkind = "rate"\nunit = "x"', ["bad-value"]),
        ('[indicator.a]\nunit = "x"', ["missing-key"]),
        ('[indicator.a]\nkind = "share"\nratio = { of = "b", to = "a" }', ["unknown-indicator"]),
        ('[indicator.a]\nkind = "share"\nratio = { of = "a", to = "a" }', ["ratio-cycle"]),
        ('[indicator.a]\nkind = "share"\nratio = { of = "b", to = "b" }\nroll_up = true\n' + B, ["roll-up-of-ratio"]),
        ('[indicator.a]\nkind = "share"\nratio = { of = "b", to = "b" }\nroll_up = false\n' + B, []),
        ('[indicator.a]\nkind = "stock"\nunit = "元"\nlimit = "5户"', ["unit-mismatch"]),
        ('[policy.p]\nissuer = "x"', ["missing-key"]),
        ('[policy.p]\ntitle = { fr = "x" }', ["not-a-name"]),
        ('[policy.p]\ntitle = "x"\nissued = "2014-07"', ["not-a-day"]),
        ('[Region.a]\nname = "x"', ["unknown-table"]),
        ('[region."A B"]', ["bad-id"]),
        ("region = 5", ["not-a-table"]),
        ('[[actual]]\nindicator = "a"', ["unknown-table"]),
    ],
)
def test_tables(text: str, expected: list[str]) -> None:
    assert sorted(slugs(text)) == sorted(expected)


def test_a_ratio_of_two_dimensions() -> None:
    parts = '[indicator.a]\nkind = "flow"\nunit = "元"\n[indicator.b]\nkind = "flow"\nunit = "户"\n'
    share = '[indicator.c]\nkind = "{0}"\nunit = "{1}"\nratio = {{ of = "a", to = "b" }}'
    assert slugs(parts + share.format("share", "%")) == ["ratio-units"]
    assert slugs(parts + share.format("index", "元/户")) == []


def test_an_id_stands_once_in_all_files() -> None:
    documents = [Document(name, "tables", {"region": {"a": {}}}) for name in ("b.toml", "a.toml")]
    problems = build(documents)[1]
    assert [(problem.slug, problem.origin and problem.origin.file) for problem in problems] == [("duplicate-id", "b.toml")]
    assert problems[0].others[0].file == "a.toml"


def test_every_problem_is_told_at_once() -> None:
    text = tables('growth = 30\nby = "soon"\nowner = ""') + '[target.u]\nindicator = "q"\nregion = "q"\nat_least = 1'
    assert sorted(slugs(text, "2014 1户\n2015 abc")) == sorted(
        [
            "rate-without-percent",
            "not-a-period",
            "not-a-text",
            "unknown-indicator",
            "unknown-region",
            "unit-mismatch",
            "not-a-number",
        ]
    )


def test_a_problem_names_its_place() -> None:
    problems = made(tables(GOOD + '\nsince = "2016"'))[1]
    assert problems[0].origin is not None
    assert (problems[0].origin.file, problems[0].origin.keys) == ("tables.toml", ("target", "t", "by"))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('method = "statcan"\nlang = "zh"\nestimates = false', []),
        ('method = "guess"', ["unknown-method"]),
        ('lang = "fr"', ["bad-value"]),
        ('language = "zh"', ["unknown-key"]),
        ("lights = { green = 5, yellow = 1, red = 3 }", ["lights-order"]),
    ],
)
def test_settings(settings: str, expected: list[str]) -> None:
    assert slugs("", settings=settings) == expected


def test_a_goal_gives_its_direction() -> None:
    down = 'direction = "decrease"'
    wanted = {
        "at_least = 1": 1,
        "more_than = 1": 1,
        'growth = "5%"': 1,
        'each_year = 1\ndirection = "increase"': 1,
        'total = 1\ndirection = "increase"': 1,
        "at_most = 1": -1,
        "less_than = 1": -1,
        'growth = "-5%"': -1,
        "between = [1, 2]": -1,
        "improve = true": -1,
        "total = -1": -1,
        "each_month = -1": -1,
        "total_at_most = 1": -1,
        "each_year_at_most = 1": -1,
        "within = [1, 2]": -1,
        'improve_by = "1x"': -1,
        'between = [1, 2]\ndirection = "increase"': 1,
    }
    found = {goal: tracked(tables(goal, more=down)).targets["t"].direction for goal in wanted}
    assert found == wanted
