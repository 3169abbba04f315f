"""Finds unnumbered run-in leads: ``云计算。重点突破……`` beside ``区块链。……``.

One short first sentence is no lead; two or more paragraphs side by side that begin so are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from converter.forms.text import width
from converter.model.block import Block, Heading, Paragraph

_LEAD = re.compile(r"^[^。，；：、（）]{2,26}。(?=.)|^[^。；：、]{2,26}[^。；：]{0,14}。(?=.)")
_WIDEST = 24.0
_FEWEST = 2
_SHARE = 0.6


def with_leads(blocks: Sequence[Block], borders: Collection[int]) -> list[Block]:
    """The same blocks, leads marked. `borders` are the indexes at which a box begins."""
    marked = list(blocks)
    group: list[int] = []
    for at, block in enumerate(blocks):
        if at in borders or isinstance(block, Heading):
            _mark(marked, group)
            group = []
        if isinstance(block, Paragraph) and not (at and _runs_in(blocks[at - 1])):
            group.append(at)
    _mark(marked, group)
    return marked


def _runs_in(block: Block) -> bool:
    return isinstance(block, Heading) and block.run_in


def _mark(blocks: list[Block], group: Sequence[int]) -> None:
    leads = {at: lead for at in group if (lead := lead_of(blocks[at]))}
    if len(leads) < _FEWEST or len(leads) < _SHARE * len(group):
        return
    for at, lead in leads.items():
        block = blocks[at]
        if isinstance(block, Paragraph):
            blocks[at] = replace(block, lead=lead)


def lead_of(block: Block) -> int:
    """How long the first sentence of a paragraph is, where it is short enough to be a lead; else 0."""
    text = block.passage.text if isinstance(block, Paragraph) else ""
    match = _LEAD.match(text)
    return match.end() if match and width(match.group()) <= _WIDEST else 0
