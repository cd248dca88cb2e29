"""The tables of the files, as pydantic models: one model a table, one field a key."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from ectrack.core.model import Approx, Every, GoalType, Halt, Kind, PathShape, State
from ectrack.core.notation.patterns import DAY, TABLE_PATTERN
from ectrack.core.notation.reading import reads, reads_years, years_of
from ectrack.core.notation.toml_values import (
    LANGUAGES,
    read_amount,
    read_day,
    read_month,
    read_names,
    read_period,
    read_period_keys,
    read_period_text,
    read_quantity,
    read_range,
    read_rate,
    read_shares,
    read_text,
    read_waivers,
    read_words,
)
from ectrack.core.tracker import RecordTo
from ectrack.core.values.period_text import FIRST_YEAR, LAST_YEAR
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import Quantity

GOAL_KEYS = tuple(goal.value for goal in GoalType)


def _form(slug: str, *types: str, **more: Any) -> dict[str, Any]:
    """Return the JSON Schema of a text, or a value of another type, that must never be what a problem is about.

    `never` is no word of JSON Schema: `ectrack.core.notation.schema` puts in what stands there under the slug.
    """
    return {"type": [*types, "string"] if types else "string", **more, "never": slug}


_TEXT = _form("not-a-text")
_ID = _form("bad-id")
_YEARS: dict[str, Any] = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
_QUANTITY = _form("not-a-number", "number")
_ENDS: dict[str, Any] = {"items": _QUANTITY, "minItems": 2, "maxItems": 2}
_BY_KEY: dict[str, Any] = {"type": "object", "minProperties": 1, "additionalProperties": _QUANTITY}
_DAY: dict[str, Any] = {"anyOf": [{"type": "string", "format": "date", "pattern": f"^{DAY}$"}, _form("not-a-day")]}
"""A TOML date, which some editors keep apart from text, or a text."""


Amount = Annotated[
    tuple[Quantity, Quantity | None],
    reads(read_amount),
    WithJsonSchema(_form("not-a-number", "number", "array", **_ENDS)),
]
Day = Annotated[date, reads(read_day), WithJsonSchema(_DAY)]
IdField = Annotated[str, reads(read_text), WithJsonSchema(_ID)]
Level = Annotated[Quantity, reads(read_quantity), WithJsonSchema(_QUANTITY)]
MethodField = Annotated[str, reads(read_text), WithJsonSchema(_form("unknown-method"))]
Milestones = Annotated[
    list[tuple[str, Period, Quantity]],
    reads_years(read_period_keys),
    WithJsonSchema({**_BY_KEY, "propertyNames": _form("not-a-period")}),
]
NamesField = Annotated[
    dict[str, str],
    reads(read_names),
    WithJsonSchema(
        _form(
            "not-a-text",
            "object",
            minProperties=1,
            properties=dict.fromkeys(LANGUAGES, _TEXT),
            additionalProperties=False,
        )
    ),
]
Month = Annotated[int, reads(read_month), WithJsonSchema(_form("not-a-month", "integer", minimum=1, maximum=12))]
PeriodField = Annotated[Period, reads_years(read_period), WithJsonSchema(_form("not-a-period", "integer", **_YEARS))]
PeriodText = Annotated[str, reads(read_period_text), WithJsonSchema(_form("not-a-period", "integer", **_YEARS))]
Points = Annotated[Quantity, reads(read_quantity), WithJsonSchema(_form("lights-order", "number"))]
Range = Annotated[tuple[Quantity, Quantity], reads(read_range), WithJsonSchema({"type": "array", **_ENDS})]
Rate = Annotated[Decimal, reads(read_rate), WithJsonSchema(_form("rate-without-percent"))]
Shares = Annotated[dict[str, Quantity], reads(read_shares), WithJsonSchema({**_BY_KEY, "propertyNames": _ID})]
TextField = Annotated[str, reads(read_text), WithJsonSchema(_TEXT)]
Words = Annotated[
    tuple[str, ...], reads(read_words), WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]})
]
Waivers = Annotated[
    dict[str, str],
    reads(read_waivers),
    WithJsonSchema(_form("not-waivers", "object", minProperties=1, additionalProperties=_TEXT)),
]
Direction = Literal["increase", "decrease"]


class Table(BaseModel):
    """A table of the notation: frozen, strict, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class OfAnIndicator(Table):
    """A table with periods, in which years begin when those of its indicator do; one that names none has those of the table around it."""

    @model_validator(mode="wrap")
    @classmethod
    def _with_its_years(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        with years_of(data, info.context):
            return handler(data)


def _or_period(schema: dict[str, Any]) -> None:
    schema.update(_form("not-a-period", "integer", "object", **_YEARS))
    alone = {"required": ["mean"], "properties": {"period": False, "value": False}}
    schema.update({"if": {"type": "object"}, "then": {"anyOf": [{"required": ["period"], "properties": {"mean": False}}, alone]}})


class BaselineTable(Table):
    """A baseline whose value the document states itself, or the mean of years; a period alone stands for a table with nothing else."""

    model_config = ConfigDict(json_schema_extra=_or_period)

    period: PeriodField | None = None
    value: Level | None = None
    mean: PeriodField | None = None


def _read_baseline(value: object) -> Any:
    return value if isinstance(value, dict | BaselineTable) else {"period": value}


class LightsTable(Table):
    """Cut-offs of the traffic light, in percentage points behind schedule."""

    green: Points = Field(Quantity(Decimal(0)), json_schema_extra={"default": 0})
    yellow: Points
    red: Points


class RatioTable(Table):
    """A ratio of two indicators."""

    of: IdField
    to: IdField


class RegionTable(Table):
    """A region · 地区."""

    name: NamesField | None = None
    parent: IdField | None = None
    level: TextField | None = None
    note: TextField | None = None


class IndicatorTable(Table):
    """An indicator · 指标."""

    name: NamesField | None = None
    unit: Annotated[str, Field(strict=True)] | None = None
    kind: Kind = Field(strict=False)
    direction: Direction = "increase"
    definition: TextField | None = None
    ratio: RatioTable | None = None
    limit: Level | None = None
    negative: Annotated[bool, Field(strict=True)] | None = None
    parts: list[IdField] = Field(default_factory=list)
    adds_to: IdField | None = None
    every: Every | None = None
    lag: Annotated[int, Field(ge=0, le=3660)] | None = None
    roll_up: Annotated[bool, Field(strict=True)] = False
    scales: list[Literal["千", "百"]] = Field(default_factory=list)
    year_starts: Month | None = None
    note: TextField | None = None


class PolicyTable(Table):
    """A policy · 政策文件."""

    title: NamesField
    issuer: TextField | None = None
    issued: Day | None = None
    source: TextField | None = None
    note: TextField | None = None


class TargetKeys(OfAnIndicator):
    """The keys that a target and a reading share."""

    name: NamesField | None = None
    policy: IdField | None = None
    at_least: Level | None = None
    at_most: Level | None = None
    more_than: Level | None = None
    less_than: Level | None = None
    between: Range | None = None
    growth: Rate | None = None
    each_year: Amount | None = None
    total: Amount | None = None
    improve: Literal[True] | None = None
    improve_by: Rate | None = None
    hold: bool = False
    approx: Approx | None = None
    from_: PeriodField | None = Field(None, alias="from")
    by: PeriodField | None = None
    since: BaselineTable | None = None
    baseline: BaselineTable | None = None
    milestones: Milestones | None = None
    path: PathShape | None = None
    limit: Level | None = None
    direction: Direction | None = None
    method: MethodField | None = None
    lights: LightsTable | None = None
    tags: list[TextField] = Field(default_factory=list)
    owner: TextField | None = None
    binding: bool | None = None
    clause: TextField | None = None
    note: TextField | None = None

    @model_validator(mode="before")
    @classmethod
    def _baseline_as_table(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: _read_baseline(value) if key in {"since", "baseline"} else value for key, value in data.items()}

    @property
    def goals(self) -> list[str]:
        """The goal keys that are set, in the order of the notation."""
        return [key for key in GOAL_KEYS if getattr(self, key) is not None]


class ReadingTable(TargetKeys):
    """Another reading of a clause: whatever it overrides · 另一种理解."""

    indicator: IdField | None = None
    region: IdField | None = None


class TargetTable(TargetKeys):
    """A target · 目标."""

    indicator: IdField
    region: IdField
    for_regions: Words | None = None
    values: Annotated[str, Field(strict=True, pattern=r"^values[^/\\\\]*\.csv$")] | None = None
    split: Shares | None = None
    readings: dict[str, ReadingTable] = Field(default_factory=dict)
    status: Halt | None = None
    superseded_by: IdField | None = None
    gate: bool = True
    waive: Waivers | None = None


class ActualTable(Table):
    """A recorded figure · 实际数."""

    indicator: IdField
    region: IdField
    period: PeriodField
    value: Level | None = None
    yoy: Rate | None = None
    approx: Approx | None = None
    state: State | None = None
    se: Level | None = None
    comparable: bool = True
    source: TextField | None = None
    note: TextField | None = None
    recorded: Day | None = None
    revises: TextField | None = None
    withdrawn: TextField | None = None
    dated: Literal["assumed"] | None = None
    waive: Waivers | None = None


class CheckTable(Table):
    """What `check` looks for."""

    only: list[TextField] = Field(default_factory=list)
    skip: list[TextField] = Field(default_factory=list)
    max_change: Rate | None = None


class FiguresTable(Table):
    """What holds for all figures of a file that do not say otherwise themselves."""

    unit: TextField | None = None
    indicator: IdField | None = None
    region: IdField | None = None
    period: PeriodText | None = None
    state: State | None = None
    comparable: bool = True
    source: TextField | None = None
    note: TextField | None = None
    recorded: Day | None = None
    year_starts: Month | None = None


class SourceTable(Table):
    """A table of figures in a warehouse."""

    connection: IdField
    table: Annotated[str, Field(strict=True, pattern=TABLE_PATTERN)]


class SettingsTable(Table):
    """Settings of a tracker (`ectrack.toml`) · 台账设置."""

    title: NamesField | None = None
    lang: Literal["zh", "en"] | None = None
    method: MethodField | None = None
    lights: LightsTable | None = None
    estimates: bool = True
    check: CheckTable | None = None
    figures: dict[str, FiguresTable] = Field(default_factory=dict)
    source: SourceTable | None = None
    record_to: RecordTo = "toml"
    year_starts: Month | None = None


TABLES: dict[str, type[Table]] = {"region": RegionTable, "indicator": IndicatorTable, "policy": PolicyTable, "target": TargetTable}
"""The tables of the `*.toml` files directly in a tracker."""
