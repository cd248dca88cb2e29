"""The words of the program in Chinese and English; English is the language of the source."""

from ectrack.locale.language import LANGUAGES, current, ngettext, use
from ectrack.locale.language import gettext as _

__all__ = ["LANGUAGES", "N_", "_", "current", "ngettext", "use"]


def N_(message: str) -> str:  # noqa: N802  # the usual name of the marker, known to extraction tools
    """Mark a text for translation without translating it yet."""
    return message
