"""Says where a box ends: print gives it a heading but no end mark.

A box ends where the document's own numbering goes on, where another box or part begins, or where paragraphs in the
document's own manner follow behind paragraphs in the manner of the box.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from converter.assemble.leads import lead_of
from converter.forms.labels import Label, label_of
from converter.model.block import Block, Box, Heading, Item, Names, Paragraph, Roster, Table
from converter.model.finding import Finding, note


class Manner(Enum):
    """How a paragraph begins: with a noun and its stop (云计算。), with what is to be done, or plainly."""

    NOUN = "noun"
    VERB = "verb"
    PLAIN = "plain"


def manner(block: Block, verbs: tuple[str, ...]) -> Manner | None:
    """The manner of a paragraph; None for other blocks."""
    if not isinstance(block, Paragraph):
        return None
    text = block.passage.text
    if text.startswith(verbs):
        return Manner.VERB
    colon = text.find("：", 0, 24)
    return Manner.NOUN if block.lead or colon > 0 else Manner.PLAIN


class Numbering:
    """The labels that a document (outside its boxes) has used last, by level."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}

    def take(self, label: Label) -> None:
        """The document uses a label; counts below it begin again."""
        self._last = {level: last for level, last in self._last.items() if level < label.level}
        self._last[label.level] = label.ordinal

    def goes_on_with(self, label: Label) -> bool:
        """Whether a label is just what comes next at a level in use."""
        return label.level in self._last and label.ordinal == self._last[label.level] + 1

    def skips_to(self, label: Label) -> bool:
        """Whether a label is further on at a level in use: what lies between is missing in print."""
        return label.level in self._last and label.ordinal > self._last[label.level]


def ends(
    block: Block, inside: Sequence[Block], outside: Sequence[Block], numbering: Numbering, verbs: tuple[str, ...]
) -> tuple[bool, bool]:
    """Whether `block` stands behind the end of the box that holds `inside`, and whether that is unsure.

    `outside` are the blocks of the part before the box.
    """
    label = label_of(block.passage.text) if isinstance(block, Heading | Item) else None
    if label:
        own = [last for held in inside if isinstance(held, Heading | Item) and (last := label_of(held.passage.text))]
        expected = max((last.ordinal for last in own if last.level == label.level), default=0) + 1
        if numbering.goes_on_with(label):
            if expected == label.ordinal and inside and _wants_more(inside[-1]):
                return False, False
            return True, expected == label.ordinal and bool(own)
        if label.ordinal == expected:
            unsure = not own and bool(inside) and label.level >= 3
            return False, unsure
        return True, not numbering.skips_to(label)
    if isinstance(block, Table | Roster | Names):
        return False, False
    if _takes_up_leads(block, inside, outside, verbs):
        return True, True
    return _leaves_manner(block, inside, outside, verbs), False


def _wants_more(block: Block) -> bool:
    """Whether a member of a list says by its ； that another one follows."""
    return isinstance(block, Item) and block.passage.text.rstrip().endswith(("；", ";"))


def _takes_up_leads(block: Block, inside: Sequence[Block], outside: Sequence[Block], verbs: tuple[str, ...]) -> bool:
    """Whether the document's leads, which stood right before a box without leads, go on with `block`."""
    before = outside[-1] if outside else None
    if before is None or not inside or any(lead_of(held) for held in inside):
        return False
    return all(lead_of(one) > 0 and manner(one, verbs) is Manner.VERB for one in (before, block))


def _leaves_manner(block: Block, inside: Sequence[Block], outside: Sequence[Block], verbs: tuple[str, ...]) -> bool:
    """Whether an unnumbered paragraph is in the document's manner and no longer in that of the box."""
    manners = [found for held in inside if (found := manner(held, verbs)) is not None]
    here = manner(block, verbs)
    if here is None or not manners:
        return False
    before = next((held for held in reversed(outside) if isinstance(held, Paragraph)), None)
    if before is None:
        return False
    if _opening(before) == _opening(block) and not any(_opening(held) == _opening(block) for held in inside):
        return True
    return (
        all(found is Manner.NOUN for found in manners)
        and len(manners) > 1
        and here is Manner.VERB
        and _has_unnumbered(outside)
    )


def _opening(block: Block) -> str:
    text = block.passage.text if isinstance(block, Paragraph) else ""
    return text[:3]


def _has_unnumbered(outside: Sequence[Block]) -> bool:
    """Whether the document sets a paragraph without a number behind another paragraph, outside boxes."""
    for before, block in pairwise(outside):
        if isinstance(before, Paragraph | Item | Box) and isinstance(block, Paragraph):
            return True
    return False


def unsure_end(box: Box, block: Block) -> Finding:
    """The finding that says where the program ended a box and is not certain."""
    return note("box-end-unsure", box.heading.span._replace(last=next(block.passages()).last_line), box=box.label)
