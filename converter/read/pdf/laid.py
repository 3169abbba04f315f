"""What the child process tells its parent, message by message: a page that was laid out, and how reading ended."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from converter.read.pdf.layout import PageLine
from converter.read.pdf.printed import Doubt
from converter.read.pdf.sheet import Rule

_LENGTH = struct.Struct(">I")


class LaidPage(msgspec.Struct, array_like=True, tag=1):
    """A page, its lines in reading order, what is odd about it. A later message about a page replaces an earlier.

    `feet` are the short rules below which footnotes may stand. Where print has its text twice, `lang` is that of the
    text that the message has of the page: there are two of each.
    """

    number: int
    width: float
    height: float
    lines: list[PageLine]
    doubts: tuple[Doubt, ...] = ()
    feet: list[Rule] = []
    lang: str = ""


class Ended(msgspec.Struct, frozen=True, array_like=True, tag=2):
    """The last message: how many pages there are, and why the file is refused if it is (a key of `guard`).

    `notes` are what the file holds beside its pages, `labels` the names that it gives them. `ruled`: a rule parts
    running heads from print that has its text twice.
    """

    pages: int = 0
    refused: str = ""
    notes: tuple[Doubt, ...] = ()
    labels: tuple[str, ...] = ()
    ruled: bool = False


class TornError(Exception):
    """The messages break off."""


def tell(stream: BinaryIO, message: LaidPage | Ended) -> None:
    """Writes one message."""
    data = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)


def told(stream: BinaryIO) -> Iterator[LaidPage | Ended]:
    """The messages in `stream`, one at a time, to the last one. Raises TornError where that is missing."""
    decoder = msgspec.msgpack.Decoder(LaidPage | Ended)
    while head := stream.read(_LENGTH.size):
        try:
            message = decoder.decode(stream.read(*_LENGTH.unpack(head)))
        except msgspec.ValidationError:
            # Whole, but not as it was meant: our own fault.
            raise
        except (struct.error, msgspec.DecodeError) as problem:
            raise TornError from problem
        yield message
        if isinstance(message, Ended):
            return
    raise TornError
