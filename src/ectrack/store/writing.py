"""Adding one figure to a tracker so that it is there whole or not at all, whatever fails."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from ectrack.core.bulk import Shared
from ectrack.core.figures.vintages import live, span_key
from ectrack.core.model import Actual
from ectrack.core.notation.build_actuals import with_figures
from ectrack.core.notation.figure_table import of_file, read_figure, with_unit
from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker
from ectrack.core.values.period_text import period, span_text
from ectrack.store.addition import Addition, Value
from ectrack.store.append_toml import with_blocks
from ectrack.store.files import ACTUALS, RefusedError, TrackerFile, check_inside, content, exists, find, reason, shown
from ectrack.store.loading import load
from ectrack.store.locking import WriteError, locked
from ectrack.store.replacing import UnsyncedError, replace_bytes, sync_folder
from ectrack.store.schemas import heading


@dataclass(frozen=True, slots=True)
class Added:
    """A figure that was recorded, or would be.

    Attributes:
        file: The file as shown to the user.
        line: Line on which the first of them begins.
        block: The lines that were added, in CSV after the header.
        before: The tracker without the figure.
        after: The tracker with it.
        new: The figure, or all of several, in the order of their lines.
    """

    file: str
    line: int
    block: str
    before: Tracker
    after: Tracker
    new: tuple[Actual, ...]


Compose = Callable[[Tracker], Sequence[Mapping[str, Value]]]
"""What gives the figures to add, from the tracker as it stands under the lock; raises `WriteError` to refuse."""


@contextmanager
def adding(
    folder: Path, command: str, compose: Compose, *, stem: str | None = None, dry_run: bool = False
) -> Iterator[Added | None]:
    """Add figures to one file of `actuals/`, all of them or none; give what is to be added, or None when there is nothing.

    Both trackers can be asked for anything until the block ends: the file is written then. Afterwards the figures are on disk, and so is the
    name of the file in its folder; a block that raises leaves the file as it was.

    Args:
        folder: The tracker.
        command: The command as problems name it.
        compose: Gives the figures.
        stem: Name of the file without its ending; that of the first figure's indicator when left out.
        dry_run: Whether to stop before anything is written.

    Raises:
        WriteError: When the tracker has problems, a figure would be one, or writing failed; nothing was written then, unless
            the problem is `maybe-recorded`.
    """
    import tomli_w  # noqa: F401  # loaded before the lock is taken, so that others wait less

    missing: list[Problem] = []
    if not find(folder, missing):
        raise WriteError(*missing)
    with nullcontext() if dry_run else locked(folder):
        prepared = _prepared(folder, command, compose, stem)
        yield prepared and prepared[0]
        if prepared is not None and not dry_run:
            added, path, content = prepared
            _write(path, content, added.file)


def _prepared(folder: Path, command: str, compose: Compose, stem: str | None) -> tuple[Added, Path, bytes] | None:
    """Return the figures with the file they go to and that file's new bytes, everything checked; None without any figure."""
    loaded = load(folder)
    if loaded.problems:
        raise WriteError(*loaded.problems)
    figures = compose(loaded.tracker)
    if not figures:
        return None
    usual = f"{stem or figures[0]['indicator']}.{loaded.tracker.settings.record_to}"
    refusals = []
    for name in (usual, *_files_of_the_day(loaded.tracker, figures, usual)):
        try:
            return _added(folder / ACTUALS / name, loaded.tracker, figures, command)
        except WriteError as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _files_of_the_day(tracker: Tracker, figures: Sequence[Mapping[str, Value]], usual: str) -> list[str]:
    """Return the other files that hold figures of the same places and day: within a day the order of the files is that of recording."""
    said = {(figure["indicator"], figure["region"], figure.get("recorded")) for figure in figures}
    found = [actual.origin.file for actual in tracker.actuals if (actual.indicator, actual.region, actual.recorded) in said]
    names = dict.fromkeys(file.rpartition("/")[2] for file in found)
    return sorted((name for name in names if name != usual and name.endswith((".toml", ".csv"))), reverse=True)


def _added(path: Path, tracker: Tracker, figures: Sequence[Mapping[str, Value]], command: str) -> tuple[Added, Path, bytes]:
    """Return the figures with the file that gets them and its new bytes.

    Raises:
        WriteError: When they cannot be added to this file.
    """
    folder = path.parents[1]
    file = TrackerFile(path, shown(folder, ACTUALS, path.name), "actuals")
    try:
        is_there = exists(path)
        addition = _addition(path, content(path, folder) if is_there else None, figures, tracker)
        resolved = check_inside(path, folder) if is_there else path
    except RefusedError as refusal:
        raise WriteError(refusal.problem(file.file)) from refusal
    places = zip_longest(range(len(figures)), addition.lines)
    origins = [Origin(file.file, ("actual", addition.held + number), line) for number, line in places]
    after = _after(tracker, addition, origins, command)
    by_place = {actual.origin: actual for actual in after.actuals}
    new = tuple(by_place[origin] for origin in origins)
    problems = [*_repeated(tracker, new), *_outlived(after, new)]
    if problems:
        raise WriteError(*problems)
    return Added(file.file, addition.line, addition.text, tracker, after, new), resolved, addition.content


