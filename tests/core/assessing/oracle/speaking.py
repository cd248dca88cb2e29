"""Which figure speaks for a level outside the year of the deadline, and on which day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.core.assessing.oracle.answer import Latest
from tests.core.assessing.oracle.given import Case, Figure
from tests.core.assessing.oracle.runs import Run, lower_bound, may_be_undone, runs_from, season, tiles, total
from tests.core.assessing.oracle.spans import ONE_DAY, Span, later, number_of_month, year

EARLY = 3
"""Under so many months an estimate is early."""

Reaches = Callable[[Fraction, str | None], bool]
"""Whether a value that is exact, or approximate in some way, meets the level."""

MONTHS_LATE = 12
"""So many months after the deadline a figure still speaks for it."""


@dataclass(frozen=True)
class Voice:
    """What speaks for a level.

    Attributes:
        latest: The figure.
        approx: How far it can be trusted.
        decides: Whether it can achieve or miss the target.
        at_deadline: Whether it is the figure for the deadline, or a late one in its place.
        is_floor: Whether it is a year to date that already meets the level.
        flags: What is to be said of it.
        why_not: Why nothing is judged by it.
    """

    latest: Latest | None
    approx: str | None = None
    decides: bool = True
    at_deadline: bool = False
    is_floor: bool = False
    flags: frozenset[str] = frozenset()
    why_not: str | None = None


def baseline_of(case: Case, figures: Sequence[Figure]) -> Fraction | None:
    """Return the value of the baseline: as stated, else the figure of exactly that span, or of its last day."""
    if case.since is None or case.stated is not None:
        return case.stated
    if case.kind == "flow":
        run = tiles(figures, case.since)
        return total(run) if run else None
    spans = [one for one in figures if one.span == case.since] or [
        one for one in figures if one.span.end == case.since.end and (one.span.is_day or case.kind == "stock")
    ]
    return spans[0].amount if spans else None


def before_the_year(case: Case, everything: Sequence[Figure], figures: Sequence[Figure], reaches: Reaches) -> Voice:
    """Return what speaks for a flow before the year of its deadline, or when the whole of it is known.

    Args:
        case: The target.
        everything: All figures; the year before an estimate may lie before `from`.
        figures: Figures that count, none that begins before `from`.
        reaches: Whether an amount meets the level.
    """
    due = case.due
    assert due is not None
    full = next(((span, run) for span in _spans(figures, due) if (run := tiles(figures, span))), None)
    if full and full[0] == due:
        return _of_run(full[1], due, at_deadline=True)
    later_years = [span for span in _spans(figures, due) if full is None or span.start > full[0].start]
    begun = {span: run for span in later_years if (run := newest(figures, span))}
    if case.wanted > 0:
        growing = [span for span in later_years if not may_be_undone(case, figures, span)]
        proofs = [run for span in growing for run in (begun.get(span), lower_bound(figures, span)) if run]
        floor = next((run for run in proofs if reaches(total(run), None)), None)
        if floor:
            is_run = floor in begun.values()
            latest = Latest(total(floor), floor[-1].span.end, ("year-to-date" if len(floor) == 1 else "summed") if is_run else None)
            return Voice(latest, is_floor=True)
    told = _estimate(case, everything, begun) if case.estimates else None
    if told:
        return told
    return _of_run(full[1], full[0], at_deadline=False) if full else _without_a_year(figures, due, begun)


def _estimate(case: Case, figures: Sequence[Figure], begun: dict[Span, Run]) -> Voice | None:
    """Return the estimate of the year right after the newest full one, where it has begun."""
    assert case.due is not None
    for span in begun:
        before = tiles(figures, span.before())
        if before:
            return estimate(case, figures, span, total(before)) if total(before) > 0 else None
    return None


def _spans(figures: Sequence[Figure], due: Span) -> list[Span]:
    """Return the same span of this year and of those before, the newest first."""
    first = min((figure.span.start.year for figure in figures), default=due.start.year)
    return [due.before(back) for back in range(due.start.year - first + 1)]


def newest(figures: Sequence[Figure], span: Span) -> Run:
    reached = {end: run for end, run in runs_from(figures, span.start).items() if end < span.end}
    return reached[max(reached)] if reached else ()


def _of_run(run: Run, span: Span, *, at_deadline: bool) -> Voice:
    latest = Latest(total(run), span.end, "observed" if len(run) == 1 else "summed")
    said = [figure.approx for figure in run if figure.approx]
    return Voice(latest, said[0] if said else None, at_deadline=at_deadline)


def _without_a_year(figures: Sequence[Figure], due: Span, begun: dict[Span, Run]) -> Voice:
    if begun:
        run = next(iter(begun.values()))
        return Voice(Latest(total(run), run[-1].span.end), why_not="only-year-to-date")
    if any(figure.span.end <= due.end for figure in figures):
        return Voice(None, why_not="unsaid")
    return Voice(None, why_not="after-deadline" if figures else "nothing-after-start")


def estimate(case: Case, figures: Sequence[Figure], span: Span, before: Fraction) -> Voice | None:
    """Return the year as its newest year to date with a growth tells it: never below a newer one where nothing is negative."""
    reached = {end: run for end, run in runs_from(figures, span.start).items() if end < span.end}
    for end in sorted(reached, reverse=True):
        run = reached[end]
        past = season(figures, span, run, published=not case.real)
        if past.part is not None and past.part > 0:
            told = before * total(run) / past.part
            value = told if may_be_undone(case, figures, span) else max(told, total(reached[max(reached)]))
            seen = number_of_month(end + ONE_DAY) - number_of_month(span.start)
            flags = frozenset({"estimated", "early-estimate"} if seen < EARLY else {"estimated"})
            return Voice(Latest(value, span.end, "estimated", seen), decides=False, flags=flags)
    return None


def dated(case: Case, figures: Sequence[Figure], as_of: date, reaches: Reaches) -> Voice:
    """Return what speaks for a stock, a share or an index.

    Args:
        case: The target.
        figures: Figures that count, none from before `from`.
        as_of: Day of the report.
        reaches: Whether a figure meets the level.
    """
    due = case.due
    assert due is not None
    early = [figure for figure in figures if figure.span.end <= due.end]
    late = [figure for figure in figures if figure.span.end > due.end and (case.kind == "stock" or figure.span.is_day)]
    newest_early = max(early, key=lambda one: (one.span.end, _rank(case, one)), default=None)
    if newest_early and (newest_early.span.end == due.end or as_of < due.end or not late):
        return _voice(case, newest_early)
    if not late:
        return Voice(None, why_not="after-deadline" if figures else "nothing-after-start")
    first = min(late, key=lambda one: one.span.end)
    if first.span.end <= later(due.end, MONTHS_LATE):
        return Voice(Latest(first.amount, first.span.end), first.approx, at_deadline=True, flags=frozenset({"late-figure"}))
    if newest_early and _voice(case, newest_early).decides and reaches(newest_early.amount, newest_early.approx):
        return _voice(case, newest_early)
    return Voice(Latest(first.amount, first.span.end), why_not="too-late")


def _rank(case: Case, figure: Figure) -> tuple[bool, bool, int]:
    """Return what stands before what of figures that end on one day: the period that is due, one day, the longer."""
    return figure.span == case.due, figure.span.is_day and figure.span.end == getattr(case.due, "end", None), _length(figure)


def _length(figure: Figure) -> int:
    return (figure.span.end - figure.span.start).days


def _voice(case: Case, figure: Figure) -> Voice:
    assert case.due is not None
    latest = Latest(figure.amount, figure.span.end)
    on_the_day = figure.span.end == case.due.end
    is_strict = case.due.months is not None and case.due.months % 12 != 0
    if case.kind == "stock":
        return Voice(latest, figure.approx, at_deadline=on_the_day)
    exact = figure.span == case.due or figure.span.is_day or (case.kind == "index" and not is_strict)
    is_part = case.kind == "share" and not figure.span.is_day and figure.span != case.due and not _is_year(figure.span)
    flags = frozenset({"part-year"} if is_part or (on_the_day and not exact) else set())
    decides = exact if on_the_day else not is_part
    return Voice(latest, figure.approx, decides=decides, at_deadline=on_the_day and exact, flags=flags)


def _is_year(span: Span) -> bool:
    return span == year(span.start.year)
