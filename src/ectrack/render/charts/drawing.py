"""Pages as SVG and PNG: the only module that draws with matplotlib, by its objects and without its global figures."""

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ectrack.render.charts import fonts
from ectrack.render.charts.pages import Sheet, page
from ectrack.render.charts.picture import Picture
from ectrack.render.charts.scene import Area, Scene, Shape, Spotted, Stretch, Words
from ectrack.render.charts.style import ThemeName

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 200
COLOURS = 128
"""Of a palette."""

POINTS = 72
"""Points in an inch."""

SALT = "ectrack"
LETTERS = "ectrack-letters"
"""Stands for the list of fonts in what matplotlib writes."""

MARKERS = {
    "circle": "o",
    "half": "o",
    "square": "s",
    "diamond": "D",
    "thin": "d",
    "down": "v",
    "up": "^",
    "cross": "x",
    "plus": "+",
    "star": "*",
    "dash": "_",
}

_STYLE = re.compile(r"\s*<defs>\s*<style[^>]*>[^<]*</style>\s*</defs>")
_GROUP_ID = re.compile(r'<g id="[^"]*"')
_TURN = re.compile(r' transform="rotate\(-?0 [^"]*"')
_QUOTES = re.compile(r"""["'\\;]""")
_HEAD = re.compile(r"^.*?<svg [^>]*>", re.DOTALL)


def svg(drawing: Picture | Sheet, theme: ThemeName = "light", font: Path | None = None) -> str:
    """Return a picture as an `<svg>` element that stands alone as well as inside a page of HTML.

    Text stays text, so that it can be searched, copied and read aloud; the bytes do not depend on the fonts of this machine.

    Args:
        drawing: The picture, or a sheet of them.
        theme: The colours.
        font: A font to ask the reader for before all others.

    Raises:
        ModuleNotFoundError: Without matplotlib.
        FontError: When the file is no font.
    """
    families = (*([fonts.family(font)] if font else []), *fonts.FAMILIES)
    scene = page(drawing, theme)
    stream = StringIO()
    with _settings(scene):
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        canvas: Any = FigureCanvasSVG(_figure(scene, str(fonts.own_font())))
        canvas.print_svg(stream, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _accessible(stream.getvalue(), scene, families)


def png(drawing: Picture | Sheet, theme: ThemeName = "light", font: Path | None = None) -> bytes:
    """Return a picture in points, 200 to an inch.

    Args:
        drawing: The picture, or a sheet of them.
        theme: The colours.
        font: The only font to be used; one that has all characters is looked for when left out.

    Raises:
        ModuleNotFoundError: Without matplotlib.
        FontError: When no font has all characters.
    """
    scene = page(drawing, theme)
    stream = BytesIO()
    with _settings(scene):
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        canvas: Any = FigureCanvasAgg(_figure(scene, fonts.font_for(scene.texts(), font)))
        canvas.print_png(stream, metadata={"Software": None})
    return stream.getvalue()


def reduced(content: bytes) -> bytes:
    """Return a picture in points with a palette: a third of the bytes, and the same to the eye."""
    from PIL import Image

    out = BytesIO()
    picture = Image.open(BytesIO(content)).convert("RGB")
    picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True, dpi=(DPI, DPI)
    )
    return out.getvalue()


@contextmanager
def _settings(scene: Scene) -> Iterator[None]:
    """Set what matplotlib only takes as a setting, for the time of one drawing."""
    import logging

    import matplotlib as mpl

    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": f"{SALT}-{scene.id}", "path.simplify": False})
        # Text in an SVG is measured with a font that need not have it; where it stands does not depend on the measure.
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        yield


def _figure(scene: Scene, font: str) -> "Figure":
    from matplotlib.figure import Figure

    figure = Figure(figsize=(scene.width / POINTS, scene.height / POINTS), dpi=DPI, facecolor=scene.ground)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, scene.width)
    axes.set_ylim(0, scene.height)
    for depth, shape in enumerate(scene.shapes):
        artist = _ARTISTS[type(shape)](shape, font)
        artist.set(zorder=depth, clip_on=False)
        axes.add_artist(artist)
    return figure


def _stretch(shape: Stretch, _font: str) -> Any:
    from matplotlib.lines import Line2D

    xs, ys = zip(*shape.spots, strict=True)
    stroke = shape.stroke
    dashes: Any = (0, tuple(length / stroke.width for length in stroke.dashes)) if stroke.dashes else "solid"
    return Line2D(xs, ys, color=stroke.colour, linewidth=stroke.width, linestyle=dashes, dash_capstyle="butt")


def _area(shape: Area, _font: str) -> Any:
    from matplotlib.patches import Rectangle

    box, edge = shape.box, shape.edge
    dashes: Any = (0, tuple(length / edge.width for length in edge.dashes)) if edge and edge.dashes else "solid"
    return Rectangle(
        (box.left, box.bottom),
        box.right - box.left,
        box.top - box.bottom,
        facecolor=shape.fill or "none",
        edgecolor=edge.colour if edge else "none",
        linewidth=edge.width if edge else 0,
        linestyle=dashes,
        alpha=None if shape.opacity == 1 else shape.opacity,
    )


def _spotted(shape: Spotted, _font: str) -> Any:
    from matplotlib.lines import Line2D

    stamp = shape.stamp
    return Line2D(
        [shape.x],
        [shape.y],
        linestyle="none",
        marker=MARKERS[stamp.shape],
        markersize=stamp.size,
        fillstyle="left" if stamp.shape == "half" else "full",
        color=stamp.colour,
        markerfacecolor=stamp.colour if stamp.filled else "none",
        markerfacecoloralt="none",
        markeredgewidth=1.3,
    )


def _words(shape: Words, font: str) -> Any:
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text

    letters = FontProperties(family=[LETTERS], fname=font, size=shape.size, weight="bold" if shape.bold else "normal")
    return Text(
        shape.x,
        shape.y,
        shape.text,
        color=shape.colour,
        fontproperties=letters,
        horizontalalignment=shape.align,
        verticalalignment="baseline",
        parse_math=False,
    )


_ARTISTS: dict[type[Shape], Callable[[Any, str], Any]] = {Stretch: _stretch, Area: _area, Spotted: _spotted, Words: _words}


def _accessible(text: str, scene: Scene, families: tuple[str, ...]) -> str:
    """Return the element with its title and description for screen readers, and without what would act outside of it."""
    listed = ", ".join(name if name == "sans-serif" else f"'{_QUOTES.sub('', name)}'" for name in families)
    name = f"picture-{escape(scene.id)}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" width="{scene.width:g}pt" height="{scene.height:g}pt" '
        f'viewBox="0 0 {scene.width:g} {scene.height:g}" font-family="{escape(listed, quote=False)}" '
        f'stroke-linejoin="round" stroke-linecap="butt">\n'
        f' <title id="{name}-title">{escape(scene.title)}</title>\n <desc id="{name}-desc">{escape(scene.alternative)}</desc>'
    )
    body = _TURN.sub("", _GROUP_ID.sub("<g", _STYLE.sub("", _HEAD.sub("", text, count=1))))
    return head + body.replace(f"font-family: '{LETTERS}'; ", "").replace(f"font-family: '{LETTERS}'", "")
