"""References that lead back to where they began."""

from collections.abc import Iterable, Mapping


def cycles(links: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return the cycles in which references lead, each once, from its first member in order; none only where there is none.

    Every name is visited once, so that the longest chain takes no longer than its names; of several cycles through the same
    references some may be left out until the others are mended.

    Args:
        links: What each name refers to.
    """
    found: dict[frozenset[str], tuple[str, ...]] = {}
    left: set[str] = set()
    for first in sorted(links):
        if first in left:
            continue
        depth = {first: 0}
        pending = [(first, iter(links[first]))]
        while pending:
            name, following = pending[-1]
            reached = next(following, None)
            if reached is None:
                pending.pop()
                del depth[name]
                left.add(name)
            elif reached in depth:
                cycle = _from_first([one for one, _rest in pending[depth[reached] :]])
                found.setdefault(frozenset(cycle), cycle)
            elif reached not in left:
                depth[reached] = len(pending)
                pending.append((reached, iter(links.get(reached, ()))))
    return sorted(found.values())


def _from_first(cycle: list[str]) -> tuple[str, ...]:
    start = cycle.index(min(cycle))
    return (*cycle[start:], *cycle[:start])
