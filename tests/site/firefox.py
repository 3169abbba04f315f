"""Firefox by its own protocol, Marionette: JSON with its length before it. Nothing is needed but the browser itself.

Playwright's Firefox is a build that only its own host has, and its driver for others asks for commands that the
extended-support release does not know.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

PROGRAMS = ("firefox-esr", "firefox")

_PATIENCE = 60
"""Seconds that Firefox has for its start, and for any answer."""

# It asks for nothing on its own, so that what leaves a page is the page's.
_PREFERENCES = {
    "app.update.enabled": False,
    "browser.startup.homepage": "about:blank",
    "datareporting.policy.dataSubmissionEnabled": False,
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
# The name that the protocol gives to the key of an element.
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class FirefoxError(Exception):
    """Firefox refuses a command, or a script in a page throws."""


class Firefox:
    """A running Firefox with one page, on a profile in `folder`; it ends with the block."""

    def __init__(self, program: str, folder: Path) -> None:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFERENCES.items())
        (folder / "user.js").write_text("".join(lines))
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._number = 0
        try:
            self._socket = socket.create_connection(("127.0.0.1", _port(folder / "MarionetteActivePort")), _PATIENCE)
            self._answers = self._socket.makefile("rb")
            self._read()
            self._call("WebDriver:NewSession", capabilities={"alwaysMatch": {"timeouts": {"script": 60_000}}})
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise

    def __enter__(self) -> Firefox:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._call("Marionette:Quit", flags=["eForceQuit"])
            self._process.wait(_PATIENCE)
        finally:
            self._process.kill()
            self._process.wait()
            self._socket.close()

    def goto(self, address: str) -> None:
        """Opens a page and waits until it is loaded."""
        self._call("WebDriver:Navigate", url=address)

    @property
    def url(self) -> str:
        """The address of the page."""
        return str(self._call("WebDriver:GetCurrentURL")["value"])

    def evaluate(self, function: str, value: Any = None) -> Any:
        """What a function of JavaScript (text), asynchronous or not, makes of a value."""
        script = (
            "const done = arguments[1]; Promise.resolve(arguments[0]).then(" + function + ")"
            ".then((value) => done({value}), (error) => done({error: String(error)}));"
        )
        # A page that is left meanwhile answers nothing.
        told = self._call("WebDriver:ExecuteAsyncScript", script=script, args=[value])["value"] or {}
        if "error" in told:
            raise FirefoxError(told["error"])
        return told.get("value")

    def type(self, selector: str, keys: str) -> None:
        """Types into the element of a selector, key by key."""
        found = self._call("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self._call("WebDriver:ElementSendKeys", id=found[_ELEMENT], text=keys)

    def wait(self, function: str) -> Any:
        """The first value of a function of JavaScript that is not empty. Raises FirefoxError if there is none."""
        end = time.monotonic() + 15
        while time.monotonic() < end:
            if told := self.evaluate(function):
                return told
            time.sleep(0.05)
        raise FirefoxError(f"in vain: {function}")

    def _call(self, command: str, **values: Any) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise FirefoxError(f"{command}: {error['error']}: {error['message']}")
        return result

    def _read(self) -> Any:
        length = b""
        while (digit := self._answers.read(1)) != b":":
            if not digit:
                raise FirefoxError("Firefox has ended")
            length += digit
        return json.loads(self._answers.read(int(length)))


def program() -> str | None:
    """The Firefox of this machine."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def _port(file: Path) -> int:
    """The port that Firefox chose, which it writes into its profile."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if file.is_file() and (written := file.read_text()):
            return int(written)
        time.sleep(0.1)
    raise FirefoxError("Firefox does not start")
