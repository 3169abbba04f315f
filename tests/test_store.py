"""Writing a tree: only what changed, all or nothing, orphans removed, nothing else touched."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from converter.errors import OutputError
from converter.store import MANIFEST, Written, write_tree


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def folders(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir()}


def test_first_and_second_time(tmp_path: Path) -> None:
    root = tmp_path / "a" / "b"
    files = {"x.txt": b"1", "deep/er/y.txt": b"2"}
    assert write_tree(root, files) == Written(("deep/er/y.txt", "x.txt"), (), ())
    assert {name: data for name, data in tree(root).items() if name != MANIFEST} == files
    times = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert write_tree(root, files) == Written((), ("deep/er/y.txt", "x.txt"), ())
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == times


def test_changed_and_orphans(tmp_path: Path) -> None:
    write_tree(tmp_path, {"x.txt": b"1", "deep/y.txt": b"2", "z.txt": b"3"})
    (tmp_path / "foreign.txt").write_bytes(b"mine")
    assert write_tree(tmp_path, {"x.txt": b"4", "z.txt": b"3"}) == Written(("x.txt",), ("z.txt",), ("deep/y.txt",))
    assert set(tree(tmp_path)) == {"x.txt", "z.txt", "foreign.txt", MANIFEST}
    assert folders(tmp_path) == set()


@pytest.mark.parametrize("manifest", [b"{", b"\xff", b'{"a": 1}', b'["../../outside.txt", 3, ""]'])
def test_a_spoilt_manifest_removes_nothing(manifest: bytes, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_bytes(b"")
    root = tmp_path / "a" / "b"
    write_tree(root, {"x.txt": b"1"})
    (root / MANIFEST).write_bytes(manifest)
    assert write_tree(root, {"y.txt": b"1"}).removed == ()
    assert (tmp_path / "outside.txt").exists()
    assert set(tree(root)) == {"x.txt", "y.txt", MANIFEST}


@pytest.mark.parametrize("name", ["", "/etc/x", "../x", "a/../../x", "a//b", "./a", "a/", MANIFEST])
def test_paths_that_leave_the_root(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no path below"):
        write_tree(tmp_path / "root", {"good.txt": b"", name: b""})
    assert tree(tmp_path) == {}


def test_the_root_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"here")
    for root in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError, match="where a folder is needed"):
            write_tree(root, {"x.txt": b""})
    assert tree(tmp_path) == {"file": b"here"}


def test_a_folder_stands_where_a_file_goes(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": b"1", "b.txt": b"1"})
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "inside").write_bytes(b"")
    before = tree(tmp_path)
    with pytest.raises(OutputError, match="is a folder where a file is needed"):
        write_tree(tmp_path, {"a.txt": b"2", "new/n.txt": b"", "x.txt": b""})
    assert tree(tmp_path) == before
    assert folders(tmp_path) == {"x.txt"}


FAULTS = [
    (errno.ENOSPC, "no space left"),
    (errno.EACCES, "not writable"),
    (errno.EROFS, "read-only"),
    (errno.EIO, "cannot be written"),
]


@pytest.mark.parametrize(("fault", "words"), FAULTS)
@pytest.mark.parametrize("at", range(6))
def test_a_fault_at_any_step_leaves_the_tree_as_it_was(
    fault: int, words: str, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root"
    write_tree(root, {"a.txt": b"1", "b.txt": b"1", "gone.txt": b"1"})
    before = tree(root)
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == at + 1:
            raise OSError(fault, os.strerror(fault))

    write, replace = Path.write_bytes, Path.replace

    def writing(path: Path, data: bytes) -> int:
        step()
        return write(path, data)

    def replacing(path: Path, target: Path) -> Path:
        if "old-" not in path.name:
            step()
        return replace(path, target)

    monkeypatch.setattr(Path, "write_bytes", writing)
    monkeypatch.setattr(Path, "replace", replacing)
    with pytest.raises(OutputError, match=words):
        write_tree(root, {"a.txt": b"2", "deep/b.txt": b"2"})
    monkeypatch.undo()
    assert tree(root) == before
    assert folders(root) == set()


def test_a_file_is_copied_once_and_again_when_it_changes(tmp_path: Path) -> None:
    source, root = tmp_path / "source.pdf", tmp_path / "tree"
    source.write_bytes(b"%PDF one")
    assert write_tree(root, {"issue/source.pdf": source, "a": b"a"}).changed == ("a", "issue/source.pdf")
    assert write_tree(root, {"issue/source.pdf": source, "a": b"a"}).changed == ()
    source.write_bytes(b"%PDF two")
    assert write_tree(root, {"issue/source.pdf": source, "a": b"a"}).changed == ("issue/source.pdf",)
    assert (root / "issue/source.pdf").read_bytes() == b"%PDF two"
    assert source.is_file(), "it is no file of the tree"
    assert write_tree(root, {"a": b"a"}).removed == ("issue/source.pdf",)
    assert source.is_file()


def test_a_file_that_has_gone_leaves_the_tree_as_it_was(tmp_path: Path) -> None:
    root = tmp_path / "tree"
    write_tree(root, {"a": b"old"})
    with pytest.raises(OutputError):
        write_tree(root, {"a": b"new", "b": tmp_path / "nowhere.pdf"})
    assert {path.name: path.read_bytes() for path in root.iterdir() if not path.name.startswith(".")} == {"a": b"old"}
