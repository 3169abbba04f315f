"""Readers: a file becomes a `Source`, the lines that are visible on its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from converter.model.page import Source
from converter.read.pdf import MAGIC, read_pdf
from converter.read.text import read_text

READERS: dict[str, Callable[[Path], Source]] = {".txt": read_text, ".pdf": read_pdf}
"""The reader for each file ending, in lower case; where a folder has both, the first is taken."""


def read(path: Path) -> Source:
    """The source in `path`: a PDF by its first bytes, whatever its name; else the reader for its ending.

    A file with an unknown ending is read as text, which tells what else it is. Raises SourceError where it cannot be
    read.
    """
    if _begins_as_pdf(path):
        return read_pdf(path)
    return READERS.get(path.suffix.lower(), read_text)(path)


def _begins_as_pdf(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
