"""Where text stands in its source: `Piece`, `Passage` and `Span`.

Lines count from 1 and end at ``\\n`` only; columns count characters of a line from 0; pages count from 1 and are
``None`` where the source does not tell them. A `Passage` keeps the place of every character, so that joining and
cutting text never loses where it came from. The ledger ("nothing lost") is a walk over passages.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

BLANKS = frozenset(" \t\u00a0\u3000\u2002\u2003\u2009\f\r\v\x85\u2028\u2029")
"""Characters without ink that separate text; they are no part of the ledger's promise."""


class Span(NamedTuple):
    """Lines of the source, first to last, both included; `bbox` in PDF points from the top left of the visible page."""

    page: int | None
    first: int
    last: int
    bbox: tuple[float, float, float, float] | None = None


class Piece(NamedTuple):
    """A run of characters that stand side by side in one line of the source.

    `printed` are the characters of the source; it is equal to `text` except where a recorded correction or a
    normalisation put other characters in their place.
    """

    text: str
    printed: str
    page: int | None
    line: int
    column: int

    @property
    def end(self) -> int:
        """The column behind the last printed character."""
        return self.column + len(self.printed)

    def cut(self, start: int, stop: int) -> Piece:
        """The part ``text[start:stop]``. A replaced piece is atomic: its first part keeps all printed characters."""
        if self.text == self.printed:
            return Piece(self.text[start:stop], self.text[start:stop], self.page, self.line, self.column + start)
        return Piece(
            self.text[start:stop],
            self.printed if start == 0 else "",
            self.page,
            self.line,
            self.column if start == 0 else self.end,
        )


def _meets(left: Piece, right: Piece) -> bool:
    plain = left.text == left.printed and right.text == right.printed
    return plain and left.line == right.line and left.end == right.column


@dataclass(frozen=True)
class Passage:
    """Text with the place of each character. Pieces stand in reading order; neighbours in the source are merged."""

    pieces: tuple[Piece, ...] = ()
    text: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(piece.text for piece in self.pieces))

    @staticmethod
    def of(text: str, line: int, column: int = 0, page: int | None = None) -> Passage:
        """A passage of one piece, printed as it reads."""
        return Passage((Piece(text, text, page, line, column),)) if text else Passage()

    @staticmethod
    def joined(passages: Iterable[Passage], glue: str = "") -> Passage:
        """All passages in a row; `glue` stands between them and belongs to no place of the source."""
        pieces: list[Piece] = []
        for passage in passages:
            if glue and pieces:
                last = pieces[-1]
                pieces.append(Piece(glue, "", last.page, last.line, last.end))
            for piece in passage.pieces:
                if pieces and _meets(pieces[-1], piece):
                    last = pieces[-1]
                    text = last.text + piece.text
                    pieces[-1] = Piece(text, text, last.page, last.line, last.column)
                else:
                    pieces.append(piece)
        return Passage(tuple(pieces))

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __getitem__(self, wanted: slice) -> Passage:
        start, stop, _ = wanted.indices(len(self.text))
        pieces: list[Piece] = []
        at = 0
        for piece in self.pieces:
            size = len(piece.text)
            low, high = max(start - at, 0), min(stop - at, size)
            if low < high or (size == 0 and start <= at < stop):
                pieces.append(piece if low == 0 and high == size else piece.cut(low, high))
            at += size
        return Passage(tuple(pieces))

    def strip(self) -> Passage:
        """Without blanks at both ends."""
        left = len(self.text) - len(self.text.lstrip("".join(BLANKS)))
        right = len(self.text.rstrip("".join(BLANKS)))
        return self if left == 0 and right == len(self.text) else self[left : max(left, right)]

    def squeezed(self) -> Passage:
        """Without any blank: names that print spaces out for alignment, titles that the printer broke."""
        if not BLANKS.intersection(self.text):
            return self
        parts: list[Passage] = []
        at = 0
        for blank, run in groupby(self.text, key=BLANKS.__contains__):
            size = sum(1 for _ in run)
            if not blank:
                parts.append(self[at : at + size])
            at += size
        return Passage.joined(parts)

    def split(self, separator: str) -> tuple[Passage, ...]:
        """The passages between each `separator`."""
        parts: list[Passage] = []
        at = 0
        for part in self.text.split(separator):
            parts.append(self[at : at + len(part)])
            at += len(part) + len(separator)
        return tuple(parts)

    def marks(self, mark: str, page: int | None, raised: Container[tuple[int, int]]) -> Iterator[int]:
        """Where a mark of a footnote stands on a page: not at the beginning, where it is a label.

        A number is a mark only where it is set small and raised: at one of the places `raised`, by line and column.
        """
        number = mark.isascii() and mark.isdigit()
        at = self.text.find(mark, 1) if mark else -1
        while at >= 0:
            end = at + len(mark)
            whole = not (self.text[end : end + 1].isdigit() and self._is_raised(end, raised))
            begins = not (self.text[at - 1].isdigit() and self._is_raised(at - 1, raised))
            if self[at:end].page == page and (not number or (self._is_raised(at, raised) and whole and begins)):
                yield at
            at = self.text.find(mark, end)

    def _is_raised(self, at: int, raised: Container[tuple[int, int]]) -> bool:
        one = self[at : at + 1]
        return (one.first_line, one.pieces[0].column) in raised

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """One span for each line that the passage touches, in reading order."""
        found: list[Span] = []
        for piece in self.pieces:
            if piece.printed and not (found and found[-1][:3] == (piece.page, piece.line, piece.line)):
                found.append(Span(piece.page, piece.line, piece.line))
        return tuple(found)

    @property
    def first_line(self) -> int:
        """The line on which the passage begins; 0 for an empty passage."""
        return self.pieces[0].line if self.pieces else 0

    @property
    def last_line(self) -> int:
        """The line on which the passage ends; 0 for an empty passage."""
        return self.pieces[-1].line if self.pieces else 0

    @property
    def page(self) -> int | None:
        """The page on which the passage begins."""
        return self.pieces[0].page if self.pieces else None

    @property
    def span(self) -> Span:
        """All lines of the passage as one span."""
        lines = [piece.line for piece in self.pieces] or [0]
        return Span(self.page, min(lines), max(lines))

    def printed_at(self) -> Iterator[tuple[int, int, int]]:
        """(line, first column, column behind the last) of the printed characters of each piece."""
        for piece in self.pieces:
            if piece.printed:
                yield piece.line, piece.column, piece.end


EMPTY = Passage()
"""The passage of nothing."""
