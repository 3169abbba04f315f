"""Figures as rows of a table: what was measured, against which baseline, and the limit it has to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.contest import Contest
from benchmarks.measure import MIB

HEAD = ("figure", "measured", "baseline", "ratio", "limit")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. `ratio` is to the baseline; `least` and `most` are limits of the ratio, None where none is set."""

    name: str
    measured: str
    baseline: str
    ratio: float
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the ratio keeps its limits."""
        return (self.least is None or self.ratio >= self.least) and (self.most is None or self.ratio <= self.most)

    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of HEAD."""
        limits = [f"{sign} {bound:g}" for sign, bound in (("≥", self.least), ("≤", self.most)) if bound is not None]
        limit = f"{', '.join(limits)}: {'kept' if self.holds else 'BROKEN'}" if limits else ""
        return (self.name, self.measured, self.baseline, short(self.ratio), limit)


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one part, with a sentence on what was measured."""

    title: str
    subject: str
    figures: tuple[Figure, ...]

    @property
    def rule(self) -> str:
        """The line of Markdown below the head."""
        return "|---|---|---|---:|---|"

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return HEAD


def short(value: float) -> str:
    """Three digits that count.

    >>> short(0.01234), short(1.0), short(98.76), short(1234.5)
    ('0.0123', '1.00', '98.8', '1,234')
    """
    if abs(value) >= 100:
        return f"{value:,.0f}"
    places = 2 if abs(value) >= 1 else 3
    if abs(value) >= 10:
        places = 1
    elif abs(value) < 0.1:
        places = 4
    return f"{value:.{places}f}"


def seconds(value: float) -> str:
    """A time, in the unit that reads best."""
    return f"{short(value)} s" if value >= 1 else f"{short(value * 1000)} ms"


def mebibytes(value: float) -> str:
    """An amount of memory or of output."""
    return f"{short(value / MIB)} MiB"


def markdown(sections: Sequence[Section | Contest]) -> str:
    """The sections as Markdown: a sentence and a table each."""
    lines: list[str] = []
    for section in sections:
        lines += [f"### {section.title}", "", section.subject, "", _row(section.head), section.rule]
        lines += [_row(figure.cells()) for figure in section.figures]
        lines.append("")
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
