"""Links between footnotes and their marks in the text, where only one place can be meant."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from converter.model.block import Note
from converter.model.issue import Document
from converter.write.citing import Place, passages_in
from converter.write.ink import Stretch


def footnotes(document: Document, raised: Container[tuple[int, int]]) -> Mapping[Place, Sequence[Stretch]]:
    """The elements round marks: in the text one leads to its note, in the note back to the text.

    `raised` are the places of small raised characters by line and column.
    """
    found: dict[Place, list[Stretch]] = {}
    for note in document.blocks():
        if not isinstance(note, Note) or not note.mark:
            continue
        page = note.passage.page
        places = [
            (place, at) for place, passage in passages_in(document) for at in passage.marks(note.mark, page, raised)
        ]
        # Titles, people and signatures hold no links, but marks.
        if sum(1 for passage in document.passages() for _ in passage.marks(note.mark, page, raised)) != 1 or not places:
            continue
        place, at = places[0]
        size = len(note.mark)
        there = Stretch(at, at + size, f'<a class="mark" id="{note.id}-mark" href="#{note.id}">', "</a>")
        back = Stretch(0, size, f'<a class="mark" href="#{note.id}-mark">', "</a>")
        found.setdefault(place, []).append(there)
        found.setdefault((note.id, None), []).append(back)
    return {place: sorted(stretches) for place, stretches in found.items()}
