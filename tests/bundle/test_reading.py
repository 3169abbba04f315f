"""A bundle read in Chromium without a network, from a folder with blanks, signs and ideographs in its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def start(page: Page, top: Path) -> None:
    """Opens the bundle as a double click does."""
    page.goto((top / "START.html").as_uri())
    page.wait_for_url(re.compile(r"/site/index\.html$"))


def find(page: Page, query: str) -> None:
    """Types a query and opens its first answer."""
    page.locator("button.search").click()
    page.keyboard.type(query)
    link = page.locator(".md-search-result__item a").first
    expect(page.locator(".md-search-result [role=status]")).to_contain_text(re.compile(r"\d"))
    link.click()
    page.wait_for_load_state()


def home(page: Page) -> None:
    page.locator("header a.name").click()
    page.wait_for_url(re.compile(r"/site/index\.html$"))


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("岚政发[2023]8", "doc/lanzhengfa/2023/8.html"),
        ("嵐政發〔2023〕8號", "doc/lanzhengfa/2023/8.html"),
        ("供水用水管理", "doc/lanpushirenminzhengfuling/48.html"),
    ],
)
def test_it_is_found(offline: Page, opened: Path, query: str, there: str) -> None:
    start(offline, opened)
    find(offline, query)
    assert f"/site/{there}" in offline.url


def test_languages_and_colours_are_kept(offline: Page, opened: Path) -> None:
    start(offline, opened)
    offline.locator("label.scheme:visible").click()
    offline.locator("label.scheme:visible").click()
    expect(offline.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    offline.locator("button.large").click()
    offline.locator(".tongues a", has_text="EN").click()
    offline.wait_for_url(re.compile(r"/site/en/index\.html$"))
    expect(offline.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(offline.locator("html")).to_have_class(re.compile(r"\blarge\b"))
    expect(offline.locator("aside.inside")).to_contain_text("Offline bundle: only No. 3 of 2023")


def test_a_choice_is_kept_where_each_file_has_a_store_of_its_own(offline: Page, opened: Path) -> None:
    """As in Firefox: localStorage knows nothing on the next page."""
    offline.add_init_script("localStorage.clear()")
    start(offline, opened)
    offline.locator("label.scheme:visible").click()
    offline.locator("label.scheme:visible").click()
    offline.locator("button.large").click()
    offline.locator(".tongues a", has_text="繁").click()
    offline.wait_for_url(re.compile(r"/zh-hant/index\.html$"))
    expect(offline.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(offline.locator("html")).to_have_class(re.compile(r"\blarge\b"))


def test_downloads_and_what_is_not_inside(offline: Page, opened: Path) -> None:
    offline.goto((opened / "site/doc/lanzhenggui/2023/2.html").as_uri())
    packed = offline.locator(".do a[download]").first
    assert packed.get_attribute("href") == "../../../issue/2023/3/records.tar.xz"
    expect(packed).to_contain_text("tar.xz")
    outside = offline.locator(".state .outside").first
    expect(outside).to_contain_text("不在本离线包内")
    assert outside.locator("a").count() == 0
    with offline.expect_download() as told:
        packed.click()
    assert told.value.path().read_bytes() == (opened / "site/issue/2023/3/records.tar.xz").read_bytes()


@pytest.mark.real
def test_the_real_bundle_is_small(real_zipped: Path) -> None:
    assert real_zipped.stat().st_size <= 1_500_000


@pytest.mark.real
@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("通政办发[2022]21", "doc/tongzhengbanfa/2022/21.html"),
        ("三无船舶", "doc/tongzhengbanfa/2022/18.html"),
        ("餘豐河", "doc/tongzhengbanfa/2022/"),
    ],
)
def test_the_real_issue_is_found_read_cited_and_printed(
    offline: Page, real_opened: Path, query: str, there: str
) -> None:
    start(offline, real_opened)
    find(offline, query)
    assert f"/site/{there}" in offline.url
    assert offline.locator("article h1").inner_text()
    offline.locator("details.citing summary").click()
    expect(offline.locator("[data-form=gbt7714]")).to_contain_text("[J]")
    offline.evaluate("() => { window.printed = 0; window.print = () => { window.printed++; }; }")
    offline.locator("button.print").first.click()
    assert offline.evaluate("window.printed") == 1
    assert offline.locator("mark.found").count() > 0 or query.endswith("21")


@pytest.mark.real
def test_a_cell_of_a_real_table_is_found(offline: Page, real_opened: Path) -> None:
    """The longest cell of the first table that its own page shows: found, and led to."""
    page = sorted((real_opened / "site/tables").rglob("*.html"))[0]
    offline.goto(page.as_uri())
    cells = offline.locator("td").all_inner_texts()
    cell = max((text for text in cells if re.fullmatch(r"[\u4e00-\u9fff]{4,12}", text)), key=len)
    start(offline, real_opened)
    find(offline, cell)
    assert cell in re.sub(r"\s", "", offline.locator("article").inner_text())
    assert offline.locator("mark.found").count() > 0
