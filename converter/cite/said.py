"""What a document says of the works it names: relation, day and evidence of each citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from converter.cite import catalogues, effects, lists, unnamed, works
from converter.cite.lists import Announcement
from converter.cite.named import Own, of_number
from converter.cite.numbers import Known
from converter.cite.relations import Place, Verdict, has_back_verb, judge
from converter.cite.sentences import CITED, Sentence, masked, sentences
from converter.model.block import Block, Event, Table, all_text_blocks
from converter.model.issue import Citation, Document, InForce
from converter.profile import Profile

_CITES = Verdict("cites", 0)
_PREVAILING = re.compile(r"[以按]照?本")
_EARLIER = re.compile(r"原\s*+$")


@dataclass(frozen=True, slots=True)
class Named:
    """The text of a block and the citations in it, still without relations."""

    text: str
    drafts: Sequence[Citation]

    @property
    def places(self) -> list[Place]:
        """Where works are named, each place once, in order."""
        return sorted({(draft.start, draft.end) for draft in self.drafts})


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what one document says of the works in `named`, which maps the ids of blocks."""

    document: Document
    named: Mapping[str, Named]
    force: InForce | None
    own: Own
    profile: Profile
    known: Known

    def citations(self) -> Iterator[Citation]:
        """All citations in printed order. Of its own titles a document keeps what it issues or forwards."""
        annexes = lists.of_annexes(self._texts("main"))
        own_day = effects.dates_from_its_issue(self.document, self._texts("main"))
        places = {block: named.places for block, named in self.named.items() if named.drafts}
        for part in self.document.parts:
            blocks = tuple(all_text_blocks(part.blocks))
            whole = None
            if part.kind == "annex":
                whole = lists.catalogue(part.title.text) or annexes.get(part.number or 1)
            announced = lists.announcements(blocks, places, whole)
            for block in blocks:
                for citation in self._of_block(block, announced.get(block.id), own_day):
                    if not citation.own or citation.relation in ("issues", "forwards"):
                        yield citation

    def _texts(self, kind: str) -> list[str]:
        return [
            named.text
            for part in self.document.parts
            if part.kind == kind
            for block in part.blocks
            if (named := self.named.get(block.id))
        ]

    def _of_block(self, block: Block, announcement: Announcement | None, own_day: bool) -> Iterator[Citation]:
        if isinstance(block, Table):
            yield from self._of_table(block, announcement)
        elif named := self.named.get(block.id):
            # A chronicle tells what others did.
            story = isinstance(block, Event)
            if named.drafts or (not story and self._may_mean_more(named.text)):
                yield from self._of_text(block.id, named, announcement, own_day, story)

    def _may_mean_more(self, text: str) -> bool:
        return self.document.kind == "correction" or _PREVAILING.search(text) is not None

    def _of_text(
        self, block: str, named: Named, announcement: Announcement | None, own_day: bool, story: bool
    ) -> Iterator[Citation]:
        """The citations of a text with what its sentences say of them."""
        mask = masked(named.text, named.places)
        found: list[Citation] = []
        for sentence in sentences(mask):
            start, end = sentence.start, sentence.end
            drafts = [draft for draft in named.drafts if start <= draft.start < end]
            # What stands in the middle of a quote is part of the quoted words.
            places = [
                (first - start, last - start)
                for first, last in named.places
                if start <= first < end and mask[first] == CITED
            ]
            judged = judge(sentence, places, correction=self.document.kind == "correction")
            verdicts = dict(zip(places, judged, strict=True)) if not story else {}
            for draft in drafts:
                place = (draft.start - start, draft.end - start)
                said = self._said(draft, verdicts.get(place, _CITES), sentence, named.text, own_day)
                found.append(self._listed(said, sentence, place, named.text, announcement, own_day, story))
            if not story:
                found.extend(self._unnamed(block, sentence, named))
        yield from sorted(found, key=lambda one: (one.start, one.end))

    def _said(self, draft: Citation, verdict: Verdict, sentence: Sentence, text: str, own_day: bool) -> Citation:
        """A citation with what its own sentence says."""
        relation = verdict.relation
        if relation == "repeals" and draft.title and _EARLIER.search(text, max(0, draft.start - 3), draft.start):
            relation = "replaces" if self.own.regulates_the_same(draft.title) else relation
        day = effects.effective(relation, sentence.mask, verdict.verb, self.document, self.force, own_day=own_day)
        evidence = text[sentence.start : sentence.end].strip()
        until = effects.until(relation, sentence.mask, verdict.verb)
        return replace(draft, relation=relation, effective=day, until=until, evidence=evidence)

    def _listed(
        self,
        said: Citation,
        sentence: Sentence,
        place: Place,
        text: str,
        announcement: Announcement | None,
        own_day: bool,
        story: bool,
    ) -> Citation:
        """A citation with what was announced of the list in which it stands, unless its sentence says more."""
        colon = re.search("[：:]", sentence.mask)
        if said.relation != "cites" or story:
            return said
        if colon and colon.start() < place[0] and (inside := lists.of_sentence(text, sentence)):
            announcement = inside
        elif has_back_verb(sentence):
            return said
        if announcement is None:
            return said
        relation = announcement.relation
        if relation == "repeals" and said.pinpoint:
            relation = "partly_repeals"
        day = effects.effective(
            relation, announcement.mask, announcement.verb, self.document, self.force, own_day=own_day
        )
        until = effects.until(relation, announcement.mask, announcement.verb)
        inside_words = said.evidence == announcement.words
        evidence = said.evidence if inside_words else f"{announcement.words} {said.evidence}"
        titled = self._with_bare_title(said, text)
        return replace(titled, relation=relation, effective=day, until=until, evidence=evidence)

    def _with_bare_title(self, said: Citation, text: str) -> Citation:
        """An entry of a list with the title that stands before its number or behind its code without marks."""
        if said.form == "standard" and said.title is None:
            rest = text[said.end :].strip()
            return replace(said, title=rest) if rest and not re.search("[。，；]", rest) else said
        if said.form == "number" and (title := lists.bare_title(text, [(said.start, said.end)])):
            words = text[title[0] : said.end]
            return replace(
                said, form="number+title", title=text[title[0] : title[1]].strip(), start=title[0], text=words
            )
        return said

    def _unnamed(self, block: str, sentence: Sentence, named: Named) -> Iterator[Citation]:
        """What a sentence means without naming it."""
        found = [unnamed.overruled(sentence)]
        if self.document.kind == "correction":
            found.append(unnamed.corrected(sentence))
        for one in found:
            if one is not None:
                start, end = sentence.start + one.start, sentence.start + one.end
                yield Citation(
                    block=block,
                    start=start,
                    end=end,
                    text=named.text[start:end],
                    form="title" if one.title else "unnamed",
                    title=one.title,
                    relation=one.relation,
                    evidence=named.text[sentence.start : sentence.end].strip(),
                )

    def _of_table(self, table: Table, announcement: Announcement | None) -> Iterator[Citation]:
        """The works that a table lists with what becomes of them."""
        for entry in catalogues.entries(table, announcement, self.known):
            text = table.rows[entry.cell[0]][entry.cell[1]].text
            if entry.number:
                made = of_number(table.id, text, entry.start, entry.end, entry.number, self.profile, entry.title)
            else:
                words = text[entry.start : entry.end]
                made = Citation(
                    block=table.id, start=entry.start, end=entry.end, text=words, form="title", title=entry.title
                )
            if made.number is not None and made.number == self.own.number:
                continue
            day, until = entry.effective, None
            if announcement:
                mask, verb = announcement.mask, announcement.verb
                day = day or effects.effective(entry.relation, mask, verb, self.document, self.force)
                until = effects.until(entry.relation, mask, verb)
            yield replace(
                made,
                cell=entry.cell,
                relation=entry.relation,
                effective=day,
                until=until,
                evidence=entry.evidence,
                work=works.kind_of(made.form, made.title, made.number, ""),
            )
