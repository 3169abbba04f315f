"""What stands in the trees of pages: of which unit each file is, and from what the unit was made.

Files are staged by whoever makes them and put in place a unit at a time. Ended at any moment, the next build knows
what it owns and which units are as they should be:

- names go into a log before a file of that name is put in place, so that no file is forgotten;
- a unit is forgotten before its files are put in place and remembered when all of them are;
- a file that somebody else has changed since, or removed, makes its unit be made anew.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from converter.data.sums import digest
from converter.errors import OutputError
from converter.site.trees import TREES, Tree
from converter.store import MANIFEST, Written, check, listed, owned, remove_empty, same, told, write_file

STAGE = ".gazette-stage"
_LOG = ".gazette-new"
_AGAIN = "what is done stands; run it again to go on"

_SCHEMA = """
create table if not exists units (name text primary key, key blob not null, files text not null);
create table if not exists pieces (unit text not null, kind text not null, data blob not null, primary key (unit, kind))
"""


class Standing(NamedTuple):
    """A file as it was put in place. `sha256` is empty where it is no download."""

    name: str
    size: int
    time: int
    sha256: str


class Staged(NamedTuple):
    """A file that is to stand at `name`, and the stage of its bytes; None where it stands there already."""

    file: Standing
    stage: str | None


class Made(NamedTuple):
    """A unit with its files, and its pieces of the files that all units make together, by their kinds."""

    unit: str
    key: bytes
    files: tuple[Staged, ...]
    pieces: Mapping[str, bytes]


_count = itertools.count()
_OTHERS = tuple(tree for tree in TREES if not tree.is_root)


def placed(docs: Path, name: str) -> tuple[Tree, Path]:
    """The tree of a file that is named from the root of the site, and where it stands."""
    tree = _tree_of(name)
    return tree, tree.docs(docs) / name.removeprefix(tree.prefix)


def is_download(name: str) -> bool:
    """Whether a file is for readers to keep: no page, and nothing that pages are shown with."""
    return not name.endswith(".md") and "assets/" not in name


def _tree_of(name: str) -> Tree:
    for tree in _OTHERS:
        if name.startswith(tree.prefix):
            return tree
    return TREES[0]


def staged(docs: Path, name: str, data: bytes | Path, hashed: bool) -> Staged:
    """Stages what is to stand at `name`. Raises OutputError where the disk refuses."""
    tree, path = placed(docs, name)
    root = tree.docs(docs)
    check(root, name.removeprefix(tree.prefix))
    with told(root, _AGAIN):
        sha256 = digest(data) if hashed else ""
        if same(path, data):
            found = path.stat()
            return Staged(Standing(name, found.st_size, found.st_mtime_ns, sha256), None)
        stage = root / STAGE / f"{os.getpid()}-{next(_count)}"
        stage.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, Path):
            shutil.copyfile(data, stage)
        else:
            stage.write_bytes(data)
        found = stage.stat()
    return Staged(Standing(name, found.st_size, found.st_mtime_ns, sha256), str(stage))


class Stand:
    """The trees beside `docs`, and what is remembered of them in a file of the folder `memory`."""

    def __init__(self, docs: Path, memory: Path) -> None:
        self._docs = docs
        self._roots = {tree: str(tree.docs(docs)) for tree in TREES}
        self._changed: set[str] = set()
        memory.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(str(docs.resolve()).encode()).hexdigest()[:16]
        self._file = memory / f"{name}.db"
        try:
            self._memory = self._opened()
        except sqlite3.OperationalError as problem:
            raise OutputError(
                "another build writes here", place=str(docs), advice="wait until it has ended"
            ) from problem
        except sqlite3.DatabaseError:
            # Torn: nothing is known, and everything is made anew.
            self._file.unlink()
            self._memory = self._opened()
        rows = self._memory.execute("select name, key, files from units").fetchall()
        self._units = {unit: (key, tuple(Standing(*one) for one in json.loads(files))) for unit, key, files in rows}
        with told(docs, _AGAIN):
            for tree in TREES:
                shutil.rmtree(tree.docs(docs) / STAGE, ignore_errors=True)
            self._owned = {tree: _owned(tree.docs(docs)) for tree in TREES}

    def close(self) -> None:
        """Lets another build write."""
        self._memory.close()

    def holds(self, unit: str, key: bytes) -> bool:
        """Whether a unit was made from `key`, and its files stand as they were put in place."""
        known = self._units.get(unit)
        return known is not None and known[0] == key and all(map(self._stands, known[1]))

    @property
    def units(self) -> Sequence[str]:
        """All units that are remembered."""
        return tuple(self._units)

    def is_whole(self, unit: str, key: bytes) -> bool:
        """Whether a unit was made from `key`, and the files of all units stand as they were put in place."""
        return self.holds(unit, key) and all(
            map(self._stands, (one for _, some in self._units.values() for one in some))
        )

    def files(self, unit: str) -> Sequence[Standing]:
        """The files of a unit."""
        return self._units[unit][1]

    def pieces(self, units: Iterable[str], kind: str) -> Iterator[bytes]:
        """What the units add to a file that they make together, in their order."""
        for unit in units:
            for (data,) in self._memory.execute("select data from pieces where unit = ? and kind = ?", (unit, kind)):
                yield data

    def put(self, made: Made) -> None:
        """Puts the files of a unit in place, and remembers it. Raises OutputError where the disk refuses."""
        with told(self._docs, _AGAIN):
            self._log(one.file.name for one in made.files)
            self.forget(made.unit)
            for file, stage in made.files:
                if stage is not None:
                    _, path = placed(self._docs, file.name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    Path(stage).replace(path)
                    self._changed.add(file.name)
            files = tuple(one.file for one in made.files)
            pieces = [(made.unit, kind, data) for kind, data in made.pieces.items()]
            with self._remembering():
                self._memory.execute("insert into units values (?, ?, ?)", (made.unit, made.key, json.dumps(files)))
                self._memory.executemany("insert into pieces values (?, ?, ?)", pieces)
            self._units[made.unit] = made.key, files

    def done(self, units: Iterable[str]) -> Written:
        """Removes what is of none of `units`, which are all that there are; what happened to each file."""
        wanted = set(units)
        names = {file.name for unit in wanted for file in self._units[unit][1]}
        gone: list[str] = []
        with told(self._docs, _AGAIN):
            for unit in self._units.keys() - wanted:
                self.forget(unit)
            by_tree: dict[Tree, set[str]] = {tree: set() for tree in TREES}
            for name in names:
                tree = _tree_of(name)
                by_tree[tree].add(name.removeprefix(tree.prefix))
            for tree, own in by_tree.items():
                root = tree.docs(self._docs)
                for name in sorted(self._owned[tree] - own):
                    if (root / name).is_file():
                        (root / name).unlink()
                        remove_empty((root / name).parent, root)
                        gone.append(tree.prefix + name)
                if not same(root / MANIFEST, listing := listed(own)):
                    write_file(root / MANIFEST, listing)
                (root / _LOG).unlink(missing_ok=True)
                shutil.rmtree(root / STAGE, ignore_errors=True)
                self._owned[tree] = own
        changed = self._changed & names
        self._changed = set()
        return Written(tuple(sorted(changed)), tuple(sorted(names - changed)), tuple(gone))

    def forget(self, unit: str) -> None:
        """What stands of a unit is not known any more."""
        with self._remembering():
            self._memory.execute("delete from units where name = ?", (unit,))
            self._memory.execute("delete from pieces where unit = ?", (unit,))
        self._units.pop(unit, None)

    def _opened(self) -> sqlite3.Connection:
        memory = sqlite3.connect(self._file, timeout=0, isolation_level=None)
        try:
            # One build at a time; the lock goes with the process.
            memory.execute("pragma locking_mode = exclusive")
            memory.execute("pragma synchronous = off")
            memory.execute("begin exclusive")
            for statement in _SCHEMA.split(";"):
                memory.execute(statement)
            memory.execute("commit")
        except sqlite3.DatabaseError:
            memory.close()
            raise
        return memory

    @contextmanager
    def _remembering(self) -> Iterator[None]:
        """All that is executed within, or nothing."""
        try:
            with self._memory:
                self._memory.execute("begin")
                yield
        except sqlite3.DatabaseError as problem:
            raise OutputError(
                f"cannot be written ({problem})", place=str(self._file), advice=f"make room; {_AGAIN}"
            ) from problem

    def _stands(self, file: Standing) -> bool:
        tree = _tree_of(file.name)
        try:
            # Asked of every file in every build: a `Path` would take longer than the question.
            found = os.stat(f"{self._roots[tree]}/{file.name.removeprefix(tree.prefix)}")  # noqa: PTH116
        except OSError:
            return False
        return found.st_size == file.size and found.st_mtime_ns == file.time

    def _log(self, names: Iterable[str]) -> None:
        new: dict[Tree, list[str]] = {}
        for name in names:
            tree = _tree_of(name)
            if (own := name.removeprefix(tree.prefix)) not in self._owned[tree]:
                new.setdefault(tree, []).append(own)
        for tree, some in new.items():
            root = tree.docs(self._docs)
            root.mkdir(parents=True, exist_ok=True)
            with (root / _LOG).open("a", encoding="utf-8") as log:
                # Behind a line that was torn another begins.
                log.write("\n" + "".join(f"{json.dumps(name)}\n" for name in some))
            self._owned[tree] |= set(some)


def _owned(root: Path) -> set[str]:
    """The names in the manifest and in the log; a line that was torn names a file that was never put in place."""
    found = owned(root / MANIFEST)
    for line in _lines(root / _LOG):
        try:
            name = json.loads(line)
        except ValueError:
            continue
        if isinstance(name, str):
            found.add(name)
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
