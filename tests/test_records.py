"""`load_records`: folders and files, and what it says where it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from converter.errors import SourceError
from converter.records import load_records
from tests.diff.making import Json, base


def put(path: Path, made: Json) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


def test_a_folder_and_a_file(tmp_path: Path) -> None:
    for number in (10, 9):
        put(tmp_path / "lanpu" / "2023" / str(number) / "issue.json", base() | {"number": number})
    assert list(load_records(tmp_path)) == ["lanpu/2023/9", "lanpu/2023/10"]
    assert list(load_records(tmp_path / "lanpu" / "2023" / "9" / "issue.json")) == ["lanpu/2023/9"]
    assert list(load_records(put(tmp_path / "any name", base()))) == ["lanpu/2023/3"]


TROUBLES: list[tuple[str | None, str]] = [
    # what stands in the file, a part of what is said
    (None, "cannot be read (No such file or directory)"),
    ("{", "is no JSON"),
    ("\xff", "is no JSON"),
    ("[]", "is no record of an issue: Expected `object`, got `array`"),
    (json.dumps({**base(), "schema": "gazette-issue/9"}), "Invalid enum value 'gazette-issue/9' - at `$.schema`"),
    (json.dumps({**base(), "year": "2023"}), "Expected `int`, got `str` - at `$.year`"),
]


@pytest.mark.parametrize(("text", "said"), TROUBLES)
def test_trouble(text: str | None, said: str, tmp_path: Path) -> None:
    file = tmp_path / "issue.json"
    if text is not None:
        file.write_text(text, encoding="latin-1")
    with pytest.raises(SourceError) as caught:
        load_records(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert said in str(caught.value)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no issue\.json in this folder"):
        load_records(tmp_path)


def test_one_issue_twice(tmp_path: Path) -> None:
    one, two = put(tmp_path / "a" / "issue.json", base()), put(tmp_path / "b" / "issue.json", base())
    with pytest.raises(SourceError) as caught:
        load_records(tmp_path)
    assert f"{two}: is the same issue as {one}, lanpu/2023/3" in str(caught.value)
