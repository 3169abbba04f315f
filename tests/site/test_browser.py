"""The sample site in Chromium, served and from file://: the way through it, silence, search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route

from converter.site.trees import TREES, Tree

pytestmark = pytest.mark.browser

DOCUMENT = "doc/lanzhengbanfa/2023/11.html"
PLACES = (
    *("index.html", "issue/2023/3/index.html", DOCUMENT, "year/index.html", "about.html"),
    # partly repealed, with a term; repealed and not held; corrected; what corrects it; a repeal in a table
    *("doc/lanzhenggui/2023/2.html", "doc/lanzhenggui/2015/7.html", "doc/lanzhengfa/2023/8.html"),
    *("issue/2024/1/8.html", "doc/lanzhengfa/2024/1.html"),
    *("number/index.html", "kind/index.html", "kind/notice.html", "issuer/index.html"),
    *("status/index.html", "cited/index.html"),
)

BAR = """() => [".md-header", ".name", "nav.tongues", "nav a", "button.large"].map((name) => {
  const box = document.querySelector(`header.md-header${name === ".md-header" ? "" : " " + name}`).getBoundingClientRect();
  return [name, Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height)];
})"""

STYLED = """() => Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].filter((one) => !one.sheet).map(
  (one) => new Promise((done) => one.addEventListener("load", done))))"""


def test_from_home_to_a_paragraph(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    page.get_by_role("link", name="2023年第3期（总第203期）").click()
    assert page.locator("h1").inner_text() == "2023年第3期（总第203期）"
    page.locator(".contents a", has_text="历史建筑保护利用三年行动方案").click()
    assert page.url == f"{base}/{DOCUMENT}"
    assert "历史建筑保护利用三年行动方案" in page.locator("h1").inner_text()
    paragraph = page.locator("#plan-s1-p1")
    paragraph.hover()
    paragraph.locator("a.no").click()
    assert page.url == f"{base}/{DOCUMENT}#plan-s1-p1"
    page.locator(".side a", has_text="保障措施").click()
    assert page.url.endswith("#plan-s3")
    page.locator(".where a").first.click()
    assert page.url == f"{base}/index.html"


@pytest.mark.parametrize("query", ["岚政办发〔2023〕11号", "岚政办发[2023]11", "历史建筑"])
def test_search_finds_the_document_first(page: Page, base: str, query: str) -> None:
    page.goto(f"{base}/index.html")
    page.locator("button.search").click()
    page.keyboard.insert_text(query)
    first = page.locator(".md-search-result__item").first
    first.wait_for(timeout=10_000)
    assert "历史建筑" in first.locator("h2").inner_text()
    first.locator("a").first.click()
    page.wait_for_url(f"{base}/{DOCUMENT}*")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("tree", TREES)
def test_the_bar_stands_still_while_its_script_comes(page: Page, base: str, tree: Tree, width: int) -> None:
    held: list[Route] = []
    page.set_viewport_size({"width": width, "height": 844})
    page.route("**/bar.js", lambda route: held.append(route))
    with page.expect_request("**/bar.js"):
        page.goto(f"{base}/{tree.prefix}{DOCUMENT}", wait_until="commit")
    page.locator("script[src$='bar.js']").wait_for(state="attached")
    page.evaluate(STYLED)
    before = page.evaluate(BAR)
    held[0].continue_()
    page.wait_for_load_state()
    page.locator("label.scheme:visible").wait_for()
    assert page.evaluate(BAR) == before


def test_marks_can_be_switched_off(page: Page, base: str) -> None:
    page.goto(f"{base}/doc/lanpushirenminzhengfuling/48.html")
    fix = page.locator("ins.fix").first
    assert "underline" in fix.evaluate("element => getComputedStyle(element).textDecorationLine")
    page.locator("#marks").uncheck()
    assert fix.evaluate("element => getComputedStyle(element).textDecorationLine") == "none"


def test_the_colours_follow_the_system_and_the_word(page: Page, base: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{base}/index.html")
    assert background(page) == "rgb(23, 23, 22)"
    page.emulate_media(color_scheme="light")
    assert background(page) == "rgb(253, 252, 249)"
    page.locator("label.scheme:visible").click()  # the system's → light
    page.locator("label.scheme:visible").click()  # light → dark
    assert background(page) == "rgb(23, 23, 22)"
    page.goto(f"{base}/{DOCUMENT}")
    assert background(page) == "rgb(23, 23, 22)"


def background(page: Page) -> str:
    """The colour behind the page."""
    page.wait_for_timeout(350)
    return str(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.language)
def test_a_phone_shows_it_all(page: Page, base: str, tree: Tree) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for place in PLACES:
        page.goto(f"{base}/{tree.prefix}{place}")
        page.wait_for_load_state("networkidle")
        if page.evaluate("() => document.documentElement.scrollWidth") > 320:
            wide.append(place)
    assert wide == []


# The second paragraph 主要目标 of an outline that repeats its headings, and pages that lead to others.
KEPT = "doc/lanzhengbanfa/2023/11.html#plan-s2.3"
ALSO = ("index.html", "issue/2023/3/index.html", "cited/index.html", "doc/lanzhenggui/2015/7.html", "about.html")


@pytest.mark.parametrize("way", ["click", "tab"])
def test_the_switch_keeps_page_and_paragraph(page: Page, base: str, way: str) -> None:
    page.goto(f"{base}/{KEPT}")
    for tree in (*TREES[1:], TREES[0]):
        link = page.locator(f".tongues a[hreflang={tree.language}]")
        if way == "click":
            link.click()
        else:
            with page.context.expect_page() as opened:
                link.click(modifiers=["ControlOrMeta"])
            tab = opened.value
            tab.wait_for_load_state()
            shown = tab.url
            tab.close()
            page.goto(shown)
        page.wait_for_url(f"{base}/{tree.prefix}{KEPT}")
        assert page.locator("html").get_attribute("lang") == tree.language
        box = page.locator("[id='plan-s2.3']").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900


def test_the_switch_follows_the_place_that_a_reader_goes_to(page: Page, base: str) -> None:
    page.goto(f"{base}/en/{DOCUMENT}")
    page.locator(".side a", has_text="Supporting Measures").click()
    page.locator(".tongues a[hreflang=zh-Hant]").click()
    page.wait_for_url(f"{base}/zh-hant/{DOCUMENT}#plan-s3")


@pytest.mark.parametrize("place", ALSO)
def test_the_switch_leads_to_the_same_page(page: Page, base: str, place: str) -> None:
    page.goto(f"{base}/{place}")
    for tree in (*TREES[1:], TREES[0]):
        page.wait_for_load_state("networkidle")
        page.locator(f".tongues a[hreflang={tree.language}]").click()
        assert page.url == f"{base}/{tree.prefix}{place}"


def test_the_switch_on_a_page_that_is_not_there(page: Page, base: str) -> None:
    page.goto(f"{base}/en/404.html")
    page.locator(".tongues a[hreflang=zh-Hant]").click()
    assert page.url == f"{base}/zh-hant/404.html"
    page.locator("article section:visible a").first.click()
    assert page.url == f"{base}/zh-hant/index.html"


def test_alternates_are_there_once_the_page_stands(page: Page, base: str) -> None:
    page.goto(f"{base}/en/{DOCUMENT}")
    page.wait_for_load_state()
    assert page.locator("link[rel=alternate][hreflang]").count() == len(TREES) + 1


@pytest.mark.parametrize(("tree", "query"), [("zh-hant", "歷史建築"), ("en", "历史建筑"), ("en", "General Office")])
def test_search_in_each_tree_stays_in_it(page: Page, base: str, tree: str, query: str) -> None:
    page.goto(f"{base}/{tree}/index.html")
    page.locator("button.search").click()
    page.keyboard.insert_text(query)
    found = page.locator(".md-search-result__item a").first
    found.wait_for(timeout=10_000)
    found.click()
    page.wait_for_url(f"{base}/{tree}/doc/**")


def test_it_reads_without_javascript(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{served}/{DOCUMENT}")
    assert page.locator("#plan-s1-p1").is_visible()
    assert page.locator(".side a").first.is_visible()
    assert not page.locator("button.print").is_visible()
    assert not page.locator(".md-search").is_visible()
    for tree in (*TREES[1:], TREES[0]):
        page.locator(f".tongues a[hreflang={tree.language}]").click()
        assert page.url == f"{served}/{tree.prefix}{DOCUMENT}"
    context.close()
