"""`ectrack withdraw`: take a figure back; it stays in its file, and the reason is added."""

from typing import Annotated

import typer

from ectrack.console import figure_entry
from ectrack.console import figure_options as options
from ectrack.console.options import DirOption, DryRunOption, tracker_dir
from ectrack.locale import _


def withdraw(  # noqa: PLR0913, PLR0917  # what it takes to name one figure
    indicator: options.IndicatorArgument,
    period: options.PeriodArgument,
    why: Annotated[str, typer.Option("--why", help=_("Why it is withdrawn."))],
    region: options.RegionOption = None,
    source: Annotated[str | None, typer.Option("--source", help=_("Its source, where several stand side by side."))] = None,
    state: Annotated[str | None, typer.Option("--state", help=_("forecast, to withdraw a forecast."))] = None,
    comparable: options.ComparableOption = True,
    recorded: options.RecordedOption = None,
    dry_run: DryRunOption = False,
    folder: DirOption = None,  # the option's name
) -> None:
    """Take a figure back with its reason; the figure stays in its file."""
    texts = {"source": source, "state": state, "withdrawn": why}
    entry = figure_entry.FigureEntry("withdraw", indicator, period, region, texts, None, None, comparable, recorded)
    figure_entry.run(tracker_dir(folder), entry, dry_run=dry_run)
