"""The search in Firefox, served and from file://: a part of what `test_search` asks Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.site.firefox import Firefox
from tests.site.queries import FIRST, excerpts, table

pytestmark = pytest.mark.browser

# Every query in one way of the site or the other would be more than a check of the browser needs.
SHARE = 3

LOADED = '() => performance.getEntriesByType("resource").map((one) => one.name)'
FIRST_RESULT = '() => (document.querySelector(".md-search .find-words") || {}).innerText'
MARKED = '() => [...document.querySelectorAll("mark.found")].map((one) => one.innerText).join()'
STATUS = '() => document.querySelector(".md-search [role=status]").innerText'


def test_a_part_of_the_table_has_its_right_first_answers(firefox: Firefox, base: str) -> None:
    rows = table()[:: SHARE if base.startswith("http") else SHARE + 1]
    assert len(rows) > 30
    firefox.goto(f"{base}/index.html")
    told = firefox.evaluate(FIRST, [row[:2] for row in rows])
    wrong = [
        (language, query, wanted, one["hits"][:2])
        for (language, query, wanted), one in zip(rows, told, strict=True)
        if one["hits"][:1] != [wanted.partition("#")[0]]
    ]
    assert wrong == []
    assert [one for one in firefox.evaluate(LOADED) if not one.startswith(base)] == []


def test_what_stands_on_a_page_is_found(firefox: Firefox, base: str, sample_site: Path) -> None:
    some = list(excerpts(sample_site, 9, 50))
    firefox.goto(f"{base}/zh-hant/index.html")
    told: list[dict[str, Any]] = firefox.evaluate(FIRST, [["zh-Hant", excerpt] for _, excerpt in some])
    assert [one for one, answer in zip(some, told, strict=True) if one[0] not in answer["hits"]] == []


@pytest.mark.parametrize(
    ("tree", "typed", "shown"),
    [("", "歷史建築", "历史建筑"), ("zh-hant/", "历史建筑", "歷史建築"), ("en/", "单栋补助", "单栋补助")],
)
def test_typing_finds_and_leads_to_the_marked_words(
    firefox: Firefox, base: str, tree: str, typed: str, shown: str
) -> None:
    firefox.goto(f"{base}/{tree}index.html")
    firefox.type("form.find input", typed)
    assert shown in firefox.wait(FIRST_RESULT)
    firefox.type("form.find input", "\ue007")
    assert shown in firefox.wait(MARKED)
    assert firefox.url.startswith(f"{base}/{tree}doc/")
    assert "?" not in firefox.url


def test_a_folder_of_any_name_and_a_missing_file(firefox: Firefox, sample_site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "公报 #1 100%"
    shutil.copytree(sample_site, copy)
    firefox.goto(f"{copy.as_uri()}/doc/lanzhengfa/2024/1.html")
    firefox.type("form.find input", "三年行动方案")
    firefox.wait('() => document.querySelector(".md-search .md-search-result__item a")')
    for path in (copy / "assets/search").glob("i*.js"):
        path.unlink()
    firefox.goto(f"{copy.as_uri()}/index.html")
    firefox.type("form.find input", "三年行动方案")
    assert "缺失或不完整" in firefox.wait(f"() => (({STATUS})().match(/.*缺失.*/) || [''])[0]")
