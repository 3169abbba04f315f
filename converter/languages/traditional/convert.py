"""Simplified text → Traditional text of the same length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from converter.languages.traditional.doubts import Doubt, doubts
from converter.languages.traditional.engine import VARIANTS, from_simplified
from converter.languages.traditional.left import addresses, is_traditional
from converter.languages.traditional.names import Names
from converter.languages.traditional.spans import Lexicon, any_of, laid_over
from converter.languages.traditional.squeeze import squeeze
from converter.languages.traditional.tables import forms, official
from converter.profile import Variant

# Stands for a name or an address while OpenCC reads the text around it; no word has it.
_MASK = "\ue000"

_MEMORY = 16
"""Sets of names that are kept: a build asks for those of one issue after the other."""


@dataclass(frozen=True, slots=True)
class Traditional:
    """Traditional text in one variant. `names` are people, `places` are names of places; both in Simplified.

    `written` are pairs of names, Simplified and Traditional, for which the profile tells the form (李云 → 李云).
    A value that can be compared, hashed and sent to another process; its tables are loaded when it first converts.

    >>> Traditional("tw", names=frozenset({"于文海"})).convert("由于文海同志负责公布余额。")
    '由于文海同志負責公布餘額。'
    """

    variant: Variant = "standard"
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    written: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        if self.variant not in VARIANTS:
            raise ValueError(f"no variant {self.variant!r} of Traditional; there are {', '.join(VARIANTS)}")
        for name, form in self.written:
            if len(name) != len(form):
                raise ValueError(f"{name} and {form} are not equally long; write one character for each")

    def convert(self, text: str) -> str:
        """`text` in Traditional characters, character for character: offsets into it keep their meaning.

        Give it whole paragraphs, as words at the edge of a piece cannot be told. ASCII, digits, punctuation and
        addresses stay; so does a text that is already Traditional.
        """
        if text.isascii() or is_traditional(text):
            return text
        closed = squeeze(text)
        found = [*_names(self).find(closed.text), *addresses(closed.text)]
        masked = laid_over(closed.text, ((start, end, _MASK * (end - start)) for start, end, _ in found))
        return closed.open(laid_over(by_tables(masked, self.variant), found))

    def doubts(self, text: str) -> tuple[Doubt, ...]:
        """What looks like a person's name in `text` and has a character whose Traditional form only the family knows.

        Names that are known are doubtful only where the tables say so; none in a text that is already Traditional.
        """
        if is_traditional(text):
            return ()
        names = _names(self)
        settled = [(start, end) for start, end, _ in names.written.find(text)]
        known = [(start, end) for start, end, _ in names.persons(text)]
        return doubts(text, self.convert, known, settled, self.variant)


def by_tables(text: str, variant: Variant) -> str:
    """OpenCC's choice, then single characters that have one form everywhere, then words."""
    plain = official(text, from_simplified(text, variant), variant)
    characters = forms("characters", variant)
    pieces = ((at.start(), at.end(), characters[at[0]]) for at in _characters(variant).finditer(text))
    return laid_over(plain, (*pieces, *_words(variant).find(text)))


@cache
def _characters(variant: Variant) -> re.Pattern[str]:
    return any_of(forms("characters", variant))


@cache
def _words(variant: Variant) -> Lexicon:
    return Lexicon.of({**forms("words", variant), **forms("places", variant)})


@lru_cache(_MEMORY)
def _names(made: Traditional) -> Names:
    places = {place: by_tables(place, made.variant) for place in sorted(made.places) if place}
    return Names.of(made.variant, made.names, {**places, **dict(sorted(made.written))})
