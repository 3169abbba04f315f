"""What a document is called where its title is in another language than the page: its form, who issued it, when."""

from __future__ import annotations

from collections.abc import Callable

from converter.model.issue import Document
from converter.model.translation import TITLE
from converter.write import escape
from converter.write.words import Words


def heading(document: Document, words: Words) -> str:
    """The name of `document` as HTML, in the language of the page."""
    printed = title_in(document, words.language)
    if printed is not None:
        return escape.text(printed)
    if not words.foreign:
        return words.printed(document.title.text)
    translated = translated_title(document, words)
    return words.mixed(translated) if translated else _form(document, words, words.body)


def heading_plain(document: Document, words: Words) -> str:
    """The name of `document` as text, with number and date where it would not be the only one of its name."""
    printed = title_in(document, words.language)
    if printed is not None:
        return printed
    if not words.foreign:
        return words.plain(document.title.text)
    translated = translated_title(document, words)
    if translated:
        return translated
    number = str(document.number) if document.number else ""
    day = words.day(document.signed) if document.signed else ""
    return words.say("list.comma").join(filter(None, (_form(document, words, words.body_plain), number, day)))


def translated_title(document: Document, words: Words) -> str | None:
    """The title in the language of the page as text, where somebody translated it."""
    return words.translations.get(document.id, TITLE, document.title.text)


def title_in(document: Document, language: str) -> str | None:
    """The title that print has in a language of the site, as text; None where it has none."""
    if document.also is not None and document.also.lang == language and document.also.title:
        return document.also.title.text
    if document.lang is not None and document.lang.partition("-")[0] == language.partition("-")[0]:
        return document.title.text
    return None


def printed_title(document: Document, words: Words) -> tuple[str, str]:
    """The attribute that tells the language of a title, and the title as HTML, for a list of documents."""
    if document.lang is None:
        translated = translated_title(document, words)
        return ("", words.mixed(translated)) if translated else (words.lang, words.inside(document.title.text))
    printed = title_in(document, words.language)
    if printed is None:
        return f' lang="{document.lang}"', escape.text(document.title.text)
    same = words.foreign or document.lang == words.language
    return "" if same else f' lang="{document.lang}"', escape.text(printed)


def _form(document: Document, words: Words, body: Callable[[str], str]) -> str:
    form = words.known(f"form.{document.kind}", document.kind)
    if not document.issuers:
        return form
    names = [words.say("named.body", name=body(name)) for name in document.issuers]
    return words.say("named.by", form=form, issuers=words.list(names))