def _addition(path: Path, old: bytes | None, figures: Sequence[Mapping[str, Value]], tracker: Tracker) -> Addition:
    if path.suffix == ".toml":
        return with_blocks(heading(path.parents[1]) if old is None else old, figures)
    from ectrack.store.append_csv import with_rows

    shared = tracker.settings.figures.get(path.name, Shared())
    units = {name: indicator.unit.text for name, indicator in tracker.indicators.items()}
    if shared.year_starts is not None:
        figures = [{**figure, "period": _by_months(figure, tracker)} for figure in figures]
    return with_rows(old or b"", figures, shared, units)


def _by_months(figure: Mapping[str, Value], tracker: Tracker) -> str:
    """Return the period of a figure by its months, for a file whose years may begin in another month than those of the indicator."""
    text = str(figure["period"])
    found = period(text, tracker.years.of(figure["indicator"]))
    return span_text(found.start, found.end) if found.start is not None else text


def _after(tracker: Tracker, addition: Addition, origins: Sequence[Origin], command: str) -> Tracker:
    """Return the tracker with the new figures.

    Raises:
        WriteError: With the problems of the new figures: of one figure at the command's option, of several at the number of the figure.
    """
    problems: list[Problem] = []
    years = of_file(Shared(year_starts=addition.year_starts), tracker.years)
    read = [read_figure(table, origin, problems, years) for table, origin in zip(addition.tables, origins, strict=True)]
    after = with_figures(tracker, [with_unit(figure, addition.unit) for figure in read if figure is not None], problems)
    if problems:
        raise WriteError(*(_told(problem, origins, command) for problem in problems))
    return after


def _repeated(tracker: Tracker, new: Sequence[Actual]) -> Iterator[Problem]:
    """Yield a problem for each revision that says to the last key what the figure that stands says already."""
    revisions = [actual for actual in new if actual.revises]
    for old in live(tracker.figures_of({(actual.indicator, actual.region) for actual in revisions}), tracker.indicators):
        if any(replace(old, origin=actual.origin) == actual for actual in revisions):
            yield Problem("already-recorded", old.origin, _named(old))


def _outlived(after: Tracker, new: Sequence[Actual]) -> Iterator[Problem]:
    """Yield a problem for each new figure after which one that was recorded later still stands."""
    places = {(actual.indicator, actual.region) for actual in new}
    standing = live((actual for actual in after.actuals if (actual.indicator, actual.region) in places), after.indicators)
    by_span = {span_key(actual, after.indicators[actual.indicator].kind): actual for actual in standing}
    for actual in new:
        left = by_span.get(span_key(actual, after.indicators[actual.indicator].kind))
        if left is not None and left.origin != actual.origin:
            yield Problem("recorded-later", left.origin, {**_named(left), "day": str(left.recorded)})


def _named(actual: Actual) -> dict[str, str]:
    return {"indicator": actual.indicator, "region": actual.region, "period": str(actual.period)}


def _told(problem: Problem, news: Sequence[Origin], command: str) -> Problem:
    """Return a problem of a figure that is in no file yet as one of the command; a duplicate names the figure that is there."""
    places = [problem.origin, *problem.others]
    if problem.slug == "duplicate-figure" and not set(news).isdisjoint(places):
        return Problem("already-recorded", next((place for place in places if place not in news), None), problem.params)
    for number, new in enumerate(news):
        if problem.origin is not None and problem.origin.file == new.file and problem.origin.keys[:2] == new.keys:
            return replace(problem, origin=Origin(command, (*([number] if len(news) > 1 else []), *problem.origin.keys[2:])))
    return problem


def _write(path: Path, new: bytes, file: str) -> None:
    try:
        _make_folder(path.parent)
        replace_bytes(path, new)
    except UnsyncedError as failure:
        raise WriteError(Problem("maybe-recorded", Origin(file), {"reason": reason(failure.failure)})) from failure
    except OSError as failure:
        raise WriteError(Problem("cannot-write", Origin(file), {"reason": reason(failure)})) from failure


def _make_folder(folder: Path) -> None:
    with suppress(FileExistsError):
        folder.mkdir()
        sync_folder(folder.parent)
