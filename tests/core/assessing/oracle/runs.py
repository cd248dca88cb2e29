"""Figures that follow one another, the same part of the year before, and lower bounds of a sum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.core.assessing.oracle.answer import Answer
from tests.core.assessing.oracle.given import Case, Figure
from tests.core.assessing.oracle.measuring import meets
from tests.core.assessing.oracle.spans import ONE_DAY, Span

Run = tuple[Figure, ...]


def total(run: Iterable[Figure]) -> Fraction:
    return sum((figure.amount for figure in run), Fraction(0))


def runs_from(figures: Iterable[Figure], start: date) -> dict[date, Run]:
    """Return for each day that a run of figures from `start` reaches the one of the fewest figures, the longer first."""
    reached: dict[date, Run] = {start - ONE_DAY: ()}
    for figure in sorted(figures, key=lambda one: (one.span.end, one.span.start)):
        before = reached.get(figure.span.start - ONE_DAY)
        if figure.span.start >= start and before is not None:
            found = (*before, figure)
            end = figure.span.end
            reached[end] = min(reached.get(end, found), found, key=_few_and_long_first)
    return {end: run for end, run in reached.items() if run}


def _few_and_long_first(run: Run) -> tuple[int, list[int]]:
    return len(run), [-(figure.span.end - figure.span.start).days for figure in run]


def newest_run(figures: Iterable[Figure], span: Span) -> Run:
    """Return the run from the first day of a span that comes nearest to its end; empty where no figure begins with it."""
    reached = {end: run for end, run in runs_from(figures, span.start).items() if end <= span.end}
    return reached[max(reached)] if reached else ()


def tiles(figures: Iterable[Figure], span: Span) -> Run:
    """Return the figure of a span, else those that fill it without gap or overlap; empty where there are none."""
    return runs_from(figures, span.start).get(span.end, ())


@dataclass(frozen=True)
class Season:
    """The year before, beside this one.

    Attributes:
        whole: The full year right before (F).
        part: The same part of it (S).
    """

    whole: Fraction | None
    part: Fraction | None

    @property
    def says(self) -> bool:
        """Whether 0 < S <= F, so that the year before tells how a year goes."""
        return self.whole is not None and self.part is not None and 0 < self.part <= self.whole

    def growth(self, amount: Fraction) -> Fraction | None:
        """Return the growth of the year to date over the same part of the year before."""
        if self.part is None or self.part <= 0 or (self.whole is not None and self.part > self.whole):
            return None
        return amount / self.part - 1

    @property
    def rest(self) -> Fraction | None:
        """The same rest of the year before (F - S)."""
        return self.whole - self.part if self.says and self.whole is not None and self.part is not None else None


def published_part(run: Run) -> Fraction | None:
    """Return what the published growth of every figure of a run says of the year before."""
    parts = [figure.amount / (1 + figure.yoy) for figure in run if figure.yoy is not None and figure.yoy != -1]
    return sum(parts, Fraction(0)) if run and len(parts) == len(run) else None


def season(figures: Sequence[Figure], due: Span, run: Run, *, published: bool) -> Season:
    """Return the year before a year to date: published growth before recorded figures, no revision beside what is none."""
    before = due.before()
    years = tiles(figures, before)
    parts = tiles(figures, Span(before.start, Span(due.start, run[-1].span.end).before().end))
    whole = total(years) if years else None
    said = published_part(run) if published else None
    if said is not None:
        return Season(whole, said)
    if not parts or (years and _is_mixed(years, parts)):
        return Season(whole, None)
    return Season(whole, total(parts))


def _is_mixed(years: Run, parts: Run) -> bool:
    if set(parts) <= set(years):
        return False
    return any(one.is_revision for one in years) != any(one.is_revision for one in parts)


def reaching_bound(case: Case, answer: Answer, figures: Iterable[Figure], window: Span) -> Run:
    """Return figures of a window that add up to the level of an increase, whatever lies between them; empty where they do not."""
    figures = list(figures)
    if answer.level is None or case.wanted < 0 or may_be_undone(case, figures, window):
        return ()
    bound = lower_bound(figures, window)
    return bound if bound and meets(case, total(bound), None, answer.level, answer.margin) else ()


def _is_part_of(span: Span, other: Span) -> bool:
    return span != other and other.start <= span.start and span.end <= other.end


def may_be_undone(case: Case, figures: Iterable[Figure], span: Span) -> bool:
    """Return whether what a span has brought so far may go again: where the indicator says so, or a figure in it lies below zero."""
    return case.negative is True or any(
        one.amount < 0 for one in figures if span.start <= one.span.start and one.span.end <= span.end
    )


def lower_bound(figures: Iterable[Figure], window: Span) -> Run:
    """Return the figures inside a window that do not overlap and add up to the most; a figure outranks its own parts."""
    among = [one for one in figures if window.start <= one.span.start and one.span.end <= window.end]
    inside = [one for one in among if not any(_is_part_of(one.span, other.span) for other in among)]
    best: list[tuple[Fraction, Run]] = []
    for figure in sorted(inside, key=lambda one: one.span.end):
        earlier = [found for found in best if found[1][-1].span.end < figure.span.start]
        value, run = max(earlier, key=lambda found: found[0], default=(Fraction(0), ()))
        best.append((value + figure.amount, (*run, figure)))
    return max(best, key=lambda found: found[0])[1] if best else ()
