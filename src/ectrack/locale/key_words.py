"""What the tables of the files and their keys are, for people who write them in an editor: a name, a sentence and an example."""

from datetime import date

from ectrack.locale import N_
from ectrack.locale.described import LIMIT, NAME, NOTE, KeyWords, TableWords
from ectrack.locale.indicator_words import COUNT_KEYS, INDICATOR_KEYS, YEAR_STARTS

FILE_WORDS = {
    "tables": TableWords(N_("tables"), N_("A file of a tracker with any of its regions, indicators, policies and targets.")),
    "actuals": TableWords(N_("figures"), N_("A file of a tracker with recorded figures, in the order of recording.")),
    "settings": TableWords(N_("settings"), N_("The settings of a tracker; every key may be left out.")),
}
"""By the role of the file."""

TABLE_WORDS = {
    "RegionTable": TableWords(N_("region"), N_("A place that targets and figures are about; regions lie in each other.")),
    "IndicatorTable": TableWords(
        N_("indicator"), N_("A measured quantity: its unit, its kind, and the direction it shall move in.")
    ),
    "PolicyTable": TableWords(N_("policy"), N_("A document that sets targets.")),
    "TargetTable": TableWords(N_("target"), N_("What an indicator shall reach, where and by when; exactly one goal key says how.")),
    "ReadingTable": TableWords(
        N_("reading"),
        N_("Another defensible reading of the clause: the keys here replace those of the target, a goal key its goal."),
    ),
    "ActualTable": TableWords(N_("actual"), N_("One recorded figure for one period, with its source.")),
    "SettingsTable": TableWords(N_("settings"), N_("The settings of a tracker; every key may be left out.")),
    "BaselineTable": TableWords(
        N_("baseline"), N_("A period alone, the period with the value that the document states for it, or the mean of years.")
    ),
    "CountTable": TableWords(
        N_("count of regions"), N_("Which regions below are counted: those whose figure for the period meets the level.")
    ),
    "RelativeTable": TableWords(
        N_("level that follows another series"), N_("The figure of another indicator, or of another region, for the same period.")
    ),
    "LightsTable": TableWords(
        N_("cut-offs of the lights"), N_("From how many percentage points behind schedule a light is yellow or red.")
    ),
    "CheckTable": TableWords(N_("check"), N_("What `check` looks for.")),
    "SourceTable": TableWords(N_("source"), N_("A table of figures in a warehouse; its columns are the keys of figures.")),
    "FiguresTable": TableWords(
        N_("figures of a file"), N_("What holds for every figure of a CSV or Parquet file that does not say otherwise itself.")
    ),
    "RatioTable": TableWords(
        N_("ratio"), N_("Two indicators, one divided by the other, wherever both have a figure for one period.")
    ),
}
"""By the name of the model in `ectrack.core.notation.tables`."""

_METHOD = KeyWords(N_("method"), N_("The method that gives the verdict; pace when left out."), "statcan")
_LIGHTS = KeyWords(
    N_("cut-offs of the lights"),
    N_("The cut-offs of the method traffic-light, which has none of its own, in percentage points behind schedule."),
    {"green": 0, "yellow": 10, "red": 30},
)

_WAIVE = KeyWords(
    N_("waivers"), N_("Warnings of `check` that do not apply here, each with the reason."), {"two-values": "口径不同"}
)

