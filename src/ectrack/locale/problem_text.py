"""How a problem is told: where it is, what was found, what was expected, and a hint on what to do."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from ectrack.core.problems import Origin, Problem
from ectrack.locale import _
from ectrack.locale.message import Words
from ectrack.locale.problem_words import KINDS, REASONS, TOML_REASONS, WORDS
from ectrack.locale.terms import status_word
from ectrack.locale.text import visible

__all__ = ["hint", "lines", "message", "place", "where"]

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
    return _likely(problem) or _(_words(problem.slug).hint).format_map(_params(problem, no_line))


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


def _params(problem: Problem, line_of: LineOf) -> Mapping[str, str]:
    params = defaultdict(str, {name: visible(text) for name, text in problem.params.items()})
    if "reason" in params:
        params["reason"] = reason(problem.params["reason"])
    if problem.slug == "not-a-file":
        params["kind"] = _(KINDS[problem.params["found"]])
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
