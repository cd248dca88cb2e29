"""Bring the Chinese catalogue in step with the source: extract, update and compile; `--check` only says whether it is.

The translations stand in `src/ectrack/locale/zh.po`; an entry without one, or with other placeholders than its original, is reported.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "ectrack"
PO, MO = SOURCE / "locale" / "zh.po", SOURCE / "locale" / "zh.mo"
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}
PLACEHOLDER = re.compile(r"\{[a-z_!]*\}")


def updated(old: Catalog) -> Catalog:
    """Return a catalogue of every text in the source, with the translations of the old one."""
    found = Catalog(locale="zh", fuzzy=False)
    found.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", "nplurals=1; plural=0;")]
    for message in dict.fromkeys(message for path in sorted(SOURCE.rglob("*.py")) for message in messages(path)):
        key = message[0] if isinstance(message, tuple) else message
        known = old.get(key)
        found.add(message, string=known.string if known else "")
    return found


def messages(path: Path) -> Iterator[str | tuple[str, ...]]:
    """Yield the texts that a module marks, those inside f-strings too, which tokenizers before Python 3.12 do not see."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            texts = [part.value for part in node.args[: KEYWORDS[node.func.id]] if isinstance(part, ast.Constant)]
            if texts:
                yield texts[0] if len(texts) == 1 else tuple(texts)


def problems(catalogue: Catalog) -> list[str]:
    """Return what is wrong with the translations."""
    found = []
    for entry in catalogue:
        texts = list(entry.id) if isinstance(entry.id, tuple) else [entry.id]
        strings = [entry.string] if isinstance(entry.string, str) else list(entry.string)
        if not texts[0]:
            continue
        if not all(strings):
            found.append(f"not translated: {texts[0]!r}")
        elif any(set(PLACEHOLDER.findall(string)) != set(PLACEHOLDER.findall(texts[-1])) for string in strings):
            found.append(f"other placeholders: {texts[0]!r}")
    return found


def as_po(catalogue: Catalog) -> bytes:
    """Return the catalogue as text, without dates and places, so that only words make a difference."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    return header.encode() + b"\n" + stream.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return the catalogue as the program reads it."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def words(mo: bytes) -> dict[object, str]:
    """Return the texts of a compiled catalogue without its header, which carries the time and tool of compiling."""
    found = dict(GNUTranslations(io.BytesIO(mo))._catalog)  # type: ignore[attr-defined]  # noqa: SLF001  # the only way to all texts
    found.pop("", None)
    return found


def main() -> int:
    """Update both files, or say what an update would change; return the exit code."""
    old = read_po(PO.open("rb"), locale="zh") if PO.exists() else Catalog(locale="zh")
    catalogue = updated(old)
    po = as_po(catalogue)
    mo = as_mo(read_po(io.BytesIO(po), locale="zh"))
    wrong = problems(catalogue)
    compiled = MO.exists() and words(MO.read_bytes()) == words(mo)
    if "--check" in sys.argv[1:]:
        wrong += [] if PO.exists() and PO.read_bytes() == po else [f"not up to date: {PO.name}"]
        wrong += [] if compiled else [f"not up to date: {MO.name}"]
    else:
        PO.write_bytes(po)
        if not compiled:
            MO.write_bytes(mo)
    print("\n".join(wrong) or f"{len(catalogue)} texts in step")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
