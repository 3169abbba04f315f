"""What the archive knows of a work's validity → HTML: the banner with its evidence, and the tag in lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from converter.model.block import Block
from converter.model.corpus import Reference, Status, Work
from converter.model.issue import Document, InForce, Issue
from converter.model.place import Passage
from converter.write.addresses import Addresses
from converter.write.archive import Archive, card_name, is_ended
from converter.write.head import anchor, issue_name
from converter.write.quoting import quote
from converter.write.words import Words

_EVIDENCE = 3
_LONGEST_CLAUSE = 160


def as_of_issue(issue: Issue, words: Words) -> str:
    """Up to which issue a collection reaches, as HTML."""
    if issue.masthead.notice:
        return words.say("state.as_of.notice", name=issue_name(issue, words))
    return words.say("state.as_of", year=issue.year, number=issue.number)


def banner(
    work: Work, document: Document | None, archive: Archive, addresses: Addresses, words: Words, here: str
) -> Iterator[str]:
    """The status of a work, with what says so; never that it is in force."""
    status = work.status
    kind = "end" if is_ended(status, archive) else "open" if status.state == "in_force_unknown" else "part"
    yield f'<div class="state {kind}" role="note">'
    # latest.css says which, for all pages: one that told it itself would change with every issue.
    as_of = anchor(addresses.link(here, "status/index"), words.say("state.as_of.latest"), ' class="as-of"')
    if status.state == "in_force_unknown":
        yield f"<p>{words.say('state.unknown', as_of=as_of)}</p>"
    else:
        later = ".later" if archive.is_to_come(status.since) and f"state.{status.state}.later" in words.forms else ""
        day = words.day(status.since) if status.since else ""
        yield f"<p><b>{words.say(f'state.{status.state}{later}', day=day)}</b></p>"
        yield from _evidence(status.evidence, archive, addresses, words, here)
    own = [one for one in work.cited_by if one.citation.relation in ("extends", "confirms")]
    yield from _evidence(own, archive, addresses, words, here)
    if status.state in ("term_ended", "starts_later") and document and document.in_force:
        yield from _own_clause(document, document.in_force, words)
    if status.state != "in_force_unknown":
        yield f'<p class="small">{words.say("state.basis", as_of=as_of)}</p>'
    yield "</div>"


def _evidence(
    references: Sequence[Reference], archive: Archive, addresses: Addresses, words: Words, here: str
) -> Iterator[str]:
    first = {(one.document, one.citation.relation, one.citation.pinpoint): one for one in reversed(references)}
    for reference in list(reversed(first.values()))[:_EVIDENCE]:
        yield f"<p>{said(reference, archive, addresses, words, here)}{quote(reference.citation, words)}</p>"


def said(reference: Reference, archive: Archive, addresses: Addresses, words: Words, here: str) -> str:
    """From when, what and by whom, with a link to the paragraph that says so."""
    card, citation = archive.cards[reference.document], reference.citation
    address = addresses.link(here, addresses.documents[card.id], citation.block)
    by = anchor(address, words.printed(card_name(card)))
    what = words.known(f"by.{citation.relation}", citation.relation)
    if citation.pinpoint:
        what += words.say("pinpoint", places=words.printed(citation.pinpoint))
    day = archive.day_of(reference)
    if citation.until:
        return words.say("state.said.until", by=by, what=what, day=words.day(citation.until))
    if day is None or citation.relation in ("extends", "confirms"):
        return words.say("state.said", by=by, what=what)
    return words.say("state.said.from", by=by, what=what, day=words.day(day))


def _own_clause(document: Document, force: InForce, words: Words) -> Iterator[str]:
    found = clause(document, force)
    if found is not None:
        name, text = found
        own = anchor(f"#{name}", words.say("state.own_clause"))
        yield f"<p>{own}<q{words.lang}>{words.inside(text)}</q></p>"


def clause(document: Document, force: InForce) -> tuple[str, str] | None:
    """The block that gives a document its term, by its id, and the printed words; None where none is found."""
    lines = {line for span in force.evidence for line in range(span.first, span.last + 1)}
    for block in document.blocks():
        passage = _text_of(block)
        if passage is not None and any(span.first in lines for span in passage.spans):
            text = " ".join(passage.text.split())
            kept = [sentence for sentence in _sentences(text) if "起" in sentence or "期" in sentence]
            shown = "".join(kept) or text
            return block.id, shown if len(shown) <= _LONGEST_CLAUSE else shown[:_LONGEST_CLAUSE] + "…"
    return None


def _text_of(block: Block) -> Passage | None:
    passage = getattr(block, "passage", None)
    return passage if isinstance(passage, Passage) else None


def _sentences(text: str) -> list[str]:
    return [f"{sentence}。" for sentence in text.rstrip("。").split("。")] if text else []


def tag(status: Status, archive: Archive, words: Words) -> str:
    """A status in a word, for lists; nothing where nothing is known."""
    if status.state == "in_force_unknown":
        return ""
    name = words.say(f"tag.{status.state}")
    if status.since and archive.is_to_come(status.since):
        name = words.say("tag.from", day=words.day(status.since), what=name)
    kind = "tag end" if is_ended(status, archive) else "tag"
    return f'<span class="{kind}">{name}</span>'


def term(force: InForce, document: Document, words: Words) -> str:
    """From when until when a document says that it holds, with a link to the words that say so."""
    parts = [
        words.say(f"force.{name}", day=f'<time datetime="{day.isoformat()}">{words.day(day)}</time>')
        for name, day in _days(force)
    ]
    if not parts:
        return ""
    rule = force.rule.partition("+")[0]
    how = words.known(f"force.rule.{rule}", "") if force.start else ""
    found = clause(document, force)
    link = f" {anchor(f'#{found[0]}', words.say('to_clause'))}" if found else ""
    return words.say("force.and").join(parts) + how + link


def _days(force: InForce) -> Iterator[tuple[str, date]]:
    if force.start:
        yield "from", force.start
    if force.until:
        yield "until", force.until
