"""Pictures of places in the PDF of an issue, each cut out once."""

from __future__ import annotations

from pathlib import Path

from converter.errors import SourceError
from converter.model.issue import Issue
from converter.read.pdf.pictures import pictures
from converter.write.pictures import LARGEST, Place, wanted


def pictures_of(issue: Issue, file: Path, folder: Path) -> dict[Place, bytes]:
    """The pictures that an issue wants, as PNG files by their places; some may be missing.

    What stands below `folder` (of the tree of pages) from an earlier build is taken; the rest is cut out of `file`.

    Raises SourceError where the file has gone since it was converted.
    """
    names = wanted(issue)
    made = {place: png for place, name in names.items() if (png := _held(folder / name))}
    missing = [place for place in names if place not in made]
    if missing:
        try:
            data = file.read_bytes()
        except OSError as problem:
            raise SourceError(
                f"cannot be read ({problem.strerror})",
                place=str(file),
                advice="leave it where it is while the site is built",
            ) from problem
        made.update(pictures(data, missing, LARGEST))
    return {place: made[place] for place in names if place in made}


def _held(file: Path) -> bytes:
    """A picture of an earlier build; empty where there is none."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
