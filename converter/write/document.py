"""The page of one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from converter.model.block import Gap
from converter.model.finding import Finding
from converter.model.issue import Correction, Document, Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.body import Body
from converter.write.head import anchor, facts, gazette_title, head, issue_name, trail, way_to
from converter.write.ink import Ink, Stretch
from converter.write.report import corrected, missing, unsure
from converter.write.source_file import source_name
from converter.write.words import Words


def document_page(document: Document, issue: Issue, addresses: Addresses, words: Words) -> str:
    """The Markdown of `document`: front matter, and its page from top to bottom as HTML, an element a line."""
    here = addresses.documents[document.id]
    front = escape.front_matter(
        {
            "title": document.title.text,
            "page": "document",
            "remarks": issue.masthead.remarks,
            "published": issue.masthead.published.isoformat() if issue.masthead.published else None,
        }
    )
    lines = (
        *_top(document, issue, addresses, words, here),
        "",
        '<div class="text">',
        "",
        *_body(document, issue, addresses, words, here),
        "",
        "</div>",
        "",
        *_end(document, issue, addresses, words, here),
    )
    return front + "\n" + "\n".join(lines) + "\n"


def _top(document: Document, issue: Issue, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    steps = way_to(here, issue, addresses, words)
    steps.append((issue_name(issue, words), addresses.link(here, addresses.issues[issue.id])))
    if document.contents_page is not None:
        steps.append((words.say("page", page=document.contents_page), None))
    yield trail(steps)
    if document.title.page is not None:
        yield f'<span id="page-{document.title.page}"></span>'
    title = Ink(issue.corrections, words, document.title.page).passage(document.title)
    number = [escape.text(str(document.number))] if document.number else []
    yield from head(gazette_title(issue, words), title, number)
    yield f'<p class="state" data-search-exclude="1">{words.say("state.unknown")}</p>'
    yield from facts(list(_facts(document, issue, addresses, words, here)))
    yield from _actions(issue, addresses, words, here)


def _facts(
    document: Document, issue: Issue, addresses: Addresses, words: Words, here: str
) -> Iterator[tuple[str, str]]:
    if document.issuers:
        yield words.say("fact.issuers"), escape.text("、".join(document.issuers))
    if document.signed:
        yield words.say("fact.signed"), f"<time>{words.day(document.signed)}</time>"
    if document.section:
        yield words.say("fact.section"), escape.text(document.section)
    printed = anchor(addresses.link(here, addresses.issues[issue.id]), escape.text(issue_name(issue, words)))
    if document.contents_page is not None:
        printed += words.say("page", page=document.contents_page)
    yield words.say("fact.printed"), printed


def _actions(issue: Issue, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    if not addresses.downloads:
        return
    folder = addresses.folder(issue.id)
    yield '<div class="do" data-search-exclude="1">'
    yield f'<button type="button" class="print">{words.say("do.print")}</button>'
    for file, key in ((f"{here}.md", "do.markdown"), (f"{folder}issue.json", "do.json")):
        yield anchor(addresses.file(here, file), words.say(key), " download")
    yield anchor(addresses.file(here, folder + source_name(issue)), words.say("do.source"), " download")
    yield f'<label class="marks"><input type="checkbox" id="marks" checked> {words.say("do.marks")}</label>'
    yield "</div>"


def _body(document: Document, issue: Issue, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    gaps: dict[str, list[Gap]] = {}
    held = {block.id for block in document.blocks()}
    for gap in _gaps(document, issue):
        gaps.setdefault(gap.after if gap.after in held else "", []).append(gap)
    body = Body(
        Ink(issue.corrections, words, document.title.page),
        words,
        _links(document, addresses, here),
        gaps,
        escape.attribute(addresses.link(here, addresses.issues[issue.id], "report")),
    )
    return body.document(document)


def _links(document: Document, addresses: Addresses, here: str) -> Mapping[str, Sequence[Stretch]]:
    """For each block the cited works that have a page. Where two claim the same words, the first has them."""
    found: dict[str, list[Stretch]] = {}
    for citation in sorted(document.citations, key=lambda one: (one.block, one.start, one.end)):
        page = addresses.works.get(citation.target or "")
        links = found.setdefault(citation.block, [])
        if page is None or page == here or (links and links[-1].end > citation.start):
            continue
        address = escape.attribute(addresses.link(here, page))
        links.append(Stretch(citation.start, citation.end, f'<a class="cites" href="{address}">', "</a>"))
    return found


def _gaps(document: Document, issue: Issue) -> Sequence[Gap]:
    return [gap for gap in issue.gaps if gap.document == document.id]


def _end(document: Document, issue: Issue, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """What was corrected, what the converter was unsure of, what is missing."""
    lines = [line for passage in document.passages() for line in (passage.first_line, passage.last_line) if line]
    first, last = min(lines, default=0), max(lines, default=-1)
    corrections: Sequence[Correction] = [made for made in issue.corrections if first <= made.span.first <= last]
    findings: Sequence[Finding] = [found for found in issue.findings if first <= found.span.first <= last]
    gaps = _gaps(document, issue)
    if not corrections and not findings and not gaps:
        return
    yield '<section class="made" data-search-exclude="1">'
    yield f'<h2 id="made">{words.say("made")}</h2>'
    yield from corrected(corrections, words)
    yield from missing(gaps, words)
    yield from unsure(findings, issue, words)
    whole = anchor(addresses.link(here, addresses.issues[issue.id], "report"), words.say("made.report"))
    yield f"<p>{whole}</p>"
    yield "</section>"
