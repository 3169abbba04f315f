"""Work on both cores: whatever ends, and however, nobody is waited for."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.errors import SourceError, WorkerLostError
from converter.parallel import ALONE, in_turn, spread

ROOT = Path(__file__).resolve().parent.parent
TASKS = "abcdefghi"
LARGE = 1 << 20
"""Bytes of a result that a connection does not hold until it is taken."""


def test_work_is_spread() -> None:
    done = list(spread(lambda task: (task.upper(), os.getpid()), TASKS))
    assert sorted((task, made) for task, (made, _) in done) == [(task, task.upper()) for task in TASKS]
    assert os.getpid() not in {process for _, (_, process) in done}


def test_few_tasks_are_done_here() -> None:
    assert list(spread(lambda _: os.getpid(), TASKS[:ALONE])) == [(task, os.getpid()) for task in TASKS[:ALONE]]
    assert list(spread(lambda _: os.getpid(), "")) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 3), max_size=12))
def test_what_is_made_in_turn_is_in_the_order_of_the_tasks(tasks: list[int]) -> None:
    def slow(task: int) -> int:
        time.sleep(task / 1000)
        return -task

    assert list(in_turn(slow, tasks)) == [-task for task in tasks]


def _refuse(task: str) -> str:
    if task == "d":
        raise SourceError("is no issue", place=task, advice="look at it")
    return task


def test_what_work_raises_is_raised() -> None:
    with pytest.raises(SourceError, match="d: is no issue; look at it") as raised:
        list(spread(_refuse, TASKS))
    assert "in _refuse" in raised.value.__notes__[0]


def test_what_cannot_be_sent_is_told() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError)):
        list(spread(lambda _: lambda: None, TASKS))


def _be_killed(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _leave_a_child(_: str) -> None:
    if not os.fork():
        time.sleep(20)
        os._exit(0)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("work", [_be_killed, _leave_a_child])
def test_a_process_that_is_gone_is_told_at_once(work) -> None:
    began = time.monotonic()
    with pytest.raises(WorkerLostError, match=r"ended before it was done \(Killed\); run it again"):
        list(spread(work, TASKS))
    assert time.monotonic() - began < 10


def _with_a_child(_: str) -> int | None:
    child = multiprocessing.get_context("fork").Process(target=int)
    child.start()
    child.join()
    return child.exitcode


def test_a_process_may_start_others() -> None:
    assert list(in_turn(_with_a_child, TASKS)) == [0] * len(TASKS)


def test_results_do_not_pile_up() -> None:
    begun = multiprocessing.get_context("fork").Value("l", 0)

    def work(_: int) -> bytes:
        with begun.get_lock():
            begun.value += 1
        return bytes(LARGE)

    results = spread(work, range(50))
    next(results)
    time.sleep(0.5)
    # One is taken, and each process has one.
    assert begun.value <= 3
    assert len(list(results)) == 49


PROGRAM = """
import os, sys, time
from converter.parallel import spread

def work(task):
    print(os.getpid(), flush=True)
    {}
    return bytes(1 << 20)

results = spread(work, range(20))
for one in results:
    raise ValueError
"""


def test_processes_end_with_one_that_is_killed() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format("time.sleep(60)")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    processes = [int(run.stdout.readline()) for _ in range(2)]
    run.kill()
    run.wait()
    # The pipe is at its end when all have gone that hold it.
    began = time.monotonic()
    assert run.stdout.read() == ""
    run.stdout.close()
    assert time.monotonic() - began < 10
    assert len(set(processes)) == 2


def test_a_program_that_fails_meanwhile_ends() -> None:
    """What it has not taken of the results is held until the very end."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM.format("")], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert run.returncode == 1
    assert run.stderr.rstrip().endswith("ValueError")
