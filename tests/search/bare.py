"""A page with the engine of the search and nothing else, beside an index."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.site.making import ROOT

_SCRIPTS = ("fold", "load", "query", "texts", "engine")


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Writes the files of a search, and the page; where it stands."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for name in _SCRIPTS:
        shutil.copyfile(ROOT / f"overrides/assets/js/search-{name}.js", folder / f"{name}.js")
    scripts = "".join(f'<script src="{name}.js"></script>' for name in _SCRIPTS)
    page = folder / "index.html"
    page.write_text(f'<!doctype html><meta charset="utf-8">{scripts}', encoding="utf-8")
    return page
