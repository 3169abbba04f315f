"""Bad input: one clear line with file, place and advice, an exit status, and the output as it was."""

from __future__ import annotations

import codecs
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter.cli import main
from tests.factory import GAZETTE

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
TORN = GAZETTE.encode().replace("水情".encode(), "水情".encode()[:-1])
AT = GAZETTE[: GAZETTE.index("水情")].count("\n") + 1


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), env={"LC_ALL": "C"})


def file(data: bytes) -> Callable[[Path], Path]:
    def put(folder: Path) -> Path:
        path = folder / "source.txt"
        path.write_bytes(data)
        return path

    return put


def folder(folder: Path) -> Path:
    (folder / "inside").mkdir()
    (folder / "inside" / "picture.png").write_bytes(PNG)
    return folder / "inside"


def huge(folder: Path) -> Path:
    path = folder / "source.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1000 * 1000)
    return path


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


REFUSED = [
    # name, what is given, what the line says
    ("missing", lambda folder: folder / "no.txt", r"no\.txt: there is no such file; check the path"),
    ("empty", file(b""), r"source\.txt: is empty; give the text of an issue"),
    ("only a mark", file(codecs.BOM_UTF8), r"source\.txt: has no text, only blanks"),
    ("blank", file(" \t\r\n\u3000\n\f\u200b\n".encode()), r"source\.txt: has no text, only blanks"),
    ("folder without sources", folder, r"inside: is a folder without sources; put source\.txt"),
    ("picture", file(PNG), r"source\.txt: is no text but a PNG image; give the page text"),
    ("PDF named .txt", file(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), r"source\.txt: is a broken PDF file; open it"),
    ("Office file", file(b"PK\x03\x04" + bytes(100)), r"is no text but a ZIP archive or an Office file"),
    ("zeros", file(bytes(5000)), r"is no text \(it is full of control characters\)"),
    ("binary", file(bytes(range(256)) * 20), r"is no text \(its bytes are in no known encoding\)"),
    ("torn UTF-8", file(TORN), rf"source\.txt:{AT}: a character is torn or is not UTF-8: byte 0xE6 at byte offset \d+"),
    ("torn at the end", file(GAZETTE.encode() + "甲".encode()[:2]), r"source\.txt:\d+: a character is torn"),
    ("torn UTF-16", file(GAZETTE.encode("utf-16")[:-1]), r"source\.txt:\d+: a character is torn or is not UTF-16"),
    ("torn GB18030", file(GAZETTE.encode("gb18030") + b"\xb0"), r"source\.txt:\d+: a character is torn or is not GB18030"),
    ("another encoding", file("市政府關於印發管理辦法的通知\n".encode("big5")), r"is neither UTF-8 nor UTF-16 nor"),
    ("200 MB", huge, r"source\.txt: is too large for the text of an issue \(200 MB"),
    ("a pipe", pipe, r"pipe: is no regular file"),
    ("name too long", lambda folder: folder / ("x" * 300), r"cannot be read \(File name too long\)"),
    ("no masthead", file("只有一段文字，没有刊头。\n".encode()), r"/in/source\.txt: no masthead: .*; check that"),
    ("masthead alone", file(GAZETTE.split("（3）\n")[0].encode() + "（3）\n".encode()), r"/source\.txt: no document found"),
]  # fmt: skip


