"""Sentences as verbs are looked for in them: what is named, quoted or put in brackets is masked, every place kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CITED = "\x01"
"""Stands for each character of the words that name a work."""

ASIDE = "\x02"
"""Stands for each character of what is quoted or bracketed."""

_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』")
# A bracketed figure is part of an address: 第（二）项.
_BRACKETED = re.compile(
    r"（(?![一二三四五六七八九十\d]{1,3}）)[^（）]*）|\((?!\d{1,2}\))[^()]*\)|〔[^〔〕]*〕|\[[^\[\]]*\]"
)
_BUT_CITED = re.compile(f"[^{CITED}]")
_ENDS = re.compile(r"[。；;！!？?\n]+")
_DEPTH = 3

LABEL = (
    r"\s*+(?:第[一二三四五六七八九十百零〇\d]{1,6}条|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[.．、]|\.\d{1,2})|[—●·-]{1,2})?\s*+"
)
"""The label that a paragraph or item may begin with."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence ``text[start:end]``, its mark of end included; `mask` is as long as the sentence."""

    start: int
    end: int
    mask: str


def masked(text: str, named: Sequence[tuple[int, int]]) -> str:
    """`text` with the places in `named` as CITED, what is quoted or bracketed as ASIDE, all else as it is.

    What is named inside brackets stays CITED; what is named in the middle of a quote is part of the quote.
    """
    chars = list(text)
    for start, end in named:
        chars[start:end] = CITED * (end - start)
    mask = _QUOTED.sub(lambda match: ASIDE * len(match[0]), "".join(chars))
    for _ in range(_DEPTH):
        bracketed = _BRACKETED.sub(lambda match: _BUT_CITED.sub(ASIDE, match[0]), mask)
        if bracketed == mask:
            break
        mask = bracketed
    return mask


def sentences(mask: str) -> Iterator[Sentence]:
    """The sentences of a masked text, in order; together they are the whole text."""
    start = 0
    for match in _ENDS.finditer(mask):
        yield Sentence(start, match.end(), mask[start : match.end()])
        start = match.end()
    if mask[start:].strip():
        yield Sentence(start, len(mask), mask[start:])
