"""Figures of several tools side by side; ours, the first, has to be the best or as good as the best."""

from __future__ import annotations

from dataclasses import dataclass

_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: what each tool is shown with, and its merit (the smaller the better; None: not claimed)."""

    name: str
    shown: tuple[str, ...]
    merits: tuple[float | None, ...]

    @property
    def holds(self) -> bool:
        """Whether no other tool is better than ours."""
        ours = self.merits[0]
        others = [merit for merit in self.merits[1:] if merit is not None]
        return not others or (ours is not None and ours <= min(others) + _ALIKE)

    def cells(self) -> tuple[str, ...]:
        """The row as text, with the judgement behind it."""
        return (self.name, *self.shown, "yes" if self.holds else "NO")


@dataclass(frozen=True, slots=True)
class Contest:
    """Measures on one group of files, a column for each tool."""

    title: str
    subject: str
    tools: tuple[str, ...]
    figures: tuple[Row, ...]

    @property
    def rule(self) -> str:
        """The line of Markdown below the head."""
        return "|---|" + "---:|" * len(self.tools) + "---|"

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return ("measure", *self.tools, "ours is best")
