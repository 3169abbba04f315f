"""Leads from a page of the site to the printed pages of its issue, where the source shows them."""

from __future__ import annotations

from dataclasses import dataclass

from converter.model.issue import Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.source_file import source_name
from converter.write.words import Words


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """The printed pages of an issue as a page of the site names them; pages count from 1.

    `file` is the relative address of the PDF, empty where none is offered; `labels` are those of `Source`.
    """

    file: str = ""
    labels: tuple[tuple[str, ...], ...] = ()

    def address(self, page: int) -> str | None:
        """Where page `page` is shown as printed."""
        return f"{self.file}#page={page}" if self.file else None

    def page(self, label: str) -> int | None:
        """The page that print calls `label`, if only one has the name."""
        found = [at for at, own in enumerate(self.labels, 1) if label in own]
        return found[0] if len(found) == 1 else None

    def said(self, page: int, words: Words) -> str:
        """The name of a page as HTML: what print calls it stands before its place in the source."""
        label = escape.text(self._label(page))
        return words.say("page.labelled", label=label, page=page) if label else words.say("page.source", page=page)

    def _label(self, page: int) -> str:
        return "–".join(self.labels[page - 1]) if page <= len(self.labels) else ""

    def link(self, page: int, words: Words) -> str:
        """The quiet link behind a block that is printed on page `page`, as HTML; nothing where no page is shown."""
        address = self.address(page)
        if address is None:
            return ""
        said, short = escape.attribute(self.said(page, words)), escape.attribute(self._label(page) or str(page))
        # The words stand in attributes: the search and whoever copies the text read the print alone.
        return (
            f'<a class="at" href="{escape.attribute(address)}" data-page="{short}" aria-label="{said}"{words.ours}></a>'
        )


UNSEEN = PrintedPages()
"""Of an issue whose source shows no pages."""


def printed_pages(issue: Issue, addresses: Addresses, here: str) -> PrintedPages:
    """How page `here` names the printed pages of `issue`."""
    if issue.source.kind != "pdf" or not addresses.downloads:
        return PrintedPages(labels=issue.source.labels)
    return PrintedPages(addresses.data(here, addresses.folder(issue.id) + source_name(issue)), issue.source.labels)
