"""Knows grids of personal names from other cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.forms.people import surnames
from converter.forms.text import squeeze
from converter.model.block import Names
from converter.model.flow import CellRows

_NAME = re.compile(r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,8})?")
_SHARE = 0.85
_FEWEST = 4


def is_name(text: str) -> bool:
    """Whether a text has the form of a Chinese personal name and begins with a surname."""
    plain = squeeze(text)
    return bool(_NAME.fullmatch(plain)) and (plain[0] in surnames() or plain[:2] in surnames())


def as_names(pieces: Sequence[CellRows]) -> Names | None:
    """The grid as names in reading order; None where the cells are no names."""
    cells = [cell for piece in pieces for row in piece.rows for cell in row if cell]
    if len(cells) < _FEWEST or not all(_NAME.fullmatch(squeeze(cell.text)) for cell in cells):
        return None
    if sum(1 for cell in cells if is_name(cell.text)) / len(cells) < _SHARE:
        return None
    return Names(people=tuple(cell.squeezed() for cell in cells))
