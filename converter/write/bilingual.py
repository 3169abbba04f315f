"""Documents that print has in two languages: both texts side by side, each as printed, and what is authentic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from converter.model.block import Block, Heading, also_of, lang_of
from converter.model.issue import Document, Part
from converter.model.place import Passage
from converter.write import escape
from converter.write.body import Body
from converter.write.ink import Ink
from converter.write.words import AsPrinted, Words


def as_printed(words: Words) -> Words:
    """The same words, but print stays in the script in which it is set, and each text tells its own language."""
    return replace(words, convert=AsPrinted().convert, print_language=None)


def title(document: Document, ink: Ink) -> str:
    """Both titles as the inside of the page's heading."""
    assert document.lang is not None
    assert document.also is not None
    return _both(ink.passage(document.title), document.lang, ink.passage(document.also.title), document.also.lang)


def numbers(document: Document) -> str:
    """Both numbers as printed."""
    assert document.lang is not None
    assert document.also is not None
    some = ((document.number_passage, document.lang), (document.also.label, document.also.lang))
    return " · ".join(f'<span lang="{lang}">{escape.text(number.text)}</span>' for number, lang in some if number)


def authentic(document: Document, words: Words) -> Iterator[str]:
    """Which of the two texts is authentic, and where the document says so itself."""
    said = document.authentic
    if said is None:
        told = words.say("texts.printed")
    elif len(said.languages) > 1:
        told = words.say("texts.both")
    else:
        told = words.say("texts.one", text=words.say(f"texts.{said.languages[0].partition('-')[0]}"))
    if said is not None and said.block is not None:
        told += f' <a href="#{said.block}">{words.say("texts.where")}</a>'
    yield f'<p class="texts" role="note">{told}</p>'


class TwoTexts(Body):
    """Writes the body of a document in two languages: what says the same stands side by side, by its label."""

    def _part(self, part: Part, name: str, title: str) -> Iterator[str]:
        if part.also is None:
            yield from super()._part(part, name, title)
            return
        self._base, self._open = 2, []
        yield from self._cut(part.label or part.title)
        own = self._headed(part.label, part.title)
        lang = self._first_language(part)
        both = _both(own, lang, self._headed(part.also.label, part.also.title), part.also.lang)
        yield f'<h2 class="part pair" id="{name}">{both}</h2>'

    def _headed(self, label: Passage, title: Passage) -> str:
        whole = f'<span class="label">{self._ink.passage(label)}</span>' if label else ""
        return " ".join(filter(None, (whole, self._ink.passage(title))))

    def _first_language(self, part: Part) -> str:
        tags = (lang for block in part.blocks if (lang := lang_of(block)) is not None and lang.startswith("zh"))
        return next(tags, "zh-Hant")

    def _block(self, block: Block, run_in: Heading | None) -> Iterator[str]:
        lang, other = lang_of(block), also_of(block)
        if lang is None:
            yield from super()._block(block, run_in)
        elif isinstance(block, Heading):
            level = self._level(block.level)
            inside = f'<span class="one" lang="{lang}">{self._inside(block)}</span>'
            if isinstance(other, Heading) and other.lang is not None:
                own = self._inside(block)
                with self._beside():
                    inside = _both(own, lang, self._inside(other), other.lang)
            yield f'<h{level} class="pair" id="{block.id}">{inside}</h{level}>'
        else:
            yield f'<div class="{"pair" if other is not None else "pair alone"}">'
            yield f'<div lang="{lang}">'
            yield from super()._block(block, None)
            yield "</div>"
            if other is not None:
                yield f'<div lang="{lang_of(other)}">'
                with self._beside():
                    yield from super()._block(other, None)
                yield "</div>"
            yield "</div>"

    @contextmanager
    def _beside(self) -> Iterator[None]:
        """The second text, in another order of pages than the first, marks none."""
        ink, self._ink = self._ink, self._ink.beside()
        try:
            yield
        finally:
            self._ink = ink

    def _inside(self, block: Heading) -> str:
        return self._said(block, block.passage)[1]


def _both(one: str, lang: str, other: str, other_lang: str) -> str:
    return f'<span class="one" lang="{lang}">{one}</span> <span class="other" lang="{other_lang}">{other}</span>'
