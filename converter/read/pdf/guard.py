"""Reads a PDF in a process of its own, which can be ended: broken, hostile or huge files cost one clear error."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import tempfile
import traceback
from multiprocessing import get_context
from typing import BinaryIO

from converter.errors import SourceError
from converter.read.pdf.bounds import BOUNDS, Bounds
from converter.read.pdf.child import read_within
from converter.read.pdf.laid import Ended, LaidPage, TornError, told
from converter.read.pdf.marks import whole
from converter.read.pdf.printed import Printed

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

    The child is this process forked, which starts in no time: a new one would import for a fifth of a second, as long
    as ten pages take. Raises SourceError where the file cannot be read within `bounds`.
    """
    # Not pipes: what comes is read page by page, when the child has ended well.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as trouble:
        file.seek(0)
        child = get_context("fork").Process(target=_read, args=(file, out, trouble, bounds))
        child.start()
        child.join(bounds.seconds)
        if child.exitcode is None:
            child.kill()
            child.join()
            raise _error("time", place)
        trouble.seek(0)
        if child.exitcode:
            raise _fault(child.exitcode, trouble.read(), place)
        out.seek(0)
        try:
            return _whole(out, place, bounds)
        except TornError as problem:
            raise _error("broken", place) from problem


def _read(file: BinaryIO, out: BinaryIO, trouble: BinaryIO, bounds: Bounds) -> None:
    """What the child does; it ends without what its parent does in the end."""
    # A file that ends the process is one line for people, told by the parent.
    faulthandler.disable()
    # What the parent holds is not looked at, and so not copied.
    gc.freeze()
    status = 1
    try:
        read_within(file, out, bounds)
        out.flush()
        status = 0
    except BaseException:
        trouble.write(traceback.format_exc().encode("utf-8", "replace"))
        trouble.flush()
    finally:
        os._exit(status)


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
