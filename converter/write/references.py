"""A document → the box of its page in which each way to cite it stands, whole without JavaScript.

`citing.js` adds the buttons that copy, and takes from the box's data what it says and the line of a paragraph's source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from converter.model.issue import Document, Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.catalogue import SOURCE
from converter.write.citations import Cited, bibtex, csl, gbt7714
from converter.write.head import gazette_title
from converter.write.named import title_in, translated_title
from converter.write.words import Words
from converter.write.words import words as words_in


class Form(NamedTuple):
    """A way to cite: its key, its name, the language of its words, the text, and the same as HTML."""

    key: str
    name: str
    lang: str
    text: str
    html: str


def references(document: Document, issue: Issue, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """The box, an element a line."""
    page = document.contents_page
    source = plain(document, issue, words, "{page}" if page is not None else "")
    data = {
        "copy": words.say("cite.copy"),
        "copied": words.say("cite.copied"),
        "failed": words.say("cite.failed"),
        "paragraph": words.say("cite.paragraph"),
        "source": source,
        "page": str(page) if page is not None else "",
        "joint": words.say("cite.joint"),
        "address": addresses.whole(here) or addresses.placed(here),
    }
    if issue.source.labels and all(issue.source.labels):
        # What the quiet links of paragraphs name are then printed pages, as in the source line.
        data["pages"] = "printed"
    told = "".join(f' data-{name}="{escape.attribute(value)}"' for name, value in data.items())
    yield f'<details class="citing"{told}>'
    yield f"<summary>{words.say('cite')}</summary>"
    yield "<dl>"
    for form in forms(document, issue, addresses, words, here):
        lang = "" if form.lang == words.language else f' lang="{form.lang}"'
        yield f'<dt>{form.name}</dt><dd data-form="{form.key}"{lang}>{form.html}</dd>'
    yield "</dl>"
    yield "</details>"


def forms(document: Document, issue: Issue, addresses: Addresses, words: Words, here: str) -> Iterator[Form]:
    """Every way to cite a document, that for lists of references first.

    Plain Chinese is in the script of the page, plain English has the title in English where it is known; all else is
    as printed.
    """
    address = addresses.whole(here)
    key = document.permalink if here == f"doc/{document.permalink}" else None
    what = cited(document, issue, key or document.id, address)
    gb = gbt7714(what)
    yield Form("gbt7714", words.say("cite.gbt7714"), what.language, gb, escape.text(gb))
    chinese = words if not words.foreign else words_in(SOURCE)
    english = words if words.foreign else words.english or words_in("en")
    for key, name, spoken in (
        ("chinese", words.say("cite.chinese"), chinese),
        ("english", words.say("cite.english"), replace(english, print_language=what.language)),
    ):
        text = plain(document, issue, spoken, page_of(document))
        if address:
            text = spoken.say("cite.joint").join((text, address))
        html = spoken.mixed(text) if spoken.foreign else escape.text(text)
        yield Form(key, name, spoken.language, text, html)
    for key, name, text in (
        ("bibtex", words.say("cite.bibtex"), bibtex(what)),
        ("csl", words.say("cite.csl"), csl(what)),
    ):
        yield Form(key, name, what.language, text, f"<code>{escape.text(text)}</code>")


def page_of(document: Document) -> str:
    """The printed page on which a document begins; empty where print does not tell."""
    return "" if document.contents_page is None else str(document.contents_page)


def plain(document: Document, issue: Issue, words: Words, page: str) -> str:
    """A citation in a sentence as text: title and number, the gazette and its issue, the page where one is given."""
    parts = [_named(document, words)] if not words.foreign else [*_bodies(document, words), _named(document, words)]
    gazette = gazette_title(issue, words) if issue.masthead.titles else ""
    if issue.masthead.notice:
        parts += [words.say("cite.gazette", gazette=gazette)] if gazette else []
    else:
        of = words.say("issue", year=issue.year, number=issue.number)
        name = words.say("cite.gazette", gazette=gazette) if gazette else ""
        parts.append(words.say("cite.issue", gazette=name, issue=of) if name else of)
    if page:
        parts.append(words.say("page", page=page))
    return words.say("cite.joint").join(parts)


def _bodies(document: Document, words: Words) -> Iterator[str]:
    """Who issued it; a Chinese title says so itself."""
    if document.issuers:
        yield words.list(words.body_plain(body) for body in document.issuers)


def _named(document: Document, words: Words) -> str:
    """Title and number; in English the printed title behind the translation."""
    printed = words.say("cite.printed", title=nested(words.plain(_title(document))))
    number = _number(document, words)
    if not words.foreign:
        return words.say("cite.numbered", title=printed, number=words.plain(number)) if number else printed
    own = title_in(document, words.language) or translated_title(document, words)
    if own is None:
        return words.say("cite.numbered", title=printed, number=number) if number else printed
    behind = words.say("cite.joint").join(filter(None, (printed, number)))
    return words.say("cite.numbered", title=words.say("cite.title", title=_line(own)), number=behind)


def nested(title: str) -> str:
    """A title as it stands within 《》: the marks in it change with their depth (GB/T 15834-2011, 4.15.3).

    >>> nested("关于印发《节水办法》的通知"), nested("转发关于印发《〈甲〉的补充》的通知")
    ('关于印发〈节水办法〉的通知', '转发关于印发〈《甲》的补充〉的通知')
    """
    return title.translate(_NESTED)


_NESTED = str.maketrans("《》〈〉", "〈〉《》")


def cited(document: Document, issue: Issue, name: str, address: str = "") -> Cited:
    """What there is to cite of a document, in the language of print; Chinese where print has two.

    `name` is its permalink if no other document has the same, else its id.
    """
    titles = dict(issue.masthead.titles)
    language = next((lang for lang in _languages(document) if lang.startswith("zh")), SOURCE)
    return Cited(
        key=name.replace("/", "-"),
        title=_title(document),
        bodies=document.issuers,
        number=str(document.number) if document.number else "",
        gazette=_line(titles.get(SOURCE) or titles.get(language) or ""),
        year=issue.year,
        issue=None if issue.masthead.notice else issue.number,
        page=document.contents_page,
        day=issue.masthead.published,
        language=language,
        address=address,
    )


def _languages(document: Document) -> Iterator[str]:
    yield document.lang or SOURCE
    if document.also is not None:
        yield document.also.lang


def _title(document: Document) -> str:
    """The printed title, the Chinese one where print has two."""
    other = document.also
    if other is not None and other.lang.startswith("zh") and not (document.lang or "").startswith("zh"):
        return _line(other.title.text)
    return _line(document.title.text)


def _number(document: Document, words: Words) -> str:
    """The number in normal form; as printed where print has another one in the language of the page."""
    other = document.also
    if other is not None and other.lang == words.language and other.label:
        return _line(other.label.text)
    return str(document.number) if document.number else ""


def _line(text: str) -> str:
    return " ".join(text.split())
