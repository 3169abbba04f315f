"""Puts blocks into the boxes whose headings stand before them."""

from __future__ import annotations

from collections.abc import Sequence

from converter.assemble import boxes
from converter.assemble.built import BoxHead, Built
from converter.forms.labels import label_of
from converter.forms.text import squeeze
from converter.model.block import Block, Box, Heading, Item, Signature


def with_boxes(flat: Built, verbs: tuple[str, ...]) -> Built:
    """Blocks behind a box heading go into the box until it ends, in print or by what stands there.

    Two headings may stand behind one another.
    """
    built = Built(furniture=flat.furniture, findings=flat.findings)
    numbering = boxes.Numbering()
    places: dict[int, int] = {}
    at = 0
    while at <= len(flat.blocks):
        if heads := flat.heads.get(at):
            built.blocks.extend(_box(head, ()) for head in heads[:-1])
            stop, unsure = _box_end(flat, at, built.blocks, numbering, verbs)
            inside = tuple(flat.blocks[at:stop])
            box = _box(heads[-1], inside)
            if unsure and inside:
                built.findings.append(boxes.unsure_end(box, inside[-1]))
            places.update((index, len(built.blocks)) for index in range(at, stop))
            built.blocks.append(box)
            if stop in flat.heads and stop > at:
                at = stop
                continue
            at = stop
        places[at] = len(built.blocks)
        if at < len(flat.blocks):
            block = flat.blocks[at]
            if isinstance(block, Heading | Item) and (label := label_of(block.passage.text)):
                numbering.take(label)
            built.blocks.append(block)
        at += 1
    built.gaps = [(places[index], lost) for index, lost in flat.gaps]
    return built


def _box(head: BoxHead, inside: tuple[Block, ...]) -> Box:
    return Box(heading=head.passage, label=head.label, number=head.number, title=head.title, blocks=inside)


def _box_end(
    flat: Built, start: int, outside: Sequence[Block], numbering: boxes.Numbering, verbs: tuple[str, ...]
) -> tuple[int, bool]:
    """The index behind the last block of the box that begins at `start`, and whether that is unsure."""
    if start in flat.ends:
        return flat.ends[start], False
    unsure = False
    for stop in range(start, len(flat.blocks)):
        following = flat.blocks[stop]
        if (stop > start and stop in flat.heads) or isinstance(following, Signature) or _annex_list(following):
            return stop, unsure
        over, doubt = boxes.ends(following, flat.blocks[start:stop], outside, numbering, verbs)
        unsure = unsure or doubt
        if over:
            return stop, unsure
    return len(flat.blocks), unsure


def _annex_list(block: Block) -> bool:
    return isinstance(block, Item) and squeeze(block.passage.text).startswith(("附件：", "附件:"))
