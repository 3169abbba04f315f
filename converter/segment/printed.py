"""Takes what a page tells by geometry: furniture, lines that go on, pages that can only be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from converter.model.block import Furniture
from converter.model.page import Line
from converter.model.place import Passage, Piece

_SCAN, _FOOTNOTE, _UNREADABLE = "scan", "footnote", "unreadable"


class Unread(NamedTuple):
    """What print shows and nobody can read, and why: a page (``needs-ocr``) or lines (``unreadable``).

    `passage` only says where; what its characters are worth stands in the furniture.
    """

    reason: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Taken:
    """Lines that are paragraphs or what is left of them, the furniture, what cannot be read, and footnotes."""

    lines: tuple[Line, ...]
    furniture: tuple[Furniture, ...]
    unread: tuple[Unread, ...]
    footnotes: tuple[Passage, ...]


def take_printed(lines: Sequence[Line]) -> Taken:
    """Lines that go on with others are joined to them, also over furniture that stands between; text stays as it is."""
    kept: list[Line] = []
    furniture: list[Furniture] = []
    unread: list[Unread] = []
    below: Line | None = None
    footnotes: list[list[Line]] = []
    parts: dict[int, list[Line]] = {}
    for line in lines:
        if line.furniture == _SCAN:
            unread.append(Unread("needs-ocr", Passage((Piece("", "", line.page, line.number, 0),))))
        elif line.furniture == _FOOTNOTE and line.glue is not None and footnotes:
            footnotes[-1].append(line)
        elif line.furniture == _FOOTNOTE:
            footnotes.append([line])
        elif line.furniture:
            furniture.append(Furniture(line.furniture, line.passage.strip()))
            if line.furniture == _UNREADABLE and below is not None and unread:
                unread[-1] = Unread(_UNREADABLE, Passage.joined([unread[-1].passage, line.passage]))
            elif line.furniture == _UNREADABLE:
                unread.append(Unread(_UNREADABLE, line.passage))
        elif line.glue is not None and (at := _last_inked(kept)) is not None:
            parts.setdefault(at, [kept[at]]).append(line)
            del kept[at + 1 :]
        else:
            kept.append(line)
        if line.furniture == _UNREADABLE or not line.blank:
            below = line if line.furniture == _UNREADABLE else None
    for at, pieces in parts.items():
        kept[at] = replace(pieces[0], passage=_joined(pieces))
    return Taken(tuple(kept), tuple(furniture), tuple(unread), tuple(map(_joined, footnotes)))


def _last_inked(lines: Sequence[Line]) -> int | None:
    for at in range(len(lines) - 1, -1, -1):
        if not lines[at].blank:
            return None if lines[at].row else at
    return None


def _joined(lines: Sequence[Line]) -> Passage:
    whole = lines[0].passage
    for line in lines[1:]:
        whole = Passage.joined([whole, line.passage], line.glue or "")
    return whole
