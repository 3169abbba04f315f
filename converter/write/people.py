"""Rosters and name grids → HTML."""

from __future__ import annotations

from collections.abc import Iterator

from converter.model.block import Names, Roster
from converter.write.ink import Ink


def roster(block: Roster, ink: Ink) -> Iterator[str]:
    """The lines of a list of people under their roles; of a plain list where print gives no roles."""
    if not block.people or block.people[0].role is None:
        yield f'<ul class="roster" id="{block.id}"{ink.lang}>'
        for person in block.people:
            post = f' <span class="post">{ink.passage(person.post)}</span>' if person.post else ""
            before = f'<span class="role">{ink.text(person.role)}</span> ' if person.role else ""
            yield f"<li>{before}<b>{ink.passage(person.name)}</b>{post}</li>"
        yield "</ul>"
        return
    yield f'<dl class="roster" id="{block.id}"{ink.lang}>'
    role: str | None = None
    for person in block.people:
        head = ""
        if person.role != role and person.role is not None:
            head = f"<dt>{ink.text(person.role)}</dt>"
            role = person.role
        post = f'<dd class="post">{ink.passage(person.post)}</dd>' if person.post else ""
        yield f'{head}<dd class="name">{ink.passage(person.name)}</dd>{post}'
    yield "</dl>"


def names(block: Names, ink: Ink) -> Iterator[str]:
    """The lines of a list of names in reading order."""
    yield f'<ul class="names" id="{block.id}"{ink.lang}>'
    for person in block.people:
        yield f"<li>{ink.passage(person)}</li>"
    yield "</ul>"
