"""Measures the conversion of one issue and the writing of its files, whole and stage by stage.

Each kind of measuring has a process of its own: ``python -m benchmarks.conversion KIND SOURCE`` prints JSON.
"""

from __future__ import annotations

import gc
import html
import sys
import tracemalloc
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

import msgspec

from benchmarks.figures import Figure, Section, mebibytes, seconds, short
from benchmarks.measure import peak_of, ratio, run
from benchmarks.sources import Material

_PASSES = 20
"""Passes of a short workload that are timed together."""

_LEAST_SPEED = 100_000
"""Characters a second on one core that the project demands."""

REFERENCE = "reference workload"

Measured = TypeVar("Measured")


class Times(msgspec.Struct, frozen=True):
    """CPU seconds of each round: of the reference workload, and of each stage."""

    reference: list[float]
    stages: dict[str, list[float]]


class Escapes(msgspec.Struct, frozen=True):
    """CPU seconds of each round for escaping the whole text: by our own writer, and by the standard library."""

    ours: list[float]
    standard: list[float]


class Memory(msgspec.Struct, frozen=True):
    """Bytes: the peak of the whole process, and of Python's objects while each stage ran."""

    process: int
    stages: dict[str, int]


def measure(source: Material, rounds: int) -> tuple[Section, ...]:
    """Converts `source` again and again in one process, each time beside the reference workload."""
    times = _child("time", source.path, rounds, Times)
    stages = times.stages
    written = stages.pop("write")
    converted = [sum(parts) for parts in zip(*stages.values(), strict=True)]
    whole = [one + other for one, other in zip(converted, written, strict=True)]
    plain, peak, traced = (_child(kind, source.path, 1, Memory) for kind in ("base", "memory", "trace"))
    size = len(source.text)

    def against(name: str, taken: list[float]) -> Figure:
        return Figure(name, seconds(median(taken)), REFERENCE, ratio(taken, times.reference))

    def speed(name: str, taken: list[float]) -> Figure:
        reached = size / median(taken)
        limit = f"{_LEAST_SPEED:,} characters a second"
        return Figure(name, f"{reached:,.0f} characters a second", limit, reached / _LEAST_SPEED, least=1)

    return (
        Section(
            "Converting one issue",
            f"{source.name[0].upper()}{source.name[1:]}, {size:,} characters, in one process on one core; "
            f"medians of {rounds} rounds. The reference workload took {seconds(median(times.reference))} a pass.",
            (
                against("converting, CPU time", converted),
                *(against(f"– {stage}", taken) for stage, taken in stages.items()),
                against("writing issue.json and Markdown, CPU time", written),
                against("converting and writing, CPU time", whole),
                speed("speed of converting", converted),
                speed("speed of converting and writing", whole),
            ),
        ),
        Section(
            "Memory for one issue",
            f"The same issue. The process with the reference workload alone takes {mebibytes(plain.process)}. For the "
            "stages: the most that Python's objects took while the stage ran, what earlier stages left included.",
            (
                Figure(
                    "peak memory of the process",
                    mebibytes(peak.process),
                    "process with the reference workload",
                    peak.process / plain.process,
                ),
                *(
                    Figure(f"– {stage}", mebibytes(taken), "size of the source", taken / source.path.stat().st_size)
                    for stage, taken in traced.stages.items()
                ),
            ),
        ),
    )


def measure_escape(source: Material, rounds: int) -> tuple[Section, ...]:
    """Escapes the text of `source`, beside what Python's own library does."""
    times = _child("escape", source.path, rounds, Escapes)
    size = len(source.text)
    return (
        Section(
            "Escaping printed characters",
            f"The text of the same issue, line by line; medians of {rounds} rounds.",
            (
                Figure(
                    "escape.text",
                    f"{short(size / median(times.ours) / 1e6)} million characters a second",
                    "html.escape of the standard library",
                    ratio(times.ours, times.standard),
                ),
            ),
        ),
    )


def reference(data: bytes) -> int:
    """The reference workload: decodes and normalises a text and counts its pairs of characters.

    Figures of different days and machines are compared through it. Whoever changes it measures everything anew.
    """
    text = unicodedata.normalize("NFKC", data.decode())
    return len(Counter(pairwise(text)))


def _child(kind: str, path: Path, rounds: int, shape: type[Measured]) -> Measured:
    taken = run([sys.executable, "-m", "benchmarks.conversion", kind, str(path), str(rounds)])
    return msgspec.json.decode(taken.output, type=shape)


def _time(path: Path, rounds: int) -> Times:
    data = path.read_bytes()
    _staged(path)
    references: list[float] = []
    stages: dict[str, list[float]] = {}
    for _ in range(rounds):
        gc.collect()
        references.append(_passes(lambda: reference(data)))
        gc.collect()
        for stage, taken in _staged(path).items():
            stages.setdefault(stage, []).append(taken)
    return Times(references, stages)


def _staged(path: Path) -> dict[str, float]:
    """CPU seconds of each stage of one conversion, and of writing what came of it."""
    marks: list[tuple[str, float]] = []
    _convert(path, lambda stage: marks.append((stage, process_time())))
    return {stage: after - before for (stage, before), (_, after) in pairwise(marks)}


def _convert(path: Path, on_stage: Callable[[str], None]) -> None:
    """Converts and writes; `on_stage` hears each stage begin, then `write`, then the end as an empty name."""
    # Here, so that the process with the reference workload alone does not hold the converter.
    from converter.pipeline import convert
    from converter.write.issue_json import encode, issue_record
    from converter.write.markdown import issue_files

    issue = convert(path, on_stage=on_stage)
    on_stage("write")
    made = (issue_files(issue), encode(issue_record(issue)))
    on_stage("")
    del made


def _base(path: Path) -> Memory:
    reference(path.read_bytes())
    return Memory(peak_of("self"), {})


def _memory(path: Path) -> Memory:
    reference(path.read_bytes())
    _convert(path, lambda _: None)
    return Memory(peak_of("self"), {})


def _trace(path: Path) -> Memory:
    """What Python's objects take beyond what the imported converter does."""
    _convert(path, lambda _: None)
    gc.collect()
    stages: dict[str, int] = {}
    running = ""

    def begin(stage: str) -> None:
        nonlocal running
        if running:
            stages[running] = tracemalloc.get_traced_memory()[1]
        running = stage
        tracemalloc.reset_peak()

    tracemalloc.start()
    _convert(path, begin)
    tracemalloc.stop()
    return Memory(peak_of("self"), stages)


def _escape(path: Path, rounds: int) -> Escapes:
    from converter.write import escape

    lines = path.read_bytes().decode().split("\n")
    ours: list[float] = []
    standard: list[float] = []
    for _ in range(rounds):
        ours.append(_passes(lambda: [escape.text(line) for line in lines]))
        standard.append(_passes(lambda: [html.escape(line) for line in lines]))
    return Escapes(ours, standard)


def _passes(work: Callable[[], object]) -> float:
    """CPU seconds of one pass, from many."""
    began = process_time()
    for _ in range(_PASSES):
        work()
    return (process_time() - began) / _PASSES


def _main(kind: str, path: Path, rounds: int) -> None:
    kinds: dict[str, Callable[[], object]] = {
        "time": lambda: _time(path, rounds),
        "base": lambda: _base(path),
        "memory": lambda: _memory(path),
        "trace": lambda: _trace(path),
        "escape": lambda: _escape(path, rounds),
    }
    sys.stdout.buffer.write(msgspec.json.encode(kinds[kind]()))


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
