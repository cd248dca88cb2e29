"""The headings that offices write above columns, by what they mean."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from ectrack.core.importing.vocabulary import is_total
from ectrack.core.values.quantities import half_width

HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "indicator": (
            *("indicator", "indicatorid", "indicator_id", "indicatorname", "indicator.label", "series", "seriesname"),
            *("seriesdescription", "指标", "指标id", "指标代号", "指标编码", "指标名称", "指标名", "项目"),
        ),
        "region": (
            *("region", "regionid", "region_id", "country", "countryname", "entity", "geo", "geography", "ref_area"),
            *(
                "ref_area.label",
                "referencearea",
                "geoareaname",
                "organisationunit",
                "organisationunitname",
                "location",
                "land",
                "pays",
                "région",
                "país",
            ),
            *("地区", "地区id", "地区代号", "地区名称", "区域", "区划", "行政区划"),
            *("县区", "县(区)", "区县", "县市区", "县(市、区)", "县市", "市县", "市州", "市(州)", "单位名称"),
        ),
        "period": (
            *("period", "year", "date", "time", "jahr", "année", "annee", "año", "time_period", "timeperiod", "ref_date"),
            *("时期", "期间", "报告期", "年份", "年度", "日期", "时间"),
        ),
        "month": ("month", "月", "月份"),
        "value": (
            *(
                "value",
                "actual",
                "obs_value",
                "wert",
                "valeur",
                "valor",
                "值",
                "数值",
                "实际数",
                "实际",
                "完成数",
                "完成值",
                "实绩",
                "本期数",
                "填报数",
            ),
            *("绝对额", "绝对数", "绝对量"),
        ),
        "yoy": (
            *("yoy", "同比", "同比增长", "同比增速", "同比增幅", "比上年增长", "比上年同期增长", "比去年同期增长"),
            *(
                "累计比上年同期增长",
                "累计同比增长",
                "累计同比",
                "累计增长",
                "增长率",
                "增速",
                "增长",
                "增长%",
                "增减",
                "比上年增减",
            ),
        ),
        "approx": ("approx", "approximate", "约数"),
        "state": ("state", "状态", "数据状态"),
        "se": ("se", "standarderror", "标准误"),
        "unit": (
            *("unit", "units", "uom", "unitofmeasure", "unit_measure", "unitmeasure", "einheit", "maßeinheit", "unité", "unidad"),
            *("currency", "währung", "devise", "单位", "计量单位", "單位", "货币", "币种"),
        ),
        "scale": (
            *("unit_mult", "unitmult", "unitmultiplier", "scalar_factor", "scalarfactor", "multiplier", "powercode"),
            *("powercodecode", "unitmultipliercode", "scale", "乘数", "数量级"),
        ),
        "flag": ("obs_status", "obs_flag", "obsstatus", "obsflag", "flag", "flags", "status"),
        "source": ("source", "source.label", "来源", "数据来源", "资料来源", "出处"),
        "note": (
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "comments",
            "footnote",
            "footnotes",
            "备注",
            "说明",
            "附注",
            "注释",
        ),
        "basis": ("basis", "取得方式"),
    }
)
"""Headings by what they mean, without blanks, half-width and in lower case; the unit in brackets does not count."""

MONTH_ALONE = frozenset({"本月", "当月", "本月数", "当月数", "本月完成", "本月实际", "本月值"})
MONTH_TO_DATE = frozenset(
    {
        "本月止累计",
        "本月累计",
        "累计",
        "累计数",
        "累计值",
        "累计完成",
        "本年累计",
        "年初累计",
        "年初至本月",
        "年初至本月累计",
        "1至本月",
        "1-本月",
        "1-本月累计",
    }
)
"""Headings of monthly reports: the month that the title names, and the year up to its end."""

IGNORE = "ignore"
YEAR = "year"
UNIT_MULT = frozenset({"unit_mult", "unitmult", "powercode", "powercodecode", "unitmultiplier", "unitmultipliercode"})
"""Headings above powers of ten."""

STATUS_CODES = frozenset({"obs_status", "obsstatus"})
"""Headings above the codes of SDMX for the state of an observation."""

FILLABLE = frozenset(HEADINGS) - {"basis"}
"""Keys of columns whose empty cells may mean what stands above them."""

KEYS = FILLABLE | {YEAR, IGNORE}
"""What a mapping may say of a column."""

ASIDE = frozenset({"序号", "编号", "行号", "代码", "no", "no.", "id", "电话", "联系电话", "手机", "邮编", "排名", "位次", "rank"})
"""Columns of numbers that are no figures."""

_SAYS_NOTHING = frozenset(
    {
        *(
            "dataflow",
            "structure",
            "structure_id",
            "structure_name",
            "action",
            "lastupdate",
            "last_update",
            "lastupdated",
            "last_updated",
            "更新时间",
            "更新日期",
            "发布日期",
            "freq",
            "frequency",
        ),
        *("dguid", "vector", "coordinate", "decimals", "symbol", "terminated", "time_format"),
        *("countrycode", "indicatorcode", "seriescode", "geoareacode", "code"),
    }
)
CODES = frozenset({"code", "id", "countrycode", "geoareacode", "entitycode", "iso", "iso3", "代码"})
"""Headings of codes that may belong to another list of regions; one that is an id of the tracker must be the one of its row."""

_LABEL = re.compile(r"(?:[._]?names?|\.?\(?labels?\)?|名称|名)$")
_BY_HEADING = {word: key for key, words in HEADINGS.items() for word in words}
_BLANKS = re.compile(r"\s")


def plain(text: str) -> str:
    """Return a text as headings and names are compared: without blanks, half-width, in lower case."""
    return _BLANKS.sub("", half_width(text)).casefold()


def key_of(heading: str) -> str | None:
    """Return what a heading is known to mean; None for any other. `Region name` and `GEO (Labels)` mean what `Region` and `GEO` do."""
    word = plain(heading)
    return _BY_HEADING.get(word) or _BY_HEADING.get(_LABEL.sub("", word))


def says_nothing(heading: str) -> bool:
    """Return whether a column is known to say nothing of a figure: running numbers, codes beside names, what a machine needs."""
    word = plain(heading)
    return word in ASIDE or word in _SAYS_NOTHING or word.endswith("_id") or is_total(heading)
