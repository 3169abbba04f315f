"""Reads a PDF in a process of its own, which can be ended: broken, hostile or huge files cost one clear error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from converter.errors import SourceError
from converter.read.pdf.printed import Printed

SECONDS = 600
"""Of wall time for a whole source."""

_ROOT = Path(__file__).resolve().parents[3]

_REFUSED = {
    "encrypted": ("is encrypted", "save it without a password"),
    "broken": ("is a broken PDF file", "open it in another program and save it anew"),
    "empty": ("is a PDF file without pages", "give the PDF of an issue"),
    "pages": ("has too many pages for an issue", "give one issue in a file"),
    "memory": ("needs too much memory to be read", "open it in another program and save it anew"),
    "time": ("takes too long to be read", "open it in another program and save it anew"),
}


def printed_in_child(data: bytes, place: str) -> Printed:
    """What stands on the pages of the PDF `data`. Raises SourceError where it cannot be read within bounds."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(_ROOT), os.environ.get("PYTHONPATH", "")))}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "converter.read.pdf.child"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as problem:
        raise _error("time", place) from problem
    if done.returncode == 1 and b"MemoryError" not in done.stderr:
        fault = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise SourceError(
            f"cannot be read; this is a fault of the reader ({fault})",
            place=place,
            advice="please report it with this source",
        )
    if done.returncode:
        raise _error(_why(done.returncode, done.stderr), place)
    try:
        result = msgspec.msgpack.decode(done.stdout, type=Printed)
    except msgspec.DecodeError as problem:
        raise _error("broken", place) from problem
    if result.refused:
        raise _error(result.refused, place)
    return result


def _why(status: int, errors: bytes) -> str:
    if status in (-9, -24):
        return "time"
    return "memory" if b"MemoryError" in errors or status == -6 else "broken"


def _error(refused: str, place: str) -> SourceError:
    what, advice = _REFUSED.get(refused, _REFUSED["broken"])
    return SourceError(what, place=place, advice=advice)
