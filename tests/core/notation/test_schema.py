"""The schemas accept what the loader accepts, and refuse what it refuses, as far as one file shows."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ectrack.core.notation.documents import Role
from ectrack.core.notation.schema import ROLES
from ectrack.locale.problem_words import WORDS
from ectrack.store.toml_text import exact
from tests.core.notation.schema_documents import ALONE, VALID, Data, beside_each_other, mutated
from tests.core.notation.schema_judging import CLOSED, OF_ANOTHER_FILE, PARTLY, accepted, hidden, problems
from tests.errors.test_gallery import cases

EXAMPLES = 150
ROLE_OF: dict[str, Role] = {"actual": "actuals", "settings": "settings"}


@pytest.mark.parametrize("role", ROLES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_what_the_notation_describes_is_accepted_by_loader_and_schema(role: Role, data: st.DataObject) -> None:
    document = data.draw(VALID[role])
    assert problems(role, document) == []
    assert accepted(role, document)


def check_agreement(table: str, document: Data) -> None:
    role = ROLE_OF.get(table, "tables")
    found = problems(role, document)
    if not found:
        assert accepted(role, document)
    elif not all(hidden(problem, document) for problem in found):
        assert not accepted(role, document), found


@pytest.mark.parametrize("table", ALONE)
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_a_slip_is_seen_by_both_or_by_neither(table: str, data: st.DataObject) -> None:
    check_agreement(table, data.draw(mutated(table)))


@pytest.mark.parametrize("table", ["target", "indicator", "actual"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_keys_that_contradict_each_other_are_seen_by_both_or_by_neither(table: str, data: st.DataObject) -> None:
    check_agreement(table, data.draw(beside_each_other(table)))


REST = 'region = "gansu"\nindicator = "gansu"\n'
T = f"[target.t]\n{REST}"
F = f"[[actual]]\n{REST}"
GOAL = f"{T}at_least = 9\n"
FLOW = '[indicator.flow]\nkind = "flow"\nunit = "元"\n[target.t]\nregion = "gansu"\nindicator = "flow"\n'
YEARS_FROM_APRIL = f"{FLOW}at_least = 9\n".replace('"元"', '"元"\nyear_starts = "04"')
RATE = '[indicator.g]\nkind = "growth"\n[target.t]\nregion = "gansu"\nindicator = "g"\n'
SHARE = FLOW.replace('"flow"\nunit = "元"', '"share"')
OTHER = {"region": {"gansu": {}}, "indicator": {"gansu": {"kind": "stock", "unit": "亿户"}}}
UNSEEN: list[tuple[str, Role, str]] = [
    ("unknown-region", "tables", '[region.x]\nparent = "elsewhere"'),
    ("unknown-indicator", "tables", '[indicator.x]\nkind = "share"\nratio = { of = "elsewhere", to = "elsewhere" }'),
    ("unknown-policy", "tables", f'{GOAL}policy = "elsewhere"'),
    ("unknown-target", "tables", f'{GOAL}superseded_by = "elsewhere"'),
    ("unknown-level", "tables", f'{GOAL}for_regions = "level:elsewhere"'),
    ("nothing-below", "tables", f'{GOAL}for_regions = "below:gansu"'),
    ("no-values", "tables", f'{GOAL}for_regions = "gansu"\nvalues = "values.csv"'),
    ("duplicate-id", "tables", "[region.gansu]"),
    ("region-cycle", "tables", '[region.a]\nparent = "b"\n[region.b]\nparent = "a"'),
    ("region-level", "tables", '[region.a]\nlevel = "county"\n[region.b]\nparent = "a"\nlevel = "province"'),
    ("roll-up-kind", "tables", '[indicator.a]\nkind = "index"\nroll_up = true'),
    ("ratio-cycle", "tables", '[indicator.a]\nkind = "index"\nratio = { of = "a", to = "a" }'),
    (
        "ratio-units",
        "tables",
        f'{FLOW}at_least = 9\n[indicator.c]\nkind = "share"\nratio = {{ of = "flow", to = "gansu" }}',
    ),
    (
        "rates-added",
        "tables",
        '[indicator.cut]\nkind = "flow"\nunit = "%"\n[target.t]\nregion = "gansu"\nindicator = "cut"\ntotal = "9%"',
    ),
    (
        "goal-against-direction",
        "tables",
        '[indicator.e]\nkind = "flow"\nunit = "t"\ndirection = "decrease"\n[target.t]\nregion = "gansu"\nindicator = "e"\ntotal = 9',
    ),
    ("break-start", "tables", '[indicator.n]\nkind = "stock"\nunit = "个"\nbreaks = { "/2019" = "x" }'),
    ("break-twice", "tables", '[indicator.n]\nkind = "stock"\nunit = "个"\nbreaks = { 2019 = "x", "2019-01" = "y" }'),
    ("count-level", "tables", '[indicator.n]\nkind = "stock"\nunit = "个"\ncount = { of = "gansu", at_least = 1, level = "x" }'),
    ("growth-of-growth", "tables", f'{RATE}growth = "5%"'),
    ("growth-each-year", "tables", f'{RATE}each_year = "5%"'),
    ("growth-against-direction", "tables", f'{RATE}total = "5%"\nfrom = "2014"\nby = "2015"\ndirection = "decrease"'),
    ("growth-in-points", "tables", f'{RATE}improve_by = "5%"'),
    ("growth-of-rates", "tables", '[indicator.g]\nkind = "growth"\ngrowth_of = "g"'),
    ("window-of-years", "tables", f'{RATE}total = "5%"\nfrom = "2014-02"\nby = "2015"'),
    ("relative-to-itself", "tables", f'{T}at_least = {{ of = "gansu", times = "90%" }}'),
    ("average-window", "tables", f"{T}total = 9\n[target.t.readings.r]\naverage = true"),
    (
        "relative-alone",
        "tables",
        f'[indicator.e]\nkind = "stock"\nunit = "亿户"\n{T}at_least = {{ of = "e" }}\n[target.t.readings.r]\nhold = true',
    ),
    ("stretch-without-range", "tables", f"{GOAL}[target.t.readings.r]\nstretch = true"),
    ("part-of-another-kind", "tables", '[indicator.x]\nkind = "flow"\nunit = "元"\nparts = ["gansu"]'),
    ("adds-to-another-kind", "tables", '[indicator.x]\nkind = "flow"\nunit = "元"\nadds_to = "gansu"'),
    ("unit-mismatch", "tables", f'{T}at_least = "5元"'),
    ("scale-ambiguous", "actuals", f'{F}period = "2014"\nvalue = "1.2万"'),
    ("other-currency", "tables", f'{FLOW}at_least = "$5"\nby = 2015'),
    ("two-currencies", "actuals", f'{F}period = "2014"\nvalue = "$5 EUR"'),
    ("unknown-currency", "actuals", f'{F}period = "2014"\nvalue = "ABC 5"'),
    ("baseline-on-sum", "tables", f'{FLOW}total = 9\nsince = {{ period = "2013", value = 1 }}'),
    ("flow-due-on-a-day", "tables", f'{FLOW}at_least = 9\nby = "2015-06-30"'),
    ("milestone-not-from-start", "tables", f'{FLOW}at_least = 9\nby = "2015"\nmilestones = {{ "2015-Q2" = 3 }}'),
    ("level-beyond-limit", "tables", f"{GOAL}limit = 8"),
    ("mean-of-years", "tables", f'{GOAL}baseline = {{ mean = "2013-H1" }}'),
    ("flow-due", "tables", f'{FLOW}at_least = 9\nby = "2014/2015"'),
    ("duplicate-figure", "actuals", f'{F}period = "2014"\nvalue = 1\n' * 2),
    ("revises-nothing", "actuals", f'{F}period = "2014"\nvalue = 1\nrevises = "x"'),
    ("withdraws-nothing", "actuals", f'{F}period = "2014"\nwithdrawn = "x"'),
    ("no-such-period", "tables", f'{GOAL}by = "2014-02-30"'),
    ("no-such-period", "tables", f'{GOAL}by = "2014年13月"'),
    ("fiscal-year", "tables", f'{GOAL}by = "FY2014/15"'),
    ("which-year", "tables", f'{YEARS_FROM_APRIL}by = "2014年度"'),
    ("year-or-two", "tables", f'{YEARS_FROM_APRIL}by = "2014/2015"'),
    ("years-apart", "tables", f'{GOAL}by = "2014/16"'),
    ("no-such-period", "tables", f'{GOAL}by = "0000"'),
    ("range-backwards", "tables", f'{GOAL}by = "2015/2014"'),
    ("deadline-before-baseline", "tables", f'{GOAL}since = "2015"\nby = "2014"'),
    ("deadline-before-start", "tables", f'{GOAL}from = "2015"\nby = "2014"'),
    ("baseline-not-at-start", "tables", f'{T}total = 9\nsince = "2011"\nfrom = "2013"\nby = "2014"'),
    ("milestone-outside", "tables", f'{GOAL}by = "2014"\nmilestones = {{ 2015 = 3 }}'),
    ("milestone-conflict", "tables", f'{GOAL}by = "2014"\nmilestones = {{ 2014 = 3 }}'),
    ("range-reversed", "tables", f"{T}between = [3, 2]"),
    ("lights-order", "settings", "lights = { yellow = 30, red = 10 }"),
    ("split-sum", "tables", f"{GOAL}split = {{ gansu = 8 }}"),
    ("cap-of-its-own", "tables", f'{T}each_year_at_most = 9\nfrom = "2013"\nby = "2014"\nmilestones = {{ 2013 = 3 }}'),
    ("times-of-nothing", "tables", f'{T}at_least = {{ of = "gansu", times = "0%" }}'),
    ("window-too-short", "tables", f'{GOAL}average = true\nfrom = "2014"\nby = "2014-H1"'),
    ("growth-too-low", "tables", f'{T}growth = "-100%"'),
    ("improve-by-nothing", "tables", f'{T}improve_by = "0%"'),
    ("negative-se", "actuals", f'{F}period = "2014"\nvalue = 1\nse = "-1"'),
    ("number-too-long", "tables", f'{T}at_least = "1e99"'),
    ("not-a-day", "tables", '[policy.p]\ntitle = "x"\nissued = "2014-01/2014-11-30"'),
    ("fraction-beside-unit", "settings", 'figures."x.csv" = { fraction = true, unit = "%" }'),
    ("unknown-encoding", "settings", 'figures."x.csv" = { encoding = "rot13" }'),
    ("encoding-without-text", "settings", 'figures."x.parquet" = { encoding = "latin-1" }'),
    ("split-kind", "tables", f"{SHARE}at_least = 9\nsplit = {{ gansu = 9 }}"),
    ("hold-kind", "tables", f"{T}total = 9\n[target.t.readings.r]\nhold = true"),
    ("direction-not-allowed", "tables", f'{GOAL}[target.t.readings.r]\ndirection = "increase"'),
    ("no-path-to-shape", "tables", f'{GOAL}[target.t.readings.r]\npath = "linear"'),
]
"""By the slug a file that the loader refuses and the schema cannot."""


@pytest.mark.parametrize(("slug", "role", "text"), UNSEEN)
def test_what_a_schema_cannot_see(slug: str, role: Role, text: str) -> None:
    data = tomllib.loads(text, parse_float=Decimal)
    assert {problem.slug for problem in problems(role, data, OTHER)} == {slug}
    assert accepted(role, data)


def test_the_list_of_what_a_schema_cannot_see_is_closed() -> None:
    assert {slug for slug, _role, _text in UNSEEN} == {*CLOSED, *PARTLY}
    assert {*CLOSED, *PARTLY, *OF_ANOTHER_FILE} <= {*WORDS}


@pytest.mark.parametrize("text", ["2014-12-31", "2014-12-31T07:32:00", "07:32:00"])
def test_a_date_is_text_for_an_editor(text: str) -> None:
    data = tomllib.loads(f"[policy.p]\ntitle = {text}")
    assert [problem.slug for problem in problems("tables", data)] == ["not-a-name"]
    assert accepted("tables", data)


def test_a_whole_number_with_a_point_is_a_whole_number_for_a_schema() -> None:
    data = tomllib.loads(f"{GOAL}by = 2014.0", parse_float=Decimal)
    assert [problem.slug for problem in problems("tables", data)] == ["not-a-period"]
    assert accepted("tables", data)


def files_of_the_gallery() -> Iterator[tuple[str, str, str, set[str]]]:
    """Yield each TOML file of the gallery that `check` has looked at, with the slugs of its problems."""
    for case in cases():
        told = [re.match(r"(?P<file>[^:]+)(?::\d+)?: .*\[(?P<slug>[a-z-]+)\]$", line) for line in case.stderr.splitlines()]
        for file, text in case.files.items():
            if case.command[:1] == ["check"] and file.endswith(".toml"):
                yield case.name, file, text, {match["slug"] for match in told if match and match["file"] == file}


@pytest.mark.parametrize(("name", "file", "text", "slugs"), [*files_of_the_gallery()])
def test_the_gallery_of_errors(name: str, file: str, text: str, slugs: set[str]) -> None:
    try:
        data = tomllib.loads(text, parse_float=exact)
    except ValueError:
        assert slugs, name
        return
    role: Role = "actuals" if "/actuals/" in file else "settings" if file.endswith("ectrack.toml") else "tables"
    if not slugs:
        assert accepted(role, data)
    elif slugs - {*CLOSED, *PARTLY, *OF_ANOTHER_FILE}:
        assert not accepted(role, data)
