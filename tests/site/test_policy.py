"""The Content-Security-Policy: in every page, true, silent on our own pages, and deaf to what print brings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from converter.model.block import Paragraph
from converter.site.build import build_site
from converter.site.policy import POLICY
from converter.site.trees import TREES
from converter.store import write_tree
from tests.site.making import CONFIG, document, files_of, issue, said
from tests.site.places import KINDS

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
INLINE = re.compile(r"<script(?![^>]* (?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
LOUD = re.compile(r"<style\b|<[a-z][^<>]*\s(?:on[a-z]+|style)\s*=", re.IGNORECASE)

HOSTILE = (
    "<script>window.hit = 1</script>",
    '<img src="x" onerror="window.hit = 1">',
    "</p></div></article><script>window.hit = 1</script>",
    '"><svg onload="window.hit = 1">',
    "{{ 7 * 7 }}<style>body { display: none }</style>",
    '<iframe src="javascript:parent.hit = 1"></iframe>',
    '<p style="position: fixed; inset: 0">',
    '<base href="http://a.example/">',
    # No policy stops this one; escaping alone does.
    '<meta http-equiv="refresh" content="0; url=http://a.example/">',
)


def test_each_page_has_the_same_policy_and_no_script_of_its_own(sample_site: Path) -> None:
    pages = sorted(sample_site.rglob("*.html"))
    assert len(pages) > len(KINDS) * len(TREES)
    for path in pages:
        written = path.read_text(encoding="utf-8")
        assert META.findall(written) == [POLICY], path
        assert written.index("Content-Security-Policy") < written.index("<script"), path
        assert INLINE.findall(written) == [], path


def test_the_policy_lets_nothing_in_that_stands_in_a_page() -> None:
    assert "unsafe" not in POLICY
    assert "sha256" not in POLICY


def test_no_page_has_handlers_or_styles_in_its_markup(sample_site: Path) -> None:
    found = [
        (path.relative_to(sample_site).as_posix(), tag)
        for path in sorted(sample_site.rglob("*.html"))
        for tag in LOUD.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an issue whose every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    blocks = [Paragraph(id=f"p{at}", passage=said(text)) for at, text in enumerate(HOSTILE)]
    made = issue(document(*blocks, title=HOSTILE[0]), title=HOSTILE[1])
    files = files_of(made) | {"about.md": b"# x\n", "report.md": b"# x\n"}
    write_tree(folder / "docs", files)
    build_site(folder / "docs", folder / "site", CONFIG, TREES[:1])
    return folder / "site"


def test_hostile_print_changes_no_policy(hostile: Path) -> None:
    policies = [META.findall(page.read_text(encoding="utf-8")) for page in hostile.rglob("*.html")]
    assert policies
    assert all(found == [POLICY] for found in policies)


def messages(page: Page) -> list[str]:
    """Where the console of a page is kept."""
    said_: list[str] = []
    page.on("console", lambda message: said_.append(message.text))
    page.on("pageerror", lambda error: said_.append(str(error)))
    return said_


@pytest.mark.browser
@pytest.mark.parametrize("place", ["issue/2023/1/1.html", "index.html", "issue/2023/1/index.html"])
def test_hostile_print_does_nothing(chromium: Browser, hostile: Path, place: str) -> None:
    page = chromium.new_page()
    console = messages(page)
    page.goto((hostile / place).as_uri())
    assert page.evaluate("() => window.hit") is None
    assert page.locator("body").is_visible()
    assert page.url.startswith(hostile.as_uri())
    if place.endswith("/1.html"):
        assert [page.locator(f"#p{at}").inner_text() for at in range(len(HOSTILE))] == list(HOSTILE)
    page.close()
    assert console == []


@pytest.mark.browser
def test_what_slipped_through_would_not_run(chromium: Browser, hostile: Path) -> None:
    """The second wall: the same texts as markup, as if a writer had forgotten to escape them."""
    written = (hostile / "issue/2023/1/1.html").read_text(encoding="utf-8")
    broken = hostile / "issue/2023/1/broken.html"
    broken.write_text(written.replace("</article>", "\n".join(HOSTILE[:-1]) + "</article>", 1), encoding="utf-8")
    page = chromium.new_page()
    console = messages(page)
    page.goto(broken.as_uri())
    page.wait_for_load_state()
    assert page.evaluate("() => window.hit") is None
    assert page.locator("body").is_visible()
    page.close()
    broken.unlink()
    assert len([text for text in console if "Content Security Policy" in text]) >= 5


@pytest.mark.browser
def test_no_page_breaks_its_policy(chromium: Browser, base: str) -> None:
    page = chromium.new_page()
    console = messages(page)
    for tree in TREES:
        for place in KINDS.values():
            page.goto(f"{base}/{tree.prefix}{place}")
    page.locator("button.large").click()
    page.close()
    assert console == []
