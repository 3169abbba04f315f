"""Legal notices that are printed twice, in Chinese and English → one document with two texts.

A notice of Hong Kong is published by itself: its number is that of its issue, and it has no masthead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from converter.assemble import Assembled
from converter.assemble.kinds import kind_of
from converter.assemble.signers import issuers_of
from converter.errors import SourceError
from converter.languages.traditional.left import mostly_traditional
from converter.model.block import Furniture, Gap, Signature
from converter.model.finding import Finding
from converter.model.issue import ContentsEntry, Document, Masthead, Text
from converter.model.number import DocumentNumber, Form
from converter.model.page import Line, Source
from converter.model.place import EMPTY
from converter.notice.authentic import authentic
from converter.notice.contents import check_contents
from converter.notice.front import Front, number_of, read_front
from converter.notice.labels import label_of
from converter.notice.pair import pair
from converter.notice.parts import ENGLISH, Maker
from converter.notice.tree import grow
from converter.profile import Profile
from converter.segment.printed import Unread, take_printed

_LANGUAGES = ("zh", "en")
_GAZETTE = "公报"
_OPENING = 40
"""Lines in which an issue names its gazette."""

_FEWEST_LABELS, _ALIKE = 3, 0.7
"""Labels that both texts have, and their share, from which on they are one document."""

_FOLIO = re.compile(r"[A-Z]?(\d{1,5})")


def notice_number(source: Source) -> DocumentNumber | None:
    """The number of the notice that a source is; None for a source in one language, and for any other print.

    Any other document that is printed by itself in two texts counts too where both have labels, most of them the same.
    """
    if not any(line.lang for line in source.lines):
        return None
    texts = {
        language: [
            line for line in source.lines if (line.lang == ENGLISH) == (language == ENGLISH) and line.furniture is None
        ]
        for language in _LANGUAGES
    }
    number = number_of(texts["zh"])
    return number if number is None or is_notice(number) or _labelled_alike(texts) else None


def is_notice(number: DocumentNumber) -> bool:
    """Whether a number is one of Hong Kong's, which notices alone have."""
    return number.form is Form.BEHIND


def _labelled_alike(texts: Mapping[str, Sequence[Line]]) -> bool:
    """Whether two texts are ordered by the same labels, a gazette's name aside: an issue is many documents."""
    if any(_GAZETTE in line.text for line in texts["zh"][:_OPENING]):
        return False
    labels = {
        language: Counter((label.rank, label.value) for line in lines if (label := label_of(line.text.strip())))
        for language, lines in texts.items()
    }
    both = (labels["zh"] & labels[ENGLISH]).total()
    return both >= _FEWEST_LABELS and both >= _ALIKE * max(labels["zh"].total(), labels[ENGLISH].total())


def assemble_notice(source: Source, number: DocumentNumber, profile: Profile) -> Assembled:
    """The issue that a notice is, with its one document. Raises SourceError where it has no text below its head."""
    fronts: dict[str, Front] = {}
    furniture: list[Furniture] = []
    findings: list[Finding] = []
    folios: dict[str, dict[int, int]] = {}
    unread: list[Unread] = []
    for language in _LANGUAGES:
        lines = [line for line in source.lines if (line.lang == ENGLISH) == (language == ENGLISH)]
        taken = take_printed(lines)
        furniture.extend(taken.furniture)
        unread.extend(taken.unread)
        folios[language] = _folios(lines)
        fronts[language] = read_front(taken.lines)
    chinese, english = fronts["zh"], fronts[ENGLISH]
    grown = {language: grow(front.body, language, profile) for language, front in fronts.items()}
    for language, front in fronts.items():
        furniture.extend(_of_front(front))
        furniture.extend(grown[language].furniture)
        findings.extend(grown[language].findings)
    if not grown["zh"].root.children:
        raise SourceError(
            f"the notice {number} has no text below its title",
            place=source.file,
            advice="check that the file is the whole notice",
        )
    tag = "zh-Hant" if mostly_traditional("".join(line.text for line in chinese.body)) else "zh-Hans"
    made = Maker(tag).make(pair(grown["zh"].root, grown[ENGLISH].root))
    findings.extend(made.findings)
    assert number.year is not None, "a notice is counted by the year"
    gazette = profile.gazette or "notice"
    identity = f"{gazette}/{number.year}/{number.number}"
    contents: list[ContentsEntry] = []
    for language, front in fronts.items():
        entries, odd = check_contents(
            front.entries, language, tag if language == "zh" else language, f"{identity}/1", made, folios[language]
        )
        contents.extend(entries)
        findings.extend(odd)
    signature = next((block for part in made.parts for block in part.blocks if isinstance(block, Signature)), None)
    document = Document(
        id=f"{identity}/1",
        permalink=number.permalink(profile.slug(number.series)),
        number=number,
        number_passage=chinese.number,
        kind="legal_notice" if is_notice(number) else kind_of(chinese.title.text, number, profile),
        title=chinese.title,
        issuers=() if is_notice(number) else issuers_of(signature, chinese.title.text, number, profile),
        addressees=EMPTY,
        signed=grown["zh"].signed or grown[ENGLISH].signed,
        section=None,
        contents_page=_first(folios["zh"]),
        parts=tuple(made.parts),
        lang=tag,
        also=Text(ENGLISH, english.number, english.title),
        authentic=authentic(made.parts, tag, profile),
    )
    names = tuple((lang, front.number.text) for lang, front in ((tag, chinese), (ENGLISH, english)) if front.number)
    return Assembled(
        gazette=gazette,
        year=number.year,
        number=number.number,
        masthead=Masthead(year=number.year, number=number.number, notice=names),
        contents=tuple(contents),
        documents=(document,),
        furniture=tuple(sorted(furniture, key=lambda piece: piece.passage.span[1:3])),
        gaps=tuple(_gap(place, document) for place in unread),
        findings=tuple(sorted(findings, key=lambda finding: (finding.span[1:3], finding.code))),
    )


def _gap(unread: Unread, document: Document) -> Gap:
    """What print shows and nobody can read, behind the last paragraph that begins before it."""
    before, place = "", unread.passage
    for part in document.parts:
        for block in part.blocks:
            own = next((passage for passage in block.passages() if passage), EMPTY)
            if own and (own.page or 0) <= (place.page or 0) and own.first_line < place.first_line:
                before = block.id
    return Gap(document.id, before, unread.reason, place.span)


def _of_front(front: Front) -> list[Furniture]:
    found = [Furniture("contents", passage) for passage in front.contents]
    found.extend(Furniture("cover", passage) for passage in front.stray)
    return [*found, Furniture("repeated_head", front.repeated)] if front.repeated else found


def _folios(lines: Sequence[Line]) -> dict[int, int]:
    """The printed number of each page."""
    found: dict[int, int] = {}
    for line in lines:
        if line.furniture == "folio" and line.page and (match := _FOLIO.fullmatch("".join(line.text.split()))):
            found.setdefault(line.page, int(match[1]))
    return found


def _first(folios: dict[int, int]) -> int | None:
    return folios[min(folios)] if folios else None
