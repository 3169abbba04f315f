"""The paired tree of a notice → the parts of one document, each block with its id and what the other text says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from converter.model.block import Block, Heading, Item, Note, Paragraph, Signature, Table
from converter.model.finding import Finding, note
from converter.model.issue import Part, Text
from converter.model.place import Passage
from converter.notice.labels import Rank
from converter.notice.pair import Pair
from converter.notice.tree import Node

ENGLISH = "en"

_STEPS = {Rank.SCHEDULE: "annex", Rank.PART: "part", Rank.DIVISION: "div", Rank.SECTION: "s"}
_KINDS: dict[type, str] = {Heading: "h", Note: "note", Table: "t", Signature: "sign"}


@dataclass
class Made:
    """The parts, the ids of headed paragraphs by text, rank and value (schedules first), and what stands alone."""

    parts: list[Part] = field(default_factory=list)
    places: dict[tuple[str, Rank, str], list[Place]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    pairs: int = 0
    alone: int = 0


@dataclass(frozen=True)
class Place:
    """Where a schedule, part, division or section stands: its id, its page and its title in one text."""

    id: str
    page: int | None
    title: Passage
    schedule: str


class Maker:
    """Makes parts of a paired tree. `chinese` is the tag of the first text."""

    def __init__(self, chinese: str) -> None:
        self.tags = {"zh": chinese, ENGLISH: ENGLISH}
        self.used: Counter[str] = Counter()
        self.made = Made()

    def make(self, root: Pair) -> Made:
        """The main part, and one for each schedule."""
        schedules = [pair for pair in root.children if pair.node.rank is Rank.SCHEDULE]
        rest = [pair for pair in root.children if pair.node.rank is not Rank.SCHEDULE]
        main = Pair(root.one, root.other, rest)
        self.made.parts.append(Part(kind="main", blocks=tuple(self._below(main, "", ""))))
        for count, pair in enumerate(schedules, 1):
            self.made.parts.append(self._schedule(pair, count))
        return self.made

    def _schedule(self, pair: Pair, count: int) -> Part:
        value = pair.node.value
        prefix = f"annex{value or count}"
        self.used[prefix] += 1
        for node, lang in ((pair.one, "zh"), (pair.other, ENGLISH)):
            self._remember(node, lang, prefix, "")
        self._count(pair)
        return Part(
            kind="annex",
            label=pair.node.label,
            number=int(value) if value.isdigit() else None,
            title=pair.node.title,
            blocks=tuple(self._below(pair, f"{prefix}-", value)),
            also=Text(ENGLISH, pair.other.label, pair.other.title) if pair.one and pair.other else None,
        )

    def _below(self, pair: Pair, prefix: str, schedule: str) -> Iterator[Block]:
        counts: Counter[str] = Counter()
        heads: list[str] = []
        for child in pair.children:
            yield from self._pair(child, prefix, schedule, counts, heads)

    def _pair(self, pair: Pair, prefix: str, schedule: str, counts: Counter[str], heads: list[str]) -> Iterator[Block]:
        node = pair.node
        assert node.block is not None, "only schedules have none"
        name = self._name(node, prefix, counts)
        self._count(pair)
        own = self._block(node, name, "zh" if pair.one else ENGLISH)
        if pair.one and pair.other and pair.other.block is not None:
            own = _with(own, self._block(pair.other, f"{name}-en", ENGLISH))
        for one, lang in ((pair.one, "zh"), (pair.other, ENGLISH)):
            self._remember(one, lang, name, schedule)
        yield own
        # Sections count through the parts of a schedule: their ids name the schedule only.
        below = prefix if node.rank in (Rank.PART, Rank.DIVISION) else f"{name}-"
        inner = counts if node.rank in (Rank.PART, Rank.DIVISION) else Counter[str]()
        for child in pair.children:
            yield from self._pair(child, below, schedule, inner, heads)

    def _name(self, node: Node, prefix: str, counts: Counter[str]) -> str:
        if node.rank in (Rank.TEXT, Rank.TERM):
            step = "term" if node.rank is Rank.TERM else _KINDS.get(type(node.block), "p")
            counts[step] += 1
            wanted = f"{prefix}{step}" if step == "sign" else f"{prefix}{step}{counts[step]}"
        else:
            step = _STEPS.get(node.rank, "" if prefix else "n")
            wanted = f"{prefix}{step}{node.value}"
        self.used[wanted] += 1
        again = self.used[wanted]
        return wanted if again == 1 else f"{wanted}.{again}"

    def _block(self, node: Node, name: str, lang: str) -> Block:
        block = node.block
        assert isinstance(block, Heading | Paragraph | Item | Note | Table | Signature)
        once = isinstance(block, Table) and block.lang is None
        return replace(block, id=name, lang=None if once else self.tags[lang])

    def _remember(self, node: Node | None, lang: str, name: str, schedule: str) -> None:
        if node is not None and node.rank <= Rank.SECTION:
            place = Place(name, node.page, node.title, schedule)
            self.made.places.setdefault((lang, node.rank, node.value), []).append(place)

    def _count(self, pair: Pair) -> None:
        if pair.one and pair.other:
            self.made.pairs += 1
            return
        block = pair.node.block
        if block is not None and not isinstance(block, Table):
            self.made.alone += 1
            passage = next((passage for passage in block.passages() if passage), pair.node.label)
            self.made.findings.append(note("paragraph-in-one-language", passage.span, text=passage.text[:20]))
        elif block is None:
            self.made.findings.append(
                note("paragraph-in-one-language", pair.node.label.span, text=pair.node.label.text)
            )


def _with(block: Block, other: Block) -> Block:
    """The block with what says the same: a heading in one text is a heading in the other."""
    assert isinstance(block, Heading | Paragraph | Item | Note | Table | Signature)
    if isinstance(other, Item) and isinstance(block, Heading):
        other = Heading(id=other.id, passage=other.passage, level=block.level, label=other.label, lang=other.lang)
    elif isinstance(block, Item) and isinstance(other, Heading):
        block = Heading(id=block.id, passage=block.passage, level=other.level, label=block.label, lang=block.lang)
    return replace(block, also=other)
