"""What changed within one text, character by character."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "old", "new"]

_LONGEST = 1500
"""Characters between the common beginning and end up to which single changes are looked for."""
_SHORTEST = 2
"""Fewer common characters than this between two changes are told as part of them."""


def segments(old: str, new: str) -> list[tuple[Mark, str]]:
    """The pieces of both texts in order: what is the same, what only the old has, what only the new has.

    >>> segments("每日八时报告", "每日十六时报告")
    [('same', '每日'), ('old', '八'), ('new', '十六'), ('same', '时报告')]
    """
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    pieces: list[tuple[Mark, str]] = [("same", old[:head]), *_middle(*middle), ("same", old[len(old) - tail :])]
    return [(mark, text) for mark, text in pieces if text]


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _middle(old: str, new: str) -> Iterator[tuple[Mark, str]]:
    if max(len(old), len(new)) > _LONGEST:
        yield from (("old", old), ("new", new))
        return
    before, after = "", ""
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" and (j - i >= _SHORTEST or not (before or after)):
            yield from (("old", before), ("new", after), ("same", old[i:j]))
            before, after = "", ""
        else:
            before, after = before + old[i:j], after + new[k:m]
    yield from (("old", before), ("new", after))


def shortened(pieces: list[tuple[Mark, str]], around: int) -> list[tuple[Mark, str]]:
    """The same pieces, of those that did not change only `around` characters beside a change."""
    short: list[tuple[Mark, str]] = []
    for at, (mark, text) in enumerate(pieces):
        first, last = at == 0, at == len(pieces) - 1
        keep = around * (2 - first - last)
        if mark != "same" or len(text) <= keep + 1:
            short.append((mark, text))
        elif first:
            short.append((mark, f"…{text[len(text) - around :]}"))
        elif last:
            short.append((mark, f"{text[:around]}…"))
        else:
            short.append((mark, f"{text[:around]}…{text[len(text) - around :]}"))
    return short
