"""What the keys of the tables may hold, read and as JSON Schema, and what all tables share."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationInfo, WithJsonSchema, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler

from ectrack.core.cells.conventions import (
    FLAG_MEANINGS,
    Decimals,
    read_dates,
    read_decimal,
    read_flags,
    read_fraction,
    read_missing,
    read_others,
    read_selection,
)
from ectrack.core.cells.dates import ORDERS
from ectrack.core.notation.patterns import DAY
from ectrack.core.notation.reading import reads, reads_years, years_of
from ectrack.core.notation.toml_values import (
    LANGUAGES,
    read_amount,
    read_breaks,
    read_change,
    read_day,
    read_encoding,
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
from ectrack.core.values.period_text import FIRST_YEAR, LAST_YEAR
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import Quantity


def form(slug: str, *types: str, **more: Any) -> dict[str, Any]:
    """Return the JSON Schema of a text, or a value of another type, that must never be what a problem is about.

    `never` is no word of JSON Schema: `ectrack.core.notation.schema` puts in what stands there under the slug.
    """
    return {"type": [*types, "string"] if types else "string", **more, "never": slug}


TEXT = form("not-a-text")
_ID = form("bad-id")
YEARS: dict[str, Any] = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
_QUANTITY = form("not-a-number", "number")
_ENDS: dict[str, Any] = {"items": _QUANTITY, "minItems": 2, "maxItems": 2}
_BY_KEY: dict[str, Any] = {"type": "object", "minProperties": 1, "additionalProperties": _QUANTITY}
_BREAK: dict[str, Any] = {
    "type": "object",
    "properties": {"why": TEXT, "link": {"type": "number", "exclusiveMinimum": 0}},
    "required": ["why"],
    "additionalProperties": False,
}
_DAY: dict[str, Any] = {"anyOf": [{"type": "string", "format": "date", "pattern": f"^{DAY}$"}, form("not-a-day")]}
"""A TOML date, which some editors keep apart from text, or a text."""


Amount = Annotated[
    tuple[Quantity, Quantity | None],
    reads(read_amount),
    WithJsonSchema(form("not-a-number", "number", "array", **_ENDS)),
]
Change = Annotated[Quantity, reads(read_change), WithJsonSchema(form("change-without-unit"))]
Day = Annotated[date, reads(read_day), WithJsonSchema(_DAY)]
IdField = Annotated[str, reads(read_text), WithJsonSchema(_ID)]
Level = Annotated[Quantity, reads(read_quantity), WithJsonSchema(_QUANTITY)]
MethodField = Annotated[str, reads(read_text), WithJsonSchema(form("unknown-method"))]
Milestones = Annotated[
    list[tuple[str, Period, Quantity]],
    reads_years(read_period_keys),
    WithJsonSchema({**_BY_KEY, "propertyNames": form("not-a-period")}),
]
EncodingField = Annotated[str, reads(read_encoding), WithJsonSchema(TEXT)]
Month = Annotated[int, reads(read_month), WithJsonSchema(form("not-a-month", "integer", minimum=1, maximum=12))]
NamesField = Annotated[
    dict[str, str],
    reads(read_names),
    WithJsonSchema(
        form(
            "not-a-text",
            "object",
            minProperties=1,
            properties=dict.fromkeys(LANGUAGES, TEXT),
            additionalProperties=False,
        )
    ),
]
PeriodField = Annotated[Period, reads_years(read_period), WithJsonSchema(form("not-a-period", "integer", **YEARS))]
PeriodText = Annotated[str, reads(read_period_text), WithJsonSchema(form("not-a-period", "integer", **YEARS))]
Points = Annotated[Quantity, reads(read_quantity), WithJsonSchema(form("lights-order", "number"))]
Range = Annotated[tuple[Quantity, Quantity], reads(read_range), WithJsonSchema({"type": "array", **_ENDS})]
Rate = Annotated[Decimal, reads(read_rate), WithJsonSchema(form("rate-without-percent"))]
Shares = Annotated[dict[str, Quantity], reads(read_shares), WithJsonSchema({**_BY_KEY, "propertyNames": _ID})]
TextField = Annotated[str, reads(read_text), WithJsonSchema(TEXT)]
Words = Annotated[
    tuple[str, ...], reads(read_words), WithJsonSchema({"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]})
]
Waivers = Annotated[
    dict[str, str],
    reads(read_waivers),
    WithJsonSchema(form("not-waivers", "object", minProperties=1, additionalProperties=TEXT)),
]
Breaks = Annotated[
    list[tuple[str, Period, str, Decimal | None]],
    reads_years(read_breaks),
    WithJsonSchema(
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": form("not-a-period"),
            "additionalProperties": {"anyOf": [TEXT, _BREAK]},
        }
    ),
]
_CELLS: dict[str, Any] = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
_ANY_TEXT: dict[str, Any] = {"type": "string"}
_CHOICES: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {"anyOf": [_ANY_TEXT, {"type": "array", "items": _ANY_TEXT, "minItems": 1}]},
}
_ORDER = f"^({'|'.join(ORDERS)})$".replace(".", "[.]")
DecimalSign = Annotated[Decimals, reads(read_decimal), WithJsonSchema({"enum": [".", ","]})]
DatesOrder = Annotated[str, reads(read_dates), WithJsonSchema({"type": "string", "pattern": _ORDER})]
Fraction = Annotated[bool, reads(read_fraction), WithJsonSchema({"type": "boolean"})]
Missing = Annotated[tuple[str, ...], reads(read_missing), WithJsonSchema(_CELLS)]
Flags = Annotated[
    dict[str, str],
    reads(read_flags),
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": {"pattern": "^[ \u3000]*[^ \u30000-9.,+%０-９．，＋％－-]"},
            "additionalProperties": {"enum": list(FLAG_MEANINGS)},
        }
    ),
]
Choices = Annotated[dict[str, tuple[str, ...]], reads(read_selection), WithJsonSchema(_CHOICES)]
OthersField = Annotated[Literal["ignore"], reads(read_others), WithJsonSchema({"enum": ["ignore"]})]
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
