"""The entry of the program: the version at once, everything else through the command line."""

import os
import sys

from ectrack import __version__

INTERRUPTED = 130


def main() -> None:
    """Run the program with the arguments of the process."""
    _open_closed_streams()
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.exit(_tell_version())
    try:
        from ectrack.cli import run  # start-up: the version needs nothing else

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are loaded
        code = INTERRUPTED
    sys.exit(code)


def _tell_version() -> int:
    try:
        print(f"ectrack {__version__}", flush=True)
    except OSError as error:
        from ectrack.cli import unprinted

        return unprinted(error)
    return 0


def _open_closed_streams() -> None:
    """Let streams that were closed lead nowhere, so that no file of the tracker gets their place."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115, PTH123  # start-up


if __name__ == "__main__":
    main()