_TARGET = {
    "name": KeyWords(
        N_("name"), N_("The name in reports; put together from region, indicator and year when left out."), "2015年电子商务交易额"
    ),
    "policy": KeyWords(N_("policy"), N_("The id of the policy that sets the target."), "gansu-2014"),
    "at_least": KeyWords(N_("at least"), N_("The goal: reach or exceed this value."), 3000),
    "at_most": KeyWords(N_("at most"), N_("The goal: stay at or below this value, or come down to it."), "350万户"),
    "more_than": KeyWords(N_("more than"), N_("The goal: exceed this value; reaching it is not enough."), "5400家"),
    "less_than": KeyWords(N_("less than"), N_("The goal: stay below this value; reaching it is too much."), "3.5%"),
    "between": KeyWords(N_("between"), N_("The goal: a range, the low end first; the near end counts as met."), [2, 3]),
    "growth": KeyWords(N_("growth"), N_("The goal: average growth a year since the baseline, as text with a percent sign."), "30%"),
    "each_quarter": KeyWords(
        N_("each quarter"), N_("The goal: this much in every quarter from `from` to `by`, or a range of it."), 30
    ),
    "each_month": KeyWords(N_("each month"), N_("The goal: this much in every month from `from` to `by`, or a range of it."), 10),
    "average": KeyWords(N_("average"), N_("Whether the mean over the window, not the last year alone, shall be the level."), True),
    "within": KeyWords(N_("within"), N_("The goal: inside a band; both ends count."), ["40%", "60%"]),
    "stretch": KeyWords(N_("stretch"), N_("Whether more than the far end of `between` is welcome."), True),
    "each_year_at_most": KeyWords(
        N_("each year at most"),
        N_("The goal: not more than this in any year from `from` to `by`; each year decides for itself."),
        3,
    ),
    "total_at_most": KeyWords(
        N_("total at most"), N_("The goal: not more than this in all from `from` to `by`, such as an emission budget."), 2544
    ),
    "each_year": KeyWords(N_("each year"), N_("The goal: this much in every year from `from` to `by`, or a range of it."), 120),
    "total": KeyWords(N_("total"), N_("The goal: adds up to this from `from` to `by`, or to a range of it."), "250亿元"),
    "improve": KeyWords(N_("improve"), N_("The goal: move in the wanted direction, where no level is stated."), True),
    "improve_by": KeyWords(
        N_("improve by"), N_("The goal: better than the baseline by this part of it, as text with a percent sign."), "10%"
    ),
    "hold": KeyWords(
        N_("hold"), N_("Beside a level: it is to be kept in every period up to the deadline, not only reached at its end."), True
    ),
    "approx": KeyWords(
        N_("approximate"),
        N_(
            "How the document states the goal approximately; `about` is met from half a unit of the last digit on. Left out when it is exact."
        ),
        "about",
    ),
    "from": KeyWords(
        N_("start"), N_("The period the window starts with; its first day is included, and earlier figures do not count."), "2013"
    ),
    "by": KeyWords(
        N_("deadline"),
        N_(
            "The period the target is due in, for a flow a period and no day; its last day is the deadline. Left out: a standing commitment."
        ),
        "2015",
    ),
    "since": KeyWords(
        N_("baseline"),
        N_("The period progress counts from; the figure of exactly this period, or of its last day, is the baseline."),
        "2013",
    ),
    "baseline": KeyWords(
        N_("baseline"),
        N_("The same as `since`, with the value that the document states, or the mean of years."),
        {"period": "2013", "value": "860亿元"},
    ),
    "milestones": KeyWords(
        N_("milestones"),
        N_(
            "Values by period that the path to the deadline runs through; of a flow, within the year it is due in, amounts from the first day of that year."
        ),
        {"2015": "9%", "2017": "11%"},
    ),
    "path": KeyWords(
        N_("path"), N_("The shape of the path to the deadline; compound for `growth`, else linear, when left out."), "linear"
    ),
    "limit": LIMIT,
    "direction": KeyWords(
        N_("direction"),
        N_("The wanted direction, where the goal key does not give it: `between`, `improve`, `improve_by`, `hold`."),
        "decrease",
    ),
    "method": _METHOD,
    "lights": _LIGHTS,
    "tags": KeyWords(N_("tags"), N_("Words of your own to choose targets by."), ["约束性"]),
    "owner": KeyWords(N_("owner"), N_("The body that answers for the target."), "甘肃省商务厅"),
    "binding": KeyWords(N_("binding"), N_("Whether the target is binding (true) or anticipated (false)."), False),
    "clause": KeyWords(N_("clause"), N_("The place in the document."), "三.1(1)"),
    "note": NOTE,
    "indicator": KeyWords(N_("indicator"), N_("The id of the indicator."), "ecommerce-turnover"),
    "region": KeyWords(N_("region"), N_("The id of the region."), "gansu"),
}

