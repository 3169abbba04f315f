"""Issue → typst source. The text of the model stands in string literals only, and one function writes those.

What print decides by itself (page numbers, running heads, breaks of lines, columns and pages) is left to typst.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources

from converter.forms.text import width
from converter.model.block import (
    Block,
    Box,
    Event,
    Heading,
    Item,
    Names,
    Note,
    Paragraph,
    Roster,
    Signature,
    Table,
)
from converter.model.issue import ContentsEntry, Document, Issue, Masthead, Part
from tests.typeset.layout import Layout, Rosters, Titles

_ORDER = re.compile(r"(?P<head>.*[令告])\s*(?P<number>[（(]?\s*(?:\d{4}\s*年)?\s*第\s*\S+\s*号\s*[)）]?)")
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]+[章节编篇]")
_EVENT = re.compile(r"(?:[●•·◆■]\s*)?\S*?日")
_WIDEST_IN_COLUMN = 26.0
"""Em that the columns of a table may want together to stay in a column of two."""
_NARROWEST, _WIDEST = 2.0, 14.0
"""Em that a column of a table is given at least and at most."""
_NAME_IN_EM = 5.5


def quoted(text: str) -> str:
    """The typst string literal that means `text`, whatever stands in it but lone surrogates, which no file can hold.

    >>> print(quoted('#set "x"\\\\ *和*'))
    "#set \\"x\\"\\\\ *和*"
    >>> print(quoted("a\\tb"))
    "a\\u{9}b"
    """
    return '"' + "".join(map(_literal, text)) + '"'


def _literal(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() or char == "\u3000" else f"\\u{{{ord(char):x}}}"


_ALIGNING = re.compile(r"(?<=[\u3400-\u9fff、。：；）》”])[ \t]+(?=[\u3400-\u9fff（《“])")


def shown(text: str) -> str:
    """The literal of a text as print shows it: what the model has as a blank between Chinese characters is a full em.

    >>> print(shown("第一条 为了 GB 5749"))
    "第一条　为了 GB 5749"
    """
    return quoted(_aligned(text))


def _aligned(text: str) -> str:
    return _ALIGNING.sub(lambda blanks: "\u3000" * len(blanks[0]), text)


def array(items: Iterable[str]) -> str:
    """A typst array of expressions; one item stays an array.

    >>> array(["1"]), array([])
    ('(1,)', '()')
    """
    held = list(items)
    return "(" + ", ".join(held) + ("," if len(held) == 1 else "") + ")"


def _texts(texts: Iterable[str]) -> str:
    return array(map(shown, texts))


@dataclass
class _Sheets:
    """Calls in printed order: what runs in columns is gathered into stretches, what goes across stands between."""

    layout: Layout
    calls: list[str] = field(default_factory=list)
    stretch: list[str] = field(default_factory=list)

    def put(self, *calls: str, across: bool = False) -> None:
        """Adds calls to the column, or across all columns."""
        if across and self.layout.columns > 1:
            self.close()
            self.calls.extend(calls)
        else:
            self.stretch.extend(calls)

    def close(self) -> None:
        """Ends the stretch of columns."""
        if self.stretch:
            self.calls.append("stretch[\n  " + "\n  ".join(f"#{call}" for call in self.stretch) + "\n]")
            self.stretch = []

    def turn(self) -> None:
        """Goes on at the top of a new page."""
        self.close()
        self.calls.append("pagebreak(weak: true)")


def source_of(issue: Issue, layout: Layout) -> str:
    """The typst source of `issue`, set as `layout` says: the same for the same values."""
    sheets = _Sheets(layout)
    for document in issue.documents:
        _document(document, sheets)
    for furniture in issue.furniture:
        if furniture.kind == "editor":
            sheets.put(f"editor({shown(furniture.passage.text)})")
    sheets.close()
    rules = (resources.files("tests.typeset") / "gazette.typ").read_text("utf-8")
    calls = [
        *_front(issue),
        "pagebreak(weak: true)",
        "set page(header: running-head, footer: folio)",
        f"counter(page).update({layout.first_folio})",
        *sheets.calls,
    ]
    return "\n".join(
        [
            f"#let layout = {_dictionary(layout)}",
            f"#let gazette = {quoted(_title(issue.masthead))}",
            rules,
            *(f"#{call}" for call in calls),
            "",
        ]
    )


def _dictionary(layout: Layout) -> str:
    wide, high = layout.paper.value
    values = {
        "width": str(wide),
        "height": str(high),
        "columns": str(layout.columns),
        "size": str(layout.size),
        "tables": quoted(layout.tables.value),
        "boxes": quoted(layout.boxes.value),
        "heads": quoted(layout.heads.value),
        "folios": quoted(layout.folios.value),
        "leader": quoted(layout.leader.value),
        "repeat-heads": str(layout.repeat_heads).lower(),
        "cut-rows": str(layout.cut_rows).lower(),
        "latin-spacing": str(layout.latin_spacing).lower(),
        "spread-titles": str(layout.spread_titles).lower(),
    }
    return "(" + ", ".join(f"{key}: {value}" for key, value in values.items()) + ")"


# The front: cover, imprint, contents.


def _title(masthead: Masthead) -> str:
    return dict(masthead.titles).get("zh-Hans", "")


def count_line(masthead: Masthead) -> str:
    """`第 3 期 (总第 203 期)`, as far as the masthead knows."""
    count = f"第 {masthead.number} 期" if masthead.number else ""
    return count + (f" (总第 {masthead.total_number} 期)" if masthead.total_number else "")


def imprint_rows(masthead: Masthead) -> list[str]:
    """The lines of the imprint below title and count: a label before each value, members of the board by role."""
    rows: list[str] = []
    if masthead.published:
        rows.append(f"{masthead.published.year} 年 {masthead.published.month} 月 {masthead.published.day} 日")
    if masthead.editors:
        rows.append(f"《{_title(masthead)}》编委会")
    role = None
    for editor in masthead.editors:
        if editor.role == role:
            rows[-1] += f"\u3000{spaced(editor.name)}"
        else:
            rows.append(f"{editor.role}\u3000{spaced(editor.name)}")
        role = editor.role
    fields = (
        ("编辑出版：", masthead.publisher),
        ("地址：", masthead.address),
        ("网址：", masthead.web),
        ("电话：", masthead.phone),
        ("邮编：", masthead.post_code),
    )
    rows += [label + value for label, value in fields if value]
    if masthead.printer:
        rows.append(f"{masthead.printer}承印")
    return [*rows, *masthead.remarks]


def spaced(name: str) -> str:
    """A name of two characters as print spaces it out to the width of three.

    >>> spaced("高山"), spaced("欧阳雪松")
    ('高 山', '欧阳雪松')
    """
    return f"{name[0]} {name[1]}" if len(name) == 2 else name


def _front(issue: Issue) -> Iterator[str]:
    masthead = issue.masthead
    english = [title for language, title in masthead.titles if language == "en"]
    year = str(masthead.year) if masthead.year else ""
    yield f"cover({shown(_title(masthead))}, {_texts(english)}, {shown(year)}, {shown(count_line(masthead))})"
    yield "pagebreak()"
    yield f"imprint({_texts([_title(masthead), count_line(masthead)])}, {_texts(imprint_rows(masthead))})"
    if issue.contents:
        yield "pagebreak()"
        yield f"contents-head({shown('目　录')})"
        yield from _contents(issue.contents, {document.id for document in issue.documents})


def _contents(entries: Sequence[ContentsEntry], documents: set[str]) -> Iterator[str]:
    section = None
    for entry in entries:
        if entry.section and entry.section != section:
            yield f"contents-section({shown(f'【{entry.section}】')})"
        section = entry.section
        if entry.document in documents:
            yield f"entry({shown(entry.title)}, {_target(entry.document)})"


def _target(document: str | None) -> str:
    """The label of a document's first page: labels of typst have no slashes."""
    return f"<document-{(document or '').replace('/', '-')}>"


