"""What cannot be read is told: scans, fonts that do not say or misstate what they show."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from converter.read import read
from converter.read.find import find_sources
from converter.read.pdf.fonts import COMMON, Census, doubtful_fonts
from converter.read.pdf.printed import Doubt
from converter.read.pdf.sheet import Box, Glyph, Sheet
from converter.segment.drafts import draft
from converter.segment.printed import take_printed
from converter.segment.unread import among, behind
from tests.read.pdf.making import Press, codes, shown


def scan(press: Press, layer: str = "") -> Press:
    press.canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, press.width, press.height)
    return press.text(50, 100, layer, mode=3) if layer else press


def test_a_scan_says_so_and_leaves_a_gap(tmp_path: Path) -> None:
    source = scan(Press().text(50, 100, "第一页的文字。").page()).page().text(50, 100, "第三页的文字。").read(tmp_path)
    assert codes(source) == [("page-needs-ocr", "error")]
    assert source.findings[0].span.page == 2
    taken = take_printed(source.lines)
    drafts = draft(taken.lines)
    assert [one.text for one in drafts] == ["第一页的文字。", "第三页的文字。"]
    assert list(among(drafts, taken.unread)) == [1]
    assert behind(drafts[:1], taken.unread)


def test_the_text_layer_of_a_scan_is_used_and_told(tmp_path: Path) -> None:
    source = scan(Press(), "识别所得文字须与印刷件核对").read(tmp_path)
    assert shown(source) == ["识别所得文字须与印刷件核对"]
    assert codes(source) == [("text-layer-of-scan", "warning")]


def test_a_stale_layer_below_real_text_is_hidden(tmp_path: Path) -> None:
    press = scan(Press(), "旧的识别结果文字在下面不应当出现")
    source = press.text(50, 100, "印在图像上的文字才是正文内容。").read(tmp_path)
    assert shown(source) == ["印在图像上的文字才是正文内容。"]
    assert shown(source, "hidden") == ["旧的识别结果文字在下面不应当出现"]


def glyphs(text: str, width: float = 12, bad: bool = False) -> list[Glyph]:
    return [Glyph(char, Box(12.0 * at, 0, 12.0 * at + width, 12), 12, 0, bad=bad) for at, char in enumerate(text)]


def judged(sheet: Sheet) -> list[Doubt]:
    census = Census()
    census.count(sheet)
    return doubtful_fonts(sheet, census.lying())


RARE = "".join(chr(0x4E00 + 37 * at % 20000) for at in range(1, 600))


@pytest.mark.parametrize(
    ("text", "width", "bad", "expected"),
    [
        ("为贯彻落实市人民政府关于加强水库管理的有关规定现就做好工作通知如下各部门要高度重视" * 3, 12, False, None),
        ("".join(char for char in RARE if char not in COMMON)[:150], 12, False, "font-doubtful"),
        ("qkzjwvxbhpgtyd" * 2, 12, False, "font-doubtful"),  # letters as wide as Han
        ("qkzjwvxbhpgtyd" * 2, 6, False, None),
        ("〓〓〓", 12, True, "font-unreadable"),
        ("高邈鄞", 12, False, None),  # a name is too little to judge by
    ],
)
def test_fonts_are_judged_by_what_they_show(text: str, width: float, bad: bool, expected: str | None) -> None:
    sheet = Sheet(4, 400, 600, glyphs(text, width, bad), fonts=["ABCDEF+Song"])
    doubts = judged(sheet)
    assert [doubt.code for doubt in doubts] == ([expected] if expected else [])
    if expected:
        assert dict(doubts[0].words)["font"] == "Song"
        assert dict(doubts[0].words)["page"] == "4"
        assert all(glyph.bad for glyph in sheet.glyphs)


def test_any_order_of_common_characters_is_no_doubt() -> None:
    chars = random.Random(5).choices(sorted(COMMON), k=100)
    assert judged(Sheet(1, 400, 600, glyphs("".join(chars)), fonts=["Song"])) == []


GOOD = Press().text(50, 100, "好的文件。").bytes()


def test_a_pdf_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "issue.txt"
    path.write_bytes(GOOD)
    assert read(path).kind == "pdf"


def test_a_folder_gives_its_pdf_where_it_has_no_text(tmp_path: Path) -> None:
    for name, files in (("a", ("source.pdf",)), ("b", ("source.pdf", "source.txt"))):
        (tmp_path / name).mkdir()
        for file in files:
            (tmp_path / name / file).write_bytes(GOOD)
    found = [path.relative_to(tmp_path).as_posix() for path in find_sources([tmp_path])]
    assert found == ["a/source.pdf", "b/source.txt"]
