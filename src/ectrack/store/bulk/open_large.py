"""Opening the large files of a tracker: checked for the first time, or as they were checked before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ectrack.core.bulk import LeftOut, Shared
from ectrack.core.few import Survey
from ectrack.core.model import Indicator
from ectrack.core.notation.figure_table import FigureTable
from ectrack.core.problems import Origin, Problem
from ectrack.core.regions import Region
from ectrack.core.tracker import Settings, Tracker
from ectrack.store.bulk.bulk_figures import BulkFigures
from ectrack.store.bulk.columns import Source, is_readable, source
from ectrack.store.bulk.engine import Engine, Queryable
from ectrack.store.bulk.large_files import Large
from ectrack.store.bulk.survey import Surveying
from ectrack.store.files import RefusedError


class Opening:
    """Large files that are checked for the first time since they changed.

    Attributes:
        odd: CSV files that the engine does not understand, or that are in another encoding, to be read row by row.
        bulk: The plain figures of the others, once `apart` was asked for.
        left_out: What is left out of them since the tracker has no such region or indicator.
    """

    def __init__(self, files: Sequence[Large], named: Mapping[str, Collection[str]], encodings: Mapping[str, str]) -> None:
        """Keep the files.

        Args:
            files: The files.
            named: Columns of which the settings speak, by the name of their file.
            encodings: What the settings say of their encodings, by their names.

        Raises:
            RefusedError: `missing-extra` when the engine is not installed.
        """
        self._engine = Engine() if files else None
        self.odd = [
            large
            for large in files
            if self._engine
            and large.is_csv
            and not is_readable(self._engine, large, named.get(large.path.name, ()), encodings.get(large.path.name))
        ]
        self._files = [large for large in files if large not in self.odd]
        self.bulk: BulkFigures | None = None
        self.left_out: tuple[LeftOut, ...] = ()

    def apart(
        self,
        regions: Mapping[str, Region],
        indicators: Mapping[str, Indicator],
        settings: Settings,
        small: Sequence[FigureTable],
        problems: list[Problem],
    ) -> Sequence[FigureTable]:
        """Return the figures that are not plain, and keep the others.

        Args:
            regions: The regions of the tracker.
            indicators: Its indicators.
            settings: Its settings.
            small: The figures of small files.
            problems: Where every problem is added.
        """
        try:
            engine, found = self._sources(settings, problems)
            sources = [replace(one, regions=tuple(regions)) for one in found]
            if engine is None or not sources:
                return ()
            surveying = Surveying(engine, sources, regions, indicators)
            survey, tables = surveying.apart(small, problems)
        except RefusedError as refusal:
            problems.append(Problem(refusal.slug, Origin(self._files[0].file) if self._files else None, refusal.params))
            return ()
        self.bulk = BulkFigures(engine, sources, indicators, survey)
        self.left_out = surveying.left_out
        return tables

    def _sources(self, settings: Settings, problems: list[Problem]) -> tuple[Queryable | None, list[Source]]:
        """Return what is asked for figures, and the files or the table that it reads.

        Raises:
            RefusedError: When a warehouse cannot be asked.
        """
        if settings.source is None:
            sources = [source(self._engine, large, _shared(settings, large), problems) for large in self._files if self._engine]
            return self._engine, [one for one in sources if one is not None]
        if self._files:
            problems += [
                Problem("source-beside-files", Origin(large.file), {"found": settings.source.name}) for large in self._files
            ]
            return None, []
        from ectrack.store.bulk.warehouse import Warehouse

        warehouse = Warehouse(settings.source.connection)
        table = warehouse.source(settings.source, settings.figures.get(settings.source.name, Shared()), problems)
        return warehouse, [table] if table else []


def reopened(files: Sequence[Large], tracker: Tracker, survey: Survey) -> BulkFigures:
    """Return the plain figures of files that were checked before, and have not changed since.

    Args:
        files: The large files of the tracker.
        tracker: The tracker without them.
        survey: What was found out.
    """
    engine = Engine()
    sources = [source(engine, large, _shared(tracker.settings, large), []) for large in files if large.file in survey.files]
    known = [replace(one, regions=tuple(tracker.regions)) for one in sources if one is not None]
    return BulkFigures(engine, known, tracker.indicators, survey)


def _shared(settings: Settings, large: Large) -> Shared:
    return settings.figures.get(large.path.name, Shared())
