"""`ectrack check`: errors, warnings and, where asked for, progress."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ectrack.console.complete import rules
from ectrack.console.opening import day_given
from ectrack.console.options import AsOfOption, DirOption, JsonOption, tracker_dir
from ectrack.console.outcome import Failed, Findings
from ectrack.console.states import past, tell_notes
from ectrack.locale import _, ngettext

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Report
    from ectrack.core.checks import Rule, Warnings
    from ectrack.core.problems import Problem
    from ectrack.core.tracker import Tracker
    from ectrack.render.findings.finding import Finding
    from ectrack.store.loading import Loaded


class Gate(StrEnum):
    """What a target may fail on."""

    BEHIND = "behind"
    MISSED = "missed"
    REVERSING = "reversing"
    OVERDUE = "overdue"
    SLIPPED = "slipped"


Form = Literal["text", "json", "github", "gitlab", "junit", "sarif"]
SUMMARY = "GITHUB_STEP_SUMMARY"
"""Variable that names the file of a step's summary."""

FormOption = Annotated[Form, typer.Option("--format", help=_("Form of the output."))]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option("--only", help=_("Only this rule or group; may be repeated."), autocompletion=rules),
]
SkipOption = Annotated[
    list[str] | None,
    typer.Option("--skip", help=_("Not this rule or group; may be repeated."), autocompletion=rules),
]
MaxChangeOption = Annotated[
    str | None,
    typer.Option("--max-change", help=_("Warn about larger changes between neighbouring figures, such as 50%.")),
]
FailOnOption = Annotated[
    list[Gate] | None, typer.Option("--fail-on", help=_("Find targets with this status or flag; may be repeated."))
]
BaseOption = Annotated[str | None, typer.Option("--base", help=_("Commit that --fail-on slipped compares with, HEAD by default."))]
WaivedOption = Annotated[bool, typer.Option("--waived", help=_("List the waived warnings too, with their reasons."))]
ExitZeroOption = Annotated[bool, typer.Option("--exit-zero", help=_("Exit with 0 whatever is found; errors still exit with 2."))]


def check(  # noqa: PLR0913  # the options of the command
    *,
    form: FormOption = "text",
    json: JsonOption = False,  # the option's name
    folder: DirOption = None,
    only: OnlyOption = None,
    skip: SkipOption = None,
    max_change: MaxChangeOption = None,
    fail_on: FailOnOption = None,
    base: BaseOption = None,
    as_of: AsOfOption = None,
    waived: WaivedOption = False,
    exit_zero: ExitZeroOption = False,
) -> None:
    """Look for errors and warnings in all files of the tracker, and for targets that fail a gate."""
    from ectrack.core.assessing.assess import report
    from ectrack.core.checks import Checked, Warnings, warnings
    from ectrack.core.checks.gates import gated, slipped
    from ectrack.locale.language import adopt
    from ectrack.store.loading import load

    form = "json" if json else form
    loaded = load(tracker_dir(folder))
    adopt(loaded.tracker.settings.lang)
    if loaded.problems:
        _tell(loaded, Warnings((), ()), (), form, waived=waived)
        raise Failed(loaded.problems if form == "text" else ())
    settings = loaded.tracker.settings.checking
    rules_ = _rules(only or settings.only, (*settings.skip, *(skip or ())))
    whole = report(loaded.tracker, as_of=day_given(as_of, loaded.tracker.years) if as_of else None)
    change = _rate(max_change) if max_change else settings.max_change
    outcome = warnings(Checked(loaded.tracker, whole, change, date.today()), rules_)  # noqa: DTZ011  # the reader's day
    goals = tuple(gated(whole.assessments, [gate.value for gate in fail_on or ()]))
    if Gate.SLIPPED in (fail_on or ()):
        goals += tuple(slipped(_earlier(base or "HEAD", tracker_dir(folder), as_of).assessments, whole.assessments))
    _tell(loaded, outcome, goals, form, waived=waived)
    if (outcome.open or goals) and not exit_zero:
        raise Findings


def _rules(only: Iterable[str], skip: Iterable[str]) -> "tuple[Rule, ...]":
    from ectrack.core.checks import chosen

    rules_, problems = chosen(only, skip)
    if problems:
        raise Failed(problems)
    return rules_


