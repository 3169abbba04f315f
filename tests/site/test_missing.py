"""404.html under a sub-path, as servers show it: at any depth, and the first tree's for all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from unittest.mock import patch

import pytest
from playwright.sync_api import Browser, Page, expect

from converter.site.build import build
from converter.site.trees import TREES
from tests.site.conftest import Quiet, serving
from tests.site.making import CONFIG, ROOT, read

SUB = "/gov/gazette/"


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder served as the root of a host, with the sample's site below it."""
    folder = tmp_path_factory.mktemp("host")
    with patch.dict(os.environ, GAZETTE_URL=f"https://gazette.example{SUB}"):
        build([ROOT / "gazettes"], tmp_path_factory.mktemp("pages"), folder / SUB.strip("/"), config=CONFIG)
    return folder


class Showing(Quiet):
    """A plain static server that shows the first tree's 404.html where there is no file."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page in place of the server's own words."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, SUB.strip("/"), "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def host(placed: Path) -> Iterator[str]:
    """The address of that server."""
    with serving(placed, Showing) as address:
        yield address


@pytest.fixture
def visitor(chromium: Browser, host: str) -> Iterator[Page]:
    """A page that fails its test for any message but that the address is missing, and any request to elsewhere."""
    trouble: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: None if "404" in message.text else trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda told: None if told.url.startswith(host + SUB) else trouble.append(told.url))
    page.on(
        "response",
        lambda told: (
            trouble.append(told.url)
            if told.status == HTTPStatus.NOT_FOUND and told.request.resource_type != "document"
            else None
        ),
    )
    yield page
    page.close()
    assert trouble == []


def test_it_is_whole_without_scripts(placed: Path) -> None:
    for tree in TREES:
        page = read(tree.site(placed / SUB.strip("/")) / "404.html")
        assert sorted(level for level, _ in page.headings) == [1, 2, 2]
        assert page.ids.count("title") == 1
        for load in page.loads:
            assert load.startswith((SUB, "https://gazette.example" + SUB)), load
        ways = [link for link in page.links if link.endswith(("/index.html", "/search.html"))]
        assert len(ways) > 15
        for way in ways:
            assert way.startswith(SUB), way
            assert (placed / way.removeprefix("/")).resolve().is_file(), way


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "language", "heading", "first"),
    [
        ("doc/lanzhengfa/2023/8", "zh-Hans", "没有这一页", "doc/lanzhengfa/2023/8.html"),
        ("doc/lanzhengfa/2023/8.htm", "zh-Hans", "没有这一页", "doc/lanzhengfa/2023/8.html"),
        ("old/岚政发〔2023〕8号", "zh-Hans", "没有这一页", "doc/lanzhengfa/2023/8.html"),
        ("zh-hant/a/b/c/doc/lanzhengfa/2023/8/", "zh-Hant", "沒有這一頁", "zh-hant/doc/lanzhengfa/2023/8.html"),
        ("en/doc/lanzhengfa/2023/8/x", "en", "Page not found", "en/doc/lanzhengfa/2023/8.html"),
        ("供水用水管理.html", "zh-Hans", "没有这一页", "doc/lanpushirenminzhengfuling/48.html"),
    ],
)
def test_it_leads_to_what_was_asked_for(
    visitor: Page, host: str, asked: str, language: str, heading: str, first: str
) -> None:
    visitor.goto(f"{host}{SUB}{asked}")
    section = visitor.locator(".missing:visible")
    expect(section).to_have_count(1)
    expect(section.locator("h1")).to_have_text(heading)
    expect(section.locator(".asked code")).to_have_text(asked)
    assert visitor.locator("html").get_attribute("lang") == language
    link = section.locator(".perhaps a").first
    link.click()
    visitor.wait_for_url(f"{host}{SUB}{first}*")
    assert visitor.locator("article h1").count() == 1


@pytest.mark.browser
def test_what_is_not_found_is_said_and_print_in_the_address_is_text(visitor: Page, host: str) -> None:
    visitor.goto(f"{host}{SUB}%3Cimg%20src=x%20onerror=alert(1)%3E/%E4%BA%80%E9%BE%98")
    section = visitor.locator(".missing:visible")
    expect(section.locator(".perhaps p")).to_contain_text("没有找到")
    expect(section.locator(".asked code")).to_have_text("<img src=x onerror=alert(1)>/亀龘")
    section.locator("a.all").click()
    visitor.wait_for_url("**/search.html?q=*")


@pytest.mark.browser
def test_it_reads_without_scripts(chromium: Browser, host: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}{SUB}en/no/such/page.html")
    expect(page.locator(".missing:visible")).to_have_count(3)
    page.locator(".missing[lang=en] a", has_text="Home").click()
    assert page.url == f"{host}{SUB}en/index.html"
    context.close()
