"""The pages of a document in two languages → the lines of each text, page by page, and of what stands once for both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.read.pdf.gutters import Gutters
from converter.read.pdf.halves import CHINESE, ENGLISH, Cut, Halves, parted
from converter.read.pdf.layout import PageLine, inserted, lay_out
from converter.read.pdf.rows import Run, clustered, joined_runs, runs_of, text_of
from converter.read.pdf.sheet import Box, Glyph, Sheet, around
from converter.read.pdf.tables import find_tables

_FOLIO = re.compile(r"[A-Z]?\d{1,5}")
_WHOLE = 0.3
"""Of the lines of a page: where more cross the cut, the page is not in halves."""

_NEXT = 1.6
"""In em: so near below a line that crosses stands the one that ends its paragraph."""


class TwoTexts:
    """Lays pages out half by half; each half has gutters of its own."""

    def __init__(self, halves: Halves) -> None:
        self.halves = halves
        self.gutters = {language: Gutters() for language in ("", CHINESE, ENGLISH)}

    def lay_out(self, sheet: Sheet) -> dict[str, list[PageLine]]:
        """The lines of a page by language; what stands once for both texts has none and stands among the Chinese."""
        cut = self.halves.cut(sheet.number)
        common = _common(sheet, cut) if cut else None
        if cut is None or common is None:
            lines = lay_out(sheet, self.gutters[""])
            language = _language(lines) if cut is None else ""
            for line in lines:
                line.lang = language
            return {language or CHINESE: lines}
        sheets, both = parted(sheet, cut, common)
        found: dict[str, list[PageLine]] = {}
        for language, half in sheets.items():
            above = [glyph for glyph in half.glyphs if not glyph.hidden and glyph.box.bottom <= self.halves.head]
            heads = {id(glyph) for glyph in above}
            half.glyphs = [glyph for glyph in half.glyphs if id(glyph) not in heads]
            found[language] = [*_heads(half, above), *lay_out(half, self.gutters[language], hanging=True)]
            for line in found[language]:
                line.lang = language
        for box in common if both else ():
            part = Sheet(sheet.number, sheet.width, sheet.height, fonts=sheet.fonts)
            assert both is not None
            part.glyphs = [glyph for glyph in both.glyphs if _holds(box, glyph.box)]
            part.lying, part.standing = both.lying, both.standing
            found[CHINESE] = inserted(found[CHINESE], lay_out(part, self.gutters[""]))
        return found


def _heads(sheet: Sheet, glyphs: Sequence[Glyph]) -> list[PageLine]:
    """The lines of the running head, each piece of a line for itself, folios apart."""
    rows = clustered(runs_of(glyphs))
    return [
        PageLine(
            sheet.number, text, run.box, run.size, -1, furniture="folio" if _FOLIO.fullmatch(text) else "running_head"
        )
        for row in rows
        for run in joined_runs(row)
        if (text := text_of(run.glyphs))
    ]


def _common(sheet: Sheet, cut: Cut) -> list[Box] | None:
    """The boxes of what stands across both halves; None where the whole page does."""
    tables = [
        table.box for table in find_tables(sheet.lying, sheet.standing) if not table.frame and cut.crosses(table.box)
    ]
    glyphs = [glyph for glyph in sheet.glyphs if glyph.turn == 0 and not glyph.hidden]
    runs = [run for run in runs_of(glyphs) if not any(_holds(box, run.box) for box in tables)]
    crossing = [run for run in runs if cut.crosses(run.box)]
    if cut.across or not crossing:
        return tables
    if len(crossing) > _WHOLE * max(1, len(runs)):
        return None
    return [*tables, *_paragraphs(crossing, runs)]


def _paragraphs(crossing: Sequence[Run], runs: Sequence[Run]) -> list[Box]:
    """A box for each run of lines that cross the cut one below the other, the short line that ends them included."""
    boxes: list[Box] = []
    for run in sorted(crossing, key=lambda run: run.box.top):
        if boxes and run.box.top - boxes[-1].bottom < _NEXT * run.size:
            boxes[-1] = around((boxes[-1], run.box))
        else:
            boxes.append(run.box)
    for at, box in enumerate(boxes):
        below = [run for run in runs if 0 <= run.box.top - box.bottom + 2 < run.size and run.box.top > box.top + 2]
        if len(below) == 1:
            boxes[at] = around((box, below[0].box))
    return boxes


def _holds(outer: Box, inner: Box) -> bool:
    return outer.holds((inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2)


def _language(lines: Sequence[PageLine]) -> str:
    """The language of a page that holds one text only."""
    text = "".join(line.text for line in lines)
    han = sum(1 for char in text if "\u3400" <= char <= "\u9fff")
    letters = sum(1 for char in text if char.isascii() and char.isalpha())
    return CHINESE if 5 * han > letters else ENGLISH
