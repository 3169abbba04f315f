"""What does not fit between documents → HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from converter.model.corpus import Conflict
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive, card_name, work_name
from converter.write.head import anchor
from converter.write.words import Words


def conflicting(
    conflicts: Sequence[Conflict], archive: Archive, addresses: Addresses, words: Words, here: str
) -> Iterator[str]:
    """Each conflict with the documents that it concerns; nothing where there is none."""
    if not conflicts:
        return
    yield f"<h3>{words.say('conflicts', count=len(conflicts))}</h3>"
    yield '<ul class="report warning">'
    for conflict in conflicts:
        concerned = [
            anchor(addresses.link(here, addresses.documents[name]), words.printed(card_name(archive.cards[name])))
            for name in conflict.documents
        ]
        small = f"<small>{words.say('conflict.documents')}{words.list(concerned)}</small>"
        yield f"<li>{_said(conflict, archive, addresses, words, here)}{small}</li>"
    yield "</ul>"


def _said(conflict: Conflict, archive: Archive, addresses: Addresses, words: Words, here: str) -> str:
    values: dict[str, str] = {}
    for name, value in conflict.words:
        if name == "since":
            values[name] = words.day(date.fromisoformat(value))
        elif name == "candidates":
            values[name] = _candidates(value, archive, addresses, words, here)
        else:
            values[name] = words.printed(value)
    key = f"conflict.{conflict.code}"
    return words.say(key, **values) if key in words.forms else escape.text(conflict.code)


def _candidates(value: str, archive: Archive, addresses: Addresses, words: Words, here: str) -> str:
    """The names of works whose keys are joined by 、, with links; as given where they are no keys."""
    works = [archive.corpus.works.get(key) for key in value.split("、")]
    known = [work for work in works if work is not None]
    if len(known) < len(works):
        return words.printed(value)
    named = [(addresses.work(here, work.key), words.printed(work_name(work))) for work in known]
    return words.list(anchor(address, name) if address else name for address, name in named)
