"""What the keys of an indicator are, for people who write them in an editor."""

from ectrack.locale import N_
from ectrack.locale.described import LIMIT, NAME, NOTE, KeyWords

YEAR_STARTS = KeyWords(
    N_("year starts"),
    N_(
        "The month in which years begin, January when left out: FY2025/26, its halves and quarters are such years, in figures and targets; a bare 2025 "
        "is the calendar year."
    ),
    "04",
)
INDICATOR_KEYS = {
    "name": NAME._replace(example={"zh": "电子商务交易额", "en": "E-commerce turnover"}),
    "unit": KeyWords(
        N_("unit"),
        N_("The unit that plain numbers are in; % when left out of a share or a growth rate, none of an index."),
        "亿元",
    ),
    "kind": KeyWords(
        N_("kind"), N_("What the figures are, which decides how they add up and which one speaks for a date."), "flow"
    ),
    "direction": KeyWords(N_("direction"), N_("The direction it shall move in."), "increase"),
    "definition": KeyWords(N_("definition"), N_("What is counted and what is not."), "一个时期内通过电子商务成交的总额。"),
    "ratio": KeyWords(
        N_("ratio"),
        N_("Of which two indicators it is the quotient; derived wherever both are recorded for one period."),
        {"of": "online-retail", "to": "consumer-retail"},
    ),
    "limit": LIMIT,
    "negative": KeyWords(
        N_("below zero"),
        N_(
            "Whether figures may lie below zero; left out: those of a stock and a share never do, those of a flow and an index may. With true no part "
            "of a year proves anything."
        ),
        False,  # an example of the key
    ),
    "parts": KeyWords(
        N_("parts"),
        N_("The ids of indicators that add up to this one; `check` compares."),
        ["fixed-line-users", "mobile-users"],
    ),
    "adds_to": KeyWords(
        N_("adds to"), N_("The id of the stock whose rise over a period this flow is; `check` compares."), "telephone-users"
    ),
    "every": KeyWords(
        N_("every"),
        N_(
            "How often a figure is due; `check` warns about one that is late. A share or an index to be held is held in each of these periods."
        ),
        "month",
    ),
    "lag": KeyWords(
        N_("lag"),
        N_(
            "Days after the end of a period until its figure is due, and after a deadline until a target is overdue; 0 when left out."
        ),
        20,
    ),
    "roll_up": KeyWords(
        N_("sum of regions"),
        N_(
            "true: a region without a figure of its own takes the sum of the regions right below it; for stock and flow, not beside ratio."
        ),
        True,  # an example of the key
    ),
    "growth_of": KeyWords(
        N_("growth of"),
        N_("The id of an indicator; the growth published with its figures is this growth rate where none is recorded."),
        "gdp",
    ),
    "count": KeyWords(
        N_("count"),
        N_(
            "Counts the regions below whose figure meets a level, where this is not recorded; for a stock, with share = true for a share."
        ),
        {"of": "shops", "at_least": 1, "level": "county"},
    ),
    "breaks": KeyWords(
        N_("breaks"),
        N_(
            "Periods with which a new series begins, each with the reason; with link = 1.043 beside why the earlier figures are multiplied, "
            "without it nothing is compared across."
        ),
        {"2023": "统计口径调整"},
    ),
    "scales": KeyWords(
        N_("scale words"), N_("千 and 百 where they may stand before the unit, as million, 万 and 亿 always may."), ["千"]
    ),
    "year_starts": YEAR_STARTS,
    "note": NOTE,
}

COUNT_KEYS = {
    "of": KeyWords(N_("count of"), N_("The id of the indicator whose figures are looked at."), "shops"),
    "at_least": KeyWords(N_("at least"), N_("What a region must reach or exceed to be counted."), "1家"),
    "at_most": KeyWords(N_("at most"), N_("What a region must stay at or below to be counted."), 5),
    "more_than": KeyWords(N_("more than"), N_("What a region must exceed to be counted."), 0),
    "less_than": KeyWords(N_("less than"), N_("What a region must stay below to be counted."), "3%"),
    "within": KeyWords(N_("within"), N_("A band in which a region must lie to be counted; both ends count."), [1, 5]),
    "level": KeyWords(N_("level"), N_("The level of the regions that are looked at; those right below when left out."), "county"),
    "share": KeyWords(
        N_("share"), N_("true: the part of all regions that are looked at, rather than their number."), True
    ),  # an example of the key
}
