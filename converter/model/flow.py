"""The flow of an issue: what stands in it in printed order, each piece with its kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from converter.model.block import CellSpan, Furniture
from converter.model.finding import Finding
from converter.model.issue import ContentsEntry
from converter.model.place import Passage


class Kind(Enum):
    """What a line of the body is by its form."""

    TITLE = "title"
    NUMBER = "number"
    ADDRESSEES = "addressees"
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    DATE = "date"
    ISSUER = "issuer"
    NOTE = "note"
    ANNEX_LABEL = "annex_label"
    ANNEX_LIST = "annex_list"
    PART_TITLE = "part_title"
    CAPTION = "caption"
    UNIT = "unit"
    BOX = "box"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Strip:
    """A line or a joined paragraph of one kind. `label` is the printed label, `level` that of a heading."""

    kind: Kind
    passage: Passage
    label: str | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class CellRows:
    """Rows of cells that stand together; a row may have fewer cells than the others.

    `spans` are the merged cells where print tells them; None where only blank cells hint at them. `ruled`: they are
    told by rules, and no other cell is merged.
    """

    rows: tuple[tuple[Passage, ...], ...]
    spans: tuple[CellSpan, ...] | None = None
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class RosterLines:
    """Lines of a roster that stand together."""

    lines: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Content that print lost between two strips."""

    reason: str
    before: Passage


@dataclass(frozen=True, slots=True)
class BoxEnd:
    """Where the frame or tint of a box ends."""


Flow = Strip | CellRows | RosterLines | Lost | BoxEnd


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first document, line by line."""

    cover: tuple[Passage, ...] = ()
    imprint: tuple[Passage, ...] = ()
    contents: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmented:
    """An issue cut into its front, its flow and its furniture; `findings` tell what was doubtful."""

    front: Front
    contents: tuple[ContentsEntry, ...]
    flow: tuple[Flow, ...]
    furniture: tuple[Furniture, ...]
    findings: tuple[Finding, ...]
