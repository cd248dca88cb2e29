"""The words of the program that are no quantities: what it keeps, what it says of it, and what stands above its columns."""

from typing import NamedTuple

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation


class Thing(NamedTuple):
    """A word of the program; every text is a key of the catalogue.

    Attributes:
        title: The word.
        explanation: What it means.
        key: Where it stands in JSON and in exported tables, `key: value` for a value of a key; "" where it does not.
        headings: Other headings under which it stands, and parts of it that have a column of their own.
    """

    title: str
    explanation: Explanation
    key: str = ""
    headings: tuple[str, ...] = ()


def _thing(title: str, meaning: str, key: str = "", *headings: str) -> Thing:
    return Thing(title, Explanation(meaning), key, headings)


_YEAR = N_(
    "30 % a year from 860 in 2013 are 1453.4 in 2015. 2014 brought 1050; the first half of 2015 620.5, 29.2 % more than 480.263 a year before."
)
_CEILING = N_("At most 240 in 2015; 200 in 2014, 90 of them in the first half; the first half of 2015 brought 105.")

_KEPT: dict[str, Thing] = {
    "tracker": _thing(N_("tracker"), N_("One folder with policies, regions, indicators, targets and figures.")),
    "policy": _thing(N_("policy"), N_("The document that sets targets."), "policy", N_("policy id"), N_("title")),
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
        ),
        "indicator",
        (N_("indicator id"),),
    ),
    "unit": _thing(N_("unit"), N_("What a value is counted in, with its scale: 亿元, 万户, %."), "unit"),
    "kind": _thing(N_("kind"), N_("How the figures of an indicator behave: stock, flow, share, index or growth."), "kind"),
    "stock": _thing(N_("stock"), N_("A quantity counted at a date: what there is at the end of a period."), "kind: stock"),
    "flow": _thing(N_("flow"), N_("A quantity that adds up over a period."), "kind: flow"),
    "share": _thing(N_("share"), N_("A ratio of two quantities, in %."), "kind: share"),
    "index": _thing(N_("index"), N_("A score, a rank or a price index."), "kind: index"),
    "growth rate": _thing(
        N_("growth rate"),
        N_("The growth of a period over the same period a year before, in %; also below zero, and also of a part of a year."),
        "kind: growth",
    ),
    "direction": _thing(N_("direction"), N_("The way in which an indicator shall move: increase or decrease."), "direction"),
    "limit": _thing(N_("limit"), N_("The natural ceiling of an indicator, or its floor where less is better."), "limit"),
    "definition": _thing(N_("definition"), N_("What an indicator counts, and what it leaves out."), "definition"),
    "region": _thing(
        N_("region"),
        N_("The place that a target or a figure is about; regions lie in one another."),
        "region",
        *(N_("regions"), N_("region id"), N_("region above"), N_("missing regions")),
    ),
    "level-of-region": _thing(N_("level"), N_("What kind of place a region is: country, province, city, county."), "region.level"),
    "id": _thing(
        N_("id"), N_("The short name of a thing, which never changes and is the same in every language."), "id", N_("name")
    ),
    "owner": _thing(N_("owner"), N_("Who answers for a target."), "owner"),
    "note": _thing(N_("note"), N_("What else is to be known, in the words of whoever wrote it."), "note"),
    "commit": _thing(N_("commit"), N_("A state of the files that git keeps; `diff` compares two of them.")),
}

