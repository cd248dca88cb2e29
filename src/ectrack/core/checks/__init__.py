"""Rules that warn about what the files say: each a slug, a group and a function, in a module of its group."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import localcontext
from types import MappingProxyType

from ectrack.core.checks import consistency, days, digits, figures, freshness, targets, years
from ectrack.core.checks.gates import GATES, SLIPPED
from ectrack.core.checks.rule import GROUPS, Checked, Rule
from ectrack.core.checks.waivers import Waiver, split, waivers
from ectrack.core.problems import Origin, Problem
from ectrack.core.suggesting import suggestion
from ectrack.core.values.quantities import CONTEXT

__all__ = [
    "GATES",
    "GROUPS",
    "RULES",
    "SLIPPED",
    "WAIVER_RULES",
    "Checked",
    "Rule",
    "Warnings",
    "chosen",
    "group_of",
    "unwaived",
    "warnings",
]

WAIVER_RULES = ("unknown-rule", "waives-nothing")
"""Warnings about the waivers themselves."""

_RULES = (
    Rule("no-source", "figures", figures.no_source),
    Rule("over-limit", "figures", figures.limits),
    Rule("under-limit", "figures", figures.limits),
    Rule("far-from-neighbour", "figures", figures.far_from_neighbour),
    Rule("stock-collapsed", "figures", figures.far_from_neighbour),
    Rule("tenfold", "figures", digits.tenfold),
    Rule("share-as-fraction", "figures", digits.share_as_fraction),
    Rule("lost-scale", "figures", figures.lost_scale),
    Rule("repeats-year", "figures", figures.repeats_year),
    Rule("cumulative-falls", "figures", figures.cumulative_falls),
    Rule("overlapping-periods", "figures", figures.overlapping_periods),
    Rule("flow-of-a-day", "figures", figures.flow_of_a_day),
    Rule("calendar-year", "figures", years.calendar_year),
    Rule("hole-in-series", "figures", figures.hole_in_series),
    Rule("undeclared-break", "figures", figures.undeclared_break),
    Rule("jump", "figures", figures.jump),
    Rule("period-after-recording", "figures", days.period_after_recording),
    Rule("far-ahead", "figures", days.far_ahead),
    Rule("recorded-in-future", "figures", days.recorded_in_future),
    Rule("two-values", "consistency", figures.two_values),
    Rule("yoy-mismatch", "consistency", consistency.yoy_mismatch),
    Rule("parts-sum", "consistency", consistency.parts_of_indicator),
    Rule("regions-sum", "consistency", consistency.regions_of_region),
    Rule("periods-sum", "consistency", consistency.parts_of_period),
    Rule("rise-mismatch", "consistency", consistency.rise_mismatch),
    Rule("share-mismatch", "consistency", consistency.share_mismatch),
    Rule("part-over-whole", "consistency", consistency.part_over_whole),
    Rule("no-clause", "targets", targets.no_clause),
    Rule("stock-for-yearly-goal", "targets", targets.stock_for_yearly_goal),
    Rule("met-before-start", "targets", targets.met_before_start),
    Rule("level-beyond-limit", "targets", targets.level_beyond_limit),
    Rule("window-without-sum", "targets", targets.window_without_sum),
    Rule("fall-of-a-flow", "targets", targets.fall_of_a_flow),
    Rule("growth-of-last-year", "targets", targets.growth_of_last_year),
    Rule("rates-added", "targets", targets.rates_added),
    Rule("percent-or-points", "targets", targets.percent_or_points),
    Rule("permille-or-amount", "targets", targets.percent_or_points),
    Rule("beyond-range", "targets", targets.beyond_range),
    Rule("stated-before-break", "targets", targets.stated_before_break),
    Rule("baseline-missing", "targets", targets.baseline_missing),
    Rule("revised-in-part", "targets", targets.revised_in_part),
    Rule("approximate-near-line", "targets", targets.approximate_near_line),
    Rule("steeper-than-growth", "targets", targets.growth_differs),
    Rule("below-growth", "targets", targets.growth_differs),
    Rule("goals-differ", "targets", targets.goals_differ),
    Rule("goals-of-parts", "targets", targets.goals_of_parts),
    Rule("goals-ratio", "targets", targets.goals_ratio),
    Rule("goals-rise", "targets", targets.goals_rise),
    Rule("deadline-without-figure", "freshness", freshness.deadline_without_figure),
    Rule("deadline-without-other", "freshness", freshness.deadline_without_figure),
    Rule("deadline-with-hole", "freshness", freshness.deadline_without_figure),
    Rule("late", "freshness", freshness.late),
    Rule("first-figure-late", "freshness", freshness.late),
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.slug: rule for rule in _RULES})
"""The rules by their slugs."""


@dataclass(frozen=True, slots=True)
class Warnings:
    """What the rules found.

    Attributes:
        open: Warnings that nobody has waived.
        waived: Warnings that somebody has, each with its waiver.
    """

    open: tuple[Problem, ...]
    waived: tuple[tuple[Problem, Waiver], ...]


def chosen(only: Iterable[str], skip: Iterable[str]) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """Return the rules that names of rules and groups choose, and what is wrong with the names.

    Args:
        only: Rules or groups to check; all when there are none.
        skip: Rules or groups to leave out.
    """
    only, skip = list(only), list(skip)
    problems = tuple(_unknown(name, None) for name in (*only, *skip) if name not in RULES and name not in GROUPS)
    wanted = [rule for rule in RULES.values() if not only or {rule.slug, rule.group} & set(only)]
    return tuple(rule for rule in wanted if not {rule.slug, rule.group} & set(skip)), problems


def warnings(checked: Checked, rules: Iterable[Rule]) -> Warnings:
    """Return what rules find in a tracker without errors, waivers taken into account.

    Args:
        checked: The tracker with its report.
        rules: The rules to apply.
    """
    applied = _applied(checked, rules)
    given = list(waivers(checked.tracker))
    left, waived = split(_problems(checked, applied), given)
    idle = _idle(given, {waiver.place for _problem, waiver in waived}, {rule.slug for rule in applied})
    return Warnings((*left, *idle), tuple(waived))


def unwaived(checked: Checked, rules: Iterable[Rule]) -> tuple[Problem, ...]:
    """Return what rules find and nobody has waived; nothing about the waivers themselves, of which a part of a tracker tells too little."""
    return tuple(split(_problems(checked, _applied(checked, rules)), list(waivers(checked.tracker)))[0])


def _applied(checked: Checked, rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.slug != "jump" or checked.max_change is not None]


def _problems(checked: Checked, rules: Sequence[Rule]) -> list[Problem]:
    slugs = {rule.slug for rule in rules}
    with localcontext(CONTEXT):
        return [
            problem for find in dict.fromkeys(rule.find for rule in rules) for problem in find(checked) if problem.slug in slugs
        ]


def _idle(waivers: Iterable[Waiver], used: set[Origin], applied: set[str]) -> Iterator[Problem]:
    """Yield the waivers that name no rule, or that waive nothing although their rule was applied."""
    for waiver in waivers:
        if waiver.slug not in RULES:
            yield _unknown(waiver.slug, waiver.place)
        elif waiver.slug in applied and waiver.place not in used:
            yield Problem("waives-nothing", waiver.place, {"found": waiver.slug})


def group_of(slug: str) -> str:
    """Return the group of a warning or a gate; `notation` for everything that is an error of the files."""
    if slug.startswith("gate-"):
        return "progress"
    return RULES[slug].group if slug in RULES else "notation"


def _unknown(name: str, origin: Origin | None) -> Problem:
    return Problem("unknown-rule", origin, {"found": name, **suggestion(name, (*RULES, *GROUPS))})
