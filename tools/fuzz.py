"""Fuzz what ectrack reads, guided by coverage: `tools/fuzz.py WHAT --seconds N`; needs the extra `fuzz`.

Whatever the bytes, values or problems must come back: no other exception, no hang, and each number that is taken is taken exactly.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
with atheris.instrument_imports(include=["ectrack", "tomllib", "xlrd"]):
    from tests.reliability.readers import PACKED, READERS, feed, prepare, seeds
    from tests.reliability.readers.workbooks import with_damage

    for module in walk_packages([str(ROOT / "src" / "ectrack")], "ectrack."):
        import_module(module.name)

WORDS = Path(__file__).with_name("fuzz.dict")
HANG = 10
"""Seconds after which an input counts as one that hangs."""

LONGEST = 16384
"""Bytes of an input."""


def main() -> int:
    """Fuzz what the command line names; each reader in a process of its own when it names all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=(*READERS, "all"), help="what is to be read")
    parser.add_argument("--seconds", type=int, default=180, help="how long, for each reader")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "ectrack-fuzz", help="folder of what was found")
    chosen = parser.parse_args()
    if chosen.what == "all":
        options = ["--seconds", str(chosen.seconds), "--keep", str(chosen.keep)]
        return max(subprocess.run([sys.executable, __file__, what, *options], check=False).returncode for what in READERS)
    fuzz(chosen.what, chosen.seconds, chosen.keep)
    return 0


def fuzz(what: str, seconds: int, keep: Path) -> None:
    """Feed a reader for some seconds; an input that fails is left in the folder, and the process ends with another code than 0.

    Args:
        what: The reader.
        seconds: How long.
        keep: Folder for inputs that reach something new, and for those that fail.
    """
    corpus = keep / what
    corpus.mkdir(parents=True, exist_ok=True)
    for index, seed in enumerate(seeds(what)):
        (corpus / f"seed-{index:04}").write_bytes(seed[:LONGEST])
    with tempfile.TemporaryDirectory() as work:
        os.environ |= {"ECTRACK_NO_CACHE": "1", "XDG_CACHE_HOME": work}
        folder = Path(work) / "targets"
        prepare(folder)
        options = [f"-max_total_time={seconds}", f"-timeout={HANG}", f"-max_len={LONGEST}", f"-dict={WORDS}"]
        places = [f"-artifact_prefix={keep}/{what}-", str(corpus)]
        mutators = {"custom_mutator": damaged} if what in PACKED else {}
        atheris.Setup([sys.argv[0], *options, *places, "-print_final_stats=1"], lambda data: feed(what, data, folder), **mutators)
        atheris.Fuzz()


def damaged(data: bytes, longest: int, seed: int) -> bytes:
    """Return a packed file with some damage, mostly inside one of its parts.

    Args:
        data: The file.
        longest: Bytes that it may have.
        seed: What the damage depends on.
    """
    room = max(longest - len(data), 1)
    chance = random.Random(seed)  # noqa: S311  # the same damage for the same seed
    return with_damage(data, chance, lambda part: bytes(atheris.Mutate(part, len(part) + room)))[:longest]


if __name__ == "__main__":
    sys.exit(main())