# Documents.


def _document(document: Document, sheets: _Sheets) -> None:
    layout = sheets.layout
    across = layout.titles is Titles.ACROSS
    if across:
        sheets.turn()
    section = shown(document.section) if document.section else "none"
    sheets.put(f"mark({section}, {_target(document.id)})", across=across)
    head = order_head(document)
    if head:
        sheets.put(f"order({shown(head[0])})", f"number({shown(head[1])})", across=across)
    else:
        if document.title:
            sheets.put(f"title({shown(document.title.text)})", across=across)
        if document.number_passage:
            sheets.put(f"number({shown(document.number_passage.text)})", across=across)
    if document.addressees:
        sheets.put(f"addressees({shown(document.addressees.text)})")
    for part in document.parts:
        if head and part.kind == "issued":
            sheets.put(f"title({shown(document.title.text)})")
        _part(part, sheets)


def order_head(document: Document) -> tuple[str, str] | None:
    """The two lines above an order whose title stands below, before what it puts in force; None for all others."""
    match = _ORDER.fullmatch(document.number_passage.text)
    below = any(part.kind == "issued" and not part.title for part in document.parts)
    return (match["head"], match["number"]) if match and below else None


def _part(part: Part, sheets: _Sheets) -> None:
    new = part.kind != "main" and sheets.layout.new_parts
    if new:
        sheets.turn()
    across = (new and sheets.layout.titles is Titles.ACROSS) or (bool(part.blocks) and _is_wide(part.blocks[0]))
    if part.label:
        sheets.put(f"annex-label({shown(part.label.text)})", across=across)
    if part.title:
        sheets.put(f"part-title({shown(part.title.text)})", across=across)
    for at, block in enumerate(part.blocks):
        wide = _is_wide(block)
        for call in _block(part.blocks, at, sheets.layout):
            sheets.put(call, across=wide)


