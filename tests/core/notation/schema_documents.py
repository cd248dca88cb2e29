"""Documents for the schemas: such as the notation describes, and what becomes of them by a slip of the pen."""

import copy
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ectrack.core.assessing.methods import METHODS
from ectrack.core.cells.conventions import FLAG_MEANINGS
from ectrack.core.cells.dates import ORDERS
from ectrack.core.notation.documents import Role
from ectrack.core.notation.fields import Table
from ectrack.core.notation.tables import GOAL_KEYS, TABLES, ActualTable, SettingsTable

Data = dict[str, Any]
Draw = st.DrawFn

IDS = st.sampled_from(["gansu", "陇南", "a.b_c-9", "7", "甘-肃"])
OWN_IDS = st.sampled_from(["z", "指标-1", "0._"])
"""Of regions and indicators in the file; those referred to stand elsewhere."""
TEXTS = st.sampled_from(["甘肃省商务厅", " x ", "２０１４", "2014-12-31", "三.1(1)"]) | st.text(min_size=1).filter(str.strip)
NAMES = TEXTS | st.fixed_dictionaries({"zh": TEXTS}, optional={"en": TEXTS})
AMOUNTS = st.sampled_from([7, 0, Decimal("12.50"), "860", "12,000亿元", "９８０　亿元", " 1.2万亿元 ", "-3", "5e3", "2000万元"])
RATES = st.sampled_from(["30%", "３９．５％", " 5 ‰", "0.1%", "1,000%"])
SUMS = {"each_year", "each_quarter", "each_month", "total"}
CAPS = {"each_year_at_most", "total_at_most"}
LEVELS = {"at_least", "at_most", "more_than", "less_than"}
GOALS: dict[str, st.SearchStrategy[Any]] = {
    "between": st.just([2, "3亿元"]),
    "within": st.just(["0.5亿元", 3]),
    "growth": RATES,
    **dict.fromkeys(SUMS, AMOUNTS | st.just(["1亿元", Decimal("2.5")]) | st.just([-8, "-5亿元"])),
    "improve": st.just(True),
    "improve_by": RATES | st.sampled_from(["5亿元", "２０ 万亿元"]),
}
OF_GOAL: dict[str, dict[str, st.SearchStrategy[Any]]] = {"between": {"stretch": st.booleans()}, "improve": {"limit": AMOUNTS}}
"""Keys that may stand beside one goal alone, or stand with less beside any other."""
PATHLESS = {"improve", *SUMS, *CAPS}
OTHERS = st.fixed_dictionaries(
    {"of": st.sampled_from(["beside", "beside@gansu", " beside @ 陇南 "])}, optional={"times": RATES, "plus": AMOUNTS}
)
"""Levels that follow a series of another file."""
BASES = st.sampled_from(["2012", 2013, "2013-H1", "2013年底", "2012年前三季度", "2013 年 1 — 6 月", date(2013, 6, 30)])
ENDS = st.sampled_from(["2015", 2015, "2015-12-31", "2015年11月底", "２０１６－Ｑ４", "2014-07/2015-06", date(2017, 1, 31)])
DAYS = st.sampled_from([date(2014, 7, 29), "2014-07-29", "2014年7月29日", "2014年底", "２０１４年十二月末"])
LIGHTS = st.sampled_from([{"yellow": 10, "red": 30}, {"green": Decimal("0.5"), "yellow": "１０", "red": "1,000"}])
OPTIONAL: dict[str, st.SearchStrategy[Any]] = {
    "name": NAMES,
    "policy": IDS,
    "approx": st.sampled_from(["about", "at_least", "more_than", "at_most", "less_than"]),
    "method": st.sampled_from([*METHODS]),
    "lights": LIGHTS,
    "tags": st.lists(TEXTS, max_size=2),
    "owner": TEXTS,
    "binding": st.booleans(),
    "clause": TEXTS,
    "note": TEXTS,
}


