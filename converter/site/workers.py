"""Work on both cores: forked processes, which share what the caller holds and end when it does."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from typing import Any, TypeVar

Made = TypeVar("Made")

PROCESSES = 2


class WorkerLostError(Exception):
    """A process was ended from outside before its work was done."""


def spread(make: Callable[[int], Made], count: int) -> Iterator[tuple[int, Made]]:
    """`make` of each number below `count`, made in two processes and yielded as it comes.

    What is made and what `make` raises have to be such as pickle takes. Raises what `make` raises, and WorkerLostError.
    """
    context = multiprocessing.get_context("fork")
    following = context.Value("l", 0)
    # What is there before stays shared: no collection writes into it.
    gc.freeze()
    ends: dict[Connection, ForkProcess] = {}
    try:
        for _ in range(PROCESSES):
            _start(context, ends, make, count, following)
        yield from _received(ends)
    finally:
        for process in ends.values():
            process.terminate()
            process.join()
        gc.unfreeze()


def _start(
    context: ForkContext,
    ends: dict[Connection, ForkProcess],
    make: Callable[[int], Made],
    count: int,
    following: Any,
) -> None:
    here, there = context.Pipe(duplex=False)
    others = (*ends, here)
    process = context.Process(target=_work, args=(make, count, following, there, others, os.getpid()), daemon=True)
    process.start()
    there.close()
    ends[here] = process


def _received(ends: dict[Connection, ForkProcess]) -> Iterator[tuple[int, Any]]:
    busy = set(ends)
    while busy:
        for end in wait(list(busy)):
            assert isinstance(end, Connection)
            try:
                told = end.recv()
            except EOFError:
                raise WorkerLostError(f"a process ended with {ends[end].exitcode}") from None
            if isinstance(told, Exception):
                raise told
            if told is None:
                busy.remove(end)
            else:
                yield told


def _work(
    make: Callable[[int], Made],
    count: int,
    following: Any,
    there: Connection,
    others: tuple[Connection, ...],
    parent: int,
) -> None:
    # The parent ends us; and only if nobody else holds its end does a pipe break when it is gone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in others:
        end.close()
    try:
        while os.getppid() == parent:
            with following.get_lock():
                number = following.value
                following.value += 1
            if number >= count:
                there.send(None)
                return
            there.send((number, make(number)))
    except BrokenPipeError:
        return
    except Exception as problem:
        there.send(problem)
