"""The text of a document as paragraphs with their ids, and how those of two versions answer each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import UNSET

from converter.write.block_record import (
    BlockRecord,
    BoxRecord,
    EventRecord,
    HeadingRecord,
    ItemRecord,
    NamesRecord,
    NoteRecord,
    ParagraphRecord,
    RosterRecord,
    SignatureRecord,
    TableRecord,
)
from converter.write.record import DocumentRecord, PartRecord

_ALIKE = 0.5
"""Shared pairs of characters from which on two texts are versions of one paragraph."""
_FARTHEST = 25
"""How far apart, counted in paragraphs without a partner, two versions of one paragraph may stand."""


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """A block of a document, or the head of a part: its id, its type and all of its text."""

    id: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A paragraph that came, went, changed its text or type, or only stands elsewhere (another id)."""

    change: Literal["added", "removed", "changed", "moved"]
    old: Paragraph | None
    new: Paragraph | None


def paragraphs(document: DocumentRecord) -> list[Paragraph]:
    """All paragraphs of a document in printed order, those in boxes too."""
    return [one for at, part in enumerate(document.parts, 1) for one in _part(part, at)]


def _part(part: PartRecord, at: int) -> Iterator[Paragraph]:
    if part.label or part.title:
        label = part.label if part.label_printed else None
        yield Paragraph(f"part{at}", part.kind, " ".join(filter(None, (label, part.title))))
    if part.also is not UNSET:
        yield Paragraph(
            f"part{at}-{part.also.lang}", part.kind, " ".join(filter(None, (part.also.label, part.also.title)))
        )
    yield from _blocks(part.blocks)


def _blocks(blocks: Iterable[BlockRecord]) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case TableRecord():
                head = [line for line in (block.caption, block.unit) if line]
                yield _paragraph(block, "\n".join((*head, *(" | ".join(row) for row in block.rows))))
            case NamesRecord():
                yield _paragraph(block, "、".join(block.people))
            case RosterRecord():
                people = (" ".join(filter(None, (one.role, one.name, one.post))) for one in block.people)
                yield _paragraph(block, "\n".join((block.text, *people)))
            case BoxRecord():
                yield _paragraph(block, block.text)
                yield from _blocks(block.blocks)
            case EventRecord():
                yield _paragraph(block, f"{block.date or ''}\n{block.text}")
            case _:
                yield _paragraph(block, block.text)
        if (
            isinstance(block, HeadingRecord | ParagraphRecord | ItemRecord | TableRecord | NoteRecord | SignatureRecord)
            and block.also is not UNSET
        ):
            yield from _blocks([block.also])


def _paragraph(block: BlockRecord, text: str) -> Paragraph:
    return Paragraph(block.id, block.__struct_config__.tag or "", text)  # type: ignore[arg-type]


def text_changes(old: DocumentRecord, new: DocumentRecord) -> tuple[TextChange, ...]:
    """What changed in the text, in printed order. A paragraph is found again by its id and text, then by its text
    alone (moved), then by likeness, then by its id alone.

    Old and new are treated alike: turned round, the same changes come out the other way.
    """
    left, right = paragraphs(old), paragraphs(new)
    pairs = _pairs(left, right)
    mates = dict(pairs)
    changes: list[tuple[tuple[int, int], TextChange]] = []
    for at, mate in pairs:
        before, after = left[at], right[mate]
        if (before.text, before.type) != (after.text, after.type):
            changes.append(((min(at, mate), max(at, mate)), TextChange("changed", before, after)))
        elif before.id != after.id:
            changes.append(((min(at, mate), max(at, mate)), TextChange("moved", before, after)))
    taken = set(mates.values())
    changes += [((at, at), TextChange("removed", left[at], None)) for at in range(len(left)) if at not in mates]
    changes += [((at, at), TextChange("added", None, right[at])) for at in range(len(right)) if at not in taken]
    return tuple(change for _, change in sorted(changes, key=lambda entry: entry[0]))


def _pairs(left: Sequence[Paragraph], right: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Places in `left` and `right` that answer each other."""
    pairs: list[tuple[int, int]] = []
    rest = list(range(len(left))), list(range(len(right)))

    def take(found: Iterable[tuple[int, int]]) -> None:
        nonlocal rest
        new = list(found)
        pairs.extend(new)
        gone = {one for one, _ in new}, {other for _, other in new}
        rest = [at for at in rest[0] if at not in gone[0]], [at for at in rest[1] if at not in gone[1]]

    def by(key: Callable[[Paragraph], Hashable]) -> None:
        take(matched([(key(left[at]), at) for at in rest[0]], [(key(right[at]), at) for at in rest[1]]))

    by(lambda one: one)
    by(lambda one: (one.type, one.text))
    by(lambda one: one.text)
    take(_alike([(at, left[at]) for at in rest[0]], [(at, right[at]) for at in rest[1]]))
    by(lambda one: (one.id, one.type))
    return pairs


def matched(left: Iterable[tuple[Hashable, int]], right: Iterable[tuple[Hashable, int]]) -> list[tuple[int, int]]:
    """Pairs of values with one key; where several have it, in their order."""
    waiting: dict[Hashable, list[int]] = {}
    for key, value in right:
        waiting.setdefault(key, []).append(value)
    for values in waiting.values():
        values.reverse()
    return [(value, waiting[key].pop()) for key, value in left if waiting.get(key)]


def _alike(left: Sequence[tuple[int, Paragraph]], right: Sequence[tuple[int, Paragraph]]) -> list[tuple[int, int]]:
    """Pairs of like texts, the likest first; of like ones those with one id, then those that stand nearest."""
    grams = [_grams(one.text) for _, one in left], [_grams(one.text) for _, one in right]
    candidates = []
    for i, (_, one) in enumerate(left):
        for j in range(max(0, i - _FARTHEST), min(len(right), i + _FARTHEST + 1)):
            likeness = _likeness(grams[0][i], grams[1][j])
            if likeness >= _ALIKE:
                # The last two keep the order the same when old and new are turned round.
                candidates.append((-likeness, one.id != right[j][1].id, abs(i - j), min(i, j), i, j))
    candidates.sort(key=lambda entry: entry[:4])
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for *_, i, j in candidates:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((left[i][0], right[j][0]))
    return pairs


def _grams(text: str) -> Counter[str]:
    """Pairs of neighbouring characters, and how often each stands there."""
    return Counter(text[at : at + 2] for at in range(max(1, len(text) - 1)))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Dice's measure: 1 for the same pairs of characters, 0 for none in common."""
    total = one.total() + other.total()
    if total == 0 or 2 * min(one.total(), other.total()) < _ALIKE * total:
        return 0.0
    shared = sum(min(count, other[gram]) for gram, count in one.items() if gram in other)
    return 2 * shared / total
