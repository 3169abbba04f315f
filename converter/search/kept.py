"""Segments of years, kept from one build to the next. Who deletes them loses time, nothing else."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from converter.search.segments import Segment
from converter.store import write_file


@cache
def _version() -> str:
    """A hash of the code that makes segments."""
    told = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()


class Kept:
    """The segments in a folder, each under a hash of what it was made from and of the code."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: set[str] = set()

    def get(self, key: str) -> Segment | None:
        """The segment that was put in under `key`; None where there is none, or it is torn."""
        name = self._name(key)
        try:
            return Segment.decode((self._folder / name).read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, key: str, segment: Segment) -> None:
        """Keeps a segment. Raises OutputError where the disk refuses."""
        self._folder.mkdir(parents=True, exist_ok=True)
        write_file(self._folder / self._name(key), segment.encode())

    def swept(self) -> None:
        """Removes what nobody has asked for since this was made."""
        for path in self._folder.glob("*") if self._folder.is_dir() else ():
            if path.name not in self._asked:
                with suppress(OSError):
                    path.unlink()

    def _name(self, key: str) -> str:
        name = sha256(f"{_version()} {key}".encode()).hexdigest()[:32]
        self._asked.add(name)
        return name
