"""Sums that print carries in itself: declared counts against lists, totals against columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.assemble.cut_rows import is_total
from converter.assemble.tables import number_of
from converter.forms.text import squeeze
from converter.model.block import Block, Heading, Item, Names, Paragraph, Roster, Table
from converter.model.finding import Finding, warning
from converter.model.issue import Document

_DECLARED = re.compile(r"[（(]\s*(?:共\s*)?(\d{1,5})\s*(?:个|名|人|家|项|件|条|位)\s*[)）]$")
_NO_SUMS = ("率", "比", "比重", "占比", "价", "均", "得分", "（%）", "(%)", "排名", "序号")


def check_document(document: Document) -> Iterator[Finding]:
    """A finding for each declared count and each total that does not fit what is printed."""
    for part in document.parts:
        yield from _counts(part.blocks)
        for block in part.blocks:
            if isinstance(block, Table):
                yield from _totals(block)


def _declared(block: Block) -> int | None:
    match = _DECLARED.search(block.passage.text.strip()) if isinstance(block, Heading) else None
    return int(match[1]) if match else None


def _counts(blocks: Sequence[Block]) -> Iterator[Finding]:
    for at, block in enumerate(blocks):
        declared = _declared(block)
        if declared is None or not isinstance(block, Heading):
            continue
        counted = _counted(blocks, at, block.level)
        if counted is not None and counted != declared:
            yield warning("count-differs", block.passage.span, declared=str(declared), counted=str(counted))


def _counted(blocks: Sequence[Block], at: int, level: int) -> int | None:
    """What stands under a heading: the sum of its sub-headings' counts, else the members of its list."""
    under: list[Block] = []
    for block in blocks[at + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        under.append(block)
    headings = [block for block in under if isinstance(block, Heading)]
    if headings:
        top = min(heading.level for heading in headings)
        counts = [_declared(heading) for heading in headings if heading.level == top]
        return None if None in counts else sum(count for count in counts if count is not None)
    if len(under) != 1:
        return None
    only = under[0]
    if isinstance(only, Names | Roster):
        return len(only.people)
    if isinstance(only, Paragraph | Item) and not only.passage.text.rstrip().endswith(("。", "；", "：")):
        return len(members(only.passage.text))
    return None


def members(text: str) -> list[str]:
    """The members of a list in running text, parted by 、 or ， outside brackets."""
    found = [""]
    depth = 0
    for char in text:
        depth += char in "（(《“"
        depth -= char in ")）》”"
        if char in "、，,；" and depth == 0:
            found.append("")
        else:
            found[-1] += char
    return [member.strip() for member in found if member.strip()]


def _totals(table: Table) -> Iterator[Finding]:
    """Each column whose cells are all numbers, against a last row that is a total; rates and prices do not add up."""
    body = table.rows[table.header_rows :]
    if len(body) < 3 or not is_total(body[-1]):
        return
    for column, total in enumerate(body[-1]):
        head = squeeze("".join(row[column].text for row in table.rows[: table.header_rows]))
        if "%" in total.text or head.endswith(_NO_SUMS):
            continue
        values = [number_of(row[column].text) for row in body]
        numbers = [value for value in values if value is not None]
        if len(numbers) == len(values) and abs(sum(numbers[:-1]) - numbers[-1]) > 0.05 + 1e-6 * abs(numbers[-1]):
            counted = f"{sum(numbers[:-1]):g}"
            yield warning("sum-differs", total.span, column=head, declared=total.text, counted=counted)
