"""Draw the pictures of README and docs anew: `.venv/bin/python tools/pictures.py [NAME…]`.

Needs Chromium, LibreOffice, pdftoppm and a Chinese font. Every picture shows files that the program wrote just now from the Gansu tracker, is
reduced to a palette and refused above 150 kB.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import chromium
from PIL import Image, ImageChops

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
LANGUAGES = ("zh", "en")
COLOURS = 192
"""Of the palette; more show no difference."""

LARGEST = 150_000
"""Bytes of a picture."""

EDGE = 12
"""Points of ground that stay around a page that is cut to what is on it."""

TARGETS = ("turnover-2015", "turnover-2017", "online-retail-2015", "online-retail-2017", "longnan-shops-2016", "fixed-lines-2015")
TEMPLATES = ROOT / "docs" / "examples" / "templates"


def run(*command: str | Path, folder: Path) -> None:
    """Run a program; its failure is ours."""
    subprocess.run([str(word) for word in command], cwd=folder, check=True, capture_output=True)  # as written below


def ectrack(*words: str | Path, lang: str, folder: Path) -> None:
    """Run ectrack on the Gansu tracker."""
    run(sys.executable, "-m", "ectrack", *words, "--dir", ROOT / "targets", "--lang", lang, folder=folder)


def desktop(lang: str, folder: Path) -> bytes:
    """The bulletin on a desktop."""
    return _page(lang, folder, (1280, 1080))


def phone(lang: str, folder: Path) -> bytes:
    """The bulletin on a phone."""
    return _page(lang, folder, (390, 760), phone=True)


def _page(lang: str, folder: Path, size: tuple[int, int], *, phone: bool = False) -> bytes:
    ectrack("report", *TARGETS, "--charts", "-o", "made.html", lang=lang, folder=folder)
    with chromium.Page() as page:
        page.look(width=size[0], height=size[1], scale=2 if phone else 1, phone=phone)
        page.open(folder / "made.html")
        return page.shot()


def document(lang: str, folder: Path) -> bytes:
    """A letter of an office, filled in."""
    ectrack(
        "report",
        *TARGETS[:4],
        "--charts",
        "--template",
        TEMPLATES / f"letter-{lang}.docx",
        "-o",
        "made.docx",
        lang=lang,
        folder=folder,
    )
    return _paper(folder, "made.docx", 80)


def overview(lang: str, folder: Path) -> bytes:
    """The page of small drawings of a Word document."""
    ectrack("report", *TARGETS, "--charts", "-o", "made.docx", lang=lang, folder=folder)
    return _paper(folder, "made.docx", 80, last=True)


def sheet(lang: str, folder: Path) -> bytes:
    """The table as a workbook."""
    columns = "status,name,latest,level,unit,attainment,share_time,pace,shortfall,required_growth,deadline"
    ectrack("export", *TARGETS, "-f", "xlsx", "--columns", columns, "-o", "made.xlsx", lang=lang, folder=folder)
    return _paper(folder, "made.xlsx", 110)


def chart(lang: str, folder: Path) -> bytes:
    """One target."""
    ectrack("chart", "turnover-2015", "-o", "made.png", lang=lang, folder=folder)
    picture = Image.open(folder / "made.png")
    return _saved(picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS))


def _paper(folder: Path, name: str, dots: int, *, last: bool = False) -> bytes:
    """Return the first or the last page of a document as LibreOffice prints it, cut to what is on it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", "pdf", name, folder=folder)
    run("pdftoppm", "-r", str(dots), "-png", "made.pdf", "page", folder=folder)
    picture = Image.open(sorted(folder.glob("page*.png"))[-1 if last else 0]).convert("RGB")
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    left, top, right, bottom = ImageChops.difference(picture, ground).getbbox() or (0, 0, *picture.size)
    return _saved(picture.crop((left - EDGE, top - EDGE, right + EDGE, bottom + EDGE)))


def _saved(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def reduced(content: bytes) -> bytes:
    """Return a picture with a palette."""
    out = io.BytesIO()
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


MAKERS: dict[str, Callable[[str, Path], bytes]] = {
    "desktop": desktop,
    "phone": phone,
    "letter": document,
    "overview": overview,
    "sheet": sheet,
    "chart": chart,
}


def main() -> int:
    """Draw the pictures that are named, all without a name."""
    missing = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    if missing or chromium.found() is None:
        print(f"missing: {', '.join([*missing, *([] if chromium.found() else ['chromium'])])}", file=sys.stderr)
        return 2
    for name in sys.argv[1:] or MAKERS:
        for lang in LANGUAGES:
            with tempfile.TemporaryDirectory() as folder:
                content = reduced(MAKERS[name](lang, Path(folder)))
            if len(content) > LARGEST:
                print(f"{name}-{lang}: {len(content)} bytes are too many", file=sys.stderr)
                return 1
            (PICTURES / f"{name}-{lang}.png").write_bytes(content)
            print(f"{name}-{lang}.png: {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
