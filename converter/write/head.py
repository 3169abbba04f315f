"""The top of a page → HTML: where it stands, its head after print, facts, actions, and what print says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from converter.model.issue import Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.catalogue import SOURCE
from converter.write.named import translated_title
from converter.write.words import Words


def gazette_title(issue: Issue, words: Words) -> str:
    """The printed name of the gazette, else the general word for one, as text.

    Of a document that is printed by itself in one language the bodies that issue it, as they head its print; empty
    where it names none.
    """
    titles = dict(issue.masthead.titles)
    if issue.masthead.notice and all(document.also is None for document in issue.documents):
        return words.list(words.body_plain(name) for document in issue.documents for name in document.issuers)
    printed = titles.get(SOURCE, "")
    if printed in words.bodies:
        return words.bodies[printed]
    if words.language in titles:
        return titles[words.language]
    if printed and not words.foreign:
        return words.plain(printed)
    return words.say("gazette")


def issue_name(issue: Issue, words: Words) -> str:
    """Year and number of an issue as a reader calls it, with the running number where print gives one, as HTML.

    A document that is printed by itself is called by its number, else by its title.
    """
    if issue.masthead.notice:
        own, printed, translated = _separate_name(issue, words)
        if own is not None:
            return escape.text(own)
        return words.mixed(translated) if translated is not None else words.printed(printed)
    total = issue.masthead.total_number
    key = "issue" if total is None else "issue.total"
    return words.say(key, year=issue.year, number=issue.number, total=total)


def issue_name_plain(issue: Issue, words: Words) -> str:
    """The same as text."""
    if issue.masthead.notice:
        own, printed, translated = _separate_name(issue, words)
        return own or translated or words.plain(printed)
    return issue_name(issue, words)


def _separate_name(issue: Issue, words: Words) -> tuple[str | None, str, str | None]:
    """The name of a document printed by itself: in the language of the page, as printed, as translated."""
    printed = issue.masthead.notice[0][1]
    own = dict(issue.masthead.notice).get(words.language)
    titled = next((document for document in issue.documents if document.title.text == printed), None)
    return own, printed, translated_title(titled, words) if titled else None


def shown(remarks: Iterable[str], words: Words) -> tuple[str, ...]:
    """What print says of itself, each once, in the language or the script of the page."""
    return tuple(dict.fromkeys(map(words.body_plain, remarks)))


def trail(steps: Sequence[tuple[str, str | None]]) -> str:
    """Where a page stands: names (as HTML) with the address they lead to, from the top down."""
    said = (anchor(address, name) if address else name for name, address in steps)
    return f'<p class="where">{" › ".join(said)}</p>'


def way_to(here: str, issue: Issue, addresses: Addresses, words: Words) -> list[tuple[str, str | None]]:
    """The steps of a trail down to an issue's year, as far as the tree has pages for them."""
    steps: list[tuple[str, str | None]] = []
    if addresses.home is not None:
        steps.append((words.say("trail.home"), addresses.link(here, addresses.home)))
    if addresses.years is not None:
        year = f"{addresses.years}/{issue.year}"
        steps.append((words.say("trail.year", year=issue.year), addresses.link(here, year)))
    return steps


def head(issuer: str, title: str, below: Sequence[str] = ()) -> Iterator[str]:
    """The head as print has it: the gazette, a red rule, the title, and lines below it. All but `issuer` is HTML.

    Without an `issuer` the title stands alone.
    """
    yield '<header class="head">'
    if issuer:
        yield f'<p class="issuer">{escape.text(issuer)}</p>'
    yield f'<h1 id="title">{title}</h1>'
    for line in below:
        yield f'<p class="number">{line}</p>'
    yield "</header>"


def facts(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A list of names and what there is to say of them, both as HTML; nothing where there is none."""
    if rows:
        yield '<dl class="facts">'
        for name, said in rows:
            yield f"<dt>{name}</dt><dd>{said}</dd>"
        yield "</dl>"


def anchor(address: str, inside: str, more: str = "") -> str:
    """A link; `inside` is HTML."""
    return f'<a href="{escape.attribute(address)}"{more}>{inside}</a>'
