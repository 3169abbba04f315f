"""Short names: （以下简称《办法》） names the work before it, and the same document cites it by that name later."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

_INTRODUCED = re.compile(
    r"\s*+(?:[（(][^（()）《》]{0,24}[）)]\s*+)?(?:[（(][^（()）《》“”]{0,40}?)?[,，、;；]?\s*+以下[简簡][称稱]为?\s*+[:：]?\s*+"
    r"[“《‘「〈]?(?P<name>[\u4e00-\u9fff（）()·]{1,30}?)[”》’」〉]?\s*+[）)]"
)
# A bare name is taken only if it ends like the title of a document and is long enough to be nothing else.
_BARE_END = re.compile(
    r"(?:办法|规定|意见|条例|规划|纲要|方案|通知|决定|细则|标准|目录|预案|措施|计划|规则|规程|法典|[\u4e00-\u9fff]法)$"
)
_SHORTEST_BARE = 4
_POINTING = re.compile(r"[本该此各原新旧前上]$")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A short name in the words ``text[start:end]``, quotes included."""

    start: int
    end: int
    name: str


def introduced(text: str, end: int) -> tuple[str, int] | None:
    """The short name that is given to the work whose name ends at `end`, and the place behind it.

    >>> introduced("《某市停车管理办法》（以下简称《办法》）", 10)
    ('办法', 20)
    """
    match = _INTRODUCED.match(text, end)
    return (match["name"], match.end()) if match else None


def find(text: str, names: Collection[str], taken: Sequence[tuple[int, int]]) -> Iterator[FoundName]:
    """Uses of `names` in `text`: in quotes, or bare where the form is unmistakable; none that touches `taken`.

    A name in 《》 is a title and found as such.
    """
    for name in sorted(names, key=lambda one: (-len(one), one)):
        at = text.find(name)
        while at >= 0:
            start, end = at, at + len(name)
            at = text.find(name, end)
            if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
                start, end = start - 1, end + 1
            elif not _is_bare(text, start, name):
                continue
            if all(end <= other[0] or other[1] <= start for other in taken):
                yield FoundName(start, end, name)


def _is_bare(text: str, start: int, name: str) -> bool:
    if len(name) < _SHORTEST_BARE or not _BARE_END.search(name):
        return False
    # 以下简称停车办法 gives the name; 该停车办法 and the longer 新停车办法 are other words.
    before = text[max(0, start - 5) : start]
    return not (_POINTING.search(before) or re.search(r"[简簡统][称稱]为?[:：]?$|《$", before))
