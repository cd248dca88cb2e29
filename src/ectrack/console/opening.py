"""Opening a tracker for a command, and reading the days and words given with it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ectrack.console.complete import STATUSES
from ectrack.console.options import Query
from ectrack.console.outcome import Failed
from ectrack.console.progress_bar import Step, bar
from ectrack.core.problems import NotationError, Problem
from ectrack.locale import _
from ectrack.locale.text import visible

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Report
    from ectrack.core.model import Target
    from ectrack.core.selection import Selection
    from ectrack.core.tracker import Tracker
    from ectrack.core.values.fiscal_years import YearStarts


OPENED: dict[Path, bytes] = {}
"""What the files of each tracker were when this run opened it, as the cache knows them."""


def open_tracker(folder: Path) -> "Tracker":
    """Return the tracker in a folder, and speak its language unless the user asked for one.

    Raises:
        Failed: With every problem of its files.
    """
    from ectrack.locale.language import adopt  # start-up
    from ectrack.store.loading import load  # start-up

    with bar(_("reading {folder}").format(folder=visible(str(folder)))):
        loaded = load(folder)
    adopt(loaded.tracker.settings.lang)
    if loaded.problems:
        raise Failed(loaded.problems)
    OPENED[folder] = loaded.key
    return loaded.tracker


def open_report(query: Query) -> "tuple[Tracker, Report]":
    """Return the tracker and the report that a reader asks for.

    Raises:
        Failed: With every problem of the files, or of the choices.
    """
    tracker = open_tracker(query.dir)
    return tracker, report_of(query, tracker)


def report_of(query: Query, tracker: "Tracker") -> "Report":
    """Return the report that a reader asks for, on a tracker that is open.

    Raises:
        Failed: For a choice that names nothing.
    """
    make = report_maker(query, tracker)
    with bar(_("assessing")) as step:
        return make(step)


def report_maker(query: Query, tracker: "Tracker") -> "Callable[[Step], Report]":
    """Return what makes the report that a reader asks for, once the choices are found to be good; it is given what shows how far it is.

    Raises:
        Failed: For a choice that names nothing.
    """
    from ectrack.core.assessing.assess import report  # start-up
    from ectrack.core.selection import with_status  # start-up

    chosen = selection(query)
    make = partial(
        report,
        tracker,
        chosen_targets(tracker, query),
        as_of=day_given(query.as_of, tracker.years) if query.as_of else None,
        known_by=day_given(query.known_by, tracker.years) if query.known_by else None,
        estimates=query.estimates,
        method=method_given(query.method),
    )
    return lambda step: with_status(make(progress=step), chosen.statuses)


def selection(query: Query) -> "Selection":
    """Return the selection that a reader asks for.

    Raises:
        Failed: For a day or a status that does not exist.
    """
    from ectrack.core.selection import Selection  # start-up

    return Selection(
        ids=query.ids,
        regions=query.regions,
        levels=query.levels,
        policies=query.policies,
        owners=query.owners,
        tags=query.tags,
        statuses=statuses_given(query.statuses),
        due_before=day_given(query.due_before) if query.due_before else None,
    )


def chosen_targets(tracker: "Tracker", query: Query) -> "tuple[Target, ...]":
    """Return the targets that a reader asks for, by everything but their status.

    Raises:
        Failed: For a word that names nothing.
    """
    from ectrack.core.selection import select  # start-up

    targets, problems = select(tracker, selection(query))
    if problems:
        raise Failed(problems)
    return targets


def day_given(text: str, years: "YearStarts | None" = None) -> date:
    """Return a day given on the command line: a day, the last day of a period, or `today`.

    Args:
        text: As typed.
        years: In which month the years of the tracker begin; in January when left out.

    Raises:
        Failed: For anything else.
    """
    from ectrack.core.values.fiscal_years import CALENDAR, JANUARY  # start-up
    from ectrack.core.values.period_text import period  # start-up

    if text in {"today", "今天", "今日"}:
        return date.today()  # noqa: DTZ011  # the day where the user is
    try:
        return period(text, (years or CALENDAR).only or JANUARY).end
    except NotationError as problem:
        raise Failed([Problem(problem.slug, None, problem.params)]) from None


def statuses_given(words: Iterable[str]) -> tuple[str, ...]:
    """Return the statuses given on the command line, in English or in the words of a report.

    Raises:
        Failed: For a word that is no status.
    """
    from ectrack.core.suggesting import suggestion  # start-up
    from ectrack.locale.terms import status_word  # start-up

    by_word = {status_word(status): status for status in STATUSES} | {status: status for status in STATUSES}
    given = tuple(words)
    problems = [
        Problem("unknown-status", None, {"found": word, "expected": ", ".join(STATUSES), **suggestion(word, by_word)})
        for word in given
        if word not in by_word
    ]
    if problems:
        raise Failed(problems)
    return tuple(by_word[word] for word in given)


def method_given(name: str | None) -> str | None:
    """Return the method given on the command line.

    Raises:
        Failed: For a name that is no method.
    """
    from ectrack.core.assessing.methods import METHODS  # start-up
    from ectrack.core.suggesting import suggestion  # start-up

    if name is not None and name not in METHODS:
        params = {"found": name, "expected": ", ".join(METHODS), **suggestion(name, METHODS)}
        raise Failed([Problem("unknown-method", None, params)])
    return name
