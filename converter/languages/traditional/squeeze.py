"""Blanks that print sets inside words: alignment (``余　额``) and line ends. They do not part words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = r"[\u3400-\u9fff]"
_GAP = re.compile(rf"(?<={_HAN})(?:[ \u3000\xa0]{{1,4}}|[ \u3000]*\r?\n[ \u3000]*)(?={_HAN})")
_BLANK = re.compile(r"[ \u3000\xa0\n]")
_IS_HAN = re.compile(_HAN)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without the blanks inside its words, and each of them with its place in the whole text."""

    text: str
    blanks: tuple[tuple[int, int], ...]
    whole: str

    def open(self, text: str) -> str:
        """Another text of the same length, with the blanks where they were."""
        if not self.blanks:
            return text
        pieces: list[str] = []
        at = taken = 0
        for start, end in self.blanks:
            pieces += (text[taken : taken + start - at], self.whole[start:end])
            taken += start - at
            at = end
        return "".join((*pieces, text[taken:]))


def squeeze(text: str) -> Squeezed:
    """`text` without the blanks inside its words: at line ends, and beside a character that stands alone.

    A pair of such characters is a word by itself: behind it and before it a blank parts.

    >>> squeeze("余　额").text, squeeze("标 准化").text, squeeze("组长 于 静 市教育局").text
    ('余额', '标准化', '组长 于静 市教育局')
    >>> squeeze("余 额").open("餘額")
    '餘 額'
    """
    blanks = tuple(_inside(text))
    if not blanks:
        return Squeezed(text, (), text)
    starts = (0, *(end for _, end in blanks))
    ends = (*(start for start, _ in blanks), len(text))
    return Squeezed("".join(text[start:end] for start, end in zip(starts, ends, strict=True)), blanks, text)


def _inside(text: str) -> Iterator[tuple[int, int]]:
    """The blanks that stand inside a word."""
    # Most texts have none, and the pattern of gaps looks behind each character.
    if not _BLANK.search(text):
        return
    paired = -1
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        left, right = _alone(text, start - 1), _alone(text, end)
        if "\n" in gap[0]:
            yield start, end
        elif left and right:
            paired = end
            yield start, end
        elif (left and paired != start - 1) or (right and not _pairs(text, end)):
            yield start, end


def _pairs(text: str, at: int) -> bool:
    """Whether the lone character at `at` is the first of a pair."""
    gap = _GAP.match(text, at + 1)
    return gap is not None and _alone(text, gap.end())


def _alone(text: str, at: int) -> bool:
    """Whether no other Chinese character stands beside the one at `at`."""
    before = at > 0 and _IS_HAN.match(text, at - 1) is not None
    return not before and _IS_HAN.match(text, at + 1) is None
