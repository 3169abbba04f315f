"""The days of a chronicle's events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from converter.forms.labels import EVENT
from converter.model.block import Block, Event


def dated(blocks: Sequence[Block], day: date | None) -> Iterator[Block]:
    """Events with the day they mean: the month is that of the event before where print gives only the day."""
    month = day.month if day else None
    year = day.year if day else None
    for block in blocks:
        if not isinstance(block, Event) or year is None or not (match := EVENT.match(block.passage.text)):
            yield block
            continue
        if match["month"]:
            turned = month is not None and int(match["month"]) < month - 6
            year += 1 if turned else 0
            month = int(match["month"])
        try:
            when = date(year, month, int(match["day"])) if month else None
        except ValueError:
            when = None
        yield replace(block, date=when)
