"""Sets the second text of print apart where it is no notice: there is no one document that both would be."""

from __future__ import annotations

from converter.model.block import Furniture
from converter.model.finding import Finding, error
from converter.model.page import Line, Source
from converter.notice.parts import ENGLISH


def apart(source: Source) -> tuple[tuple[Line, ...], tuple[Furniture, ...], tuple[Finding, ...]]:
    """The lines of the first text, those of the other as furniture, and a finding that tells so if there are any."""
    other = [line for line in source.lines if line.lang == ENGLISH and not line.blank]
    if not other:
        return source.lines, (), ()
    kept = tuple(line for line in source.lines if line.lang != ENGLISH)
    furniture = tuple(Furniture(line.furniture or "other_text", line.passage.strip()) for line in other)
    count = sum(len(piece.passage.text) for piece in furniture if piece.kind == "other_text")
    return kept, furniture, (error("second-text-apart", other[0].passage.span, count=str(count)),)
