"""The words of the program that are no quantities: what it keeps, what it says of it, and what stands above its columns."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation
from ectrack.locale.explanations.figure_words import FIGURES, SAID
from ectrack.locale.explanations.thing import Thing
from ectrack.locale.explanations.thing import thing as _thing

_YEAR = N_(
    "30 % a year from 860 in 2013 are 1453.4 in 2015. 2014 brought 1050; the first half of 2015 620.5, 29.2 % more than 480.263 a year before."
)
_CEILING = N_("At most 240 in 2015; 200 in 2014, 90 of them in the first half; the first half of 2015 brought 105.")

_KEPT: dict[str, Thing] = {
    "tracker": _thing(N_("tracker"), N_("One folder with policies, regions, indicators, targets and figures.")),
    "policy": _thing(
        N_("policy"),
        N_("The document that sets targets."),
        "policy",
        *(N_("policy id"), N_("title")),
        written=("[policy.plan-2024]", 'title = "Three-year e-commerce plan"', "issued = 2024-02-01"),
    ),
    "issuer": _thing(N_("issuer"), N_("Who issued a policy."), "issuer"),
    "issued": _thing(N_("issued"), N_("The day on which a policy was issued."), "issued"),
    "clause": _thing(N_("clause"), N_("Where a target stands in its policy."), "clause"),
    "indicator": Thing(
        N_("indicator"),
        Explanation(
            N_("The measured quantity: its unit, its kind and the wanted direction."),
            note=N_(
                "stock: counted at a date; flow: adds up over a period; share: a ratio in %; index: a score or a rank; growth: a growth rate."
            ),
            written=("[indicator.turnover]", 'name = "E-commerce turnover"', 'unit = "million USD"', 'kind = "flow"'),
        ),
        "indicator",
        (N_("indicator id"),),
    ),
    "unit": _thing(
        N_("unit"),
        N_("What a value is counted in, with its scale: million USD, 亿元, 万户, %."),
        "unit",
        example=N_("In million USD, 2.5 and $2.5m and 2,500,000 USD are one figure."),
    ),
    "kind": _thing(
        N_("kind"),
        N_("How the figures of an indicator behave: stock, flow, share, index or growth."),
        "kind",
        example=N_("Shops are a stock, sales a flow, the share of sales online a share, a price index an index."),
    ),
    "stock": _thing(
        N_("stock"),
        N_("A quantity counted at a date: what there is at the end of a period."),
        "kind: stock",
        example=N_("5,446 shops at the end of November; a figure of 2014 is that of 2014-12-31."),
        written=('kind = "stock"', 'unit = "shops"'),
    ),
    "flow": _thing(
        N_("flow"),
        N_("A quantity that adds up over a period."),
        "kind: flow",
        example=N_("Sales of 480 in the first half of the year and 500 in the second are 980 in the year."),
        written=('kind = "flow"', 'unit = "million USD"'),
    ),
    "share": _thing(
        N_("share"),
        N_("A ratio of two quantities, in %."),
        "kind: share",
        example=N_("Of 344 sold 37.84 were sold online: 11 %. It changes by percentage points."),
        worked=("37.84 / 344 * 100 = 11",),
        written=('kind = "share"', 'unit = "%"'),
    ),
    "index": _thing(
        N_("index"),
        N_("A score, a rank or a price index."),
        "kind: index",
        example=N_("An innovation score of 61.2, a rank of 7, a price index of 102.1; none adds up over a year."),
        written=('kind = "index"', 'unit = ""'),
    ),
    "growth rate": _thing(
        N_("growth rate"),
        N_("The growth of a period over the same period a year before, in %; also below zero, and also of a part of a year."),
        "kind: growth",
        example=N_("GDP of the first three quarters grew by 5.2 %; a goal of 6 % for the year is behind."),
        written=('kind = "growth"', 'unit = "%"'),
    ),
    "direction": _thing(N_("direction"), N_("The way in which an indicator shall move: increase or decrease."), "direction"),
    "limit": _thing(N_("limit"), N_("The natural ceiling of an indicator, or its floor where less is better."), "limit"),
    "definition": _thing(N_("definition"), N_("What an indicator counts, and what it leaves out."), "definition"),
    "region": _thing(
        N_("region"),
        N_("The place that a target or a figure is about; regions lie in one another."),
        "region",
        *(N_("regions"), N_("region id"), N_("region above"), N_("missing regions")),
        written=("[region.longnan]", 'name = { zh = "陇南市", en = "Longnan" }', 'parent = "gansu"'),
    ),
    "level-of-region": _thing(N_("level"), N_("What kind of place a region is: country, province, city, county."), "region.level"),
    "id": _thing(
        N_("id"),
        N_("The short name of a thing, which never changes and is the same in every language."),
        "id",
        N_("name"),
        example=N_("gansu of a region, turnover-2015 of a target; it stands in the header of its table."),
        written=("[region.gansu]",),
    ),
    "owner": _thing(N_("owner"), N_("Who answers for a target."), "owner"),
    "note": _thing(N_("note"), N_("What else is to be known, in the words of whoever wrote it."), "note"),
    "commit": _thing(N_("commit"), N_("A state of the files that git keeps; `diff` compares two of them.")),
}

_TARGETS: dict[str, Thing] = {
    "target": _thing(
        N_("target"),
        N_("What an indicator shall reach, where, and by when."),
        "targets",
        N_("targets"),
        written=("[target.turnover-2015]", 'indicator = "turnover"', 'region = "gansu"', "at_least = 1453.4", 'by = "2015"'),
    ),
    "goal": _thing(
        N_("goal"),
        N_("What a target asks for: a level, a growth, an amount a year or in all, or an improvement."),
        "goal",
        *(N_("goal in words"), N_("kind of goal"), N_("high end"), N_("rate")),
        example=N_("At least 50 % by 2017 is a level, 30 % a year by 2015 a growth, 120 a year from 2013 to 2015 an amount."),
        written=('at_least = "50%"',),
    ),
    "binding": _thing(
        N_("binding"), N_("A binding target (约束性) must be met; an anticipated one (预期性) is guidance."), "binding"
    ),
    "deadline": _thing(
        N_("deadline"),
        N_("The last day of the period that the target is due in."),
        "deadline",
        example=N_("A target by 2015 is due on 2015-12-31, one by 2015-H1 on 2015-06-30."),
    ),
    "start": _thing(
        N_("start"), N_("The first day of the window of a target, else the day of its baseline."), "start", N_("first day")
    ),
    "reading": _thing(
        N_("reading"),
        N_("Another defensible reading of an ambiguous clause, assessed beside the main one."),
        "readings",
        N_("other status?"),
    ),
    "milestone": Thing(
        N_("milestone"),
        Explanation(
            N_("A value that the path runs through on a day between the baseline and the deadline."),
            note=N_(
                "On a flow a milestone of a whole year acts until the year of the deadline; amounts from the first day of that year "
                "(2015-Q1, 2015-H1, 2015-Q1/2015-Q3) are its path within it."
            ),
        ),
    ),
    "hold": Thing(
        N_("hold"),
        Explanation(
            N_(
                "A level to be kept in every period up to the deadline, not only reached at its end. The first period that breaks it, by a "
                "final figure, makes the target missed; it is achieved when every period of the window is seen and holds."
            ),
            example=N_("Less than 5 % from 2012 to 2016: 4.5, 5.1 and 4.8 have missed it in 2013."),
            note=N_(
                "Any figure of a stock, or of a single day, is held against the level; of anything else a period of `every`, else a year, or the very "
                "period that is due. "
                "A break by a preliminary figure, or without a deadline, is behind; the outlook is empty."
            ),
        ),
        "goal.hold",
        (N_("to be kept"),),
    ),
    "path": Thing(
        N_("path"),
        Explanation(
            N_("The value that a target asks for on each day between its baseline and its deadline."),
            formula=("linear: b + (T - b) * s", "compound: b * (T / b) ^ s"),
            where=N_("b baseline, T target level, s the time elapsed"),
            example=N_("860 to 1453.4 in two years, after one: 1156.7 by a linear path, 1118 by a compound one."),
            worked=("860 + (1453.4 - 860) * 0.5 = 1156.7", "860 * (1453.4 / 860) ^ 0.5 = 1118"),
            note=N_("Within the year that a flow is due in it begins at 0 and follows the season; see season."),
        ),
    ),
    "season": Thing(
        N_("season"),
        Explanation(
            N_(
                "The path through the year that a flow is due in: it asks by now for the part of the level that the same months brought of "
                "the year before. Without it the path is straight."
            ),
            formula=("expected = T * S / F",),
            where=N_(
                "T target level, F the whole year before, S its same part: v / (1 + yoy) where growth was published, else as recorded"
            ),
            example=_YEAR,
            worked=("620.5 / 1.292 = 480.263", "1453.4 * 480.263 / 1050 = 664.78"),
            note=N_(
                "It needs 0 < S <= F. Amounts that the plan states for parts of the year go before it; --no-estimates does without it."
            ),
        ),
    ),
    "ceiling": Thing(
        N_("ceiling"),
        Explanation(
            N_(
                "A level that the year of the deadline may not pass (at_most, less_than, negative growth). On pace at or under the path, "
                "behind above it, missed once it is passed, achieved only by the whole year."
            ),
            example=_CEILING,
            worked=("240 * 90 / 200 = 108", "240 - 105 = 135", "135 / 6 = 22.5"),
            note=N_(
                "Nothing is required under it; `left` says what may still come. Also the most that a figure can be (upper-bound)."
            ),
        ),
    ),
    "about-goal": Thing(
        N_("about goal"),
        Explanation(
            N_('A goal that says about (approx = "about") is met from half a unit of its last stated digit short of the level.'),
            formula=("increase: v >= T - u / 2", "decrease: v < T + u / 2"),
            where=N_("u the unit of the last digit as written: 1 for 50, 0.1 for 50.0; of growth and improve_by that of the rate"),
            example=N_(
                "About 50 % is met by 49.5 %, at most about 50 by 50.49; about 13.6 % a year from 100 over two years by 128.94."
            ),
            worked=("50 - 1 / 2 = 49.5", "100 * 1.1355 ^ 2 = 128.94"),
        ),
    ),
}

THINGS: dict[str, Thing] = _KEPT | _TARGETS | FIGURES | SAID
"""By the name under which `explain` knows them."""