def optional(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """Return tables with any of some keys."""
    return st.fixed_dictionaries({}, optional=values)


# Strategies stand here, for one that is made at every draw takes longer than the draw.
GOAL_WORDS = st.sampled_from(GOAL_KEYS)
BOUND = st.fixed_dictionaries({"indicator": IDS, "region": IDS}, optional=OPTIONAL)
LEVEL_AMOUNTS = AMOUNTS | OTHERS
BESIDE_GOAL = {goal: optional(**values) for goal, values in OF_GOAL.items()}
DIRECTIONS = st.sampled_from(["increase", "decrease"])
BASE_KEYS = st.sampled_from(["since", "baseline"])
BASELINES = (
    BASES
    | st.fixed_dictionaries({"period": BASES}, optional={"value": AMOUNTS})
    | st.fixed_dictionaries({"mean": st.sampled_from(["2010/2012", 2012, "２０１０/２０１２"])})
)
PATHS = optional(path=st.sampled_from(["linear", "compound"]))
MILESTONES = st.dictionaries(st.sampled_from(["2014", "2014-Q1", "２０１４年上半年"]), AMOUNTS, min_size=1)
REGION_GROUPS = st.sampled_from(["gansu", ["gansu"], ["gansu", "gansu"]])
READINGS = optional(readings=st.dictionaries(st.text(), optional(**OPTIONAL, indicator=IDS, region=IDS), max_size=2))
"""Readings that replace nothing the goal depends on."""
HALTS = optional(status=st.sampled_from(["suspended", "superseded"]), superseded_by=IDS)


@st.composite
def targets(draw: Draw) -> Data:
    """Return a target whose keys agree with each other."""
    goal = draw(GOAL_WORDS)
    table = draw(BOUND)
    table[goal] = draw(GOALS.get(goal, LEVEL_AMOUNTS if goal in LEVELS else AMOUNTS))
    relative = isinstance(table[goal], dict)
    if draw(st.booleans()):
        table["by"] = draw(ENDS)
    if goal in {*LEVELS, "between", "within"} and not relative:
        table |= _over_time(draw, "by" in table)
    table |= draw(BESIDE_GOAL[goal]) if goal in BESIDE_GOAL else {}
    if (goal in {"between", "improve", "improve_by"} or table.get("hold")) and draw(st.booleans()):
        table["direction"] = draw(DIRECTIONS)
    if goal not in SUMS | CAPS and draw(st.booleans()):
        table[draw(BASE_KEYS)] = draw(BASELINES)
    if goal not in PATHLESS and "by" in table and not (relative or table.get("hold") or table.get("average")):
        table |= draw(PATHS)
        if draw(st.booleans()):
            table["milestones"] = draw(MILESTONES)
    if goal in {"at_least", "total"} and draw(st.booleans()):
        table[goal], table["split"] = "30亿元", {"gansu": 10, "陇南": "20亿元"}
    elif draw(st.booleans()):
        table["for_regions"] = draw(REGION_GROUPS)
    return table | draw(READINGS) | draw(HALTS)


def _over_time(draw: Draw, is_due: bool) -> Data:
    """Return whether a level is to be held, or to be reached on average, or nothing of that."""
    if not draw(st.booleans()):
        return {}
    hold = draw(st.booleans())
    return {"hold": hold, "average": draw(st.booleans()), "from": "2013"} if is_due and not hold else {"hold": hold}


INDICATORS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["stock", "flow", "share", "index"]), "unit": st.just("亿元")},
    optional={
        "name": NAMES,
        "direction": DIRECTIONS,
        "definition": TEXTS,
        "ratio": st.fixed_dictionaries({"of": IDS, "to": IDS}),
        "limit": AMOUNTS,
        "scales": st.lists(st.sampled_from(["千", "百"])),
        "note": TEXTS,
    },
)


@st.composite
def indicators(draw: Draw) -> Data:
    """Return an indicator; one whose figures are counted has a unit."""
    table = draw(INDICATORS)
    if table["kind"] in {"share", "index"} and draw(st.booleans()):
        del table["unit"]
        table.pop("limit", None)
    if "limit" in table:  # no level of these documents lies beyond it
        table["limit"] = "-9e17亿元" if table.get("direction") == "decrease" else "9e17亿元"
    return table


REGIONS = st.fixed_dictionaries({}, optional={"name": NAMES, "parent": IDS, "note": TEXTS})
POLICIES = st.fixed_dictionaries({"title": NAMES}, optional={"issuer": TEXTS, "issued": DAYS, "source": TEXTS, "note": TEXTS})
TABLE_FILES = st.fixed_dictionaries(
    {},
    optional={
        "region": st.dictionaries(OWN_IDS, REGIONS, max_size=2),
        "indicator": st.dictionaries(OWN_IDS, indicators(), max_size=2),
        "policy": st.dictionaries(IDS, POLICIES, max_size=2),
        "target": st.dictionaries(IDS, targets(), max_size=2),
    },
)


