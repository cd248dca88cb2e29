"""The known name that somebody probably meant."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import pairwise

KEY_SYNONYMS = {
    "deadline": "by",
    "due": "by",
    "until": "by",
    "start": "from",
    "base": "baseline",
    "base_period": "since",
    "minimum": "at_least",
    "maximum": "at_most",
    "exceed": "more_than",
    "below": "less_than",
    "range": "between",
    "rate": "growth",
    "per_year": "each_year",
    "yearly": "each_year",
    "sum": "total",
    "date": "period",
    "amount": "value",
    "year_on_year": "yoy",
    "place": "region",
    "area": "region",
    "metric": "indicator",
}
"""Words that people write for a key, by the key they mean."""

MOST = 3000
"""Among more names none is looked for: it would take longer than everything else."""

FEW = 100
"""Among more names only as many are compared letter by letter: those that share the most pairs of letters with the one found."""

LONGEST = 200
"""Letters of a name that is compared; the time grows faster than the length."""


def suggestion(word: str, known: Iterable[str]) -> dict[str, str]:
    """Return `{"suggestion": name}` for the known name nearest to the one found, or nothing."""
    near = _nearest(word, tuple(known))
    return {} if near is None else {"suggestion": near}


@lru_cache(maxsize=1000)
def _nearest(found: str, known: tuple[str, ...]) -> str | None:
    """Return the nearest name; many figures may repeat one slip."""
    import difflib  # start-up: only for what is not known

    if len(known) > MOST or len(found) > LONGEST:
        return None
    word = found.casefold()
    near = difflib.get_close_matches(word, known if len(known) <= FEW else _alike(word, known), n=1, cutoff=0.6)
    return near[0] if near else None


def _alike(word: str, known: tuple[str, ...]) -> list[str]:
    """Return the few names that share the most pairs of letters with a word."""
    names = _by_pair(known)
    shared = Counter(name for pair in pairwise(word) for name in names.get(pair, ()))
    return [name for name, _count in shared.most_common(FEW)]


@lru_cache(maxsize=2)
def _by_pair(known: tuple[str, ...]) -> dict[tuple[str, str], list[str]]:
    """Return the names in which each pair of letters stands."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in known:
        for pair in set(pairwise(name)):
            found.setdefault(pair, []).append(name)
    return found


def key_suggestion(found: str, keys: Collection[str]) -> dict[str, str]:
    """Return the key that was probably meant, and the word that people write for it, as `suggestion` and `meant`."""
    words = [*keys, *(word for word, key in KEY_SYNONYMS.items() if key in keys)]
    near = suggestion(found, words)
    word = near.get("suggestion")
    if word is None or word in keys:
        return near
    return {"suggestion": KEY_SYNONYMS[word], "meant": word}
