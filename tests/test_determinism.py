"""The same issue gives the same bytes, wherever, whenever and by whomever it is converted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("gazettes/lanpu/2023-03/source.txt")

# Without these the environment decides; none of the cases may get one from whoever runs the tests.
UNSET = ("PYTHONUTF8", "PYTHONHASHSEED", "PYTHONCOERCECLOCALE", "TZ", "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES")


def run(source: Path, out: Path, folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """What `gazette convert` writes to `out` when it is called in `folder`: each file's bytes."""
    clean = {name: value for name, value in os.environ.items() if name not in UNSET}
    subprocess.run(
        [sys.executable, "-c", "from converter.cli import main; main()", "convert", source, "--out", out],
        check=True,
        capture_output=True,
        cwd=folder,
        env=clean | {"PYTHONPATH": str(ROOT)} | environment,
    )
    written = folder / out
    return {path.relative_to(written).as_posix(): path.read_bytes() for path in written.rglob("*") if path.is_file()}


@cache
def usual() -> dict[str, bytes]:
    """The files of a run with hash seed 0, in UTC and the C locale with UTF-8."""
    with TemporaryDirectory() as out:
        return run(SOURCE, Path(out), ROOT, {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"})


def test_the_usual_run_writes_all_of_an_issue() -> None:
    """Else equality would say nothing."""
    assert {"lanpu/2023/3/issue.json", "lanpu/2023/3/index.md", "lanpu/2023/3/1.md"} <= set(usual())
    assert all(usual().values())


ENVIRONMENTS = [
    # the order of sets and of dictionaries made from them
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4294967295"},
    {"PYTHONHASHSEED": "random"},
    # another day at the same moment
    {"TZ": "Pacific/Kiritimati"},
    {"TZ": "America/Los_Angeles"},
    # encodings and languages of the machine; the second is ASCII in earnest
    {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "zh_CN.GB18030", "LANGUAGE": "zh"},
    {"LC_ALL": "zh_CN.UTF-8"},
    {"LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONUTF8": "1"},
    {},
]


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=[" ".join(one.values()) or "none" for one in ENVIRONMENTS])
def test_environment(environment: dict[str, str], tmp_path: Path) -> None:
    assert run(SOURCE, tmp_path, ROOT, environment) == usual()


def test_working_folder_and_relative_paths(tmp_path: Path) -> None:
    """Called from a folder elsewhere, by an absolute path, into a relative folder."""
    assert run(ROOT / SOURCE, Path("made/here"), tmp_path, {}) == usual()


def test_place_and_age_of_the_source(tmp_path: Path) -> None:
    """A copy of the issue's folder, with another name above it and another time on its files."""
    folder = tmp_path / "岚 浦" / SOURCE.parent.name
    shutil.copytree(ROOT / SOURCE.parent, folder)
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    assert run(folder / SOURCE.name, tmp_path / "out", tmp_path, {}) == usual()


def test_what_stands_in_the_output_folder(tmp_path: Path) -> None:
    """A second run over the first one's files, one of which somebody changed."""
    run(SOURCE, tmp_path, ROOT, {})
    (tmp_path / "lanpu/2023/3/1.md").write_text("changed", encoding="utf-8")
    assert run(SOURCE, tmp_path, ROOT, {"PYTHONHASHSEED": "7"}) == usual()
