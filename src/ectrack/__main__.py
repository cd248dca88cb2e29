"""The entry of the program: the version at once, everything else through the command line."""

import os
import sys

from ectrack import __version__

INTERRUPTED = 130
VERSION = (["--version"], ["-V"])


def process() -> None:
    """Be the program in a process of its own: once all is done and said, Ctrl-C changes nothing any more."""
    arguments = sys.argv[1:]
    try:
        code = _run(arguments)
        if arguments not in VERSION:
            import signal  # start-up: the version needs nothing else

            signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:  # while modules are loaded
        code = INTERRUPTED
    sys.exit(code)


def main() -> None:
    """Run the program with the arguments of a process that may do something else before and after: Ctrl-C is what it was."""
    hook = sys.unraisablehook
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        sys.unraisablehook = hook
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    _open_closed_streams()
    if arguments in VERSION:
        return _tell_version()
    sys.unraisablehook = _interrupt_again
    from ectrack.cli import run

    return run(arguments)


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
    process()
