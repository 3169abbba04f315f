"""`gazette numbers`: a line in, a line of JSON out."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from converter.numbers import clean
from converter.profile import shipped

# A line → number and address, or None.
LINES: list[tuple[str, tuple[str, str] | None]] = [
    ("岚政发〔2021〕7号", ("岚政发〔2021〕7号", "lanzhengfa/2021/7")),
    ("发文字号：渝府发 [ ２０００ ] 第0４8 號\r", ("渝府发〔2000〕48号", "yufufa/2000/48")),
    ("\ufeff沪府法〔2021〕3号", ("沪府法〔2021〕3号", "hufufa3/2021/3")),
    ("根据岚政发〔2021〕7号", ("岚政发〔2021〕7号", "lanzhengfa/2021/7")),  # trimmed by the profile
    ("转发的通知某政规〔2021〕7号", ("某政规〔2021〕7号", "mouzhenggui/2021/7")),  # and by the general rule
    ("《某办法》（岚政发〔2021〕7号）", ("岚政发〔2021〕7号", "lanzhengfa/2021/7")),
    ("岚政发〔2021〕7", ("岚政发〔2021〕7号", "lanzhengfa/2021/7")),  # 号 is missing, a shipped profile knows the 代字
    ("某某发〔2021〕7", None),
    ("某省人民政府2015年第88号", ("某省人民政府2015年第88号", "moushengrenminzhengfu/2015/88")),
    ("国务院令第743号", ("国务院令第743号", "guowuyuanling/743")),
    ("中华人民共和国国务院令第743号", ("中华人民共和国国务院令第743号", "guowuyuanling/743")),
    ("L.N. 139 of 2020", ("L.N. 139 of 2020", "ln/2020/139")),
    ("2020年第139號法律公告", ("2020年第139號法律公告", "ln/2020/139")),
    ("G.N. 1234 of 2021", ("G.N. 1234 of 2021", "gn/2021/1234")),
    ("第15/2021號行政法規", ("第15/2021號行政法規", "xingzhengfagui/2021/15")),
    ("Regulamento Administrativo n.º 15/2021", ("Regulamento Administrativo n.º 15/2021", "xingzhengfagui/2021/15")),
    ("岚政发〔2021〕7号、9号", None),  # two
    ("岚政发〔2021〕7号（岚政发〔2021〕7号）", ("岚政发〔2021〕7号", "lanzhengfa/2021/7")),  # one, twice
    ("HJ 1235-2021", None),
    ("〔含所有分支机构〕", None),
    ("", None),
]


def run(given: bytes, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from converter.cli import main; main()", "numbers", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(("line", "answer"), LINES)
def test_line(line: str, answer: tuple[str, str] | None) -> None:
    (out,) = clean([line.encode()], shipped())
    assert json.loads(out) == (answer and {"number": answer[0], "permalink": answer[1]})


def test_command() -> None:
    """A line of JSON for each line, in UTF-8 wherever it runs, whether the last one ends or not."""
    given = "\n".join(line for line, _ in LINES[:-1]).encode()
    for locale in ("C", "C.UTF-8"):
        result = run(given, LC_ALL=locale, PYTHONIOENCODING="ascii")
        assert (result.returncode, result.stderr) == (0, b"")
        told = [json.loads(line) for line in result.stdout.decode().splitlines()]
        assert [one and (one["number"], one["permalink"]) for one in told] == [answer for _, answer in LINES[:-1]]
    assert run(b"").stdout == b""


def test_a_profile_of_the_caller(tmp_path: Path) -> None:
    profile = tmp_path / "own.toml"
    profile.write_text('gazette = "x"\n[[series]]\nname = "岚政发"\nslug = "own"\n', encoding="utf-8")
    assert json.loads(run("岚政发〔2021〕7".encode(), "--profile", str(profile)).stdout)["permalink"] == "own/2021/7"


def test_bad_utf8() -> None:
    """What came before is answered; then one line tells which byte is wrong and what to do."""
    result = run("岚政发〔2021〕7号\n".encode() + "岚政发".encode("gb18030"))
    assert result.returncode == 2
    assert result.stdout.count(b"\n") == 1
    assert result.stderr.startswith(b"gazette: standard input: line 2 is not UTF-8 (byte 0xe1 at column 1)")
    assert b"iconv" in result.stderr
    assert result.stderr.count(b"\n") == 1


def test_it_answers_at_once_and_is_silent_when_nobody_reads() -> None:
    command = [sys.executable, "-c", "from converter.cli import main; main()", "numbers"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for number in (7, 8):
            process.stdin.write(f"岚政发〔2021〕{number}号\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["permalink"] == f"lanzhengfa/2021/{number}"
        process.stdout.close()
        process.stdin.write("岚政发〔2021〕9号\n".encode() * 10)
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        assert process.stderr.read() == b""
