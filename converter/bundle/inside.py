"""What a bundle holds, as the pages that were made for it tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from converter.bundle.names import safe_name
from converter.site.choice import INSIDE, Choice

_FEW = 3
"""Issues that the name of a bundle names."""


@dataclass(frozen=True, slots=True)
class Held:
    """An issue that is inside: its folder in the site with a slash at its end, its documents' pages without ending."""

    id: str
    gazette: str
    year: int
    number: int
    published: date | None
    folder: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inside:
    """The issues that are inside; `of` how many, of how many `documents` in all; the day of the latest of all."""

    issues: tuple[Held, ...]
    of: int
    documents: int
    as_of: date | None

    @staticmethod
    def read(docs: Path) -> Inside:
        """What was told beside the pages under `docs`."""
        return msgspec.json.decode((docs / INSIDE).read_bytes(), type=Inside)

    @property
    def is_all(self) -> bool:
        """Whether nothing was left out."""
        return len(self.issues) == self.of


def folder_name(inside: Inside, choice: Choice) -> str:
    """The name of the top folder: gazette, day, and what was chosen.

    The day is that of the latest issue that is inside: ``lanpu-gazette-2024-02-01``, ``…-2023-issue-3``.
    """
    gazettes = sorted({safe_name(issue.gazette) for issue in inside.issues})
    days = [issue.published.isoformat() for issue in inside.issues if issue.published]
    parts = ["-".join(gazettes) if 0 < len(gazettes) <= _FEW else "all", "gazette"]
    if days:
        parts.append(max(days))
    parts += (f"year-{year}" for year in _first(sorted(set(choice.years))))
    if choice.issues:
        named = [f"{issue.year}-{issue.number}" for issue in inside.issues if issue.year not in choice.years]
        parts += ("issue", *_first(named))
    return "-".join(parts)


def _first(some: Sequence[object]) -> list[str]:
    """A few names as they are, else how many there are."""
    return [str(one) for one in some] if len(some) <= _FEW else [f"{len(some)}"]
