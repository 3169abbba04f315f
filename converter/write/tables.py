"""Tables → HTML, as print sets them: merged cells, row groups, heads, numbers to the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from converter.model.block import CellSpan, Table, covered
from converter.model.place import Passage
from converter.write import escape
from converter.write.ink import Ink, Stretch

_NUMBER = re.compile(r"[-+−±<>≤≥约]?\s?\d[\d,，.\s]*(?:[%‰]|[—~～\-]\d[\d.]*%?)?")
_CODE = re.compile(r"0\d+")
"""A figure that nobody counts with: it stands as words do."""
_LONG = 100
"""Rows of a table that scrolls by itself, its head and its groups in view."""
_SHORT = 6
"""Characters of a cell that is not broken."""
_NOTHING = frozenset({"", "-", "—", "——", "/", "／", "…", "--"})

Links = Mapping[tuple[int, int], Sequence[Stretch]]
"""The elements round words of a cell, by its row and column."""


def table(block: Table, ink: Ink, name: str, links: Links | None = None, own: str = "") -> Iterator[str]:
    """The lines of a figure with `block` in a scroller of its own, which is called `name`; `own` is set below it."""
    caption = ink.passage(block.caption)
    unit = ink.passage(block.unit)
    yield f'<figure id="{block.id}"{ink.lang}>'
    if caption or unit:
        unit = f'<span class="unit">{unit}</span>' if unit else ""
        yield f"<figcaption>{caption}{unit}</figcaption>"
    kind = "scroll long" if len(block.rows) > _LONG else "scroll"
    yield f'<div class="{kind}" tabindex="0" role="region" aria-label="{escape.attribute(name)}">'
    yield '<table class="grid">'
    yield from _rows(block, ink, links or {})
    yield "</table>"
    yield "</div>"
    if own:
        yield own
    yield "</figure>"


def _rows(block: Table, ink: Ink, links: Links) -> Iterator[str]:
    count = len(block.rows)
    heads = min(block.header_rows, count)
    spans = {(span.row, span.column): span for span in _within_sections(block.spans, heads, count)}
    hidden = covered(spans.values())
    numbers = _number_columns(block, heads)
    groups = _group_starts(spans, heads, count)
    for at, row in enumerate(block.rows):
        if at == 0 and heads:
            yield "<thead>"
        elif at == heads:
            yield "<tbody>"
        elif at in groups:
            yield "</tbody>"
            yield "<tbody>"
        cells: list[str] = []
        turned = next(filter(None, (ink.cut(cell) for cell in row if cell)), None)
        for column, cell in enumerate(row):
            if (at, column) in hidden:
                continue
            span = spans.get((at, column), CellSpan(at, column, 1, 1))
            inside = ink.passage(cell, links.get((at, column), ()))
            if span.rows > 1 and at >= heads and count > _LONG:
                inside = f'<span class="held">{inside}</span>'
            if turned and not cells:
                inside = ink.turned() + inside
            if at < heads:
                cells.append(_head_cell(cell, inside, span, column in numbers))
            else:
                grouped = span.rows > 1 and at in groups and at + span.rows in groups
                cells.append(_body_cell(cell, inside, span, column in numbers, grouped, heads > 0))
        place = f' id="{turned}"' if turned else ""
        yield f"<tr{place}>{''.join(cells)}</tr>"
        if heads and at == heads - 1:
            yield "</thead>"
    if count > heads:
        yield "</tbody>"


def _within_sections(spans: tuple[CellSpan, ...], heads: int, count: int) -> Iterator[CellSpan]:
    """`spans`, those cut that reach from the head into the body: HTML lets no cell do so."""
    for span in spans:
        end = min(span.row + span.rows, count)
        if span.row < heads < end:
            yield span._replace(rows=heads - span.row)
            yield CellSpan(heads, span.column, end - heads, span.columns)
        else:
            yield span._replace(rows=end - span.row)


def _group_starts(spans: dict[tuple[int, int], CellSpan], heads: int, count: int) -> frozenset[int]:
    """Where a row group of the first column begins or ends and no merged cell reaches across."""
    bounds = {heads, count}
    for (row, column), span in spans.items():
        if column == 0 and row >= heads and span.rows > 1:
            bounds.update((row, row + span.rows))
    crossed = {row for span in spans.values() for row in range(span.row + 1, span.row + span.rows) if row in bounds}
    return frozenset(bounds - crossed)


def _head_cell(cell: Passage, inside: str, span: CellSpan, number: bool) -> str:
    if not inside.strip():
        return f"<td{_size(span)}>{inside}</td>"
    scope = "colgroup" if span.columns > 1 else "col"
    return f'<th scope="{scope}"{_look(cell, span, number)}{_size(span)}>{inside}</th>'


def _body_cell(cell: Passage, inside: str, span: CellSpan, number: bool, grouped: bool, headed: bool) -> str:
    if span.column == 0 and headed and inside.strip() and not _NUMBER.fullmatch(cell.text.strip()):
        scope = "rowgroup" if grouped else "row"
        return f'<th scope="{scope}"{_look(cell, span, False)}{_size(span)}>{inside}</th>'
    return f"<td{_look(cell, span, number)}{_size(span)}>{inside}</td>"


def _look(cell: Passage, span: CellSpan, number: bool) -> str:
    """A number stands at the right; what is short stays in one line."""
    if number and span.columns == 1:
        return ' class="n"'
    return ' class="s"' if len(cell) <= _SHORT else ""


def _size(span: CellSpan) -> str:
    rows = f' rowspan="{span.rows}"' if span.rows > 1 else ""
    columns = f' colspan="{span.columns}"' if span.columns > 1 else ""
    return rows + columns


def _number_columns(block: Table, heads: int) -> frozenset[int]:
    """Columns whose cells below the head are numbers, or signs for none, but for one in four at most."""
    found = set()
    for column in range(len(block.rows[0]) if block.rows else 0):
        texts = [row[column].text.strip() for row in block.rows[heads:]]
        said = [text for text in texts if text not in _NOTHING]
        if (
            said
            and not any(map(_CODE.fullmatch, said))
            and sum(bool(_NUMBER.fullmatch(text)) for text in said) >= 0.75 * len(said)
        ):
            found.add(column)
    return frozenset(found)
