"""What Chromium prints on A4: pages and their numbers, heads of tables, nothing cut off, no navigation, links told."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser

from converter.model.block import Paragraph
from converter.site.build import build_site
from converter.site.trees import TREES
from converter.store import write_tree
from tests.site.making import CONFIG, document, files_of, issue, said
from tests.site.places import KINDS

pytestmark = pytest.mark.browser

A4 = (595, 842)
MARGINS = (62, 68)
"""Left and right, above and below: 22 and 24 mm in points."""

REGISTER = "tables/doc/lanzhengbanfa/2023/11/annex2-t1.html"


class Sheet(NamedTuple):
    """A printed page: its size in points, its text without blanks, the boxes of its characters."""

    size: tuple[float, float]
    text: str
    boxes: list[tuple[float, float, float, float]]


def printed(browser: Browser, address: str, folder: Path) -> tuple[list[Sheet], str]:
    """The sheets, and what the page shows of print: its text without blanks."""
    page = browser.new_page(color_scheme="dark", viewport={"width": 1280, "height": 900})
    page.goto(address)
    shown = page.locator("article .text").inner_text()
    file = folder / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    page.close()
    sheets = []
    with pdfium.PdfDocument(file) as pdf:
        for one in pdf:
            text = one.get_textpage()
            count = text.count_chars()
            boxes = [text.get_charbox(at) for at in range(count)]
            sheets.append(Sheet(one.get_size(), dense(text.get_text_range()), boxes))
    return sheets, dense(shown)


def dense(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad\u200b]+", "", text)


@pytest.mark.parametrize(
    ("place", "least", "most"),
    [(KINDS["plan"], 10, 20), (REGISTER, 2, 3), (f"en/{KINDS['document']}", 9, 18)],
    ids=["plan", "table", "english"],
)
def test_paper(chromium: Browser, served: str, tmp_path: Path, place: str, least: int, most: int) -> None:
    sheets, shown = printed(chromium, f"{served}/{place}", tmp_path)
    assert least <= len(sheets) <= most
    for number, sheet in enumerate(sheets, 1):
        assert [round(side) for side in sheet.size] == list(A4)
        # Chromium writes what stands in the margin first.
        assert sheet.text.startswith(str(number))
        inked = [box for box in sheet.boxes if box[2] > box[0] and box[3] > box[1]]
        assert min(box[0] for box in inked) >= MARGINS[0] - 2
        assert max(box[2] for box in inked) <= A4[0] - MARGINS[0] + 2
        assert max(box[3] for box in inked) <= A4[1] - MARGINS[1] + 2
    whole = "".join(sheet.text for sheet in sheets)
    # Every character of print, however lines and pages cut it.
    downloads = Counter("单独查看·下载：CSV·XLSX·JSONAlone·Download:CSV·XLSX·JSON" * shown.count("XLSX"))
    lost = Counter(shown) - Counter(whole) - downloads
    assert not lost
    for word in ("随系统", "大字", "回到开头", "检索标题", "筛选行", "Largetext", "Backtotop", "Searchtitles"):
        assert word not in whole


@pytest.mark.parametrize("place", [REGISTER, f"en/{REGISTER}", KINDS["document"], f"en/{KINDS['document']}"])
def test_heads_of_tables_are_repeated(chromium: Browser, served: str, tmp_path: Path, place: str) -> None:
    sheets, _ = printed(chromium, f"{served}/{place}", tmp_path)
    head = r"名称.*?位置.*?建成年代.*?类别"
    rows = [sheet for sheet in sheets if re.search(r"\d{4}年(?:ClassI+)?[一二三]类", sheet.text)]
    assert len(rows) >= 2
    assert all(re.search(head, sheet.text) for sheet in rows)


def test_targets_of_links_are_legible(chromium: Browser, tmp_path: Path) -> None:
    made = issue(document(Paragraph(id="p1", passage=said("详见 http://www.example.org/a_b 的说明。"))))
    write_tree(tmp_path / "docs", files_of(made) | {"about.md": b"# x\n", "report.md": b"# x\n"})
    build_site(tmp_path / "docs", tmp_path / "site", CONFIG, TREES[:1])
    sheets, _ = printed(chromium, (tmp_path / "site/issue/2023/1/1.html").as_uri(), tmp_path)
    assert "http://www.example.org/a_b" in sheets[0].text
