"""The built sample site as files: addresses, links, ids, titles, nothing from elsewhere, the same bytes again."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import os
import posixpath
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from converter.pipeline import convert
from converter.read.find import find_sources
from converter.site.trees import TREES, Tree
from tests.site.making import CONFIG, ROOT, Page, document, files_of, issue, read

PAGES_OF_ITS_OWN = ("index.html", "about.html", "report.html", "year/index.html")


@pytest.fixture(scope="module")
def built(sample_site: Path) -> dict[str, Page]:
    """Every page of the site, of all its trees."""
    return {path.relative_to(sample_site).as_posix(): read(path) for path in sorted(sample_site.rglob("*.html"))}


def test_every_document_stands_at_its_address(built: dict[str, Page]) -> None:
    for source in find_sources([ROOT / "gazettes"]):
        made = convert(source)
        for place, one in enumerate(made.documents, start=1):
            own = f"issue/{made.year}/{made.number}/{one.id.rpartition('/')[2]}.html"
            address = f"doc/{one.permalink}.html" if one.permalink else own
            assert address in built, (place, one.title.text)
            page = built[address]
            assert page.text["title"] == one.title.text
            assert page.title.startswith(one.title.text)
            assert {block.id for block in one.blocks()} <= set(page.ids)
        assert f"issue/{made.year}/{made.number}/index.html" in built
    assert set(PAGES_OF_ITS_OWN) <= set(built)


def test_every_link_leads_somewhere(built: dict[str, Page], sample_site: Path) -> None:
    wrong = []
    for name, page in built.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):
                continue
            # HTML's own name for where a page begins, unless an element has it.
            if link == "#top" and "top" not in page.ids:
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            )
            if not (sample_site / target).is_file() or (
                parts.fragment and unquote(parts.fragment) not in built[target].ids
            ):
                wrong.append((name, link))
    assert wrong == []


def test_nothing_comes_from_elsewhere(built: dict[str, Page], sample_site: Path) -> None:
    assert [
        (name, load)
        for name, page in built.items()
        for load in page.loads
        if urlsplit(load).scheme or load.startswith("/")
    ] == []
    for sheet in sample_site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_ids_are_unique_and_ascii(built: dict[str, Page]) -> None:
    for name, page in built.items():
        assert len(page.ids) == len(set(page.ids)), name
        assert all(one.isascii() for one in page.ids), name


def test_headings_skip_no_level(built: dict[str, Page]) -> None:
    for name, page in built.items():
        levels = [level for level, _ in page.headings]
        assert levels[:1] == [1], name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), name


INVENTED = {"zh-Hans": "虚构", "zh-Hant": "虛構", "en": "are invented"}


def test_every_page_tells_its_language_and_that_the_city_is_invented(built: dict[str, Page], sample_site: Path) -> None:
    for name, page in built.items():
        assert page.language == tree_of_path(name).language, name
        assert INVENTED[page.language] in (sample_site / name).read_text(encoding="utf-8").partition("<main")[0], name


def test_downloads_are_what_they_say(sample_site: Path) -> None:
    for record in sorted(sample_site.rglob("issue.json")):
        told = json.loads(record.read_bytes())
        (source,) = record.parent.glob("source.txt*")
        whole = gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes()
        assert hashlib.sha256(whole).hexdigest() == told["source"]["sha256"]
    page = sample_site / "doc/lanzhengfa/2023/8.html"
    assert page.with_suffix(".md").read_text(encoding="utf-8").startswith("---\ntitle: ")


def test_the_same_bytes_again(sample_docs: Path, sample_site: Path, tmp_path: Path) -> None:
    """Another run in another folder, under another hash seed, time zone and locale, as ``mkdocs build --strict``."""
    again = tmp_path / "again"
    settings = {
        **{name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"},
        "GAZETTE_DOCS": str(sample_docs),
        "GAZETTE_DOCS_ZH_HANT": f"{sample_docs}-zh-hant",
        "GAZETTE_DOCS_EN": f"{sample_docs}-en",
        "GAZETTE_SITE": str(again),
        "GAZETTE_SITE_ZH_HANT": str(again / "zh-hant"),
        "GAZETTE_SITE_EN": str(again / "en"),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    }
    for tree in TREES:
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", tree.config(CONFIG).name],
            cwd=ROOT,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr
    assert hashes(again) == hashes(sample_site)


def tree_of_path(name: str) -> Tree:
    """The tree in which a page stands."""
    return next((tree for tree in TREES if tree.folder and name.startswith(tree.prefix)), TREES[0])


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_number_that_two_documents_claim() -> None:
    first = document(place=1, title="某市人民政府关于甲事的通知", number="某政发〔2023〕5号")
    second = document(place=2, title="某市人民政府关于乙事的通知", number="某政发〔2023〕5号")
    alone = document(place=1, title="某市人民政府关于丙事的通知", number="某政发〔2023〕6号")
    files = files_of(issue(first, second), issue(alone, number=2))
    assert {name for name in files if name.startswith(("doc/", "issue/")) and name.endswith(".md")} == {
        "doc/testfa/2023/5.md",
        "doc/testfa/2023/6.md",
        "issue/2023/1/1.md",
        "issue/2023/1/2.md",
        "issue/2023/1/index.md",
        "issue/2023/2/index.md",
    }
    both = files["doc/testfa/2023/5.md"].decode()
    assert 'href="../../../issue/2023/1/1.html"' in both
    assert 'href="../../../issue/2023/1/2.html"' in both
    assert "甲事" in both
    assert "乙事" in both
