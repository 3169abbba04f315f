"""Reads rosters: role, name without blanks for alignment, post; the role is inherited from the line before."""

from __future__ import annotations

from converter.forms.people import DASHED, PERSON, ROLE_PERSON
from converter.forms.text import squeeze
from converter.model.block import Person, Roster
from converter.model.flow import RosterLines


def make_roster(lines: RosterLines) -> Roster:
    """The people of a roster in printed order. Every line is one person."""
    people: list[Person] = []
    role: str | None = None
    for line in lines.lines:
        text = line.text
        match = DASHED.match(text) or ROLE_PERSON.match(text) or PERSON.match(text)
        assert match, text
        groups = match.groupdict()
        role = squeeze(groups["role"]) if groups.get("role") else role
        name = line[match.start("name") : match.end("name")].squeezed()
        post = line[match.start("post") : match.end("post")].strip() if groups.get("post") else line[0:0]
        people.append(Person(role=role, name=name, post=post))
    return Roster(lines=lines.lines, people=tuple(people))
