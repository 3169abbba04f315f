"""Holds that no two series of document numbers share an address."""

from __future__ import annotations

from collections.abc import Iterable

from converter.errors import ProfileError
from converter.model.corpus import Card
from converter.model.number import DocumentNumber
from converter.model.series import clashes

Series = tuple[tuple[str, str], ...]
"""Each series of numbers that a document names, with the slug that its address has."""


def series_in(card: Card) -> Series:
    """The series of a document's own number and of those that it cites, each once, in printed order."""
    pairs = [(card.number, card.permalink), *((one.number, one.target) for one in card.citations)]
    found: dict[str, str] = {}
    for number, address in pairs:
        parsed = DocumentNumber.parse(number) if number and address else None
        if parsed and address:
            found.setdefault(parsed.series, address.split("/")[0])
    return tuple(found.items())


def hold_addresses(series: Iterable[Series]) -> None:
    """Raises ProfileError where the documents of two 代字 would stand under one slug; it names the profile's key."""
    slugs: dict[str, str] = {}
    for one in series:
        for name, slug in one:
            slugs.setdefault(name, slug)
    for clash in clashes(slugs, slugs.__getitem__):
        raise ProfileError(str(clash), advice=clash.advice)
