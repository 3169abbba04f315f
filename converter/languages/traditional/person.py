"""A personal name: what its family writes, then the given name by itself."""

from __future__ import annotations

from functools import cache

from converter.forms import people
from converter.languages.traditional.engine import from_simplified
from converter.languages.traditional.spans import laid_over
from converter.languages.traditional.tables import forms, official, rows
from converter.profile import Variant

_ASK = "以原名为准"
"""Words of a reason in the tables: the family itself has to be asked."""


@cache
def surnames() -> frozenset[str]:
    """Surnames in use, single and compound."""
    return people.surnames() | {row.simplified for row in rows("surnames")}


def surname_of(name: str) -> str:
    """The surname with which a name begins, the compound one first; empty if it begins with none.

    >>> surname_of("万俟长青"), surname_of("于文海"), surname_of("的确")
    ('万俟', '于', '')
    """
    return next((name[:size] for size in (2, 1) if len(name) > size and name[:size] in surnames()), "")


def person(name: str, variant: Variant) -> str:
    """A name in Traditional: the surname and the given name each by its table, the rest by OpenCC; as long as `name`.

    >>> person("于文海", "standard"), person("钟丽", "standard"), person("朱学范", "tw")
    ('于文海', '鍾麗', '朱學範')
    """
    surname = surname_of(name)
    given = name[len(surname) :]
    family = forms("surnames", variant).get(surname) or from_simplified(surname, variant)
    table = forms("given", variant)
    plain = official(given, from_simplified(given, variant), variant)
    return family + laid_over(plain, ((at, at + 1, table[char]) for at, char in enumerate(given) if char in table))


def unsure(name: str) -> str:
    """The characters of a name of which only the family knows the Traditional form.

    >>> unsure("李云"), unsure("于文海")
    ('云', '')
    """
    surname = surname_of(name)
    family = surname if surname in _asked("surnames") else ""
    return family + "".join(char for char in name[len(surname) :] if char in _asked("given"))


@cache
def _asked(table: str) -> frozenset[str]:
    return frozenset(row.simplified for row in rows(table) if _ASK in row.reason)
