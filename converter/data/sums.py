"""``SHA256SUMS``: the hash of each download, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def sums(files: Mapping[str, bytes]) -> bytes:
    """A line for each file, by path."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()
