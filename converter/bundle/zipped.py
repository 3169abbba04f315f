"""Files → a zip, and files → a packed tar: the same bytes from the same files.

Names sorted, one time for all, fixed rights and no owner. The compressed bytes are those of zlib at level 9 and of
liblzma at preset 6: another version of these libraries (or zlib-ng in its place) can write others, from which the same
files come.
"""

from __future__ import annotations

import io
import lzma
import os
import stat
import tarfile
import time
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_EARLIEST = 315532800
"""1980-01-01: a zip knows no earlier day."""
_CLOCK = 1767225600
"""2026-01-01, where the environment tells no time."""
_RIGHTS = 0o644
_COMPRESSED = (".xz", ".gz", ".png", ".jpg", ".xlsx")


def moment() -> int:
    """The time of all files in seconds since 1970: SOURCE_DATE_EPOCH (reproducible-builds.org), else a constant."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    return max(int(told) if told.isdecimal() else _CLOCK, _EARLIEST)


def write_zip(target: Path, files: Mapping[str, bytes | Path]) -> None:
    """Writes `files` (path in the zip → bytes, or a file to copy) to `target`."""
    at = time.gmtime(moment())[:6]
    with zipfile.ZipFile(target, "w") as made:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, at)
            info.create_system = 3  # the rights are those of Unix
            info.external_attr = (stat.S_IFREG | _RIGHTS) << 16
            info.compress_type = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
            data = files[name]
            made.writestr(info, data if isinstance(data, bytes) else data.read_bytes(), compresslevel=9)


def packed(root: Path, names: Iterable[str]) -> bytes:
    """A ``.tar.xz`` of files below `root` under their own paths."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        # Files of one kind beside one another.
        for name in sorted(names, key=lambda name: (name.rpartition(".")[2], name)):
            data = (root / name).read_bytes()
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = len(data), moment(), _RIGHTS
            tar.addfile(info, io.BytesIO(data))
    return lzma.compress(held.getvalue(), preset=6)
