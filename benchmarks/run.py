"""Measures the converter and the site: ``python benchmarks/run.py``; benchmarks/README.md tells what and why."""

from __future__ import annotations

import math
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks import (
    comparison,
    conversion,
    copies,
    linking,
    pdf,
    peers,
    rendering,
    searching,
    synthetic,
    website,
    weight,
    whole,
)
from benchmarks.contest import Contest
from benchmarks.figures import Section, markdown
from benchmarks.measure import MeasureError
from benchmarks.sources import material

README = Path(__file__).with_name("README.md")
MARKS = "<!-- measured: {part}: begin -->", "<!-- measured: {part}: end -->"
"""Between them README.md has the figures of a part."""

_BUSY = 0.5
"""Load of the machine above which other work is in the figures."""

TOOLS = (("MkDocs", "mkdocs"), ("Material", "mkdocs-material"), ("Markdown", "markdown"))
PARTS = (
    *("conversion", "escape", "copies", "linking", "pdf", "site", "rendering", "weight", "search", "searches"),
    *("archive", "comparison"),
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Measure this part; may be given several times.")
@click.option("--quick", is_flag=True, help="One round of each: to try the benchmark itself.")
@click.option("--write", is_flag=True, help="Write the figures into benchmarks/README.md too.")
def main(only: tuple[str, ...], quick: bool, write: bool) -> None:
    """Measure conversion, many issues at once and the building of the site; compare with other tools.

    The exit status is 1 if a limit is broken or another tool is better, 2 if something could not be measured.
    """
    if write and quick:
        raise click.UsageError("--write is not for --quick: one round says too little")
    for part in (only or PARTS) if write else ():
        # Looked for before an hour of measuring, not behind it.
        _parted(part)
    console = Console()
    load = os.getloadavg()[0]
    if load > _BUSY:
        console.print(f"The machine is busy (load {load:.1f}): the figures hold other work too.")
    holds = True
    try:
        for part, sections in _measured(only or PARTS, quick, console):
            for section in sections:
                _show(section, console)
            if write:
                _write(part, sections, load)
            holds = holds and all(figure.holds for section in sections for figure in section.figures)
    except MeasureError as problem:
        click.echo(f"benchmarks: {problem}", err=True)
        sys.exit(2)
    sys.exit(0 if holds else 1)


def _measured(
    parts: Sequence[str], quick: bool, console: Console
) -> Iterator[tuple[str, tuple[Section | Contest, ...]]]:
    source = material()
    console.print(f"Measured is {source.name}.")
    measures: dict[str, Callable[[], tuple[Section | Contest, ...]]] = {
        "conversion": lambda: conversion.measure(source, 1 if quick else 15),
        "escape": lambda: conversion.measure_escape(source, 1 if quick else 15),
        "copies": lambda: copies.measure(source, 1 if quick else 3),
        "linking": lambda: linking.measure(source, 1 if quick else 5),
        "pdf": lambda: pdf.measure(1 if quick else 3),
        "site": lambda: website.measure(1 if quick else 7),
        "rendering": lambda: rendering.measure(1 if quick else 3, 20),
        "weight": lambda: weight.measure(1 if quick else 5),
        "search": lambda: searching.measure(source, 36 if quick else 364),
        "searches": lambda: peers.measure(source, 12 if quick else peers.ISSUES),
        "archive": lambda: whole.measure(24 if quick else synthetic.ISSUES),
        "comparison": comparison.measure,
    }
    for part in PARTS:
        if part in parts:
            with console.status(f"measuring: {part}"):
                sections = measures[part]()
            yield part, sections


def _show(section: Section | Contest, console: Console) -> None:
    table = Table(
        *section.head, title=section.title, caption=section.subject, title_justify="left", caption_justify="left"
    )
    for column in (*table.columns[1:-1],) if isinstance(section, Contest) else (table.columns[-2],):
        column.justify = "right"
    for figure in section.figures:
        table.add_row(*map(escape, figure.cells()), style=None if figure.holds else "bold red")
    console.print(table)


def _write(part: str, sections: Sequence[Section | Contest], load: float) -> None:
    """Puts the figures of a part between its two markers in the README."""
    before, after = _parted(part)
    block = f"{_machine(load)}\n\n{markdown(sections)}"
    README.write_text(f"{before}\n\n{block}\n{after}", encoding="utf-8")


def _parted(part: str) -> tuple[str, str]:
    """The README up to the figures of a part and from their end, the markers included."""
    begin, end = (mark.format(part=part) for mark in MARKS)
    before, found, rest = README.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise click.ClickException(f"benchmarks/README.md has no {begin} … {end} to write between")
    return before + found, closed + after


def _machine(load: float) -> str:
    """What was measured when, and on what."""
    today = datetime.now(UTC).date().isoformat()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = f"Python {platform.python_version()}"
    tools = ", ".join(f"{name} {version(package)}" for name, package in TOOLS)
    busy = "" if load <= _BUSY else f"; other work was going on (load {load:.1f} at the start)"
    cores = len(os.sched_getaffinity(0))
    return f"Measured on {today} on {cores} cores with {math.ceil(memory)} GB of memory; {python}, {tools}{busy}."


if __name__ == "__main__":
    main()
