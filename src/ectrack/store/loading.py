"""A tracker folder as a model, with everything that is wrong in it."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ectrack.core.problems import Origin, Problem
from ectrack.core.tracker import Tracker
from ectrack.store import cache
from ectrack.store.bulk.large_files import large_files
from ectrack.store.files import RefusedError, TrackerFile, content, contents, find, read_files, shown

if TYPE_CHECKING:
    from ectrack.core.few import Survey
    from ectrack.core.notation.documents import Document
    from ectrack.store.bulk.open_large import Opening

_REFERENCES = {f"unknown-{kind}": kind for kind in ("region", "indicator", "policy", "target")}
_HEADER = re.compile(r"""^[ \t]*\[(?P<kind>region|indicator|policy|target)\.[ \t]*["']?(?P<id>[^]"'.\s]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A tracker as read.

    Attributes:
        folder: The folder, as the user named it.
        tracker: Its model; to be used only when there are no problems.
        problems: Everything that is wrong, file by file.
        key: What the cache knows its files by; empty without the cache.
    """

    folder: Path
    tracker: Tracker
    problems: tuple[Problem, ...]
    key: bytes = field(default=b"", compare=False)


def load(folder: Path) -> Loaded:
    """Return the tracker in a folder and every problem of all its files; as it was last read, when no file changed since."""
    problems: list[Problem] = []
    files = read_files(folder, problems)
    if problems or cache.is_off():
        return understood(folder, files, problems)
    from ectrack.store.pickled import packed, unpacked  # start-up

    key, name = cache.key(folder, files), ("tracker", os.path.realpath(folder), str(folder))
    body = cache.recall(name, key)
    kept = unpacked(body) if body is not None else None
    if kept is not None:
        return Loaded(folder, _with_bulk(folder, *kept), (), key)
    loaded = replace(understood(folder, files, problems, _kept_tables(folder, files)), key=key)
    if loaded.problems:
        return loaded
    _keep_tables(folder, files, loaded.tracker)
    if loaded.tracker.settings.source is not None:
        return replace(loaded, key=b"")  # what a warehouse holds may change at any time
    cache.keep(name, key, packed(loaded.tracker))
    return loaded


def _kept_tables(folder: Path, files: Sequence[tuple[TrackerFile, bytes]]) -> Tracker | None:
    """Return the tracker without figures, where only figures have changed since it was kept: they are read without models."""
    from ectrack.store.pickled import unpacked

    body = cache.recall(_tables_name(folder), cache.key(folder, _tables_of(files), with_large=False))
    kept = unpacked(body) if body is not None else None
    return kept[0] if kept else None


def _keep_tables(folder: Path, files: Sequence[tuple[TrackerFile, bytes]], tracker: Tracker) -> None:
    from ectrack.store.pickled import packed

    tables = replace(tracker, actuals=(), bulk=None, left_out=())
    cache.keep(_tables_name(folder), cache.key(folder, _tables_of(files), with_large=False), packed(tables))


def _tables_name(folder: Path) -> tuple[str, ...]:
    return "tables", os.path.realpath(folder), str(folder)


def _tables_of(files: Sequence[tuple[TrackerFile, bytes]]) -> list[tuple[TrackerFile, bytes]]:
    return [(file, content) for file, content in files if file.role != "actuals"]


def _with_bulk(folder: Path, tracker: Tracker, survey: "Survey | None") -> Tracker:
    """Return a tracker with the figures of its large files, which were checked before."""
    if survey is None:
        return tracker
    from ectrack.store.bulk.open_large import reopened

    return replace(tracker, bulk=reopened(large_files(folder, []), tracker, survey))


def understood(
    folder: Path, files: Sequence[tuple[TrackerFile, bytes]], problems: Sequence[Problem], tables: Tracker | None = None
) -> Loaded:
    """Return the tracker that the files describe, with all problems.

    Args:
        folder: The tracker, as the user named it.
        files: Its files with their bytes.
        problems: What is wrong with files that could not be read.
        tables: The tracker without figures, where it is known already.
    """
    from ectrack.store.parsing import documents, reading_of

    unread = list(problems)
    parsed = documents([(file, content) for file, content in files if tables is None or file.role == "actuals"], unread, tables)
    has_source = tables.settings.source is not None if tables else _has_source(parsed)
    opening = _opening(folder, unread, _columns_named(parsed, tables), reading_of(parsed, tables).encodings, has_source=has_source)
    odd = [TrackerFile(large.path, large.file, "actuals") for large in opening.odd] if opening else []
    parsed += documents(contents(odd, folder, unread), unread, tables, parsed)
    tracker, found = _built(parsed, tables, opening)
    if opening:
        tracker = replace(tracker, bulk=opening.bulk, left_out=(*tracker.left_out, *opening.left_out))
    if not unread and not found and is_empty(tracker):
        unread.append(Problem("empty-tracker", Origin(shown(folder))))
    broken = {problem.origin.file for problem in unread if problem.origin}
    declared = _declared(parsed) | _declared_in_broken(folder, broken)
    told = [*unread, *(problem for problem in found if not _follows(problem, declared))]
    return Loaded(folder, tracker, at_most(in_order(told)))


def _built(documents: Sequence["Document"], tables: Tracker | None, opening: "Opening | None") -> tuple[Tracker, Sequence[Problem]]:
    apart = opening.apart if opening else None
    if tables is None:
        from ectrack.core.notation.build import build  # start-up: the models are needed only here

        return build(documents, apart)
    from ectrack.core.notation.build_actuals import with_documents

    problems: list[Problem] = []
    return with_documents(tables, sorted(documents, key=lambda document: document.file), problems, apart), problems


def _has_source(documents: Sequence["Document"]) -> bool:
    return any(document.role == "settings" and "source" in document.data for document in documents)


def _columns_named(documents: Sequence["Document"], tables: Tracker | None) -> dict[str, set[str]]:
    """Return the columns of which the settings of each file speak, before these are looked at any closer."""
    if tables is not None:
        return {name: {*one.keep, *one.drop} for name, one in tables.settings.figures.items()}
    found: dict[str, set[str]] = {}
    for document in documents:
        said = document.data.get("figures") if document.role == "settings" else None
        for name, keys in said.items() if isinstance(said, dict) else ():
            chosen = [keys.get(key) for key in ("keep", "drop")] if isinstance(keys, dict) else []
            found[name] = {column for one in chosen if isinstance(one, dict) for column in one}
    return found


def _opening(
    folder: Path,
    problems: list[Problem],
    named: Mapping[str, Collection[str]],
    encodings: Mapping[str, str],
    *,
    has_source: bool,
) -> "Opening | None":
    """Return the large files of a tracker or its warehouse, to be opened; None without any, or where they cannot be."""
    large = large_files(folder, problems)
    if not large and not has_source:
        return None
    from ectrack.store.bulk.open_large import Opening

    try:
        return Opening(large, named, encodings)
    except RefusedError as refusal:
        problems += [refusal.problem(file.file) for file in large]
        return None


def is_empty(tracker: Tracker) -> bool:
    """Return whether nothing at all stands in a tracker."""
    return not (tracker.regions or tracker.indicators or tracker.policies or tracker.targets or tracker.figure_count)


def at_most(problems: Iterable[Problem], most: int = 1000) -> tuple[Problem, ...]:
    """Return the first problems of each kind, and how many more there are.

    Args:
        problems: Any problems.
        most: How many of a kind are told one by one.
    """
    counts: Counter[str] = Counter()
    told = []
    for problem in problems:
        counts[problem.slug] += 1
        if counts[problem.slug] <= most:
            told.append(problem)
    more = [
        Problem("more-of-a-kind", None, {"n": str(count - most), "found": slug}) for slug, count in counts.items() if count > most
    ]
    return (*told, *more)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems file by file, those of one file in the order in which they were found."""
    return tuple(sorted(problems, key=lambda problem: problem.origin.file if problem.origin else ""))


def _follows(problem: Problem, declared: set[tuple[str, str]]) -> bool:
    """Return whether a reference only fails because the table it names stands in a file or table that could not be used."""
    kind = _REFERENCES.get(problem.slug)
    return kind is not None and (kind, problem.params.get("found", "")) in declared


def _declared(documents: Sequence["Document"]) -> set[tuple[str, str]]:
    kinds = _REFERENCES.values()
    groups = ((kind, document.data.get(kind)) for document in documents if document.role == "tables" for kind in kinds)
    return {(kind, name) for kind, group in groups if isinstance(group, dict) for name in group}


def _declared_in_broken(folder: Path, broken: set[str]) -> set[tuple[str, str]]:
    """Return the tables whose headers can still be made out in files that are not valid TOML."""
    headers: set[tuple[str, str]] = set()
    for file in find(folder, []) if broken else ():
        if file.role == "tables" and file.file in broken:
            with suppress(RefusedError):
                text = content(file.path, folder).decode("utf-8", "replace")
                headers |= {(match["kind"], match["id"]) for match in _HEADER.finditer(text)}
    return headers
