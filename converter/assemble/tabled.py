"""What becomes of rows of cells: a table, or a grid of names."""

from __future__ import annotations

from dataclasses import dataclass

from converter.model.block import Furniture, Names, Table
from converter.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table or a grid of names, with what was left out of it and what was doubtful."""

    block: Table | Names
    furniture: tuple[Furniture, ...]
    findings: tuple[Finding, ...]
