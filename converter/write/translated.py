"""Print with its translation before it: the words of the page's language, then what was printed, each in its language.

A paragraph, a heading, a cell or a name holds both; the style sheet sets them side by side, one below the other on a
phone, and hides print where the reader wants so. Links stand on print, and on the same name where the translation
has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from converter.model.issue import Correction, Document, Issue
from converter.model.place import Passage
from converter.write.catalogue import SOURCE
from converter.write.ink import Ink, Stretch
from converter.write.printed import UNSEEN, PrintedPages
from converter.write.words import Words


def ink_of(document: Document, issue: Issue, words: Words, printed: PrintedPages = UNSEEN) -> Ink:
    """What writes a document's passages: with their translations where the language of the page has any."""
    page = document.title.page
    if words.foreign and words.translations.words and document.also is None:
        return TranslatedInk(issue.corrections, words, document.id, page, printed)
    return Ink(issue.corrections, words, page, printed)


_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,}〔\d{4}〕\d+号|\d+号")
_SERIES = r"(?:[\u4e00-\u9fff]{2,}〔\d{4}〕)?(?<!\d)"
"""A list of numbers gives their series once; a translation may write each out."""
_TITLE = re.compile("《(.+?)》")


class TranslatedInk(Ink):
    """Writes the passages of one document with their translations; counts what is translated and what is not."""

    def __init__(
        self,
        corrections: Iterable[Correction],
        words: Words,
        document: str,
        page: int | None = None,
        printed: PrintedPages = UNSEEN,
    ) -> None:
        super().__init__(corrections, words, page, printed)
        self._document, self._place = document, ""
        self.said = self.unsaid = 0

    def at(self, place: str) -> None:
        """What follows stands at `place`."""
        self._place = place

    def translation(self, passage: Passage) -> str | None:
        """The translation of a passage at the present place."""
        return self._words.translations.get(self._document, self._place, passage.text) if passage else None

    def text(self, print_: str) -> str:
        """Printed words that have no place of their own, with their translation."""
        said = self._words.translations.get(self._document, self._place, print_)
        return super().text(print_) if said is None else self._both(self._words.mixed(said), super().text(print_))

    def passage(self, passage: Passage, links: Sequence[Stretch] = (), lead: int = 0) -> str:
        """`passage` with its translation before it, as the inside of an element."""
        inside = super().passage(passage, links, lead)
        said = self.translation(passage)
        if said is None:
            self.unsaid += bool(_HAN.search(passage.text))
            return inside
        self.said += 1
        return self._both(_linked(said, passage.text, links, self._words), inside)

    def _both(self, said: str, inside: str) -> str:
        return (
            f'<span class="one" lang="{self._words.language}">{said}</span> '
            f'<span class="other" lang="{SOURCE}">{inside}</span>'
        )


def _linked(said: str, print_: str, links: Sequence[Stretch], words: Words) -> str:
    """A translation as HTML, with each link of print laid on the same number or title where it can be found."""
    written: list[str] = []
    at = 0
    for link in links:
        found = next(_found(said, print_[link.start : link.end], at, words), None)
        if found is not None and "<a " in link.opening:
            start, end = found
            written.append(words.mixed(said[at:start]))
            written.append(f"{link.opening}{words.mixed(said[start:end])}{link.closing}")
            at = end
    return "".join((*written, words.mixed(said[at:])))


def _found(said: str, print_: str, start: int, words: Words) -> Iterator[tuple[int, int]]:
    """Where a translation has the numbers or titles that printed words name, from `start` on."""
    names = [match[1] for match in _TITLE.finditer(print_)] or [print_]
    some = [found for name in names if (found := words.bodies.get(name))]
    patterns = [re.escape(name) for name in some]
    for match in _NUMBER.finditer(print_):
        patterns.append((_SERIES if match[0][0].isdecimal() else "") + re.escape(match[0]))
    for pattern in patterns:
        hit = re.compile(pattern, re.IGNORECASE).search(said, start)
        if hit:
            yield hit.start(), hit.end()