FIGURES = st.fixed_dictionaries(
    {"indicator": IDS, "region": IDS, "period": BASES | ENDS, "value": AMOUNTS},
    optional={
        "yoy": RATES,
        "approx": OPTIONAL["approx"],
        "state": st.sampled_from(["preliminary", "final", "revised", "forecast", "estimated-by-source", "break"]),
        "se": st.sampled_from([0, Decimal("0.2"), "1亿元"]),
        "comparable": st.booleans(),
        "source": TEXTS,
        "note": TEXTS,
        "recorded": DAYS,
        "dated": st.just("assumed"),
    },
)
FIGURE_FILES = st.fixed_dictionaries({}, optional={"actual": st.lists(FIGURES, max_size=1)})
CONVENTIONS = st.fixed_dictionaries(
    {},
    optional={
        "decimal": st.sampled_from([".", ","]),
        "missing": st.sampled_from(["x", ["x", "[c]"]]),
        "flags": st.dictionaries(st.sampled_from(["p", "[1]", "*", "［c］"]), st.sampled_from(FLAG_MEANINGS)),
        "dates": st.sampled_from(ORDERS),
        "fraction": st.booleans(),
        "keep": st.dictionaries(st.sampled_from(["Sex", "年龄"]), st.sampled_from(["", "Total", ["15+", ""]])),
        "drop": st.dictionaries(st.sampled_from(["Sex", "年龄"]), st.sampled_from(["", "Total", ["15+", ""]])),
        "others": st.just("ignore"),
    },
)
SETTINGS_FILES = st.fixed_dictionaries(
    {},
    optional={
        "title": NAMES,
        "lang": st.sampled_from(["zh", "en"]),
        "method": OPTIONAL["method"],
        "lights": LIGHTS,
        "estimates": st.booleans(),
        "figures": st.dictionaries(st.sampled_from(["a.csv", "b.parquet"]), CONVENTIONS, max_size=2),
    },
)
VALID: dict[Role, st.SearchStrategy[Data]] = {"tables": TABLE_FILES, "actuals": FIGURE_FILES, "settings": SETTINGS_FILES}

MODELS: dict[str, type[Table]] = {**TABLES, "actual": ActualTable, "settings": SettingsTable}
KEYS = {kind: [field.alias or name for name, field in model.model_fields.items()] for kind, model in MODELS.items()}
OTHER_KEYS = ("fr", "A B", "2014", "", "a" * 65, "甘肃", "x\n", "kind", "actual", "policy", "deadline", "from_")
SCALARS = st.sampled_from(
    [
        True, False, 0, -1, 1, 2014, 9999, 10000, 10**19, 10**40,
        Decimal("2014.0"), Decimal("0.1"), Decimal("NaN"), Decimal("Infinity"), Decimal("1E+400"), Decimal("1E-40"),
        "", " ", "\u3000", "\x1c", "\x85", "\ufeff", "abc", "nan", "true", "a\n", "A", "a b", "陇 南", "a" * 64, "a" * 65,
        "２０１４", "５００亿元", "３０％", "30", "30%", "30 %\n", "-100%", "0%", "1e5", "1e99", "1,00", "5户", "5万",
        "2014", "2014-13", "2014-02-30", "2014-H3", "2014-Q1/2014-Q3", "/2014-10", "2015/2014", "0000", "2014-12-31", "2014-12-31\n",
        "2014年二季度", "2014 年 1-10 月", "20 14年13月", "2014年底", "2014-11-30/2014-11-30", "soon",
        date(2014, 12, 31), datetime(2014, 12, 31, 7, 32, tzinfo=UTC), datetime(2014, 12, 31), time(7, 32),  # noqa: DTZ001  # TOML has it
        "stock", "share", "linear", "about", "assumed", "pace", "increase", "suspended",
    ]
)  # fmt: skip
JUNK = st.recursive(
    SCALARS | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*OTHER_KEYS, "zh", "en", "2015", "period", "value", "of", "to", "yellow", "red", "at_most", "since", "hold"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=4,
)


