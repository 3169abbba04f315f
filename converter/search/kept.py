"""What the index is made from, kept from one build to the next. Who deletes it loses time, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from converter.store import staged

_SUM = 4
"""Bytes of the sum behind what is kept."""


@cache
def _version() -> str:
    """A hash of the code that makes what is kept."""
    told = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()


class Kept:
    """Bytes in a folder, each under a hash of what they were made from and of the code."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What was put in under `key`; None where there is nothing, or it is torn."""
        self.stays(key)
        return self.taken(key)

    def taken(self, key: str) -> bytes | None:
        """The same of what need not stay."""
        try:
            data = (self._folder / self._name(key)).read_bytes()
        except OSError:
            return None
        whole = memoryview(data)[:-_SUM]
        return bytes(whole) if data[-_SUM:] == _sum(crc32(whole)) else None

    def put(self, key: str, parts: Iterable[bytes]) -> None:
        """Keeps bytes, which may come in parts. Raises OutputError where the disk refuses."""
        self.stays(key)
        told = 0
        with staged(self._folder / self._name(key)) as stage, stage.open("wb") as file:
            for part in parts:
                file.write(part)
                told = crc32(part, told)
            file.write(_sum(told))

    def stays(self, key: str) -> None:
        """What was put in under `key` is not swept, if there is any."""
        self._asked.add(self._name(key))

    def swept(self) -> None:
        """Removes what nobody has asked for since this was made."""
        for path in self._folder.glob("*") if self._folder.is_dir() else ():
            if path.name not in self._asked:
                with suppress(OSError):
                    path.unlink()

    def _name(self, key: str) -> str:
        return sha256(f"{_version()} {key}".encode()).hexdigest()[:32]


def _sum(told: int) -> bytes:
    return told.to_bytes(_SUM, "little")
