"""The page of one document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from converter.model.block import Gap
from converter.model.finding import Finding
from converter.model.issue import Correction, Document, Issue
from converter.model.page import raised_places
from converter.write import escape
from converter.write.addresses import Addresses, steady_name
from converter.write.archive import Archive
from converter.write.bilingual import TwoTexts, as_printed, authentic, numbers
from converter.write.bilingual import title as both_titles
from converter.write.body import Body
from converter.write.catalogue import SOURCE
from converter.write.citing import Place, links
from converter.write.conflicts import conflicting
from converter.write.errata import changes, marks, notices, remarks_behind
from converter.write.footnotes import footnotes
from converter.write.head import anchor, facts, gazette_title, head, issue_name, shown, trail, way_to
from converter.write.ink import Ink, Stretch
from converter.write.linked import linked
from converter.write.named import heading, heading_plain, translated_title
from converter.write.neighbours import neighbours
from converter.write.pictures import NONE, Pictures, Shower
from converter.write.printed import printed_pages
from converter.write.references import references
from converter.write.relations import cited_by, cites
from converter.write.report import corrected, missing, unsure
from converter.write.source_file import source_name
from converter.write.state import banner, term
from converter.write.table_pages import files
from converter.write.timeline import timeline
from converter.write.translated import TranslatedInk, ink_of
from converter.write.words import Words

_WITHOUT_FORCE = frozenset(("chronicle", "correction"))
"""Kinds of document that order nothing: that nothing repeals them tells nothing."""


def document_page(
    document: Document,
    issue: Issue,
    addresses: Addresses,
    words: Words,
    archive: Archive | None = None,
    pictures: Pictures = NONE,
) -> str:
    """The Markdown of `document`: front matter, and its page from top to bottom as HTML, an element a line.

    Without an `archive` it tells only what the issue knows.
    """
    here = addresses.documents[document.id]
    ink = ink_of(document, issue, words, printed_pages(issue, addresses, here))
    body = list(_body(document, issue, addresses, words, here, archive, ink))
    translated = _translated(document, ink, words)
    front = escape.front_matter(
        {
            "title": heading_plain(document, words),
            "page": "document",
            "remarks": shown(issue.masthead.remarks, words),
            "published": issue.masthead.published.isoformat() if issue.masthead.published else None,
            "document": str(document.number or document.title.text),
            **({"translated": translated} if translated else {}),
        }
    )
    lines = (
        *_top(document, issue, addresses, words, here, archive, beside=bool(translated)),
        "",
        '<div class="text">',
        "",
        *body,
        "",
        "</div>",
        "",
        *(_linked(document, archive, addresses, words, here) if archive else ()),
        *_end(document, issue, words, archive, addresses, Shower(issue, pictures, addresses, words, here), here),
        *(_described(document, archive, addresses, here) if archive else ()),
    )
    return front + "\n" + "\n".join(lines) + "\n"


def _top(
    document: Document,
    issue: Issue,
    addresses: Addresses,
    words: Words,
    here: str,
    archive: Archive | None,
    *,
    beside: bool,
) -> Iterator[str]:
    steps = way_to(here, issue, addresses, words)
    steps.append((issue_name(issue, words), addresses.link(here, addresses.issues[issue.id])))
    if document.contents_page is not None:
        steps.append((words.say("page", page=document.contents_page), None))
    yield trail(steps)
    if document.title.page is not None:
        yield f'<p><span id="page-{document.title.page}"></span></p>'
    yield from head(gazette_title(issue, words), *_head(document, issue, words))
    if document.also is not None:
        yield from authentic(document, words)
    if archive:
        yield from notices(document, archive, addresses, words, here)
        yield from _status(document, archive, addresses, words, here)
    yield from facts(list(_facts(document, issue, addresses, words, here, archive)))
    yield from _actions(issue, addresses, words, here, beside=beside)
    yield from references(document, issue, addresses, words, here)


def _head(document: Document, issue: Issue, words: Words) -> tuple[str, Sequence[str]]:
    """The title as HTML, and the lines below it."""
    if document.also is not None:
        return both_titles(document, Ink(issue.corrections, as_printed(words))), [numbers(document)]
    title = Ink(issue.corrections, words, document.title.page).passage(document.title)
    number = words.printed(str(document.number)) if document.number else ""
    if not words.foreign:
        return title, [number] if number else []
    day = words.day(document.signed) if document.signed else ""
    below = " · ".join(filter(None, (number, day)))
    return heading(document, words), [f"<span{words.lang}>{title}</span>", *([below] if below else [])]


def _status(document: Document, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    work = archive.work(document.id)
    if len(work.documents) > 1:
        link = anchor(addresses.link(here, addresses.works[work.key]), words.printed(work.number or ""))
        yield f'<div class="state open" role="note"><p>{words.say("state.shared", number=link)}</p></div>'
    elif work.status.state != "in_force_unknown" or document.kind not in _WITHOUT_FORCE:
        yield from banner(work, document, archive, addresses, words, here)


def _facts(
    document: Document, issue: Issue, addresses: Addresses, words: Words, here: str, archive: Archive | None
) -> Iterator[tuple[str, str]]:
    if document.issuers:
        names = [words.body(name) for name in document.issuers]
        if archive:
            pages = [addresses.link(here, f"issuer/{steady_name('i', name)}") for name in document.issuers]
            names = [anchor(page, name) for page, name in zip(pages, names, strict=True)]
        yield words.say("fact.issuers"), words.list(names)
    if document.signed:
        day = f'<time datetime="{document.signed.isoformat()}">{words.day(document.signed)}</time>'
        yield words.say("fact.signed"), day
    if document.in_force and (said := term(document.in_force, document, words)):
        yield words.say("fact.force"), said
    if document.section:
        yield words.say("fact.section"), words.body(document.section)
    whole = addresses.link(here, addresses.issues[issue.id])
    if issue.masthead.notice:
        yield words.say("fact.separate"), anchor(whole, words.say("fact.separate.said"))
        return
    printed = anchor(whole, issue_name(issue, words))
    if document.contents_page is not None:
        page = words.say("page", page=document.contents_page)
        printed = words.say("fact.printed.at", issue=printed, page=page)
    yield words.say("fact.printed"), printed


def _actions(issue: Issue, addresses: Addresses, words: Words, here: str, *, beside: bool) -> Iterator[str]:
    if not addresses.downloads:
        return
    folder = addresses.folder(issue.id)
    yield '<div class="do">'
    yield f'<button type="button" class="print">{words.say("do.print")}</button>'
    own, data = addresses.file, addresses.data
    some = (
        (own, f"{here}.md", "do.markdown"),
        (data, f"{folder}issue.json", "do.json"),
        (data, f"{here}.akn.xml", "do.akn"),
    )
    for find, file, key in some:
        yield anchor(find(here, file), words.say(key), " download")
    source = addresses.data(here, folder + source_name(issue))
    if issue.source.kind == "pdf":
        yield anchor(source, words.say("do.source.pdf"))
    else:
        yield anchor(source, words.say("do.source"), " download")
    yield f'<label class="marks"><input type="checkbox" id="marks" checked> {words.say("do.marks")}</label>'
    if beside:
        yield f'<label class="marks"><input type="checkbox" id="beside" checked> {words.say("do.beside")}</label>'
    yield "</div>"


def _body(
    document: Document, issue: Issue, addresses: Addresses, words: Words, here: str, archive: Archive | None, ink: Ink
) -> Iterator[str]:
    gaps: dict[str, list[Gap]] = {}
    held = {block.id for block in document.blocks()}
    for gap in _gaps(document, issue):
        gaps.setdefault(gap.after if gap.after in held else "", []).append(gap)
    laid: Mapping[Place, Sequence[Stretch]] = links(document.citations, addresses, here)
    notes: Mapping[str, Sequence[str]] = {}
    if archive:
        made = changes(document, archive)
        away = archive.away
        laid = _over(links(archive.citations(document.id), addresses, here, away), marks(made, archive, words))
        notes = remarks_behind(made, archive, addresses, words, here)
    laid = _over(footnotes(document, raised_places(issue.source.lines)), laid)
    printed = printed_pages(issue, addresses, here)
    two = document.also is not None
    said = as_printed(words) if two else words
    body = (TwoTexts if two else Body)(
        Ink(issue.corrections, said, document.title.page, printed) if two else ink,
        said,
        laid,
        gaps,
        escape.attribute(addresses.link(here, addresses.issues[issue.id], "report")),
        notes,
        lambda block: _table_links(document.id, block, addresses, words, here) if archive else "",
        printed,
    )
    return body.document(document)


def _translated(document: Document, ink: Ink, words: Words) -> str | None:
    """How much of a document is translated: ``whole``, ``part``, or None for nothing, or where no page would tell."""
    if not isinstance(ink, TranslatedInk) or not (ink.said or translated_title(document, words)):
        return None
    return "part" if ink.unsaid else "whole"


def _table_links(document: str, block: str, addresses: Addresses, words: Words, here: str) -> str:
    page = addresses.table(document, block)
    alone = anchor(addresses.link(here, page), words.say("table.own"))
    return f'<p class="files"{words.ours}>{alone} · {files(page, here, addresses, words)}</p>'


def _over(
    one: Mapping[Place, Sequence[Stretch]], other: Mapping[Place, Sequence[Stretch]]
) -> Mapping[Place, Sequence[Stretch]]:
    """Both; what overlaps with the first is left out of the other."""
    found = dict(one)
    for place, stretches in other.items():
        taken = list(found.get(place, ()))
        for stretch in stretches:
            if all(stretch.end <= had.start or had.end <= stretch.start for had in taken):
                taken.append(stretch)
        found[place] = sorted(taken)
    return found


def _gaps(document: Document, issue: Issue) -> Sequence[Gap]:
    return [gap for gap in issue.gaps if gap.document == document.id]


def _linked(document: Document, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """Its place among other documents: the life of it, its neighbours, what it cites and what cites it."""
    work = archive.work(document.id)
    yield from timeline(work, archive, addresses, words, here)
    yield from neighbours(document.id, archive, addresses, words, here)
    yield from cites(document.id, archive, addresses, words, here)
    if len(work.documents) == 1:
        yield from cited_by(work.cited_by, archive, addresses, words, here)
    yield ""


def _described(document: Document, archive: Archive, addresses: Addresses, here: str) -> Iterator[str]:
    """JSON-LD for programs. No character of it can end the element or begin markup."""
    gazette = dict(archive.issue_of(document.id).masthead.titles).get(SOURCE, "")
    pages = {
        one.target: page
        for one in archive.citations(document.id)
        if one.target and (page := addresses.work(here, one.target))
    }
    text = json.dumps(linked(document, archive, gazette, pages), ensure_ascii=True)
    for char in "<>&*_`":
        text = text.replace(char, f"\\u{ord(char):04x}")
    yield f'<script type="application/ld+json">{text}</script>'


def _end(
    document: Document,
    issue: Issue,
    words: Words,
    archive: Archive | None,
    addresses: Addresses,
    show: Shower,
    here: str,
) -> Iterator[str]:
    """What was corrected, what the converter was unsure of, what is missing, what does not fit other documents."""
    lines = [line for passage in document.passages() for line in (passage.first_line, passage.last_line) if line]
    first, last = min(lines, default=0), max(lines, default=-1)
    corrections: Sequence[Correction] = [made for made in issue.corrections if first <= made.span.first <= last]
    findings: Sequence[Finding] = [found for found in issue.findings if first <= found.span.first <= last]
    gaps = _gaps(document, issue)
    conflicts = archive.conflicts.get(document.id, ()) if archive else ()
    if not corrections and not findings and not gaps and not conflicts:
        return
    yield '<section class="made">'
    yield f'<h2 id="made">{words.say("made")}</h2>'
    yield from corrected(corrections, words, show.printed)
    yield from missing(gaps, words, show.printed)
    if archive:
        yield from conflicting(conflicts, archive, addresses, words, here)
    yield from unsure(findings, issue, words, show)
    whole = anchor(addresses.link(here, addresses.issues[issue.id], "report"), words.say("made.report"))
    yield f"<p>{whole}</p>"
    yield "</section>"
