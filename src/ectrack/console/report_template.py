"""Filling in the template of an office."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ectrack.console.outcome import Failed
from ectrack.console.outputs import STANDARD_OUTPUT
from ectrack.core.problems import Origin, Problem
from ectrack.locale import _

if TYPE_CHECKING:
    from ectrack.render.bulletin.composing import Material
    from ectrack.render.bulletin.filling import Kind

SUFFIXES: "Mapping[str, Kind]" = {".docx": "docx", ".html": "html", ".htm": "html", ".md": "md"}
"""Ends of names that promise a form."""


def template_kind(template: Path, output: str) -> "Kind":
    """Return the kind of a template.

    Args:
        template: The file.
        output: Where the bulletin is to be written.

    Raises:
        Failed: For a name that tells no kind, and for an output that is of another kind or the template itself.
    """
    from ectrack.render.bulletin.filling import KINDS, kind_of

    kind = kind_of(template.name)
    if kind is None:
        expected = ", ".join(f"*.{end}" for end in KINDS)
        raise Failed([Problem("template-kind", Origin(template.as_posix()), {"found": template.name, "expected": expected})])
    if output == STANDARD_OUTPUT:
        return kind
    if SUFFIXES.get(Path(output).suffix.casefold(), kind) != kind:
        raise Failed([Problem("bad-value", None, {"found": output, "expected": f"*.{kind}"})])
    if Path(output).resolve() == template.resolve():
        raise Failed([Problem("bad-value", None, {"found": output, "expected": _("another file than the template")})])
    return kind


def filled_in(template: Path, kind: "Kind", material: "Material") -> bytes:
    """Return the bulletin in the form of an office.

    Args:
        template: The file.
        kind: Its kind.
        material: What the bulletin is composed from.

    Raises:
        Failed: When the template cannot be read or filled in, or a library is missing.
    """
    from ectrack.render.bulletin.filling import TemplateFault, filled, inserted
    from ectrack.render.bulletin.subject import subject

    content = _content(template)
    try:
        if kind == "docx":
            from ectrack.render.bulletin.letterhead import letter

            return letter(content, partial(subject, material))
        names = subject(material, lambda picture: inserted(picture, kind))
        return filled(_text(template, content), kind, names).encode("utf-8")
    except TemplateFault as fault:
        raise Failed([Problem(fault.slug, Origin(template.as_posix(), (), fault.line), _params(fault.params))]) from fault
    except ImportError as failure:
        params = {"command": "report --template", "found": failure.name or "docxtpl", "extra": "word"}
        raise Failed([Problem("missing-extra", None, params)]) from failure


def _params(params: Mapping[str, str]) -> dict[str, str]:
    near = params.get("near")
    told = _(" (near: {text})").format(text=near) if near else ""
    return {**params, "near": told}


def _content(template: Path) -> bytes:
    from ectrack.store.files import RefusedError, content

    real = template.resolve()
    try:
        return content(real, real.parent)
    except RefusedError as refusal:
        raise Failed([refusal.problem(template.as_posix())]) from refusal


def _text(template: Path, content: bytes) -> str:
    plain = content.removeprefix(BOM_UTF8)
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Origin(template.as_posix(), (), plain[: error.start].count(b"\n") + 1)
        raise Failed([Problem("not-utf8", place, {"found": f"0x{plain[error.start]:02x}"})]) from error
