"""The press itself: what it sets is on the page, in order, the same each time, whatever the text."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from converter.forms.text import squeeze
from converter.model.block import Block, Box, CellSpan, Heading, Paragraph, Table
from converter.model.issue import Issue, Part
from converter.pipeline import convert
from tests.typeset.compare import compare, report
from tests.typeset.layout import LAYOUTS, Boxes, Heads, Layout, Paper, Tables
from tests.typeset.markup import order_head, quoted, source_of
from tests.typeset.plain import text_of
from tests.typeset.press import PressError, fonts, press, typeset
from tests.typeset.random_issue import Drawn, issues, layouts, printed

SAMPLE = Path(__file__).resolve().parent.parent.parent / "gazettes" / "lanpu"
ISSUES = ("2023-03", "2023-04", "2024-01")

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Drawn issues are large: what fails is told as it is, and not made smaller for minutes."""

drawn = settings(
    max_examples=12,
    deadline=timedelta(seconds=20),
    phases=PHASES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@cache
def sample(name: str) -> Issue:
    return convert(SAMPLE / name / "source.txt")


@cache
def made(name: str, layout: str) -> bytes:
    return typeset(sample(name), LAYOUTS[layout])


def pages(pdf: bytes) -> list[str]:
    """The text of each page, as pypdfium2 finds it."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [page.get_textpage().get_text_bounded() for page in document]


def ink(issue: Issue) -> Counter[str]:
    """How often each character stands in the documents; heads of people that a layout may set anew are left out."""
    texts = [passage.text for document in issue.documents for passage in document.passages()]
    return Counter(squeeze("".join(texts)))


every_sample = pytest.mark.parametrize(("name", "layout"), [(name, layout) for name in ISSUES for layout in LAYOUTS])


@every_sample
def test_every_character_is_on_the_pages(name: str, layout: str) -> None:
    found = Counter(squeeze("".join(pages(made(name, layout)))))
    wanted = ink(sample(name))
    # Aligned rosters set no dashes, and a hyphen at the end of a line is U+FFFE for pdfium.
    wanted["-"] = 0
    assert wanted - found == Counter()


@every_sample
def test_documents_begin_on_the_pages_that_the_contents_tell(name: str, layout: str) -> None:
    held = pages(made(name, layout))
    front = next(at for at, page in enumerate(held) if squeeze(page).startswith("目录"))
    first = next(
        at for at, page in enumerate(held) if at > front and f"—{LAYOUTS[layout].first_folio}—" in squeeze(page)
    )
    told = [int(page) for page in re.findall(r"(?:[….·⋯‥]|\.)\s*(\d+)\s*$", "\n".join(held[front:first]), re.M)]
    starts = []
    at = first
    for document in sample(name).documents:
        words = "".join(order_head(document) or (document.title.text, document.number_passage.text))
        if not document.number:
            words += next(next(document.blocks()).passages()).text[:20]
        at = next(page for page in range(at, len(held)) if squeeze(words) in squeeze(held[page]))
        starts.append(at - first + LAYOUTS[layout].first_folio)
    assert len(told) == len(sample(name).contents)
    assert told == starts


@every_sample
def test_every_page_of_the_body_has_its_folio(name: str, layout: str) -> None:
    held = [squeeze(page) for page in pages(made(name, layout))]
    first = next(at for at, page in enumerate(held) if f"—{LAYOUTS[layout].first_folio}—" in page)
    folios = [f"—{at - first + LAYOUTS[layout].first_folio}—" for at in range(first, len(held))]
    assert [folio for folio, page in zip(folios, held[first:], strict=True) if folio not in page] == []


def test_running_heads_tell_the_section() -> None:
    assert squeeze(pages(made("2023-04", "two-columns"))[-1]).startswith("专项规划")
    bare = replace(LAYOUTS["two-columns"], heads=Heads.NONE)
    assert not squeeze(pages(typeset(sample("2023-04"), bare))[-1]).startswith("专项规划")


@pytest.mark.parametrize("paper", Paper)
def test_paper(paper: Paper) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(typeset(sample("2024-01"), Layout(paper=paper))))
    wide, high = document[0].get_size()
    assert (round(wide / 72 * 25.4), round(high / 72 * 25.4)) == paper.value


def test_two_columns_stand_side_by_side() -> None:
    """Long lines begin in the right half of pages of two columns only."""
    assert _lines_on_the_right(made("2024-01", "two-columns")) > 100
    assert _lines_on_the_right(made("2024-01", "plain")) < 10


def _lines_on_the_right(pdf: bytes) -> int:
    found = 0
    for page in pypdfium2.PdfDocument(io.BytesIO(pdf)):
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        found += sum(1 for left, _, right, _ in boxes if right - left > 120 and left > page.get_width() / 2)
    return found


TABLE = Table(
    caption=printed("表1 项目"),
    unit=printed("单位：个"),
    rows=tuple(
        tuple(map(printed, row))
        for row in [
            ["类别", "项目", "数量"],
            *([f"组{at // 2}" if at % 2 == 0 else "", f"事项{at}", str(at)] for at in range(60)),
        ]
    ),
    spans=tuple(CellSpan(at, 0, 2, 1) for at in range(1, 61, 2)),
)


def with_blocks(*blocks: Block) -> Issue:
    """An issue with one document of these blocks."""
    issue = sample("2023-04")
    document = replace(issue.documents[0], parts=(Part(kind="main", blocks=blocks),))
    return replace(issue, documents=(document,))


@pytest.mark.parametrize("repeat", [True, False])
def test_heads_of_tables_are_repeated_on_the_next_page(repeat: bool) -> None:
    text = "\n".join(pages(typeset(with_blocks(TABLE), Layout(repeat_heads=repeat))))
    assert squeeze(text).count("类别项目数量") == (2 if repeat else 1)


@pytest.mark.parametrize(
    ("tables", "boxes", "fewest", "most"),
    [
        (Tables.RULED, Boxes.FRAMED, 60, 200),
        (Tables.THREE_LINE, Boxes.FRAMED, 5, 20),
        (Tables.UNRULED, Boxes.TINTED, 1, 4),
    ],
)
def test_lines_and_tints(tables: Tables, boxes: Boxes, fewest: int, most: int) -> None:
    box = Box(
        heading=printed("专栏1 试点"),
        label="专栏1",
        number=1,
        title="试点",
        blocks=(Paragraph(passage=printed("试。")),),
    )
    pdf = typeset(with_blocks(box, TABLE), Layout(tables=tables, boxes=boxes, heads=Heads.NONE))
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    paths = [one for page in document for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    assert fewest <= len(paths) <= most


def test_run_in_headings_stand_in_their_paragraph() -> None:
    head = Heading(passage=printed("1. 推进改造。"), level=3, label="1.", run_in=True)
    source = source_of(with_blocks(head, Paragraph(passage=printed("逐步推进。"))), Layout())
    assert '#run-in(3, "1. 推进改造。", "逐步推进。")' in source
    assert "逐步推进" not in source.replace('#run-in(3, "1. 推进改造。", "逐步推进。")', "")


def test_the_same_bytes_twice() -> None:
    for layout in LAYOUTS.values():
        assert typeset(sample("2023-03"), layout) == typeset(sample("2023-03"), layout)


def test_a_wrong_source_tells_where() -> None:
    with pytest.raises(PressError, match="unknown variable: nothing-of-the-kind"):
        press("#nothing-of-the-kind()")


def test_columns_are_one_or_two() -> None:
    with pytest.raises(ValueError, match="got 3, allowed are 1 and 2"):
        Layout(columns=3)


TRICKY = ["#set", '"', "\\", "\\u{41}", "*a*", "_b_", "$x$", "<l>", "@r", "`c`", "[d]", "//e", "/*f*/", "= g", "- h", "~", "---", "\t",
          "\r\n", "\x00", "\x1b", "\x85", "\u2028", "\u200b", "\ufeff", "\u3000", "  ", "𠮷", "e\u0301", "#{", "}", "{{date}}", "'"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=30), st.lists(st.sampled_from(TRICKY), max_size=6).map("".join)),
        min_size=1,
        max_size=20,
    )
)
def test_any_text_survives(texts: list[str]) -> None:
    """What typst reads is what was written, character for character."""
    source = "\n".join(f"#metadata({quoted(text)})<held>" for text in texts)
    found = json.loads(typst.query(source.encode(), "<held>", field="value", font_paths=fonts()))
    assert found == texts


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=8), st.sampled_from(sorted(LAYOUTS)))
def test_any_text_can_be_set(texts: list[str], layout: str) -> None:
    """No text of a block is taken for markup, whichever kind of block it is in."""
    passages = [printed(text) for text in texts]
    blocks: tuple[Block, ...] = (
        *(Paragraph(passage=passage) for passage in passages),
        *(Heading(passage=passage, level=at % 4 + 1, label=None) for at, passage in enumerate(passages)),
        Table(rows=(tuple(passages), tuple(passages))),
    )
    assert typeset(with_blocks(*blocks), LAYOUTS[layout]).startswith(b"%PDF")


@drawn
@given(issues(), layouts())
def test_drawn_issues_are_on_the_pages(one: Drawn, layout: Layout) -> None:
    pdf = typeset(one.issue, layout)
    held = pages(pdf)
    wanted = ink(one.issue)
    wanted["-"] = 0
    assert wanted - Counter(squeeze("".join(held))) == Counter()
    assert len(held) >= 4
    assert pdf == typeset(one.issue, layout)


# The comparison.


@pytest.mark.parametrize("name", ISSUES)
def test_an_issue_is_itself(name: str) -> None:
    assert compare(sample(name), sample(name)) == ()


def paragraph(text: str) -> Paragraph:
    return Paragraph(passage=printed(text))


FIRST, SECOND = "各级各部门要抓好落实，按季度通报进展，", "对发现的问题限期整改。"
COMPARED = [
    # expected blocks, found blocks → classes of the differences
    ((paragraph(FIRST + SECOND),), (paragraph(FIRST), paragraph(SECOND)), ["paragraph cut"]),
    ((paragraph(FIRST), paragraph(SECOND)), (paragraph(FIRST + SECOND),), ["paragraph joined"]),
    ((paragraph("在 5 日内"),), (paragraph("在5日内"),), ["paragraph blanks-lost"]),
    ((paragraph("在5日内"),), (paragraph("在 5日内"),), ["paragraph blanks-invented"]),
    ((paragraph("第一条 为了"),), (paragraph("第一条　为了"),), []),
    ((paragraph(FIRST + SECOND),), (paragraph(FIRST.replace("季", "月") + SECOND),), ["paragraph text"]),
    ((paragraph(FIRST), paragraph(SECOND)), (paragraph(FIRST),), ["paragraph missing"]),
    ((paragraph(FIRST),), (paragraph(FIRST), paragraph(SECOND)), ["paragraph extra"]),
    ((paragraph(FIRST), paragraph(SECOND)), (paragraph(SECOND), paragraph(FIRST)), ["paragraph missing", "paragraph extra"]),
    ((Heading(passage=printed("一、要求"), level=1, label="一、"),), (paragraph("一、要求"),), ["heading other-kind"]),
    ((Heading(passage=printed("1. 要求"), level=3, label="1."),), (Heading(passage=printed("1. 要求"), level=2, label="1."),), ["heading form"]),
    ((TABLE,), (replace(TABLE, rows=TABLE.rows[:-1]),), ["table form", "row missing"]),
    ((TABLE,), (replace(TABLE, spans=TABLE.spans[:-1]),), ["spans text"]),
    ((TABLE,), (replace(TABLE, unit=printed("")),), ["table text"]),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "found", "classes"), COMPARED)
def test_differences_have_names(expected: tuple, found: tuple, classes: list[str]) -> None:
    told = compare(with_blocks(*expected), with_blocks(*found))
    assert sorted(one.name for one in told) == sorted(classes), report(told)


def test_documents_are_paired_by_number() -> None:
    issue = sample("2023-03")
    told = compare(issue, replace(issue, documents=issue.documents[1:]))
    assert {one.where for one in told} == {"岚浦市人民政府令第48号"}
    assert {one.how for one in told} == {"missing"}


def test_a_report_counts_and_shows() -> None:
    told = compare(with_blocks(paragraph(FIRST), paragraph(SECOND)), with_blocks(paragraph(FIRST + SECOND)))
    text = report(told)
    assert text.startswith("1 differences: paragraph joined 1\n岚政办发〔2023〕19号: paragraph joined\n")
    assert text.count("\n  - paragraph ") == 2
    assert text.count("\n  + paragraph ") == 1


def test_lost_blanks_can_be_left_out() -> None:
    one, other = with_blocks(paragraph("在 5 日内")), with_blocks(paragraph("在5日内"))
    assert compare(one, other, lost_blanks=False) == ()
    assert len(compare(other, one, lost_blanks=False)) == 1


# The truth of drawn issues, and the stages behind the reader: page text gives back what was drawn.


@pytest.mark.parametrize("name", ISSUES)
def test_page_text_of_the_sample_comes_back(name: str, tmp_path: Path) -> None:
    told = compare(sample(name), _from_text(sample(name), tmp_path))
    assert told == (), report(told)


@settings(parent=drawn, max_examples=40, suppress_health_check=list(HealthCheck))
@given(one=issues(numbered=False))
def test_page_text_of_drawn_issues_comes_back(one: Drawn, tmp_path: Path) -> None:
    told = compare(one.issue, _from_text(one.issue, tmp_path))
    assert told == (), report(told)


def _from_text(issue: Issue, folder: Path) -> Issue:
    path = folder / "source.txt"
    path.write_text(text_of(issue), "utf-8")
    return convert(path)
