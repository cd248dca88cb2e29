"""The words of closed lists: statuses, reasons, flags, bases, goal kinds, verdicts, and the names of the quantities."""

from collections.abc import Mapping

from ectrack.locale import N_, _

STATUSES = {
    "reversing": N_("reversing"),
    "behind": N_("behind"),
    "missed": N_("missed"),
    "on-pace": N_("on pace"),
    "achieved": N_("achieved"),
    "not-started": N_("not started"),
    "unrated": N_("unrated"),
    "no-data": N_("no data"),
    "suspended": N_("suspended"),
    "superseded": N_("superseded"),
}
"""Words of the status ladder."""

REASONS = {
    "no-figure": N_("no figure recorded"),
    "incomplete": N_("figures of some regions below are missing"),
    "only-not-comparable": N_("only figures that are not comparable"),
    "only-forecast": N_("only forecasts"),
    "none-by-as-of": N_("no figure by this day"),
    "no-baseline": N_("no baseline stated"),
    "baseline-missing": N_("no figure for the baseline period"),
    "nothing-after-baseline": N_("no figure after the baseline"),
    "no-deadline": N_("no deadline stated"),
    "window-unknown": N_("the window has no stated start"),
    "only-year-to-date": N_("a part of a year does not stand for a year"),
    "gap-in-window": N_("figures leave a gap in the window"),
    "opening-stock-unknown": N_("the stock at the start is unknown"),
    "lower-is-better": N_("less is better, so a share of the level says nothing"),
    "zero-level": N_("the level is zero"),
    "negative-level": N_("the level is negative"),
    "baseline-equals-level": N_("the baseline equals the level"),
    "met-at-baseline": N_("the level was already met at the baseline"),
    "flat-path": N_("the path asks for no change by now"),
    "path-against-direction": N_("the path runs against the wanted direction"),
    "linear-path": N_("only a compound path is measured in logarithms"),
    "path-undefined": N_("no compound path from, to or across zero"),
    "no-level": N_("the goal states no level"),
    "no-time": N_("no time between the two dates"),
    "too-large": N_("a number of more than a thousand digits"),
    "zero-value": N_("growth is not defined from or to zero"),
    "negative-value": N_("growth is not defined for negative values"),
    "sum": N_("growth is not defined for a sum that starts at 0"),
    "hold": N_("a level to be kept has no path"),
    "met": N_("met, none needed"),
    "met-by-estimate": N_("none needed if the estimate holds"),
    "deadline-reached": N_("no time left"),
    "never": N_("the change so far does not lead there"),
    "not-met": N_("not met yet"),
    "partial-year": N_("the year is not complete"),
    "unknown-start": N_("the start of the period is unknown"),
    "late-figure": N_("the figure is from after the deadline"),
    "cannot-judge": N_("the method cannot judge this target"),
    "too-few-points": N_("too few yearly figures for this method"),
    "opposite-signs": N_("growth is not defined across zero"),
    "no-cut-offs": N_("no cut-offs are set for the lights"),
    "between-lights": N_("between two lights of the published rules"),
    "no-scores": N_("no target of the group has a score"),
    "no-symbols": N_("no target of the group has a symbol"),
    "average": N_("a mean has no path"),
    "year-complete": N_("the year is over, the next one has a cap of its own"),
    "hole-in-window": N_("a period of the window is not recorded"),
    "growth-rate": N_("a growth rate is judged by itself, without a path"),
    "no-year-to-date-rate": N_("no growth rate that begins with the year"),
    "compounding": N_("yearly rates compound, so no amount a year is defined"),
    "rates-added": N_("yearly rates do not add up, they compound"),
    "break": N_("a break in the series lies between"),
    "relative": N_("a level that follows another series has no path"),
    "other-is-a-bound": N_("the figure of the other series is only a bound"),
    "no-common-period": N_("no period of which both series have a figure"),
    "band": N_("a band has no single path"),
    "beyond-range": N_("the figure lies beyond the far end of the band"),
    "cap": N_("the goal is a ceiling, so nothing is required"),
    "missed": N_("missed, nothing can mend it"),
    "met-so-far": N_("none needed if it stays so"),
    "within-year": N_("less than a year is left"),
    "under-half-a-year": N_("less than half a year is no base for a growth per year"),
    "no-last-year": N_("the whole year before is not recorded"),
    "no-same-part": N_("the same part of the year before is not known"),
    "same-part-out-of-range": N_("the same part of the year before does not fit into that year"),
    "revised-in-part": N_("only the whole or only the part of the year before was revised"),
    "no-rest-of-year": N_("the same rest of the year before is not known"),
    "not-within-year": N_("only the year of the deadline has a rest that is counted"),
    "no-ceiling": N_("no ceiling of the year"),
    "seasonal": N_("the path follows the season of the year before, which leads to no day"),
    "milestones": N_("the path follows the amounts of the plan, which lead to no day"),
    "after-year": N_("not within the year"),
    "after-deadline": N_("only figures from after the deadline"),
    "nothing-after-start": N_("no figure since the start of the window"),
    "too-late": N_("the first figure after the deadline is more than twelve months late"),
    "hold-broken": N_("the level was not kept"),
    "hold-gap": N_("a period in which the level was to be kept is not recorded"),
    "level-beyond-limit": N_("the level lies beyond the limit of the indicator"),
}
"""Why a quantity is empty, or why a target is unrated or without data."""

