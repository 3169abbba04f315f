"""Hand-made issues for the tests of pages, and a reader of built pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from converter.link import link
from converter.model.block import Block, Paragraph
from converter.model.issue import Citation, ContentsEntry, Document, Issue, Ledger, Masthead, Part
from converter.model.number import DocumentNumber
from converter.model.page import Line, Source
from converter.model.place import Passage
from converter.site.files import tree_files
from converter.site.trees import TREES, words_of
from converter.write.open_data import SUMS

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "mkdocs.yml"

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def said(text: str, line: int = 1, page: int | None = None) -> Passage:
    """A passage that is printed as it reads."""
    return Passage.of(text, line, page=page)


def document(
    *blocks: Block, place: int = 1, title: str = "某市人民政府关于试验的通知", number: str | None = None
) -> Document:
    """A document with one part that holds `blocks`."""
    parsed = DocumentNumber.parse(number) if number else None
    return Document(
        id=f"test/2023/1/{place}",
        permalink=parsed.permalink("testfa") if parsed else None,
        number=parsed,
        number_passage=said(number or ""),
        kind="notice",
        title=said(title),
        issuers=("某市人民政府",),
        addressees=Passage(),
        signed=date(2023, 3, 1),
        section=None,
        contents_page=3,
        parts=(Part(kind="main", blocks=blocks),),
    )


def citing(block: str, text: str, words: str, relation: str = "cites", **told: Any) -> Citation:
    """A citation by `words`, which stand in the `text` of a block; the whole text is the evidence."""
    number = DocumentNumber.parse(words)
    start = text.index(words)
    plain = {
        "form": "number" if number else "title",
        "title": None if number else words.strip("《》"),
        "number": str(number) if number else None,
        "target": number.permalink("testfa") if number else None,
    }
    return Citation(
        block=block,
        start=start,
        end=start + len(words),
        text=words,
        relation=relation,
        evidence=text,
        **(plain | told),
    )


def saying(text: str, words: str, relation: str = "cites", *, place: int = 1, **told: Any) -> Document:
    """A document with one paragraph in which it says something of the work that `words` name."""
    made = document(Paragraph(id="p1", passage=said(text)), place=place, title=f"某市人民政府关于第{place}事的决定")
    return replace(made, kind="decision", citations=(citing("p1", text, words, relation, **told),))


def issue(
    *documents: Document,
    number: int = 1,
    title: str = "某市人民政府公报",
    published: date | None = None,
) -> Issue:
    """An issue of 2023 with `documents`, all in its contents."""
    own = tuple(replace(one, id=f"test/2023/{number}/{one.id.rpartition('/')[2]}") for one in documents)
    lines = (Line(1, None, said("原文第一行")),)
    return Issue(
        gazette="test",
        year=2023,
        number=number,
        source=Source("text", "source.txt", "0" * 64, "utf-8", "原文第一行\n", None, lines, (), ()),
        masthead=Masthead(
            titles=(("zh-Hans", title), ("en", "Gazette of a City")),
            year=2023,
            number=number,
            published=published,
        ),
        contents=tuple(ContentsEntry(None, one.title.text, 3, one.title.span, one.id) for one in own),
        documents=own,
        furniture=(),
        gaps=(),
        corrections=(),
        findings=(),
        ledger=Ledger(6, 1, 5, 0, 0, 0),
    )


def files_of(*issues: Issue) -> dict[str, bytes]:
    """The tree of pages of issues, linked."""
    made = tree_files(TREES[0], issues, link(issues), words_of(TREES[0], issues))
    return made | {SUMS: b""}


class Page(HTMLParser):
    """What a built page holds: text by id, headings, links, ids, title, and the addresses that it loads."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.title, self.language = "", ""
        self.text: dict[str, str] = {}
        self.headings: list[tuple[int, str]] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.cells: list[str] = []
        self.items: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self._inside = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("id") or ""
        if name:
            self.ids.append(name)
            self.text.setdefault(name, "")
        if tag == "html":
            self.language = given.get("lang") or ""
        self._inside += tag == "article"
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag in ("script", "img", "link", "iframe", "source") and (given.get("src") or given.get("href")):
            self.loads.append(given.get("src") or given.get("href") or "")
        if self._inside and len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append((int(tag[1]), ""))
        if tag in ("td", "th"):
            self.cells.append("")
        if self._inside and tag in ("dt", "dd", "li"):
            self.items.append((tag, ""))
        if tag not in VOID:
            self._open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if "title" in tags and "svg" not in tags:
            self.title += data
        for _, name in self._open:
            if name:
                self.text[name] += data
        if self.headings and any(tag == f"h{self.headings[-1][0]}" for tag in tags):
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + data)
        if tags & {"td", "th"}:
            self.cells[-1] += data
        if self._inside and tags & {"dt", "dd", "li"}:
            self.items[-1] = (self.items[-1][0], self.items[-1][1] + data)


def read(path: Path) -> Page:
    """A built page."""
    return Page(path.read_text(encoding="utf-8"))
