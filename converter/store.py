"""Writes a tree of files: only what changed, all of it or nothing, and removes what it no longer writes.

A manifest in the root tells which files are its own; others are never touched.
"""

from __future__ import annotations

import errno
import filecmp
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from converter.errors import OutputError

MANIFEST = ".gazette-files.json"
"""The name of the manifest: a list of relative paths, sorted."""


_OUTSIDE = frozenset(("", ".", ".."))
"""What no part of a path is that is in its plain form and goes down alone."""


class Written(NamedTuple):
    """What happened to each file, by relative path, sorted."""

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def write_tree(root: Path, files: Mapping[str, bytes | Path], *, manifest: str = MANIFEST) -> Written:
    """Makes `files` (relative POSIX path → bytes, or a file to copy) stand under `root`; removes those of the last run.

    Everything new is staged first, and only then put in place; where that fails, what was there is put back.
    Raises OutputError, with the output as it was, for a path that leaves `root` and where the disk refuses.
    """
    for name in files:
        check(root, name, manifest)
    with told(root), _made(root):
        before = owned(root / manifest)
        changed = tuple(sorted(name for name in files if not same(root / name, files[name])))
        gone = tuple(sorted(name for name in before - set(files) if (root / name).is_file()))
        contents = {name: files[name] for name in changed}
        listing = listed(files)
        if not same(root / manifest, listing):
            contents[manifest] = listing
        if contents or gone:
            _replace(root, contents, gone)
    return Written(changed, tuple(sorted(set(files) - set(changed))), gone)


def write_file(path: Path, data: bytes) -> None:
    """Writes one file, whole or not at all. Raises OutputError where the disk refuses."""
    with staged(path) as stage:
        stage.write_bytes(data)


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """A file to write in place of `path`, which it becomes if all goes well. Raises OutputError as `write_file` does.

    The folder of `path` is made if it is missing.
    """
    with told(path.parent), _made(path.parent):
        stage = Path(tempfile.mkdtemp(prefix=".gazette-stage-", dir=path.parent))
        try:
            yield stage / path.name
            (stage / path.name).replace(path)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def check(root: Path, name: str, manifest: str = MANIFEST) -> None:
    """Raises OutputError for a path that is not below `root` or is the manifest's."""
    if not _is_below(name) or name == manifest:
        raise OutputError(f"{name!r} is no path below the output folder", place=str(root), advice="please report this")


def _is_below(name: str) -> bool:
    """Whether a relative path in its plain form stays below its root."""
    return _OUTSIDE.isdisjoint(name.split("/"))


@contextmanager
def _made(root: Path) -> Iterator[None]:
    """Makes the root, and takes it away again if what follows fails."""
    made: list[Path] = []
    try:
        _make_folders(root, made)
        yield
    except BaseException:
        _remove_folders(made)
        raise


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those above it that are missing; `made` takes each as soon as it is there."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        made.append(path)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "is a file", str(folder))


def _remove_folders(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir()


def owned(path: Path) -> set[str]:
    """The files of the last run; a manifest that cannot be read owns nothing, so that nothing is removed."""
    try:
        names = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return set()
    return {name for name in names if isinstance(name, str) and _is_below(name)} if isinstance(names, list) else set()


def same(path: Path, data: bytes | Path) -> bool:
    """Whether a file stands at `path` that holds `data`."""
    try:
        if isinstance(data, Path):
            return filecmp.cmp(path, data, shallow=False)
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _replace(root: Path, contents: Mapping[str, bytes | Path], gone: tuple[str, ...]) -> None:
    """Puts `contents` in place and takes `gone` away, or leaves everything as it was."""
    stage = Path(tempfile.mkdtemp(prefix=".gazette-stage-", dir=root))
    made: list[Path] = []
    kept: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for number, data in enumerate(contents.values()):
            if isinstance(data, Path):
                shutil.copyfile(data, stage / f"new-{number}")
            else:
                (stage / f"new-{number}").write_bytes(data)
        for number, name in enumerate((*contents, *gone)):
            target, old = root / name, stage / f"old-{number}"
            if target.is_file() or target.is_symlink():
                _keep(target, old)
                kept.append((old, target))
            if name in contents:
                _make_folders(target.parent, made)
                (stage / f"new-{number}").replace(target)
                placed.append(target)
            else:
                target.unlink()
    except BaseException:
        for target in placed:
            target.unlink(missing_ok=True)
        for old, target in kept:
            old.replace(target)
        _remove_folders(made)
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    for name in gone:
        remove_empty((root / name).parent, root)


def listed(names: Iterable[str]) -> bytes:
    """The manifest of files."""
    return (json.dumps(sorted(names), ensure_ascii=False, indent=0) + "\n").encode()


def _keep(target: Path, old: Path) -> None:
    """A second name for a file, or a copy where the disk knows no second names."""
    try:
        os.link(target, old, follow_symlinks=False)
    except OSError:
        shutil.copy2(target, old, follow_symlinks=False)


def remove_empty(folder: Path, root: Path) -> None:
    """Removes a folder below `root` and those above it, as far as they are empty."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


@contextmanager
def told(root: Path, then: str = "the output is as it was") -> Iterator[None]:
    """Tells what the disk refuses in words of ours, and how things stand `then`."""
    try:
        yield
    except OSError as problem:
        what, advice = _REFUSALS.get(
            problem.errno or 0, (f"cannot be written ({problem.strerror})", "check the folder")
        )
        named = problem.errno in _ABOUT_A_PATH and isinstance(problem.filename, str)
        place = str(problem.filename) if named else str(root)
        raise OutputError(what, place=place, advice=f"{advice}; {then}") from problem


_REFUSALS = {
    errno.ENOSPC: ("there is no space left on the disk", "make room or name another folder"),
    errno.EDQUOT: ("the quota of the disk is used up", "make room or name another folder"),
    errno.EFBIG: ("a file grows larger than is allowed", "raise the limit or name another folder"),
    errno.EACCES: ("is not writable", "change its rights or name another folder"),
    errno.EPERM: ("is not writable", "change its rights or name another folder"),
    errno.EROFS: ("stands on a disk that is read-only", "name another folder"),
    errno.ENOTDIR: ("has a file where a folder is needed", "name another folder"),
    errno.EISDIR: ("is a folder where a file is needed", "move it away or name another folder"),
    errno.EEXIST: ("has a file where a folder is needed", "name another folder"),
}
_ABOUT_A_PATH = frozenset((errno.ENOTDIR, errno.EISDIR, errno.EEXIST))
