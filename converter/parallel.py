"""Many tasks on both cores, in forked processes: they share what the caller holds, and end when it does."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from typing import Any, TypeVar

from converter.errors import WorkerLostError

Task = TypeVar("Task")
Value = TypeVar("Value")

PROCESSES = 2
ALONE = 2
"""So few tasks are done in this process unless told: others take longer to start."""

_LOOK = 1.0
"""Seconds without a result after which it is looked whether the processes are still there."""


def spread(work: Callable[[Task], Value], tasks: Sequence[Task], alone: int = ALONE) -> Iterator[tuple[Task, Value]]:
    """Each task with what `work` makes of it, as they are done; in this process where there are no more than `alone`.

    Nothing but what `work` makes and raises is sent, and has to be such as pickle takes; a process does not go on
    before what it has made is taken. The processes may start others. Raises what `work` raises, with where it did in a
    note, and WorkerLostError.
    """
    if len(tasks) <= alone:
        for task in tasks:
            yield task, work(task)
        return
    context = multiprocessing.get_context("fork")
    following = context.Value("l", 0)
    processes: dict[Connection, ForkProcess] = {}
    # Who fails meanwhile may hold this generator until the very end, where Python would wait for the processes.
    end = partial(_end, processes)
    atexit.register(end)
    # What is there before stays shared: no collection writes into it.
    gc.freeze()
    try:
        for _ in range(PROCESSES):
            _start(context, processes, partial(_serve, work, tasks, following))
        for number, value in _received(processes):
            yield tasks[number], value
    finally:
        end()
        gc.unfreeze()
        atexit.unregister(end)


def in_turn(work: Callable[[Task], Value], tasks: Sequence[Task]) -> Iterator[Value]:
    """What `work` makes of each task, in the order of the tasks; else as `spread`."""
    waiting: dict[int, Value] = {}
    following = 0
    for number, value in spread(lambda number: work(tasks[number]), range(len(tasks))):
        waiting[number] = value
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def _start(context: ForkContext, processes: dict[Connection, ForkProcess], serve: Callable[..., None]) -> None:
    here, there = context.Pipe()
    # Not daemonic, as those may not start others.
    process = context.Process(target=serve, args=(there, (*processes, here)))
    process.start()
    there.close()
    processes[here] = process


def _end(processes: dict[Connection, ForkProcess]) -> None:
    for process in processes.values():
        process.kill()
        process.join()
    for connection in processes:
        connection.close()


def _received(processes: dict[Connection, ForkProcess]) -> Iterator[tuple[int, Any]]:
    busy = set(processes)
    while busy:
        for connection in wait(list(busy), _LOOK) or _lost(busy, processes):
            assert isinstance(connection, Connection)
            try:
                told = pickle.loads(connection.recv_bytes())
            except (EOFError, OSError):
                raise _error(processes[connection]) from None
            if isinstance(told, Exception):
                raise told
            if told is None:
                busy.remove(connection)
            else:
                yield told


def _lost(busy: set[Connection], processes: dict[Connection, ForkProcess]) -> tuple[()]:
    """Raises WorkerLostError if a process is gone: what it has started may hold its end of the connection open."""
    for connection in busy:
        if not processes[connection].is_alive() and not connection.poll():
            raise _error(processes[connection])
    return ()


def _error(process: ForkProcess) -> WorkerLostError:
    process.join()
    status = process.exitcode or 0
    how = signal.strsignal(-status) if status < 0 else f"status {status}"
    return WorkerLostError(
        f"a process that did a part of the work has ended before it was done ({how})",
        advice="run it again; if that does not help, there may be too little memory",
    )


def _serve(
    work: Callable[[Task], object],
    tasks: Sequence[Task],
    following: Any,
    there: Connection,
    others: tuple[Connection, ...],
) -> None:
    """What a process does: the next task that nobody has begun, until there is none."""
    # The parent ends us; and only if nobody else holds its end does a connection break when it is gone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for connection in others:
        connection.close()
    threading.Thread(target=_watch, args=(there,), daemon=True).start()
    while True:
        with following.get_lock():
            number = following.value
            following.value += 1
        said = _done(work, tasks, number) if number < len(tasks) else pickle.dumps(None)
        try:
            there.send_bytes(said)
        except OSError:
            return
        if number >= len(tasks):
            return


def _done(work: Callable[[Task], object], tasks: Sequence[Task], number: int) -> bytes:
    try:
        return pickle.dumps((number, work(tasks[number])), pickle.HIGHEST_PROTOCOL)
    except Exception as problem:
        problem.add_note(traceback.format_exc())
        return pickle.dumps(problem)


def _watch(there: Connection) -> None:
    """Ends this process with its parent, however that ends: nobody waits for its results any more."""
    # The parent sends nothing: what comes is that its end is gone.
    there.poll(None)
    os._exit(1)
