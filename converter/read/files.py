"""Takes the bytes of a source from its file."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from converter.errors import SourceError


def read_bytes(path: Path, largest: int, what: str, advice: str) -> bytes:
    """All bytes of a regular file; see `open_source`."""
    with open_source(path, largest, what, advice) as file:
        return file.read()


@contextmanager
def open_source(path: Path, largest: int, what: str, advice: str) -> Iterator[BufferedReader]:
    """A regular file, open for reading; `what` it ought to be and the `advice` to give it stand in the errors.

    Raises SourceError where it is missing, no file, larger than `largest` bytes, unreadable or empty.
    """
    place = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError("is a folder", place=place, advice="name the text file in it")
        if not stat.S_ISREG(status.st_mode):
            raise SourceError("is no regular file", place=place, advice="save the text in a file first")
        if status.st_size > largest:
            raise SourceError(
                f"is too large for {what} of an issue ({status.st_size / 1e6:.0f} MB, at most "
                f"{largest // 1024 // 1024} MiB are read)",
                place=place,
                advice="give one issue in a file",
            )
        if not status.st_size:
            raise SourceError("is empty", place=place, advice=advice)
        file = path.open("rb")
    except FileNotFoundError as problem:
        raise SourceError("there is no such file", place=place, advice="check the path") from problem
    except OSError as problem:
        raise _unreadable(problem, place) from problem
    with file:
        try:
            yield file
        except OSError as problem:
            raise _unreadable(problem, place) from problem


def _unreadable(problem: OSError, place: str) -> SourceError:
    return SourceError(f"cannot be read ({problem.strerror})", place=place, advice="check the path and its rights")
