"""Puts recorded corrections into the lines of a source; what was printed stays known: each can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from converter.errors import CorrectionError
from converter.model.issue import Correction
from converter.model.page import Line, Source
from converter.model.place import Passage, Piece
from converter.read.characters import normal_form
from converter.read.corrections import CorrectionEntry, place_of


class _Place(NamedTuple):
    """Where an entry applies: which of the lines, and which characters of it."""

    line: int
    start: int
    stop: int


def correct(
    source: Source, entries: Sequence[CorrectionEntry], file: str = "corrections.toml"
) -> tuple[Source, tuple[Correction, ...]]:
    """`source` with all corrections made, and their record in the order of the entries.

    A piece whose `text` is the correction keeps the printed characters as `printed`. All entries are matched
    with the source as it was read. Raises CorrectionError where one does not match: `before` has to stand
    exactly once in the line, or `nth` says which one, and no two may overlap.
    """
    if not entries:
        return source, ()
    lines = list(source.lines)
    made: list[Correction] = []
    pieces: dict[_Place, Piece] = {}
    for number, entry in enumerate(entries, start=1):
        where = place_of(file, number)
        place = _found(source.lines, entry, where)
        if any(_overlap(place, other) for other in pieces):
            raise CorrectionError(
                f"line {entry.line}: {entry.before!r} is corrected twice",
                place=where,
                advice="join the entries",
            )
        old = source.lines[place.line].passage[place.start : place.stop].pieces
        printed = "".join(piece.printed for piece in old)
        pieces[place] = Piece(entry.after, printed, old[0].page, old[0].line, old[0].column)
        span = source.lines[place.line].passage[place.start : place.stop].span
        made.append(Correction(span, printed, entry.after, entry.reason, entry.by, entry.date))
    for place in sorted(pieces, reverse=True):
        line = lines[place.line]
        lines[place.line] = replace(line, passage=_with_piece(line.passage, place, pieces[place]))
    normalised = tuple(
        entry
        for entry in source.normalised
        if not any(p.line == entry.line and p.column <= entry.column < p.end for p in pieces.values())
    )
    return replace(source, lines=tuple(lines), normalised=normalised), tuple(made)


def _found(lines: Sequence[Line], entry: CorrectionEntry, where: str) -> _Place:
    before = normal_form(entry.before)
    sides = [at for at, line in enumerate(lines) if line.number == entry.line]
    if not sides:
        raise CorrectionError(
            f"there is no line {entry.line} in the source",
            place=where,
            advice="mend 'line' or take the entry out",
        )
    hits = [_Place(at, start, start + len(before)) for at in sides for start in _all(lines[at].text, before)]
    wanted = entry.nth or 1
    if len(hits) < wanted:
        there = " | ".join(lines[at].text.strip() for at in sides)
        raise CorrectionError(
            f"line {entry.line} has {entry.before!r} {len(hits)} times; it reads: {_short(there)}",
            place=where,
            advice="the correction no longer matches its source: mend 'line' and 'before', or take it out",
        )
    if len(hits) > 1 and entry.nth is None:
        raise CorrectionError(
            f"line {entry.line} has {entry.before!r} {len(hits)} times",
            place=where,
            advice="say which one by 'nth', or make 'before' longer",
        )
    return hits[wanted - 1]


def _all(text: str, part: str) -> list[int]:
    """Where `part` begins in `text`, overlaps included; nowhere if it is empty."""
    return [at for at in range(len(text)) if part and text.startswith(part, at)]


def _overlap(one: _Place, other: _Place) -> bool:
    return one.line == other.line and one.start < other.stop and other.start < one.stop


def _with_piece(passage: Passage, place: _Place, piece: Piece) -> Passage:
    """`passage` with one piece in place of some of its characters."""
    return Passage((*passage[: place.start].pieces, piece, *passage[place.stop :].pieces))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
