"""`gazette translate` on a source, and what the site takes of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from converter.cli import main
from converter.model.block import all_text_blocks
from converter.pipeline import convert
from converter.translate import translate, translations
from converter.translate.files import read_entries
from converter.translate.units import units

SAMPLE = Path(__file__).resolve().parent.parent.parent / "gazettes" / "lanpu" / "2024-01"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of an issue without its translation."""
    for name in ("source.txt", "corrections.toml"):
        shutil.copy(SAMPLE / name, tmp_path / name)
    return tmp_path / "source.txt"


def test_a_unit_for_each_place_that_holds_print() -> None:
    issue = convert(SAMPLE / "source.txt")
    found = units(issue)
    assert len({(one.context, one.text) for one in found}) == len(found)
    for document in issue.documents:
        places = {one.place for one in found if one.document == document.id}
        assert "title" in places
        for part in document.parts:
            for block in all_text_blocks(part.blocks):
                if not any(re.search("[\u4e00-\u9fff]", passage.text) for passage in block.passages()):
                    continue
                name = f"{block.id}-head" if type(block).__name__ == "Box" else block.id
                assert name in places, block


def test_make_translate_and_update(source: Path) -> None:
    run = CliRunner().invoke
    made = run(main, ["translate", str(source), "--language", "en"])
    assert made.exit_code == 0, made.output
    po = source.with_name("en.po")
    first = po.read_bytes()
    missing = len(read_entries(po))
    assert f"0 done, 0 fuzzy, {missing} missing" in made.output
    assert run(main, ["translate", str(source), "--check"]).exit_code == 1
    # Nothing changed: the same bytes.
    assert run(main, ["translate", str(source)]).exit_code == 0
    assert po.read_bytes() == first
    title = read_entries(po)[0].text
    po.write_text(
        po.read_text(encoding="utf-8").replace(f'"{title}"\nmsgstr ""', f'"{title}"\nmsgstr "Decision"', 1),
        encoding="utf-8",
    )
    issue = convert(source)
    said = translations([(issue, source)], "en")
    assert said.get(issue.documents[0].id, "title", title) == "Decision"
    # The print changes: its translation lapses, is offered as fuzzy, and is no longer shown.
    source.write_text(source.read_text(encoding="utf-8").replace("废止和修改", "废止和修订"), encoding="utf-8")
    changed = convert(source)
    new = changed.documents[0].title.text
    assert new != title
    again = translate(changed, source, "en")
    assert again.stale
    assert again.reviews[0].fuzzy == 1
    po.write_bytes(again.data)
    assert translations([(changed, source)], "en").get(changed.documents[0].id, "title", new) is None


def test_a_broken_file_is_told(source: Path) -> None:
    source.with_name("en.po").write_bytes(b'msgid "a\n')
    result = CliRunner().invoke(main, ["translate", str(source)])
    assert result.exit_code == 2
    assert "en.po: is no PO file" in result.output
    assert source.with_name("en.po").read_bytes() == b'msgid "a\n'
