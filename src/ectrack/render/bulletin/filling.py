"""Templates of an office: text in the language of Jinja, filled in where nothing of the program can be reached."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

from ectrack.core.suggesting import suggestion

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from ectrack.render.bulletin.blocks import Picture

Kind = Literal["docx", "html", "md", "txt"]
KINDS: Mapping[str, Kind] = {"docx": "docx", "html": "html", "htm": "html", "md": "md", "txt": "txt"}
"""Kinds of templates by how their names end, before .j2 or .jinja."""

SOURCE = "<template>"
"""What Jinja calls the file of a template that came as text."""

_WRAPPING = {".j2", ".jinja"}


class TemplateFault(Exception):  # noqa: N818  # reads as what happened
    """A template that cannot be filled in.

    Attributes:
        slug: Kind of the problem.
        line: Where, counted from 1; None where that is not known.
        params: What was found.
    """

    def __init__(self, slug: str, line: int | None, params: Mapping[str, str]) -> None:
        """Keep what is wrong."""
        super().__init__(slug)
        self.slug, self.line, self.params = slug, line, params


def kind_of(name: str) -> Kind | None:
    """Return the kind of a template by its name; None for one that is not known."""
    path = PurePath(name)
    path = path.with_suffix("") if path.suffix.casefold() in _WRAPPING else path
    return KINDS.get(path.suffix.casefold().removeprefix("."))


def inserted(picture: "Picture", kind: Kind) -> Any:
    """Return a drawing as it goes into a text: the drawing itself into HTML, its text alternative elsewhere."""
    from markupsafe import Markup

    return Markup(picture.svg) if kind == "html" else picture.alternative  # noqa: S704  # drawn here, every text in it escaped


def filled(source: str, kind: Kind, names: Mapping[str, Any]) -> str:
    """Return a text template filled in.

    Args:
        source: The template.
        kind: Decides how texts from data are made harmless: as in HTML, as in Markdown, or left as they are.
        names: What the template sees.

    Raises:
        ImportError: Without jinja2.
        TemplateFault: When it cannot be filled in.
    """
    made = environment(kind)
    try:
        return made.from_string(source).render(names)
    except ImportError:
        raise
    except Exception as error:  # what a template does may raise anything
        raise fault(error, names) from error


def environment(kind: Kind) -> "ImmutableSandboxedEnvironment":
    """Return the surroundings of a template: no files, nothing of the program, nothing that changes what it sees.

    Raises:
        ImportError: Without jinja2.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    from ectrack.render.markdown_text import escaped

    class Unknown(StrictUndefined):
        """A name that is not known; its message is the name alone."""

        @property
        def _undefined_message(self) -> str:
            return str(self._undefined_name)

    def as_markdown(value: Any) -> Any:
        return Markup(escaped(value)) if type(value) is str else value  # noqa: S704  # escaped for Markdown, HTML included

    return ImmutableSandboxedEnvironment(
        undefined=Unknown,
        autoescape=kind != "txt",
        finalize=as_markdown if kind == "md" else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fault(error: Exception, names: Mapping[str, Any]) -> TemplateFault:
    """Return what is wrong with a template.

    Args:
        error: What filling it in raised.
        names: What the template sees.
    """
    from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError

    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error)
    if isinstance(error, SecurityError):
        return TemplateFault("template-reach", line, {"found": error.message or ""})
    if isinstance(error, UndefinedError):
        found = error.message or ""
        return TemplateFault("template-name", line, {"found": found, **suggestion(found, _known(names))})
    if isinstance(error, TypeError) and "no loader" in str(error):
        return TemplateFault("template-alone", line, {})
    return TemplateFault("bad-template", line, {"reason": " ".join(str(error).split()) or type(error).__name__})


def _line(error: Exception) -> int | None:
    """Return the line of the template in which something was raised."""
    found, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == SOURCE:
            found = step.tb_lineno
        step = step.tb_next
    return found


def _known(names: Mapping[str, Any]) -> set[str]:
    """Return all names that a template can ask for."""
    known = set(names)
    for value in names.values():
        for one in value[:1] if isinstance(value, list) else []:
            if isinstance(one, dict):
                known |= set(one) | set(one.get("data", ()))
    return known
