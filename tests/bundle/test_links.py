"""Links of pages in a bundle, and its first page."""

from __future__ import annotations

from datetime import date

import pytest

from converter.bundle.front import noted, start_page, told
from converter.bundle.inside import Held, Inside
from converter.bundle.links import Links
from converter.site.trees import TREES, Tree, words_of

FILES = {"index.html", "doc/a/2023/1.html", "issue/2023/1/index.html", "en/index.html", "assets/公 1.txt"}
PACKS = {"doc/a/2023/1.md": "issue/2023/1/records.tar.xz"}
MARK = '<span class="online" aria-hidden="true">↗</span><span class="unseen">（需联网）</span>'


def links(url: str = "") -> Links:
    return Links(FILES, PACKS, {"SHA256SUMS": "../SHA256SUMS"}, url)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        # inside
        ('<a href="../../../index.html">首页</a>', None),
        ('<a href="../../../issue/2023/1/index.html?h=1#report">期</a>', None),
        ('<a class="no" href="#p1" aria-label="段"></a>', None),
        ('<a href="../../../assets/%E5%85%AC%201.txt">文</a>', None),
        ('<a id="x">无</a>', None),
        # packed, and beside the site
        (
            '<a href="1.md" download>下载</a>',
            '<a href="../../../issue/2023/1/records.tar.xz" download>下载 <span class="aside">tar.xz</span></a>',
        ),
        ('<a href="../../../SHA256SUMS">和</a>', '<a href="../../../../SHA256SUMS">和</a>'),
        # out of it
        ('<a href="https://a.example/?a=1&amp;b">外</a>', f'<a href="https://a.example/?a=1&amp;b">外{MARK}</a>'),
        ('<a href="mailto:a@a.example">信</a>', f'<a href="mailto:a@a.example">信{MARK}</a>'),
        (
            '<a class="cites" href="2.html#p1"><b>二</b></a>',
            '<span class="outside"><b>二</b><span class="aside">（不在本离线包内）</span></span>',
        ),
    ],
)
def test_a_link(given: str, made: str | None) -> None:
    page = "doc/a/2023/1.html"
    assert links().page(page, f"<p>{given}</p>") == f"<p>{made or given}</p>"


def test_what_is_not_inside_leads_to_the_site_where_that_is_known() -> None:
    made = links("https://gazette.example/x/").page("en/doc/a/2023/1.html", '<a class="c" href="2.html#p1">2</a>')
    assert made == (
        '<a class="c" href="https://gazette.example/x/en/doc/a/2023/2.html#p1">2'
        '<span class="online" aria-hidden="true">↗</span><span class="unseen" lang="en"> (needs a network)</span></a>'
    )


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: str(tree.language))
def test_marks_speak_the_language_of_the_page(tree: Tree) -> None:
    made = links().page(f"{tree.prefix}index.html", '<a href="nowhere.html">x</a>')
    assert words_of(tree).say("bundle.outside") in made


def test_what_only_servers_ask_for_goes() -> None:
    assert links().page("index.html", '<link rel="alternate" hreflang="en" href="en/index.html">\n<p>') == "<p>"


ISSUE = Held("lanpu/2023/1", "lanpu", 2023, 1, date(2023, 1, 25), "issue/2023/1/", ("doc/a/2023/1",))


def test_the_first_page_tells_what_is_inside() -> None:
    part, words = Inside((ISSUE,), 3, 19, date(2024, 1, 25)), words_of(TREES[2])
    said = told(part, words, "https://gazette.example/")
    for fact in ("only No. 1 of 2023", "1 document.", "all 3 issues", "25 January 2024", '"https://gazette.example/"'):
        assert fact in said
    assert "all 1 issue" in told(Inside((ISSUE,), 1, 1, None), words, "")
    made = noted('<article class="x" id="y">\n<h1>甲</h1>', part, words, "")
    assert made.startswith('<article class="x" id="y">\n<aside class="inside"')
    assert made.endswith("</aside>\n<h1>甲</h1>")


def test_the_start_leads_on_in_three_languages() -> None:
    titles = {tree.language: f"<{tree.language}>" for tree in TREES}
    made = start_page(Inside((ISSUE,), 3, 19, None), titles, {tree: words_of(tree) for tree in TREES}, "")
    assert 'content="0; url=site/index.html"' in made
    for tree in TREES:
        link = f'<section lang="{tree.language}">\n<h1><a href="site/{tree.prefix}index.html">&lt;{tree.language}&gt;'
        assert link in made
