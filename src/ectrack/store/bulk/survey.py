"""Checking large files: what is plain stays with the engine, everything else is read figure by figure like that of small files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import groupby
from typing import Any

from ectrack.core.bulk import LeftOut, Shared
from ectrack.core.few import Survey
from ectrack.core.model import Approx, Indicator, Kind, State
from ectrack.core.notation.figure_cells import Others
from ectrack.core.notation.figure_table import FAULTS, FigureTable, converted, of_file, read_figure, with_unit, with_years
from ectrack.core.problems import NotationError, Origin, Problem
from ectrack.core.regions import Region
from ectrack.core.values.endings import Written, endings
from ectrack.core.values.fiscal_years import YearStarts
from ectrack.core.values.periods import Period
from ectrack.core.values.quantities import PERCENT, Quantity, in_unit, plain
from ectrack.store.bulk.columns import AMOUNTS, KEYS, Source
from ectrack.store.bulk.engine import Queryable, among, literal, values, without
from ectrack.store.bulk.portions import parts
from ectrack.store.bulk.texts import as_texts, of_others, own_cells, period_of, recorded_of
from ectrack.store.csv_text import check_characters, is_foreign
from ectrack.store.files import RefusedError

_NUMBER = "^[+-]?[0-9]{1,19}([.][0-9]{1,9})?$"
_RATE = f"^[+-]?[0-9]{{1,9}}([.][0-9]{{1,9}})?{PERCENT}$"
MANY = 10_000
"""So many spans are written into a query one by one; more are found again by the query itself."""


class Surveying:
    """The check of the large files of one tracker."""

    def __init__(
        self, engine: Queryable, sources: Sequence[Source], regions: Mapping[str, Region], indicators: Mapping[str, Indicator]
    ) -> None:
        """Count the rows of each indicator and period, and make the table that everything else is asked of."""
        self._engine = engine
        self._sources = sources
        self._numbers = {source.file: number for number, source in enumerate(sources)}
        self.left_out = tuple(
            one for number, source in enumerate(sources) for one in self._left_out(number, source, regions, indicators)
        )
        self._regions = regions
        self._indicators = indicators
        rows = f"({as_texts(sources, indicators)})"
        counted = list(engine.rows(f"SELECT indicator, period, count(*) FROM {rows} AS r GROUP BY indicator, period"))
        self._periods = _read(((text,) for text in {text for _indicator, text, _count in counted} - {None}), period_of)
        self._parts = parts(counted, self._periods, indicators)
        self._days = _read(engine.rows(f"SELECT DISTINCT recorded FROM {rows} AS r WHERE recorded IS NOT NULL"), recorded_of)
        self._read = (
            f"WITH spans AS ({values(('period', 'first', 'last'), _spans(self._periods), ('VARCHAR', 'DATE', 'DATE'))}),"
            f" read AS (SELECT r.*, s.first, s.last, coalesce({self._plain()}, false) AS plain FROM {rows} AS r LEFT JOIN spans AS s USING (period))"
        )

    def _left_out(
        self, number: int, source: Source, regions: Mapping[str, Region], indicators: Mapping[str, Indicator]
    ) -> Iterator[LeftOut]:
        """Yield what is left out of a file since the tracker has no such region or indicator."""
        if source.shared.skips_others:
            others = Others(regions, indicators)
            for indicator, region, count in self._engine.rows(of_others(number, source, indicators)):
                others.add(indicator, region, count)
            yield from others.told(source.file)

    def apart(self, small: Iterable[FigureTable], problems: list[Problem]) -> tuple[Survey, list[FigureTable]]:
        """Return what was found, and the figures that are not plain.

        Args:
            small: The figures of small files.
            problems: Where the problems of the figures are added.
        """
        tables: list[FigureTable] = []
        faults: list[Problem] = []
        names: dict[tuple[str, str, str], None] = {}
        faulty = 0
        for row in self._rows_apart(small):
            names[row[2], row[3], row[4]] = None
            before = len(faults)
            table = self._table(row, faults)
            if table is not None:
                tables.append(table)
                faulty += table.region not in self._regions or table.indicator not in self._indicators
            faulty += len(faults) > before
            if faulty > FAULTS:
                faults.append(Problem("unchecked-rows", self._sources[row[0]].origin(row[1]), {"n": str(FAULTS)}))
                break
        problems += sorted(faults, key=lambda problem: self._place(problem.origin))
        return self._survey(tuple(names)), sorted(tables, key=lambda table: self._place(table.origin))

    def _place(self, origin: Origin | None) -> tuple[int, int]:
        return (self._numbers[origin.file], origin.line or 0) if origin else (0, 0)

    def _survey(self, apart: tuple[tuple[str, str, str], ...]) -> Survey:
        whole = f"{self._read}, apart AS ({values(('indicator', 'region', 'period'), apart, ('VARCHAR',) * 3)})"
        ended = (
            "SELECT last, recorded, count(*), count(*) FILTER (WHERE coalesce(state, '') <> 'forecast')"
            f" FROM read WHERE {without('read')} GROUP BY last, recorded"
        )
        count, written = 0, Counter[Written]()
        for last, recorded, rows, figures in self._engine.rows(f"{whole} {ended}"):
            count += rows
            if figures and last is not None:
                written[last, self._days.get(recorded)] += figures
        return Survey(tuple(source.file for source in self._sources), count, endings(written), self._periods, self._days, apart)

    def _plain(self) -> str:
        """Return the condition under which a row is plain: valid by itself, and neither a revision nor a withdrawal."""
        optional = {
            "approx": among("approx", _words(Approx)),
            "state": among("state", _words(State)),
            "comparable": among("comparable", ("true", "false")),
            "dated": among("dated", ("assumed",)),
            "recorded": among("recorded", self._days),
            "yoy": f"regexp_matches(yoy, {literal(_RATE)})",
            "se": f"regexp_matches(se, {literal(_NUMBER)}) AND se NOT LIKE '-%'",
            "source": f'NOT regexp_matches("source", {literal(_odd())})',
            "note": f"NOT regexp_matches(note, {literal(_odd())})",
        }
        tests = [
            self._known_indicator(),
            among("region", self._regions),
            "s.last IS NOT NULL",
            f'regexp_matches("value", {literal(_NUMBER)})',
            *(f"{key} IS NULL" for key in ("revises", "withdrawn", "waive")),
            *(f'("{key}" IS NULL OR {test})' for key, test in optional.items()),
        ]
        return " AND ".join(tests)

    def _known_indicator(self) -> str:
        """Return the condition that the indicator is known and has the unit of the file."""
        tests = []
        for number, source in enumerate(self._sources):
            fitting = [name for name, indicator in self._indicators.items() if _fits(source.shared, indicator)]
            tests.append(f"(file = {number} AND {among('indicator', fitting)})")
        return f"({' OR '.join(tests)})"

    def _rows_apart(self, small: Iterable[FigureTable]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that are not plain, or share their span with such a row, with one another or a small file."""
        beside = {(table.indicator, table.region, table.period.end) for table in small}
        for part in self._parts:
            yield from self._rows_apart_in(part, beside)

    def _rows_apart_in(self, part: str, beside: AbstractSet[tuple[str, str, date]]) -> Iterator[tuple[Any, ...]]:
        queries = (f"SELECT DISTINCT indicator, region, last FROM read WHERE NOT plain AND {part}", self._twice(part))
        odd, twice = (set(self._engine.rows(f"{self._read} {query} LIMIT {MANY}")) for query in queries)
        spans = odd | twice | beside
        if not spans:
            return iter(())
        apart = values(
            ("indicator", "region", "last"), sorted(span for span in spans if None not in span), ("VARCHAR", "VARCHAR", "DATE")
        )
        if MANY in {len(odd), len(twice)}:
            apart = " UNION ".join((*queries, apart))
        cells = ", ".join(f'"{key}"' for key in KEYS if key not in {"indicator", "region", "period"})
        return self._engine.rows(
            f"{self._read}, spans_apart AS ({apart}) SELECT file, line, indicator, region, period, {cells} FROM read"
            f" WHERE {part} AND ({'NOT plain OR' if odd else ''} EXISTS (SELECT 1 FROM spans_apart AS a"
            " WHERE a.indicator = read.indicator AND a.region = read.region AND a.last = read.last))"
            " ORDER BY file, line, indicator, region, period"
        )

    def _twice(self, part: str) -> str:
        """Return the query of the spans that several rows say something of."""
        stocks = [name for name, indicator in self._indicators.items() if indicator.kind is Kind.STOCK]
        standing = (
            "CASE WHEN state = 'forecast' THEN 'forecast ' || coalesce(\"source\", '')"
            " WHEN comparable = 'false' THEN 'reference ' || coalesce(\"source\", '') ELSE '' END"
        )
        first = f"CASE WHEN {among('indicator', stocks)} THEN NULL ELSE first END"
        return (
            "SELECT DISTINCT indicator, region, last FROM"
            f" (SELECT indicator, region, last FROM read WHERE {part} GROUP BY indicator, region, last, {first}, {standing} HAVING count(*) > 1) AS same"
        )

    def _table(self, row: Sequence[Any], problems: list[Problem]) -> FigureTable | None:
        file, line, indicator, region, named, *cells = row
        keys = [key for key in KEYS if key not in {"indicator", "region", "period"}]
        one = self._sources[file]
        texts = {"indicator": indicator, "region": region, "period": named, **dict(zip(keys, cells, strict=True))}
        texts = own_cells(one, texts)
        origin = one.origin(line)
        for key, text in texts.items():
            try:
                check_characters(text)
            except RefusedError as refusal:
                problems.append(Problem(refusal.slug, origin.at(key), refusal.params))
                return None
        data: dict[str, Any] | None = {key: _value(one, key, text) for key, text in texts.items()}
        if data is not None and not one.shared.is_as_written:
            data = converted(data, one.shared, self._indicators, origin, problems)
        if data is None:
            return None
        years = YearStarts(by_indicator={name: found.year_starts for name, found in self._indicators.items()})
        table = read_figure(data, origin, problems, of_file(one.shared, years))
        return table and with_years(with_unit(table, one.shared.unit), one.shared, years)


