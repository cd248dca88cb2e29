"""The tables of the files, as pydantic models: one model a table, one field a key."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ectrack.core.model import Approx, Every, GoalType, Halt, Kind, PathShape, State
from ectrack.core.periods import Period
from ectrack.core.problems import NotationError
from ectrack.core.quantities import Quantity
from ectrack.core.toml_values import (
    LANGUAGES,
    read_amount,
    read_day,
    read_names,
    read_period,
    read_period_keys,
    read_quantity,
    read_range,
    read_rate,
    read_shares,
    read_text,
    read_waivers,
)

GOAL_KEYS = tuple(goal.value for goal in GoalType)
ID_PATTERN = r"^[a-z0-9\u4e00-\u9fff][a-z0-9._\-\u4e00-\u9fff]{0,63}$"

_QUANTITY_PATTERN = r"^\s*[+\-＋－]?[0-9０-９].*$"
_PERIOD_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "minLength": 4},
        {"type": "integer", "minimum": 1, "maximum": 9999},
        {"type": "string", "format": "date"},
    ]
}
_QUANTITY_SCHEMA: dict[str, Any] = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _QUANTITY_PATTERN}]}
_RANGE_SCHEMA: dict[str, Any] = {"type": "array", "items": _QUANTITY_SCHEMA, "minItems": 2, "maxItems": 2}


def _reads(read: Callable[[object], Any]) -> PlainValidator:
    def convert(value: object) -> Any:
        try:
            return read(value)
        except NotationError as problem:
            context = {"slug": problem.slug, "params": dict(problem.params)}
            raise PydanticCustomError("notation", "{slug}", context) from None

    return PlainValidator(convert)


Amount = Annotated[
    tuple[Quantity, Quantity | None], _reads(read_amount), WithJsonSchema({"anyOf": [*_QUANTITY_SCHEMA["anyOf"], _RANGE_SCHEMA]})
]
Day = Annotated[date, _reads(read_day), WithJsonSchema({"type": "string"})]
Level = Annotated[Quantity, _reads(read_quantity), WithJsonSchema(_QUANTITY_SCHEMA)]
Milestones = Annotated[
    list[tuple[str, Period, Quantity]],
    _reads(read_period_keys),
    WithJsonSchema({"type": "object", "minProperties": 1, "additionalProperties": _QUANTITY_SCHEMA}),
]
NamesField = Annotated[
    dict[str, str],
    _reads(read_names),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"\S"},
                {
                    "type": "object",
                    "minProperties": 1,
                    "additionalProperties": False,
                    "properties": {lang: {"type": "string", "pattern": r"\S"} for lang in LANGUAGES},
                },
            ]
        }
    ),
]
PeriodField = Annotated[Period, _reads(read_period), WithJsonSchema(_PERIOD_SCHEMA)]
Range = Annotated[tuple[Quantity, Quantity], _reads(read_range), WithJsonSchema(_RANGE_SCHEMA)]
Rate = Annotated[Decimal, _reads(read_rate), WithJsonSchema({"type": "string", "pattern": r"[%％‰]\s*$"})]
Shares = Annotated[
    dict[str, Quantity],
    _reads(read_shares),
    WithJsonSchema({"type": "object", "minProperties": 1, "additionalProperties": _QUANTITY_SCHEMA}),
]
Waivers = Annotated[
    dict[str, str],
    _reads(read_waivers),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string", "pattern": r"\S"}},
                {"type": "string", "pattern": r"^\s*[a-z][a-z-]*\s*[:：].*\S"},
            ]
        }
    ),
]
TextField = Annotated[str, _reads(read_text), WithJsonSchema({"type": "string", "pattern": r"\S"})]
Direction = Literal["increase", "decrease"]


class Table(BaseModel):
    """A table of the notation: frozen, strict, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class BaselineTable(Table):
    """A baseline whose value the document states itself."""

    period: PeriodField
    value: Level | None = None


def _read_baseline(value: object) -> Any:
    return value if isinstance(value, dict | BaselineTable) else {"period": value}


