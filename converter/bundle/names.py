"""Names of files that every system unpacks as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 180
"""Characters of a path inside the zip: Windows gives a whole path 260, and the folder that it is unpacked into needs
its own."""

# What Windows forbids, and keeps for itself with any ending:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r"[^a-z0-9]+")


def safe_name(text: str) -> str:
    """`text` as a name of small letters, digits and hyphens.

    >>> safe_name("nantong/2022/2")
    'nantong-2022-2'
    """
    return _UNSAFE.sub("-", text.lower()).strip("-")


def troubles(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The paths that some system would not unpack as they are, each with what is wrong with it."""
    seen: dict[str, str] = {}
    for path in paths:
        wrong = _trouble(path)
        if wrong:
            yield path, wrong
        folded = unicodedata.normalize("NFC", path).casefold()
        other = seen.setdefault(folded, path)
        if other != path:
            yield path, f"is the same file as {other!r} where capitals do not count"


def _trouble(path: str) -> str:
    parts = path.split("/")
    if len(path) >= LONGEST:
        return f"has {len(path)} characters; fewer than {LONGEST} are safe"
    if not all(parts) or ".." in parts or "." in parts:
        return "leaves its folder"
    if unicodedata.normalize("NFC", path) != path:
        return "is not in the composed form of Unicode (NFC)"
    if _FORBIDDEN.search(path):
        return "has a character that Windows forbids"
    if any(_RESERVED.fullmatch(part) for part in parts):
        return "is a name that Windows keeps for itself"
    if any(part[-1] in ". " or part[0] == " " for part in parts):
        return "begins or ends with a blank, or ends with a full stop, which Windows takes away"
    return ""
