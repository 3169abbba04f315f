"""Cuts pictures of printed places out of a PDF, in a process of its own: a hostile file costs its pictures only."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from converter.read.pdf.printed import Box

SECONDS = 120
"""Of wall time for all pictures of a source."""

_ROOT = Path(__file__).resolve().parents[3]


def pictures(data: bytes, places: Sequence[tuple[int, Box]], largest: int) -> dict[tuple[int, Box], bytes]:
    """PNG files of places (page from 1, box in points from the top left) of the PDF `data`, of `largest` bytes at most.

    A place is left out where its picture would be larger, cannot be made, or takes too long.
    """
    if not places:
        return {}
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(_ROOT), os.environ.get("PYTHONPATH", "")))}
    try:
        made = subprocess.run(
            [sys.executable, "-m", "converter.read.pdf.cutter"],
            # `cutter.Order`; whoever asks for pictures need not load what makes them.
            input=msgspec.msgpack.encode((data, tuple(places), largest)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            env=environment,
        ).stdout
    except subprocess.TimeoutExpired as problem:
        made = problem.stdout or b""
    return {place: png for place, png in zip(places, _frames(made), strict=False) if png}


def _frames(made: bytes) -> list[bytes]:
    """The files that are whole; see `cutter`."""
    frames: list[bytes] = []
    at = 0
    while at + 4 <= len(made):
        size = struct.unpack(">I", made[at : at + 4])[0]
        if at + 4 + size > len(made):
            break
        frames.append(made[at + 4 : at + 4 + size])
        at += 4 + size
    return frames
