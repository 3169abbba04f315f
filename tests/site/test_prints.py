"""An issue that is a PDF: its file, its printed pages and the pictures of doubtful places, in all trees."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import Path

import pytest

from converter.model.finding import Finding, note, warning
from converter.model.issue import Issue
from converter.model.place import Span
from converter.pipeline import convert
from converter.site import prints
from converter.site.build import build, pages
from converter.site.trees import TREES
from converter.write import pictures as module
from tests.site.making import CONFIG, ROOT, read
from tests.typeset.layout import LAYOUTS
from tests.typeset.press import typeset

FOLDER = "issue/2023/4/"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("printed") / "source.pdf"
    path.write_bytes(typeset(convert(ROOT / "gazettes/lanpu/2023-04/source.txt"), LAYOUTS["plain"]))
    return path


@pytest.fixture(scope="module")
def issue(source: Path) -> Issue:
    return convert(source)


@pytest.fixture(scope="module")
def docs(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree") / "docs"
    pages([source], folder, config=CONFIG)
    return folder


def attributes(html: str, tag: str, kind: str, name: str) -> list[str]:
    """An attribute of all elements of a class, or of those inside it."""
    return [
        found.replace("&#61;", "=")
        for element in re.findall(rf'<{tag}[^>]*class="{kind}"[^>]*>(?:<img[^>]*>)?', html)
        for found in re.findall(rf' {name}="([^"]*)"', element)
    ]


def test_the_file_stands_once_as_it_is(docs: Path, source: Path) -> None:
    assert (docs / FOLDER / "source.pdf").read_bytes() == source.read_bytes()
    found = [path.relative_to(docs.parent) for path in docs.parent.rglob("source*")]
    assert found == [Path("docs", FOLDER, "source.pdf")]


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.language)
def test_paragraphs_lead_to_their_pages(tree: object, docs: Path, issue: Issue) -> None:
    """In the site the folder of a tree stands below that of the root."""
    own = next(one for one in TREES if one is tree)
    seen = 0
    for path in sorted(own.docs(docs).rglob("*.md")):
        html = path.read_text(encoding="utf-8")
        here = own.prefix + path.relative_to(own.docs(docs)).as_posix()
        for address in [*attributes(html, "a", "at", "href"), *attributes(html, "a", "clip", "href")]:
            file, _, page = address.partition("#page=")
            assert posixpath.normpath(posixpath.join(posixpath.dirname(here), file)) == FOLDER + "source.pdf"
            assert 1 <= int(page) <= (issue.source.pages or 0)
            seen += 1
    paragraphs = sum(
        type(block).__name__ in ("Paragraph", "Item", "Heading") for one in issue.documents for block in one.blocks()
    )
    assert seen >= 0.9 * paragraphs


def test_a_paragraph_leads_to_the_page_on_which_it_begins(docs: Path, issue: Issue) -> None:
    wanted = {
        (block.id, passage.page)
        for one in issue.documents
        for block in one.blocks()
        if type(block).__name__ == "Item" and (passage := next(block.passages()))
    }
    found = {
        (name, int(page))
        for path in docs.rglob("*.md")
        for name, page in re.findall(
            r'<p class="[a-z]+" id="([^"]+)">.*source.pdf#page&#61;(\d+)"', path.read_text("utf-8")
        )
    }
    assert wanted <= found


@pytest.mark.parametrize(
    ("language", "said"), [("zh-Hans", "印刷的样子"), ("zh-Hant", "印刷的樣子"), ("en", "How print")]
)
def test_doubts_are_shown_as_print_has_them(language: str, said: str, docs: Path, issue: Issue) -> None:
    tree = next(one for one in TREES if one.language == language)
    path = tree.docs(docs) / FOLDER / "index.md"
    html = path.read_text(encoding="utf-8")
    sources = attributes(html, "a", "clip", "src")
    assert len(sources) == sum(found.span.page is not None for found in issue.findings) > 0
    assert all(said in alt for alt in attributes(html, "a", "clip", "alt"))
    for address in sources:
        assert (docs / posixpath.normpath(posixpath.join(tree.prefix + FOLDER, address))).is_file()


def test_a_document_shows_its_own_doubts(docs: Path) -> None:
    shown = {
        name
        for path in docs.rglob("*.md")
        if path.name != "index.md"
        for address in attributes(path.read_text(encoding="utf-8"), "a", "clip", "src")
        for name in [posixpath.basename(address)]
    }
    assert shown
    assert shown <= {path.name for path in (docs / FOLDER / "print").iterdir()}


def test_pictures_are_made_once(docs: Path, issue: Issue, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in (docs / FOLDER / "print").iterdir()}
    monkeypatch.setattr(prints, "pictures", lambda _, places, __: pytest.fail(f"cut out again: {places}"))
    held = prints.pictures_of(issue, source, docs / FOLDER / "print")
    assert sorted(held.values()) == sorted(before.values())
    monkeypatch.undo()
    made = prints.pictures_of(issue, source, docs / "nowhere")
    assert {module.picture_name(issue, place): png for place, png in made.items()} == before


def doubt(line: int, code: str = "box-unnumbered", page: int | None = 3) -> Finding:
    return warning(code, Span(page, line, line))


def test_many_doubts_at_one_place_share_a_picture_and_the_gravest_come_first(
    issue: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line for line in issue.source.lines if line.bbox and line.page == 3][:3]
    first, second, third = (line.number for line in lines)
    found = (
        note("x", Span(3, first, first)),
        doubt(second),
        doubt(second, "other"),
        doubt(third),
        doubt(first, "hidden-text"),
    )
    some = replace(issue, findings=(*found, doubt(third, page=None)))
    assert [box for _, box in module.wanted(some)] == [lines[1].bbox, lines[2].bbox, lines[0].bbox]
    monkeypatch.setattr(module, "MOST", 2)
    assert len(module.wanted(some)) == 2
    laid = module.laid(some, dict.fromkeys(module.wanted(some), b"\x89PNG" + bytes(12) + b"\0\0\0\x60\0\0\0\x30"))
    assert laid.left == {found[0]}
    assert {laid.made[one] for one in found[1:3]} == {laid.made[found[1]]}


def test_a_page_says_what_it_does_not_show(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    pages([source], tmp_path / "docs", config=CONFIG)
    assert len(list((tmp_path / "docs" / FOLDER / "print").iterdir())) == 1
    assert "未附原件图片" in (tmp_path / "docs" / FOLDER / "index.md").read_text(encoding="utf-8")


def test_the_contents_lead_to_printed_pages(docs: Path, issue: Issue) -> None:
    """Folios count from 3 on the fourth page, the cover has none."""
    assert issue.source.labels[:5] == ((), (), (), ("3",), ("4",))
    html = (docs / FOLDER / "index.md").read_text(encoding="utf-8")
    found = re.findall(r'<a href="source.pdf#page&#61;(\d+)" class="folio" aria-label="([^"]*)">(\d+)</a>', html)
    assert len(found) == len(issue.contents)
    assert all(int(page) == int(folio) + 1 and f"第{folio}页" in said for page, said, folio in found)


def test_the_built_site_holds_all_that_it_leads_to(source: Path, tmp_path: Path) -> None:
    """MkDocs lays file and pictures once, and every page of every tree finds them from where it stands."""
    site = tmp_path / "site"
    build([source], tmp_path / "docs", site, config=CONFIG)
    found: set[Path] = set()
    for path in sorted(site.rglob("*.html")):
        page = read(path)
        assert len(page.ids) == len(set(page.ids)), path
        for address in (*page.links, *page.loads):
            file = address.partition("#")[0]
            if file.endswith((".pdf", "print/" + posixpath.basename(file))):
                target = (path.parent / file).resolve()
                assert target.is_file(), (path, address)
                found.add(target.relative_to(site.resolve()))
    assert Path(FOLDER, "source.pdf") in found
    assert {name for name in found if name.suffix == ".png"} == {
        name.relative_to(site) for name in site.rglob("print/*.png")
    }
