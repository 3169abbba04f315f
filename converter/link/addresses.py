"""Holds that no two series of document numbers share an address."""

from __future__ import annotations

from collections.abc import Iterable

from converter.errors import ProfileError
from converter.model.corpus import Card
from converter.model.number import DocumentNumber
from converter.model.series import clashes


def hold_addresses(cards: Iterable[Card]) -> None:
    """Raises ProfileError where the documents of two 代字 would stand under one slug; it names the profile's key."""
    slugs: dict[str, str] = {}
    for card in cards:
        pairs = [(card.number, card.permalink), *((one.number, one.target) for one in card.citations)]
        for number, address in pairs:
            parsed = DocumentNumber.parse(number) if number and address else None
            if parsed and address:
                slugs.setdefault(parsed.series, address.split("/")[0])
    for clash in clashes(slugs, slugs.__getitem__):
        raise ProfileError(str(clash), advice=clash.advice)
