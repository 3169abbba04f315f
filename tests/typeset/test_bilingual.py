"""Print in two languages → one document with two texts: in halves, in columns, one above the other, beside the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from converter.forms.text import squeeze
from converter.model.block import Block, Signature, Table, also_of, lang_of
from converter.model.issue import Document, Issue
from converter.pipeline import convert
from tests.typeset.bilingual import MANNERS, Manner, Notice, Say, head_words, typeset_notice
from tests.typeset.ferry import FERRY

Both = tuple[str, str]
"""What stands in the Chinese and in the English text, without blanks; empty where one has nothing."""


def wanted(notice: Notice) -> Iterator[Both]:
    """The paragraphs of a notice in both texts, in the order of the Chinese one."""
    for say in notice.says:
        if say.kind == "table":
            yield squeeze("".join(say.cells)), "" if say.once else squeeze("".join(say.cells))
        elif say.kind in ("schedule", "part", "division"):
            zh, en = (head_words(say.kind, say.label, lang) for lang in ("zh", "en"))
            dash = ("——", "—") if say.kind == "division" else ("", "")
            yield squeeze(zh + dash[0] + say.zh), squeeze(en + dash[1] + say.en)
            if say.kind == "schedule":
                yield "[第2條]", "[r.2]"
        else:
            label = f"{say.label}." if say.kind == "section" else say.label
            yield squeeze(label + say.zh) if say.zh else "", squeeze(label + say.en) if say.en else ""


def found(document: Document) -> Iterator[Both]:
    """The same of a document."""
    for part in document.parts:
        if part.kind == "annex":
            assert part.also is not None
            yield squeeze(part.label.text + part.title.text), squeeze(part.also.label.text + part.also.title.text)
        for block in part.blocks:
            own, other = text(block), text(also_of(block))
            yield (other, own) if lang_of(block) == "en" else (own, other)


def text(block: Block | None) -> str:
    return "" if block is None else squeeze("".join(passage.text for passage in block.passages()))


def converted(notice: Notice, manner: Manner, folder: Path) -> Issue:
    path = folder / "notice.pdf"
    path.write_bytes(typeset_notice(notice, manner))
    return convert(path)


@cache
def ferry(manner: str, folder: Path) -> Issue:
    return converted(FERRY, MANNERS[manner], folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ferry")


every_manner = pytest.mark.parametrize("manner", MANNERS)


@every_manner
def test_both_texts_come_back_paired(manner: str, folder: Path) -> None:
    issue = ferry(manner, folder)
    (document,) = issue.documents
    assert list(found(document)) == list(wanted(FERRY))
    assert issue.ledger.unaccounted == 0


@every_manner
def test_the_heads_are_those_of_the_notice(manner: str, folder: Path) -> None:
    issue = ferry(manner, folder)
    (document,) = issue.documents
    assert issue.id == "hongkong/2031/7"
    assert document.also is not None
    assert [document.title.text, document.also.title.text] == [FERRY.zh, FERRY.en]
    assert [document.number_passage.text, document.also.label.text] == [FERRY.zh_number, FERRY.en_number]
    assert dict(issue.masthead.notice) == {"zh-Hant": FERRY.zh_number, "en": FERRY.en_number}


@every_manner
def test_only_what_one_text_says_alone_is_told(manner: str, folder: Path) -> None:
    told = sorted(finding.code for finding in ferry(manner, folder).findings)
    assert told == ["half-outside-page"] * MANNERS[manner].outside + ["paragraph-in-one-language"]


@every_manner
def test_the_contents_lead_to_headings_of_their_text(manner: str, folder: Path) -> None:
    entries = ferry(manner, folder).contents
    if not MANNERS[manner].contents:
        assert entries == ()
        return
    blocks = ["s1", "s2", "s3", "s4", "annex1", "annex2"]
    assert [(entry.lang, entry.block) for entry in entries] == [
        (lang, block) for lang in ("zh-Hant", "en") for block in blocks
    ]
    first, other = entries[:6], entries[6:]
    assert [one.page for one in first] == [(one.page or 0) - 1 for one in other]


@every_manner
def test_the_notice_says_that_both_are_authentic(manner: str, folder: Path) -> None:
    (document,) = ferry(manner, folder).documents
    assert document.authentic is not None
    assert (document.authentic.languages, document.authentic.block) == (("zh-Hant", "en"), "s4-p1")


def test_what_is_printed_once_stands_once(folder: Path) -> None:
    (document,) = ferry("halves", folder).documents
    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    assert (lang_of(table), also_of(table)) == (None, None)


def test_the_signature_is_dated(folder: Path) -> None:
    (document,) = ferry("columns", folder).documents
    assert sum(isinstance(block, Signature) for block in document.blocks()) == 2
    assert document.signed is not None
    assert document.signed.isoformat() == "2031-03-12"


_ZH = (
    "渡輪須於每日上午六時開出，並須在日落後一小時內返回碼頭停泊，但遇有霧或大風時不在此限；",
    "值勤人員須備存一份紀錄冊；",
    "任何乘客如丟失物品，可於一個月內向碼頭主任查詢，而碼頭主任須在查核紀錄後以書面答覆；",
    "船長不得讓超過核准數目的乘客登船；",
    "凡船隻損毀碼頭，船東須支付修葺的全部費用；",
)
_EN = (
    "a ferry must depart at 6 a.m. every day and must be back at its berth within an hour after sunset, unless fog falls;",
    "a duty officer must keep a register;",
    "a passenger who has lost an article may within one month ask the pier master, who must reply to it in writing;",
    "a master must not let more passengers on board than have been approved;",
    "where a vessel damages a pier, its owner must pay for the whole of the repairs;",
)


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """Notices of some sections, each with paragraphs down to three levels, and a schedule or none."""
    says: list[Say] = []
    numbers = count(1)
    size = draw(st.integers(5, 9))
    schedule = draw(st.none() | st.integers(2, size - 1))
    for at in range(size):
        if at == schedule:
            says.append(Say("schedule", "1", "雜項", "Miscellaneous"))
            numbers = count(1)
        number = next(numbers)
        says.append(Say("section", str(number), f"事項{'甲乙丙丁戊己庚辛壬'[at]}", f"Matter {'ABCDEFGHI'[at]}"))
        for sub in range(1, draw(st.integers(1, 3)) + 1):
            says.append(_sentence(draw, f"({sub})", 0))
            for letter in "abc"[: draw(st.integers(0, 3))]:
                says.append(_sentence(draw, f"({letter})", 1))
                says.extend(_sentence(draw, f"({roman})", 2) for roman in ("i", "ii")[: draw(st.integers(0, 2))])
            if says[-1].depth == 1 and draw(st.booleans()):
                zh, en = draw(st.sampled_from((("", _EN[1]), (_ZH[1], ""), (_ZH[1], _EN[1]))))
                says.append(Say("plain", zh=zh, en=en, depth=1))
    return Notice(2031, 8, "《嵐浦雜項規則》", "Lampo Miscellaneous Rules", tuple(says))


def _sentence(draw: st.DrawFn, label: str, depth: int) -> Say:
    at = draw(st.integers(0, len(_ZH) - 1))
    return Say("item", label, _ZH[at], _EN[at], depth)


@settings(
    max_examples=12,
    deadline=timedelta(seconds=20),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(notice=notices(), manner=st.sampled_from(sorted(MANNERS)))
def test_drawn_notices_come_back_paired(notice: Notice, manner: str, tmp_path: Path) -> None:
    issue = converted(notice, MANNERS[manner], tmp_path)
    (document,) = issue.documents
    assert list(found(document)) == list(wanted(notice))
    assert issue.ledger.unaccounted == 0
