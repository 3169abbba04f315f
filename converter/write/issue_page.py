"""The page of one issue: masthead, contents as printed, downloads, conversion report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from converter.model.block import Event, Table
from converter.model.issue import ContentsEntry, Document, Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.conflicts import conflicting
from converter.write.head import anchor, facts, gazette_title, head, issue_name, issue_name_plain, shown, trail, way_to
from converter.write.links import addresses as addresses_in
from converter.write.named import heading, printed_title, translated_title
from converter.write.pictures import NONE, Pictures, Shower
from converter.write.printed import PrintedPages
from converter.write.report import report
from converter.write.source_file import source_name
from converter.write.state import tag
from converter.write.words import Words


def issue_page(
    issue: Issue, addresses: Addresses, words: Words, archive: Archive | None = None, pictures: Pictures = NONE
) -> str:
    """The Markdown of the issue's page; without an `archive` it tells nothing of other issues."""
    here = addresses.issues[issue.id]
    show = Shower(issue, pictures, addresses, words, here)
    title = (" " if words.foreign else "").join(
        filter(None, (gazette_title(issue, words), issue_name_plain(issue, words)))
    )
    published = issue.masthead.published
    front = escape.front_matter(
        {
            "title": title,
            "page": "issue",
            "remarks": shown(issue.masthead.remarks, words),
            "published": published.isoformat() if published else None,
        }
    )
    lines: list[str] = []
    steps = way_to(here, issue, addresses, words)
    if steps:
        lines.append(trail([*steps, (issue_name(issue, words), None)]))
    below = [words.say("issue.published", day=words.day(published))] if published else []
    lines += head(gazette_title(issue, words), issue_name(issue, words), below)
    lines += ("", *_contents(issue, addresses, words, here, archive, show.printed))
    lines += ("", *_masthead(issue, words))
    if addresses.downloads:
        lines += ("", *_downloads(issue, addresses, words, here))
    conflicts = _conflicts(issue, archive, addresses, words, here) if archive else ()
    lines += ("", *report(issue, words, show, conflicts))
    return front + "\n" + "\n".join(lines) + "\n"


def _conflicts(issue: Issue, archive: Archive, addresses: Addresses, words: Words, here: str) -> Sequence[str]:
    """What does not fit between the issue's documents and others, each once."""
    some = [one for document in issue.documents for one in archive.conflicts.get(document.id, ())]
    return tuple(conflicting(tuple(dict.fromkeys(some)), archive, addresses, words, here))


def documents_list(
    documents: Sequence[Document], addresses: Addresses, words: Words, here: str, archive: Archive | None = None
) -> Iterator[str]:
    """Documents with their titles, numbers, dates, what they hold and what became of them, in the order given."""
    yield '<ul class="list">'
    for document in documents:
        page = addresses.link(here, addresses.documents[document.id])
        lang, inside = printed_title(document, words)
        title = anchor(page, inside, lang)
        small = " · ".join(_small(document, words, archive))
        yield f"<li>{title}{_other_title(document, words)}<small>{small}</small></li>"
    yield "</ul>"


def _other_title(document: Document, words: Words) -> str:
    """In a tree of another language: the printed title below a translated one, else what the document is."""
    if not words.foreign:
        return ""
    translated = translated_title(document, words) is not None
    return f"<small>{words.printed(document.title.text) if translated else heading(document, words)}</small>"


def _small(document: Document, words: Words, archive: Archive | None) -> Iterator[str]:
    if document.number:
        yield words.printed(str(document.number))
    if document.signed:
        yield words.day(document.signed)
    if document.contents_page is not None:
        yield words.say("page", page=document.contents_page)
    tables = sum(isinstance(block, Table) for block in document.blocks())
    if tables:
        yield words.say("tables", count=tables)
    events = sum(isinstance(block, Event) for block in document.blocks())
    if events:
        yield words.say("events", count=events)
    if archive and (known := tag(archive.work(document.id).status, archive, words)):
        yield known


