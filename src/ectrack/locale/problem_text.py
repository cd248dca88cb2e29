"""How a problem is told: where it is, what was found, what was expected, and a hint on what to do."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ectrack.core.problems import Origin, Problem, alike
from ectrack.locale import _, ngettext
from ectrack.locale.message import Words
from ectrack.locale.problem_words import KINDS, REASONS, TOML_REASONS, WORDS
from ectrack.locale.terms import status_word
from ectrack.locale.text import height, visible

__all__ = ["brief", "hint", "lines", "message", "place", "where"]

LineOf = Callable[[Origin], int | None]


def no_line(_origin: Origin) -> int | None:
    """Return no line, for problems that belong to no file."""
    return None


def lines(problem: Problem, line_of: LineOf = no_line) -> list[str]:
    """Return a problem as it is told: `FILE:LINE: where: what was found, what was expected [slug]`, then a hint.

    Args:
        problem: The problem.
        line_of: Looks up the line of a place.
    """
    before = ": ".join(part for part in (place(problem.origin, line_of), where(problem.origin)) if part)
    told = f"{message(problem, line_of)} [{problem.slug}]"
    return [f"{before}: {told}" if before else told, f"  {_('hint')}: {hint(problem)}"]


NAMED = 4
"""Places of further problems of a kind that are named."""

_LONGEST = 120
"""Characters of what was found, and the like, where problems have to be brief."""

_SHORT = 20
"""Characters of what was found in a further place."""


def brief(
    problems: Sequence[Problem], room: int, line_of: LineOf = no_line, columns: int | None = None, sign: str = ""
) -> list[str]:
    """Return problems as lines of text that fit a screen: those alike as one with their count and first places, a hint once for each kind.

    Args:
        problems: The problems.
        room: Lines that there are; the first problem is told in any case.
        line_of: Looks up the line of a place.
        columns: Columns of the terminal, where longer lines go on; None where lines are not broken.
        sign: What stands before each problem.
    """
    told: list[str] = []
    hinted: set[str] = set()
    groups = alike(problems)
    counts = Counter(problem.slug for problem in problems)
    used = 0
    for group in groups:
        slug = group[0].slug
        first, *more = _alike_lines(group, line_of, with_hint=slug not in hinted)
        part = [f"{sign}{first}", *more]
        used += sum(height(text, columns) for text in part)
        others = _others(counts - Counter({slug: len(group)}))
        if told and used + sum(height(text, columns) for text in others) > room:
            return [*told, *_others(counts)]
        counts[slug] -= len(group)
        hinted.add(slug)
        told += part
    return told


def _alike_lines(group: Sequence[Problem], line_of: LineOf, *, with_hint: bool) -> list[str]:
    first = _short(group[0])
    head, told = lines(first, line_of)
    if len(group) == 1:
        return [head, *([told] if with_hint else [])]
    begin = place(first.origin, line_of)
    named = [_named(_short(problem), first, begin, line_of) for problem in group[1 : NAMED + 1]]
    named += ["…"] if len(group) > NAMED + 1 else []
    more = _("and {n} more alike: {places}").format(n=len(group) - 1, places=_(", ").join(named))
    return [head, f"  {more}", *([told] if with_hint else [])]


def _named(problem: Problem, first: Problem, begin: str, line_of: LineOf) -> str:
    """Return where a further problem is, without what its place shares with the first one's, and what else was found there."""
    at = place(problem.origin, line_of)
    end = max(at.rfind(":"), at.rfind("!")) + 1
    bare = at[end:] if at[:end] == begin[:end] else at
    found = problem.params.get("found")
    if found is None or found == first.params.get("found"):
        return bare
    told = visible(found if len(found) <= _SHORT else f"{found[:_SHORT]}…")
    return _('{place} ("{found}")').format(place=bare, found=told)


def _short(problem: Problem) -> Problem:
    """Return a problem without the ends of long texts."""
    if all(len(text) <= _LONGEST for text in problem.params.values()):
        return problem
    cut = {key: text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for key, text in problem.params.items()}
    return replace(problem, params=cut)


def _others(counts: Mapping[str, int]) -> list[str]:
    """Return what says how many problems there are of some kinds beyond those that were told."""
    left = Counter({slug: count for slug, count in counts.items() if count > 0})
    if not left:
        return []
    kinds = [f"{slug} {count}" for slug, count in left.most_common(NAMED)] + (["…"] if len(left) > NAMED else [])
    words = ngettext("{n} more problem: {kinds}", "{n} more problems: {kinds}", left.total())
    return [words.format(n=left.total(), kinds=_(", ").join(kinds))]


def place(origin: Origin | None, line_of: LineOf = no_line) -> str:
    """Return `FILE:LINE`, or the file alone when no line is known."""
    if origin is None:
        return ""
    line = line_of(origin)
    return visible(origin.file) if line is None else f"{visible(origin.file)}:{line}"


def where(origin: Origin | None) -> str:
    """Return the keys of a place, such as `target.turnover-2015.by`; the line tells which item of an array is meant."""
    keys = (key for key in origin.keys if isinstance(key, str)) if origin else ()
    return ".".join(visible(key) for key in keys)


def message(problem: Problem, line_of: LineOf = no_line) -> str:
    """Return what was found and what was expected."""
    return _(_words(problem.slug).message).format_map(_params(problem, line_of))


def hint(problem: Problem) -> str:
    """Return what to do, a likely meaning first."""
    return _likely(problem) or _(_words(problem.slug).hint).format_map(_params(problem, no_line)) + _near(problem)


def _words(slug: str) -> Words:
    """Return the words of a problem, or of a warning."""
    if slug in WORDS:
        return WORDS[slug]
    from ectrack.locale.warning_words import WARNINGS  # start-up

    return WARNINGS[slug]


def _likely(problem: Problem) -> str:
    suggestion, meant = problem.params.get("suggestion"), problem.params.get("meant")
    if not suggestion:
        return ""
    if meant == "actuals/":
        return _("figures belong in files of the folder actuals/")
    template = _('did you mean "{suggestion}" (the key for {meant})?') if meant else _('did you mean "{suggestion}"?')
    return template.format(suggestion=visible(suggestion), meant=visible(meant or ""))


def _near(problem: Problem) -> str:
    """Return which of several names that nothing has are close to a known one, behind a hint about all of them."""
    near = problem.params.get("near") if problem.slug in {"unknown-regions", "unknown-indicators"} else None
    return _("; close to known ones: {names}").format(names=visible(near)) if near else ""


def _params(problem: Problem, line_of: LineOf) -> Mapping[str, str]:
    params = defaultdict(str, {name: visible(text) for name, text in problem.params.items()})
    if "reason" in params:
        params["reason"] = reason(problem.params["reason"])
    if problem.slug == "not-a-file":
        params["kind"] = _(KINDS[problem.params["found"]])
    if problem.slug == "column-lacking":
        params["name"] = _(problem.params["key"])
    if problem.slug == "gate-slipped":
        params |= {key: status_word(problem.params[key]) for key in ("before", "after")}
    if problem.others:
        params["other"] = place(problem.others[0], line_of)
    return params


def reason(word: str) -> str:
    """Return what the system or a parser said, in words where there are words for it."""
    if word in REASONS:
        return _(REASONS[word])
    for beginning, words in TOML_REASONS.items():
        if word.startswith(beginning):
            return _(words).format(detail=visible(word.removeprefix(beginning).strip()))
    return visible(word)
