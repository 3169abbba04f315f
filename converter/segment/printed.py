"""Takes what a page tells by geometry: furniture, lines that go on, pages that can only be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.model.block import Furniture
from converter.model.page import Line
from converter.model.place import Passage, Piece

_SCAN, _FOOTNOTE = "scan", "footnote"


@dataclass(frozen=True, slots=True)
class Taken:
    """Lines that are paragraphs or what is left of them, the furniture, pages that only can be seen, and footnotes."""

    lines: tuple[Line, ...]
    furniture: tuple[Furniture, ...]
    unread: tuple[Passage, ...]
    footnotes: tuple[Passage, ...]


def take_printed(lines: Sequence[Line]) -> Taken:
    """Lines that go on with others are joined to them, also over furniture that stands between; text stays as it is.

    A passage of `unread` has no characters: it only says where the page stands.
    """
    kept: list[Line] = []
    furniture: list[Furniture] = []
    unread: list[Passage] = []
    footnotes: list[list[Line]] = []
    parts: dict[int, list[Line]] = {}
    for line in lines:
        if line.furniture == _SCAN:
            unread.append(Passage((Piece("", "", line.page, line.number, 0),)))
        elif line.furniture == _FOOTNOTE and line.glue is not None and footnotes:
            footnotes[-1].append(line)
        elif line.furniture == _FOOTNOTE:
            footnotes.append([line])
        elif line.furniture:
            furniture.append(Furniture(line.furniture, line.passage.strip()))
        elif line.glue is not None and (at := _last_inked(kept)) is not None:
            parts.setdefault(at, [kept[at]]).append(line)
            del kept[at + 1 :]
        else:
            kept.append(line)
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
