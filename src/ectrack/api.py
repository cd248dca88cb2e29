"""The interface for notebooks: load a tracker, assess it, get rows as plain records."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ectrack.core.assessing.assess import report
from ectrack.core.problems import NotationError, Problem
from ectrack.core.tracker import Tracker
from ectrack.core.values.fiscal_years import JANUARY
from ectrack.core.values.period_text import period
from ectrack.locale.problem_text import lines
from ectrack.render.records import record
from ectrack.store.lines import line_of
from ectrack.store.loading import load as load_files


class TrackerError(ValueError):
    """A tracker that cannot be read, or a question that cannot be asked of it.

    Attributes:
        problems: Everything that is wrong.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems."""
        super().__init__(problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        """Return the problems as the program tells them, each with its file, line and hint."""
        return "\n".join(told for problem in self.problems for told in lines(problem, line_of))


@dataclass(frozen=True, slots=True)
class AssessedRows:
    """The assessments of all targets on one day.

    Attributes:
        rows: One record a target, with the keys of `status --json`; numbers are `Decimal`, dates ISO texts, and what is not defined
            is None.
        as_of: The day they speak for; None for a tracker without any figure.
        counts: Number of targets by status.
    """

    rows: list[dict[str, Any]]
    as_of: date | None
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TrackerView:
    """A tracker as loaded.

    Attributes:
        tracker: Its policies, regions, indicators, targets and actuals.
    """

    tracker: Tracker

    def assess(
        self,
        as_of: date | str | None = None,
        known_by: date | str | None = None,
        estimates: bool | None = None,
        lang: str = "en",
    ) -> AssessedRows:
        """Return the assessments of all targets.

        Args:
            as_of: Only periods that had ended by this day are used; a day, or text such as "2014-12-31" or "2014-H1" (its last
                day). The end of the newest period with a figure when left out.
            known_by: Only figures recorded by this day are used.
            estimates: Whether a year may be estimated from its year to date; the tracker's setting when left out.
            lang: Language of the names, `zh` or `en`.

        Raises:
            TrackerError: When a text names no day or period.
        """
        found = report(
            self.tracker,
            as_of=_day("as_of", as_of, self.tracker),
            known_by=_day("known_by", known_by, self.tracker),
            estimates=estimates,
        )
        rows = [record(assessment, self.tracker, lang) for assessment in found.assessments]
        return AssessedRows(rows, found.as_of, found.counts)


def load(path: str | os.PathLike[str]) -> TrackerView:
    """Return the tracker in a folder.

    Args:
        path: The folder.

    Raises:
        TrackerError: With every problem of all its files.
    """
    loaded = load_files(Path(path))
    if loaded.problems:
        raise TrackerError(loaded.problems)
    return TrackerView(loaded.tracker)


def _day(name: str, day: date | str | None, tracker: Tracker) -> date | None:
    if not isinstance(day, str):
        return day
    try:
        return period(day, tracker.years.only or JANUARY).end
    except NotationError as problem:
        raise TrackerError([Problem(problem.slug, None, {**problem.params, "key": name})]) from problem
