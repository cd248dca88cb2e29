"""`ectrack list`: what a tracker holds."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from ectrack.console.answers import answers
from ectrack.console.opening import open_tracker, report_maker
from ectrack.console.options import Query, reads
from ectrack.locale import N_, _, current


class Section(StrEnum):
    """What a tracker holds."""

    REGIONS = "regions"
    INDICATORS = "indicators"
    POLICIES = "policies"
    TARGETS = "targets"


SectionsArgument = Annotated[
    list[Section] | None,
    typer.Argument(metavar=N_("KIND"), help=_("What to list; all when left out.")),
]


@reads
@answers
def list_(query: Query, *, ids: SectionsArgument = None) -> str:
    """List regions, indicators, policies and targets; filters choose among the targets."""
    from ectrack.render.lists import SECTIONS, list_record, lists

    tracker = open_tracker(query.dir)
    report = report_maker(replace(query, ids=()), tracker)
    sections = [section for section in SECTIONS if not ids or Section(section) in ids]
    assessments = report(lambda _part: None).assessments if "targets" in sections else ()
    if query.json:
        from ectrack.render.json_text import json_text

        return json_text(list_record(tracker, assessments, sections, current()))
    from ectrack.render.screen import composed, width

    return composed(lists(tracker, assessments, sections, width()))
