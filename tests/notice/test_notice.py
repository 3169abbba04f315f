"""A notice as a whole, where print is odd: a page that can only be seen, nothing below the title, no contents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.errors import SourceError
from converter.model.block import Paragraph
from converter.model.page import Line, Source
from converter.model.place import Passage
from converter.notice import assemble_notice, notice_number
from converter.notice.front import read_front
from converter.profile import choose_for_notice
from converter.read.pdf import read_pdf
from tests.typeset.bilingual import MANNERS, typeset_notice
from tests.typeset.ferry import FERRY


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    path = tmp_path_factory.mktemp("ferry") / "notice.pdf"
    path.write_bytes(typeset_notice(FERRY, MANNERS["columns"]))
    return read_pdf(path)


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(
        Line(at, 1, Passage.of(text, at, page=1), bbox=(30, 20 * at, 200, 20 * at + 10))
        for at, text in enumerate(texts, 1)
    )


def test_a_page_that_can_only_be_seen_is_a_gap(source: Source) -> None:
    blank = next(at for at, line in enumerate(source.lines) if line.page == 3 and line.blank)
    marked = list(source.lines)
    marked[blank] = replace(marked[blank], furniture="scan", lang="zh")
    number = notice_number(source)
    assert number
    made = assemble_notice(replace(source, lines=tuple(marked)), number, choose_for_notice(number.series))
    (gap,) = made.gaps
    assert (gap.reason, gap.document) == ("needs-ocr", "hongkong/2031/7/1")
    held = {block.id: block for block in made.documents[0].blocks()}
    before = held[gap.after]
    assert next(passage for passage in before.passages() if passage).page == 2


def test_print_in_one_language_is_no_notice(source: Source) -> None:
    assert notice_number(replace(source, lines=tuple(replace(line, lang=None) for line in source.lines))) is None


def test_nothing_below_the_title(source: Source) -> None:
    number = notice_number(source)
    assert number
    head = tuple(line for line in source.lines if line.number <= 8)
    with pytest.raises(SourceError, match="no text below its title"):
        assemble_notice(replace(source, lines=head), number, choose_for_notice(number.series))


def test_titles_of_several_lines_and_contents_over_pages() -> None:
    front = read_front(
        lines(
            "L.N. 7 of 2031",
            "Lampo Ferry Piers and the People’s",
            "Landings Rules",
            "Contents",
            "Rule Page",
            "1. Commencement and the day from which the Rules",
            "are in operation .......... B203",
            "Schedule 1 List of Piers B1204",
            "Lampo Ferry Piers and the People’s",
            "Landings Rules",
            "1. Commencement",
        )
    )
    assert front.number.text == "L.N. 7 of 2031"
    assert front.title.text == "Lampo Ferry Piers and the People’s Landings Rules"
    assert front.repeated.text == front.title.text
    assert [(one.printed, one.title.text, one.page) for one in front.entries] == [
        ("1.", "Commencement and the day from which the Rules are in operation", 203),
        ("Schedule 1", "List of Piers", 1204),
    ]
    assert [line.text for line in front.body] == ["1. Commencement"]


def test_a_notice_without_contents() -> None:
    front = read_front(lines("2031年第7號法律公告", "《嵐浦渡輪規則》", "1. 生效日期", "本規則即日起實施。"))
    assert (front.number.text, front.title.text) == ("2031年第7號法律公告", "《嵐浦渡輪規則》")
    assert (front.entries, front.contents) == ((), ())
    assert len(front.body) == 2


def test_blocks_have_their_language_and_depth(source: Source) -> None:
    number = notice_number(source)
    assert number
    (document,) = assemble_notice(source, number, choose_for_notice(number.series)).documents
    held = {block.id: block for block in document.blocks()}
    depths = {name: getattr(held[name], "depth", None) for name in ("s3-1", "s3-2-a", "s3-2-b-ii", "s3-2-b-ii-en")}
    assert depths == {"s3-1": 0, "s3-2-a": 1, "s3-2-b-ii": 2, "s3-2-b-ii-en": 2}
    alone = held["s3-2-p1"]
    assert isinstance(alone, Paragraph)
    assert alone.lang == "en"
