"""What a build keeps for the next: what each page was made from and where it stands. Deleting it costs time only."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from converter.site.recipe import code, digest

_SETTLED = 2 * 10**9
"""Nanoseconds for which a file has to rest before its times are trusted: clocks of file systems tick that slowly."""


class Stat(NamedTuple):
    """By what a file is known unread: inode, size in bytes, times of its content and of its inode in nanoseconds."""

    inode: int
    size: int
    changed: int
    touched: int

    @classmethod
    def of(cls, told: os.stat_result) -> Stat:
        """What the file system tells."""
        return cls(told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)

    def settled(self) -> Stat:
        """This, or UNKNOWN where the file could still change without showing it."""
        return self if time.time_ns() - self.touched > _SETTLED else UNKNOWN


UNKNOWN = Stat(0, 0, 0, 0)
"""Of a file that has to be read to know it."""


class Output(msgspec.Struct, frozen=True, array_like=True):
    """A file of the site: its path, what it was when it was laid there, the hash of its bytes (empty if not known)."""

    path: str
    stat: Stat
    digest: str


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What was made of one file of a tree.

    `frame` hashes what all pages of the tree share, `key` the file's own bytes; both are empty for a file that is only
    copied. `front` and `title` are what the sitemap may show of a page.
    """

    name: str
    source: Stat
    frame: str
    key: str
    outputs: tuple[Output, ...]
    front: dict[str, Any] = {}
    title: str | None = None
    date: str = ""


class Whole(msgspec.Struct, frozen=True, array_like=True):
    """The end of a build without complaint: hashes of what it was made with, of its sources and of the site."""

    recipe: str
    sources: str
    site: str


class Kept:
    """The records of one site by the names of their sources; `whole` is set while nothing was made since."""

    def __init__(self, path: Path, site: Path) -> None:
        self.made: dict[str, Made] = {}
        self.whole: Whole | None = None
        self._path = path
        self._head = json.dumps({"site": str(site), "code": code()}).encode()
        self._read()
        self._log = path.open("ab")

    def add(self, some: Iterable[Made]) -> None:
        """Keeps what was made, at once: a build that is ended loses no more than what was under way."""
        self._log.write(b"".join(_encode(one) + b"\n" for one in some))
        self._log.flush()

    def close(self, made: Mapping[str, Made], whole: Whole | None) -> None:
        """Replaces all records by `made`."""
        new = self._path.with_suffix(".new")
        with new.open("wb") as file:
            file.write(self._head + b"\n")
            file.writelines(_encode(one) + b"\n" for one in made.values())
            if whole is not None:
                file.write(_encode({"whole": whole}) + b"\n")
        new.replace(self._path)

    def release(self) -> None:
        """Closes the file."""
        self._log.close()

    def _read(self) -> None:
        """What an ended build wrote in part is left out, and so is all that another version of the code wrote."""
        try:
            head, *lines = self._path.read_bytes().split(b"\n")
        except FileNotFoundError:
            head, lines = b"", []
        if head != self._head:
            self._path.write_bytes(self._head + b"\n")
            return
        for line in lines:
            with suppress(msgspec.MsgspecError):
                if line.startswith(b"["):
                    one = _decode_made(line)
                    self.made[one.name], self.whole = one, None
                elif line:
                    self.whole = _decode_whole(line)["whole"]
        if lines and lines[-1]:
            # So that what follows begins on a line of its own.
            with self._path.open("ab") as file:
                file.write(b"\n")


_encode = msgspec.json.Encoder().encode
_decode_made = msgspec.json.Decoder(Made).decode
_decode_whole = msgspec.json.Decoder(dict[str, Whole]).decode


@contextmanager
def kept(folder: Path, site: Path) -> Iterator[Kept]:
    """The records of `site` in a folder of them; no other build of this site begins until they are given back.

    Processes forked meanwhile hold them too, so that none of an ended build writes while the next one does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _prune(folder)
    path = folder / f"{digest(str(site))}.jsonl"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        records = Kept(path, site)
        try:
            yield records
        finally:
            records.release()


def _prune(folder: Path) -> None:
    """Removes the records of sites that are gone."""
    for path in folder.glob("*.jsonl"):
        with suppress(OSError, ValueError, KeyError), path.open("rb") as file:
            if not Path(json.loads(file.readline())["site"]).exists():
                path.unlink()
                path.with_suffix(".lock").unlink()


def restores(front: Mapping[str, Any]) -> bool:
    """Whether front matter comes back as it was kept."""
    try:
        return bool(msgspec.json.decode(msgspec.json.encode(front)) == front)
    except (TypeError, ValueError, msgspec.MsgspecError):
        return False


def walk(root: Path, *, links: bool, prefix: str = "") -> Iterator[tuple[str, Stat]]:
    """Each file below a folder by its path, `prefix` before it. With `links` they are followed, else each is a file
    of which nothing is known.
    """
    folders = [(str(root), prefix)]
    while folders:
        folder, above = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=links):
                folders.append((entry.path, f"{above}{entry.name}/"))
            else:
                with suppress(FileNotFoundError):
                    known = links or not entry.is_symlink()
                    yield above + entry.name, Stat.of(entry.stat()) if known else UNKNOWN


def digest_of(files: Mapping[str, Stat]) -> str:
    """Hash of what is known of files unread."""
    return digest(*(f"{path}\n{stat}" for path, stat in sorted(files.items())))