@cache
def _odd() -> str:
    """Return the pattern of a character that a table may not hold, written out, since engines write classes in different ways.

    Line ends, and all characters beyond the first 65,536, count as such: whoever looks closer knows which are none.
    """
    good = (code for code in range(0x10000) if not is_foreign(chr(code)))
    runs = [[code for _place, code in run] for _gap, run in groupby(enumerate(good), key=lambda pair: pair[1] - pair[0])]
    return f"[^{''.join(f'{chr(run[0])}-{chr(run[-1])}' for run in runs)}]"


def _words(literal_type: Any) -> tuple[str, ...]:
    return tuple(literal_type.__args__)


def _read(rows: Iterable[tuple[Any, ...]], read: Any) -> dict[str, Any]:
    """Return what texts mean, those that mean nothing left out."""
    found = {}
    for (text,) in rows:
        try:
            found[text] = read(text)
        except NotationError:
            continue
    return found


def _spans(periods: Mapping[str, Period]) -> Iterator[tuple[str, date | None, date]]:
    for text, found in sorted(periods.items()):
        yield text, found.start, found.end


def _fits(shared: Shared, indicator: Indicator) -> bool:
    if shared.conventions.fraction and indicator.unit.is_percent:
        return True
    try:
        in_unit(Quantity(Decimal(1), shared.unit), indicator.unit)
    except NotationError:
        return False
    return True


def _value(source: Source, key: str, text: str) -> object:
    """Return a cell as TOML would have it."""
    if key == "comparable":
        return {"true": True, "false": False}.get(text, text)
    if key in AMOUNTS and source.is_typed(key):
        try:
            value = Decimal(text)
        except InvalidOperation:
            return text
        return plain(value) if value.is_finite() else value
    return text
