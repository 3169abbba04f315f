"""An issue of a gazette: `Issue` → `Document` → `Part` → blocks, and the citations in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from converter.model.block import Block, Furniture, Gap, all_text_blocks, also_of
from converter.model.finding import Finding
from converter.model.number import DocumentNumber
from converter.model.page import Source
from converter.model.place import EMPTY, Passage, Span


@dataclass(frozen=True, slots=True)
class Editor:
    """A member of the editorial board with the printed role."""

    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What cover and imprint say of the issue. `titles` pairs a language tag with the printed title of the gazette.

    `notice` is what a document is called, by language, that is published by itself: its printed number, or its title
    where it has none. It has no masthead, and its issue is called the same.
    """

    titles: tuple[tuple[str, str], ...] = ()
    year: int | None = None
    number: int | None = None
    total_number: int | None = None
    published: date | None = None
    editors: tuple[Editor, ...] = ()
    publisher: str | None = None
    address: str | None = None
    web: str | None = None
    phone: str | None = None
    post_code: str | None = None
    printer: str | None = None
    remarks: tuple[str, ...] = ()
    notice: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the printed contents; `document` is the id of the document that it leads to.

    The contents of one document lead to its `block`, and have a `label`; `lang` tells their language where print has
    several.
    """

    section: str | None
    title: str
    page: int | None
    span: Span
    document: str | None = None
    block: str | None = None
    label: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Another work named in the text of a block: characters `start` to `end` of its text.

    In a table the offsets count in the cell that `cell` tells: row and column from 0, header rows included.
    `form` is number, title, number+title, standard, order, article or unnamed (overruled regulations that print
    names by no title or number); `number` is the normal form; `target` is the permalink of the work where the number
    tells it. `work` is its kind: document, law, standard, party or plan.

    `relation` is what the document says of the work: cites, based_on, applies, issues, forwards, replies_to, amends,
    replaces, repeals, partly_repeals, suspends, extends, confirms, overrules or corrects. `effective` is the day from
    which that holds, `until` the new last day of the work's term, `evidence` the sentence that says so, `pinpoint`
    the article of the work (第十六条第二款).
    `own`: the words are the title of the document itself or of what it issues or forwards.
    """

    block: str
    start: int
    end: int
    text: str
    form: str
    title: str | None = None
    number: str | None = None
    target: str | None = None
    relation: str = "cites"
    effective: date | None = None
    until: date | None = None
    evidence: str = ""
    pinpoint: str | None = None
    work: str = "document"
    cell: tuple[int, int] | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class InForce:
    """From which day until which day, both included, a document says that it holds.

    `rule` tells what gave the days: date, issue-day, days-after-issue or month for the first, then until-date, years
    or months for the last, joined by ``+``. A day that the print leaves open is None, and so is one without limit.
    """

    start: date | None
    until: date | None
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The head of a document or part in its other language: its number or label, and its title."""

    lang: str
    label: Passage = EMPTY
    title: Passage = EMPTY


@dataclass(frozen=True, slots=True)
class Authentic:
    """Which of the printed texts are authentic; `block` is where the document says so, None where its gazette does."""

    languages: tuple[str, ...]
    block: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a document: the document itself (`main`), what it issues (`issued`), or an `annex`.

    `label` is as printed (`附件 1`); it is empty where print lost it, and `number` still tells which annex it is.
    """

    kind: str
    label: Passage = EMPTY
    number: int | None = None
    title: Passage = EMPTY
    blocks: tuple[Block, ...] = ()
    also: Text | None = None


def part_ids(parts: Sequence[Part]) -> Iterator[str]:
    """The ids of the parts' headings, unique; those of the blocks in a part begin likewise."""
    used: Counter[str] = Counter()
    annexes = 0
    for part in parts:
        if part.kind == "annex":
            annexes += 1
            name = f"annex{part.number or annexes}"
        else:
            name = {"issued": "plan"}.get(part.kind, part.kind)
        used[name] += 1
        yield name if used[name] == 1 else f"{name}.{used[name]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of an issue. `id` is issue and place in the issue; all dates are of the Gregorian calendar.

    `lang` and `also` are told where print has the document in two languages: that of its head, and its other head.
    """

    id: str
    permalink: str | None
    number: DocumentNumber | None
    number_passage: Passage
    kind: str
    title: Passage
    issuers: tuple[str, ...]
    addressees: Passage
    signed: date | None
    section: str | None
    contents_page: int | None
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...] = ()
    in_force: InForce | None = None
    lang: str | None = None
    also: Text | None = None
    authentic: Authentic | None = None

    def blocks(self) -> Iterator[Block]:
        """Every block of every part, those inside boxes included."""
        for part in self.parts:
            yield from all_text_blocks(part.blocks)

    def passages(self) -> Iterator[Passage]:
        """Every passage of the document, once."""
        yield self.title
        yield self.number_passage
        yield self.addressees
        yield from _heads(self.also)
        for part in self.parts:
            yield part.label
            yield part.title
            yield from _heads(part.also)
            for block in part.blocks:
                yield from block.passages()
                if (other := also_of(block)) is not None:
                    yield from other.passages()


def _heads(text: Text | None) -> Iterator[Passage]:
    if text is not None:
        yield text.label
        yield text.title


@dataclass(frozen=True, slots=True)
class Correction:
    """A recorded correction of the print: what stood there, what stands there now, why, by whom and when."""

    span: Span
    before: str
    after: str
    reason: str
    by: str
    date: date


@dataclass(frozen=True, slots=True)
class Ledger:
    """The promise that nothing is lost, in characters of the source; all but `source` add up to it."""

    source: int
    blank: int
    documents: int
    furniture: int
    corrected: int
    unaccounted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One converted issue. `id` is ``<gazette>/<year>/<number>``."""

    gazette: str
    year: int
    number: int
    source: Source
    masthead: Masthead
    contents: tuple[ContentsEntry, ...]
    documents: tuple[Document, ...]
    furniture: tuple[Furniture, ...]
    gaps: tuple[Gap, ...]
    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger

    @property
    def id(self) -> str:
        """Gazette, year and number, joined by slashes."""
        return f"{self.gazette}/{self.year}/{self.number}"

    @property
    def order(self) -> tuple[int, bool, int, str]:
        """The place of an issue among others; the latest is the last.

        Documents printed by themselves stand before the gazette's issues of their year: their numbers count anything.
        """
        return (self.year, not self.masthead.notice, self.number, self.id)
