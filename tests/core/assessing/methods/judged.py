"""One target with a few figures, judged by a method."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal

from ectrack.core.assessing.assess import report
from ectrack.core.assessing.assessment import Assessment
from ectrack.core.notation.build import build
from ectrack.core.notation.documents import Document


def judged(  # noqa: PLR0913  # what a case varies
    method: str,
    goal: str,
    values: Mapping[int, str],
    *,
    indicator: str = "",
    settings: str = "",
    unit: str = "x",
    kind: str = "stock",
) -> Assessment:
    """Return the assessment of a target by a method.

    Args:
        method: Name of the method.
        goal: Keys of the target, TOML.
        values: Value of each year, as written.
        indicator: Further keys of the indicator, TOML; a value may carry further keys of its figure after a semicolon.
        settings: Settings of the tracker, TOML.
        unit: Unit of the indicator.
        kind: Kind of the indicator.
    """
    head = f'[region.r]\n[indicator.i]\nkind = "{kind}"\nunit = "{unit}"\n'
    tables = f'{head}{indicator}\n[target.t]\nindicator = "i"\nregion = "r"\n{goal}\n'
    figures = [_figure(year, text) for year, text in values.items()]
    documents = [
        Document("tables.toml", "tables", tomllib.loads(tables, parse_float=Decimal)),
        Document("figures.toml", "actuals", {"actual": figures}),
        Document("ectrack.toml", "settings", tomllib.loads(settings, parse_float=Decimal)),
    ]
    tracker, problems = build(documents)
    assert problems == ()
    return report(tracker, method=method).assessments[0]


def _figure(year: int, text: str) -> dict[str, str]:
    value, _, error = text.partition(";")
    figure = {"indicator": "i", "region": "r", "period": str(year), "value": value}
    return figure | {"se": error} if error else figure
