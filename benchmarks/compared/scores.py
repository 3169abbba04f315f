"""Reading and truth → figures. All compare characters without blanks, and none asks what a tool does not claim."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from benchmarks.compared.reading import (
    FURNITURE,
    HEADINGS,
    PARAGRAPHS,
    TABLES,
    Piece,
    Reading,
    rows_of,
    squeezed,
    texts,
    whole,
)
from benchmarks.compared.truths import Truth

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PARTED = re.compile(rf"(?<=[{_HAN}])[ \t\u3000]+(?=[{_HAN}])")
_WINDOW = 12
"""Characters by which an end of a paragraph is found again."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many; of figures of several files they are added up."""

    got: float
    of: float

    def __add__(self, other: Count) -> Count:
        return Count(self.got + other.got, self.of + other.of)


def distance(truth: Truth, reading: Reading) -> Count:
    """Edits that make the one text the other, of the characters of the longer one."""
    wanted, found = whole(truth.pieces), whole(reading.pieces)
    return Count(Levenshtein.distance(wanted, found), max(len(wanted), len(found)))


def order(truth: Truth, reading: Reading) -> Count:
    """Pairs in printed order less pairs out of order (Kendall's τ is the share), by what occurs once in both texts."""
    wanted, found = whole(truth.pieces), whole(reading.pieces)
    once = Counter(found[at : at + 8] for at in range(len(found) - 7))
    twice = Counter(wanted[at : at + 8] for at in range(len(wanted) - 7))
    places = [
        found.find(wanted[at : at + 8])
        for at in range(0, len(wanted) - 7, 8)
        if once[wanted[at : at + 8]] == 1 and twice[wanted[at : at + 8]] == 1
    ]
    pairs = len(places) * (len(places) - 1) / 2
    return Count(pairs - 2 * _inversions(places), pairs)


def _inversions(places: Sequence[int]) -> int:
    """Pairs of which the first is the larger.

    >>> _inversions([1, 3, 2, 0])
    4
    """
    sorted_: list[int] = []
    count = 0
    for place in places:
        at = bisect_left(sorted_, place)
        count += len(sorted_) - at
        sorted_.insert(at, place)
    return count


def cells(truth: Truth, reading: Reading) -> Count | None:
    """Cells with ink that stand in the right column of the row that has most of its row's cells."""
    if TABLES not in reading.claims:
        return None
    wanted = [tuple(row) for row in truth.cells] or rows_of(truth.pieces)
    found = [tuple(map(hashed, row)) for row in rows_of(reading.pieces)] if truth.cells else rows_of(reading.pieces)
    where: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, row in enumerate(found):
        for column, cell in enumerate(row):
            if cell:
                where[column, cell].append(at)
    used: set[int] = set()
    right = 0
    for row in wanted:
        votes = Counter(at for key in enumerate(row) if key[1] for at in where.get(key, ()) if at not in used)
        if votes:
            best, hits = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
            used.add(best)
            right += hits
    return Count(right, sum(1 for row in wanted for cell in row if cell))


def hashed(cell: str) -> str:
    """What stands for a cell in the gold; nothing for a blank one."""
    return hashlib.sha256(cell.encode()).hexdigest()[:4] if cell else ""


def inner_heads(reading: Reading) -> Count | None:
    """Rows inside tables that are the first row of their table once more."""
    if TABLES not in reading.claims:
        return None
    rows = rows_of(reading.pieces)
    return Count(sum(1 for row in rows[1:] if row == rows[0]) if rows else 0, 1)


def headings(truth: Truth, reading: Reading) -> tuple[Count, Count] | None:
    """Headings that are headings: of those found, and of those that there are."""
    if HEADINGS not in reading.claims:
        return None
    wanted, found = _headings(truth.pieces), _headings(reading.pieces)
    both = sum((wanted & found).values())
    return Count(both, sum(found.values())), Count(both, sum(wanted.values()))


def _headings(pieces: Sequence[Piece]) -> Counter[str]:
    return Counter(squeezed(piece.text) for piece in pieces if piece.kind == "heading" and piece.text.strip())


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What became of paragraphs: cut, or joined with the next, of all; and whole of those that run over a page end."""

    cut: Count
    joined: Count
    over: Count


def paragraphs(truth: Truth, reading: Reading) -> Paragraphs | None:
    """Whether both ends of a paragraph stand in one piece, and the end of one and the beginning of the next do not."""
    if PARAGRAPHS not in reading.claims:
        return None
    found = [squeezed(piece.text) for piece in reading.pieces if piece.kind != "table"]
    found += [squeezed(cell) for piece in reading.pieces if piece.kind == "table" for row in piece.rows for cell in row]
    wanted = [squeezed(piece.text) if piece.kind in ("text", "heading") else "" for piece in truth.pieces]
    heads, tails = (
        _places(found, [text[:_WINDOW] for text in wanted]),
        _places(found, [text[-_WINDOW:] for text in wanted]),
    )
    cut = joined = over = all_cut = all_joined = all_over = 0
    for at, text in enumerate(wanted):
        if len(text) < 2 * _WINDOW and truth.pieces[at].kind != "heading":
            continue
        if heads[at] is not None and tails[at] is not None:
            all_cut += 1
            cut += heads[at] != tails[at]
            if at in truth.ends:
                all_over += 1
                over += heads[at] == tails[at]
        if at + 1 < len(wanted) and wanted[at + 1] and tails[at] is not None and heads[at + 1] is not None:
            all_joined += 1
            joined += tails[at] == heads[at + 1]
    return Paragraphs(Count(cut, all_cut), Count(joined, all_joined), Count(over, all_over))


def _places(found: Sequence[str], wanted: Sequence[str]) -> list[int | None]:
    """In which text each of the words stands; None where in no text or in several."""
    places: list[int | None] = []
    for words in wanted:
        hits = [at for at, text in enumerate(found) if words in text] if words else []
        places.append(hits[0] if len(hits) == 1 else None)
    return places


def blanks(truth: Truth, reading: Reading) -> Count:
    """Blanks between Han where print has none, within a line; of all Han."""
    allowed = Counter(_parted(texts(truth.pieces)))
    atoms = [text.strip() for text in texts(truth.pieces) if text.strip()]
    beside = {before[-1] + after[0] for before, after in pairwise(atoms)}
    found = Counter(
        pair
        for piece in reading.pieces
        if piece.kind != "table"
        for pair in _parted([piece.text])
        if pair not in beside
    )
    return Count((found - allowed).total(), sum(1 for char in whole(truth.pieces) if re.match(f"[{_HAN}]", char)))


def _parted(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    for line in lines:
        for match in _PARTED.finditer(line):
            yield line[match.start() - 1] + line[match.end()]


def furniture(truth: Truth, reading: Reading) -> Count:
    """Running heads and folios that stand in the text, beyond what the text itself has of their words."""
    wanted, found = whole(truth.pieces), whole(reading.pieces)
    left = sum(max(0, found.count(head) - wanted.count(head)) for head in map(squeezed, truth.heads))
    if truth.folio:
        left += max(0, len(re.findall(truth.folio, found)) - len(re.findall(truth.folio, wanted)))
    return Count(left, 1)


def claims_furniture(reading: Reading) -> bool:
    """Whether a tool says that it leaves furniture out."""
    return FURNITURE in reading.claims
