"""Opening the large files of a tracker: checked for the first time, or as they were checked before."""

from collections.abc import Mapping, Sequence

from ectrack.core.bulk import Shared, Survey
from ectrack.core.figure_table import FigureTable
from ectrack.core.model import Indicator, Region, Settings, Tracker
from ectrack.core.problems import Problem
from ectrack.store.bulk.columns import source
from ectrack.store.bulk.engine import Engine
from ectrack.store.bulk.figures import BulkFigures
from ectrack.store.bulk.files import Large
from ectrack.store.bulk.survey import Surveying
from ectrack.store.files import RefusedError


class Opening:
    """Large files that are checked for the first time since they changed.

    Attributes:
        bulk: Their plain figures, once `apart` was asked for.
    """

    def __init__(self, files: Sequence[Large]) -> None:
        """Keep the files."""
        self._files = files
        self.bulk: BulkFigures | None = None

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
            engine = Engine()
        except RefusedError as refusal:
            problems += [refusal.problem(large.file) for large in self._files]
            return ()
        found = [source(engine, large, _shared(settings, large), problems) for large in self._files]
        sources = [one for one in found if one is not None]
        if not sources:
            return ()
        try:
            survey, tables = Surveying(engine, sources, regions, indicators).apart(small, problems)
        except RefusedError as refusal:
            problems.append(refusal.problem(self._files[0].file))
            return ()
        self.bulk = BulkFigures(engine, sources, indicators, survey)
        return tables


def reopened(files: Sequence[Large], tracker: Tracker, survey: Survey) -> BulkFigures:
    """Return the plain figures of files that were checked before, and have not changed since.

    Args:
        files: The large files of the tracker.
        tracker: The tracker without them.
        survey: What was found out.
    """
    engine = Engine()
    found = [source(engine, large, _shared(tracker.settings, large), []) for large in files]
    return BulkFigures(engine, [one for one in found if one is not None], tracker.indicators, survey)


def _shared(settings: Settings, large: Large) -> Shared:
    return settings.figures.get(large.path.name, Shared())
