"""Files of the index as a browser reads them."""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Any

from converter.search.letters import lettered, letters


def called(data: bytes) -> list[Any]:
    """What a script hands to `gazetteSearch`: the name of its file, and a value."""
    text = data.decode("utf-16-le") if data.startswith(b"\xff\xfe") else data.decode()
    inside = text.removesuffix(")\n").partition("(")[2]
    call: list[Any] = json.loads(f"[{inside}]", strict=False)
    return call


def bytes_of(data: bytes) -> bytes:
    """What is packed in a script."""
    units: list[int] = []
    turned = 0
    for char in called(data)[1].encode("utf-16-le").decode("utf-16-le"):
        if char == "\ue000":
            turned = 0x8000
        else:
            units.append(ord(char) ^ turned)
            turned = 0
    text = "".join(map(chr, units))
    whole = text.encode("utf-16-le", "surrogatepass")
    return zlib.decompress(whole if whole.startswith(b"\x78") else whole[1:])


@cache
def _written() -> dict[bytes, str]:
    return {lettered(char): char for char in (*map(chr, range(0x20, 0x7F)), "\n", *letters())}


def text_of(data: bytes) -> str:
    """Text from the bytes of `lettered`."""
    found: list[str] = []
    at = 0
    while at < len(data):
        size = next((size for size in (1, 2) if data[at : at + size] in _written()), 3)
        one = data[at : at + size]
        found.append(_written().get(one) or chr(int.from_bytes(one[1:], "big")))
        at += size
    return "".join(found).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def numbers_of(postings: bytes) -> list[int]:
    """The numbers of a term, without the step that ends them."""
    found: list[int] = []
    number = step = shift = 0
    for byte in postings:
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            number += step
            found.append(number)
            step = shift = 0
    assert not shift
    return found


def shard(data: bytes) -> dict[str, list[int]]:
    """The terms of a shard's file with their numbers."""
    whole = bytes_of(data)
    size = 4 + int.from_bytes(whole[:4], "little")
    names: list[str] = []
    for line in text_of(whole[4:size]).split("\n"):
        names += line[1:].split(" ") if line.startswith("=") else [(line[0] + one).strip() for one in line[1:]]
    found = {}
    for name in names:
        end = whole.index(0, size)
        found[name] = numbers_of(whole[size:end])
        size = end + 1
    assert size == len(whole)
    return found
