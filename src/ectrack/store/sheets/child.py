"""Reads one workbook from standard input and prints its cells as JSON: a process of its own, so that a hostile one harms nothing else."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict

from ectrack.store.sheets.limits import MEMORY, MOST_TOLD, SheetError
from ectrack.store.sheets.sheet import Sheet


def main(kind: str) -> int:
    """Print the sheets, or what keeps the workbook from being read; return the exit code.

    Args:
        kind: `xlsx`, `xls` or `ods`.
    """
    _confine()
    sys.stdout.write(answer(kind, sys.stdin.buffer.read(), _tick))
    return 0


def answer(kind: str, content: bytes, tick: Callable[[int], None] | None = None) -> str:
    """Return the sheets as JSON, or what keeps the workbook from being read as `{"slug": …, "found": …}`.

    Args:
        kind: `xlsx`, `xls` or `ods`.
        content: The bytes of the file.
        tick: Told the bytes of each piece that was read.
    """
    try:
        told = json.dumps([asdict(sheet) for sheet in _sheets(kind, content, tick)])
    except SheetError as error:
        return _refused(error.slug, error.found)
    except ImportError as error:
        return _refused("missing-extra", error.name or "")
    except MemoryError:
        return _refused("workbook-too-much", "")
    except Exception as error:  # noqa: BLE001  # whatever a broken file makes of a reader
        return _refused("workbook-broken", f"{type(error).__name__}: {error}")
    return told if len(told) <= MOST_TOLD else _refused("workbook-too-much", "")


def _sheets(kind: str, content: bytes, tick: Callable[[int], None] | None) -> Iterator[Sheet]:
    if kind == "xls":
        from ectrack.store.sheets import xls

        return xls.sheets(content)
    if kind == "ods":
        from ectrack.store.sheets import ods

        return ods.sheets(content, tick)
    from ectrack.store.sheets import xlsx

    return xlsx.sheets(content, tick)


def _tick(size: int) -> None:
    """Tell whoever waits how many unpacked bytes were read."""
    sys.stderr.write(f"{size}\n")


def _confine() -> None:
    try:
        import resource
    except ImportError:  # a system without such limits
        return
    with_limit = getattr(resource, "RLIMIT_AS", None)
    if with_limit is not None:
        resource.setrlimit(with_limit, (MEMORY, MEMORY))


def _refused(slug: str, word: str) -> str:
    return json.dumps({"slug": slug, "found": " ".join(word.split())[:200]})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
