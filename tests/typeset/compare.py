"""Two issues → what differs between them, places aside: what a document is, its text, its tables, its people.

An issue is told as a list of facts in printed order; the lists are laid side by side. A difference says how the facts
differ: `missing`, `extra`, `cut` (one paragraph came back as several), `joined` (several as one), `other-kind` (the
same text as another kind of block), `form` (level, role, label or size differ), `blanks-invented` or `blanks-lost` (nothing but
blanks differs; a full em and a space are the same) or `text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from converter.forms.text import squeeze
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
from converter.model.issue import Document, Issue, Masthead

_LIKE = 0.5
_LONGEST_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an issue says: its kind, and the words of it. `form` is what the kind has beside the words."""

    kind: str
    text: str
    form: str = ""

    def __str__(self) -> str:
        form = f"[{self.form}] " if self.form else ""
        text = self.text if len(self.text) <= _LONGEST_SHOWN else f"{self.text[:90]} … {self.text[-60:]}"
        return f"{self.kind} {form}{text}"


@dataclass(frozen=True, slots=True)
class Difference:
    """How facts that belong together differ, and in which document (`masthead` and `contents` stand for themselves)."""

    where: str
    how: str
    expected: tuple[Fact, ...]
    found: tuple[Fact, ...]

    @property
    def name(self) -> str:
        """The class of the difference, by which they are counted: `paragraph cut`."""
        return f"{(self.expected or self.found)[0].kind} {self.how}"

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.name}"]
        lines += [f"  - {fact}" for fact in self.expected]
        lines += [f"  + {fact}" for fact in self.found]
        return "\n".join(lines)


def compare(expected: Issue, found: Issue, lost_blanks: bool = True) -> tuple[Difference, ...]:
    """All differences in printed order. Without `lost_blanks` those are left out: print has no blank at a line's end."""
    told = [
        *_lay("masthead", tuple(_masthead(expected.masthead)), tuple(_masthead(found.masthead))),
        *_lay("contents", tuple(_contents(expected)), tuple(_contents(found))),
    ]
    for one, other in _pairs(expected.documents, found.documents):
        where = _name(one or other)
        told += _lay(where, tuple(facts(one)) if one else (), tuple(facts(other)) if other else ())
    return tuple(one for one in told if lost_blanks or one.how != "blanks-lost")


def report(differences: Sequence[Difference], most: int = 30) -> str:
    """The differences as a reader wants them: how many of each class, then the first ones in full."""
    counts = Counter(difference.name for difference in differences)
    lines = [f"{len(differences)} differences: " + ", ".join(f"{name} {size}" for name, size in counts.most_common())]
    lines += [str(difference) for difference in differences[:most]]
    if len(differences) > most:
        lines.append(f"… and {len(differences) - most} more")
    return "\n".join(lines)


def facts(document: Document) -> Iterator[Fact]:
    """All that a document says, in printed order; where it stands on paper is left out."""
    yield Fact("document", str(document.number or document.title.text), document.kind)
    yield Fact("title", document.title.text)
    if document.number:
        yield Fact("number", str(document.number))
    if document.addressees:
        yield Fact("addressees", document.addressees.text)
    yield Fact("section", document.section or "")
    yield Fact("issuers", "、".join(document.issuers), document.signed.isoformat() if document.signed else "")
    for part in document.parts:
        number = "" if part.number is None else f" {part.number}"
        yield Fact("part", part.title.text, f"{part.kind}{number}")
        if part.label:
            yield Fact("label", part.label.text)
        for block in part.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[Fact]:
    if isinstance(block, Heading):
        yield Fact("heading", block.passage.text, f"{block.level}{' run-in' if block.run_in else ''}")
    elif isinstance(block, Paragraph):
        yield Fact("paragraph", block.passage.text, f"lead {block.lead}" if block.lead else "")
    elif isinstance(block, Item):
        yield Fact("item", block.passage.text, block.label)
    elif isinstance(block, Note):
        yield Fact("note", block.passage.text)
    elif isinstance(block, Event):
        yield Fact("event", block.passage.text, block.date.isoformat() if block.date else "")
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Roster):
        for person in block.people:
            yield Fact("person", f"{person.name.text} {person.post.text}".strip(), person.role or "")
    elif isinstance(block, Names):
        yield Fact("names", "、".join(name.text for name in block.people), str(len(block.people)))
    elif isinstance(block, Signature):
        yield Fact("signature", " / ".join(line.text for line in block.lines))
    elif isinstance(block, Box):
        yield Fact("box", block.heading.text, f"{block.number} {block.title}")
        for inside in block.blocks:
            yield from _block(inside)
        yield Fact("box end", block.heading.text)


