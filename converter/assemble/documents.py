"""Flow → documents: heads, parts, issuers, dates, kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from converter.assemble.blocks import build_blocks
from converter.assemble.kinds import kind_of
from converter.assemble.signers import issuers_of, signed_on
from converter.forms.bodies import is_letterhead
from converter.forms.labels import annex_label, is_chronicle, listed_title, ordinal
from converter.forms.text import alike, fold_title, squeeze
from converter.model.block import Furniture, Signature
from converter.model.finding import Finding, note, warning
from converter.model.flow import Flow, Kind, Lost, Strip
from converter.model.issue import ContentsEntry, Document, Part
from converter.model.number import DocumentNumber
from converter.model.place import EMPTY, Passage
from converter.profile import Profile


@dataclass
class Gathered:
    """One document while its flow is read: head strips, and the flow of each part; `head` is that of a letter."""

    head: Passage = EMPTY
    title: Passage = EMPTY
    number: Passage = EMPTY
    addressees: Passage = EMPTY
    parts: list[GatheredPart] = field(default_factory=list)


@dataclass
class GatheredPart:
    """One part while its flow is read."""

    kind: str
    label: Passage = EMPTY
    number: int | None = None
    title: Passage = EMPTY
    flow: list[Flow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LostAt:
    """A gap inside a document: part and index of the block behind it."""

    part: int
    block: int
    lost: Lost


@dataclass
class Assembled:
    """A document with what was found beside it."""

    document: Document
    gaps: list[LostAt]
    furniture: list[Furniture]
    findings: list[Finding]


def split_documents(flow: Sequence[Flow]) -> tuple[list[Flow], list[list[Flow]]]:
    """What stands before the first document, and the flow of each.

    An order begins with its number and a letter with its head, not with the title.
    """
    stray: list[Flow] = []
    documents: list[list[Flow]] = []
    awaits_title = False
    for content in flow:
        kind = content.kind if isinstance(content, Strip) else None
        if _is_letterhead(content) or (kind is Kind.NUMBER and not _is_head(documents)):
            # What nobody can read above a number is most often the title.
            above = documents[-1].pop() if documents and _is_unreadable(documents[-1][-1]) else None
            documents.append([above] if above else [])
            awaits_title = True
        elif kind is Kind.TITLE:
            if not awaits_title:
                documents.append([])
            awaits_title = False
        (documents[-1] if documents else stray).append(content)
    return stray, documents


def _is_unreadable(content: Flow) -> bool:
    return isinstance(content, Lost) and content.reason == "unreadable"


def _is_letterhead(content: Flow) -> bool:
    return isinstance(content, Strip) and content.kind is Kind.NOTE and is_letterhead(content.passage.text)


def _is_head(documents: Sequence[Sequence[Flow]]) -> bool:
    """Whether the last document so far is nothing but a title (and a remark): then a number belongs to it."""
    heads = (Kind.TITLE, Kind.NOTE)
    return bool(documents) and all(isinstance(one, Strip) and one.kind in heads for one in documents[-1])


def assemble_document(flow: Sequence[Flow], identity: str, entry: ContentsEntry | None, profile: Profile) -> Assembled:
    """The document that a flow is. Blocks have no ids yet."""
    findings: list[Finding] = []
    gathered = _gather(flow, profile, findings)
    day = _chronicle_day(flow) if is_chronicle(gathered.title.text, profile) else None
    _take_title_of_order(gathered)
    built = [build_blocks(part.flow, profile, day) for part in gathered.parts]
    parts = tuple(
        Part(kind=part.kind, label=part.label, number=part.number, title=part.title, blocks=tuple(one.blocks))
        for part, one in zip(gathered.parts, built, strict=True)
    )
    number = DocumentNumber.parse(gathered.number.text) if gathered.number else None
    signature = next((block for part in parts for block in part.blocks if isinstance(block, Signature)), None)
    document = Document(
        id=identity,
        permalink=number.permalink(profile.slug(number.series)) if number else None,
        number=number,
        number_passage=gathered.number,
        kind=kind_of(gathered.title.text, number, profile),
        title=gathered.title,
        issuers=issuers_of(signature, gathered.title.text, number, profile),
        addressees=gathered.addressees,
        signed=signed_on(signature),
        section=entry.section if entry else None,
        contents_page=entry.page if entry else None,
        parts=parts,
    )
    gaps = [LostAt(at, index, lost) for at, one in enumerate(built) for index, lost in one.gaps]
    return Assembled(
        document,
        gaps,
        [*_head_of_letter(gathered), *(piece for one in built for piece in one.furniture)],
        [
            *findings,
            *(finding for one in built for finding in one.findings),
            *_head_findings(document),
        ],
    )


def _head_of_letter(gathered: Gathered) -> list[Furniture]:
    """What stands above the number of a letter says who sends it, as its signature does."""
    return [Furniture("label", gathered.head)] if gathered.head else []


def _take_title_of_order(gathered: Gathered) -> None:
    """An order that the contents do not name by its title has the title of what it puts in force."""
    if not gathered.title:
        issued = next((part for part in gathered.parts if part.kind == "issued" and part.title), None)
        if issued:
            gathered.title, issued.title = issued.title, EMPTY


def _gather(flow: Sequence[Flow], profile: Profile, findings: list[Finding]) -> Gathered:
    gathered = Gathered(parts=[GatheredPart("main")])
    announced: list[tuple[str, Passage]] = []
    signed = False
    for content in flow:
        part = gathered.parts[-1]
        kind = content.kind if isinstance(content, Strip) else None
        if not isinstance(content, Strip):
            part.flow.append(content)
        elif _is_letterhead(content):
            gathered.head = content.passage
        elif kind is Kind.TITLE:
            gathered.title = content.passage
            if part.flow:
                gathered.parts.append(GatheredPart("issued"))
        elif kind is Kind.NUMBER and not gathered.number:
            gathered.number = content.passage
        elif kind is Kind.ADDRESSEES and not gathered.addressees:
            gathered.addressees = content.passage
        elif kind is Kind.ANNEX_LABEL:
            gathered.parts.append(_annex(content.passage, profile))
        elif kind is Kind.PART_TITLE:
            _titled(gathered, content.passage, announced, signed, findings)
        else:
            if kind is Kind.ANNEX_LIST and (title := listed_title(content.passage.text)):
                announced.append((title, content.passage))
            signed = signed or kind is Kind.DATE
            part.flow.append(content)
    annexes = [part for part in gathered.parts if part.kind == "annex"]
    for title, place in announced:
        if title in ("略", "无"):
            continue
        held = any(alike(part.title.text, title) for part in annexes) or (len(announced) == 1 and annexes)
        if not held:
            findings.append(warning("annex-missing", place.span, title=title))
    return gathered


def _annex(label: Passage, profile: Profile) -> GatheredPart:
    match = annex_label(label.text, profile)
    assert match, label.text
    number = ordinal(match["number"]) if match["number"] else None
    if match["title"]:
        title = label[match.start("title") : match.end("title")]
        return GatheredPart("annex", label[: match.start("title")].strip(), number, title)
    return GatheredPart("annex", label, number)


def _titled(
    gathered: Gathered,
    title: Passage,
    announced: Sequence[tuple[str, Passage]],
    signed: bool,
    findings: list[Finding],
) -> None:
    """A part's title belongs to the annex whose label stands before it, or begins an annex or the issued part."""
    part = gathered.parts[-1]
    match = next(((at, listed) for at, (listed, _) in enumerate(announced, 1) if alike(listed, title.text)), None)
    if part.kind == "annex" and not part.title and not part.flow:
        part.title = title
    elif match and any(one.kind == "annex" and one.number == match[0] for one in gathered.parts):
        part.flow.append(Strip(Kind.TEXT, title))
    elif match:
        number = match[0] if len(announced) > 1 else None
        gathered.parts.append(GatheredPart("annex", number=number, title=title))
        findings.append(note("annex-label-lost", title.span, title=title.text))
    elif signed and all(one.kind == "main" for one in gathered.parts):
        gathered.parts.append(GatheredPart("issued", title=title))
    else:
        part.flow.append(Strip(Kind.TEXT, title))
    if match and squeeze(match[1]) != squeeze(title.text):
        findings.append(note("annex-title-differs", title.span, listed=match[1], printed=title.text))


