"""Which language is spoken, and the catalogue of its words."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("zh", "en")
DEFAULT = "en"
FOLDER = Path(__file__).parent

_spoken = DEFAULT
_chosen_by_user = False


def use(lang: str, *, by_user: bool = True) -> None:
    """Speak a language from now on.

    Args:
        lang: `zh` or `en`.
        by_user: Whether the user asked for it; a wish of the tracker then no longer counts.
    """
    global _spoken, _chosen_by_user  # a process speaks one language
    _spoken, _chosen_by_user = lang, by_user


def adopt(lang: str | None) -> None:
    """Speak the language that a tracker asks for, unless the user has asked for one."""
    if lang is not None and not _chosen_by_user:
        use(lang, by_user=False)


def chosen_by_user() -> bool:
    """Return whether the user asked for the language that is spoken."""
    return _chosen_by_user


def current() -> str:
    """Return the language that is spoken."""
    return _spoken


def gettext(message: str) -> str:
    """Return the text in the language that is spoken."""
    return gettext_in(_spoken, message)


def gettext_in(lang: str, message: str) -> str:
    """Return the text in a language, `zh` or `en`."""
    return message if lang == DEFAULT else _catalogue(lang).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the text for a number of things in the language that is spoken."""
    if _spoken == DEFAULT:
        return one if number == 1 else many
    return _catalogue(_spoken).ngettext(one, many, number)


def in_every_language(message: str) -> tuple[str, ...]:
    """Return a text in all languages, English first."""
    return (message, *(_catalogue(lang).gettext(message) for lang in LANGUAGES if lang != DEFAULT))


@cache
def _catalogue(lang: str) -> "NullTranslations":
    from gettext import GNUTranslations  # start-up: English needs no catalogue

    with (FOLDER / f"{lang}.mo").open("rb") as file:
        return GNUTranslations(file)


def asked_for(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the language the user asks for, by the last `--lang` or ECTRACK_LANG; None when it names none that is spoken."""
    options = list(arguments)[: arguments.index("--") if "--" in arguments else None]
    for index, argument in reversed(list(enumerate(options))):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            said = value if equals else next(iter(options[index + 1 : index + 2]), "")
            return said if said in LANGUAGES else None
    said = environment.get("ECTRACK_LANG", "")
    return said if said in LANGUAGES else None


def without_language(arguments: Sequence[str]) -> list[str]:
    """Return the arguments without a `--lang` that names a language; one that does not is left to be refused."""
    kept: list[str] = []
    rest = list(arguments)
    while rest:
        argument = rest.pop(0)
        if argument == "--":
            return [*kept, argument, *rest]
        name, equals, value = argument.partition("=")
        if name == "--lang" and (value if equals else next(iter(rest), "")) in LANGUAGES:
            rest = rest if equals else rest[1:]
        else:
            kept.append(argument)
    return kept


def of_locale(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the locale: Chinese for any `zh` locale, else English."""
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if said.casefold().startswith("zh") else DEFAULT
