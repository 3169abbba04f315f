"""One text of a notice → the tree of its paragraphs: what stands under which label, by label and by indent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from converter.assemble.tables import make_table
from converter.forms.dates import date_of
from converter.forms.text import squeeze
from converter.forms.text import unfinished as unfinished_chinese
from converter.model.block import Block, CellSpan, Furniture, Heading, Item, Note, Paragraph, Signature, Table
from converter.model.finding import Finding
from converter.model.flow import CellRows
from converter.model.page import Line
from converter.model.place import EMPTY, Passage
from converter.notice.labels import Label, Rank, head_of, label_of, term_of
from converter.profile import Profile

_NEAR = 3.0
"""In points: what begins so near has the same indent."""

_LONGEST_TITLE = {"zh": 45, "en": 150}
_LONGEST_HEADING = {"zh": 60, "en": 160}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENGLISH_DATE = re.compile(rf"(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})")
_REFERENCE = re.compile(r"[\[［][^\]］]{0,40}\d[^\]］]{0,40}[\]］]")
"""Below the label of a schedule, the section that it belongs to: [第2條], [s. 2]."""

_MOST_SIGNING = 6
_SIGNING = 0.35
"""Of the width of a text: signatures begin further right."""


@dataclass(eq=False)
class Node:
    """A paragraph and what stands below it; `x` is where it begins. A schedule has a `title` and no block."""

    rank: Rank
    value: str
    block: Block | None
    x: float
    term: tuple[str, str] | None = None
    title: Passage = EMPTY
    label: Passage = EMPTY
    children: list[Node] = field(default_factory=list)

    @property
    def page(self) -> int | None:
        """Where the paragraph begins."""
        if self.block is None:
            return self.label.page
        return next((passage.page for passage in self.block.passages() if passage), None)


@dataclass
class Grown:
    """The tree of one text: its root stands for the notice; `signed` is the day below its signature."""

    root: Node
    signed: date | None = None
    furniture: list[Furniture] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def grow(lines: Sequence[Line], language: str, profile: Profile) -> Grown:
    """The tree of the paragraphs in `lines`, which are whole and none of them furniture."""
    grown = Grown(Node(Rank(1), "", None, -1.0))
    stack = [grown.root]
    inked = [line for line in lines if line.row or not line.blank]
    right = _right(inked)
    at = 0
    while at < len(inked):
        line = inked[at]
        x = line.bbox[0] if line.bbox else 0.0
        if stop := _signature_end(inked, at, right, language):
            grown.signed = day_of(inked[stop - 1].text, language)
            block = Signature(lines=tuple(one.passage.strip() for one in inked[at:stop]), lang=language)
            _put([grown.root, *stack[1:2]], Node(Rank.TEXT, "sign", block, 0.0))
            at = stop
        elif line.row or "\t" in line.text:
            at = _table(inked, at, stack, grown, language, profile)
        elif head := head_of(line.text.strip()):
            at = _head(inked, at, head, stack, language)
        else:
            _paragraph(line.passage.strip(), x, stack, language)
            at += 1
    return grown


def day_of(text: str, language: str) -> date | None:
    """The day that a line is, in the language of its text."""
    if language == "zh":
        return date_of(text)
    match = _ENGLISH_DATE.fullmatch(text.strip())
    try:
        return date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])) if match else None
    except ValueError:
        return None


def _right(lines: Sequence[Line]) -> float:
    """Where signatures begin at the left."""
    # What stands once for both texts is as wide as both.
    boxes = [line.bbox for line in lines if line.bbox and line.lang]
    left, right = min((box[0] for box in boxes), default=0.0), max((box[2] for box in boxes), default=0.0)
    return left + _SIGNING * (right - left)


def _signature_end(lines: Sequence[Line], at: int, right: float, language: str) -> int:
    """The line behind a signature that begins at `at`: lines set to the right, then a day on a line of its own; 0 if
    none does."""
    for stop in range(at, min(at + _MOST_SIGNING, len(lines))):
        line = lines[stop]
        if line.row:
            break
        if day_of(line.text, language):
            return stop + 1
        text = line.text.strip()
        if line.bbox is None or line.bbox[0] < right or not unfinished(text):
            break
        if head_of(text) or label_of(text) or _REFERENCE.fullmatch(text):
            break
    return 0


def unfinished(text: str) -> bool:
    """Whether a text breaks off, in either language; ``etc.`` ends headings."""
    end = text.rstrip(" )”’")
    return unfinished_chinese(text) and (not end.endswith((".", ",")) or end.endswith("etc."))


def _put(stack: list[Node], node: Node) -> None:
    stack[-1].children.append(node)


def _head(lines: Sequence[Line], at: int, head: Label, stack: list[Node], language: str) -> int:
    """A schedule, part or division with its title, which stands behind a dash or in the line below."""
    own = lines[at].passage.strip()
    title, behind = EMPTY, at + 1
    notes: list[Passage] = []
    if head.end < len(own):
        title = own[head.end :].strip()
    else:
        while behind < len(lines) and not lines[behind].row and len(notes) < 2:
            text = lines[behind].text.strip()
            if _REFERENCE.fullmatch(text):
                notes.append(lines[behind].passage.strip())
            elif not title and _is_title(text, language):
                title = lines[behind].passage.strip()
            else:
                break
            behind += 1
    while len(stack) > 1 and stack[-1].rank >= head.rank:
        stack.pop()
    if head.rank is Rank.SCHEDULE:
        node = Node(head.rank, head.value, None, -1.0, title=title, label=own)
    else:
        whole = (
            own if head.end < len(own) or not title else Passage.joined([own, title], "　" if language == "zh" else " ")
        )
        block = Heading(passage=whole, level=head.rank - 1, label=own[: head.end].text.strip(" —–-"), lang=language)
        node = Node(head.rank, head.value, block, -1.0, title=title)
    _put(stack, node)
    stack.append(node)
    for passage in notes:
        _put(stack, Node(Rank.TEXT, "note", Note(passage=passage, lang=language), -1.0))
    return behind


def _is_title(text: str, language: str) -> bool:
    return unfinished(text) and not label_of(text) and not head_of(text) and len(text) <= _LONGEST_TITLE[language]


def _paragraph(passage: Passage, x: float, stack: list[Node], language: str) -> None:
    text = passage.text
    label = label_of(text)
    if label is None:
        _unlabelled(passage, x, stack, language)
        return
    label = label._replace(rank=_rank(label, x, stack))
    while len(stack) > 1 and stack[-1].rank >= label.rank:
        stack.pop()
    printed = text[: label.end].strip()
    title = passage[label.end :].strip()
    block: Block
    if label.rank is Rank.SECTION and unfinished(text) and len(text) <= _LONGEST_HEADING[language]:
        block = Heading(passage=passage, level=3, label=printed, lang=language)
    else:
        block = Item(passage=passage, label=printed, depth=_depth(stack), lang=language)
    node = Node(label.rank, label.value, block, x, title=title)
    _put(stack, node)
    stack.append(node)


def _rank(label: Label, x: float, stack: Sequence[Node]) -> Rank:
    """Whether (i) is a letter or a figure: what it stands below or beside tells."""
    letters = {Rank.SUBPARAGRAPH: Rank.PARAGRAPH, Rank.UPPER_ROMAN: Rank.UPPER}
    letter = letters.get(label.rank)
    if letter is None:
        return label.rank
    for node in reversed(stack):
        if node.rank in (letter, label.rank) and abs(node.x - x) <= _NEAR:
            return node.rank
    return label.rank


def _depth(stack: Sequence[Node]) -> int:
    return sum(1 for node in stack if node.rank > Rank.SECTION)


def _unlabelled(passage: Passage, x: float, stack: list[Node], language: str) -> None:
    """A term that is defined, a remark, a heading before the first section, or text that stands by its indent."""
    text = passage.text
    term = term_of(text, language)
    if term is not None and any(node.rank is Rank.SECTION for node in stack):
        while len(stack) > 1 and (stack[-1].rank >= Rank.TERM or stack[-1].x > x + _NEAR):
            stack.pop()
        node = Node(Rank.TERM, "", Paragraph(passage=passage, lang=language), x, term=term)
        _put(stack, node)
        stack.append(node)
        return
    while len(stack) > 1 and stack[-1].x >= x - _NEAR:
        stack.pop()
    _put(stack, Node(Rank.TEXT, *_kind(passage, text, stack, language), x))


def _kind(passage: Passage, text: str, stack: Sequence[Node], language: str) -> tuple[str, Block]:
    if stack[-1].rank < Rank.SECTION or len(stack) == 1:
        if text[:1] in "(（[［" and text.rstrip()[-1:] in ")）]］":
            return "note", Note(passage=passage, lang=language)
        if unfinished(text) and len(squeeze(text)) <= _LONGEST_TITLE[language] // 2 and "—" not in text:
            return "head", Heading(passage=passage, level=2, label=None, lang=language)
    return "text", Paragraph(passage=passage, lang=language)


def _table(lines: Sequence[Line], at: int, stack: list[Node], grown: Grown, language: str, profile: Profile) -> int:
    """The rows of one table, ruled or not; it stands where the paragraphs before it stand."""
    first = lines[at].row
    stop = at + 1
    while stop < len(lines) and (
        "\t" in lines[stop].text and lines[stop].row is None
        if first is None
        else (row := lines[stop].row) is not None and row.table == first.table
    ):
        stop += 1
    rows = tuple(tuple(cell.strip() for cell in line.passage.split("\t")) for line in lines[at:stop])
    made = make_table([CellRows(rows, tuple(_spans(lines[at:stop])) if first else None)], EMPTY, EMPTY, profile)
    grown.furniture.extend(made.furniture)
    grown.findings.extend(made.findings)
    block = made.block
    if isinstance(block, Table) and lines[at].lang is not None:
        block = replace(block, lang=language)
    _put(stack, Node(Rank.TEXT, "table", block, 0.0))
    return stop


def _spans(lines: Sequence[Line]) -> Iterator[CellSpan]:
    for at, line in enumerate(lines):
        for column, high, wide in line.row.merged if line.row else ():
            yield CellSpan(at, column, high, wide)
