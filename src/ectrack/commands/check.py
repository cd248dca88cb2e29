"""`ectrack check`: every problem of all files at once."""

from typing import TYPE_CHECKING, Any

from ectrack.commands.options import DirOption, JsonOption, tracker_dir
from ectrack.commands.outcome import Failed
from ectrack.locale import _, ngettext

if TYPE_CHECKING:
    from ectrack.core.model import Tracker
    from ectrack.core.problems import Problem


def check(json: JsonOption = False, folder: DirOption = None) -> None:  # the option's name
    """Look for problems in all files of the tracker."""
    from ectrack.locale.language import adopt
    from ectrack.store.tracker import load

    loaded = load(tracker_dir(folder))
    adopt(loaded.tracker.settings.lang)
    if json:
        from ectrack.render.json_text import json_text

        print(json_text(_record(loaded.tracker, loaded.problems)), end="")
    if loaded.problems:
        raise Failed(loaded.problems)
    if not json:
        print(f"{_(', ').join(_counts(loaded.tracker))}: {_('no problems')}")


def _counts(tracker: "Tracker") -> list[str]:
    counted = (
        (len(tracker.policies), ngettext("{n} policy", "{n} policies", len(tracker.policies))),
        (len(tracker.regions), ngettext("{n} region", "{n} regions", len(tracker.regions))),
        (len(tracker.indicators), ngettext("{n} indicator", "{n} indicators", len(tracker.indicators))),
        (len(tracker.targets), ngettext("{n} target", "{n} targets", len(tracker.targets))),
        (len(tracker.actuals), ngettext("{n} figure", "{n} figures", len(tracker.actuals))),
    )
    return [words.format(n=number) for number, words in counted]


def _record(tracker: "Tracker", problems: "tuple[Problem, ...]") -> dict[str, Any]:
    from ectrack.locale.problems import record
    from ectrack.store.lines import line_of

    return {
        "schema_version": 1,
        "policies": len(tracker.policies),
        "regions": len(tracker.regions),
        "indicators": len(tracker.indicators),
        "targets": len(tracker.targets),
        "actuals": len(tracker.actuals),
        "problems": [record(problem, line_of) for problem in problems],
    }
