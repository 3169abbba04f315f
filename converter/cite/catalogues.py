"""Tables that list works with what becomes of each: 宣布失效的文件目录 with the columns 文件名称 and 文号."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from converter.cite import numbers, titles
from converter.cite.days import day_of
from converter.cite.lists import Announcement
from converter.cite.numbers import FoundNumber, Known
from converter.cite.verbs import CATALOGUED
from converter.model.block import Table

_NAME = re.compile(r"(?:文件|规章|规范性文件|通知)?(?:名称|标题|题目)$|^文件$")
_NUMBER = re.compile(r"文号|发文字号|文件编号|文件号|发文号")
_DAY = re.compile(r"(?:失效|废止|停止执行)(?:日期|时间)")
_OUTCOME = re.compile(r"(?:清理|处理|评估)(?:结果|意见|情况)|处理方式")
_DATE = re.compile(r"(?P<year>\d{4})\D{1,3}(?P<month>\d{1,2})\D{1,3}(?P<day>\d{1,2})\D?")
_BLANKS = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class Entry:
    """A work of a catalogue: the cell that names it, the words in it, what they name, and what becomes of the work."""

    cell: tuple[int, int]
    start: int
    end: int
    title: str | None
    number: FoundNumber | None
    relation: str
    effective: date | None
    evidence: str


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int | None
    number: int | None
    day: int | None
    outcome: int | None


def entries(table: Table, announcement: Announcement | None, known: Known) -> Iterator[Entry]:
    """The works that a table lists. Each row is what `announcement` says, or what its own column of outcomes says."""
    columns = _columns(table)
    if columns.name is None and columns.number is None:
        return
    for row, cells in enumerate(table.rows):
        if row < table.header_rows:
            continue
        texts = [cell.text for cell in cells]
        relation = _outcome(texts, columns) if columns.outcome is not None else announcement and announcement.relation
        if not relation:
            continue
        day = _day(texts[columns.day]) if columns.day is not None and relation.endswith("repeals") else None
        said = (announcement.words if announcement else "", *(" ".join(text.split()) for text in texts))
        evidence = " ".join(filter(None, said))
        yield from _of_row(row, texts, columns, relation, day, evidence, known)


def _columns(table: Table) -> _Columns:
    heads = [
        "".join(part.text for part in column).replace(" ", "")
        for column in zip(*table.rows[: table.header_rows], strict=True)
    ]

    def first(pattern: re.Pattern[str]) -> int | None:
        return next((index for index, head in enumerate(heads) if pattern.search(head)), None)

    return _Columns(first(_NAME), first(_NUMBER), first(_DAY), first(_OUTCOME))


def _of_row(
    row: int,
    texts: Sequence[str],
    columns: _Columns,
    relation: str,
    day: date | None,
    evidence: str,
    known: Known,
) -> Iterator[Entry]:
    title = _title(texts[columns.name]) if columns.name is not None else None
    for column in (columns.number, columns.name):
        if column is None or not (found := numbers.find(texts[column], known)):
            continue
        for one in found:
            yield Entry((row, column), one.start, one.end, title, one, relation, day, evidence)
        return
    if title and columns.name is not None:
        text = texts[columns.name]
        start = len(text) - len(text.lstrip())
        yield Entry((row, columns.name), start, len(text.rstrip()), title, None, relation, day, evidence)


def _title(text: str) -> str | None:
    """The title in a cell, without the marks and the blanks that print put in."""
    found = titles.find(text)
    plain = found[0].title if found else text
    return _BLANKS.sub("", plain).strip() or None


def _outcome(texts: Sequence[str], columns: _Columns) -> str | None:
    text = texts[columns.outcome].strip() if columns.outcome is not None else ""
    return next((relation for word, relation in CATALOGUED.items() if text.startswith((word, f"宣布{word}"))), None)


def _day(text: str) -> date | None:
    match = _DATE.fullmatch(text.strip().replace(" ", ""))
    return day_of(match["year"], match["month"], match["day"]) if match else None
