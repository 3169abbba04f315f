"""A reported kind of trouble with the search of Chinese: each query of the case has its first answer, in every way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from converter.search.fold import units
from converter.site.build import build
from tests.site.conftest import serving
from tests.site.making import CONFIG
from tests.site.queries import FIRST

pytestmark = [pytest.mark.browser, pytest.mark.real]

CASE = "cases/M08"


@pytest.fixture(scope="module")
def case(shared: Path) -> Path:
    """The folder of the case."""
    if not (shared / CASE).is_dir():
        pytest.skip(f"no {CASE} in {shared}")
    return shared / CASE


@pytest.fixture(scope="module")
def site(case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of its issue."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "source").mkdir()
    shutil.copyfile(case / "issue.txt", folder / "source/source.txt")
    build([folder / "source"], folder / "docs", folder / "site", config=CONFIG)
    return folder / "site"


@pytest.fixture(scope="module", params=["served", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The site's root, each way."""
    if request.param == "file":
        yield site.as_uri()
    else:
        with serving(site) as address:
            yield address


@pytest.mark.parametrize(("language", "tree"), [("zh-Hans", ""), ("zh-Hant", "zh-hant/"), ("en", "en/")])
def test_each_query_has_its_first_answer_and_nothing_else_is_marked(
    chromium: Browser, base: str, site: Path, case: Path, language: str, tree: str
) -> None:
    wanted: list[dict[str, str]] = json.loads((case / "queries.json").read_text("utf-8"))
    (record,) = site.rglob("issue.json")
    held = {one["number"]: f"doc/{one['permalink']}" for one in json.loads(record.read_text("utf-8"))["documents"]}
    page = chromium.new_page()
    page.goto(f"{base}/{tree}index.html")
    told: list[dict[str, Any]] = page.evaluate(FIRST, [[language, one["q"]] for one in wanted])
    page.close()
    for one, answer in zip(wanted, told, strict=True):
        # The page of a work that is not held may stand before the document that cites it.
        hits = [hit for hit in answer["hits"] if hit in held.values()]
        assert hits[:1] == ([held[one["first"]]] if one["first"] else []), one["q"]
        assert bool(answer["hits"]) == bool(one["first"]), one["q"]
        assert set(units(answer["marked"])) <= {*units(one["q"]), *units(one["q"].replace(" ", ""))}, one["q"]
