"""The options of commands that list targets in an order."""

from typing import Annotated, Literal

import typer

from ectrack.locale import _

GroupBy = Literal["region", "policy", "indicator", "owner", "status", "none"]
Sort = Literal[
    "status",
    "deadline",
    "attainment",
    "share-done",
    "pace",
    "lead",
    "shortfall",
    "required-growth",
    "id",
    "region",
    "owner",
    "tracker",
]

GroupByOption = Annotated[GroupBy, typer.Option("--group-by", help=_("Group the targets."))]
SortOption = Annotated[Sort, typer.Option("--sort", help=_("Order of the targets, those that need attention first."))]
FirstOption = Annotated[int | None, typer.Option("--first", min=1, help=_("List only the first N; the counts are of all."))]
ReverseOption = Annotated[bool, typer.Option("--reverse", help=_("Turn the order around."))]
