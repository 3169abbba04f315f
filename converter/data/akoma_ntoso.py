"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML, akn-core-v1.0): structure, citations, where it was published.

Headings make the hierarchy, paragraphs and items are `p`, boxes `tblock`, tables and lists what they are in HTML; every
element has the id of the page. Parts stand in one body, each an `hcontainer`, since all were published as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from xml.etree import ElementTree as ET

from converter.data.characters import writable
from converter.model.block import (
    Block,
    Box,
    Heading,
    Names,
    Note,
    Roster,
    Signature,
    Table,
    also_of,
    covered,
    lang_of,
)
from converter.model.issue import Citation, Document, Issue, Part, part_ids
from converter.model.place import Passage
from converter.write.archive import is_title

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_COUNTRY = "cn"
_LANGUAGE = "zho"
_SOURCE = "#gazette"


def work_uri(document: Document) -> str:
    """The name of the work by the naming convention of Akoma Ntoso; our permalink, else our id, is its number.

    The day is that of the signature. Where none is printed it is the first of all days, since the schema wants one.
    """
    day = document.signed.isoformat() if document.signed else "0001-01-01"
    name = (document.permalink or document.id).replace("/", "-")
    return f"/akn/{_COUNTRY}/doc/{document.kind.replace('_', '-')}/{day}/{name}"


def akoma_ntoso(
    document: Document, issue: Issue, citations: Sequence[Citation], gazette: str, works: Mapping[str, str]
) -> bytes:
    """The XML of a document; `citations` are the archive's, with their targets, `gazette` is the gazette's name.

    `works` are the names (`work_uri`) of works that are held, by their keys. Where print has two texts, each block of
    the second stands behind that of the first and tells its language.
    """
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    act = _add(root, "doc", name=document.kind)
    _meta(act, document, issue, gazette)
    preface = _add(act, "preface")
    _words(_add(_add(preface, "p"), "docTitle"), document.title)
    if document.also:
        _words(_add(_add(preface, "p"), "docTitle", **_language(document.also.lang)), document.also.title)
        _words(_add(_add(preface, "p"), "docNumber", **_language(document.also.lang)), document.also.label)
    if document.number:
        _add(_add(preface, "p"), "docNumber").text = writable(str(document.number))
    if document.addressees:
        _words(_add(_add(act, "preamble"), "p", eId="to"), document.addressees)
    cites: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.cell is None and citation.target and not citation.own and not is_title(citation.target):
            target = works.get(citation.target, f"/akn/{_COUNTRY}/doc/{citation.target.replace('/', '-')}")
            cites.setdefault(citation.block, []).append(replace(citation, target=target))
    body = _add(act, "mainBody")
    for part, name in zip(document.parts, part_ids(document.parts), strict=True):
        _part(body, part, name, cites)
    if not len(body):
        _add(body, "p")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _meta(act: ET.Element, document: Document, issue: Issue, gazette: str) -> None:
    meta = _add(act, "meta")
    identification = _add(meta, "identification", source=_SOURCE)
    day = document.signed.isoformat() if document.signed else "0001-01-01"
    published = issue.masthead.published
    uri = work_uri(document)
    for level, address, language in (
        ("FRBRWork", uri, ""),
        ("FRBRExpression", f"{uri}/{_LANGUAGE}@", _LANGUAGE),
        ("FRBRManifestation", f"{uri}/{_LANGUAGE}@.xml", ""),
    ):
        one = _add(identification, level)
        _add(one, "FRBRthis", value=address)
        _add(one, "FRBRuri", value=address)
        if level == "FRBRWork" or not published:
            _add(one, "FRBRdate", date=day, name="signature")
        else:
            _add(one, "FRBRdate", date=published.isoformat(), name="publication")
        _add(one, "FRBRauthor", href="#issuer0" if document.issuers else _SOURCE)
        if level == "FRBRWork":
            _add(one, "FRBRcountry", value=_COUNTRY)
            if document.number:
                _add(one, "FRBRnumber", value=writable(str(document.number)))
            _add(one, "FRBRname", value=writable(document.title.text))
        if language:
            _add(one, "FRBRlanguage", language=language)
    if published:
        number = f"{issue.year}/{issue.number}"
        _add(meta, "publication", date=published.isoformat(), name=gazette, showAs=gazette, number=number)
    references = _add(meta, "references", source=_SOURCE)
    _add(references, "TLCOrganization", eId="gazette", href=f"/ontology/organization/{issue.gazette}", showAs=gazette)
    for at, name in enumerate(document.issuers):
        _add(
            references, "TLCOrganization", eId=f"issuer{at}", href=f"/ontology/organization/{at}", showAs=writable(name)
        )


class _Level(NamedTuple):
    """A heading that is open: its printed level, its element, and whether text or further headings stand in it."""

    printed: int
    element: ET.Element


