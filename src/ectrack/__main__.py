"""The entry of the program: the version at once, everything else through the command line."""

import os
import sys

from ectrack import __version__

INTERRUPTED = 130


def main() -> None:
    """Run the program with the arguments of the process."""
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are loaded
        code = INTERRUPTED
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    _open_closed_streams()
    if arguments in (["--version"], ["-V"]):
        return _tell_version()
    sys.unraisablehook = _interrupt_again
    import signal  # start-up: the version needs nothing else

    from ectrack.cli import run

    code = run(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # everything is done and said
    return code


def _interrupt_again(ignored: "sys.UnraisableHookArgs") -> None:
    """Let Ctrl-C that came where nothing can be raised, as in the end of an object, be raised a moment later."""
    if ignored.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(ignored)
        return
    import _thread
    from time import sleep

    def later() -> None:
        sleep(0.001)
        _thread.interrupt_main()

    _thread.start_new_thread(later, ())


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
