"""Options of the commands that write a figure."""

from typing import Annotated

import typer

from ectrack.console.complete import indicators, regions
from ectrack.locale import _

IndicatorArgument = Annotated[str, typer.Argument(help=_("Id or name of the indicator."), autocompletion=indicators)]
PeriodArgument = Annotated[
    str, typer.Argument(help=_('Such as 2014, 2014-H1, 2014-11-30, 2014-01/2014-10, "Q1 2014" or 2014年上半年.'))
]
ValueArgument = Annotated[
    str, typer.Argument(help=_('Number, with or without unit, or approximate: 480, -0.7%, "$2.5m", "480亿元", ~80, ">80", 5400余.'))
]
RegionOption = Annotated[
    str | None,
    typer.Option("--region", help=_("Id or name of the region; may be left out when there is only one."), autocompletion=regions),
]
SourceOption = Annotated[str | None, typer.Option("--source", help=_("Where the figure stands."))]
YoyOption = Annotated[
    str | None, typer.Option("--yoy", help=_('Growth over the same period a year before, as published: "39.5%".'))
]
ApproxOption = Annotated[
    str | None,
    typer.Option(
        "--approx", help=_("about, at_least, more_than, at_most or less_than; or a word such as over, nearly, 约, 余, 多, 近.")
    ),
]
StateOption = Annotated[
    str | None, typer.Option("--state", help=_("preliminary, final, revised, forecast, estimated-by-source or break."))
]
NoteOption = Annotated[str | None, typer.Option("--note", help=_("Remark."))]
SeOption = Annotated[str | None, typer.Option("--se", help=_("Standard error, in the unit of the value."))]
ComparableOption = Annotated[
    bool, typer.Option("--comparable/--not-comparable", help=_("Whether verdicts may rest on the figure."))
]
AssumedDateOption = Annotated[bool, typer.Option("--assumed-date", help=_("The source gives no date; the period is assumed."))]
RecordedOption = Annotated[str | None, typer.Option("--recorded", help=_("Day of recording; today when left out."))]
