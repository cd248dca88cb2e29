"""`ectrack report`: the bulletin."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ectrack.console.opening import day_given, open_report, report_of
from ectrack.console.options import Query, reads
from ectrack.console.orders import ReverseOption, SortOption
from ectrack.console.outcome import Failed
from ectrack.console.outputs import STANDARD_OUTPUT, write_output
from ectrack.console.report_drawings import Drawings, drawings_of
from ectrack.console.report_template import filled_in, template_kind
from ectrack.core.problems import Problem
from ectrack.locale import _
from ectrack.locale.text import visible

if TYPE_CHECKING:
    from ectrack.core.assessing.assessment import Report
    from ectrack.core.tracker import Tracker
    from ectrack.render.bulletin.blocks import Block
    from ectrack.render.bulletin.filling import Kind

Form = Literal["md", "html", "docx"]
FormOption = Annotated[
    Form | None, typer.Option("--format", "-f", help=_("Form of the bulletin; by the name of the file, else md."))
]
OutputOption = Annotated[str, typer.Option("--output", "-o", help=_("Where to write it; - is standard output."))]
SinceOption = Annotated[str | None, typer.Option("--since", help=_("Tell what changed since the report of this day."))]
ChartsOption = Annotated[
    bool, typer.Option("--charts", help=_("Draw the targets that need attention, and small all with a figure."))
]
FontOption = Annotated[Path | None, typer.Option("--font", help=_("Font of the words in charts of a docx."))]
TemplateOption = Annotated[
    Path | None, typer.Option("--template", help=_("Fill in a file of your own: docx, or html, md, txt as Jinja."))
]
WarningsOption = Annotated[bool, typer.Option("--warnings", help=_("List what check warns about."))]


@reads
def report(  # noqa: PLR0913  # the options of a command
    query: Query,
    *,
    form: FormOption = None,
    output: OutputOption = STANDARD_OUTPUT,
    since: SinceOption = None,
    charts: ChartsOption = False,
    warnings: WarningsOption = False,
    template: TemplateOption = None,
    font: FontOption = None,
    sort: SortOption = "status",
    reverse: ReverseOption = False,
) -> None:
    """Write the bulletin: counts, those behind by name with owner, what changed, notes on the figures, an annex of all targets."""
    from ectrack.render.bulletin.composing import Material, bulletin
    from ectrack.render.order import ordered

    tracker, found = open_report(query)
    if not found.assessments:
        raise Failed([Problem("nothing-chosen")])
    found = replace(found, assessments=ordered(found.assessments, sort, reverse=reverse))
    if query.json:
        from ectrack.locale import current
        from ectrack.render.json_text import json_text
        from ectrack.render.records import report_record

        print(json_text(report_record(found, tracker, current())), end="")
        return
    chosen = template_kind(template, output) if template else _form(output, form)
    if template and form:
        raise Failed([Problem("bad-value", None, {"found": f"--format {form}", "expected": _("the form of the template")})])
    before = report_of(replace(query, as_of=day_given(since, tracker.years).isoformat(), statuses=()), tracker) if since else None
    drawings = drawings_of(tracker, found, query, chosen, font) if charts else Drawings()
    material = Material(found, tracker, before, _warnings(tracker, found) if warnings else (), drawings.pictures, drawings.overview)
    content = filled_in(template, chosen, material) if template else _written(bulletin(material), chosen)
    if output == STANDARD_OUTPUT:
        if chosen == "docx":
            expected = _("a file, for a terminal shows no documents")
            raise Failed([Problem("bad-value", None, {"found": STANDARD_OUTPUT, "expected": expected})])
        print(content.decode("utf-8"), end="")
        return
    write_output(Path(output), content, query.dir)
    print(_("wrote {file}").format(file=visible(output)), file=sys.stderr)


def _form(output: str, form: Form | None) -> Form:
    said = Path(output).suffix.casefold().removeprefix(".")
    named: dict[str, Form] = {"md": "md", "html": "html", "htm": "html", "docx": "docx"}
    return form or named.get(said) or "md"


def _written(blocks: "list[Block]", form: "Kind") -> bytes:
    if form == "docx":
        from ectrack.render.bulletin.document import document

        try:
            return document(blocks)
        except ImportError as failure:
            params = {"command": "report", "found": failure.name or "docx", "extra": "word"}
            raise Failed([Problem("missing-extra", None, params)]) from failure
    if form == "html":
        from ectrack.render.bulletin.html import html

        return html(blocks).encode("utf-8")
    from ectrack.render.bulletin.markdown import markdown

    return markdown(blocks).encode("utf-8")


def _warnings(tracker: "Tracker", report: "Report") -> list[str]:
    from ectrack.core.checks import Checked, chosen, warnings
    from ectrack.locale.problem_text import message, place
    from ectrack.store.lines import line_of

    settings = tracker.settings.checking
    rules, problems = chosen(settings.only, settings.skip)
    if problems:
        raise Failed(problems)
    left = warnings(Checked(tracker, report, settings.max_change), rules).open
    return [f"{place(problem.origin, line_of)}: {message(problem, line_of)}" for problem in left]
