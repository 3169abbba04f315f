"""Pinpoints: the article, part or annex of a work that stands behind its name (《某法》第十六条第二款)."""

from __future__ import annotations

import re

_COUNT = r"[一二三四五六七八九十百零〇\d]{1,6}"
_ONE = (
    rf"(?:第\s*+(?:{_COUNT}|[（(]\s*+{_COUNT}\s*+[）)])\s*+(?:编|章|节|条|款|项|目|部分|点|段)(?:之[一二三四五六七八九十])?"
    rf"|[（(]{_COUNT}[）)]项|附件\s*+\d{{1,2}}|附件[一二三四五六七八九十]|附[表录]\s*+\d{{1,2}}|附[表录件]|表\s*+\d{{1,2}})"
)
PINPOINT = rf"{_ONE}(?:\s*+(?:[、和及与至—]|以及)?\s*+{_ONE})*"
"""One pinpoint or several of one work, as a part of patterns."""

_EDITION = r"(?:[（(][^（()）《》]{0,30}[）)])?"
_BEHIND = re.compile(rf"\s*+{_EDITION}\s*+(?:文件?)?(?:中的?|的|内的?)?\s*+(?P<pinpoint>{PINPOINT})")
_BLANKS = re.compile(r"\s+")


def behind(text: str, end: int) -> str | None:
    """The pinpoint that follows the work whose name ends at `end`, without blanks; None where none does.

    >>> behind("《某法》第十六条第二款的规定", 4), behind("《某办法》（2018年修订）第三条、第五条", 5)
    ('第十六条第二款', '第三条、第五条')
    """
    match = _BEHIND.match(text, end)
    return _BLANKS.sub("", match["pinpoint"]) if match else None
