"""Says which lines go on with the line before them in the print of laws: labels hang out before their paragraphs.

Such print sets paragraphs apart by their distance and each level by its indent; full lines tell little, since headings
and what hangs are not justified.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.read.pdf.layout import HUNG, PageLine
from converter.read.pdf.rows import glue

_NEAR = 2.5
"""In points: lines that begin so near one another have one indent."""

_INDENT = 0.8
"""In em: what begins further right hangs below what begins left of it."""

_TIGHT = 1.12
"""Of the usual distance of lines: what is further apart is set apart."""

_WIDE = 0.5
"""Of the measure: a centred line that print had to cut is at least so wide."""

_UNLIKE = 1.1
"""How much further apart the lines of one text stand than those of the other, at most."""

_OFTEN = 0.15
"""Of all distances: how often that of lines comes at least."""

_FULL = 1.3
"""In em: a line that ends so near the edge is full."""

_SIGNING = 14
"""In em: lines that begin so near the edge are those of a signature, each for itself."""

_ENDED = re.compile(r"(?:[。；：！？;:.!?—–]|[;；]\s*(?:及|或|and|or))[”’』」）)]*$")
_BEHIND_LABEL = re.compile(rf"(?:{HUNG.pattern})(?=\s|《|$)")
_HEAD = re.compile(
    r"(?:附表|Schedule)\s*\d*[A-Z]?$|第\s*\d+[A-Z]*\s*分?部(?:$|——)|(?:Part|Division)\s*\d+[A-Z]*(?:$|—)"
)
"""What begins a schedule, part or division."""

_LEADER = re.compile(r"[.·…]{3,}\s*[A-Z]?\d{1,5}$")


@dataclass(slots=True)
class _Open:
    """The paragraph that may go on: its last line, where its first began, and its text if that is known."""

    last: PageLine
    begins: float
    text: float | None
    labelled: bool


def mark_hanging(halves: Sequence[Sequence[Sequence[PageLine]]]) -> None:
    """Sets `glue` and `apart` of all lines of text, page by page of each half."""
    bodies = [[line for lines in pages for line in lines if not line.furniture] for pages in halves]
    # A text of short paragraphs shows no distance of lines; the other may.
    least = min(map(_pitch, bodies))
    for body in bodies:
        _mark(body, min(_pitch(body), _UNLIKE * least))


def _mark(body: Sequence[PageLine], pitch: float) -> None:
    edge = _edge(body)
    wide = _WIDE * (edge - min((line.box.x0 for line in body), default=0.0))
    current: _Open | None = None
    for line in body:
        if line.row is not None or line.cells:
            line.apart = current is not None
            current = None
        elif current is not None and _goes_on(current, line, pitch, edge, wide):
            line.glue = glue(current.last.text, line.text)
            current.text = line.box.x0 if current.text is None else current.text
            current.last = line
        else:
            line.apart = True
            hung = len(line.starts) > 1 and bool(HUNG.fullmatch(line.bits[0]))
            labelled = hung or bool(_BEHIND_LABEL.match(line.text))
            current = _Open(line, line.box.x0, line.starts[1] if hung else None, labelled)


def _pitch(lines: Sequence[PageLine]) -> float:
    """The distance of lines within paragraphs, in em: the smallest that comes often."""
    steps = Counter(round(step, 1) for step in _steps(lines))
    enough = _OFTEN * sum(steps.values())
    return (
        min((step for step, count in steps.items() if count + steps[round(step + 0.1, 1)] >= enough), default=1.3) + 0.1
    )


def _steps(lines: Sequence[PageLine]) -> Iterator[float]:
    for above, below in pairwise(lines):
        if above.page == below.page and abs(above.size - below.size) < 0.5 and above.box.bottom < below.box.bottom:
            step = (below.box.bottom - above.box.bottom) / max(above.size, 1.0)
            if 0.9 < step < 2.5:
                yield step


def _edge(lines: Sequence[PageLine]) -> float:
    """Where full lines end: the furthest place at which lines end often."""
    ends = Counter(round(line.box.x1 / 2) for line in lines)
    often = [place for place in ends if sum(ends[place + step] for step in (-1, 0, 1)) >= max(3, 0.1 * len(lines))]
    return max(often, default=0) * 2.0


def _goes_on(current: _Open, line: PageLine, pitch: float, edge: float, wide: float) -> bool:
    last = current.last
    if last.box.x0 > edge - _SIGNING * last.size and not opened(last.text):
        return False
    if abs(line.size - last.size) > 0.12 * last.size or _LEADER.search(last.text):
        return False
    if len(line.starts) > 1 and HUNG.fullmatch(line.bits[0]):
        return False
    within = current.text is not None and abs(line.box.x0 - current.text) <= _NEAR
    if _HEAD.match(line.text) and not within:
        return False
    same_page = line.page == last.page
    full = abs(last.box.x1 - edge) <= _FULL * last.size
    ended = bool(_ENDED.search(last.text))
    if _BEHIND_LABEL.match(line.text) and (ended or not same_page):
        return False
    if same_page:
        step = (line.box.bottom - last.box.bottom) / max(last.size, 1.0)
        if not 0 < step <= _TIGHT * pitch:
            return False
        # Below a label that does not hang out, text is set flush.
        flush = current.text is None and full and not ended and abs(line.box.x0 - current.begins) <= _NEAR
        if not (flush or _fits(current, line, wide)) or (ended and not full):
            return False
        return line.face == last.face or not ended
    if not _fits(current, line, wide) or line.face != last.face:
        return False
    if not ended:
        return full or current.text is not None
    return full and current.labelled and last.text.rstrip()[-1] in "。."


def opened(text: str) -> bool:
    """Whether a bracket is open at the end of a line."""
    return any(text.count(one) > text.count(other) for one, other in ("[]", "()", "（）", "［］"))


def _fits(current: _Open, line: PageLine, wide: float) -> bool:
    """Whether a line begins where the paragraph goes on, or is centred below a centred one."""
    if current.text is not None and abs(line.box.x0 - current.text) <= _NEAR:
        return True
    em = line.size
    if current.text is None:
        hangs = line.box.x0 - current.begins > _INDENT * em
        flush = not current.labelled and abs(line.box.x0 - current.begins) <= _NEAR
        if flush or (hangs and line.box.x0 - current.begins < 4 * em):
            return True
    last = current.last
    centred = abs((line.box.x0 + line.box.x1) - (last.box.x0 + last.box.x1)) <= 1.2 * em
    cut = last.box.width >= wide or opened(last.text)
    return centred and cut and line.page == last.page and not current.labelled
