"""WCAG 2.2 AA in Chromium: axe on each kind of page, what a screen reader is told, the keyboard, and every width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from converter.site.trees import TREES, Tree
from tests.site.places import KINDS

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What darkness can change.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDTHS = (320, 390, 768, 1024, 1280, 2560, 3840)
TREE_NAMES = [tree.language for tree in TREES]


@pytest.fixture
def still(chromium: Browser) -> Iterator[Page]:
    """A page in which nothing moves, so that nothing has to be waited for."""
    page = chromium.new_page(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def violations(page: Page, options: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """What axe finds: rules, each with the first elements that break it."""
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("tree", TREES, ids=TREE_NAMES)
def test_axe_finds_nothing(still: Page, served: str, tree: Tree, size: Any) -> None:
    still.set_viewport_size(size)
    found = []
    for name, place in KINDS.items():
        still.emulate_media(color_scheme="light")
        still.goto(f"{served}/{tree.prefix}{place}")
        found += [(name, "light", *one) for one in violations(still, RULES)]
        still.emulate_media(color_scheme="dark")
        still.locator("body[data-md-color-scheme=slate]").wait_for()
        found += [(name, "dark", *one) for one in violations(still, COLOURS)]
    assert found == []


def test_axe_sees_what_is_wrong(still: Page, served: str) -> None:
    still.goto(f"{served}/{KINDS['document']}")
    still.evaluate("() => { document.querySelector('.side a').setAttribute('aria-hidden', 'true') }")
    still.evaluate("() => { document.querySelector('.where').style.color = '#ddd' }")
    assert {rule for rule, _ in violations(still, RULES)} >= {"color-contrast"}


# English has the longest words of the interface.
@pytest.mark.parametrize(("tree", "large"), [*((tree, False) for tree in TREES), (TREES[2], True)])
def test_no_width_needs_scrolling_to_the_side(still: Page, served: str, tree: Tree, large: bool) -> None:
    still.goto(f"{served}/{tree.prefix}index.html")
    if large:
        still.locator("button.large").click()
    wide = []
    for name, place in KINDS.items():
        still.goto(f"{served}/{tree.prefix}{place}")
        for width in WIDTHS:
            still.set_viewport_size({"width": width, "height": 900})
            if still.evaluate("() => document.documentElement.scrollWidth") > width:
                wide.append((name, width))
    assert wide == []


def test_large_text_stays(page: Page, base: str) -> None:
    def size() -> float:
        return float(page.locator(".text p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))

    page.goto(f"{base}/{KINDS['document']}")
    plain = size()
    page.locator("button.large").click()
    assert size() >= 1.25 * plain
    page.goto(f"{base}/en/{KINDS['document']}")
    assert size() >= 1.25 * plain
    assert page.locator("button.large").get_attribute("aria-pressed") == "true"
    page.locator("button.large").click()
    page.goto(f"{base}/{KINDS['document']}")
    assert size() == plain
    assert 17 <= plain <= 18.5


LANDMARKS = {"banner", "main", "contentinfo", "search", "navigation"}


def nodes(page: Page) -> list[tuple[str, str, dict[str, Any]]]:
    """What Chromium tells a screen reader, in order: role, name and properties."""
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in told}
    pending, found = [told[0]], []
    while pending:
        node = pending.pop()
        pending += (known[child] for child in reversed(node.get("childIds", ())) if child in known)
        if not node["ignored"]:
            properties = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
            found.append((node["role"]["value"], node.get("name", {}).get("value", ""), properties))
    return found


@pytest.mark.parametrize("tree", TREES, ids=TREE_NAMES)
def test_a_document_as_a_screen_reader_has_it(still: Page, served: str, tree: Tree) -> None:
    still.goto(f"{served}/{tree.prefix}{KINDS['document']}")
    told = nodes(still)
    roles = [role for role, _, _ in told]
    assert {role for role in LANDMARKS if role in roles} == LANDMARKS
    assert [roles.count(one) for one in ("banner", "main", "contentinfo", "search")] == [1, 1, 1, 1]
    names = [name for role, name, _ in told if role == "navigation"]
    assert all(names)
    assert len(set(names)) == len(names) >= 3
    levels = [said["level"] for role, _, said in told if role == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(
        name for role, name, _ in told if role in ("link", "button", "checkbox", "radio", "textbox", "searchbox")
    )
    # The status stands before the text, the text before what is said of it.
    order = still.evaluate(
        "() => ['h1', '.state', '.facts', '.text', '.cited', '.made'].map(s => document.querySelector(`article ${s}`))"
        ".every((e, at, all) => e && (!at || all[at - 1].compareDocumentPosition(e) & 4))"
    )
    assert order
    # Each head of the register is told as such, and the table has its caption for a name.
    heads = still.locator("article table thead th")
    assert heads.count() >= 4
    assert all(one in ("col", "colgroup") for one in heads.evaluate_all("all => all.map(e => e.scope)"))
    assert roles.count("columnheader") == heads.count()
    wrong = still.evaluate("""() => {
        const language = e => e.closest('[lang]').getAttribute('lang'), found = []
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
            const e = walker.currentNode.parentElement, text = walker.currentNode.textContent
            if (/^(SCRIPT|STYLE|NOSCRIPT)$/.test(e.tagName)) continue
            if (/[\\u4e00-\\u9fff]/.test(text) && !language(e).startsWith('zh')) found.push(text.trim().slice(0, 40))
        }
        return found
    }""")
    assert wrong == []


REACHABLE = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter(e =>
    e.tabIndex >= 0 && e.type !== 'radio' && e.checkVisibility({visibilityProperty: true}) && !e.closest('.md-search, .tools')
    && e.getClientRects().length).length"""
