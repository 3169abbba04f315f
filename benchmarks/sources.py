"""What is measured: a real issue where there is one, else the thickest issue of the sample; and copies of it."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.measure import ROOT, MeasureError

CORRECTIONS = "corrections.toml"

# 第 2 期 (总第 364 期), on the line of a cover or an imprint.
_NUMBER = re.compile(r"^([ \t]*第\s*)\d{1,3}(\s*期\s*[（(]\s*总\s*第?\s*)(\d{1,5})(\s*期\s*[)）][ \t]*)$", re.MULTILINE)
_MOST_COPIES = 999


@dataclass(frozen=True, slots=True)
class Material:
    """A source, and what to call it in a report."""

    path: Path
    name: str

    @property
    def text(self) -> str:
        """The characters of the source."""
        return self.path.read_bytes().decode()


def material() -> Material:
    """The thickest issue of the shared real gazettes, else of the sample."""
    shared = Path(os.environ.get("GAZETTE_SHARED") or ROOT.parent / "shared")
    for folder, kind in ((shared / "gazettes", "a real issue"), (ROOT / "gazettes", "an issue of the sample gazette")):
        sources = sorted(folder.rglob("source.txt"), key=lambda path: (path.stat().st_size, path.as_posix()))
        if sources:
            return Material(sources[-1], f"{kind} ({sources[-1].parent.name})")
    raise MeasureError(f"there is no issue to convert in {shared} nor in the sample")


def copies(source: Material, count: int, folder: Path) -> None:
    """Writes `count` copies of an issue, each with its corrections and a number of its own in its masthead."""
    if not 1 <= count <= _MOST_COPIES:
        raise ValueError(f"{count} copies; an issue has a number from 1 to {_MOST_COPIES}")
    text = source.text
    corrections = source.path.with_name(CORRECTIONS)
    for number in range(1, count + 1):
        copy = folder / f"{number:03}" / source.path.name
        copy.parent.mkdir(parents=True)
        numbered, found = _NUMBER.subn(partial(_numbered, number=number), text)
        if not found:
            raise MeasureError(f"the masthead of {source.name} prints no number that a copy could change")
        copy.write_bytes(numbered.encode())
        if corrections.is_file():
            shutil.copyfile(corrections, copy.with_name(CORRECTIONS))


def _numbered(match: re.Match[str], number: int) -> str:
    return f"{match[1]}{number}{match[2]}{int(match[3]) + number}{match[4]}"
