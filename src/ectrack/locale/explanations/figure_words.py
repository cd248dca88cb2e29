"""The words of figures and of what is said of them, explained."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation
from ectrack.locale.explanations.thing import Thing, thing

FIGURES: dict[str, Thing] = {
    "actual": thing(
        N_("actual"),
        N_("One recorded figure for a period, with its source; it is never changed, only revised by another one."),
        "actuals",
        *(N_("figures"), N_("value"), N_("number of the figure"), N_("use")),
        written=("[[actual]]", 'indicator = "turnover"', 'region = "gansu"', 'period = "2013"', "value = 860"),
    ),
    "period": thing(
        N_("period"),
        N_("The span that a figure is about, such as 2014, 2014-H1 or 2014-01/2014-10."),
        "period",
        N_("last day"),
        N_("year"),
    ),
    "fiscal-year": thing(
        N_("fiscal year"),
        N_("A year that begins in another month than January, as year_starts says; every rule that says year means it."),
        example=N_('With year_starts = "04" FY2025/26 is April 2025 to March 2026, FY2025/26-Q1 April to June 2025.'),
        written=("[indicator.fees]", 'year_starts = "04"'),
    ),
    "source": thing(N_("source"), N_("Where a figure or a clause can be found."), "source"),
    "on-a-year-before": thing(N_("on a year before"), N_("Growth over the same period of the year before, as published."), "yoy"),
    "cumulative": thing(N_("cumulative"), N_("Counted from the first day of a year or of a window on.")),
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
    "basis": thing(
        N_("basis"),
        N_("How a value came about: recorded, estimated, summed, derived."),
        "basis",
        example=N_("980 of a year is recorded where it was published, summed where two half-years of 480 and 500 were."),
    ),
    "approximate": thing(N_("approximate"), N_("Whether a figure is about its value, at least it or at most it."), "approx"),
    "state": thing(
        N_("state"),
        N_("How settled a figure is: preliminary, final, revised, forecast, estimated by its source, or the first behind a break."),
        "state",
    ),
    "forecast": thing(N_("forecast"), N_("A figure that its source expects; it never counts as an actual."), "state: forecast"),
    "estimate-of-the-source": thing(
        N_("estimated by its source"),
        N_("A figure that its source estimated; it counts, and every output marks it."),
        "state: estimated-by-source",
    ),
    "break-in-series": thing(
        N_("break in series"),
        N_(
            "A change of definition or method between two figures of one indicator; breaks of the indicator says when, why, and whether a link leads across."
        ),
        "state: break",
    ),
    "comparable": thing(
        N_("comparable"), N_("Whether verdicts may rest on a figure: the same scope and definition."), "comparable"
    ),
    "standard-error": thing(N_("standard error"), N_("How uncertain a figure of a survey is, in its unit."), "se"),
    "recorded": thing(N_("recorded"), N_("The day on which a figure was recorded."), "recorded"),
    "revision": thing(
        N_("revision"),
        N_(
            "A later figure for the same period that takes the place of an earlier one, with its reason; the old one stays on record."
        ),
        "revises",
        N_("why revised"),
    ),
    "withdrawal": thing(
        N_("withdrawal"),
        N_("What takes a figure out of the count, with its reason; it stays on record."),
        "withdrawn",
        N_("why withdrawn"),
    ),
    "standing": thing(N_("standing"), N_("Whether a figure counts, or was revised or withdrawn."), "standing"),
    "vintage": thing(
        N_("vintage"),
        N_(
            "The figures as they were known on a day (--known-by): only what had been recorded by then counts, so that a report of the past "
            "can be repeated."
        ),
        "known_by",
    ),
    "as-of": thing(
        N_("as-of"),
        N_(
            "The day the report speaks for: only periods that had ended by then count. By default the end of the newest period with a figure, unless it lies too far ahead."
        ),
        "as_of",
    ),
    "on-record": thing(N_("on record"), N_("What is recorded already for the same indicator, region and period."), "", N_("place")),
}

SAID: dict[str, Thing] = {
    "status": thing(
        N_("status"),
        N_("The word of this program for where a target stands."),
        "status",
        *(N_("case"), N_("met?")),
        example=N_("860 shall be 1453.4 two years later; after one year 1199.7 is on pace, 1000 behind, 800 reversing."),
    ),
    "verdict": thing(
        N_("verdict"),
        N_("The word of an official method, beside the status, which is this program's own word."),
        "verdict",
        *(N_("score"), N_("number judged")),
        example=N_("A target that is behind by its pace may have made limited progress by statcan."),
    ),
    "method": thing(
        N_("method"),
        N_("The published rule by which a verdict is reached: a number, its cut-offs, its words."),
        "method",
        N_("cut-offs"),
    ),
    "ahead": thing(N_("ahead"), N_("Beyond the path: a pace above 1.")),
    "reason": thing(
        N_("reason"),
        N_("Why a quantity is empty, or a target unrated."),
        "reason",
        *(N_("why empty"), N_("why")),
        example=N_("Without a baseline there is no pace: no baseline stated."),
    ),
    "remark": thing(
        N_("remark"),
        N_("What is to be known of an assessment, such as that its figure is an estimate."),
        "flags",
        N_("remarks"),
        example=N_("estimated from 6 of 12 months, reading differs, overdue"),
    ),
    "best-growth": thing(
        N_("best growth shown"),
        N_("The highest yearly growth that the figures have ever shown over a span as long."),
        "best_growth",
    ),
    "error": thing(N_("error"), N_("What makes the files of a tracker unusable; `check` ends with 2."), "severity: error"),
    "warning": thing(
        N_("warning"),
        N_("Something that is probably wrong and does not stop the program; `check` ends with 1."),
        "severity: warning",
    ),
    "waiver": thing(N_("waiver"), N_("The reason why a warning does not apply, where somebody has looked at it."), "waived"),
    "gate": thing(N_("gate"), N_("A status or flag that makes `check` fail (--fail-on)."), "severity: goal"),
    "bug": thing(N_("bug"), N_("A fault of the program itself; it ends with 3.")),
}