def _chronicle_day(flow: Sequence[Flow]) -> date | None:
    """The first day of the range that print gives below the title of a chronicle: (2022.2.1—2022.2.28), 2023年2月."""
    for content in flow[:4]:
        if isinstance(content, Strip):
            text = squeeze(content.passage.text)
            match = re.search(r"(\d{4})[.年/-](\d{1,2})[.月/-]?(\d{1,2})?", text)
            if match and 1 <= int(match[2]) <= 12:
                return date(int(match[1]), int(match[2]), 1)
    return None


def _head_findings(document: Document) -> list[Finding]:
    findings: list[Finding] = []
    if document.kind == "chronicle":
        return findings
    place = document.title.span if document.title else document.number_passage.span
    if document.number is None:
        findings.append(note("number-missing", place))
    if document.signed is None:
        findings.append(note("date-missing", place))
    if not document.issuers:
        findings.append(note("signature-missing", place))
    return findings


def matching_entry(title: Passage, number: Passage, contents: Sequence[ContentsEntry], taken: set[int]) -> int | None:
    """Which entry of the contents names a document: by its title word for word, by likeness, or by its number."""
    plain = fold_title(title.text)
    numbered = fold_title(number.text)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda entry: bool(plain) and entry == plain,
        lambda entry: bool(plain) and (alike(entry, plain) or entry.startswith(plain + "（") or plain.endswith(entry)),
        lambda entry: bool(numbered) and entry.replace("（", "").replace("）", "") == numbered,
    )
    for test in tests:
        for at, entry in enumerate(contents):
            if at not in taken and test(fold_title(entry.title)):
                return at
    return None
