"""What is made of a part's flow, on its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from converter.model.block import Block, Furniture
from converter.model.finding import Finding
from converter.model.flow import Lost
from converter.model.place import Passage


class BoxHead(NamedTuple):
    """The heading of a box whose end is not known yet."""

    passage: Passage
    label: str
    number: int | None
    title: str


@dataclass
class Built:
    """What was made of a part's flow: blocks, box headings and gaps by the index of the block behind them, the rest.

    `ends` are the printed ends of boxes, likewise, by the index of their headings.
    """

    blocks: list[Block] = field(default_factory=list)
    heads: dict[int, list[BoxHead]] = field(default_factory=dict)
    gaps: list[tuple[int, Lost]] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    furniture: list[Furniture] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
