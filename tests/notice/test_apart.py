"""A second text that is no notice's: nothing of it is lost, and nothing of it stands in a document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from converter.notice.apart import apart
from converter.pipeline import convert
from converter.read import READERS
from converter.read.text import read_text

SAMPLE = Path(__file__).resolve().parents[2] / "gazettes" / "lanpu" / "2024-01" / "source.txt"


def test_print_in_one_language_is_left_as_it_is() -> None:
    source = read_text(SAMPLE)
    assert apart(source) == (source.lines, (), ())


def test_the_second_text_stands_in_the_furniture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "source.txt"
    path.write_text(SAMPLE.read_text("utf-8").rstrip("\n") + "\nThe office must keep a register.\n— 9 —\n", "utf-8")
    source = read_text(path)
    marked = [replace(line, lang="en" if line.number > len(source.lines) - 2 else "zh") for line in source.lines]
    twofold = replace(source, lines=tuple(marked))
    kept, furniture, findings = apart(twofold)
    assert [line.number for line in kept] == [line.number for line in marked if line.lang == "zh"]
    assert [piece.passage.text for piece in furniture] == ["The office must keep a register.", "— 9 —"]
    assert {piece.kind for piece in furniture} == {"other_text"}
    assert [(finding.code, finding.severity.value) for finding in findings] == [("second-text-apart", "error")]
    monkeypatch.setitem(READERS, ".txt", lambda _: twofold)
    issue = convert(path)
    assert issue.ledger.unaccounted == 0
    assert "register" not in "".join(passage.text for one in issue.documents for passage in one.passages())
    assert "second-text-apart" in [finding.code for finding in issue.findings]
