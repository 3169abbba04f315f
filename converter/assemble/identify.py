"""Gives each block its id, from the structure: ``s2.1-p3`` is the third paragraph under 二、（一）.

Ids depend on printed labels and on what stands before in the same section only, so that a change in one chapter moves
no id in another. Main parts have no prefix, issued ones ``plan-``, annexes ``annex1-``, boxes ``box2-``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.forms.labels import ARTICLE, label_of, ordinal
from converter.model.block import (
    Block,
    Box,
    Event,
    Heading,
    Item,
    Names,
    Note,
    Paragraph,
    Roster,
    Signature,
    Table,
)
from converter.model.issue import Part

_LETTERS: dict[type, str] = {
    Paragraph: "p", Item: "p", Note: "note", Table: "t", Roster: "r", Names: "n",
}  # fmt: skip


def identify(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The same parts, every block with an id that is unique in the document."""
    used: Counter[str] = Counter()
    return tuple(
        replace(part, blocks=tuple(_blocks(part.blocks, prefix, used)))
        for part, prefix in zip(parts, _prefixes(parts), strict=True)
    )


def _prefixes(parts: Sequence[Part]) -> Iterator[str]:
    annexes = 0
    issued = 0
    for part in parts:
        if part.kind == "annex":
            annexes += 1
            yield f"annex{part.number or annexes}-"
        elif part.kind == "issued":
            issued += 1
            yield "plan-" if issued == 1 else f"plan{issued}-"
        else:
            yield ""


def _blocks(blocks: Sequence[Block], prefix: str, used: Counter[str]) -> Iterator[Block]:
    path: list[str] = []
    counts: Counter[str] = Counter()
    section = ""
    for block in blocks:
        if isinstance(block, Heading):
            label = label_of(block.passage.text)
            above = [*path[: block.level - 1], *["0"] * (block.level - 1 - len(path))]
            stem = prefix + "s" + "".join(f"{step}." for step in above)
            name = _unique(f"{stem}{label.ordinal if label else 0}", used)
            path = [*above, name.removeprefix(stem)]
            section = f"{name.removeprefix(prefix)}-"
            counts = Counter()
            yield replace(block, id=name)
        elif isinstance(block, Box):
            name = _unique(f"{prefix}box{block.number or _next(counts, 'box')}", used)
            yield replace(block, id=name, blocks=tuple(_blocks(block.blocks, f"{name}-", used)))
        elif isinstance(block, Event):
            day = block.date.isoformat() if block.date else f"e{_next(counts, 'e')}"
            yield replace(block, id=_unique(prefix + ("d" if block.date else "") + day, used))
        elif isinstance(block, Item) and (article := ARTICLE.match(block.passage.text)):
            name = _unique(f"{prefix}art{ordinal(article[1])}", used)
            yield replace(block, id=name)
            section = name.removeprefix(prefix) + "-"
            counts = Counter()
        elif isinstance(block, Signature):
            yield replace(block, id=_unique(prefix + "sign", used))
        else:
            letter = _LETTERS[type(block)]
            yield replace(block, id=_unique(f"{prefix}{section}{letter}{_next(counts, letter)}", used))


def _next(counts: Counter[str], letter: str) -> int:
    counts[letter] += 1
    return counts[letter]


def _unique(name: str, used: Counter[str]) -> str:
    """Print may use a label twice: the second has a letter behind it (``s3b``)."""
    used[name] += 1
    if used[name] == 1:
        return name
    again = name + "bcdefghijklmnopqrstuvwxyz"[min(used[name] - 2, 24)]
    return _unique(again, used)
