"""Places, and what lies below what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ectrack.core.problems import Origin
from ectrack.core.values.names import Names


@dataclass(frozen=True, slots=True)
class Region:
    """A place that targets and figures are about.

    Attributes:
        level: What kind of place it is, such as `province`, `county` or `village`.
    """

    id: str
    names: Names
    parent: str | None
    note: str | None
    origin: Origin
    level: str | None = None


def children_of(regions: Mapping[str, Region]) -> Mapping[str, tuple[str, ...]]:
    """Return the regions right below each region that has any, in the order of the tracker."""
    found: dict[str, list[str]] = {}
    for region in regions.values():
        if region.parent is not None:
            found.setdefault(region.parent, []).append(region.id)
    return {parent: tuple(children) for parent, children in found.items()}


def below(children: Mapping[str, tuple[str, ...]], region: str) -> Iterator[str]:
    """Yield a region and everything that lies below it, whatever lies deeper right after what it lies in."""
    pending = [region]
    while pending:
        found = pending.pop()
        yield found
        pending += reversed(children.get(found, ()))
