"""The font that draws a picture of points, and the fonts that a picture of text asks its reader for."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "SimHei",
    "sans-serif",
)
"""What a picture of text asks for; whoever shows it takes the first it has."""

FILES = (
    "notosanscjk",
    "notosanssc",
    "notosanshans",
    "sourcehansans",
    "msyh",
    "microsoftyahei",
    "pingfang",
    "hiraginosansgb",
    "wqymicrohei",
    "wqyzenhei",
    "simhei",
    "deng",
    "stheiti",
    "droidsansfallback",
    "notoserifcjk",
    "notoserifsc",
    "sourcehanserif",
    "simsun",
    "songti",
    "uming",
    "arialunicode",
)
"""Beginnings of the names of font files with Chinese characters, letters and digits only, the best first."""

_HEAVY = re.compile(r"bold|black|heavy|light|thin|medium|italic|[a-z]{4}(bd|l)$")
_SIGNS = re.compile(r"[^a-z0-9]")


class FontError(Exception):
    """No font can draw a text.

    Attributes:
        missing: Characters that the given font, or every font that was found, lacks; "" where the given file is no font.
        given: Whether a font was given.
    """

    def __init__(self, missing: str, *, given: bool) -> None:
        """Keep what is missing."""
        super().__init__(missing)
        self.missing, self.given = missing, given


def font_for(texts: Iterable[str], given: Path | None = None) -> str:
    """Return the file of a font that has every character of the texts.

    Args:
        texts: All texts of a picture.
        given: The only font to be used.

    Raises:
        FontError: When there is none.
    """
    needed = {ord(char) for text in texts for char in text}
    fewest = needed
    for path in [given] if given else [own_font(), *_installed()]:
        lacks = needed - characters(path)
        if not lacks:
            return str(path)
        fewest = min(fewest, lacks, key=len)
    raise FontError("".join(map(chr, sorted(fewest))), given=given is not None)


def own_font() -> Path:
    """Return the font that comes with the drawing library; it has no Chinese characters."""
    import matplotlib as mpl

    return Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


def characters(path: Path) -> set[int]:
    """Return the code points of the characters that a font has.

    Raises:
        FontError: When the file is no font.
    """
    from matplotlib.ft2font import FT2Font

    try:
        return set(FT2Font(str(path)).get_charmap())
    except (OSError, RuntimeError, ValueError):
        raise FontError("", given=True) from None


def family(path: Path) -> str:
    """Return the name of the family of a font.

    Raises:
        FontError: When the file is no font.
    """
    from matplotlib.ft2font import FT2Font

    characters(path)
    return FT2Font(str(path)).family_name


def _installed() -> Iterator[Path]:
    """Yield the fonts of this machine that have Chinese characters by their name, as they are now and not as a cache has them."""
    from matplotlib.font_manager import findSystemFonts

    names = {path: _SIGNS.sub("", path.stem.casefold()) for path in map(Path, findSystemFonts())}
    for beginning in FILES:
        paths = sorted(path for path, name in names.items() if name.startswith(beginning))
        yield from sorted(paths, key=lambda path: bool(_HEAVY.search(names[path])))
