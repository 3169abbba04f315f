"""Labels of laws in both languages: (text, rank, value) or nothing."""

from __future__ import annotations

import pytest

from converter.notice.labels import Rank, head_of, label_of, listed, term_of


@pytest.mark.parametrize(
    ("text", "rank", "value"),
    [
        ("附表 2", Rank.SCHEDULE, "2"),
        ("附表2", Rank.SCHEDULE, "2"),
        ("附表", Rank.SCHEDULE, ""),
        ("Schedule 2A", Rank.SCHEDULE, "2A"),
        ("SCHEDULE 1", Rank.SCHEDULE, "1"),
        ("第 3 部", Rank.PART, "3"),
        ("Part 3", Rank.PART, "3"),
        ("Part 3—Boarding", Rank.PART, "3"),
        ("第2分部——定額罰款", Rank.DIVISION, "2"),
        ("Division 2—Fixed Penalties", Rank.DIVISION, "2"),
    ],
)
def test_heads(text: str, rank: Rank, value: str) -> None:
    label = head_of(text)
    assert label is not None
    assert (label.rank, label.value) == (rank, value)


@pytest.mark.parametrize(
    "text",
    [
        "附表 2 所列的碼頭",  # a sentence that names a schedule
        "Schedule 2 applies to piers",
        "第3部所指的人",
        "Part 3 of this Schedule",
        "第 3 條",  # a section is no part
    ],
)
def test_sentences_are_no_heads(text: str) -> None:
    assert head_of(text) is None


@pytest.mark.parametrize(
    ("text", "rank", "value", "rest"),
    [
        ("4. 碼頭的開放", Rank.SECTION, "4", "碼頭的開放"),
        ("4A. Opening", Rank.SECTION, "4A", "Opening"),
        ("(2)如有以下情況", Rank.SUBSECTION, "2", "如有以下情況"),
        ("(2A) A duty officer", Rank.SUBSECTION, "2A", "A duty officer"),
        ("(b) 水位", Rank.PARAGRAPH, "b", "水位"),
        ("(ii) 相當可能", Rank.SUBPARAGRAPH, "ii", "相當可能"),
        ("(A) in either case", Rank.UPPER, "A", "in either case"),
        ("(II) in either case", Rank.UPPER_ROMAN, "II", "in either case"),
    ],
)
def test_labels(text: str, rank: Rank, value: str, rest: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.rank, label.value, text[label.end :]) == (rank, value, rest)


@pytest.mark.parametrize("text", ["3.5米", "3.5 metres", "2031年5月1日", "(duty officer) 指", "(如有的話)", "第4條"])
def test_no_labels(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("text", "rank", "value", "rest"),
    [
        ("4. 碼頭", Rank.SECTION, "4", "碼頭"),
        ("附表 1 碼頭一覽表", Rank.SCHEDULE, "1", "碼頭一覽表"),
        ("Schedule 1 List of Piers", Rank.SCHEDULE, "1", "List of Piers"),
        ("Schedule 1List of Piers", Rank.SCHEDULE, "1", "List of Piers"),  # print that sets no gap
        ("Part 2 Penalties", Rank.PART, "2", "Penalties"),
        ("第2部 罰則", Rank.PART, "2", "罰則"),
    ],
)
def test_entries_of_contents(text: str, rank: Rank, value: str, rest: str) -> None:
    label = listed(text)
    assert label is not None
    assert (label.rank, label.value, text[label.end :]) == (rank, value, rest)


@pytest.mark.parametrize(
    ("text", "language", "term"),
    [
        ("碼頭(pier)指渡輪碼頭；", "zh", ("碼頭", "pier")),
        ("第1類碼頭 (Class 1 pier) 指渡輪碼頭；", "zh", ("第1類碼頭", "class1pier")),
        ("Class 1 pier (第1類碼頭) means a ferry pier;", "en", ("第1類碼頭", "class1pier")),
        ("pier (碼頭), in relation to a ferry, means a pier;", "en", ("碼頭", "pier")),
        ("碼頭指渡輪碼頭(包括引道)；", "zh", None),  # brackets of the same language
        ("A pier (including its approach) is open.", "en", None),
        ("值勤人員如認為安全，碼頭(pier)可開放。", "zh", None),  # behind a clause it is no definition
    ],
)
def test_terms(text: str, language: str, term: tuple[str, str] | None) -> None:
    assert term_of(text, language) == term