def _earlier(revision: str, folder: Path, as_of: str | None) -> "Report":
    """Return the report of an earlier revision."""
    from ectrack.core.assessing.assess import report

    state = past(revision, folder)
    tell_notes(state)
    if state.loaded.problems:
        raise Failed(state.loaded.problems)
    return report(state.loaded.tracker, as_of=day_given(as_of, state.loaded.tracker.years) if as_of else None)


def _rate(text: str) -> Decimal:
    from ectrack.core.problems import NotationError, Problem
    from ectrack.core.values.quantities import rate

    try:
        return rate(text)
    except NotationError as problem:
        raise Failed([Problem(problem.slug, None, problem.params)]) from None


def _tell(loaded: "Loaded", outcome: "Warnings", goals: "Sequence[Problem]", form: Form, *, waived: bool) -> None:
    from ectrack.console.findings import finding, in_order

    findings = [finding(problem, "error") for problem in loaded.problems]
    findings += in_order([finding(problem, "warning") for problem in outcome.open])
    findings += in_order([finding(problem, "goal") for problem in goals])
    set_aside = in_order([finding(problem, "warning", waiver.reason) for problem, waiver in outcome.waived])
    counted = f"{_(', ').join(_counts(loaded.tracker))}: {_summary(len(loaded.problems), outcome, goals)}"
    if form == "json":
        from ectrack.render.findings.json import records
        from ectrack.render.json_text import json_text
        from ectrack.render.left_out import record

        left_out = [record(one) for one in loaded.tracker.left_out]
        print(
            json_text(
                {**_counted(loaded.tracker), "left_out": left_out, "problems": records(findings), "waived": records(set_aside)}
            ),
            end="",
        )
    elif form != "text":
        print(_rendered(form, findings), end="")
        _summarise(form, findings, counted)
    elif not loaded.problems:
        from ectrack.render.findings.plain import text

        print(text([*findings, *(set_aside if waived else ())]), end="")
        _tell_left_out(loaded.tracker)
        print(counted)


def _tell_left_out(tracker: "Tracker") -> None:
    if tracker.left_out:
        from ectrack.render.left_out import line  # start-up: hardly any tracker leaves anything out

        for one in tracker.left_out:
            print(line(one, tracker))


def _rendered(form: Form, findings: "list[Finding]") -> str:
    module = import_module(f"ectrack.render.findings.{form}")
    render: Callable[[list[Finding]], str] = getattr(module, form)
    return render(findings)


def _summarise(form: Form, findings: "list[Finding]", counts: str) -> None:
    """Add the whole table to the summary of a step of GitHub Actions, where there is one."""
    name = os.environ.get(SUMMARY)
    if form == "github" and name:
        from ectrack.render.findings.github import step_summary

        with Path(name).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(step_summary(findings, counts))


def _summary(errors: int, outcome: "Warnings", goals: "Sequence[Problem]") -> str:
    counted = (
        (errors, ngettext("{n} error", "{n} errors", errors)),
        (len(outcome.open), ngettext("{n} warning", "{n} warnings", len(outcome.open))),
        (len(goals), ngettext("{n} target that fails a gate", "{n} targets that fail a gate", len(goals))),
        (len(outcome.waived), ngettext("{n} waived", "{n} waived", len(outcome.waived))),
    )
    parts = [words.format(n=number) for number, words in counted if number]
    return _(", ").join([*([] if errors or outcome.open or goals else [_("no problems")]), *parts])


def _counts(tracker: "Tracker") -> list[str]:
    counted = (
        (len(tracker.policies), ngettext("{n} policy", "{n} policies", len(tracker.policies))),
        (len(tracker.regions), ngettext("{n} region", "{n} regions", len(tracker.regions))),
        (len(tracker.indicators), ngettext("{n} indicator", "{n} indicators", len(tracker.indicators))),
        (len(tracker.targets), ngettext("{n} target", "{n} targets", len(tracker.targets))),
        (tracker.figure_count, ngettext("{n} figure", "{n} figures", tracker.figure_count)),
    )
    return [words.format(n=number) for number, words in counted]


def _counted(tracker: "Tracker") -> dict[str, Any]:
    from ectrack.render.json_text import SCHEMA_VERSION

    return {
        "schema_version": SCHEMA_VERSION,
        "policies": len(tracker.policies),
        "regions": len(tracker.regions),
        "indicators": len(tracker.indicators),
        "targets": len(tracker.targets),
        "actuals": tracker.figure_count,
    }
