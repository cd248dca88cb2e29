"""`ectrack record`: add a figure."""

from ectrack.console import figure_entry
from ectrack.console import figure_options as options
from ectrack.console.new_warnings import StrictOption
from ectrack.console.options import DirOption, DryRunOption, tracker_dir


def record(  # noqa: PLR0913, PLR0917  # one parameter for each key of a figure
    indicator: options.IndicatorArgument,
    period: options.PeriodArgument,
    value: options.ValueArgument,
    region: options.RegionOption = None,
    source: options.SourceOption = None,
    yoy: options.YoyOption = None,
    approx: options.ApproxOption = None,
    state: options.StateOption = None,
    note: options.NoteOption = None,
    comparable: options.ComparableOption = True,
    se: options.SeOption = None,
    assumed_date: options.AssumedDateOption = False,
    recorded: options.RecordedOption = None,
    strict: StrictOption = False,
    dry_run: DryRunOption = False,
    folder: DirOption = None,  # the option's name
) -> None:
    """Add a figure to the file of its indicator in actuals/."""
    texts = {"yoy": yoy, "approx": approx, "state": state, "source": source, "note": note}
    texts["dated"] = "assumed" if assumed_date else None
    entry = figure_entry.FigureEntry("record", indicator, period, region, texts, value, se, comparable, recorded)
    figure_entry.run(tracker_dir(folder), entry, dry_run=dry_run, strict=strict)
