"""Counts every character of a source exactly once: the promise that nothing is lost, as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from converter.model.block import Furniture
from converter.model.issue import Correction, Document, Ledger
from converter.model.page import Source
from converter.model.place import BLANKS, Passage, Span

_NOWHERE, _DOCUMENT, _FURNITURE, _CORRECTED, _BLANK = range(5)


class Balance(NamedTuple):
    """The ledger, and the lines that break its promise.

    `unaccounted` have ink that stands nowhere, `doubled` have ink that stands in two places.
    """

    ledger: Ledger
    unaccounted: tuple[Span, ...]
    doubled: tuple[Span, ...]


def balance(
    source: Source,
    documents: Iterable[Document],
    furniture: Iterable[Furniture],
    corrections: Sequence[Correction],
) -> Balance:
    """The account of all characters of `source`.

    Blanks, line ends and characters that the reader took out have no ink. The printed characters of a
    recorded correction count as corrected, wherever they stand. All other characters belong to a document or
    to the furniture; what belongs to neither is unaccounted.
    """
    marks = _Marks(source)
    for document in documents:
        marks.set_all(document.passages(), _DOCUMENT)
    marks.set_all((entry.passage for entry in furniture), _FURNITURE)
    marks.correct(corrections)
    marks.blank()
    count = marks.kinds.count
    ledger = Ledger(
        source=source.characters,
        blank=count(_BLANK),
        documents=count(_DOCUMENT),
        furniture=count(_FURNITURE),
        corrected=count(_CORRECTED),
        unaccounted=count(_NOWHERE),
    )
    return Balance(ledger, marks.spans_of_nowhere(), marks.spans_of_doubled())


class _Marks:
    """One mark for each character of the source; it is filled while the account is made."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.kinds = bytearray(source.characters)
        self.twice = bytearray(source.characters)
        sizes = (len(line) + 1 for line in source.text.split("\n"))
        self.starts = [0, *accumulate(sizes)]
        """Where each line begins; line 1 has index 0."""

    def set_all(self, passages: Iterable[Passage], kind: int) -> None:
        for passage in passages:
            for line, first, stop in passage.printed_at():
                start = self.starts[line - 1]
                self._set(start + first, start + stop, kind)

    def _set(self, start: int, stop: int, kind: int) -> None:
        if any(self.kinds[start:stop]):
            for at in range(start, stop):
                self.twice[at] |= self.kinds[at] != _NOWHERE
        self.kinds[start:stop] = bytes((kind,)) * (stop - start)

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Marks what corrections replaced: the replaced pieces of their lines that no normalisation made."""
        lines = {entry.span.first for entry in corrections}
        normalised = {(entry.line, entry.column) for entry in self.source.normalised}
        for line in self.source.lines:
            if line.number not in lines:
                continue
            for piece in line.passage.pieces:
                if piece.text != piece.printed and (piece.line, piece.column) not in normalised:
                    start = self.starts[piece.line - 1]
                    size = len(piece.printed)
                    self.kinds[start + piece.column : start + piece.end] = bytes((_CORRECTED,)) * size

    def blank(self) -> None:
        """Marks what has no ink, whatever it stands in."""
        for match in _RUNS_OF_BLANKS.finditer(self.source.text):
            self._no_ink(match.start(), match.end())
        for entry in self.source.normalised:
            if not entry.after:
                start = self.starts[entry.line - 1] + entry.column
                self._no_ink(start, start + len(entry.before))

    def _no_ink(self, start: int, stop: int) -> None:
        self.kinds[start:stop] = bytes((_BLANK,)) * (stop - start)
        self.twice[start:stop] = bytes(stop - start)

    def spans_of_nowhere(self) -> tuple[Span, ...]:
        return tuple(self._spans(self.kinds.translate(_IS_NOWHERE)))

    def spans_of_doubled(self) -> tuple[Span, ...]:
        return tuple(self._spans(self.twice))

    def _spans(self, wanted: bytearray) -> Iterator[Span]:
        """One span for each line that has a wanted character."""
        if not any(wanted):
            return
        pages = {line.number: line.page for line in self.source.lines}
        for number, start in enumerate(self.starts[:-1], start=1):
            if any(wanted[start : self.starts[number]]):
                yield Span(pages.get(number), number, number)


_IS_NOWHERE = bytes(kind == _NOWHERE for kind in range(256))
_RUNS_OF_BLANKS = re.compile(f"[\n{re.escape(''.join(sorted(BLANKS)))}]+")
