"""Names of an issue whose Traditional form only their bearers know → notes `traditional-ambiguous`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from converter.languages.traditional.convert import Traditional
from converter.languages.traditional.doubts import probable
from converter.languages.traditional.people import names_of
from converter.languages.traditional.person import unsure
from converter.model.block import Roster
from converter.model.finding import Finding, note
from converter.model.issue import Issue
from converter.model.place import Passage, Span
from converter.profile import Profile

_SIZES = (4, 3, 2)
"""How many characters a name has."""


def ambiguous(issue: Issue, profile: Profile) -> tuple[Finding, ...]:
    """One note for each doubtful name, at its first place, in the order of print.

    What is printed in two languages has its Traditional text in print and is left out. Passages that cannot hold a
    doubt are passed over before any dictionary is loaded: converting must not wait for that.
    """
    names = names_of(issue)
    asked = sorted(name for name in names if unsure(name) and name not in profile.names)
    known = re.compile("|".join(map(re.escape, asked)) or r"(?!)")
    made = Traditional(profile.traditional, names, written=frozenset(profile.names.items()))
    found: dict[tuple[str, str], tuple[int, Span]] = {}
    for passage in _converted(issue):
        if known.search(passage.text) or _has_unknown(passage.text, names):
            for doubt in made.doubts(passage.text):
                key = (doubt.name, doubt.characters)
                count, span = found.get(key, (0, passage[doubt.start : doubt.end].span))
                found[key] = (count + 1, span)
    return tuple(
        note("traditional-ambiguous", span, name=name, characters=characters, count=str(count))
        for (name, characters), (count, span) in found.items()
    )


def _has_unknown(text: str, names: Collection[str]) -> bool:
    """Whether a probable name is none of `names`, nor the end of one."""
    return any(all(text[end - size : end] not in names for size in _SIZES) for _, end in probable(text))


def _converted(issue: Issue) -> Iterator[Passage]:
    for document in issue.documents:
        if document.also is not None:
            continue
        yield from document.passages()
        for block in document.blocks():
            if isinstance(block, Roster):
                lines = "\n".join(line.text for line in block.lines)
                # Names that print spaces out for alignment stand in no line as they are.
                yield from (person.name for person in block.people if person.name.text not in lines)