FOCUSED = """() => {
    const e = document.activeElement
    if (!e || e === document.body) return null
    const seen = document.querySelector(`label[for='${e.id}']:not([hidden])`)
    const drawn = [e, e.matches('.md-option') ? seen : null].filter(Boolean).map(e => getComputedStyle(e))
    const box = e.getBoundingClientRect()
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return {
        key: e.matches('.md-search *') ? 'search' : e.matches('[type=radio]') ? 'radio' : e.matches('.tools *') ? 'tool' : 'one',
        what: e.outerHTML.slice(0, 90),
        outlined: drawn.some(s => parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none'),
        covered: !!above && !!above.closest('.md-header') && !e.closest('.md-header'),
    }
}"""


@pytest.mark.parametrize("kind", ["home", "document", "table", "numbers"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(still: Page, served: str, kind: str, width: int) -> None:
    still.set_viewport_size({"width": width, "height": 800})
    still.goto(f"{served}/{KINDS[kind]}")
    wanted = still.evaluate(REACHABLE)
    reached, dim, covered = 0, [], []
    # The controls of a paragraph follow the focus: they come behind each quiet link.
    for _ in range(3 * wanted + 20):
        still.keyboard.press("Tab")
        told = still.evaluate(FOCUSED)
        if told is None:
            break
        reached += told["key"] == "one"
        if told["key"] == "search":
            # A search box that is opened closes with Escape; Material marks its own by the box.
            continue
        if not told["outlined"]:
            dim.append(told["what"])
        if told["covered"]:
            covered.append(told["what"])
    assert (dim, covered) == ([], [])
    assert reached == wanted


def test_the_first_key_skips_to_the_text(still: Page, served: str) -> None:
    still.goto(f"{served}/{KINDS['document']}")
    still.keyboard.press("Tab")
    assert still.evaluate("() => document.activeElement.matches('.md-skip')")
    box = still.locator(".md-skip").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    still.keyboard.press("Enter")
    target = still.evaluate("() => document.querySelector(':target').closest('main') !== null")
    assert target
    still.keyboard.press("Tab")
    assert still.evaluate("() => document.activeElement.closest('main') !== null")


def test_nothing_moves_for_who_asked_for_it(still: Page, served: str) -> None:
    still.goto(f"{served}/{KINDS['plan']}")
    moving = still.evaluate(
        "() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        " return parseFloat(s.animationDuration) > 0 || s.transitionDuration.split(',').some(d => parseFloat(d) > 0)"
        " || s.scrollBehavior === 'smooth' }).map(e => e.outerHTML.slice(0, 80)).slice(0, 5)"
    )
    assert moving == []


def test_the_contents_follow_and_a_link_leads_back(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{base}/{KINDS['plan']}")
    assert not page.locator(".up a").is_visible() or page.locator(".up a").bounding_box()["y"] > 500  # type: ignore[index]
    page.evaluate("() => document.querySelector('article section.made, article .cited').scrollIntoView()")
    active = page.locator(".side .md-nav__link--active").last
    active.wait_for()
    page.wait_for_timeout(300)
    frame, box = page.locator(".side details").bounding_box(), active.bounding_box()
    assert frame is not None
    assert box is not None
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"] - box["height"]
    page.locator(".up a").click()
    page.wait_for_function("() => scrollY === 0")
