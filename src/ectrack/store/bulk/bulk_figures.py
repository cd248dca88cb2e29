"""The plain figures of large files, asked for when they are needed."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from ectrack.core.bulk import Key
from ectrack.core.few import Ends, Survey, Wanted
from ectrack.core.figures.report_day import endings_among
from ectrack.core.model import Actual, Indicator, Kind, Place
from ectrack.core.values.endings import Endings, Written, endings
from ectrack.store.bulk.columns import Source
from ectrack.store.bulk.engine import Queryable, among, literal, values, without
from ectrack.store.bulk.engine_rows import Rows, until
from ectrack.store.bulk.texts import as_texts


class BulkFigures:
    """Figures that the engine reads; see `ectrack.core.bulk.Bulk`."""

    def __init__(
        self,
        engine: Queryable,
        sources: Sequence[Source],
        indicators: Mapping[str, Indicator],
        survey: Survey,
        left_out: Collection[Place] = (),
    ) -> None:
        """Keep where the figures are, what was found out about them, and the places whose figures are left out."""
        self._engine = engine
        self._sources = sources
        self._indicators = indicators
        self.survey = survey
        self._left_out = frozenset(left_out)

    @property
    def count(self) -> int:
        """Number of figures."""
        return self.survey.count

    def endings(self, known_by: date | None) -> Endings:
        """Return on which days the periods of the figures known by a day end, forecasts left out."""
        if known_by is None:
            return self.survey.endings
        found = self._engine.rows(
            f"{self._plain()} SELECT period, recorded, count(*) FROM plain"
            f" WHERE coalesce(state, '') <> 'forecast' AND {self._known(known_by)} GROUP BY period, recorded"
        )
        written = Counter[Written]()
        for text, recorded, count in found:
            written[self.survey.periods[text].end, self.survey.days.get(recorded)] += count
        return endings(written)

    def near(self, groups: Sequence[Collection[Place]], known_by: date | None) -> Iterator[Mapping[Place, Sequence[Actual]]]:
        """Yield the figures of each group of places, in the order of the groups, read in one pass."""
        wanted = [(number, *place) for number, group in enumerate(groups) for place in sorted(group)]
        needed = values(("number", "indicator", "region"), wanted, ("INTEGER", "VARCHAR", "VARCHAR"))
        query = (
            f"{self._plain()}, needed AS ({needed}) SELECT number, {self._rows.columns} FROM plain JOIN needed USING (indicator, region)"
            f" WHERE {self._known(known_by)} ORDER BY number, file, line, period"
        )
        found = groupby(self._engine.rows(query), key=lambda row: int(row[0]))
        number, rows = next(found, (len(groups), iter(())))
        for place in range(len(groups)):
            near: dict[Place, list[Actual]] = {}
            if number == place:
                for row in rows:
                    figure = self._rows.figure(row[1:])
                    near.setdefault((figure.indicator, figure.region), []).append(figure)
                number, rows = next(found, (len(groups), iter(())))
            yield near

    def around(self, places: Collection[Place], beside: Collection[Place], days: Collection[date]) -> Iterator[Actual]:
        """Yield the figures of some places, and of others those whose periods end on some days."""
        wanted = [(int(place in places), *place) for place in sorted({*places, *beside})]
        needed = values(("whole", "indicator", "region"), wanted, ("INTEGER", "VARCHAR", "VARCHAR"))
        ending = among("period", (text for text, period in self.survey.periods.items() if period.end in days))
        query = (
            f"{self._plain()}, needed AS ({needed}) SELECT {self._rows.columns} FROM plain JOIN needed USING (indicator, region)"
            f" WHERE whole = 1 OR {ending} ORDER BY file, line, period"
        )
        return map(self._rows.figure, self._engine.rows(query))

    def few(
        self, groups: Sequence[Sequence[Wanted]], known_by: date | None
    ) -> Iterator[tuple[Mapping[Place, Sequence[Actual]], Mapping[Place, Ends]]]:
        """Yield for each group the few figures that are wanted, and the ends of their series, read in one pass.

        Nothing is settled where a file has a unit of its own, or parts of 1: its ends would be in that unit.
        """
        if any(source.shared.unit or source.shared.conventions.fraction for source in self._sources):
            yield from (({}, {}) for _group in groups)
            return
        found = groupby(self._engine.rows(self._few(groups, known_by)), key=lambda row: int(row[0]))
        number, rows = next(found, (len(groups), iter(())))
        for place in range(len(groups)):
            near: dict[Place, dict[tuple[object, ...], Actual]] = {}
            ends: dict[Place, Ends] = {}
            if number == place:
                for _number, newest, low, high, *cells in rows:
                    row = tuple(cells)
                    here = row[2], row[3]
                    if here not in ends:
                        ends[here], near[here] = Ends(newest, Decimal(low), Decimal(high)), {}
                    if row not in near[here]:  # a row comes once for each target of its place
                        near[here][row] = self._rows.figure(row)
                number, rows = next(found, (len(groups), iter(())))
            yield {here: tuple(figures.values()) for here, figures in near.items()}, ends

    def _few(self, groups: Sequence[Sequence[Wanted]], known_by: date | None) -> str:
        """Return the query of the few figures; all are wanted by one day."""
        asked = [(number, *one.place, int(one.years), one.first, one.last) for number, group in enumerate(groups) for one in group]
        needed = values(
            ("number", "indicator", "region", "years", "base_first", "base_last"),
            asked,
            ("INTEGER", "VARCHAR", "VARCHAR", "INTEGER", "DATE", "DATE"),
        )
        until = literal(groups[0][0].until)
        spans = [(text, period.start, period.end) for text, period in self.survey.periods.items()]
        is_flow = among("indicator", (name for name, indicator in self._indicators.items() if indicator.kind is Kind.FLOW))
        speaks = (
            f"coalesce(state, '') <> 'forecast' AND coalesce(comparable, '') <> 'false' AND (first IS NOT NULL OR NOT {is_flow})"
        )
        return f"""{self._plain()},
            spans AS ({values(("period", "first", "last"), spans, ("VARCHAR", "DATE", "DATE"))}),
            needed AS ({needed}),
            dated AS (SELECT plain.*, first, last, CAST("value" AS DOUBLE) AS amount FROM plain JOIN spans USING (period)
                JOIN (SELECT DISTINCT indicator, region FROM needed) AS places USING (indicator, region)
                WHERE last <= {until} AND {self._known(known_by)}),
            years AS (SELECT indicator, region, max(last) AS newest, min(amount) AS least, max(amount) AS most,
                sum(least(amount, 0)) AS fallen, sum(greatest(amount, 0)) AS risen
                FROM dated WHERE {speaks} GROUP BY indicator, region, EXTRACT(year FROM last)),
            ends AS (SELECT indicator, region, max(newest) AS newest,
                min(CASE WHEN {is_flow} THEN fallen ELSE least END) AS low, max(CASE WHEN {is_flow} THEN risen ELSE most END) AS high
                FROM years GROUP BY indicator, region)
            SELECT number, newest, low, high, {self._rows.columns}
            FROM dated JOIN ends USING (indicator, region) JOIN needed USING (indicator, region)
            WHERE last >= CASE WHEN years = 1 THEN make_date(CAST(EXTRACT(year FROM newest) AS INTEGER) - 1, 1, 1) ELSE newest END
                OR last BETWEEN base_first AND base_last
            ORDER BY number, file, line, period"""

    def counted(self, key: Key) -> Mapping[str, int]:
        """Return the number of figures of each indicator or region that has any."""
        return dict(self._engine.rows(f"{self._plain()} SELECT {key}, count(*) FROM plain GROUP BY {key}"))

    def everything(self) -> Iterator[Actual]:
        """Yield all figures, in the order of files and rows."""
        query = f"{self._plain()} SELECT {self._rows.columns} FROM plain ORDER BY file, line, indicator, region, period"
        return map(self._rows.figure, self._engine.rows(query))

    def without(self, places: Collection[Place], figures: Sequence[Actual]) -> "BulkFigures":
        """Return the figures of all other places; those of these places are given."""
        left = replace(self.survey, count=self.survey.count - len(figures), endings=self.survey.endings - endings_among(figures))
        return BulkFigures(self._engine, self._sources, self._indicators, left, {*self._left_out, *places})

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self._sources, self._indicators, self.survey)

    def _plain(self) -> str:
        """Return the beginning of a query: `plain`, the rows of plain figures."""
        apart = values(("indicator", "region", "period"), self.survey.apart, ("VARCHAR",) * 3)
        gone = f" AND NOT ({self._gone()})" if self._left_out else ""
        return f"WITH apart AS ({apart}), plain AS (SELECT * FROM ({as_texts(self._sources, self._indicators)}) AS read WHERE {without('read')}{gone})"

    def _gone(self) -> str:
        """Return the condition that a row is of one of the places that are left out."""
        regions: dict[str, list[str]] = {}
        for indicator, region in sorted(self._left_out):
            regions.setdefault(indicator, []).append(region)
        return " OR ".join(f"(indicator = {literal(name)} AND {among('region', here)})" for name, here in regions.items())

    def _known(self, known_by: date | None) -> str:
        if known_by is None:
            return "true"
        return f"(recorded IS NULL OR {among('recorded', until(self.survey.days, known_by))})"
