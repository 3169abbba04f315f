"""Flow → issue: masthead, contents, documents with their parts and blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.assemble.checks import check_document
from converter.assemble.documents import LostAt, assemble_document, matching_entry, split_documents
from converter.assemble.folios import check_pages
from converter.assemble.identify import identify
from converter.assemble.masthead import read_masthead
from converter.assemble.separate import head, separate_gazette, separate_masthead
from converter.assemble.slips import find_slips
from converter.assemble.untitled import with_titles
from converter.errors import SourceError
from converter.model.block import Furniture, Gap
from converter.model.finding import Finding, error, note, warning
from converter.model.flow import CellRows, Flow, Kind, RosterLines, Segmented, Strip
from converter.model.issue import ContentsEntry, Document, Masthead
from converter.model.page import Source
from converter.model.place import Passage, Span
from converter.profile import Profile, pinyin


@dataclass(frozen=True, slots=True)
class Assembled:
    """An issue but for its source, corrections and ledger."""

    gazette: str
    year: int
    number: int
    masthead: Masthead
    contents: tuple[ContentsEntry, ...]
    documents: tuple[Document, ...]
    furniture: tuple[Furniture, ...]
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]


def assemble(segmented: Segmented, profile: Profile, source: Source) -> Assembled:
    """The issue that a flow is.

    Raises SourceError where no masthead tells year and number, and the source is no document printed by itself:
    without them the issue has no place to stand.
    """
    stray, flows = split_documents(segmented.flow)
    masthead, gazette = _masthead(segmented, flows, profile, source)
    year, number = masthead.year, masthead.number
    if year is None or number is None:
        raise SourceError(
            "no masthead: the year and the number of the issue (第 2 期) are not found before the first document",
            place=source.file,
            advice="check that the file begins with the cover or imprint of a gazette, or is one whole document",
        )
    identity = f"{gazette}/{year}/{number}"
    if not flows:
        raise SourceError(
            "no document found: no title of the contents and no document number stands in the text",
            place=source.file,
            advice="check that the file is the whole issue and not its cover alone",
        )
    flows, of_titles = with_titles(flows, segmented.contents, segmented.furniture)
    furniture = [*_front(segmented), *segmented.furniture]
    findings = [*segmented.findings, *_of_front(segmented, masthead, flows), *of_titles]
    contents = list(segmented.contents)
    taken: set[int] = set()
    documents: list[Document] = []
    gaps: list[Gap] = []
    for passage in _passages(stray):
        furniture.append(Furniture("label", passage))
        findings.append(warning("text-outside-documents", passage.span, text=passage.text[:20]))
    for place, flow in enumerate(flows, 1):
        title = head(flow, Kind.TITLE) or head(flow, Kind.PART_TITLE)
        at = matching_entry(title, head(flow, Kind.NUMBER), contents, taken)
        made = assemble_document(flow, f"{identity}/{place}", contents[at] if at is not None else None, profile)
        if at is not None:
            taken.add(at)
            contents[at] = replace(contents[at], document=made.document.id)
        document = replace(made.document, parts=identify(made.document.parts))
        documents.append(document)
        gaps.extend(_gap(lost, document) for lost in made.gaps)
        furniture.extend(made.furniture)
        findings.extend([*made.findings, *check_document(document)])
    findings.extend(
        error("contents-entry-unmatched", entry.span, title=entry.title)
        for at, entry in enumerate(contents)
        if at not in taken
    )
    findings.extend(check_pages(documents, source.labels))
    findings.extend(find_slips(documents))
    return Assembled(
        gazette=gazette,
        year=year,
        number=number,
        masthead=masthead,
        contents=tuple(contents),
        documents=tuple(documents),
        furniture=tuple(sorted(furniture, key=lambda piece: piece.passage.span[1:3])),
        gaps=tuple(gaps),
        findings=tuple(sorted(findings, key=lambda finding: (finding.span[1:3], finding.code))),
    )


def _masthead(
    segmented: Segmented, flows: Sequence[Sequence[Flow]], profile: Profile, source: Source
) -> tuple[Masthead, str]:
    """The masthead and the ASCII name of the gazette; of the only document, where it is printed by itself."""
    masthead = read_masthead(segmented.front)
    told = masthead.year is not None and masthead.number is not None
    if not told and len(flows) == 1 and not segmented.front.contents:
        alone = separate_masthead(flows[0], masthead, segmented.furniture, source.kind)
        if alone is not None:
            return alone, separate_gazette(flows[0], profile)
    return masthead, profile.gazette or _gazette(masthead)


def _gazette(masthead: Masthead) -> str:
    """The ASCII name of a gazette without a profile: the pinyin of its place, 澜屿市人民政府公报 → lanyu."""
    title = dict(masthead.titles).get("zh-Hans", "")
    place = title.split("人民政府")[0].removesuffix("公报")
    return pinyin(place[:-1] if len(place) > 2 and place[-1] in "市县区省" else place) or "gazette"


def _front(segmented: Segmented) -> list[Furniture]:
    front = segmented.front
    return [
        *(Furniture("cover", passage) for passage in front.cover),
        *(Furniture("imprint", passage) for passage in front.imprint),
        *(Furniture("contents", passage) for passage in front.contents),
    ]


def _of_front(segmented: Segmented, masthead: Masthead, flows: Sequence[Sequence[Flow]]) -> list[Finding]:
    if masthead.notice:
        front = (*segmented.front.cover, *segmented.front.imprint)
        stray = [warning("text-outside-documents", passage.span, text=passage.text[:20]) for passage in front]
        return [note("separate-document", _passages(flows[0])[0].span), *stray]
    if segmented.contents:
        return []
    return [error("contents-missing", Span(None, 1, 1))]


def _passages(flow: Sequence[Flow]) -> list[Passage]:
    found: list[Passage] = []
    for content in flow:
        if isinstance(content, Strip):
            found.append(content.passage)
        elif isinstance(content, CellRows):
            found.extend(cell for row in content.rows for cell in row if cell)
        elif isinstance(content, RosterLines):
            found.extend(content.lines)
    return found


def _gap(lost: LostAt, document: Document) -> Gap:
    blocks = document.parts[lost.part].blocks
    before = blocks[min(lost.block, len(blocks)) - 1] if lost.block else None
    return Gap(document.id, before.id if before else "", lost.lost.reason, lost.lost.before.span)