KEY_WORDS: dict[str, dict[str, KeyWords]] = {
    "RegionTable": {
        "name": NAME,
        "parent": KeyWords(N_("parent"), N_("The id of the region it lies in."), "gansu"),
        "level": KeyWords(
            N_("level"), N_("What kind of place it is, in one word: province, city, county, township, village."), "county"
        ),
        "note": NOTE,
    },
    "IndicatorTable": INDICATOR_KEYS,
    "CountTable": COUNT_KEYS,
    "PolicyTable": {
        "title": KeyWords(N_("title"), N_("The title: one text, or a text for each language."), "关于加快电子商务产业发展的意见"),
        "issuer": KeyWords(N_("issuer"), N_("The body that issued the document."), "甘肃省人民政府"),
        "issued": KeyWords(N_("date of issue"), N_("The day the document was issued."), date(2014, 7, 29)),
        "source": KeyWords(N_("source"), N_("Where the document can be found."), "甘政发〔2014〕77号"),
        "note": NOTE,
    },
    "TargetTable": {
        **_TARGET,
        "for_regions": KeyWords(
            N_("for regions"),
            N_("Makes a target for each region: `level:county` within the region, `below:gansu`, ids, or several of these."),
            "level:county",
        ),
        "values": KeyWords(
            N_("values"),
            N_("A table beside this file with amounts by region, for `for_regions`; others have the amount of the goal."),
            "values-2015.csv",
        ),
        "split": KeyWords(
            N_("split"),
            N_("Amounts by region that add up to the goal; each makes a target of its own, such as `shops@kangxian`."),
            {"kangxian": 60, "wenxian": "60家"},
        ),
        "readings": KeyWords(
            N_("readings"), N_("Other readings of an ambiguous clause by name; each is shown beside the main one.")
        ),
        "status": KeyWords(N_("status"), N_("Why the target is no longer judged."), "suspended"),
        "superseded_by": KeyWords(N_("superseded by"), N_("The id of the target that took its place."), "turnover-2017"),
        "gate": KeyWords(N_("gate"), N_("Whether its progress may fail a check that is asked to; true when left out."), False),
        "waive": _WAIVE,
    },
    "ReadingTable": _TARGET,
    "ActualTable": {
        "indicator": _TARGET["indicator"],
        "region": _TARGET["region"],
        "period": KeyWords(N_("period"), N_("The period the figure is about; a stock is dated by its last day."), "2014-H1"),
        "value": KeyWords(N_("value"), N_("The figure: a number in the indicator's unit, or text with a unit."), "480亿元"),
        "yoy": KeyWords(N_("year on year"), N_("Growth over the same period a year before, as published."), "39.5%"),
        "approx": KeyWords(
            N_("approximate"), N_("How the source states the figure approximately; left out when it is exact."), "more_than"
        ),
        "state": KeyWords(N_("state"), N_("How settled the figure is."), "preliminary"),
        "se": KeyWords(N_("standard error"), N_("The standard error, where the source gives one; not below zero."), 0.2),
        "comparable": KeyWords(
            N_("comparable"), N_("false: of another scope or definition, recorded for reference and used for no verdict."), False
        ),
        "source": KeyWords(N_("source"), N_("Where the figure was published."), "报告二.1(4)"),
        "note": NOTE,
        "recorded": KeyWords(N_("recorded"), N_("The day the figure was recorded; `--known-by` goes by it."), date(2014, 12, 31)),
        "revises": KeyWords(
            N_("revises"), N_("Why this figure replaces the one recorded before for the same period."), "改为普查数"
        ),
        "withdrawn": KeyWords(
            N_("withdrawn"), N_("Why the figure of this period is withdrawn; such a block has no value."), "误抄上年数"
        ),
        "dated": KeyWords(N_("dated"), N_("That the source gives no date, and the period is assumed."), "assumed"),
        "waive": _WAIVE,
    },
    "SettingsTable": {
        "title": KeyWords(
            N_("title"), N_("The title of the tracker: one text, or a text for each language."), "甘肃省电子商务目标台账"
        ),
        "lang": KeyWords(N_("language"), N_("The language of reports, unless another is asked for."), "zh"),
        "method": _METHOD,
        "lights": _LIGHTS,
        "estimates": KeyWords(
            N_("estimates"),
            N_(
                "Whether a year is estimated from its year to date, and its path follows the season of the year before; true when left out."
            ),
            False,
        ),
        "check": KeyWords(N_("check"), N_("What `check` looks for.")),
        "figures": KeyWords(
            N_("figures"), N_("By the name of a CSV or Parquet file in `actuals/`: what holds for all its figures.")
        ),
        "source": KeyWords(N_("source"), N_("A table of figures in a warehouse; its columns are the keys of figures.")),
        "record_to": KeyWords(
            N_("record to"),
            N_("The form of the files in `actuals/` to which commands add figures; toml when left out."),
            "csv",
        ),
        "year_starts": YEAR_STARTS,
    },
    "SourceTable": {
        "connection": KeyWords(
            N_("connection"),
            N_("A name; the variable ECTRACK_CONNECTION_NAME of your environment says where the warehouse is."),
            "bureau",
        ),
        "table": KeyWords(N_("table"), N_("The name of the table, with its schema where it has one."), "statistics.figures"),
    },
    "FiguresTable": {
        "unit": KeyWords(N_("unit"), N_("The unit of values that are plain numbers; that of the indicator when left out."), "万元"),
        "indicator": KeyWords(N_("indicator"), N_("The id of the indicator of all figures."), "ecommerce-turnover"),
        "region": KeyWords(N_("region"), N_("The id of the region of all figures."), "gansu"),
        "period": KeyWords(N_("period"), N_("The period of all figures."), "2014"),
        "state": KeyWords(N_("state"), N_("How settled all figures are; a forecast never counts as an actual."), "final"),
        "comparable": KeyWords(N_("comparable"), N_("Whether verdicts may rest on the figures; true when left out."), False),
        "source": KeyWords(N_("source"), N_("Where the figures come from."), "统计年鉴"),
        "note": NOTE,
        "recorded": KeyWords(N_("recorded"), N_("The day the figures were recorded."), date(2015, 3, 1)),
        "year_starts": KeyWords(
            N_("year starts"), N_("The month in which the years of the file begin; that of each indicator when left out."), "04"
        ),
        "encoding": KeyWords(
            N_("encoding"),
            N_("The encoding of the CSV file; UTF-8, or GB18030 where it is provably Chinese, when left out."),
            "latin-1",
        ),
        "decimal": KeyWords(
            N_("decimal sign"), N_("The sign before the decimals in the file; the other one, blanks and ' part thousands."), ","
        ),
        "missing": KeyWords(
            N_("no figure"),
            N_(
                "Whole cells that say that there is no figure; with this key an empty cell, -, –, .., :, n/a, NaN and 无 say so too."
            ),
            ["x", "[c]"],
        ),
        "flags": KeyWords(
            N_("flags"),
            N_("What marks behind a number, or in the column state, mean: a state, break, missing (no figure) or ignore."),
            {"p": "preliminary", "e": "estimated"},
        ),
        "dates": KeyWords(
            N_("order of dates"),
            N_(
                "The order of day, month and year in the columns period and recorded, and the sign between them; the year has four digits."
            ),
            "d/m/y",
        ),
        "fraction": KeyWords(
            N_("parts of 1"), N_("Whether plain numbers of indicators in % are parts of 1: 0.345 is 34.5 %."), True
        ),
        "keep": KeyWords(
            N_("keep"),
            N_("By the name of a column: the cells of the rows that are meant; all others are left out."),
            {"Sex": "Total"},
        ),
        "drop": KeyWords(N_("drop"), N_("By the name of a column: the cells of rows that are left out."), {"Area": "Rate"}),
        "others": KeyWords(
            N_("others"),
            N_("ignore: figures of regions and indicators that the tracker does not have are left out, and `check` says how many."),
            "ignore",
        ),
    },
    "CheckTable": {
        "only": KeyWords(N_("only"), N_("Rules or groups to check; all when left out."), ["consistency"]),
        "skip": KeyWords(N_("skip"), N_("Rules or groups to leave out."), ["no-source"]),
        "max_change": KeyWords(
            N_("largest change"),
            N_("Larger changes between neighbouring figures are warned about, as text with a percent sign."),
            "50%",
        ),
    },
    "BaselineTable": {
        "period": KeyWords(N_("period"), N_("The period progress counts from."), "2013"),
        "value": KeyWords(
            N_("value"), N_("The value that the document states; left out, the recorded figure is taken."), "860亿元"
        ),
        "mean": KeyWords(
            N_("mean"),
            N_("Calendar years whose mean is the baseline, dated by the end of the last one; each of them needs its figure."),
            "2011/2013",
        ),
    },
    "RelativeTable": {
        "of": KeyWords(N_("of"), N_("The other indicator; behind an @ the other region."), "gdp@china"),
        "times": KeyWords(N_("times"), N_("The part of the other figure that is asked for; all of it when left out."), "90%"),
        "plus": KeyWords(N_("plus"), N_("What is asked for beyond the other figure."), "1pp"),
    },
    "LightsTable": {
        "green": KeyWords(
            N_("green"), N_("Up to so many percentage points behind schedule the light is green; 0 when left out."), 0
        ),
        "yellow": KeyWords(N_("yellow"), N_("From so many percentage points behind schedule it is yellow."), 10),
        "red": KeyWords(N_("red"), N_("Above so many percentage points behind schedule it is red."), 30),
    },
    "RatioTable": {
        "of": KeyWords(N_("numerator"), N_("The id of the indicator above the line."), "online-retail"),
        "to": KeyWords(N_("denominator"), N_("The id of the indicator below the line."), "consumer-retail"),
    },
}
"""By the name of the model in `ectrack.core.notation.tables`, then by the key."""
