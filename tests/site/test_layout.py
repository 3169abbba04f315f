"""Each kind of page against its kept boxes and colours; `make looks` writes them anew."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from tests.site.layout import KEPT, measured

pytestmark = pytest.mark.browser


def test_pages_look_as_they_did(chromium: Browser, served: str) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    found = dict(measured(chromium, served))
    assert found.keys() == kept.keys()
    changed = {
        f"{page}: {part}": (kept[page].get(part), found[page].get(part))
        for page in kept
        for part in kept[page].keys() | found[page].keys()
        if not alike(kept[page].get(part), found[page].get(part))
    }
    assert changed == {}, "look at the pages (`make looks`), and commit layout.json if they are better so"


def alike(one: object, other: object) -> bool:
    """Whether two boxes are the same but for one step a side, or two colours the same.

    >>> alike([1, 2, 10, 4], [1, 3, 10, 4]), alike([1, 2, 10, 4], [1, 2, 12, 4]), alike("#fff -", "#000 -")
    (True, False, False)
    """
    if isinstance(one, list) and isinstance(other, list):
        return all(abs(a - b) <= 1 for a, b in zip(one, other, strict=True))
    return one == other
