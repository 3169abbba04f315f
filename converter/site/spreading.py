"""Many tasks on two cores, a few given out ahead of their results, so that neither tasks nor results pile up."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import Any, TypeVar

from converter.batch import ALONE, PROCESSES

Task = TypeVar("Task")
Value = TypeVar("Value")

_AHEAD = 3 * PROCESSES
_LOOK = 1.0
"""Seconds between two looks of a process for the one that started it."""


def spread(work: Callable[[Task], Value], tasks: Sequence[Task]) -> Iterator[tuple[Task, Value]]:
    """Each task with what `work` makes of it, as they are done. What `work` raises is raised here.

    A few tasks are done in this process, as others take longer to start. `work` goes to each process once.
    """
    if len(tasks) <= ALONE:
        for task in tasks:
            yield task, work(task)
        return
    with ProcessPoolExecutor(PROCESSES, initializer=_begin, initargs=(work,)) as pool:
        try:
            waiting: dict[Future[Value], Task] = {}
            coming = iter(tasks)
            while True:
                for task in coming:
                    waiting[pool.submit(_do, task)] = task
                    if len(waiting) == _AHEAD:
                        break
                if not waiting:
                    return
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    yield waiting.pop(future), future.result()
        finally:
            pool.shutdown(cancel_futures=True)


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    """Ends this process with the one that started it, however that ends: nobody waits for its results any more."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _do(task: Any) -> Any:
    return _work(task)
