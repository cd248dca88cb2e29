"""Warnings about new figures, told at the moment of recording; with `--strict` they keep the figures out."""

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ectrack.console.outcome import Findings
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.console.changes import Compared
    from ectrack.core.problems import Origin, Problem
    from ectrack.store.writing import Added

StrictOption = Annotated[bool, typer.Option("--strict", help=_("Record nothing when there is a warning about it; exit with 1."))]

MOST = 20
"""Warnings of a kind that are told one by one."""


def warnings_about(
    added: "Added", compared: "Compared", places: "Mapping[Origin, Origin]", only: Collection[str] | None = None
) -> "tuple[Problem, ...]":
    """Return the warnings that concern new figures.

    Args:
        added: The figures.
        compared: The reports without them and with them.
        places: Where each new figure stands for the user.
        only: Names of the rules that are looked at; all when left out.
    """
    from ectrack.core.checks.recording import Recorded, at_recording, rules_at_recording

    recorded = Recorded(added.before, added.after, added.new, compared.beside, (compared.before, compared.after))
    rules = [rule for rule in rules_at_recording(added.after) if only is None or rule.slug in only]
    today = date.today()  # noqa: DTZ011  # the user's day
    return tuple(_placed(problem, places) for problem in at_recording(recorded, today, rules))


def warning_lines(warnings: "Sequence[Problem]") -> list[str]:
    """Return warnings as they are told, each with its hint; the first ones of each kind."""
    if not warnings:
        return []
    from ectrack.locale.problem_text import lines
    from ectrack.store.lines import line_of
    from ectrack.store.loading import at_most

    return [f"{_('warning')}: " + "\n".join(lines(warning, line_of)) for warning in at_most(warnings, MOST)]


def refuse(warnings: "Sequence[Problem]", told: Sequence[str]) -> None:
    """End a command to which `--strict` was said where there are warnings.

    Args:
        warnings: The warnings.
        told: What to say on standard error.

    Raises:
        Findings: When there is any.
    """
    from ectrack.locale import ngettext

    if warnings:
        words = ngettext("{n} warning, nothing recorded (--strict)", "{n} warnings, nothing recorded (--strict)", len(warnings))
        print("\n".join([*told, words.format(n=len(warnings))]), file=sys.stderr)
        raise Findings


def _placed(problem: "Problem", places: "Mapping[Origin, Origin]") -> "Problem":
    """Return a warning with its places as the user finds them."""

    def seen(origin: "Origin") -> "Origin":
        place = places.get(replace(origin, keys=origin.keys[:2]))
        if place is None:
            return origin
        return place.at(*origin.keys[2:]) if place.keys else place

    origin = problem.origin and seen(problem.origin)
    return replace(problem, origin=origin, others=tuple(map(seen, problem.others)))