class LightsTable(Table):
    """Cut-offs of the traffic light, in percentage points behind schedule."""

    green: Level = Field(Quantity(Decimal(0)), description="up to this is green · 绿灯上限")
    yellow: Level = Field(description="from this is yellow · 黄灯起点")
    red: Level = Field(description="above this is red · 红灯起点")


class RatioTable(Table):
    """A ratio of two indicators."""

    of: TextField = Field(description="numerator · 分子指标")
    to: TextField = Field(description="denominator · 分母指标")


class RegionTable(Table):
    """A region · 地区."""

    name: NamesField | None = Field(None, description="name · 名称")
    parent: TextField | None = Field(None, description="region it lies in · 上级地区")
    note: TextField | None = Field(None, description="remark · 备注")


class IndicatorTable(Table):
    """An indicator · 指标."""

    name: NamesField | None = Field(None, description="name · 名称")
    unit: Annotated[str, Field(strict=True)] | None = Field(None, description="unit · 单位")
    kind: Kind = Field(strict=False, description="stock, flow, share or index · 时点数、时期数、比重、指数")
    direction: Direction = Field("increase", description="wanted direction · 期望方向")
    definition: TextField | None = Field(None, description="definition · 口径")
    ratio: RatioTable | None = Field(None, description="derived from two indicators · 由两个指标相除")
    limit: Level | None = Field(None, description="natural ceiling or floor · 自然上下限")
    parts: list[TextField] = Field(default_factory=list, description="indicators that add up to this one · 分项指标")
    adds_to: TextField | None = Field(None, description="stock that this flow adds to, net · 净增所计入的时点指标")
    every: Every | None = Field(None, description="how often a figure is due · 报送频率")
    lag: Annotated[int, Field(ge=0, le=3660)] | None = Field(
        None, description="days after the period's end until it is due · 报送时限（天）"
    )
    scales: list[Literal["千", "百"]] = Field(
        default_factory=list, description="further scale words of the unit · 单位可用的千、百"
    )
    note: TextField | None = Field(None, description="remark · 备注")


class PolicyTable(Table):
    """A policy · 政策文件."""

    title: NamesField = Field(description="title · 标题")
    issuer: TextField | None = Field(None, description="issuing body · 发文机关")
    issued: Day | None = Field(None, description="date of issue · 发文日期")
    source: TextField | None = Field(None, description="where it can be found · 出处")
    note: TextField | None = Field(None, description="remark · 备注")


class TargetKeys(Table):
    """The keys that a target and a reading share."""

    name: NamesField | None = Field(None, description="name · 名称")
    policy: TextField | None = Field(None, description="policy · 政策文件")
    at_least: Level | None = Field(None, description="reach or exceed · 达到或超过")
    at_most: Level | None = Field(None, description="stay at or below · 不超过")
    more_than: Level | None = Field(None, description="exceed · 超过")
    less_than: Level | None = Field(None, description="stay below · 低于")
    between: Range | None = Field(None, description="a range · 区间")
    growth: Rate | None = Field(None, description="average yearly growth · 年均增速")
    each_year: Amount | None = Field(None, description="this much every year · 每年")
    total: Amount | None = Field(None, description="adds up to this over the window · 期间累计")
    improve: Literal[True] | None = Field(None, description="move in the wanted direction · 改善")
    improve_by: Rate | None = Field(None, description="change by this percentage of the baseline · 较基数改善")
    hold: bool = Field(False, description="keep in every period · 每期保持")
    approx: Approx | None = Field(None, description="the goal is stated approximately · 约数")
    from_: PeriodField | None = Field(None, alias="from", description="window starts · 起始期")
    by: PeriodField | None = Field(None, description="deadline · 期限")
    since: BaselineTable | None = Field(None, description="baseline period · 基期")
    baseline: BaselineTable | None = Field(None, description="baseline · 基数")
    milestones: Milestones | None = Field(None, description="values the path runs through · 阶段目标")
    path: PathShape | None = Field(None, description="shape of the path · 路径")
    limit: Level | None = Field(None, description="natural ceiling or floor · 自然上下限")
    direction: Direction | None = Field(None, description="wanted direction · 期望方向")
    method: TextField | None = Field(None, description="method of the verdict · 评估方法")
    lights: LightsTable | None = Field(None, description="cut-offs of the traffic light · 红黄绿灯分界")
    tags: list[TextField] = Field(default_factory=list, description="tags · 标签")
    owner: TextField | None = Field(None, description="responsible body · 责任单位")
    binding: bool | None = Field(None, description="binding or anticipated · 约束性")
    clause: TextField | None = Field(None, description="place in the document · 条款")
    note: TextField | None = Field(None, description="remark · 备注")

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

    indicator: TextField | None = Field(None, description="indicator · 指标")
    region: TextField | None = Field(None, description="region · 地区")


