"""The entry of the program: the version at once, everything else through the command line."""

import sys

from ectrack import __version__

INTERRUPTED = 130


def main() -> None:
    """Run the program with the arguments of the process."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"ectrack {__version__}")
        return
    try:
        from ectrack.cli import run  # start-up: the version needs nothing else

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are loaded
        code = INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