def _part(body: ET.Element, part: Part, name: str, cites: Mapping[str, Sequence[Citation]]) -> None:
    holder = body
    if part.kind != "main" or part.label or part.title:
        holder = _add(body, "hcontainer", eId=name, name=part.kind)
        if part.label:
            _words(_add(holder, "num"), part.label)
        if part.title:
            _words(_add(holder, "heading"), part.title)
        if part.also:
            _beside(holder, "num", part.also.label, part.also.lang)
            _beside(holder, "heading", part.also.title, part.also.lang)
    levels = [_Level(0, holder)]
    for block in part.blocks:
        if isinstance(block, Heading):
            while levels[-1].printed >= block.level:
                levels.pop()
            section = _add(levels[-1].element, "hcontainer", eId=block.id, name=f"level{block.level}")
            _words(_add(section, "heading"), block.passage, cites.get(block.id, ()))
            if isinstance(block.also, Heading):
                _beside(section, "heading", block.also.passage, block.also.lang or "")
            levels.append(_Level(block.level, section))
        else:
            _block(_place_for_text(levels[-1].element, body), block, cites)
    for level in holder.iter("hcontainer"):
        if not any(child.tag in ("content", "hcontainer", "intro") for child in level):
            _add(_add(level, "content"), "p")
        elif any(child.tag == "hcontainer" for child in level):
            # Text before the first heading below leads up to it.
            for child in level:
                if child.tag == "content":
                    child.tag = "intro"


def _place_for_text(holder: ET.Element, body: ET.Element) -> ET.Element:
    """The element in which text directly below `holder` stands: its own content, or the body itself."""
    if holder is body:
        return body
    last = holder[-1] if len(holder) else None
    if last is not None and last.tag == "content":
        return last
    if last is not None and last.tag == "hcontainer":
        # Text behind the headings of a level: a level without a heading.
        return _add(_add(holder, "hcontainer", name="text"), "content")
    return _add(holder, "content")


def _beside(holder: ET.Element, tag: str, passage: Passage, lang: str) -> None:
    """Puts the words of the second text into an element of the first, which is made where that has none."""
    if passage:
        element = holder.find(tag)
        if element is None:
            element = ET.Element(tag)
            holder.insert(0 if tag == "num" else len(holder), element)
        _words(_add(element, "span", **_language(lang)), passage)


def _language(lang: str | None) -> dict[str, str]:
    return {"xml:lang": lang} if lang else {}


def _block(place: ET.Element, block: Block, cites: Mapping[str, Sequence[Citation]]) -> None:
    before = len(place)
    _alone(place, block, cites)
    if lang := lang_of(block):
        for element in list(place)[before:]:
            element.set("xml:lang", lang)
    if (other := also_of(block)) is not None:
        _block(place, other, {})


def _alone(place: ET.Element, block: Block, cites: Mapping[str, Sequence[Citation]]) -> None:
    match block:
        case Heading():
            _words(_add(place, "p", eId=block.id, **{"class": "heading"}), block.passage, cites.get(block.id, ()))
        case Table():
            _table(place, block)
        case Roster():
            _list(place, block.id, block.lines)
        case Names():
            _list(place, block.id, block.people)
        case Signature():
            for line in block.lines:
                _words(_add(place, "p", **{"class": "signature"}), line)
        case Box():
            box = _add(place, "tblock", eId=block.id, **{"class": "box"})
            _words(_add(box, "heading"), block.heading)
            for inner in block.blocks:
                _block(box, inner, cites)
        case Note():
            _words(_add(place, "p", eId=block.id, **{"class": "note"}), block.passage, cites.get(block.id, ()))
        case _:
            _words(_add(place, "p", eId=block.id), block.passage, cites.get(block.id, ()))


def _table(place: ET.Element, block: Table) -> None:
    table = _add(place, "table", eId=block.id)
    caption = "　".join(filter(None, (block.caption.text, block.unit.text)))
    if caption:
        _add(table, "caption").text = writable(caption)
    spans = {(span.row, span.column): span for span in block.spans}
    hidden = covered(block.spans)
    for at, row in enumerate(block.rows):
        line = _add(table, "tr")
        for column, cell in enumerate(row):
            if (at, column) in hidden and not cell:
                continue
            one = _add(line, "th" if at < block.header_rows else "td")
            if span := spans.get((at, column)):
                if span.rows > 1:
                    one.set("rowspan", str(span.rows))
                if span.columns > 1:
                    one.set("colspan", str(span.columns))
            _words(_add(one, "p"), cell)


def _list(place: ET.Element, name: str, lines: Iterable[Passage]) -> None:
    some = _add(place, "ul", eId=name)
    for line in lines:
        _words(_add(_add(some, "li"), "p"), line)


def _words(element: ET.Element, passage: Passage, citations: Sequence[Citation] = ()) -> None:
    """Printed words as the inside of an element, with a `ref` on what they cite."""
    text, at = passage.text, 0
    last: ET.Element | None = None

    def say(words: str) -> None:
        if last is None:
            element.text = (element.text or "") + writable(words)
        else:
            last.tail = (last.tail or "") + writable(words)

    for citation in sorted(citations, key=lambda one: (one.start, one.end)):
        if citation.start < at or citation.end > len(text):
            continue
        say(text[at : citation.start])
        last = _add(element, "ref", href=citation.target or "")
        last.text = writable(text[citation.start : citation.end])
        at = citation.end
    say(text[at:])


def _add(above: ET.Element, tag: str, **attributes: str) -> ET.Element:
    """A new last element of `above`; an attribute that is empty is left out."""
    return ET.SubElement(above, tag, {name: writable(value) for name, value in attributes.items() if value})
