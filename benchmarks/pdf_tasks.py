"""What `benchmarks/pdf.py` lets run in processes of their own: ``python -m benchmarks.pdf_tasks TASK FILE …``.

Each prints a line of JSON: seconds of CPU time (`cpu`, with that of child processes), seconds by the clock (`wall`),
and how many `pages` were read; importing is not in them. The peer's Python may have no converter.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path


def ours(files: Sequence[Path]) -> int:
    """Reads each file as `gazette convert` does."""
    from converter.read.pdf import read_pdf

    return sum(read_pdf(path).pages or 0 for path in files)


def pdfplumber(files: Sequence[Path]) -> int:
    """Words and tables of each page; pages are closed, else they all stay in memory."""
    import pdfplumber

    count = 0
    for path in files:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_words()
                page.find_tables()
                page.close()
                count += 1
    return count


def together(files: Sequence[Path]) -> int:
    """Reads the files in two processes at once."""
    from converter import parallel

    return _batch(files, parallel.PROCESSES)


def in_turn(files: Sequence[Path]) -> int:
    """Reads the files in one process, in the same way."""
    return _batch(files, 1)


def _batch(files: Sequence[Path], processes: int) -> int:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        return sum(pool.map(_pages, files))


def _pages(path: Path) -> int:
    return ours([path])


TASKS: dict[str, Callable[[Sequence[Path]], int]] = {
    "ours": ours,
    "pdfplumber": pdfplumber,
    "together": together,
    "in_turn": in_turn,
}


def main() -> None:
    """Does a task and prints what it took."""
    task, *files = sys.argv[1:]
    import_module("pdfplumber" if task == "pdfplumber" else "converter.batch")
    before, began = _spent(), time.perf_counter()
    pages = TASKS[task]([Path(file) for file in files])
    print(json.dumps({"cpu": _spent() - before, "wall": time.perf_counter() - began, "pages": pages}))


def _spent() -> float:
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