_TARGETS: dict[str, Thing] = {
    "target": _thing(N_("target"), N_("What an indicator shall reach, where, and by when."), "targets", N_("targets")),
    "goal": _thing(
        N_("goal"),
        N_("What a target asks for: a level, a growth, an amount a year or in all, or an improvement."),
        "goal",
        *(N_("goal in words"), N_("kind of goal"), N_("high end"), N_("rate")),
    ),
    "binding": _thing(
        N_("binding"), N_("A binding target (约束性) must be met; an anticipated one (预期性) is guidance."), "binding"
    ),
    "deadline": _thing(N_("deadline"), N_("The last day of the period that the target is due in."), "deadline"),
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

_FIGURES: dict[str, Thing] = {
    "actual": _thing(
        N_("actual"),
        N_("One recorded figure for a period, with its source; it is never changed, only revised by another one."),
        "actuals",
        *(N_("figures"), N_("value"), N_("number of the figure"), N_("use")),
    ),
    "period": _thing(
        N_("period"),
        N_("The span that a figure is about, such as 2014, 2014-H1 or 2014-01/2014-10."),
        "period",
        N_("last day"),
        N_("year"),
    ),
    "source": _thing(N_("source"), N_("Where a figure or a clause can be found."), "source"),
    "on-a-year-before": _thing(N_("on a year before"), N_("Growth over the same period of the year before, as published."), "yoy"),
    "cumulative": _thing(N_("cumulative"), N_("Counted from the first day of a year or of a window on.")),
    "year-to-date": Thing(
        N_("year to date"),
        Explanation(
            N_(
                "What figures that follow one another from the first day of a year add up to. In the year of the deadline a flow is judged by "
                "it until the whole year is recorded; before, it makes an estimate."
            ),
            example=N_(
                "January to March 88 and April 30: 118 by the end of April. May alone would add nothing while April is missing."
            ),
            worked=("88 + 30 = 118",),
        ),
        "basis: year-to-date",
    ),
    "estimate": Thing(
        N_("estimate"),
        Explanation(
            N_(
                "A year before that of the deadline told from its year to date: last full year * (1 + growth of the year to date), and no "
                "less than a newer year to date. It never decides."
            ),
            example=N_("860 in 2013, and 39.5 % more in the first half of 2014."),
            worked=("860 * (1 + 0.395) = 1199.7",),
            note=N_(
                "The growth is the published one, else that over the same part of the year before. `latest.seen` says how many months it "
                "rests on; under three the remark is early-estimate. The year of the deadline is judged by its year to date instead."
            ),
        ),
        "basis: estimated",
    ),
    "basis": _thing(N_("basis"), N_("How a value came about: recorded, estimated, summed, derived."), "basis"),
    "approximate": _thing(N_("approximate"), N_("Whether a figure is about its value, at least it or at most it."), "approx"),
    "state": _thing(N_("state"), N_("How settled a figure is: preliminary, final, revised or forecast."), "state"),
    "forecast": _thing(N_("forecast"), N_("A figure that its source expects; it never counts as an actual."), "state: forecast"),
    "comparable": _thing(
        N_("comparable"), N_("Whether verdicts may rest on a figure: the same scope and definition."), "comparable"
    ),
    "standard-error": _thing(N_("standard error"), N_("How uncertain a figure of a survey is, in its unit."), "se"),
    "recorded": _thing(N_("recorded"), N_("The day on which a figure was recorded."), "recorded"),
    "revision": _thing(
        N_("revision"),
        N_(
            "A later figure for the same period that takes the place of an earlier one, with its reason; the old one stays on record."
        ),
        "revises",
        N_("why revised"),
    ),
    "withdrawal": _thing(
        N_("withdrawal"),
        N_("What takes a figure out of the count, with its reason; it stays on record."),
        "withdrawn",
        N_("why withdrawn"),
    ),
    "standing": _thing(N_("standing"), N_("Whether a figure counts, or was revised or withdrawn."), "standing"),
    "vintage": _thing(
        N_("vintage"),
        N_(
            "The figures as they were known on a day (--known-by): only what had been recorded by then counts, so that a report of the past "
            "can be repeated."
        ),
        "known_by",
    ),
    "as-of": _thing(
        N_("as-of"),
        N_(
            "The day the report speaks for: only periods that had ended by then count. By default the end of the newest period with a figure, unless it lies too far ahead."
        ),
        "as_of",
    ),
    "on-record": _thing(
        N_("on record"), N_("What is recorded already for the same indicator, region and period."), "", N_("place")
    ),
}

_SAID: dict[str, Thing] = {
    "status": _thing(N_("status"), N_("The word of this program for where a target stands."), "status", N_("case"), N_("met?")),
    "verdict": _thing(
        N_("verdict"),
        N_("The word of an official method, beside the status, which is this program's own word."),
        "verdict",
        *(N_("score"), N_("number judged")),
    ),
    "method": _thing(
        N_("method"),
        N_("The published rule by which a verdict is reached: a number, its cut-offs, its words."),
        "method",
        N_("cut-offs"),
    ),
    "ahead": _thing(N_("ahead"), N_("Beyond the path: a pace above 1.")),
    "reason": _thing(N_("reason"), N_("Why a quantity is empty, or a target unrated."), "reason", N_("why empty"), N_("why")),
    "remark": _thing(
        N_("remark"), N_("What is to be known of an assessment, such as that its figure is an estimate."), "flags", N_("remarks")
    ),
    "best-growth": _thing(
        N_("best growth shown"),
        N_("The highest yearly growth that the figures have ever shown over a span as long."),
        "best_growth",
    ),
    "error": _thing(N_("error"), N_("What makes the files of a tracker unusable; `check` ends with 2."), "severity: error"),
    "warning": _thing(
        N_("warning"),
        N_("Something that is probably wrong and does not stop the program; `check` ends with 1."),
        "severity: warning",
    ),
    "waiver": _thing(N_("waiver"), N_("The reason why a warning does not apply, where somebody has looked at it."), "waived"),
    "gate": _thing(N_("gate"), N_("A status or flag that makes `check` fail (--fail-on)."), "severity: goal"),
    "bug": _thing(N_("bug"), N_("A fault of the program itself; it ends with 3.")),
}

THINGS: dict[str, Thing] = _KEPT | _TARGETS | _FIGURES | _SAID
"""By the name under which `explain` knows them."""
