"""The contents of a notice against its headings: each entry leads to its heading, and what differs is told."""

from __future__ import annotations

import pytest

from converter.model.place import Passage
from converter.notice.contents import check_contents
from converter.notice.front import Entry
from converter.notice.labels import Rank, listed
from converter.notice.parts import Made, Place

FOLIOS = {2: 202, 3: 204}


def entry(text: str, page: int) -> Entry:
    whole = Passage.of(text, 9, page=1)
    label = listed(text)
    end = label.end if label else 0
    return Entry(label, text[:end].strip(), whole[end:], page, whole)


def made() -> Made:
    def place(name: str, page: int, title: str, schedule: str = "") -> Place:
        return Place(name, page, Passage.of(title, 20, page=page), schedule)

    return Made(
        places={
            ("zh", Rank.SECTION, "1"): [place("s1", 2, "生效日期"), place("annex1-s1", 3, "排隊", "1")],
            ("zh", Rank.SCHEDULE, "1"): [place("annex1", 3, "乘客的行為守則")],
        }
    )


@pytest.mark.parametrize(
    ("text", "page", "block", "codes"),
    [
        ("1. 生效日期", 202, "s1", []),
        ("附表 1 乘客的行為守則", 204, "annex1", []),
        ("1. 排隊", 204, "annex1-s1", []),  # the same number in a schedule: its title tells
        ("1. 生效 日期", 202, "s1", []),  # blanks are no difference
        ("1. 開始", 202, "s1", ["contents-heading-differs"]),
        ("1. 生效日期", 204, "s1", ["contents-page-differs"]),
        ("附表 1 守則", 206, "annex1", ["contents-heading-differs", "contents-page-differs"]),
        ("7. 罰款", 202, None, ["contents-entry-unmatched"]),
        ("罰款", 202, None, ["contents-entry-unmatched"]),
    ],
)
def test_entries(text: str, page: int, block: str | None, codes: list[str]) -> None:
    (checked,), findings = check_contents([entry(text, page)], "zh", "zh-Hant", "hongkong/2031/7/1", made(), FOLIOS)
    assert (checked.block, checked.lang, checked.page) == (block, "zh-Hant", page)
    assert [finding.code for finding in findings] == codes
