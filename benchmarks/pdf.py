"""Measures reading PDF: time a page beside pdfplumber, memory over a thousand pages, two processes beside one."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.figures import Figure, Section, mebibytes, seconds
from benchmarks.measure import ROOT, MeasureError, ratio, run

_MOST_TIME = 1.3
_MOST_MEMORY = 1.2
_LEAST_SPEED = 1.8

_FEW, _MANY = 100, 1000
_SOURCES = 4
"""Files that two processes share."""

_SEED = 20220325
_FONT = "STSong-Light"
_CHARACTERS = "水库调度规程自三月一日起施行各部门要按照职责分工做好防汛值班和巡查工作加强城市绿化管理的若干意见"


class _Taken(NamedTuple):
    cpu: float
    wall: float
    pages: int
    peak: int
    child: int


def set_pages(count: int, path: Path) -> Path:
    """A PDF of so many pages of invented prose, a ruled table on each third; the same at every call."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    random = Random(_SEED)
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for number in range(1, count + 1):
        canvas.setFont(_FONT, 12)
        canvas.drawString(72, 790, "岚浦市人民政府公报")
        canvas.drawString(280, 40, f"— {number} —")
        lines = 20 if number % 3 == 0 else 32
        for line in range(lines):
            canvas.drawString(72, 760 - 21 * line, "".join(random.choices(_CHARACTERS, k=37)))
        if number % 3 == 0:
            canvas.grid([72 + 112 * at for at in range(5)], [90 + 24 * at for at in range(11)])
            for row in range(10):
                for column in range(4):
                    canvas.drawString(80 + 112 * column, 97 + 24 * row, "".join(random.choices(_CHARACTERS, k=5)))
        canvas.showPage()
    canvas.save()
    return path


def _word(path: Path) -> Path:
    """A page with a word on it, in a font that every reader has."""
    canvas = Canvas(str(path), invariant=1)
    canvas.drawString(72, 790, "Lanpu")
    canvas.save()
    return path


def measure(rounds: int) -> tuple[Section, ...]:
    """Real print where there is some, and pages made here."""
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        folder = Path(name)
        few, many = (set_pages(count, folder / f"made-{count}.pdf") for count in (_FEW, _MANY))
        blank = _word(folder / "word.pdf")
        files = [*_real(), few]
        return (
            Section(
                "Reading PDF",
                f"CPU time of all processes; medians of {rounds} rounds. The peer does `extract_words` and "
                "`find_tables` on each page. “Without starting” takes off what a page with one word costs, which "
                "is all start of the child process. Pages made here are invented prose with a ruled table on "
                "each third; their font is not in the file, which costs both.",
                tuple(figure for file in files for figure in _time(file, blank, rounds)),
            ),
            Section(
                "PDF: memory and two processes",
                f"Pages made here, each read from the file once; medians of {rounds} rounds. The child process opens "
                f"the file; its parent holds the text that was read.",
                (*_memory(few, many, rounds), _two(few, folder, rounds)),
            ),
        )


def _real() -> list[Path]:
    return sorted((Path(os.environ.get("GAZETTE_SHARED", ROOT.parent / "shared")) / "pdfs").glob("*.pdf"))


def _time(file: Path, blank: Path, rounds: int) -> Iterator[Figure]:
    mine: list[_Taken] = []
    start: list[_Taken] = []
    peer: list[_Taken] = []
    for _ in range(rounds):
        start.append(_done("ours", [blank]))
        mine.append(_done("ours", [file]))
        peer.append(_done("pdfplumber", [file], _peer()))
    pages = mine[0].pages
    theirs = [taken.cpu / pages for taken in peer]
    baseline = f"pdfplumber ({seconds(median(theirs))})"
    for name, own in (
        ("CPU time a page", [taken.cpu / pages for taken in mine]),
        (
            "CPU time a page without starting",
            [(taken.cpu - idle.cpu) / (pages - 1) for taken, idle in zip(mine, start, strict=True)],
        ),
    ):
        # Of a few pages the start is most.
        most = _MOST_TIME if pages >= 50 or name.endswith("starting") else None
        yield Figure(
            f"{file.stem}, {pages} pages: {name}", seconds(median(own)), baseline, ratio(own, theirs), most=most
        )


def _memory(few: Path, many: Path, rounds: int) -> Iterator[Figure]:
    less = [_done("ours", [few]) for _ in range(rounds)]
    more = [_done("ours", [many]) for _ in range(rounds)]
    for name, one, other, most in (
        ("child", [taken.child for taken in more], [taken.child for taken in less], _MOST_MEMORY),
        ("parent", [taken.peak for taken in more], [taken.peak for taken in less], None),
    ):
        yield Figure(
            f"peak memory of the {name}, {_MANY:,} pages",
            mebibytes(median(one)),
            f"the same for {_FEW} ({mebibytes(median(other))})",
            ratio(one, other),
            most=most,
        )


def _two(file: Path, folder: Path, rounds: int) -> Figure:
    files = [Path(shutil.copyfile(file, folder / f"copy-{at}.pdf")) for at in range(_SOURCES)]
    turns = [(_done("in_turn", files), _done("together", files)) for _ in range(rounds)]
    one, two = [turn[0].wall for turn in turns], [turn[1].wall for turn in turns]
    return Figure(
        f"two processes, {_SOURCES} files of {_FEW} pages: speed",
        seconds(median(two)),
        f"one process ({seconds(median(one))})",
        ratio(one, two),
        least=_LEAST_SPEED,
    )


def _done(task: str, files: Sequence[Path], python: str = sys.executable) -> _Taken:
    taken = run([python, "-m", "benchmarks.pdf_tasks", task, *map(str, files)])
    told = json.loads(taken.output)
    return _Taken(told["cpu"], told["wall"], told["pages"], taken.peak, max(taken.children, default=0))


def _peer() -> str:
    """The Python that has pdfplumber: that of the tools to compare with, else ours."""
    other = Path(sys.prefix) / "comparison" / "bin" / "python"
    if other.is_file():
        return str(other)
    if find_spec("pdfplumber") is None:
        raise MeasureError("pdfplumber is not installed; `make bench` does that")
    return sys.executable
