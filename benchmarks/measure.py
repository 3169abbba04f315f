"""Runs a command and tells what it took: CPU time of all its processes, and the peak memory of each.

Peak memory is read from /proc while the command runs. The kernel's own sum of it (`ru_maxrss`) would count what
the measuring process held when it started the command.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent

_INTERVAL = 0.02
"""Seconds between two looks at the memory of a command."""

# One hash seed, so that the order of sets is no source of noise.
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}

MIB = 1024 * 1024


class MeasureError(Exception):
    """A command failed, so that there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds and bytes. `children` holds the peak of each of its processes but the first."""

    cpu: float
    wall: float
    peak: int
    children: tuple[int, ...]
    output: bytes


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path = ROOT) -> Run:
    """Runs `command` in a folder, that of the project. Raises MeasureError where it fails."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as trouble:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=trouble,
            env={**os.environ, **_ENVIRONMENT, **(environment or {})},
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
        if process.returncode:
            trouble.seek(0)
            said = trouble.read().decode("utf-8", "replace").strip() or "it said nothing"
            raise MeasureError(f"`{' '.join(command)}` ended with {process.returncode}: {said.splitlines()[-1]}")
        output.seek(0)
        return Run(usage.ru_utime + usage.ru_stime, wall, watch.peak, watch.children, output.read())


class _Watch(threading.Thread):
    """Keeps the highest memory seen of a process and of all below it."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._peaks: dict[int, int] = {}
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_INTERVAL):
            for process in (self._process, *_below(self._process)):
                self._peaks[process] = max(peak_of(process), self._peaks.get(process, 0))

    def end(self) -> None:
        """Stops looking."""
        self._over.set()
        self.join()

    @property
    def peak(self) -> int:
        return self._peaks.get(self._process, 0)

    @property
    def children(self) -> tuple[int, ...]:
        return tuple(peak for process, peak in sorted(self._peaks.items()) if process != self._process)


def peak_of(process: int | str) -> int:
    """The highest resident memory so far of a process (or of ``self``) in bytes; 0 once it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def _below(process: int) -> list[int]:
    """The processes that `process` started, and those that they did."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (parent := _parent(entry)):
            children.setdefault(parent, []).append(int(entry.name))
    below = list(children.get(process, ()))
    for child in below:
        below.extend(children.get(child, ()))
    return below


def _parent(entry: Path) -> int:
    try:
        # The name of the program stands in brackets and may hold anything.
        return int((entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


def ratio(measured: Sequence[float], baseline: Sequence[float]) -> float:
    """The median of the ratios, pair by pair: what slows down one pair hardly moves it."""
    return median(one / other for one, other in zip(measured, baseline, strict=True))
