"""`ectrack status`: counts by status, then one line for each target."""

from dataclasses import replace

from ectrack.console.answers import answers
from ectrack.console.opening import open_report
from ectrack.console.options import Query, reads
from ectrack.console.orders import FirstOption, GroupByOption, ReverseOption, SortOption


@reads
@answers
def status(
    query: Query,
    *,
    group_by: GroupByOption = "none",
    sort: SortOption = "status",
    reverse: ReverseOption = False,
    first: FirstOption = None,
) -> str:
    """Show what each target has reached, whether it is on pace, and what is missing."""
    from ectrack.render.order import groups, ordered

    tracker, report = open_report(query)
    report = replace(report, assessments=ordered(report.assessments, sort, reverse=reverse)).first(first)
    if query.json:
        from ectrack.locale import current
        from ectrack.render.json_text import json_text
        from ectrack.render.records import group_records, report_record

        whole = report_record(report, tracker, current())
        if group_by != "none":
            whole["groups"] = group_records(groups(report.assessments, tracker, group_by), report.method)
        return json_text(whole)
    from ectrack.render.progress import progress
    from ectrack.render.screen import composed, width

    return composed(progress(report, tracker, group_by, width()))
