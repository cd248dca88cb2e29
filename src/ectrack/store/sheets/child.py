"""Reads one workbook from standard input and prints its cells as JSON: a process of its own, so that a hostile one harms nothing else."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from ectrack.store.sheets.limits import MEMORY, SheetError
from ectrack.store.sheets.sheet import Sheet


def main(kind: str) -> int:
    """Print the sheets, or what keeps the workbook from being read as `{"slug": …, "found": …}`; return the exit code.

    Args:
        kind: `xlsx`, `xls` or `ods`.
    """
    _confine()
    try:
        found = json.dumps([asdict(sheet) for sheet in _sheets(kind, sys.stdin.buffer.read())])
    except SheetError as error:
        return _refused(error.slug, error.found)
    except ImportError as error:
        return _refused("missing-extra", error.name or "")
    except MemoryError:
        return _refused("workbook-too-much", "")
    except Exception as error:  # noqa: BLE001  # whatever a broken file makes of a reader
        return _refused("workbook-broken", f"{type(error).__name__}: {error}")
    sys.stdout.write(found)
    return 0


def _sheets(kind: str, content: bytes) -> Iterator[Sheet]:
    if kind == "xls":
        from ectrack.store.sheets import xls

        return xls.sheets(content)
    if kind == "ods":
        from ectrack.store.sheets import ods

        return ods.sheets(content, _tick)
    from ectrack.store.sheets import xlsx

    return xlsx.sheets(content, _tick)


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


def _refused(slug: str, found: str) -> int:
    sys.stdout.write(json.dumps({"slug": slug, "found": " ".join(found.split())[:200]}))
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