def _table(table: Table) -> Iterator[Fact]:
    size = f"{len(table.rows)}×{len(table.rows[0]) if table.rows else 0}, head {table.header_rows}"
    yield Fact("table", f"{table.caption.text} | {table.unit.text}", size)
    for row in table.rows:
        yield Fact("row", " | ".join(cell.text for cell in row))
    spans = " ".join(f"({span.row},{span.column}) {span.rows}×{span.columns}" for span in sorted(table.spans))
    yield Fact("spans", spans or "none")


def _masthead(masthead: Masthead) -> Iterator[Fact]:
    for language, title in masthead.titles:
        yield Fact("masthead", title, language)
    values = (
        ("year", masthead.year),
        ("number", masthead.number),
        ("total number", masthead.total_number),
        ("published", masthead.published),
        ("publisher", masthead.publisher),
        ("address", masthead.address),
        ("web", masthead.web),
        ("phone", masthead.phone),
        ("post code", masthead.post_code),
        ("printer", masthead.printer),
    )
    for name, value in values:
        if value is not None:
            yield Fact("masthead", str(value), name)
    for editor in masthead.editors:
        yield Fact("editor", editor.name, editor.role)
    for remark in masthead.remarks:
        yield Fact("masthead", remark, "remark")


def _contents(issue: Issue) -> Iterator[Fact]:
    for entry in issue.contents:
        yield Fact("entry", entry.title, entry.section or "")


# Laying side by side.


def _name(document: Document | None) -> str:
    return squeeze(str(document.number) if document and document.number else document.title.text if document else "")


def _pairs(
    expected: Sequence[Document], found: Sequence[Document]
) -> Iterator[tuple[Document | None, Document | None]]:
    """Documents of the same number or title; what stands between two such pairs is paired by its place."""
    matcher = SequenceMatcher(None, [_name(one) for one in expected], [_name(one) for one in found], autojunk=False)
    for _, low, high, left, right in matcher.get_opcodes():
        size = min(high - low, right - left)
        yield from zip(expected[low : low + size], found[left : left + size], strict=True)
        yield from ((one, None) for one in expected[low + size : high])
        yield from ((None, other) for other in found[left + size : right])


def _lay(where: str, expected: Sequence[Fact], found: Sequence[Fact]) -> Iterator[Difference]:
    one = [(fact.kind, fact.form, squeeze(fact.text)) for fact in expected]
    other = [(fact.kind, fact.form, squeeze(fact.text)) for fact in found]
    for how, low, high, left, right in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if how == "equal":
            for before, after in zip(expected[low:high], found[left:right], strict=True):
                if (had := _gaps(before.text)) != (has := _gaps(after.text)):
                    yield Difference(where, "blanks-invented" if has - had else "blanks-lost", (before,), (after,))
        else:
            yield from _unequal(where, expected[low:high], found[left:right])


def _gaps(text: str) -> frozenset[int]:
    """Before which characters of the squeezed text a blank stands."""
    words = text.split()
    return frozenset(accumulate(map(len, words[:-1])))


def _unequal(where: str, expected: Sequence[Fact], found: Sequence[Fact]) -> Iterator[Difference]:
    """Facts between two that are the same: each is told with what it most likely became."""
    place = at = 0
    while place < len(expected):
        match = next((index for index in range(at, len(found)) if _akin(expected[place], found[index])), None)
        if match is None:
            yield Difference(where, "missing", (expected[place],), ())
            place += 1
            continue
        yield from (Difference(where, "extra", (), (extra,)) for extra in found[at:match])
        how, many, others = _relation(expected[place:], found[match:])
        yield Difference(where, how, tuple(expected[place : place + many]), tuple(found[match : match + others]))
        place, at = place + many, match + others
    yield from (Difference(where, "extra", (), (extra,)) for extra in found[at:])


def _akin(one: Fact, other: Fact) -> bool:
    """Whether two facts are about the same print."""
    left, right = squeeze(one.text), squeeze(other.text)
    if left == right:
        return bool(left) or one.kind == other.kind
    if not left or not right:
        return False
    if left.startswith(right) or right.startswith(left):
        return True
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return one.kind == other.kind and matcher.quick_ratio() > _LIKE and matcher.ratio() > _LIKE


def _relation(expected: Sequence[Fact], found: Sequence[Fact]) -> tuple[str, int, int]:
    """How the first facts of both sides differ, and how many facts of each side that takes in."""
    left, right = squeeze(expected[0].text), squeeze(found[0].text)
    if left == right:
        return ("form" if expected[0].kind == found[0].kind else "other-kind"), 1, 1
    if size := _makes_up(left, found):
        return "cut", 1, size
    if size := _makes_up(right, expected):
        return "joined", size, 1
    return "text", 1, 1


def _makes_up(whole: str, pieces: Sequence[Fact]) -> int:
    """How many of the pieces are together the beginning of `whole`; 0 where not even two are."""
    joined = ""
    for size, piece in enumerate(pieces):
        joined += squeeze(piece.text)
        if not whole.startswith(joined):
            return size if size > 1 else 0
    return len(pieces) if len(pieces) > 1 else 0
