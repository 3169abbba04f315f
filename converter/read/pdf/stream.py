"""What the order of the content stream tells of columns: print sets one after the other, but tables row by row.

Some programs write a page line by line, from edge to edge, whatever its columns are: of such streams nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from converter.read.pdf.gutters import Gutter, Item
from converter.read.pdf.running_text import lines_of, sides_of
from converter.read.pdf.sheet import Box, around

_CLIMB = 3.0
"""In heights of a line: so far up a stream goes at least from the foot of a column to the head of the next."""

_FAR = 8.0
"""In heights of a line: so far up it goes at least where nothing else shows columns."""

_BELOW = 0.5
"""Of the height of a line: what begins so far below another stands on the next line."""

_LEVEL = 0.3
"""In heights of a line: what is set so near to one height is a row."""

_MOST = 0.6
"""Of the pieces of a band: so many are rows where it is a table."""


def climbs(items: Sequence[Item]) -> bool:
    """Whether the stream of a page goes down, then up to what stands further right, and down again.

    One that is written line by line never does.
    """
    lines: list[Box] = []
    for item in _in_stream(items):
        if lines and abs(item.box.bottom - lines[-1].bottom) < _BELOW * item.box.height:
            lines[-1] = around((lines[-1], item.box))
        else:
            lines.append(item.box)
    return any(
        a.bottom < b.bottom and b.top - c.top > _CLIMB * b.height and c.x0 > b.x0 and c.bottom < d.bottom
        for a, b, c, d in zip(lines, lines[1:], lines[2:], lines[3:], strict=False)
    )


def _in_stream(items: Iterable[Item]) -> list[Item]:
    return sorted((item for item in items if item.line), key=_order)


def _order(item: Item) -> int:
    return item.order or 0


def sections(band: Sequence[Item], gutter: Gutter) -> list[list[Item]]:
    """The band, from top to bottom, in pieces of which the stream sets first the left side, then the right one.

    Rows of a table are many such pieces, columns of text are one. What the stream sets later than what stands below it,
    such as the name of a group of rows, is in the piece where it stands.
    """
    middle = (gutter.start + gutter.stop) / 2
    pieces: list[list[Item]] = []
    foot = 0.0
    right = False
    for item in _in_stream(band):
        own = item.box.x0 + item.box.x1 > 2 * middle
        if not pieces or (right and not own and item.box.top > foot - _BELOW * item.box.height):
            pieces.append([])
            right = False
        right = right or own
        pieces[-1].append(item)
        foot = max(foot, item.box.bottom)
    if len(pieces) < 2 or not _are_level(pieces, gutter):
        return [list(band)]
    tops = [min(item.box.top for item in piece) for piece in pieces]
    for item in band:
        if not item.line:
            place = max((at for at, top in enumerate(tops) if top <= item.box.top), default=0)
            pieces[place].append(item)
    return pieces


def _are_level(pieces: Sequence[Sequence[Item]], gutter: Gutter) -> bool:
    """Whether what pieces have on the left and on the right is set to one height, as cells of a row are."""
    both = [sides for piece in pieces if all(sides := sides_of(piece, gutter))]
    level = 0
    for sides in both:
        left, right = (around(item.box for item in side) for side in sides)
        em = sides[0][0].box.height
        offs = left.top - right.top, left.bottom - right.bottom, (left.top + left.bottom - right.top - right.bottom) / 2
        level += min(map(abs, offs)) < _LEVEL * em
    return level >= _MOST * len(both)


def in_turn(band: Sequence[Item], gutter: Gutter, crossing: Sequence[Item]) -> bool:
    """Whether several lines stand on the left of a gutter, and the stream sets those on the right behind all of them.

    It goes up to the first of these, as it does between columns; in a row of a table it goes on beside what it set, and
    sets what stands across the gutter between the two sides.
    """
    left, right = map(_in_stream, sides_of(band, gutter))
    if not (left and right) or _order(left[-1]) > _order(right[0]) or _between(band, gutter, crossing):
        return False
    foot = max(item.box.bottom for item in left)
    return len(lines_of(left)) > 1 and foot - right[0].box.top > _CLIMB * right[0].box.height


def goes_far_up(band: Sequence[Item], gutter: Gutter) -> bool:
    """Whether the stream goes up by many lines from the left to the right of a gutter, with some on both sides."""
    left, right = map(_in_stream, sides_of(band, gutter))
    high = left[-1].box.bottom - right[0].box.top
    return min(len(lines_of(left)), len(lines_of(right))) > 1 and high > _FAR * right[0].box.height


def _between(band: Sequence[Item], gutter: Gutter, crossing: Sequence[Item]) -> bool:
    """Whether the stream sets something that stands across the gutter between what is left and right of it."""
    left, right = map(_in_stream, sides_of(band, gutter))
    return bool(left and right) and any(
        _order(left[0]) < _order(item) < _order(right[-1]) for item in crossing if item.line
    )
