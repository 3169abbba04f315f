"""How an issue is set: paper, columns, and the manner of tables, boxes, heads, titles and rosters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Paper(Enum):
    """A paper as (width, height) in millimetres."""

    A4 = (210, 297)
    K16 = (184, 260)


class Tables(Enum):
    """Lines of a table: all of them, three (三线表), or none."""

    RULED = "ruled"
    THREE_LINE = "three-line"
    UNRULED = "unruled"


class Boxes(Enum):
    """What sets a box (专栏) apart from the text around it."""

    FRAMED = "framed"
    TINTED = "tinted"


class Heads(Enum):
    """Running heads: none, the section on alternating sides, or the gazette's title left and the section right."""

    NONE = "none"
    SECTION = "section"
    TITLE_AND_SECTION = "title-and-section"


class Folios(Enum):
    """Where `— 3 —` stands: at the outer edge, which alternates, or in the middle."""

    OUTER = "outer"
    CENTRED = "centred"


class Titles(Enum):
    """On two columns: titles across both, each document on a new page, or inside the column where the text stands."""

    ACROSS = "across"
    IN_COLUMN = "in-column"


class Rosters(Enum):
    """Lines of a roster as the model has them, or role, name and post aligned in three columns."""

    LINES = "lines"
    ALIGNED = "aligned"


class Leader(Enum):
    """The character that leads from a title of the contents to its page."""

    ELLIPSIS = "…"
    DOT = "."
    MIDDLE_DOT = "·"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way to set an issue. `size` is that of the body in points, `first_folio` the number of its first page.

    `new_parts`: annexes and issued texts begin on a new page. `repeat_heads`: the head of a table stands again on
    each page. `cut_rows`: a page end may cut a row. `latin_spacing`: a quarter em between Chinese and Latin
    characters, for which no blank stands in the text. `spread_titles`: titles are letter-spaced, without blanks.
    """

    paper: Paper = Paper.A4
    columns: int = 1
    size: float = 12
    tables: Tables = Tables.RULED
    boxes: Boxes = Boxes.FRAMED
    heads: Heads = Heads.SECTION
    folios: Folios = Folios.OUTER
    titles: Titles = Titles.ACROSS
    rosters: Rosters = Rosters.LINES
    leader: Leader = Leader.ELLIPSIS
    new_parts: bool = False
    repeat_heads: bool = True
    cut_rows: bool = False
    latin_spacing: bool = False
    spread_titles: bool = False
    first_folio: int = 3

    def __post_init__(self) -> None:
        if self.columns not in (1, 2):
            raise ValueError(f"columns: got {self.columns}, allowed are 1 and 2")


PLAIN = Layout(latin_spacing=False)
"""A4, one column, ruled tables, framed boxes."""

TWO_COLUMNS = Layout(paper=Paper.K16, columns=2, size=10.5, boxes=Boxes.TINTED, titles=Titles.IN_COLUMN)
"""16K as the gazettes of cities are set: two columns, titles in the column, tinted boxes."""

ACROSS = Layout(
    columns=2,
    size=10.5,
    tables=Tables.THREE_LINE,
    heads=Heads.TITLE_AND_SECTION,
    folios=Folios.CENTRED,
    leader=Leader.DOT,
    rosters=Rosters.ALIGNED,
    new_parts=True,
    latin_spacing=True,
)
"""A4, two columns below titles across both, three-line tables, quarter-em gaps around Latin."""

BARE = Layout(
    paper=Paper.K16,
    size=10.5,
    tables=Tables.UNRULED,
    heads=Heads.NONE,
    leader=Leader.MIDDLE_DOT,
    spread_titles=True,
    repeat_heads=False,
    cut_rows=True,
)
"""16K, one column, nothing ruled, no running heads, table heads printed once, rows cut by page ends."""

LAYOUTS = {"plain": PLAIN, "two-columns": TWO_COLUMNS, "across": ACROSS, "bare": BARE}
"""The layouts that tests name."""
