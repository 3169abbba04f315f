"""What a document is called where its title is in another language than the page: its form, who issued it, when."""

from __future__ import annotations

from collections.abc import Callable

from converter.model.issue import Document
from converter.write import escape
from converter.write.translation import TITLE, translation
from converter.write.words import Words


def heading(document: Document, words: Words) -> str:
    """The name of `document` as HTML, in the language of the page."""
    if not words.foreign:
        return words.printed(document.title.text)
    translated = translation(document, TITLE, words.language)
    return escape.text(translated) if translated else _form(document, words, words.body)


def heading_plain(document: Document, words: Words) -> str:
    """The name of `document` as text, with number and date where it would not be the only one of its name."""
    if not words.foreign:
        return words.plain(document.title.text)
    translated = translation(document, TITLE, words.language)
    if translated:
        return translated
    number = str(document.number) if document.number else ""
    day = words.day(document.signed) if document.signed else ""
    return words.say("list.comma").join(filter(None, (_form(document, words, words.body_plain), number, day)))


def _form(document: Document, words: Words, body: Callable[[str], str]) -> str:
    form = words.known(f"form.{document.kind}", document.kind)
    if not document.issuers:
        return form
    names = [words.say("named.body", name=body(name)) for name in document.issuers]
    return words.say("named.by", form=form, issuers=words.list(names))
