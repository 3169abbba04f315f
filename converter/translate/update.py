"""Old messages and the units of today → new messages: what still holds is kept, what changed becomes fuzzy.

A translation is sure where its words stand at its place, or where the same words moved. Where the words at a place
changed, or words like those of a lost message turn up, its translation is offered as fuzzy with the words it was made
for. No translation is thrown away: what fits nowhere is told by the caller and stays in the version history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from converter.translate.files import Entry
from converter.translate.units import Unit

_LIKE = 0.7
"""How much alike, from 0 to 1, words have to be for a translation to be offered."""


def update(old: Sequence[Entry], wanted: Sequence[Unit]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """A message for each of `wanted`, in its order, and the old messages with a translation that fit nowhere."""
    known = {(entry.context, entry.text): entry for entry in old}
    here = {(unit.context, unit.text) for unit in wanted}
    left = {key: entry for key, entry in known.items() if key not in here and entry.translation}
    by_text: dict[str, list[Entry]] = defaultdict(list)
    by_context: dict[str, list[Entry]] = defaultdict(list)
    for entry in old:
        if entry.translation and not entry.fuzzy:
            by_text[entry.text].append(entry)
    for entry in left.values():
        by_context[entry.context].append(entry)
    made: list[Entry] = []
    for unit in wanted:
        there = known.get((unit.context, unit.text), Entry(unit.context, unit.text, ""))
        if not there.translation:
            there = _moved(unit, by_text.get(unit.text, ())) or _changed(unit, by_context, left) or there
        made.append(there)
    used = {(entry.before or entry.text) for entry in made}
    return tuple(made), tuple(entry for entry in left.values() if entry.text not in used)


def _moved(unit: Unit, same: Sequence[Entry]) -> Entry | None:
    """The translation of the same words elsewhere, if there is only one."""
    said = {entry.translation for entry in same}
    return Entry(unit.context, unit.text, said.pop()) if len(said) == 1 else None


def _changed(unit: Unit, by_context: dict[str, list[Entry]], left: dict[tuple[str, str], Entry]) -> Entry | None:
    """The translation of words like these: of those that stood at the place, else of any that are left over."""
    likest = _likest(unit.text, by_context.get(unit.context, ())) or _likest(unit.text, tuple(left.values()))
    if likest is None:
        return None
    return Entry(unit.context, unit.text, likest.translation, True, likest.before or likest.text, likest.note)


def _likest(text: str, entries: Sequence[Entry]) -> Entry | None:
    best, how = None, _LIKE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    for entry in entries:
        matcher.set_seq1(entry.text)
        if matcher.real_quick_ratio() >= how and matcher.quick_ratio() >= how and matcher.ratio() >= how:
            best, how = entry, matcher.ratio()
    return best
