"""Marks and notes lead to each other where only one place can be meant."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from converter.model.block import Block, Note, Paragraph, Signature, Table
from converter.write.footnotes import footnotes
from tests.site.making import document, files_of, issue, said

NOTE = Note(id="n1", passage=said("① 指常住人口。", 9, 1), mark="①")


def paragraph(text: str, line: int = 1, page: int = 1, name: str = "p1") -> Paragraph:
    return Paragraph(id=name, passage=said(text, line, page))


CASES: dict[str, tuple[list[Block], int]] = {
    "once": ([paragraph("人口①增长。")], 2),
    "twice": ([paragraph("人口①增长①。")], 0),
    "in two blocks": ([paragraph("人口①。"), paragraph("人口①。", 2, name="p2")], 0),
    "on another page": ([paragraph("人口①。", page=2)], 0),
    "a label": ([paragraph("①人口。")], 0),
    "in a cell": ([Table(id="t1", rows=((said("人口①", 1, 1), said("12", 1, 1)),), header_rows=0)], 2),
    "where no link can stand": ([Signature(id="g1", lines=(said("某市人民政府①", 1, 1),))], 0),
    "in a signature too": ([paragraph("人口①。"), Signature(id="g1", lines=(said("某市①", 2, 1),))], 0),
}


@pytest.mark.parametrize("name", CASES)
def test_links_of_notes(name: str) -> None:
    blocks, count = CASES[name]
    assert sum(map(len, footnotes(document(*blocks, NOTE), ()).values())) == count


def test_the_page_has_both_links() -> None:
    made = document(paragraph("人口①增长，见https://example.org/①。", page=2), paragraph("人口①增长。"), NOTE)
    page = files_of(issue(made))["issue/2023/1/1.md"].decode()
    assert '人口<a class="mark" id="n1-mark" href="#n1">①</a>增长' in page
    assert re.search(r'<p class="footnote" id="n1"><a class="mark" href="#n1-mark">①</a> 指常住人口。', page)


def test_a_remark_has_no_mark() -> None:
    assert footnotes(document(paragraph("人口①。"), replace(NOTE, mark="")), ()) == {}
