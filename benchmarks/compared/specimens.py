"""The PDFs that all tools read: real print, the sample in several layouts, and what no one can read; with truths."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber
import pymupdf
from PIL import Image

from benchmarks.compared.ours import flow_of, issue_of
from benchmarks.compared.reading import ALL, Piece, Reading, squeezed
from benchmarks.compared.truths import (
    LETTER,
    NOTICE,
    TABLE,
    Truth,
    hashes_of_table,
    letter,
    notice,
    over_page_ends,
    pieces_of_issue,
)
from benchmarks.measure import ROOT
from converter.pipeline import convert
from tests.typeset.layout import LAYOUTS, PLAIN, TWO_COLUMNS, Heads
from tests.typeset.press import press, typeset

SAMPLE = ROOT / "gazettes" / "lanpu"
_FOLIO = r"[—－–-]\d{1,3}[—－–-]"
_WORDS = (
    "岚浦市人民政府关于加强水库安全管理工作的通知各县区人民政府各有关单位为保障人民群众生命财产安全现就有关事项通知如下"
)


_MORE = {"plain, large": replace(PLAIN, size=16), "two-columns, large": replace(TWO_COLUMNS, size=14)}
"""Larger print, so that more paragraphs run over a page end."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A PDF with its truth. `group` is what its figures are added up in; `columns` how many a page has.

    `path` is for other tools; `ours` gives the reading of this converter.
    """

    group: str
    path: Path
    truth: Truth
    ours: Callable[[], Reading]
    columns: int = 1


def real(shared: Path) -> Iterator[Specimen]:
    """The three PDFs of real print."""
    path = shared / "pdfs" / f"{LETTER}.pdf"
    pieces = letter(shared)
    truth = Truth(pieces, ALL, folio=_FOLIO, ends=over_page_ends(pieces, _pages(path)))
    yield Specimen("letter", path, truth, lambda path=path: flow_of(path))
    path = shared / "pdfs" / f"{TABLE}.pdf"
    yield Specimen("long table", path, Truth(claims=ALL, cells=hashes_of_table()), lambda path=path: flow_of(path))
    path = shared / "pdfs" / f"{NOTICE}.pdf"
    heads = ("《中華人民共和國香港特別行政區維護國家安全法第四十三條實施細則》", "2020年第139號法律公告")
    truth = Truth(notice(shared), ALL, heads=heads, folio=r"B2[3-6]\d\d")
    yield Specimen("notice", path, truth, lambda path=path: flow_of(path))


def sample(folder: Path) -> Iterator[Specimen]:
    """The sample's three issues in each layout; other tools get the pages from the first document on."""
    for name, layout in (LAYOUTS | _MORE).items():
        for source in sorted(SAMPLE.glob("*/source.txt")):
            issue = convert(source)
            whole = folder / f"{name}-{source.parent.name}" / "source.pdf"
            whole.parent.mkdir()
            whole.write_bytes(typeset(issue, layout))
            path = whole.with_name("documents.pdf")
            with pymupdf.open(whole) as file:
                folio = f"—{layout.first_folio}—"
                first = next(at for at, page in enumerate(file) if folio in squeezed(page.get_text()))
                file.select(range(first, len(file)))
                file.save(path)
            pieces = pieces_of_issue(issue)
            heads = {document.section for document in issue.documents if document.section}
            if layout.heads is Heads.TITLE_AND_SECTION:
                heads |= {dict(issue.masthead.titles)["zh-Hans"]}
            truth = Truth(
                pieces,
                ALL,
                heads=tuple(sorted(heads)) if layout.heads is not Heads.NONE else (),
                folio=_FOLIO,
                ends=over_page_ends(pieces, _pages(path)),
            )
            yield Specimen(f"sample, {name}", path, truth, lambda path=whole: issue_of(path), layout.columns)


def _pages(path: Path) -> list[str]:
    with pdfplumber.open(path) as file:
        return [re.sub(_FOLIO, "", "".join(squeezed(char["text"]) for char in page.chars)) for page in file.pages]


# What no one can read.


def unreadable(folder: Path) -> Iterator[Specimen]:
    """One page each: a scan, and fonts whose codes say nothing or something else than what they show."""
    clean = press(_source())
    yield _alone(folder, "clean", clean, frozenset())
    yield _alone(folder, "scan", _scan(clean), frozenset((1,)))
    for name, change in _LIES.items():
        yield _alone(folder, name, _with_maps(clean, change), frozenset((1,)))


def _alone(folder: Path, name: str, data: bytes, unread: frozenset[int]) -> Specimen:
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    truth = Truth((Piece("text", name),), ALL, unread=unread)
    return Specimen("cannot be read", path, truth, lambda: flow_of(path))


def _source() -> str:
    return f'#set page(width: 160mm, height: 100mm)\n#set text(font: "Noto Serif CJK SC", lang: "zh")\n{_WORDS * 4}。\n'


def _scan(data: bytes) -> bytes:
    """The page as an image of itself."""
    with pymupdf.open(stream=data, filetype="pdf") as file:
        pixels = file[0].get_pixmap(dpi=120)
        image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    made = io.BytesIO()
    image.save(made, "PDF", resolution=120)
    return made.getvalue()


_MAPPED = re.compile(rb"(<[0-9A-Fa-f]{4}>\s*)<([0-9A-Fa-f]{4})>")


def _with_maps(data: bytes, change: Callable[[list[int]], list[int]] | None) -> bytes:
    """The same page with other characters in its ToUnicode maps, or without these."""
    with pymupdf.open(stream=data, filetype="pdf") as file:
        for xref in range(1, file.xref_length()):
            kind, value = file.xref_get_key(xref, "ToUnicode")
            if kind != "xref":
                continue
            if change is None:
                file.xref_set_key(xref, "ToUnicode", "null")
                continue
            at = int(value.split()[0])
            stream = file.xref_stream(at)
            lines = [match for match in _MAPPED.finditer(stream) if 0x4E00 <= int(match[2], 16) <= 0x9FFF]
            targets = change([int(match[2], 16) for match in lines])
            for match, target in reversed(list(zip(lines, targets, strict=True))):
                stream = stream[: match.start()] + match[1] + b"<%04X>" % target + stream[match.end() :]
            file.update_stream(at, stream)
        return file.tobytes()


def _shuffled(chars: list[int]) -> list[int]:
    mixed = list(chars)
    random.Random(1).shuffle(mixed)
    return mixed


_LIES: dict[str, Callable[[list[int]], list[int]] | None] = {
    "no map": None,
    "private use": lambda chars: [0xE000 + at for at in range(len(chars))],
    "rare Han": lambda chars: [0x9000 + 7 * at for at in range(len(chars))],
    "Latin": lambda chars: [0x61 + at % 26 for at in range(len(chars))],
    "shuffled": _shuffled,
}