def _is_wide(block: Block) -> bool:
    """Whether a block wants more than a column of two."""
    if isinstance(block, Box):
        return any(_is_wide(inside) for inside in block.blocks)
    return isinstance(block, Table) and sum(_weights(block)) > _WIDEST_IN_COLUMN


def _block(blocks: Sequence[Block], at: int, layout: Layout) -> Iterator[str]:
    """The calls that set ``blocks[at]``; a paragraph behind a run-in heading was set with the heading."""
    block = blocks[at]
    before = blocks[at - 1] if at else None
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if isinstance(block, Heading):
        yield _heading(block, following)
    elif isinstance(block, Paragraph):
        if not (isinstance(before, Heading) and before.run_in):
            yield _paragraph(block)
    elif isinstance(block, Item):
        yield f"paragraph({shown(block.passage.text)})"
    elif isinstance(block, Event):
        day = _EVENT.match(block.passage.text)
        yield _led(block.passage.text, day.end() if day else 0)
    elif isinstance(block, Note):
        yield f"{'paragraph' if before else 'remark'}({shown(block.passage.text)})"
    elif isinstance(block, Signature):
        yield f"signature({_texts(line.text for line in block.lines)})"
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Roster):
        yield _roster(block, layout)
    elif isinstance(block, Names):
        yield _names(block, layout)
    else:
        inside = [call for place in range(len(block.blocks)) for call in _block(block.blocks, place, layout)]
        heading = f"box-heading({shown(block.heading.text)})"
        yield "gazette-box[\n" + "\n".join(f"    #{call}" for call in (heading, *inside)) + "\n  ]"


def _heading(heading: Heading, following: Block | None) -> str:
    text = heading.passage.text
    if heading.run_in and isinstance(following, Paragraph):
        return f"run-in({heading.level}, {shown(text)}, {shown(following.passage.text)})"
    if _CHAPTER.match(text):
        return f"chapter({shown(text)})"
    return f"heading-line({heading.level}, {shown(text)})"


def _paragraph(paragraph: Paragraph) -> str:
    return _led(paragraph.passage.text, paragraph.lead)


def _led(text: str, lead: int) -> str:
    text = _aligned(text)
    if lead:
        return f"lead({shown(text[:lead])}, {shown(text[lead:])})"
    return f"paragraph({shown(text)})"


def _roster(roster: Roster, layout: Layout) -> str:
    if layout.rosters is Rosters.LINES:
        return f"roster-lines({_texts(line.text for line in roster.lines)})"
    rows: list[str] = []
    role = None
    for person in roster.people:
        label = f"{person.role}：" if person.role and person.role != role else ""
        role = person.role
        rows.append(_texts([label, spaced(person.name.text), person.post.text]))
    return f"roster-grid({array(rows)})"


def _names(names: Names, layout: Layout) -> str:
    wide = layout.paper.value[0] * 0.77 / 0.3528 / layout.size / layout.columns
    size = max(2, int(wide / _NAME_IN_EM))
    return f"names({size}, {_texts(spaced(name.text) for name in names.people)})"


# Tables.


def _weights(table: Table) -> list[float]:
    """Em that each column wants: its widest cell that covers one column, within limits."""
    merged = {(span.row, span.column) for span in table.spans if span.columns > 1}
    return [
        min(
            max((width(row[at].text) for line, row in enumerate(table.rows) if (line, at) not in merged), default=0.0)
            + 1,
            _WIDEST,
        )
        if any((line, at) not in merged for line in range(len(table.rows)))
        else _NARROWEST
        for at in range(len(table.rows[0]))
    ]


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"caption({shown(table.caption.text)})"
    if table.unit:
        yield f"unit({shown(table.unit.text)})"
    heads = table.header_rows if table.header_rows < len(table.rows) else 0
    weights = [max(weight, _NARROWEST) for weight in _weights(table)]
    yield (
        f"gazette-table({array(f'{weight}fr' for weight in weights)}, "
        f"{array(_cells(table, range(heads), weights))}, "
        f"{array(_cells(table, range(heads, len(table.rows)), weights))})"
    )


def _cells(table: Table, rows: Iterable[int], weights: Sequence[float]) -> Iterator[str]:
    spans = {(span.row, span.column): span for span in table.spans}
    covered = {
        (row, column)
        for span in table.spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
    } - spans.keys()
    for row in rows:
        for column, passage in enumerate(table.rows[row]):
            if (row, column) in covered:
                continue
            span = spans.get((row, column))
            merged = f", rowspan: {span.rows}, colspan: {span.columns}" if span else ""
            long = row >= table.header_rows and weights[column] >= _WIDEST
            yield f"cell({shown(passage.text)}{', align: left' if long else ''}{merged})"
