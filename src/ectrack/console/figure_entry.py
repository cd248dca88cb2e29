"""What record, revise and withdraw share: reading the figure from the command line and adding it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ectrack.console import changes
from ectrack.console.outcome import Failed
from ectrack.locale import _

DAYS = ("recorded-in-future",)
"""What there is to say of a withdrawal."""

if TYPE_CHECKING:
    from ectrack.core.problems import Problem
    from ectrack.core.tracker import Tracker
    from ectrack.core.values.names import Names
    from ectrack.store.writing import Added


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure as the command line gives it: texts by the keys of `[[actual]]`, None where an option was left out."""

    command: str
    indicator: str
    period: str
    region: str | None = None
    texts: Mapping[str, str | None] | None = None
    value: str | None = None
    se: str | None = None
    comparable: bool = True
    recorded: str | None = None


def run(folder: Path, entry: FigureEntry, *, dry_run: bool, strict: bool = False) -> None:
    """Add a figure to a tracker and say what that changed.

    Args:
        folder: The tracker.
        entry: The figure.
        dry_run: Whether nothing is written.
        strict: Whether a warning keeps it out.

    Raises:
        Failed: With the problems, when nothing was recorded.
        Findings: When a warning kept it out.
    """
    from ectrack.store.locking import WriteError
    from ectrack.store.writing import adding

    try:
        with adding(folder, entry.command, lambda tracker: [_figure(entry, tracker)], dry_run=dry_run) as added:
            notice = _notice(entry, added, dry_run=dry_run, strict=strict) if added else None
    except WriteError as failure:
        raise Failed(failure.problems) from failure
    if notice:
        notice.say()


def _notice(entry: FigureEntry, added: "Added", *, dry_run: bool, strict: bool) -> changes.Notice:
    """Return what is to be said of a figure, found out while both trackers can be asked.

    Raises:
        Findings: When a warning keeps it out; the warnings are told then.
    """
    from ectrack.console.new_warnings import refuse, warning_lines, warnings_about

    figure, compared = added.new[0], changes.compared(added)
    place = replace(figure.origin, line=added.line)
    warnings = warnings_about(added, compared, {figure.origin: place}, only=DAYS if entry.command == "withdraw" else None)
    told = warning_lines(warnings)
    if entry.recorded is None and figure.recorded and figure.recorded > _today():
        told.append(_("recorded as of {day}, the day of the figure that was there").format(day=figure.recorded))
    if strict:
        refuse(warnings, told)
    return changes.Notice(told, changes.lines(entry.command, added, compared, dry_run=dry_run))


def _figure(entry: FigureEntry, tracker: "Tracker") -> dict[str, Any]:
    """Return the figure to write, or refuse with everything that is wrong with what was given."""
    from ectrack.core.values.period_text import period
    from ectrack.locale.language import adopt
    from ectrack.store.append_toml import as_written, check_text
    from ectrack.store.locking import WriteError

    adopt(tracker.settings.lang)
    problems: list[Problem] = []
    reader = _Reader(entry.command, problems)
    figure: dict[str, Any] = {}
    indicator = reader.known("indicator", entry.indicator, {name: one.names for name, one in tracker.indicators.items()})
    figure["indicator"] = indicator
    figure["region"] = _region(entry, tracker, indicator, reader)
    figure["period"] = reader.by("period", entry.period, lambda text: str(period(text, tracker.years.of(indicator))))
    value, approx = _without_approx(entry, reader)
    figure["value"] = reader.by("value", value, as_written)
    figure["se"] = reader.by("se", entry.se, as_written)
    figure["recorded"] = reader.by("recorded", entry.recorded, _day) if entry.recorded else _today()
    figure["comparable"] = None if entry.comparable else False
    for key, text in (entry.texts or {}).items():
        figure[key] = reader.by(key, _approx(text) if key == "approx" and text else text, check_text)
    figure["approx"] = figure.get("approx") or approx
    if problems:
        raise WriteError(*problems)
    if not entry.recorded and entry.command != "record":
        figure["recorded"] = max(_days_there(tracker, figure))
    return {key: value for key, value in figure.items() if value is not None}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads options one by one and keeps what is wrong with them."""

    command: str
    problems: "list[Problem]"

    def by(self, key: str, text: str | None, convert: Callable[[str], Any]) -> Any:  # what convert returns
        """Return what an option says; None when it was left out or is wrong."""
        from ectrack.core.problems import NotationError

        if text is None:
            return None
        try:
            return convert(text)
        except NotationError as problem:
            self.refuse(problem.slug, key, dict(problem.params))
            return None

    def known(self, key: str, word: str, things: "Mapping[str, Names]") -> str | None:
        """Return the id of an indicator or a region, given by its id or one of its names."""
        from ectrack.core.suggesting import suggestion
        from ectrack.core.values.names import id_of

        known = id_of(word, things)
        if known is None:
            self.refuse(f"unknown-{key}", key, {"found": word, **suggestion(word, things)})
        return known

    def refuse(self, slug: str, key: str, params: Mapping[str, str]) -> None:
        """Keep a problem at an option."""
        from ectrack.core.problems import Origin, Problem

        self.problems.append(Problem(slug, Origin(self.command, (key,)), params))


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the user's day


def _days_there(tracker: "Tracker", figure: Mapping[str, Any]) -> list[date]:
    """Return the days of recording of the figures that end as a new one does: what takes their place today comes after a day ahead of the clock."""
    from ectrack.core.values.period_text import period

    end = period(figure["period"], tracker.years.of(figure["indicator"])).end
    there = tracker.figures_of({(figure["indicator"], figure["region"])})
    return [_today(), *(actual.recorded for actual in there if actual.period.end == end and actual.recorded is not None)]


def _day(text: str) -> date:
    from ectrack.core.notation.toml_values import read_day

    return read_day(text)


def _approx(text: str) -> str:
    from ectrack.core.importing.vocabulary import approx_of

    return approx_of(text)


def _without_approx(entry: FigureEntry, reader: _Reader) -> tuple[str | None, str | None]:
    """Return the value without the word or sign that makes it approximate, and the key of that, which `--approx` may not contradict."""
    from ectrack.core.importing.vocabulary import without_approx

    if entry.value is None:
        return None, None
    value, approx = without_approx(entry.value)
    said = (entry.texts or {}).get("approx")
    if said and approx and _approx(said) != approx:
        reader.refuse("says-otherwise", "approx", {"found": said, "value": entry.value})
    return value, approx


def _region(entry: FigureEntry, tracker: "Tracker", indicator: str | None, reader: _Reader) -> str | None:
    """Return the region that was named, or the only one that has targets or figures for the indicator."""
    if entry.region is not None:
        return reader.known("region", entry.region, {name: region.names for name, region in tracker.regions.items()})
    if indicator is None:
        return None
    found = {target.region for target in tracker.targets.values() if target.indicator.id == indicator}
    found |= {actual.region for actual in tracker.figures() if actual.indicator == indicator}
    regions = sorted(found or tracker.regions)
    if len(regions) == 1:
        return regions[0]
    reader.refuse(
        "region-needed" if found else "region-unclear", "region", {"indicator": indicator, "expected": ", ".join(regions)}
    )
    return None
