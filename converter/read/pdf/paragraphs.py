"""Says which lines go on with the line before them, and which print sets apart: by margins, indents and distances."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from converter.forms.people import DASHED, PERSON, ROLE_PERSON
from converter.read.pdf.layout import PageLine
from converter.read.pdf.rows import glue

_SAME_SIZE = 0.12
_UNINDENTED = 0.6
"""In em: a line that begins so near the margin has no indent."""

_RAGGED = 1.3
"""In em: a line may end so far before the margin and be full, since a mark cannot begin the next line."""

_LOOSE = 1.4
"""Of the usual distance of lines: what is further apart is set apart."""

_AGAIN = 3
_SHARE = 0.25
"""Lines of one column that end at one edge, and their share: enough to call it the end of full lines."""

_NARROWEST = 10.0
"""In em: a column of running text is wider."""

_TITLE = 1.15
"""Of the size of the body: what is larger is no running text."""

_UNIT = re.compile(r"[（《〈“‘〔【「『(]*(?:[0-9A-Za-z.,%/-]+|.)[，。、；：！？）》〉”’〕】」』)…]*")
"""What print does not break at the beginning of a line: a character or a word with the marks that cling to it."""

_ALIGNED, _HANGING = 0.4, 0.8
"""In em: lines begin at one edge; a line hangs below a label."""

_DEEPEST = 3.2
"""In em: no first line of a paragraph is indented further."""

_SLACK = 0.1
"""In em."""

_LONGEST_NAME = 5
_BUCKET = 2.0
LABEL = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3}|[a-zA-Zivx]{1,4})[)）、.．]|第[一二三四五六七八九十百\d]{1,5}[条章节款]|"
    r"——|[●■◆•·]|附\s*件|专栏"
)
"""What begins a paragraph, a heading or an annex of its own, wherever it stands."""

_LEADER = re.compile(r"(?:…|⋯|\.{3}|·{3}|．{3}|\t).{0,4}?\d{1,4}[)）]?$|(?:…|⋯){3,}|[.·．]{6,}")
_SHORT_LEADER = re.compile(r"(?<=[^\s.·…])\s*(?=(?:[.·]{1,2}|…)\s*[(（]?\d{1,4}[)）]?$)")
_CUT_LEADER = re.compile(r"(?<=[^\s.·…])(?=(?:[.·]{1,2}|…)$)")
_IN_PARENTHESIS = re.compile(r"[（(][^（()）]*")
"""A line that is the beginning of one parenthesis, as below titles."""

_ORDINAL = re.compile(r"(?:附\s*件\s*[:：]\s*)?[（(]?(?P<ordinal>\d{1,2})[)）.．、](?!\d)")
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}[:：]\S")

_POST = re.compile(r"[\u4e00-\u9fff、（）()]{1,16}")
_ENDED = re.compile(r"[。！？；：!?;:…][”’』」）)》〉】〕］]*$")


class Margins:
    """The edges at which lines of a document begin and end often."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.left = Counter(round(line.box.x0 / _BUCKET) for line in lines)
        long = [line for line in lines if line.box.width > _NARROWEST * line.size]
        self.right = Counter(round(line.box.x1 / _BUCKET) for line in long)
        self.often_right = max(5, len(long) // 16)
        self.often = max(4, len(lines) // 50)
        self.sizes = Counter(round(line.size * 2) / 2 for line in lines for _ in range(len(line.text)))

    @property
    def body(self) -> float:
        """The size in which most of the text is set."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 12.0

    def begins(self, low: float, high: float) -> float | None:
        """The leftmost edge between `low` and `high` at which lines begin often."""
        return next(
            (
                place * _BUCKET
                for place in range(round(low / _BUCKET), round(high / _BUCKET) + 1)
                if self._count(self.left, place) >= self.often
            ),
            None,
        )

    def ends(self, low: float, high: float) -> float | None:
        """The rightmost edge between `low` and `high` at which lines end often."""
        return next(
            (
                place * _BUCKET
                for place in range(round(high / _BUCKET), round(low / _BUCKET) - 1, -1)
                if self._count(self.right, place) >= self.often_right
            ),
            None,
        )

    @staticmethod
    def _count(counts: Counter[int], place: int) -> int:
        return counts[place - 1] + counts[place] + counts[place + 1]


def mark_paragraphs(pages: Sequence[Sequence[PageLine]], widths: Sequence[float]) -> None:
    """Sets `glue` and `apart` of all lines of text; `widths` are those of the pages."""
    body = [line for lines in pages for line in lines if not line.furniture and line.row is None]
    margins = Margins(body)
    pitch = _pitch(body)
    before: tuple[PageLine, bool] | None = None
    _continue_rows(pages)
    _mark_short_leaders(body)
    for lines, width in zip(pages, widths, strict=True):
        groups: dict[int, list[PageLine]] = {}
        for line in lines:
            if not line.furniture:
                groups.setdefault(line.group, []).append(line)
        for group in groups.values():
            before = _group(group, margins, pitch, width, before)


def _continue_rows(pages: Sequence[Sequence[PageLine]]) -> None:
    """A single line of several bits at the top of a column goes on with the rows at the foot of the one before."""
    last: PageLine | None = None
    for line in (line for lines in pages for line in lines if not line.furniture):
        top = last is not None and (last.page, last.group) != (line.page, line.group)
        names = all(len(bit) <= _LONGEST_NAME for bit in line.bits) and not LABEL.match(line.text)
        if last is not None and top and names and not line.cells and last.cells >= len(line.bits) >= 2:
            line.cells = last.cells
            line.text = "\t".join((*line.bits, *[""] * (last.cells - len(line.bits))))
        last = line


def _mark_short_leaders(lines: Sequence[PageLine]) -> None:
    """Where a title of the contents leaves room for two dots only: a TAB stands before them, as before a page alone."""
    leaders = {(line.page, line.group) for line in lines if _LEADER.search(line.text)}
    for line in lines:
        if (line.page, line.group) in leaders and not line.cells and not _LEADER.search(line.text):
            line.text = _SHORT_LEADER.sub("\t", line.text)
    for line, below in pairwise(lines):
        if line.group == below.group and below.text.isdigit() and (line.page, line.group) in leaders:
            line.text = _CUT_LEADER.sub("\t", line.text)


def _pitch(lines: Sequence[PageLine]) -> float:
    """The usual distance from line to line, in em."""
    steps = [
        (below.box.top - above.box.top) / above.size
        for above, below in pairwise(lines)
        if above.page == below.page
        and above.group == below.group
        and abs(above.size - below.size) < _SAME_SIZE * above.size
        and 0.9 < (below.box.top - above.box.top) / max(above.size, 1.0) < 3.5
    ]
    return median(steps) if len(steps) >= 4 else 1.6


def _group(
    lines: Sequence[PageLine], margins: Margins, pitch: float, width: float, before: tuple[PageLine, bool] | None
) -> tuple[PageLine, bool] | None:
    """Marks one group; what is given on is its last line of text and whether that is full."""
    if lines[0].row is not None and lines[0].row.ruled:
        lines[0].apart = True
        return None
    em = lines[0].size
    left = _left(lines, margins, em)
    reach = max(line.box.x1 for line in lines)
    ends = _Ends(lines, margins, width)
    middle = (left + (ends.edge or reach)) / 2
    hanging = False
    full = False
    roster = before is not None and _roster_goes_on(before[0].cells == 1, before[0])
    for at, line in enumerate(lines):
        indent = (line.box.x0 - left) / line.size
        above = lines[at - 1] if at else None
        if line.cells or (above and above.cells):
            line.apart = not (above and above.cells == line.cells)
        elif above is None:
            line.apart = True
            if before and before[1] and _goes_on_behind(before[0], line, indent, lines):
                line.glue = glue(before[0].text, line.text)
        else:
            step = (line.box.top - above.box.top) / max(above.size, 1.0)
            same = abs(line.size - above.size) <= _SAME_SIZE * above.size
            # A lead in bold may fill its line to the end: it ends with a full stop, which a heading does not.
            alike = line.font == above.font or -1 in (line.font, above.font) or above.text.endswith("。")
            tight = step <= max(_LOOSE * pitch, 1.9) and same
            flush = indent < _UNINDENTED
            hangs = not flush and (
                # At the top of a page no label shows that lines hang: they are in further than a first line.
                ((hanging or indent > _DEEPEST) and abs(line.box.x0 - above.box.x0) < _ALIGNED * line.size)
                or (line.box.x0 - above.box.x0 > _HANGING * line.size and bool(LABEL.match(above.text)))
            )
            wrapped = full or (flush and not above.cells and ends.wraps(above, line))
            inside = bool(_IN_PARENTHESIS.fullmatch(above.text))
            roster = _roster_goes_on(roster, above)
            follows = (
                (roster and bool(PERSON.match(line.text)))
                or _is_next_item(above, line)
                or _listed_next(above.text, line.text)
            )
            # The lines of a roster are too few and too short to show where their column ends.
            rest = roster and _is_rest_of_post(above, line, lines)
            wrapped = wrapped or rest
            goes_on = flush or inside or rest or (hangs and not LABEL.match(line.text))
            if wrapped and tight and alike and not follows and goes_on:
                line.glue = glue(above.text, line.text)
                hanging = not flush
            else:
                # The first line of a title may fill the measure; it is larger than the text.
                least = -line.size if same and line.size > _TITLE * margins.body else line.size
                centred = all(
                    abs((one.box.x0 + one.box.x1) / 2 - middle) < 0.6 * one.size and one.box.x0 - left > least
                    for one in (above, line)
                )
                starts = 1.2 <= indent <= _DEEPEST and not centred
                line.apart = step > _LOOSE * pitch or not same or starts
                hanging = False
        full = (
            ends.full(line)
            and line.box.x1 - left > _NARROWEST * line.size
            and not line.cells
            and not _LEADER.search(line.text)
        )
    return lines[-1], full


def _roster_goes_on(before: bool, line: PageLine) -> bool:
    """Whether a line is one of a roster: `before` says whether the line before it was."""
    first = DASHED.match(line.text) or ROLE_PERSON.match(line.text)
    return bool(first) or (before and (line.glue is not None or bool(PERSON.match(line.text))))


def _is_rest_of_post(above: PageLine, line: PageLine, lines: Sequence[PageLine]) -> bool:
    """Whether a line is the rest of a post above it: that fills the column, as far as people show how wide it is.

    It stands at the margin, before which people are indented, or below the post.
    """
    people = [one.box.x1 for one in lines if _roster_goes_on(True, one)]
    out = above.box.x0 - line.box.x0 > _HANGING * line.size
    below = len(above.starts) > 1 and abs(above.starts[-1] - line.box.x0) < _ALIGNED * line.size
    full = above.box.x1 > max(people, default=above.box.x1) - _RAGGED * line.size
    return full and (out or below) and bool(_POST.fullmatch(line.text))


def _is_next_item(above: PageLine, line: PageLine) -> bool:
    """Whether a line with a label stands below one with a label, or out to the left of lines that hang below one."""
    out = above.box.x0 - line.box.x0
    below = abs(out) < _ALIGNED * line.size and bool(LABEL.match(above.text))
    return bool(LABEL.match(line.text)) and (below or (above.glue is not None and out > _HANGING * line.size))


def _listed_next(above: str, line: str) -> bool:
    """Whether a line is the next one of a list to that above it, or begins the next field (`地址：`) below another."""
    before, own = _ORDINAL.match(above), _ORDINAL.match(line)
    if before and own:
        return int(own["ordinal"]) == int(before["ordinal"]) + 1
    return bool(_FIELD.match(above) and _FIELD.match(line))


def _left(lines: Sequence[PageLine], margins: Margins, em: float) -> float:
    """Where the lines of a column begin that have no indent; a mark may hang out before it."""
    text = [line for line in lines if not line.cells]
    own = Counter(round(line.box.x0 / _BUCKET) for line in text)
    enough = max(_AGAIN, 0.15 * len(text))
    edge = next((place for place in sorted(own) if own[place - 1] + own[place] + own[place + 1] >= enough), None)
    first = min(line.box.x0 for line in lines)
    if edge is not None and edge * _BUCKET - first < em:
        # The bucket with most of the lines, since a mark that hangs out stands in one beside it.
        return max((edge - 1, edge, edge + 1), key=lambda place: own[place]) * _BUCKET
    if sum(1 for line in lines if line.box.x0 - first < _BUCKET) < 2:
        return _or(margins.begins(first - 2.6 * em, first + 0.3 * em), first)
    return first


class _Ends:
    """Where the full lines of one column end."""

    def __init__(self, lines: Sequence[PageLine], margins: Margins, width: float) -> None:
        long = [line for line in lines if not line.cells and line.box.width > _NARROWEST * line.size]
        em = lines[0].size
        own = Counter(round(line.box.x1 / _BUCKET) for line in long)
        reach = max((line.box.x1 for line in long), default=0.0)
        left = min(line.box.x0 for line in lines)
        enough = max(_AGAIN, _SHARE * len(long))
        self.edge = next(
            (
                place * _BUCKET
                for place in sorted(own, reverse=True)
                if own[place - 1] + own[place] + own[place + 1] >= enough
            ),
            None,
        )
        frame = lines[0].frame
        if frame and long and abs(frame.x1 - (left - frame.x0) - reach) < _RAGGED * em:
            self.edge = reach
        if self.edge is None and long:
            self.edge = margins.ends(reach - 0.6 * em, reach + 1.6 * em)
            # In a group of few lines only what fills the measure of a page shows by itself that it is full.
            if self.edge is None and reach - left >= 0.6 * width:
                self.edge = reach

    def full(self, line: PageLine) -> bool:
        """Whether a line ends at the edge, or so little before it that nothing more went into it."""
        return self.edge is not None and abs(line.box.x1 - self.edge) <= _RAGGED * line.size

    def wraps(self, line: PageLine, below: PageLine) -> bool:
        """Whether a line breaks off where nothing more went into it: not even what stands first in the line below."""
        unit = _UNIT.match(below.text)
        ended = any(form.search(line.text) for form in (_ENDED, _LEADER))
        if self.edge is None or unit is None or ended or LABEL.match(below.text):
            return False
        wide = sum(0.5 if char.isascii() else 1.0 for char in unit[0])
        return 0 < self.edge - line.box.x1 < (wide + _SLACK) * line.size


def _goes_on_behind(last: PageLine, line: PageLine, indent: float, lines: Sequence[PageLine]) -> bool:
    """Whether a line at the top of a column or page goes on with a full line that ends with its sentence.

    Only the indent can tell, so the column must show one elsewhere. A line that breaks off is left to those who read
    what it says: a page may be lost there.
    """
    indents = any(1.2 <= (other.box.x0 - line.box.x0) / other.size <= _DEEPEST for other in lines)
    return (
        bool(_ENDED.search(last.text))
        and indent < _UNINDENTED
        and indents
        and abs(last.size - line.size) <= _SAME_SIZE * last.size
        and not LABEL.match(line.text)
        and len(lines) > 1
        and (last.frame is None) == (line.frame is None)
    )


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
