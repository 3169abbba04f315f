"""Puts the boxes of the source's lines into a record: page text has none, pages have one for each line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from converter.model.page import Source
from converter.write.block_record import SpanRecord

Box = tuple[float, float, float, float]
Boxes = Mapping[int, tuple[int | None, Box]]
Record = TypeVar("Record", bound=msgspec.Struct)


def with_boxes(record: Record, source: Source) -> Record:
    """The same record; each span has the box around its lines on its page. Without boxes nothing changes."""
    boxes = boxes_of(source)
    if not boxes:
        return record
    return _struct(record, boxes)


def boxes_of(source: Source) -> Boxes:
    """The lines that have a box by their numbers, each with its page."""
    return {line.number: (line.page, line.bbox) for line in source.lines if line.bbox}


def _struct(record: Record, boxes: Boxes) -> Record:
    if isinstance(record, SpanRecord):
        return msgspec.structs.replace(record, bbox=around(record.page, *record.lines, boxes))
    changes = {
        name: changed
        for name in record.__struct_fields__
        if (changed := _value(value := getattr(record, name), boxes)) is not value
    }
    return msgspec.structs.replace(record, **changes) if changes else record


def _value(value: object, boxes: Boxes) -> object:
    if isinstance(value, msgspec.Struct):
        return _struct(value, boxes)
    if isinstance(value, list) and value and isinstance(value[0], msgspec.Struct):
        return [_value(one, boxes) for one in value]
    return value


def around(page: int | None, first: int, last: int, boxes: Boxes) -> Box | None:
    """The box around the lines `first` to `last` of a page; None where none of them has one."""
    found = [place[1] for line in range(first, last + 1) if (place := boxes.get(line)) and page in (None, place[0])]
    if not found:
        return None
    x0, top, x1, bottom = zip(*found, strict=True)
    return min(x0), min(top), max(x1), max(bottom)
