"""Every command that reads, in every form of output; run as a program, all their answers in a folder, told by digests."""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from tests.commands.fonts import CHINESE
from tests.reliability.writers import child, load_libraries, make

QUESTIONS = {
    "list": ("list",),
    "list json": ("list", "--json"),
    "status": ("status",),
    "status json": ("status", "--json"),
    "status method": ("status", "--method", "statcan"),
    "status groups": ("status", "--group-by", "region"),
    "show": ("show", "turnover-2015"),
    "show explain": ("show", "turnover-2015", "--explain"),
    "show json": ("show", "turnover-2015", "--json"),
    "need": ("need",),
    "need json": ("need", "--json"),
    "log": ("log",),
    "log json": ("log", "--json"),
    **{f"check {form}": ("check", "--format", form) for form in ("text", "json", "github", "gitlab", "junit", "sarif")},
    **{f"export {form}": ("export", "-f", form) for form in ("csv", "tsv", "json", "md", "html")},
    **{f"report {form}": ("report", "-f", form) for form in ("md", "html")},
    "report json": ("report", "--json"),
    "report charts": ("report", "-f", "html", "--charts", "--warnings"),
    "chart": ("chart", "turnover-2015", "-o", "-"),
    "chart png": ("chart", "turnover-2015", "-f", "png", "-o", "-", "--font", str(CHINESE)),
    "chart grid": ("chart", "-o", "-"),
    "diff": ("diff", "before", "targets"),
    "diff md": ("diff", "before", "targets", "--format", "md"),
    "diff json": ("diff", "before", "targets", "--json"),
    "explain": ("explain", "pace"),
    "explain json": ("explain", "pace", "--json"),
    "schema": ("schema", "actuals"),
    "completion": ("completion", "bash"),
    "import plan": ("import", "table.csv", "--source", "s", "-n"),
    "import json": ("import", "table.csv", "--source", "s", "-n", "--json"),
    "import draft": ("import", "table.csv", "--guess"),
    "record plan": ("record", "turnover", "2014", "1100", "--source", "office", "-n", "--recorded", "2015-01-15"),
}
"""Arguments by a name; they speak of a tracker `targets`, a folder `before` and a file `table.csv` in the working folder."""

FILES = {
    "template": ("template", "--period", "2015", "-o", "new"),
    "export workbook": ("export", "-f", "xlsx", "-o", "new"),
    "report document": ("report", "-f", "docx", "-o", "new"),
    "chart file": ("chart", "turnover-2015", "-f", "svg", "-o", "new"),
    "chart picture": ("chart", "turnover-2015", "-f", "png", "-o", "new", "--font", str(CHINESE)),
}
"""Commands whose answer is the file `new`."""


def prepare(folder: Path) -> None:
    """Make what the questions speak of."""
    make(folder)
    shutil.copytree(folder / "targets", folder / "before")


def answers(folder: Path) -> dict[str, bytes]:
    """Return how each command ended in a folder and the bytes that it gave, by the name of the question."""
    load_libraries()
    found = {}
    for name, arguments in (QUESTIONS | FILES).items():
        code = child(folder, arguments)
        new, printed = folder / "new", (folder.parent / "printed").read_bytes()
        found[name] = f"{code}\n".encode() + (new.read_bytes() if new.exists() else printed)
        new.unlink(missing_ok=True)
    return found


if __name__ == "__main__":
    digests = {name: hashlib.sha256(answer).hexdigest() for name, answer in answers(Path(sys.argv[1])).items()}
    print(json.dumps(digests))
