"""The laid pages of a document → its lines, with what only all pages together show: furniture, joins, hidden text."""

from __future__ import annotations

from collections.abc import Iterator

from converter.read.pdf.footnotes import mark_footnotes
from converter.read.pdf.frames import Frames
from converter.read.pdf.furniture import mark_folios, mark_furniture
from converter.read.pdf.halves import ENGLISH
from converter.read.pdf.hanging import mark_hanging
from converter.read.pdf.laid import Ended, LaidPage
from converter.read.pdf.paragraphs import mark_paragraphs
from converter.read.pdf.printed import Doubt, Printed, PrintedLine
from converter.read.pdf.sheet import Box
from converter.read.pdf.unsure import unsure_pages

_MOST_NAMED = 10
"""Pages that a finding names."""


def whole(pages: list[LaidPage], ended: Ended) -> Printed:
    """The document of all its `pages`, which are used up.

    Where print has its text twice, all of the Chinese comes first.
    """
    chinese = [page for page in pages if page.lang != ENGLISH]
    english = [page for page in pages if page.lang == ENGLISH]
    doubts = [doubt for page in pages for doubt in page.doubts]
    doubts += _hidden(chinese)
    if english:
        for some in (chinese, english):
            lines, heights = [page.lines for page in some], [page.height for page in some]
            # What stands below the rule of a running head is text, whatever comes again.
            (mark_folios if ended.ruled else mark_furniture)(lines, heights, ended.labels)
        mark_hanging(([page.lines for page in chinese], [page.lines for page in english]))
    else:
        laid = [page.lines for page in chinese]
        mark_furniture(laid, [page.height for page in chinese], ended.labels)
        mark_footnotes(laid, [page.feet for page in chinese])
        mark_paragraphs(laid, [page.width for page in chinese])
        doubts += [Doubt(f"{what}-unsure", page, (("page", str(page)),)) for page, what in unsure_pages(laid)]
    frames = Frames([(page.lines, page.width, page.height) for page in (*chinese, *english)])
    return Printed(len(chinese), _lines([*chinese, *english], frames), (*doubts, *ended.notes), ended.labels)


def _hidden(pages: list[LaidPage]) -> list[Doubt]:
    """One doubt for all text that nobody sees, if there is any."""
    hidden: dict[int, int] = {}
    for page in pages:
        if count := sum(len(line.text) for line in page.lines if line.furniture == "hidden"):
            hidden[page.number] = count
    if not hidden:
        return []
    first, *more = hidden
    named = ", ".join(map(str, [first, *more][:_MOST_NAMED])) + (", …" if len(hidden) > _MOST_NAMED else "")
    return [Doubt("hidden-text", first, (("count", str(sum(hidden.values()))), ("page", named)))]


def _lines(pages: list[LaidPage], frames: Frames) -> Iterator[PrintedLine]:
    tables = 0
    # Lines begin and end at few places: each stands in memory once.
    once: dict[float, float] = {}
    for page in pages:
        last = 0
        for line in page.lines:
            table = line.row.table if line.row else 0
            if table and table != last:
                tables += 1
            last = table
            box = line.box if line.furniture != "hidden" or _seen(line.box, page) else None
            yield PrintedLine(
                line.text,
                line.page,
                _rounded(box, once) if box else None,
                line.furniture,
                line.glue,
                line.apart,
                tables if table else 0,
                line.row.columns if line.row else 0,
                line.row.merged if line.row else (),
                line.lang,
                line.raised,
                bool(line.row and line.row.ruled),
                frames.of(line),
            )
        page.lines.clear()


def _seen(box: Box, page: LaidPage) -> bool:
    return box.x0 >= 0 and box.top >= 0 and box.x1 <= page.width and box.bottom <= page.height


def _rounded(box: Box, once: dict[float, float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (round(edge, 1) for edge in box)
    return once.setdefault(x0, x0), once.setdefault(top, top), once.setdefault(x1, x1), once.setdefault(bottom, bottom)
