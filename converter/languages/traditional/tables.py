"""The tables that ship: what official Traditional texts write where OpenCC writes something else.

Each is a TSV file under ``tables/`` with a head line; the last column tells the reason. A form for `tw` or `hk` that is
left empty follows from the standard one by OpenCC's table of variants.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from converter.languages.traditional.engine import from_standard
from converter.languages.traditional.spans import any_of, laid_over
from converter.profile import Variant

_FOLDER = resources.files("converter.languages.traditional") / "tables"


class Row(NamedTuple):
    """A row of a table: Simplified, then standard, Taiwan's and Hong Kong's form, and the reason."""

    simplified: str
    standard: str
    tw: str
    hk: str
    reason: str

    def form(self, variant: Variant) -> str:
        """What the variant writes."""
        return getattr(self, variant) or from_standard(self.standard, variant)


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of ``tables/<name>.tsv``."""
    lines = (_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(Row(*cells) for cells in csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def forms(name: str, variant: Variant) -> Mapping[str, str]:
    """Simplified → what the variant writes, for each row of a table."""
    return {row.simplified: row.form(variant) for row in rows(name)}


@cache
def many() -> Mapping[str, str]:
    """Characters that Traditional writes in several ways → all of them, the commonest first (OpenCC's STCharacters)."""
    lines = (_FOLDER / "many.tsv").read_text("utf-8").splitlines()
    return dict(cells for cells in csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


def official(text: str, plain: str, variant: Variant) -> str:
    """`plain`, which OpenCC made of `text`, without the variants that official texts do not write (佈, 佔, 覈).

    What stands so in `text` itself stays.
    """
    table = forms("variants", variant)
    found = [at.start() for at in _any_variant(variant).finditer(plain)]
    return laid_over(plain, ((at, at + 1, table[plain[at]]) for at in found if plain[at] != text[at]))


@cache
def _any_variant(variant: Variant) -> re.Pattern[str]:
    return any_of(forms("variants", variant))