@pytest.mark.parametrize("command", ["convert", "check"])
@pytest.mark.parametrize(("given", "line"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(given: Callable[[Path], Path], line: str, command: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_bytes(b"mine")
    (tmp_path / "in").mkdir()
    start = time.monotonic()
    result = run(command, given(tmp_path / "in"), *(("--out", out) if command == "convert" else ()))
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert re.search(line, result.stderr), result.stderr
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    assert time.monotonic() - start < 5


TAKEN = [
    # name, bytes, what `check` says about them
    ("GB18030", GAZETTE.encode("gb18030"), r":1: note encoding-converted: The text is GB18030"),
    ("GBK, Windows line ends", GAZETTE.replace("\n", "\r\n").encode("gbk"), r"The text is GB18030"),
    ("UTF-16", GAZETTE.encode("utf-16"), r"The text is UTF-16-LE"),
    ("UTF-16 without a mark", GAZETTE.encode("utf-16-be"), r"The text is UTF-16-BE"),
    ("UTF-8 with a mark", codecs.BOM_UTF8 + GAZETTE.encode(), r"no findings"),
    (
        "NUL",
        GAZETTE.replace("水情", "水\x00情").encode(),
        rf":{AT}: warning control-character: The control character U\+0000",
    ),
    (
        "control character",
        GAZETTE.replace("水情", "水\x0b情").encode(),
        rf":{AT}: warning control-character: The control character U\+000B",
    ),
    (
        "private use",
        GAZETTE.replace("水情", "水\ue123").encode(),
        rf":{AT}: warning private-use-character: .*U\+E123",
    ),
    (
        "replacement character",
        GAZETTE.replace("水情", "水\ufffd").encode(),
        rf":{AT}: warning replacement-character",
    ),
    (
        "without contents",
        GAZETTE.replace("目 录\n【市政府文件】\n澜屿市人民政府关于汛期值守的通知……（3）\n", "").encode(),
        r"contents-missing",
    ),
]


@pytest.mark.parametrize(("data", "told"), [case[1:] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_taken_and_told(data: bytes, told: str, tmp_path: Path) -> None:
    source = file(data)(tmp_path)
    checked = run("check", source)
    assert re.search(told, checked.stdout), checked.output
    assert checked.stderr == ""
    converted = run("convert", source, "--out", tmp_path / "out")
    assert converted.exit_code == 0, converted.output
    written = (tmp_path / "out" / "lanyu" / "2023" / "3" / "issue.json").read_bytes()
    assert not set(written) & (set(range(32)) - set(b"\n"))


SPOILT = {
    # the name of a spoilt file beside the source → its text, what the line says
    "no longer matches": (
        'line = 1\nbefore = "无"\nafter = "有"',
        r"corrections\.toml, correction 1: line 1 has '无' 0 times; it reads: 澜屿市.*no longer matches",
    ),
    "broken form": ("line = one", r"corrections\.toml: .*; mend the key"),
    "key missing": ('line = 1\nbefore = "市"', r"corrections\.toml: Object missing required field"),
}


@pytest.mark.parametrize(("entry", "line"), SPOILT.values(), ids=SPOILT)
def test_spoilt_corrections(entry: str, line: str, tmp_path: Path) -> None:
    source = file(GAZETTE.encode())(tmp_path)
    told = f'[[correction]]\n{entry}\nreason = "x"\nby = "x"\ndate = 2026-01-01\n'
    (tmp_path / "corrections.toml").write_text(told, encoding="utf-8")
    result = run("convert", source, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert re.search(line, result.stderr), result.stderr
    assert not (tmp_path / "out").exists()


def test_a_source_without_rights(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    source = file(GAZETTE.encode())(tmp_path)
    source.chmod(0)
    assert "cannot be read (Permission denied)" in run("check", source).stderr


def test_the_output_is_a_file(tmp_path: Path) -> None:
    source = file(GAZETTE.encode())(tmp_path)
    (tmp_path / "out").write_bytes(b"mine")
    result = run("convert", source, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "where a folder is needed; name another folder; the output is as it was" in result.stderr
    assert (tmp_path / "out").read_bytes() == b"mine"


def command(*arguments: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, which may write no file larger than `limit` bytes."""

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    code = "from converter.cli import main; main(prog_name='gazette')"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=Path(__file__).resolve().parent.parent,
        preexec_fn=limited,
    )


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def longer(text: str) -> str:
    """An issue whose files are larger than those of the small one."""
    return text.replace("每日十六时前报告水情。", "每日十六时前报告水情。" * 2000)


def test_a_write_that_is_cut_short(tmp_path: Path) -> None:
    source = file(GAZETTE.encode())(tmp_path)
    assert run("convert", source, "--out", tmp_path / "out").exit_code == 0
    before = tree(tmp_path / "out")
    source.write_text(longer(GAZETTE), encoding="utf-8")
    result = command("convert", source, "--out", tmp_path / "out", limit=20_000)
    assert result.returncode == 2, result.stderr
    assert "a file grows larger than is allowed" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert tree(tmp_path / "out") == before


def test_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=160k", "gazette-test", str(disk)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk cannot be mounted here; test_a_write_that_is_cut_short stands for it")
    try:
        source = file(GAZETTE.encode())(tmp_path)
        assert run("convert", source, "--out", disk / "out").exit_code == 0
        before = tree(disk)
        source.write_text(longer(GAZETTE), encoding="utf-8")
        result = run("convert", source, "--out", disk / "out")
        assert result.exit_code == 2
        assert "there is no space left on the disk" in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert tree(disk) == before
        source.write_text(longer(GAZETTE).replace("第3期", "第4期"), encoding="utf-8")
        assert run("convert", source, "--out", disk / "out").exit_code == 2
        assert tree(disk) == before
        assert not (disk / "out" / "lanyu" / "2023" / "4").exists()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    source = file(GAZETTE.encode())(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    if os.geteuid() == 0:
        # Rights do not stop root; a disk that is read-only does.
        try:
            for options in (["--bind", str(out), str(out)], ["-o", "remount,bind,ro", str(out)]):
                subprocess.run(["mount", *options], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("root may write everywhere, and nothing can be mounted here")
    else:
        out.chmod(0o500)
    try:
        result = run("convert", source, "--out", out)
        assert result.exit_code == 2
        assert re.search("is not writable|is read-only", result.stderr), result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert list(out.iterdir()) == []
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", str(out)], check=True)
        else:
            out.chmod(0o700)