FLAGS = {
    "estimated": N_("estimated from the year to date"),
    "year-to-date": N_("year to date"),
    "part-year": N_("figure of a part of a year"),
    "approximate": N_("approximate figure"),
    "approximate-goal": N_("approximate goal"),
    "approximate-baseline": N_("approximate baseline"),
    "assumed-date": N_("date assumed"),
    "preliminary": N_("preliminary figure"),
    "estimated-by-source": N_("estimated by its source"),
    "overdue": N_("overdue: no figure for the deadline"),
    "year-short": N_("a year fell short"),
    "period-short": N_("a quarter or month fell short"),
    "year-over-cap": N_("a year passed its cap"),
    "rolled-up": N_("sum of the regions below"),
    "counted": N_("number of regions below"),
    "linked": N_("figures carried over a break"),
    "incomplete": N_("regions below are missing"),
    "other-missing": N_("no figure of the other series for the deadline"),
    "newer-incomplete": N_("a newer sum lacks regions below"),
    "upper-bound": N_("only a ceiling is known"),
    "was-met": N_("was met before"),
    "hold-broken": N_("the level was not kept"),
    "late-figure": N_("figure from after the deadline"),
    "reading-differs": N_("another reading gives another status"),
    "judged-as-sum": N_("judged by its year to date"),
    "zero-replaced": N_("0 replaced by 0.001, as published"),
    "long-term": N_("long-term: no value five years back"),
    "seasonal": N_("path by the season of the year before"),
    "no-season": N_("straight path, no season"),
    "early-estimate": N_("estimated from less than three months"),
    "growth-suffices": N_("behind, though the growth so far would suffice"),
    "growth-falls-short": N_("on pace, though the growth so far falls short"),
    "outlook-differs": N_("the outlook says another thing than the path"),
    "met-by-rounding": N_("met within the rounding of the goal"),
}
"""Remarks on an assessment."""

BASES = {
    "observed": N_("as recorded"),
    "estimated": N_("estimated"),
    "year-to-date": N_("year to date"),
    "summed": N_("summed"),
    "derived": N_("derived"),
    "rolled-up": N_("sum of the regions below"),
    "counted": N_("counted over the regions below"),
}
"""How a value came about."""

APPROXIMATIONS = {"about": N_("about"), "at_least": N_("at least"), "at_most": N_("at most")}
"""How a figure is approximate."""

STATES = {
    "preliminary": N_("preliminary"),
    "final": N_("final"),
    "revised": N_("revised"),
    "forecast": N_("forecast"),
    "estimated-by-source": N_("estimated by its source"),
    "break": N_("break in series"),
}
"""How settled a figure is."""

ROLES = {
    "baseline": N_("the baseline"),
    "used": N_("used"),
    "followed": N_("the level follows it"),
    "year-before": N_("the year before, to compare with"),
    "counts": N_("counts, an earlier point"),
    "revised": N_("replaced"),
    "withdrawn": N_("withdrawn"),
    "withdrawal": N_("a withdrawal"),
    "not-comparable": N_("not comparable, for reference only"),
    "forecast": N_("a forecast never counts"),
    "later": N_("after the day of the report"),
    "unknown-yet": N_("recorded after the vintage"),
    "unknown-start": N_("start unknown, for reference only"),
    "unused": N_("counts, but not for this target's periods"),
}
"""What part a recorded figure has in an assessment."""

LEVELS = {
    "country": N_("country"),
    "province": N_("province"),
    "city": N_("city"),
    "county": N_("county"),
    "township": N_("township"),
    "village": N_("village"),
}
"""Levels of regions that have an order; any other word stands as it is."""

