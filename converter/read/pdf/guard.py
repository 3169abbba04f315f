"""Reads a PDF in a process of its own, which can be ended: broken, hostile or huge files cost one clear error."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

import msgspec

from converter.errors import SourceError
from converter.read.pdf.bounds import BOUNDS, Bounds
from converter.read.pdf.laid import Ended, LaidPage, TornError, told
from converter.read.pdf.marks import whole
from converter.read.pdf.printed import Printed

_ROOT = Path(__file__).resolve().parents[3]

_REFUSED = {
    "encrypted": ("is encrypted", "save it without a password"),
    "broken": ("is a broken PDF file", "open it in another program and save it anew"),
    "empty": ("is a PDF file without pages", "give the PDF of an issue"),
    "pages": (
        "has too many pages for an issue ({pages:,}, at most {bounds.pages:,} are read)",
        "give one issue in a file",
    ),
    "text": ("has too much text for an issue", "give one issue in a file"),
    "memory": ("needs too much memory to be read", "open it in another program and save it anew"),
    "disk": (
        "needs too much room for temporary files to be read",
        "make room, or open it in another program and save it anew",
    ),
    "time": ("takes too long to be read", "open it in another program and save it anew"),
}


def printed_in_child(file: BinaryIO, place: str, bounds: Bounds = BOUNDS) -> Printed:
    """What stands on the pages of the PDF in `file`, read from its beginning.

    Raises SourceError where it cannot be read within `bounds`.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(_ROOT), os.environ.get("PYTHONPATH", "")))}
    # Not pipes: what comes is read page by page, when the child has ended well.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as trouble:
        file.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "converter.read.pdf.child", msgspec.json.encode(bounds).decode()],
                stdin=file,
                stdout=out,
                stderr=trouble,
                timeout=bounds.seconds,
                check=False,
                env=environment,
            )
        except subprocess.TimeoutExpired as problem:
            raise _error("time", place) from problem
        trouble.seek(0)
        if done.returncode:
            raise _fault(done.returncode, trouble.read(), place)
        out.seek(0)
        try:
            return _whole(out, place, bounds)
        except TornError as problem:
            raise _error("broken", place) from problem


def _whole(out: BinaryIO, place: str, bounds: Bounds) -> Printed:
    pages: dict[tuple[int, str], LaidPage] = {}
    ended = Ended()
    for message in told(out):
        if isinstance(message, LaidPage):
            pages[message.number, message.lang] = message
        else:
            ended = message
    if ended.refused:
        raise _error(ended.refused, place, ended.pages, bounds)
    return whole(list(pages.values()), ended)


def _fault(status: int, errors: bytes, place: str) -> SourceError:
    if status in (-signal.SIGKILL, -signal.SIGXCPU):
        return _error("time", place)
    if b"MemoryError" in errors or status == -signal.SIGABRT:
        return _error("memory", place)
    if status == 1:
        fault = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return SourceError(
            f"cannot be read; this is a fault of the reader ({fault})",
            place=place,
            advice="please report it with this source",
        )
    return _error("broken", place)


def _error(refused: str, place: str, pages: int = 0, bounds: Bounds = BOUNDS) -> SourceError:
    what, advice = _REFUSED[refused]
    return SourceError(what.format(pages=pages, bounds=bounds), place=place, advice=advice)