def _contents(
    issue: Issue, addresses: Addresses, words: Words, here: str, archive: Archive | None, printed: PrintedPages
) -> Iterator[str]:
    yield '<section class="contents">'
    yield f'<h2 id="contents">{words.say("contents")}</h2>'
    for (section, lang), entries in groupby(issue.contents, key=lambda entry: (entry.section, entry.lang)):
        if section:
            yield f"<h3>{words.body(section)}</h3>"
        yield f'<ol lang="{lang}">' if lang else "<ol>"
        for entry in entries:
            yield f"<li>{_entry(entry, addresses, words, here, archive, printed)}</li>"
        yield "</ol>"
    listed = {entry.document for entry in issue.contents}
    others = [document for document in issue.documents if document.id not in listed]
    if others:
        if issue.contents or not issue.masthead.notice:
            yield f"<h3>{words.say('contents.others' if issue.contents else 'contents.none')}</h3>"
        yield from documents_list(others, addresses, words, here, archive)
    yield "</section>"


def _entry(
    entry: ContentsEntry, addresses: Addresses, words: Words, here: str, archive: Archive | None, printed: PrintedPages
) -> str:
    if entry.lang is not None:
        return _inner_entry(entry, addresses, here)
    title = words.printed(entry.title)
    document = archive.documents.get(entry.document or "") if archive else None
    translated = translated_title(document, words) if document else None
    page = "" if entry.page is None else _folio(entry, words, printed, archive)
    target = addresses.documents.get(entry.document or "")
    if target is None:
        return f'<span class="lost">{title}<small>{words.say("contents.lost")}</small></span>{page}'
    known = tag(archive.work(entry.document or "").status, archive, words) if archive else ""
    if archive and words.foreign:
        name = heading(archive.documents[entry.document or ""], words)
        if translated is not None:
            title, name = name, title
        known = f"<small>{name}</small> {known}".rstrip()
    link = anchor(addresses.link(here, target), title)
    return f"<span>{link} {known}</span>{page}" if known else link + page


def _inner_entry(entry: ContentsEntry, addresses: Addresses, here: str) -> str:
    """A line of the contents of one document, as printed: it leads to its heading."""
    inside = escape.text("　".join(filter(None, (entry.label, entry.title))))
    target = addresses.documents.get(entry.document or "")
    page = "" if entry.page is None else f'<span class="folio">{entry.page}</span>'
    if target is None or entry.block is None:
        return f"<span>{inside}</span>{page}"
    return anchor(addresses.link(here, target, entry.block), inside) + page


def _folio(entry: ContentsEntry, words: Words, printed: PrintedPages, archive: Archive | None) -> str:
    """The page of an entry, which leads to print: to where its document begins, else to the page of that number."""
    document = archive.documents.get(entry.document or "") if archive else None
    page = document.title.page if document else printed.page(str(entry.page))
    address = printed.address(page) if page else None
    if page is None or address is None:
        return f'<span class="folio">{entry.page}</span>'
    said = escape.attribute(printed.said(page, words))
    return anchor(address, str(entry.page), f' class="folio" aria-label="{said}"')


def _masthead(issue: Issue, words: Words) -> Iterator[str]:
    masthead = issue.masthead
    rows: list[tuple[str, str]] = []
    for role, editors in groupby(masthead.editors, key=lambda editor: editor.role):
        rows.append((words.printed(role), words.printed("　".join(editor.name for editor in editors))))
    for name in ("publisher", "address", "web", "phone", "post_code", "printer"):
        said: str | None = getattr(masthead, name)
        if said:
            rows.append((words.say(f"masthead.{name}"), _linked(said, words)))
    rows += ((words.say("masthead.remark"), words.body(remark)) for remark in masthead.remarks)
    if rows:
        yield '<section class="masthead">'
        yield f'<h2 id="masthead">{words.say("masthead")}</h2>'
        yield from facts(rows)
        yield "</section>"


def _linked(said: str, words: Words) -> str:
    written: list[str] = []
    at = 0
    for found in addresses_in(said):
        written.append(words.printed(said[at : found.start]))
        written.append(anchor(found.target, escape.text(said[found.start : found.end])))
        at = found.end
    return "".join((*written, words.printed(said[at:])))


def _downloads(issue: Issue, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    folder = addresses.folder(issue.id)
    yield '<section class="downloads">'
    yield f'<h2 id="downloads">{words.say("downloads")}</h2>'
    yield "<ul>"
    said = "downloads.source.pdf" if issue.source.kind == "pdf" else "downloads.source"
    for file, key in (("issue.json", "downloads.json"), (source_name(issue), said)):
        link = anchor(addresses.data(here, folder + file), escape.text(file), " download")
        yield f"<li>{link} · {words.say(key)}</li>"
    yield f"<li>{words.say('downloads.sha256')}<code>{issue.source.sha256}</code></li>"
    yield "</ul>"
    yield "</section>"