class TargetTable(TargetKeys):
    """A target · 目标."""

    indicator: TextField = Field(description="indicator · 指标")
    region: TextField = Field(description="region · 地区")
    split: Shares | None = Field(None, description="share of the target by region · 分解到地区")
    readings: dict[str, ReadingTable] = Field(default_factory=dict, description="other readings · 其他理解")
    status: Halt | None = Field(None, description="suspended or superseded · 暂停或被取代")
    superseded_by: TextField | None = Field(None, description="the target that replaces it · 取代者")
    gate: bool = Field(True, description="false: no gate on its progress · 是否纳入进度把关")
    waive: Waivers | None = Field(None, description="doubts that do not apply, with reasons · 不予质疑及理由")


class ActualTable(Table):
    """A recorded figure · 实际数."""

    indicator: TextField = Field(description="indicator · 指标")
    region: TextField = Field(description="region · 地区")
    period: PeriodField = Field(description="period · 时期")
    value: Level | None = Field(None, description="value, with or without unit · 数值")
    yoy: Rate | None = Field(None, description="growth over the year before, as published · 同比")
    approx: Approx | None = Field(None, description="approximate · 约数")
    state: State | None = Field(None, description="preliminary, final, revised, forecast · 初步、最终、修订、预测")
    se: Level | None = Field(None, description="standard error · 标准误")
    comparable: bool = Field(True, description="false: for reference only · 是否可比")
    source: TextField | None = Field(None, description="source · 来源")
    note: TextField | None = Field(None, description="remark · 备注")
    recorded: Day | None = Field(None, description="day of recording · 登记日期")
    revises: TextField | None = Field(None, description="why it replaces a figure · 修订原因")
    withdrawn: TextField | None = Field(None, description="why the figure is withdrawn · 撤回原因")
    dated: Literal["assumed"] | None = Field(None, description="assumed: the source gives no date · 日期为推定")
    waive: Waivers | None = Field(None, description="doubts that do not apply, with reasons · 不予质疑及理由")


class CheckTable(Table):
    """What `check` looks for · 核查设置."""

    only: list[TextField] = Field(default_factory=list, description="rules or groups to check · 只核查的规则或组")
    skip: list[TextField] = Field(default_factory=list, description="rules or groups to leave out · 不核查的规则或组")
    max_change: Rate | None = Field(None, description="largest change between neighbouring figures · 相邻数的最大变化")


class SettingsTable(Table):
    """Settings of a tracker (`ectrack.toml`) · 台账设置."""

    title: NamesField | None = Field(None, description="title of the tracker · 台账名称")
    lang: Literal["zh", "en"] | None = Field(None, description="language · 语言")
    method: TextField | None = Field(None, description="method of the verdicts · 评估方法")
    lights: LightsTable | None = Field(None, description="cut-offs of the traffic light · 红黄绿灯分界")
    estimates: bool = Field(True, description="estimate a year from its year-to-date · 是否推算全年")
    check: CheckTable | None = Field(None, description="what check looks for · 核查")


TABLES: dict[str, type[Table]] = {"region": RegionTable, "indicator": IndicatorTable, "policy": PolicyTable, "target": TargetTable}
"""The tables of the `*.toml` files directly in a tracker."""
