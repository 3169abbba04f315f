"""The words of the interface: one catalogue, `words.toml`, a table for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language."""

    language: str
    table: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The words for `key` with `values` in their places. Raises KeyError where the catalogue lacks the key."""
        return self.table[key].format(**values)

    def day(self, day: date) -> str:
        """A date as a reader writes it."""
        return self.say("day", year=day.year, month=day.month, day=day.day)


@cache
def words(language: str = "zh-Hans") -> Words:
    """The catalogue's table for `language`."""
    file = resources.files("converter.write") / "words.toml"
    return Words(language, _flat(tomllib.loads(file.read_text(encoding="utf-8"))[language]))


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found.update(_flat(value, f"{prefix}{key}."))
        else:
            found[f"{prefix}{key}"] = str(value)
    return found
