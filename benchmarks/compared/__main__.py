"""Compares: ``python -m benchmarks.compared``, in the environment of the comparison; the tables as JSON."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import reduce
from importlib.metadata import version
from operator import add
from pathlib import Path
from subprocess import run

from benchmarks.compared import scores
from benchmarks.compared.reading import Reading
from benchmarks.compared.rivals import RIVALS
from benchmarks.compared.scores import Count
from benchmarks.compared.specimens import Specimen, real, sample, unreadable
from benchmarks.contest import Contest, Row
from benchmarks.measure import ROOT

OURS = "this converter"


def contests(shared: Path) -> list[Contest]:
    """A table for each group of PDFs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        specimens = [*sample(folder), *(real(shared) if (shared / "pdfs").is_dir() else ()), *unreadable(folder)]
        groups = list(dict.fromkeys(specimen.group for specimen in specimens))
        return [_contest(group, [one for one in specimens if one.group == group]) for group in groups]


def _contest(group: str, specimens: Sequence[Specimen]) -> Contest:
    readings: Readings = {OURS: [[specimen.ours()] for specimen in specimens]}
    for rival in RIVALS:
        readings[rival.name] = [rival.read(specimen.path, specimen.columns) for specimen in specimens]
    rows = [row for measure in MEASURES if (row := measure(specimens, readings)) is not None]
    return Contest(group, f"{len(specimens)} PDF" + ("s" if len(specimens) > 1 else ""), tuple(readings), tuple(rows))


Readings = dict[str, list[Sequence[Reading]]]
"""For each tool and each file what its several settings give."""

Measure = Callable[[Sequence[Specimen], Readings], Row | None]


def _row(
    name: str,
    specimens: Sequence[Specimen],
    readings: Readings,
    value: Callable[[Specimen, Reading], Count | None],
    show: Callable[[Count], str],
    least: bool,
) -> Row:
    """One figure for each tool: the counts of all files together; `least`: the smaller the better.

    Of several settings the one counts that suits this measure on this file best.
    """
    shown: list[str] = []
    merits: list[float | None] = []
    for each in readings.values():
        held: list[Count] = []
        for specimen, settings in zip(specimens, each, strict=True):
            counts = [count for one in settings if (count := value(specimen, one)) is not None and count.of]
            if counts:
                held.append((min if least else max)(counts, key=lambda count: count.got / count.of))
        total = reduce(add, held) if held else None
        shown.append("—" if total is None else show(total))
        share = None if total is None else total.got / total.of
        merits.append(share if share is None or least else -share)
    return Row(name, tuple(shown), tuple(merits))


def _has_text(specimens: Sequence[Specimen]) -> bool:
    return not any(specimen.truth.cells or specimen.group == "cannot be read" for specimen in specimens)


def _distance(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    if not _has_text(specimens):
        return None
    return _row("text: edit distance", specimens, readings, lambda s, r: scores.distance(s.truth, r), _percent, True)


def _order(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    if not _has_text(specimens):
        return None
    return _row("reading order: Kendall τ", specimens, readings, lambda s, r: scores.order(s.truth, r), _share, False)


def _cells(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    if not any(one.truth.cells or any(piece.rows for piece in one.truth.pieces) for one in specimens):
        return None
    return _row("cells right", specimens, readings, lambda s, r: scores.cells(s.truth, r), _of, False)


def _headings(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    if not any(piece.kind == "heading" for one in specimens for piece in one.truth.pieces):
        return None

    def value(specimen: Specimen, reading: Reading) -> Count | None:
        found = scores.headings(specimen.truth, reading)
        return None if found is None else Count(2 * found[0].got, found[0].of + found[1].of)

    return _row("headings: F1", specimens, readings, value, _share, False)


def _paragraphs(part: str, name: str, least: bool) -> Measure:
    def measure(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
        if not any(piece.kind == "text" for one in specimens for piece in one.truth.pieces) or not _has_text(specimens):
            return None

        def value(specimen: Specimen, reading: Reading) -> Count | None:
            found = scores.paragraphs(specimen.truth, reading)
            return None if found is None else getattr(found, part)

        return _row(name, specimens, readings, value, _of, least)

    return measure


def _blanks(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    if not _has_text(specimens):
        return None
    return _row(
        "blanks invented between Han", specimens, readings, lambda s, r: scores.blanks(s.truth, r), _number, True
    )


def _furniture(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    if not any(one.truth.folio or one.truth.heads for one in specimens):
        return None

    def value(specimen: Specimen, reading: Reading) -> Count | None:
        return scores.furniture(specimen.truth, reading) if scores.claims_furniture(reading) else None

    return _row("heads and folios left in the text", specimens, readings, value, _number, True)


def _inner(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    if not any(one.truth.cells for one in specimens):
        return None
    return _row("heads inside the table", specimens, readings, lambda _, r: scores.inner_heads(r), _number, True)


def _told(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    if specimens[0].group != "cannot be read":
        return None

    def value(specimen: Specimen, reading: Reading) -> Count:
        return Count(len(specimen.truth.unread & reading.told), len(specimen.truth.unread))

    return _row("pages told that cannot be read", specimens, readings, value, _of, False)


def _false(specimens: Sequence[Specimen], readings: Readings) -> Row | None:
    def value(specimen: Specimen, reading: Reading) -> Count:
        return Count(len(reading.told - specimen.truth.unread), 1)

    return _row("good pages told as unreadable", specimens, readings, value, _number, True)


MEASURES: tuple[Measure, ...] = (
    _distance,
    _order,
    _cells,
    _inner,
    _headings,
    _paragraphs("cut", "paragraphs wrongly cut", True),
    _paragraphs("joined", "paragraphs wrongly joined", True),
    _paragraphs("over", "whole over a page end", False),
    _blanks,
    _furniture,
    _told,
    _false,
)


def _percent(count: Count) -> str:
    return f"{100 * count.got / count.of:.2f} %"


def _share(count: Count) -> str:
    return f"{count.got / count.of:.4f}"


def _of(count: Count) -> str:
    return f"{count.got:,.0f} of {count.of:,.0f}"


def _number(count: Count) -> str:
    return f"{count.got:,.0f}"


def tools() -> str:
    """Which tools were compared, and how each one's output is read."""
    poppler = run(["pdftotext", "-v"], check=False, capture_output=True).stderr.decode().split("\n")[0].split()[-1]
    told = [f"{one.name} {poppler if one.name == 'pdftotext' else version(one.name)} ({one.how})" for one in RIVALS]
    return "; ".join(told)


if __name__ == "__main__":
    place = Path(os.environ.get("GAZETTE_SHARED") or ROOT.parent / "shared")
    told = {"tools": tools(), "contests": [asdict(contest) for contest in contests(place)]}
    json.dump(told, sys.stdout, ensure_ascii=False)
