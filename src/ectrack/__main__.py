"""The entry of the program: the version at once, everything else through the command line."""

import sys

from ectrack import __version__


def main() -> None:
    """Run the program with the arguments of the process."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"ectrack {__version__}")
        return
    from ectrack.cli import run  # start-up: the version needs nothing else

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