PLAUSIBLE: dict[str, st.SearchStrategy[Any]] = {
    **OPTIONAL,
    **GOALS,
    **dict.fromkeys(LEVELS, AMOUNTS | OTHERS),
    **dict.fromkeys((*CAPS, "value", "limit"), AMOUNTS),
    **dict.fromkeys(("since", "baseline", "from", "period"), BASES),
    "by": ENDS,
    "hold": st.booleans(),
    "average": st.booleans(),
    "stretch": st.booleans(),
    "direction": DIRECTIONS,
    "path": st.just("compound"),
    "milestones": st.just({"2014": 1}),
    "split": st.just({"gansu": 7}),
    "for_regions": st.just("gansu"),
    "values": st.just("values.csv"),
    "withdrawn": TEXTS,
    "issued": DAYS,
    "recorded": DAYS,
    "kind": st.sampled_from(["stock", "flow", "share", "index", "growth"]),
    "unit": st.sampled_from(["亿元", "%", "％", ""]),
    "growth_of": IDS,
    "breaks": st.dictionaries(
        ENDS.map(str),
        TEXTS
        | st.fixed_dictionaries({"why": TEXTS}, optional={"link": st.sampled_from([2, 0, -1, "1", True])})
        | st.just({"link": 2}),
        min_size=1,
        max_size=2,
    ),
    "ratio": st.fixed_dictionaries({"of": IDS, "to": IDS}),
    "parts": st.lists(IDS, max_size=1),
    "roll_up": st.booleans(),
    "count": st.fixed_dictionaries(
        {"of": IDS},
        optional={
            "at_least": AMOUNTS,
            "less_than": AMOUNTS,
            "within": st.lists(AMOUNTS, min_size=2, max_size=2),
            "level": TEXTS,
            "share": st.booleans(),
        },
    ),
}
"""Values that are possible for a key, but perhaps not beside the others."""
ALONE: dict[str, st.SearchStrategy[Data]] = {
    "target": st.fixed_dictionaries({"target": st.fixed_dictionaries({"t": targets()})}),
    "indicator": st.fixed_dictionaries({"indicator": st.fixed_dictionaries({"z": indicators()})}),
    "region": st.fixed_dictionaries({"region": st.fixed_dictionaries({"r": REGIONS})}),
    "policy": st.fixed_dictionaries({"policy": st.fixed_dictionaries({"p": POLICIES})}),
    "actual": st.fixed_dictionaries({"actual": st.lists(FIGURES, min_size=1, max_size=1)}),
    "settings": SETTINGS_FILES,
}
"""Documents of one table."""


OTHER_WORDS = st.sampled_from(OTHER_KEYS)
KEY_WORDS = {table: st.sampled_from(keys) for table, keys in KEYS.items()}
SOME_KEYS = {
    table: st.lists(st.sampled_from([key for key in keys if key in PLAUSIBLE]), max_size=5) for table, keys in KEYS.items()
}
NUMBERS_OF_SLIPS = st.sampled_from([1, 1, 2, 3])
TENTHS = st.integers(0, 9)


@st.composite
def mutated(draw: Draw, table: str) -> Data:
    """Return a document of one table with up to three slips: a value of another kind, a key too many, too few or misspelt."""
    data = copy.deepcopy(draw(ALONE[table]))
    top = 0 if table == "settings" else 2
    for _ in range(draw(NUMBERS_OF_SLIPS)):
        holders = [*_holders(data)]
        inner = [holder for depth, holder in holders if depth >= top]
        holder = holders[0][1] if not inner or _seldom(draw) else draw(st.sampled_from(inner))
        slip = draw(SLIPS)
        slip(draw, holder, table)
    return data


@st.composite
def beside_each_other(draw: Draw, table: str) -> Data:
    """Return a document of one table with some of its keys, each possible by itself."""
    required = {"kind"} if table == "indicator" else {"indicator", "region", "period"}
    keys = draw(SOME_KEYS[table])
    chosen = sorted({*keys, *required} & {*KEYS[table]})
    found = {key: draw(PLAUSIBLE.get(key, IDS)) for key in chosen}
    return {"actual": [found]} if table == "actual" else {table: {"x": found}}


def _holders(value: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    if isinstance(value, dict | list):
        yield depth, value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner, depth + 1)


def _places(holder: Any) -> list[Any]:
    return [*holder] if isinstance(holder, dict) else [*range(len(holder))]


def _value(draw: Draw, key: Any) -> Any:
    return copy.deepcopy(draw(JUNK if draw(st.booleans()) else PLAUSIBLE.get(key, JUNK)))


def _seldom(draw: Draw) -> bool:
    return bool(draw(TENTHS) == 7)


def _key(draw: Draw, table: str) -> str:
    return str(draw(OTHER_WORDS if _seldom(draw) else KEY_WORDS[table]))


def _replace(draw: Draw, holder: Any, _table: str) -> None:
    if places := _places(holder):
        place = draw(st.sampled_from(places))
        holder[place] = _value(draw, place)


def _add(draw: Draw, holder: Any, table: str) -> None:
    if isinstance(holder, list):
        holder.append(copy.deepcopy(draw(JUNK)))
    else:
        key = _key(draw, table)
        holder[key] = _value(draw, key)


def _rename(draw: Draw, holder: Any, table: str) -> None:
    if isinstance(holder, dict) and holder:
        value = holder.pop(draw(st.sampled_from([*holder])))
        holder[_key(draw, table)] = value


def _remove(draw: Draw, holder: Any, _table: str) -> None:
    if places := _places(holder):
        del holder[draw(st.sampled_from(places))]


SLIPS = st.sampled_from([_replace, _add, _add, _rename, _remove])
