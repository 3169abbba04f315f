"""Broken, odd and hostile files: each is read, or is one clear error within bounds; nothing in them is run or opened."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from converter.errors import SourceError
from converter.read.pdf.bounds import Bounds
from converter.read.pdf.guard import printed_in_child
from tests.read.pdf import hostile
from tests.read.pdf.hostile import WORDS, bomb, form, one_page, packed, stream
from tests.read.pdf.making import Press, codes, shown, source_of

GOOD = Press().text(50, 100, "好的文件。").bytes()
SAID = "Lanpu gazette"


def tree(entries: bytes, **more: bytes) -> bytes:
    return one_page(tree=b"<</Type/Pages%s>>" % entries, **more)


def boxed(entries: bytes) -> bytes:
    return one_page(page=entries)


REFUSED = [
    ("empty", b"", "is empty"),
    ("text", b"no PDF at all " * 20, "is no PDF file"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is no PDF file"),
    ("only a head", b"%PDF-1.7\n", "is a broken PDF file"),
    ("noise behind a head", b"%PDF-1.7\n" + random.Random(1).randbytes(5000), "is a broken PDF file"),
    ("torn", GOOD[: len(GOOD) // 4], "is a broken PDF file"),
    ("a password", hostile.locked("secret", "other"), "is encrypted"),
    ("no page", tree(b"/Kids[]/Count 0"), "is a PDF file without pages"),
    ("blank", Press().bytes(), "has no text, only blank pages"),
    ("a page of its own reference", one_page(b" 4 0 R "), "has no text, only blank pages"),
    ("fewer pages than it counts", tree(b"/Kids[3 0 R]/Count 4000"), "is a broken PDF file"),
    ("a tree of pages in itself", tree(b"/Kids[2 0 R]/Count 3/Parent 2 0 R"), "is a broken PDF file"),
    (
        "two trees in one another",
        tree(b"/Kids[7 0 R]/Count 2", o7=b"<</Type/Pages/Kids[2 0 R]/Count 2/Parent 2 0 R>>"),
        "is a broken PDF file",
    ),
    ("a tree 5,000 levels deep", hostile.deep_tree(5000), "is a broken PDF file"),
    (
        "arrays in arrays",
        b"%PDF-1.7\n1 0 obj<</Pages " + b"[" * 100_000 + b"]" * 100_000 + b">>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        "is a broken PDF file",
    ),
    ("5,001 pages", hostile.pages(5001), "has too many pages for an issue (5,001, at most 5,000 are read)"),
]

READ = [
    ("a page", one_page()),
    ("a password to change it only", hostile.locked("", "other")),
    ("a thousand million pages counted", tree(b"/Kids[3 0 R]/Count 1000000000")),
    ("fewer than no pages counted", tree(b"/Kids[3 0 R]/Count -1")),
    ("a tree that is its own parent", tree(b"/Kids[3 0 R]/Count 1/Parent 2 0 R", page=b"")),
    ("a table of objects before itself", hostile.looped_table()),
    ("a length that is its own", one_page(b"<</Length 4 0 R>>stream\n" + WORDS + b"\nendstream ")),
    ("states kept and never given back", one_page(stream(b"q " * 100_000 + WORDS))),
    ("entries in entries", one_page(stream(b"/A " + b"<</B " * 50_000 + b">>" * 50_000 + b" BDC " + WORDS))),
    ("forms in forms", hostile.forms(12)),
    (
        "a form that draws itself",
        one_page(stream(b"/X Do"), resources=b"/XObject<</X 7 0 R>>", o7=form(b"/X Do " + WORDS, 7)),
    ),
    ("packed four times", one_page(packed(WORDS, times=4))),
    ("no size", boxed(b"")),
    ("a size of nothing", boxed(b"/MediaBox[0 0 0 0]")),
    ("a size of words", boxed(b"/MediaBox[(a) /b [1] null]")),
    ("a size beyond numbers", boxed(b"/MediaBox[-1e300 -1e300 1e300 1e300]")),
    ("a page of 350 km", boxed(b"/MediaBox[0 0 1000000000 1000000000]")),
    ("a size with its corners exchanged", boxed(b"/MediaBox[400 600 0 0]")),
    ("a cut beside the page", boxed(b"/MediaBox[0 0 400 600]/CropBox[900 900 1000 1000]")),
    ("turned by no quarter", boxed(b"/MediaBox[0 0 400 600]/Rotate 45")),
    ("names in themselves", one_page(root=b"/Names<</EmbeddedFiles 7 0 R/JavaScript 7 0 R>>", o7=b"<</Kids[7 0 R]>>")),
]

SCRIPT = b"<</S/JavaScript/JS(while\\(1\\){})>>"
NOTE = b"/MediaBox[0 0 400 600]/Annots[<</Type/Annot/Rect[9 9 90 90]/Contents(seen)/Subtype/%s>>]"

TOLD = [
    (
        one_page(
            root=b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>]>>>>", o7=stream(b"MZ")
        ),
        ("attached-files", "note"),
    ),
    (boxed(NOTE % b"FileAttachment"), ("attached-files", "note")),
    (one_page(root=b"/Names<</JavaScript<</Names[(a)%s]>>>>" % SCRIPT), ("script-in-pdf", "note")),
    (one_page(root=b"/OpenAction" + SCRIPT), ("script-in-pdf", "note")),
    (boxed(NOTE % b"FreeText"), ("annotations-unread", "warning")),
    (boxed(NOTE % b"Widget/F 2"), None),  # hidden
    (boxed(NOTE % b"Link"), None),
]

SMALL = Bounds(memory=400 * 1024**2, seconds_a_page=5)
BOUND = [
    ("2 GB of blanks", one_page(bomb(2000)), SMALL, "memory"),
    ("text without end", one_page(bomb(100, b"BT /F1 1 Tf 1 0 0 1 1 1 Tm (aaaaaaaaaa) Tj ET ")), SMALL, "memory"),
    ("8 GB packed three times", one_page(bomb(8000, times=3)), SMALL, "memory"),
    ("forms, ten in each", hostile.forms(10, times=10), SMALL, "memory|takes too long"),
    ("too many for half a second", hostile.pages(4000), Bounds(seconds=0.5), "takes too long"),
    ("a hundred pages", hostile.pages(100), Bounds(pages=99), r"too many pages for an issue \(100, at most 99 are"),
    ("pages kept in a file", hostile.pages(100), Bounds(written=2000), "room for temporary files"),
    ("pages told", hostile.pages(100), Bounds(told=2000), "has too much text"),
    (
        "a page of rules",
        one_page(packed(b"".join(b"%d 0 m %d 600 l S 0 %d m 400 %d l S " % (at, at, at, at) for at in range(80_000)))),
        Bounds(seconds_a_page=1),
        "takes too long",
    ),
]


@pytest.mark.parametrize(("data", "what"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_one_clear_error(data: bytes, what: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as told:
        source_of(data, tmp_path)
    assert str(told.value).startswith(f"{tmp_path / 'source.pdf'}: {what}; ")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("data", [case[1] for case in READ], ids=[case[0] for case in READ])
def test_what_is_odd_is_read_all_the_same(data: bytes, tmp_path: Path) -> None:
    source = source_of(data, tmp_path)
    assert shown(source) == [SAID]
    assert codes(source) == []


@pytest.mark.parametrize(("data", "finding"), TOLD)
def test_what_stands_beside_the_text_is_told(data: bytes, finding: tuple[str, str] | None, tmp_path: Path) -> None:
    source = source_of(data, tmp_path)
    assert shown(source) == [SAID]
    assert codes(source) == ([finding] if finding else [])


@pytest.mark.parametrize(("data", "bounds", "what"), [case[1:] for case in BOUND], ids=[case[0] for case in BOUND])
def test_bounds_hold(data: bytes, bounds: Bounds, what: str, tmp_path: Path) -> None:
    path = tmp_path / "source.pdf"
    path.write_bytes(data)
    with path.open("rb") as file, pytest.raises(SourceError, match=what) as told:
        printed_in_child(file, str(path), bounds)
    assert "\n" not in str(told.value)


def test_5000_pages_are_read(tmp_path: Path) -> None:
    source = source_of(hostile.pages(5000), tmp_path)
    assert source.pages == 5000
    assert {line.page for line in source.lines} == set(range(1, 5001))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever is missing or overwritten; an error that blames the reader would be a fault of ours."""
    start = data.draw(st.integers(5, len(GOOD)))
    stop = data.draw(st.integers(start, min(len(GOOD), start + 200)) | st.just(len(GOOD)))
    damaged = GOOD[:start] + data.draw(st.binary(max_size=20)) + GOOD[stop:]
    said = ""
    try:
        source_of(damaged, tmp_path)
    except SourceError as problem:
        said = str(problem)
    assert "fault" not in said
