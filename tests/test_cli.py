"""The command `gazette`: what it writes, what it prints, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter.cli import main
from converter.write.record import schema
from tests.factory import GAZETTE


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), env={"LC_ALL": "C", **(env or {})})


def numbered(number: int) -> str:
    return GAZETTE.replace("第3期", f"第{number}期")


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_convert_writes_an_issue(tmp_path: Path) -> None:
    source = put(tmp_path / "in" / "source.txt", GAZETTE)
    result = run("convert", source, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    folder = tmp_path / "out" / "lanyu" / "2023" / "3"
    record = json.loads((folder / "issue.json").read_text(encoding="utf-8"))
    assert record["documents"][0]["number"] == "澜政发〔2023〕65号"
    assert record["ledger"]["unaccounted"] == 0
    assert {"index.md", "1.md"} <= {path.name for path in folder.iterdir()}
    assert "lanyu 2023 no. 3" in result.output
    assert "documents 1, parts 1" in result.output
    assert "0 unaccounted" in result.output


def test_convert_again_writes_nothing(tmp_path: Path) -> None:
    source = put(tmp_path / "source.txt", GAZETTE)
    run("convert", source, "--out", tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    assert run("convert", source, "--out", tmp_path / "out").exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before


def test_language_is_of_the_caller_and_not_of_the_record(tmp_path: Path) -> None:
    source = put(tmp_path / "source.txt", GAZETTE + "甲\ufffd\n")
    outputs = []
    for at, env in enumerate(({"LC_ALL": "zh_CN.UTF-8"}, {"LC_ALL": "", "LANG": "en_US.UTF-8"})):
        outputs.append(run("convert", source, "--out", tmp_path / f"out{at}", env=env).output)
    assert "文件 1" in outputs[0]
    assert "documents 1" in outputs[1]
    assert tree(tmp_path / "out0") == tree(tmp_path / "out1")
    asked = run("check", source, "--language", "zh", env={"LC_ALL": "C"})
    assert "请查对印刷件" in asked.output


def test_a_folder_and_several_sources(tmp_path: Path) -> None:
    for number in range(1, 6):
        put(tmp_path / "in" / f"{number}" / "source.txt", numbered(number))
    put(tmp_path / "in" / "1" / "notes.txt", "not a source")
    result = run("convert", tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    told = [line for line in result.output.splitlines() if line.startswith("lanyu")]
    assert [line.split()[3] for line in told] == ["1", "2", "3", "4", "5"]
    assert len(list((tmp_path / "out").rglob("issue.json"))) == 5


def test_a_pdf_that_is_passed_by_is_told(tmp_path: Path) -> None:
    put(tmp_path / "in" / "3" / "source.txt", numbered(3))
    put(tmp_path / "in" / "4" / "2023-04.pdf", "%PDF-")
    result = run("convert", tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stderr.count("2023-04.pdf: is not read") == 1
    assert "is not read" not in run("convert", tmp_path / "in" / "3", "--out", tmp_path / "out").stderr


def test_a_folder_of_text_files(tmp_path: Path) -> None:
    put(tmp_path / "in" / "issue-2.txt", numbered(2))
    put(tmp_path / "in" / "issue-3.txt", numbered(3))
    same = tmp_path / "in" / "issue-3.txt"
    result = run("convert", tmp_path / "in", same, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "out").rglob("issue.json"))) == 2


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path) -> None:
    for number in (1, 2, 4, 5):
        put(tmp_path / "in" / f"{number}" / "source.txt", numbered(number))
    put(tmp_path / "in" / "3" / "source.txt", "")
    result = run("convert", tmp_path / "in", tmp_path / "missing", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "3/source.txt: is empty" in result.stderr
    assert "missing: there is no such file" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 2
    assert len(list((tmp_path / "out").rglob("issue.json"))) == 4


def test_two_sources_for_one_issue(tmp_path: Path) -> None:
    one = put(tmp_path / "a" / "source.txt", GAZETTE)
    two = put(tmp_path / "b" / "source.txt", GAZETTE.replace("水情", "雨情"))
    other = put(tmp_path / "c" / "source.txt", numbered(4))
    result = run("convert", one, two, other, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert f"{one} and {two} are the same issue, lanyu/2023/3" in result.stderr
    assert [path.parent.name for path in (tmp_path / "out").rglob("issue.json")] == ["4"]


CHECKS = [
    # what is added to the source, its exit status, a part of what is printed
    ("", 0, "no findings"),
    ("甲\ufffd乙\n", 0, ":19: warning replacement-character: "),
    ("甲\ufffd乙\n", 0, "    line 19 | 甲\ufffd乙"),
    ("甲\ufffd乙\n", 0, "    → Look them up in the print"),
    ("甲" * 60 + "\ue000\n", 0, "| " + "甲" * 39 + "…"),
]


@pytest.mark.parametrize(("added", "status", "printed"), CHECKS)
def test_check(added: str, status: int, printed: str, tmp_path: Path) -> None:
    text = GAZETTE.replace("澜屿市人民政府\n2023年4月12日\n", added + "澜屿市人民政府\n2023年4月12日\n")
    result = run("check", put(tmp_path / "source.txt", text))
    line = next(at for at, one in enumerate(text.split("\n"), 1) if added and one == added.strip("\n")) if added else 0
    assert printed.replace("19", str(line)) in result.output
    assert result.exit_code == status


def test_check_ends_with_1_where_content_is_missing(tmp_path: Path) -> None:
    entry = "澜屿市人民政府关于汛期值守的通知……（3）\n"
    text = GAZETTE.replace(entry, entry + "澜屿市人民政府关于表彰防汛先进单位的决定……（9）\n")
    result = run("check", put(tmp_path / "source.txt", text))
    assert "error contents-entry-unmatched" in result.output
    assert result.exit_code == 1
    assert run("check", tmp_path / "source.txt", tmp_path / "missing.txt").exit_code == 2


def test_check_names_pages(tmp_path: Path) -> None:
    result = run("check", put(tmp_path / "source.txt", GAZETTE.replace("一、", "\f一、").replace("水情", "水\ue000")))
    assert "page 2, line " in result.output


def test_corrections_beside_the_source(tmp_path: Path) -> None:
    source = put(tmp_path / "in" / "source.txt", GAZETTE)
    put(
        tmp_path / "in" / "corrections.toml",
        '[[correction]]\nline = 16\nbefore = "水情"\nafter = "雨情"\nreason = "x"\nby = "me"\ndate = 2026-11-24\n',
    )
    result = run("convert", source, "--out", tmp_path / "out")
    number = next(at for at, line in enumerate(GAZETTE.split("\n"), 1) if "水情" in line)
    if number != 16:
        pytest.fail(f"the line is {number}")
    assert result.exit_code == 0, result.output
    record = json.loads(next((tmp_path / "out").rglob("issue.json")).read_text(encoding="utf-8"))
    assert [(one["before"], one["after"]) for one in record["corrections"]] == [("水情", "雨情")]
    assert record["ledger"]["corrected"] == 2
    assert "雨情" in json.dumps(record["documents"], ensure_ascii=False)


def test_a_profile_of_the_caller(tmp_path: Path) -> None:
    source = put(tmp_path / "source.txt", GAZETTE)
    profile = put(tmp_path / "own.toml", 'gazette = "blue-islet"\n[titles]\nzh-Hans = "澜屿市人民政府公报"\n')
    assert run("convert", source, "--out", tmp_path / "out", "--profile", profile).exit_code == 0
    assert (tmp_path / "out" / "blue-islet" / "2023" / "3" / "issue.json").is_file()
    for wrong in ('gazette = "../x"', "gazette = 3", "nothing = 1"):
        result = run("convert", source, "--out", tmp_path / "no", "--profile", put(profile, wrong))
        assert result.exit_code == 2
        assert "Traceback" not in result.stderr
    assert not (tmp_path / "no").exists()
    assert not (tmp_path / "x").exists()


def test_schema() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert result.stdout_bytes == schema()


def test_help_names_every_command() -> None:
    output = run("--help").output
    assert [name for name in ("convert", "check", "schema", "pages", "build", "serve") if name not in output] == []


PLACES = [
    {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "America/Anchorage", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"},
]


def test_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Hash seed, time zone, locale and folder do not reach the output, nor does the number of processes."""
    trees = []
    for at, place in enumerate(PLACES):
        folder = tmp_path / ("some where" if at else "here")
        for number in range(1, 3 + at * 3):
            put(folder / "in" / str(number) / "source.txt", numbered(number))
        subprocess.run(
            [sys.executable, "-c", "from converter.cli import main; main()", "convert", "in", "--out", "out"],
            check=True,
            capture_output=True,
            cwd=folder,
            env={**os.environ, **place, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
        )
        trees.append(tree(folder / "out"))
    assert trees[0]
    assert trees[0] == {name: data for name, data in trees[1].items() if name in trees[0]}
