"""The tables of the files, as pydantic models: one model a table, one field a key."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, WithJsonSchema, model_validator

from ectrack.core.model import Approx, Every, GoalType, Halt, Kind, PathShape, State
from ectrack.core.notation.fields import (
    TEXT,
    YEARS,
    Amount,
    Breaks,
    Change,
    Choices,
    DatesOrder,
    Day,
    DecimalSign,
    Direction,
    EncodingField,
    Flags,
    Fraction,
    IdField,
    Level,
    MethodField,
    Milestones,
    Missing,
    Month,
    NamesField,
    OfAnIndicator,
    OthersField,
    PeriodField,
    PeriodText,
    Points,
    Range,
    Rate,
    Shares,
    Table,
    TextField,
    Waivers,
    Words,
    form,
)
from ectrack.core.notation.patterns import TABLE_PATTERN
from ectrack.core.notation.reading import reads
from ectrack.core.notation.toml_values import read_text
from ectrack.core.tracker import RecordTo
from ectrack.core.values.quantities import Quantity

GOAL_KEYS = tuple(goal.value for goal in GoalType)


def _or_period(schema: dict[str, Any]) -> None:
    schema.update(form("not-a-period", "integer", "object", **YEARS))
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


class RelativeTable(Table):
    """A level that follows another series."""

    of: Annotated[str, reads(read_text), WithJsonSchema(TEXT)]
    times: Rate | None = None
    plus: Level | None = None


def _level_form(value: object) -> str:
    return FOLLOWING if isinstance(value, dict | RelativeTable) else STATED


STATED, FOLLOWING = "stated", "following"
"""The two forms of a level; what pydantic adds to the place of a problem."""

StatedLevel = Annotated[
    Annotated[Level, Tag(STATED)] | Annotated[RelativeTable, Tag(FOLLOWING)],
    Discriminator(_level_form),
]
"""A level that the document states, or one that follows another series."""


class RatioTable(Table):
    """A ratio of two indicators."""

    of: IdField
    to: IdField


class CountTable(Table):
    """Which regions below are counted."""

    of: IdField
    at_least: Level | None = None
    at_most: Level | None = None
    more_than: Level | None = None
    less_than: Level | None = None
    within: Range | None = None
    level: TextField | None = None
    share: Annotated[bool, Field(strict=True)] = False

    @property
    def goals(self) -> list[str]:
        """The levels that are set, in the order of the notation."""
        return [key for key in COUNT_KEYS if getattr(self, key) is not None]


COUNT_KEYS = ("at_least", "at_most", "more_than", "less_than", "within")
"""The levels that a region can be asked to meet in a count."""


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
    growth_of: IdField | None = None
    count: CountTable | None = None
    breaks: Breaks | None = None
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
    at_least: StatedLevel | None = None
    at_most: StatedLevel | None = None
    more_than: StatedLevel | None = None
    less_than: StatedLevel | None = None
    between: Range | None = None
    within: Range | None = None
    growth: Rate | None = None
    each_year: Amount | None = None
    total: Amount | None = None
    each_quarter: Amount | None = None
    each_month: Amount | None = None
    each_year_at_most: Level | None = None
    total_at_most: Level | None = None
    improve: Literal[True] | None = None
    improve_by: Change | None = None
    hold: bool = False
    average: bool = False
    stretch: bool = False
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
    encoding: EncodingField | None = None
    decimal: DecimalSign | None = None
    missing: Missing | None = None
    flags: Flags | None = None
    dates: DatesOrder | None = None
    fraction: Fraction | None = None
    keep: Choices | None = None
    drop: Choices | None = None
    others: OthersField | None = None


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
