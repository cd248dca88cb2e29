"""What a method is: a window, a number, ordered cut-offs with their words, and a small function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from ectrack.core.assessing.assessment import Verdict
from ectrack.core.assessing.methods.evidence import Evidence
from ectrack.core.undefined import UndefinedError
from ectrack.core.values.quantities import nearly_equal


@dataclass(frozen=True, slots=True)
class CutOff:
    """The word of every number from `least` upwards, `least` included (within a relative 1e-12); None is the rest."""

    least: Decimal | None
    word: str


CutOffs: TypeAlias = tuple[CutOff, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the verdict.

    Attributes:
        name: As given to `--method`.
        window: Slug of the value that progress is measured from.
        number: Slug of the number that is judged.
        words: All words of its verdicts, the best first.
        cut_offs: Cut-offs of the number where there is a target.
        free_cut_offs: Cut-offs where the goal states no level.
        judge: The function; it raises `UndefinedError` where the method cannot say.
        limits: Cut-offs of a method whose words do not follow one number in one row.
        confirmed: Whether a primary page confirms every cut-off.
        group: The verdict of several targets from theirs, for methods that have one.
    """

    name: str
    window: str
    number: str
    words: tuple[str, ...]
    judge: Callable[[Evidence], Verdict]
    cut_offs: CutOffs = ()
    free_cut_offs: CutOffs = ()
    limits: tuple[Decimal, ...] = ()
    confirmed: bool = True
    group: Callable[[Sequence[Verdict]], Verdict] | None = None

    def verdict(self, evidence: Evidence) -> Verdict:
        """Return the verdict, or an empty one with the reason why the method cannot judge this target."""
        try:
            evidence.refuse_clauses()
            return self.judge(evidence)
        except UndefinedError as problem:
            return Verdict(reason=problem.reason)


def at_least(number: Decimal, least: Decimal) -> bool:
    """Return whether a number reaches a cut-off; equality within a relative 1e-12 counts."""
    return number >= least or nearly_equal(number, least)


def word_of(number: Decimal, cut_offs: CutOffs) -> str:
    """Return the word of the first cut-off that the number reaches."""
    return next(cut.word for cut in cut_offs if cut.least is None or at_least(number, cut.least))


def cut_offs(*pairs: tuple[str | None, str]) -> CutOffs:
    """Return cut-offs from pairs of the least number, as text, and the word; the best first."""
    return tuple(CutOff(None if least is None else Decimal(least), word) for least, word in pairs)
