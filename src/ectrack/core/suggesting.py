"""The known name that somebody probably meant."""

from collections.abc import Collection, Iterable

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


def suggestion(found: str, known: Iterable[str]) -> dict[str, str]:
    """Return `{"suggestion": name}` for the known name nearest to the one found, or nothing."""
    import difflib  # start-up: only for what is not known

    words = list(known)
    if len(words) > MOST:
        return {}
    near = difflib.get_close_matches(found.casefold(), words, n=1, cutoff=0.6)
    return {"suggestion": near[0]} if near else {}


def key_suggestion(found: str, keys: Collection[str]) -> dict[str, str]:
    """Return the key that was probably meant, and the word that people write for it, as `suggestion` and `meant`."""
    words = [*keys, *(word for word, key in KEY_SYNONYMS.items() if key in keys)]
    near = suggestion(found, words)
    word = near.get("suggestion")
    if word is None or word in keys:
        return near
    return {"suggestion": KEY_SYNONYMS[word], "meant": word}
