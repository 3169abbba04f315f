"""A document in two languages in Chromium: side by side on a wide screen, one below the other on a phone; axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from converter.site.build import build
from tests.site.making import CONFIG
from tests.typeset.bilingual import MANNERS, typeset_notice
from tests.typeset.ferry import FERRY

pytestmark = pytest.mark.browser

PAGES = ("doc/ln/2031/7.html", "issue/2031/ln-7/index.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferry")
    source = folder / "source.pdf"
    source.write_bytes(typeset_notice(FERRY, MANNERS["halves"]))
    build([source], folder / "docs", folder / "site", config=CONFIG)
    return folder / "site"


@pytest.mark.parametrize("tree", ["", "zh-hant/", "en/"])
def test_texts_stand_side_by_side_or_one_below_the_other(chromium: Browser, site: Path, tree: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site.as_uri()}/{tree}{PAGES[0]}")
    one, other = page.locator("#s3-1"), page.locator("#s3-1-en")
    left, right = one.bounding_box(), other.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 12
    alone = page.locator("#s3-2-p1").bounding_box()
    assert alone
    assert alone["x"] >= right["x"] - 1, "it stays in the column of its language"
    page.set_viewport_size({"width": 390, "height": 800})
    above, below = one.bounding_box(), other.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


@pytest.mark.parametrize("tree", ["", "zh-hant/", "en/"])
def test_the_link_leads_to_where_the_notice_says_so(chromium: Browser, site: Path, tree: str) -> None:
    page = chromium.new_page()
    page.goto(f"{site.as_uri()}/{tree}{PAGES[0]}")
    page.locator(".texts a").click()
    assert page.url.endswith("#s4-p1")
    assert page.locator("#s4-p1").inner_text().startswith("本規則的中文及英文兩文本")
    page.close()


@pytest.mark.parametrize("tree", ["", "zh-hant/", "en/"])
@pytest.mark.parametrize("place", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(chromium: Browser, site: Path, tree: str, place: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site.as_uri()}/{tree}{place}")
    results = Axe().run(page)
    page.close()
    found = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in results.response["violations"]]
    assert found == []
