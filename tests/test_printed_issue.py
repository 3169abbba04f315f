"""An issue as printers set it, from the PDF to its pages: cover, contents with dots, a footnote, line numbers, folios."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.model.block import Note, Paragraph
from converter.model.issue import Issue
from converter.pipeline import convert
from tests.read.pdf.making import LATIN, Press
from tests.site.making import files_of

TITLES = ("岚浦市人民政府关于做好防汛工作的通知", "岚浦市人民政府关于开展水库检查的通知")
TEXT = [
    "　　汛期将至，为切实做好我市今年的防汛抗旱",
    "工作，现将有关事项通知如下，请认真贯彻执行。",
    "　　各县区应当在汛期前完成堤防和水闸的全面",
    "检查，将结果报送市防汛指挥部备案，并按照职责",
]
REST = ["分工落实到人，逾期未报的责令限期改正，情节严", "重的予以通报批评。"]
NOTE = ["① 备案材料的格式由市水务局另行公布，各县区", "不得自行改动。"]


def printed(second: str = "4") -> Press:
    """Folios count from 3 on the third sheet; `second` is the page of the second document in the contents."""
    press = Press().text(110, 100, "岚浦市人民政府公报", 20).text(170, 160, "2023年", 14).text(170, 190, "第5期", 14)
    press.page().text(180, 60, "目　录", 16)
    for at, (title, page) in enumerate(zip(TITLES, ("3", second), strict=True)):
        press.text(40, 100 + 20 * at, title).text(40 + 12 * len(title), 100 + 20 * at, "." * 20, 12, LATIN)
        press.text(350, 100 + 20 * at, page, 12, LATIN)
    for at, title in enumerate(TITLES):
        press.page().text(60, 80, title, 15).text(150, 110, f"岚政发〔2023〕{at + 5}号")
        press.text(60, 150, "各县区人民政府，市政府各部门：").lines(60, 180, TEXT)
        for line, top in enumerate((80, 110, 150, 180, 200, 220, 240), 1):
            if line % 2 == 0:
                press.text(30, top, str(line), 7, LATIN)
        if at == 0:
            press.text(312, 176, "①", 7).rule(60, 500, 150, 500).lines(60, 514, NOTE, size=9, pitch=14)
            press.text(190, 580, "3", 9).page().lines(60, 80, REST).text(230, 140, "岚浦市人民政府").text(
                235, 160, "2023年4月3日"
            )
            press.text(190, 580, "4", 9)
        else:
            press.lines(60, 260, REST).text(230, 340, "岚浦市人民政府").text(235, 360, "2023年4月8日").text(
                190, 580, "5", 9
            )
    return press


def issue_of(press: Press, folder: Path) -> Issue:
    path = folder / "source.pdf"
    path.write_bytes(press.bytes())
    return convert(path)


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    return issue_of(printed("5"), tmp_path_factory.mktemp("printed"))


def test_nothing_is_lost_and_furniture_is_set_apart(issue: Issue) -> None:
    assert issue.ledger.unaccounted == 0
    kinds = [(piece.kind, piece.passage.text) for piece in issue.furniture if piece.kind in ("folio", "line_number")]
    assert [text for kind, text in kinds if kind == "folio"] == ["3", "4", "5"]
    assert [text for kind, text in kinds if kind == "line_number"] == ["2", "4", "6"] * 2
    assert issue.source.labels == ((), (), ("3",), ("4",), ("5",))


def test_the_contents_are_held_against_the_pages(issue: Issue, tmp_path: Path) -> None:
    assert [entry.title for entry in issue.contents] == list(TITLES)
    assert [found.code for found in issue.findings] == []
    (found,) = issue_of(printed("9"), tmp_path).findings
    assert found.code == "contents-page-differs"
    assert (found.span.page, dict(found.words)) == (5, {"page": "9", "printed": "5"})


def test_a_footnote_is_a_note_of_its_document_and_the_text_goes_on(issue: Issue) -> None:
    first, second = issue.documents
    texts = [block.passage.text for block in first.blocks() if isinstance(block, Paragraph)]
    assert texts[1] == "".join([*TEXT[2:], *REST]).strip("　")
    (note,) = [block for block in first.blocks() if isinstance(block, Note)]
    assert (note.mark, note.passage.text) == ("①", "".join(NOTE))
    assert not [block for block in second.blocks() if isinstance(block, Note)]


def test_the_page_links_mark_and_note(issue: Issue) -> None:
    page = next(
        text.decode() for name, text in files_of(issue).items() if name.startswith("doc/") and name.endswith("5.md")
    )
    (note,) = [block.id for block in issue.documents[0].blocks() if isinstance(block, Note)]
    assert f'href="#{note}">①</a>' in page
    assert f'id="{note}-mark"' in page
