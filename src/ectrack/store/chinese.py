"""Words by which a table is known to be Chinese: those of statistics and of places, and what the program itself knows."""

import re
from collections.abc import Iterable
from functools import cache

from ectrack.core.importing.heading_words import HEADINGS
from ectrack.core.importing.vocabulary import APPROX, FOOTNOTES, STATUSES, TOTALS

_PLACES = (
    "中国 全国 全省 全市 全县 全区 北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏"
    " 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 自治区 自治州 自治县 地区 县区 市州 街道 东部 中部 西部 城镇 农村 城市 乡镇"
)
_STATISTICS = (
    "统计 年鉴 公报 月报 季报 年报 年末 年初 年底 上半年 下半年 季度 年度 月份 同比 环比 增长 增速 下降 累计 合计 总计 小计 其中 总值 总额 总量 总数 产值 增加值 产量 销量"
    " 销售 收入 支出 投资 消费 进出口 出口 进口 财政 税收 预算 存款 贷款 居民 人均 人口 户数 就业 失业 工资 价格 指数 比重 比率 比例 单位 亿元 万元 千元 百元 美元 人民币 万人 万吨"
    " 公里 千米 平方 立方 公斤 千瓦 万户 万台 万辆 万个 亿人 工业 农业 林业 牧业 渔业 服务业 制造业 建筑业 交通 运输 邮电 电信 电子 商务 交易 网店 网络 零售 批发 旅游 教育 学校"
    " 医院 卫生 医疗 保险 保障 环境 能源 用电 面积 粮食 机构 企业 公司 部门 政府 计划 规划 目标 完成 实际 报告 项目 名称 代码 日期 时间 类别 分类 数据 来源 备注 说明 填报 表格"
)
_IS_WORD = re.compile("[\u3400-\u9fff]{2,}")
_FIGURE = r"(?<=[0-9０-９])(?:年|月|日|亿|万|元)"
_PLACE = re.compile(r"([\u3400-\u9fff]+)(?:省|市|县|州|镇|乡)(?![\u3400-\u9fffA-Za-z])")
_FEWEST = 3
"""Names that must end like those of places: one may do so by chance in another language."""


def known_characters(text: str, words: Iterable[str]) -> int:
    """Return how many characters of a text belong to words that are known.

    Args:
        text: The text.
        words: Further words that may be expected; of them those in Chinese count that have two characters or more.
    """
    whole = {*_words(), *(word for word in words if _IS_WORD.fullmatch(word))}
    pattern = re.compile("|".join([*sorted(whole, key=len, reverse=True), _FIGURE]))
    found = sum(len(match[0]) for match in pattern.finditer(text))
    places = [match[1] for match in _PLACE.finditer(text)]
    return found + (len(places) if len(set(places)) >= _FEWEST else 0)


@cache
def _words() -> frozenset[str]:
    ours = (*(word for words in (*HEADINGS.values(), *APPROX.values(), TOTALS, STATUSES, FOOTNOTES) for word in words),)
    return frozenset(word for word in (*ours, *_PLACES.split(), *_STATISTICS.split()) if _IS_WORD.fullmatch(word))
