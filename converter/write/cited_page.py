"""The list of all works that are cited and not held, most cited first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.model.corpus import Reference, Work
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive, card_name, is_held, title_said, work_name
from converter.write.head import anchor, trail
from converter.write.relations import relations_of
from converter.write.state import tag
from converter.write.words import Words

_KINDS = ("document", "law", "standard", "plan", "party")


def away(archive: Archive) -> list[Work]:
    """The works that are not held, those that most documents cite first."""
    works = [work for work in archive.corpus.works.values() if not is_held(work)]
    return sorted(works, key=lambda work: (-_documents(work), -len(work.cited_by), work.key))


def cited_page(archive: Archive, addresses: Addresses, words: Words) -> str:
    """The Markdown of the page."""
    here = "cited/index"
    works = away(archive)
    title = words.say("away")
    front = escape.front_matter({"title": title, "page": "list"})
    home = (words.say("trail.home"), addresses.link(here, addresses.home or "index"))
    lines = [trail([home, (title, None)]), f'<h1 id="title">{title}</h1>']
    how = anchor(addresses.link(here, "about", "contribute"), words.say("work.contribute.how"))
    lines.append(f'<p class="sub">{words.say("away.about", count=len(works))}{how}</p>')
    kinds = [*_KINDS, *sorted({work.kind for work in works} - set(_KINDS))]
    groups = [(kind, some) for kind in kinds if (some := [work for work in works if work.kind == kind])]
    for kind, some in groups:
        name = words.known(f"work.kind.{kind}", kind)
        lines.append(f'<h2 id="{kind}">{words.say("away.kind", kind=name, count=len(some))}</h2>')
        lines.append('<ul class="list away">')
        lines += (_entry(work, archive, addresses, words, here) for work in some)
        lines.append("</ul>")
    return front + "\n" + "\n".join(lines) + "\n"


def _entry(work: Work, archive: Archive, addresses: Addresses, words: Words, here: str) -> str:
    entry = addresses.entries.get(work.key)
    page = addresses.works.get(work.key)
    name = words.printed(work_name(work))
    stands_alone = entry is None and page is not None
    name = anchor(addresses.link(here, page or here), name) if stands_alone else f"<b>{name}</b>"
    titles = work.titles[:1] if work.number else work.titles[1:]
    name += "".join(f' <span class="printed">{title_said(title, words)}</span>' for title in titles)
    known = tag(work.status, archive, words)
    citing = words.list(_citing(work.cited_by, archive, addresses, words, here))
    small = " · ".join(filter(None, (known, words.say("away.count", count=_documents(work)) + citing)))
    place = f' id="{entry}"' if entry else ""
    return f"<li{place}>{name}<small>{small}</small></li>"


def _citing(
    references: Sequence[Reference], archive: Archive, addresses: Addresses, words: Words, here: str
) -> Iterator[str]:
    """The documents that cite a work, each once, with a link to the paragraph and the relation if it tells more."""
    groups: dict[str, list[Reference]] = {}
    for reference in references:
        groups.setdefault(reference.document, []).append(reference)
    for document, some in groups.items():
        page = addresses.link(here, addresses.documents[document], some[0].citation.block)
        name = anchor(page, words.printed(card_name(archive.cards[document])))
        said = relations_of([one.citation for one in some], words, "short")
        more = (
            "" if all(one.citation.relation == "cites" for one in some) else words.say("aside", said=words.list(said))
        )
        yield name + more


def _documents(work: Work) -> int:
    return len({reference.document for reference in work.cited_by})
