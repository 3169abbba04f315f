"""The marks of footnotes."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"[①-⑳㉑-㉟㊱-㊿❶-❿]|[*＊※†‡§]{1,3}|[¹²³⁰⁴-⁹]{1,2}"
    r"|\[\d{1,2}\]|〔\d{1,2}〕|［\d{1,2}］|\d{1,2}(?=\s*[^\s\d.．、,，:：)）年月日%％\-–—])"
)


def mark_of(text: str) -> str:
    """The mark with which the text of a footnote begins; empty where it has none.

    >>> mark_of("①见附件二。"), mark_of("* 暂定名。"), mark_of("[3] 同上。"), mark_of("12 指常住人口。")
    ('①', '*', '[3]', '12')
    >>> mark_of("1. 总则"), mark_of("2023年"), mark_of("3"), mark_of("注：单位为万元")
    ('', '', '', '')
    """
    match = _MARK.match(text)
    return match[0] if match else ""
