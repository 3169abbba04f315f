"""The layout of pages as boxes, kept in layout.json: ``python -m tests.site.layout`` writes it anew, with pictures.

Boxes, not pixels. Pixels differ with the version of a browser's rasteriser and of a font, so that a picture needs a
tolerance in which a lost rule or a wrong colour drowns; a box that moved says its name, and git shows by how much. The
one thing that would still differ from machine to machine, the reader's fonts, is put aside: everything is set in the
one font that the checks install. Sides are rounded to GRID; a box may be off by one step in a comparison.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from converter.site.build import build
from converter.site.trees import TREES
from tests.conftest import BROWSER_ARGUMENTS, BROWSERS
from tests.site.making import CONFIG, ROOT
from tests.site.places import KINDS

KEPT = Path(__file__).with_name("layout.json")
PICTURES = ROOT / "looks"
GRID = 8
"""Pixels of CSS in a step."""

WIDTHS = (390, 1280)
FONT = "* { font-family: 'Noto Sans CJK SC' !important; }"

# What makes a page, in the order in which it is looked for; the first of each kind on a page.
PARTS = {
    "banner": ".md-banner",
    "bar": ".md-header",
    "name": ".md-header .name",
    "tongues": ".tongues",
    "large": "button.large",
    "side": ".side",
    "article": "article",
    "title": "article h1",
    "issuer": ".head .issuer",
    "state": "div.state",
    "facts": "dl.facts",
    "actions": ".do",
    "text": ".text",
    "paragraph": ".text p:not(.to)",
    "other": ".text .other",
    "heading": ".text h2, .text h3",
    "box": ".box",
    "roster": "dl.roster",
    "table": ".scroll",
    "gap": ".gap",
    "life": ".life",
    "cited": ".cited",
    "made": ".made",
    "contents": ".contents ol",
    "list": "ul.list",
    "entry": "ul.list li",
    "find": ".find",
    "changes": ".cols .changes",
    "ways": ".ways",
    "events": "ol.events",
    "foot": ".foot",
}
MEASURE = """([parts, grid]) => Object.fromEntries(Object.entries(parts).flatMap(([name, selector]) => {
    const e = [...document.querySelectorAll(selector)].find(e => e.checkVisibility())
    if (!e) return []
    const box = e.getBoundingClientRect()
    return [[name, [box.x + scrollX, box.y + scrollY, box.width, box.height].map(one => Math.round(one / grid))]]
}))"""
COLOURS = """parts => Object.fromEntries(Object.entries(parts).flatMap(([name, selector]) => {
    const e = [...document.querySelectorAll(selector)].find(e => e.checkVisibility())
    if (!e) return []
    const s = getComputedStyle(e)
    const hex = colour => { const n = colour.match(/[\\d.]+/g).map(Number)
        return n[3] === 0 ? '-' : '#' + n.slice(0, 3).map(one => one.toString(16).padStart(2, '0')).join('') }
    return [[name, hex(s.color) + ' ' + hex(s.backgroundColor)]]
}))"""

Layout = dict[str, dict[str, object]]


def measured(browser: Browser, root: str, pictures: Path | None = None) -> Iterator[tuple[str, dict[str, object]]]:
    """Each page with its boxes in steps of GRID, or in a scheme its colours; the site's root is at `root`.

    With a folder for `pictures` each page is photographed too, as a reader sees it.
    """
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    for tree in TREES:
        for kind, place in KINDS.items():
            page.goto(f"{root}/{tree.prefix}{place}")
            for scheme in ("dark", "light") if pictures or tree.is_root else ("light",):
                page.emulate_media(color_scheme=scheme)
                page.locator(f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]").wait_for()
                if tree.is_root:
                    yield f"{kind} {scheme}", page.evaluate(COLOURS, PARTS)
                if pictures:
                    for width in WIDTHS:
                        resize(page, width)
                        page.screenshot(path=pictures / f"{kind}-{tree.language}-{width}-{scheme}.png")
            page.add_style_tag(content=FONT)
            for width in WIDTHS:
                resize(page, width)
                yield f"{kind} {tree.language} {width}", page.evaluate(MEASURE, [PARTS, GRID])
    context.close()


def resize(page: Page, width: int) -> None:
    """Another width, with the contents at the side open or closed as they are when a page loads at it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("() => document.querySelector('.side details')?.toggleAttribute('open', innerWidth > 960)")


def main() -> int:
    """Builds the sample's site, writes KEPT anew and the pictures into PICTURES."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print("no Chromium found: apt-get install chromium fonts-noto-cjk", file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        build([ROOT / "gazettes"], Path(folder, "docs"), site, config=CONFIG)
        browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_ARGUMENTS))
        found = dict(measured(browser, site.as_uri(), PICTURES))
        browser.close()
    lines = (f"{json.dumps(name)}: {json.dumps(parts, separators=(',', ':'))}" for name, parts in found.items())
    KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"Written: {KEPT.relative_to(ROOT)}; look at {PICTURES.relative_to(ROOT)}/ before committing it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
