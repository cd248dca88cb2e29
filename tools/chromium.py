"""A headless Chromium without a network, told what to do over two pipes; needs no library."""

import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class BrowserError(Exception):
    """The browser refused a request, or a script in the page raised."""


def found() -> str | None:
    """Return the browser of this machine; None without one."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Page:
    """One page in a browser of its own; it is offline, and keeps what is written to the console.

    Attributes:
        errors: Messages of the console and exceptions, since the start.
        requests: Addresses that were asked for, since the start.
    """

    def __init__(self) -> None:
        """Start the browser with an empty profile."""
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self._events: list[str] = []
        self._ids = itertools.count(1)
        reads, self._write = os.pipe()
        self._read, writes = os.pipe()
        command = [found() or NAMES[0], *FLAGS, f"--user-data-dir={self._profile.name}"]

        def pipes() -> None:
            # The browser reads from 3 and writes to 4; copies first, for either number may be taken.
            ours, theirs = os.dup(reads), os.dup(writes)
            os.dup2(ours, 3)
            os.dup2(theirs, 4)

        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(  # a browser of this machine
            command,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            close_fds=False,
            preexec_fn=pipes,  # noqa: PLW1509  # no threads here
        )
        os.close(reads)
        os.close(writes)
        self._left = b""
        self._session: str | None = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for part in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{part}.enable")
        self.ask("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)

    def __enter__(self) -> Self:
        """Return the page."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the browser."""
        self._process.terminate()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)
        self._profile.cleanup()

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Return what the browser answers to a request of its protocol.

        Raises:
            BrowserError: When it refuses.
        """
        number = next(self._ids)
        request = {"id": number, "method": method, "params": params}
        if self._session:
            request["sessionId"] = self._session
        os.write(self._write, json.dumps(request).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == number:
                if "error" in said:
                    raise BrowserError(said["error"]["message"])
                return dict(said["result"])
            self._note(said)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            more = os.read(self._read, 1 << 20)
            if not more:
                raise BrowserError("the browser ended")
            self._left += more
        text, _end, self._left = self._left.partition(b"\0")
        return dict(json.loads(text))

    def _note(self, event: dict[str, Any]) -> None:
        name, params = event.get("method", ""), event.get("params", {})
        self._events.append(name)
        if name == "Runtime.exceptionThrown":
            self.errors.append(str(params["exceptionDetails"]["text"]))
        elif name == "Runtime.consoleAPICalled" and params["type"] in {"error", "warning", "assert"}:
            self.errors.append(" ".join(str(one.get("value", one.get("description"))) for one in params["args"]))
        elif name == "Log.entryAdded" and params["entry"]["level"] in {"error", "warning"}:
            self.errors.append(str(params["entry"]["text"]))
        elif name == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])

    def look(self, *, width: int, height: int = 900, dark: bool = False, scale: float = 1, phone: bool = False) -> None:
        """Set the window and the colours that the reader prefers.

        Args:
            width: Of the window, in CSS pixels.
            height: Of the window, in CSS pixels.
            dark: Whether dark colours are preferred.
            scale: Points of the screen to a CSS pixel.
            phone: Whether it is a phone.
        """
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])

    def open(self, path: Path) -> None:
        """Open a file and wait until it is loaded."""
        self._events.clear()
        self.ask("Page.navigate", url=path.resolve().as_uri())
        while "Page.loadEventFired" not in self._events:
            self._note(self._next())

    def run(self, script: str) -> Any:
        """Return the value of an expression in the page; a promise is waited for.

        Raises:
            BrowserError: When the script raises.
        """
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True)
        if "exceptionDetails" in answer:
            raise BrowserError(str(answer["exceptionDetails"].get("exception", {}).get("description")))
        return answer["result"].get("value")

    def printed(self) -> bytes:
        """Return the page as PDF, on paper as its style asks for."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])

    def shot(self, *, whole: bool = False) -> bytes:
        """Return the window, or the whole page, as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"])
