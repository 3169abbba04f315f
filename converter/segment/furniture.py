"""Takes running heads, folios and the closing editor's line out of the body."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from converter.forms.text import FOLIO, squeeze
from converter.model.block import Furniture
from converter.model.page import Line
from converter.profile import Profile


def take_furniture(
    lines: Sequence[Line], sections: Collection[str], documents: Collection[str], profile: Profile
) -> tuple[tuple[Line, ...], tuple[Furniture, ...]]:
    """The lines that are left, and the furniture.

    A running head repeats a section of the contents or a head that the profile names; it may appear only once, so
    "repeats on many pages" is no test for it. A line left out is like a blank one: what it interrupts goes on.
    The title of a document (更正) is none, even where its section has the same name.
    """
    heads = {squeeze(head) for head in (*sections, *profile.running_heads, *profile.words.contents)}
    heads -= {squeeze(title) for title in documents}
    titles = {squeeze(title) for title in profile.titles.values()}
    kept: list[Line] = []
    furniture: list[Furniture] = []
    last_inked = max((at for at, line in enumerate(lines) if not line.blank), default=-1)
    for at, line in enumerate(lines):
        text = squeeze(line.text)
        kind = None
        if text.strip("【】[]") in heads or text in titles:
            kind = "running_head"
        elif FOLIO.fullmatch(text):
            kind = "folio"
        elif at >= last_inked - 3 and len(text) < 60 and any(word in text for word in profile.words.editor):
            kind = "editor"
        if kind:
            furniture.append(Furniture(kind, line.passage.strip()))
        else:
            kept.append(line)
    return tuple(kept), tuple(furniture)
