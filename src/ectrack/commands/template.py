"""`ectrack template`: a workbook for an office to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ectrack.console.opening import open_tracker, report_of
from ectrack.console.options import Query, reads
from ectrack.console.outcome import Failed
from ectrack.console.outputs import write_new
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.core.tracker import Tracker
    from ectrack.core.values.periods import Period

PeriodOption = Annotated[str, typer.Option("--period", help=_("The period that is asked for, such as 2015-H1 or 2015年上半年."))]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help=_("File to write; template-PERIOD.xlsx when left out."))]


@reads
def template(query: Query, *, period: PeriodOption, output: OutputOption = None) -> None:
    """Write a workbook with one row for each figure that the chosen targets need for a period; import reads it back."""
    from ectrack.core.figures.due import due
    from ectrack.core.problems import Problem
    from ectrack.locale.text import visible
    from ectrack.render import words
    from ectrack.render.workbooks.form import form, rests_of
    from ectrack.store.files import shown

    tracker = open_tracker(query.dir)
    span = _period(period, tracker)
    assessments = report_of(query, tracker).assessments
    rows = due(tracker, [assessment.target for assessment in assessments], span)
    if not rows:
        raise Failed([Problem("nothing-chosen")])
    if query.json:
        from ectrack.render.json_text import SCHEMA_VERSION, json_text

        figures = [
            {"indicator": row.indicator.id, "region": row.region, "period": str(row.period), "recorded": row.recorded is not None}
            for row in rows
        ]
        print(json_text({"schema_version": SCHEMA_VERSION, "period": str(span), "figures": figures}), end="")
        return
    file = output or Path(f"template-{str(span).replace('/', '_')}.xlsx")
    title = words.name(tracker.settings.title) if tracker.settings.title else _("Figures of targets")
    try:
        content = form(rows, tracker, span, title, rests_of(assessments))
    except ImportError as failure:
        raise Failed(
            [Problem("missing-extra", None, {"command": "template", "found": failure.name or "openpyxl", "extra": "excel"})]
        ) from failure
    write_new(file, content, query.dir)
    print(_("wrote {file}: {n} figures to fill in").format(file=visible(shown(file)), n=len(rows)))


def _period(text: str, tracker: "Tracker") -> "Period":
    """Return the period that is asked for, in the years of the tracker where they all begin in one month."""
    from ectrack.core.problems import NotationError, Problem
    from ectrack.core.values.fiscal_years import JANUARY
    from ectrack.core.values.period_text import period

    try:
        return period(text, tracker.years.only or JANUARY)
    except NotationError as problem:
        raise Failed([Problem(problem.slug, None, problem.params)]) from None
