"""Charts in an exported workbook."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ectrack.console.options import Query
from ectrack.console.outcome import Failed
from ectrack.core.problems import Problem
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Report
    from ectrack.core.tracker import Tracker

WorkbookChartsOption = Annotated[
    bool, typer.Option("--charts", help=_("Add a sheet with a chart of each target that has a figure, in xlsx."))
]


def check_form(form: str) -> None:
    """Refuse charts in a form that has none.

    Raises:
        Failed: For any form but xlsx.
    """
    if form != "xlsx":
        raise Failed([Problem("bad-value", None, {"found": f"--format {form} --charts", "expected": "--format xlsx"})])


def charted(content: bytes, tracker: "Tracker", report: "Report", query: Query) -> bytes:
    """Return a workbook with charts.

    Args:
        content: The workbook with the table.
        tracker: Where the report came from.
        report: The report, in the order in which it is written.
        query: What the user asked for.
    """
    from ectrack.core.assessing.assess import histories
    from ectrack.render.charts.composing import pictures
    from ectrack.render.workbooks.native_charts import add_charts

    figured = replace(report, assessments=tuple(assessment for assessment in report.assessments if assessment.latest))
    return add_charts(content, pictures(figured, histories(figured, tracker, estimates=query.estimates), tracker))
