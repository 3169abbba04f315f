"""Readers: a file becomes a `Source`, the lines that are visible on its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from converter.model.page import Source
from converter.read.text import read_text

READERS: dict[str, Callable[[Path], Source]] = {".txt": read_text}
"""The reader for each file ending, in lower case."""


def read(path: Path) -> Source:
    """The source in `path`; a file with an unknown ending is read as text, which tells what else it is.

    Raises SourceError where it cannot be read.
    """
    return READERS.get(path.suffix.lower(), read_text)(path)
