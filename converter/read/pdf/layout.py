"""One page → its lines in reading order: columns, tables and frames, text that is set sideways, hidden text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from converter.read.pdf.columns import reading_order
from converter.read.pdf.grids import more_rows, rows_within, with_rows
from converter.read.pdf.gutters import Gutters, Item
from converter.read.pdf.rows import Run, bits_of, clustered, is_wide, joined_runs, raised_in, runs_of, text_of
from converter.read.pdf.sheet import Box, Glyph, Rule, Sheet, around, leave_out
from converter.read.pdf.strips import Bit, OpenTable, Strip
from converter.read.pdf.tables import Ruled, fill, find_tables, rows_of
from converter.read.pdf.three_line import ThreeLine, find_going_on, find_three_line
from converter.read.pdf.whites import Columns

HUNG = re.compile(r"\(\d{1,3}[A-Z]{0,2}\)|\d{1,3}[A-Z]{0,2}\.|\([a-z]{1,5}\)|\([A-Z]{1,5}\)|(?:附表|Schedule)\s*\d*")
"""What hangs out before a paragraph of a law, or before a line of its contents."""

_FRAMES_DEEP = 5
EDGE = 0.13
"""Of the height of the page, at the top and at the bottom: where furniture stands."""

_MOST_TINTS = 200
"""Areas on a page: more are a drawing."""


@dataclass(slots=True)
class Spans:
    """A row of a table: which table of the page, how many columns, its merged cells (column, rows, columns).

    `ruled`: rules show them all; else only what white space makes sure.
    """

    table: int
    columns: int
    merged: tuple[tuple[int, int, int], ...]
    ruled: bool = True


@dataclass(slots=True, eq=False)
class PageLine:
    """A line of a page. Lines of one `group` stand below one another in one column.

    `bits` are what stands between wide gaps, `starts` where they begin; `cells` counts those of a row that no rules
    part (1: a person of a roster), `columns` are those of its table; `row` says what is known of its merged cells.
    `font` is that of the whole line, -1 if it has several; `face` that of most of its characters; `frame` is what is
    drawn around its group.
    `furniture` says what the line is where its place makes it sure; `glue` that it goes on with the line before, and
    what stands between them; `apart` that print sets it off from what stands above it. `lang` is the language of its
    half where print has its text twice. `crowded`: one of its cells may be two. `raised` are the characters of `text`
    that are small and raised, counted from 0.
    """

    page: int
    text: str
    box: Box
    size: float
    group: int = 0
    cells: int = 0
    bits: tuple[str, ...] = ()
    columns: Columns = ()
    font: int = -1
    frame: Box | None = None
    row: Spans | None = None
    furniture: str = ""
    glue: str | None = None
    apart: bool = False
    lang: str = ""
    starts: tuple[float, ...] = ()
    face: int = -1
    raised: tuple[int, ...] = ()
    crowded: bool = False


def lay_out(sheet: Sheet, gutters: Gutters, hanging: bool = False) -> list[PageLine]:
    """The lines of a page: first what stands upright, with what is set sideways where it stands; hidden text last.

    `hanging`: labels hang out before their paragraphs; a line with one is no row of a table.
    """
    gutters.page = sheet.number
    lines = _Page(sheet, gutters, hanging).lines(
        [glyph for glyph in sheet.glyphs if glyph.turn == 0 and not glyph.hidden]
    )
    for turn in (3, 1, 2):
        glyphs = [glyph for glyph in sheet.glyphs if glyph.turn == turn and not glyph.hidden]
        if glyphs:
            lines = inserted(lines, _sideways(sheet, glyphs, turn))
    lines.extend(_loose(sheet, [glyph for glyph in sheet.glyphs if glyph.turn < 0 and not glyph.hidden], "watermark"))
    lines.extend(_loose(sheet, [glyph for glyph in sheet.glyphs if glyph.hidden], "hidden"))
    return lines


def _sideways(sheet: Sheet, glyphs: Sequence[Glyph], turn: int) -> list[PageLine]:
    """The lines of glyphs that are set sideways, read on a page turned so that they stand upright."""
    quarters = (4 - turn) % 4
    width, height = sheet.width, sheet.height
    turned = [
        Glyph(glyph.char, glyph.box.turned(quarters, width, height), glyph.size, glyph.font, bad=glyph.bad, at=glyph.at)
        for glyph in glyphs
    ]
    wide, high = (height, width) if quarters % 2 else (width, height)
    page = Sheet(sheet.number, wide, high, fonts=sheet.fonts)
    for lies, rules in ((True, sheet.lying), (False, sheet.standing)):
        for rule in rules:
            flat = (rule.start, rule.at, rule.stop, rule.at) if lies else (rule.at, rule.start, rule.at, rule.stop)
            box = Box(*flat).turned(quarters, width, height)
            if box.width >= box.height:
                page.lying.append(Rule(box.top, box.x0, box.x1))
            else:
                page.standing.append(Rule(box.x0, box.top, box.bottom))
    lines = _Page(page, Gutters()).lines(turned)
    for line in lines:
        line.box = line.box.turned(4 - quarters, wide, high)
    return lines


def inserted(lines: list[PageLine], block: list[PageLine]) -> list[PageLine]:
    """`block` stands behind the lines that end above it."""
    if not block:
        return lines
    top = around(line.box for line in block).top
    at = next((at for at, line in enumerate(lines) if line.box.bottom > top + 2), len(lines))
    first = max((line.group for line in lines), default=-1) + 1
    for line in block:
        line.group += first
    return [*lines[:at], *block, *lines[at:]]


def _loose(sheet: Sheet, glyphs: Sequence[Glyph], kind: str) -> list[PageLine]:
    """Lines that no reader follows, in the order of the content stream, each of its kind of furniture."""
    if not glyphs:
        return []
    runs = runs_of(glyphs)
    if kind == "hidden":
        runs.sort(key=lambda run: (run.box.top, run.box.x0))
    return [
        PageLine(sheet.number, text, run.box, run.size, group=-1, furniture=kind)
        for run in runs
        if (text := text_of(run.glyphs))
    ]


class _Page:
    """The upright text of one page while its lines are made."""

    def __init__(self, sheet: Sheet, gutters: Gutters, hanging: bool = False) -> None:
        self.sheet = sheet
        self.hanging = hanging
        self.gutters = gutters
        self.groups = 0
        self.tables = 0
        self.three_line: list[ThreeLine] = []
        self.open_table = gutters.open_tables.get(sheet.number - 1)

    def lines(self, glyphs: Sequence[Glyph]) -> list[PageLine]:
        ruled = find_tables(self.sheet.lying, self.sheet.standing)
        tables = [table for table in ruled if not table.frame]
        frames = [table for table in ruled if table.frame]
        inside: list[list[Glyph]] = [[] for _ in tables]
        rest: list[Glyph] = []
        for glyph in glyphs:
            x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
            at = next((at for at, table in enumerate(tables) if table.box.holds(x, y)), None)
            (rest if at is None else inside[at]).append(glyph)
        kept: list[Ruled] = []
        for table, own in zip(tables, inside, strict=True):
            leave_out(own)
            fill(table, own)
            if sum(1 for cell in table.cells if any(glyph.char.strip() for glyph in cell.glyphs)) >= 2:
                kept.append(table)
            else:
                rest.extend(own)
        frames.extend(self._tints())
        runs = runs_of(rest)
        others = [table.box for table in (*kept, *frames)]
        pieces = [run.box for run in runs]
        self.three_line = find_three_line(self.sheet.lying, others, pieces, EDGE * self.sheet.height)
        more = self.open_table and find_going_on(self.sheet.lying, others, pieces, self.open_table.columns)
        if more and not any(_within(more.box, one.box) or _within(one.box, more.box) for one in self.three_line):
            self.three_line.append(more)
        frames = [frame for frame in frames if frame.box.height > 20 and frame.box.width > 60]
        lines = self._region(runs, kept, frames, 0)
        if self.open_table:
            self.gutters.open_tables[self.sheet.number] = self.open_table
        return lines

    def _tints(self) -> list[Ruled]:
        """Areas of a colour that may set a text apart, as frames."""
        most = 0.9 * self.sheet.width * self.sheet.height
        boxes = [area.box for area in self.sheet.areas if not area.white]
        if len(boxes) > _MOST_TINTS:
            return []
        return [
            Ruled(box, [box.x0, box.x1], [box.top, box.bottom], []) for box in boxes if box.width * box.height < most
        ]

    def _region(self, runs: list[Run], tables: list[Ruled], frames: list[Ruled], depth: int) -> list[PageLine]:
        """The lines of a region; what stands in a frame is read by itself, where the frame stands."""
        frames = sorted(frames, key=lambda frame: -frame.box.width * frame.box.height)
        parts: list[Run | Ruled | list[PageLine]] = []
        boxes: list[Box] = []
        for three in self.three_line if depth == 0 else ():
            own = [run for run in runs if _within(run.box, three.box)]
            rows = self._text(own, three)
            if sum(1 for line in rows if line.cells) >= 2:
                runs = [run for run in runs if not _within(run.box, three.box)]
                parts.append(rows)
                boxes.append(three.box)
        while frames and depth < _FRAMES_DEEP:
            frame = frames.pop(0)
            own_runs = [run for run in runs if _within(run.box, frame.box)]
            own_tables = [table for table in tables if _within(table.box, frame.box)]
            own_frames = [other for other in frames if _within(other.box, frame.box)]
            runs = [run for run in runs if not _within(run.box, frame.box)]
            tables = [table for table in tables if not _within(table.box, frame.box)]
            frames = [other for other in frames if not _within(other.box, frame.box)]
            if own_runs or own_tables:
                before = self.open_table
                if frame.box.top > 2 * EDGE * self.sheet.height:
                    # Only what begins a page can go on with a table of the page before.
                    self.open_table = None
                inner = self._region(own_runs, own_tables, own_frames, depth + 1)
                self.open_table = before
                for line in inner:
                    line.frame = line.frame or frame.box
                parts.append(inner)
                boxes.append(frame.box)
        parts.extend((*runs, *tables))
        boxes.extend((*(run.box for run in runs), *(table.box for table in tables)))
        items = [
            Item(box, at, part.at if isinstance(part, Run) else None)
            for at, (box, part) in enumerate(zip(boxes, parts, strict=True))
        ]
        lines: list[PageLine] = []
        for group in reading_order(items, self.gutters):
            waiting: list[Run] = []
            for at in group:
                part = parts[at]
                if isinstance(part, Run):
                    waiting.append(part)
                    continue
                lines.extend(self._text(waiting))
                waiting = []
                lines.extend(self._rows(part) if isinstance(part, Ruled) else part)
                self._remember(lines)
            lines.extend(self._text(waiting))
        return lines

    def _remember(self, lines: Sequence[PageLine]) -> None:
        """Keeps the table with which the lines end, but for furniture: it may go on behind them."""
        top, foot = EDGE * self.sheet.height, (1 - EDGE) * self.sheet.height
        for line in reversed(lines):
            if line.columns:
                self.open_table = OpenTable(line.columns, line.size)
                return
            if top < line.box.bottom and line.box.top < foot:
                self.open_table = None
                return

    def _text(self, runs: Sequence[Run], three: ThreeLine | None = None) -> list[PageLine]:
        """Lines of runs that stand in one column, a group of their own; within three lines they are rows of a table."""
        if not runs:
            return []
        self.groups += 1
        strips: list[Strip] = []
        unreadable: set[float] = set()
        fonts: dict[float, int] = {}
        faces: dict[float, int] = {}
        raised: dict[float, Sequence[Glyph]] = {}
        for row in clustered(runs):
            inked = [glyph for run in row for glyph in run.glyphs if glyph.char != " "]
            lost = 2 * sum(1 for glyph in inked if glyph.bad) >= len(inked)
            if not lost:
                leave_out(inked)
            whole = joined_runs(row)
            bits = tuple(Bit.of(bit) for run in whole for bit in bits_of(run.glyphs))
            if not bits:
                continue
            size = max(whole, key=lambda run: len(run.glyphs)).size
            strips.append(Strip(bits, size))
            faces[strips[-1].box.top] = Counter(glyph.font for glyph in inked).most_common(1)[0][0]
            raised[strips[-1].box.top] = inked
            own = {glyph.font for glyph in inked if is_wide(glyph.char)}
            fonts[strips[-1].box.top] = own.pop() if len(own) == 1 else -1
            if lost:
                unreadable.add(strips[-1].box.top)
        if three is None:
            rows = self._with_rows(strips)
        elif three.head is None and self.open_table:
            rows = more_rows(strips, self.open_table)
        else:
            rows = rows_within(strips, three.head or 0.0)
        last: Columns = ()
        spans: list[Spans | None] = []
        for strip in rows:
            # Rows that follow one another are of one table, whatever strips of white were seen between their cells.
            self.tables += bool(strip.columns) and len(strip.columns) != len(last)
            last = strip.columns
            spans.append(Spans(self.tables, len(strip.cells), strip.merged, ruled=False) if strip.columns else None)
        lines = [
            PageLine(
                self.sheet.number,
                strip.text,
                strip.box,
                strip.size,
                self.groups,
                columns=strip.columns,
                cells=len(strip.cells) or int(bool(strip.words)),
                bits=tuple(bit.text for bit in strip.bits),
                font=fonts.get(strip.box.top, -1),
                starts=tuple(bit.box.x0 for bit in strip.bits),
                face=faces.get(strip.box.top, -1),
                furniture="unreadable" if strip.box.top in unreadable else "",
                crowded=strip.crowded,
                raised=raised_in(strip.text, raised.get(strip.box.top, ())),
                row=row,
            )
            for strip, row in zip(rows, spans, strict=True)
        ]
        if three is None:
            self._remember(lines)
        return lines

    def _with_rows(self, strips: Sequence[Strip]) -> Sequence[Strip]:
        top = EDGE * self.sheet.height
        if not self.hanging:
            return with_rows(strips, self.open_table, top)
        whole: list[Strip] = []
        waiting: list[Strip] = []
        for strip in strips:
            if HUNG.fullmatch(strip.bits[0].text):
                whole += (*with_rows(waiting, self.open_table, top), strip)
                waiting = []
            else:
                waiting.append(strip)
        return [*whole, *with_rows(waiting, self.open_table, top)]

    def _rows(self, table: Ruled) -> list[PageLine]:
        self.groups += 1
        self.tables += 1
        size = next((glyph.size for cell in table.cells for glyph in cell.glyphs if glyph.char.strip()), 10.0)
        return [
            PageLine(
                self.sheet.number,
                "\t".join(texts),
                box,
                size,
                self.groups,
                row=Spans(self.tables, len(texts), tuple(merged)),
            )
            for texts, merged, box in rows_of(table)
        ]


def _within(inner: Box, outer: Box) -> bool:
    return outer.holds((inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2)