KINDS = {
    "stock": N_("stock"),
    "flow": N_("flow"),
    "share": N_("share"),
    "index": N_("index"),
    "growth": N_("growth rate"),
}
"""What an indicator's figures are."""

QUANTITIES = {
    "level": N_("target level"),
    "baseline": N_("baseline"),
    "latest": N_("latest actual"),
    "attainment": N_("attainment"),
    "share_done": N_("share done"),
    "share_time": N_("time elapsed"),
    "share_log": N_("logarithmic share done"),
    "share_lead": N_("ahead/behind (pp)"),
    "expected": N_("expected by now"),
    "lead": N_("lead"),
    "pace": N_("pace"),
    "shortfall": N_("shortfall"),
    "excess": N_("excess"),
    "excess_share": N_("excess share"),
    "observed_growth": N_("observed growth"),
    "planned_growth": N_("planned growth"),
    "required_growth": N_("required growth"),
    "observed_per_year": N_("observed per year"),
    "planned_per_year": N_("planned per year"),
    "required_per_year": N_("required per year"),
    "required_per_month": N_("required per month"),
    "outlook.value": N_("outlook at the deadline"),
    "outlook.met_on": N_("outlook, met on"),
    "met_on": N_("met on"),
    "left": N_("left under the ceiling"),
    "left_per_year": N_("left per year"),
    "left_per_month": N_("left per month"),
    "rest": N_("rest of the year"),
    "rest.start": N_("rest of the year from"),
    "rest.end": N_("rest of the year to"),
    "rest.months": N_("months left"),
    "rest.amount": N_("amount of the rest"),
    "rest.per_month": N_("amount of the rest per month"),
    "rest.last_year": N_("same rest last year"),
    "rest.growth": N_("growth of the rest"),
    "rest.whole_year": N_("whole-year growth needed"),
    "years_early": N_("years early"),
    "start": N_("start"),
    "deadline": N_("deadline"),
}
"""Names of the quantities of an assessment, by their keys in the JSON contract."""

UNDER_A_CEILING = {"rest.whole_year": N_("whole-year growth at most")}
"""Names of quantities that say of a target under a ceiling what may come, where they say of others what must."""

HEADINGS = {**QUANTITIES, "pace": N_("pace (1 = on pace)"), "rest.whole_year": N_("whole-year growth that reaches the level")}
"""Words above the columns of the quantities, by their keys."""

VERDICTS = {
    "target_achieved": N_("target achieved"),
    "substantial_progress": N_("on track"),
    "moderate_progress": N_("progress made but acceleration needed"),
    "limited_progress": N_("limited progress"),
    "deterioration": N_("deterioration"),
    "not_available": N_("unable to assess"),
    "significant_progress": N_("significant progress"),
    "insufficient_progress": N_("insufficient progress"),
    "movement_away": N_("movement away"),
    "sun": N_("sun"),
    "slightly_cloudy": N_("slightly cloudy"),
    "cloudy": N_("cloudy"),
    "thunderstorm": N_("thunderstorm"),
    "target_met": N_("target met or exceeded"),
    "improved": N_("improved"),
    "little_change": N_("little or no detectable change"),
    "got_worse": N_("got worse"),
    "baseline_only": N_("baseline only"),
    "informational": N_("informational"),
    "met_or_on_track": N_("met or on track"),
    "fair_progress": N_("fair progress"),
    "stagnation_or_regression": N_("stagnation or regression"),
    "green": N_("green"),
    "yellow": N_("yellow"),
    "red": N_("red"),
}
"""Words of the verdicts of the methods, by their published keys."""


VERDICTS_OF_METHODS = {
    "eurostat": {"moderate_progress": N_("moderate progress")},
}
"""Words that a method uses in its own way."""


def term(words: Mapping[str, str], slug: str) -> str:
    """Return the word of a slug in the language in use; the slug itself where there is none."""
    return _(words[slug]) if slug in words else slug


def status_word(slug: str) -> str:
    """Return the word of a status."""
    return term(STATUSES, slug)


def verdict_word(method: str, slug: str) -> str:
    """Return the word of a verdict, as its method publishes it; the default method speaks in the words of the statuses."""
    own = STATUSES if method == "pace" else VERDICTS | VERDICTS_OF_METHODS.get(method, {})
    return term(own, slug)


def reason_words(slug: str) -> str:
    """Return the words of a reason."""
    return term(REASONS, slug)


def flag_words(slug: str) -> str:
    """Return the words of a flag."""
    return term(FLAGS, slug)
