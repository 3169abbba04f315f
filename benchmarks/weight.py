"""Measures what a first visit to a page weighs and how it comes up: Chromium on a slow line, as in Lighthouse."""

from __future__ import annotations

import functools
import gzip
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import BinaryIO

from playwright.sync_api import Browser, sync_playwright

from benchmarks.figures import Figure, Section, seconds, short
from benchmarks.measure import ROOT, MeasureError
from converter.site.build import build
from converter.site.trees import TREES

PAGE = "doc/lanzhengbanfa/2023/11.html"
"""An ordinary document of the sample: a notice, the plan that it issues, two annexes, citations both ways."""

KB = 1000
HTML, WHOLE = 30 * KB, 120 * KB
PAINT, LARGEST = 1.8, 2.5
"""Seconds: what Lighthouse and Web Vitals call good."""

# Lighthouse's phone: slow 4G and a processor four times slower.
_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
_SLOWER = 4
_PHONE, _DESKTOP = (390, 844), (1280, 900)

_WATCH = """
window.seen = {shift: 0, paint: 0, largest: 0}
new PerformanceObserver(list => list.getEntries().forEach(e => seen.shift += e.value))
    .observe({type: 'layout-shift', buffered: true})
new PerformanceObserver(list => list.getEntries().forEach(e => seen.largest = e.startTime))
    .observe({type: 'largest-contentful-paint', buffered: true})
new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint')
    .forEach(e => seen.paint = e.startTime)).observe({type: 'paint', buffered: true})
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit: bytes over the line by type of resource, layout shift, seconds to the first and largest paint."""

    bytes: Counter[str]
    shift: float
    paint: float
    largest: float


class _Zipped(SimpleHTTPRequestHandler):
    """Serves files as a web server does: text compressed."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        if not path.is_file() or path.suffix not in (".html", ".css", ".js", ".json", ".svg", ".xml"):
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


def measure(rounds: int) -> tuple[Section, ...]:
    """Builds the sample's site and visits PAGE in each tree, `rounds` times, each in a new profile."""
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        site = Path(name, "site")
        build([ROOT / "gazettes"], Path(name, "docs"), site, config=ROOT / "mkdocs.yml")
        figures: list[Figure] = []
        with _served(site) as root, _chromium() as browser:
            for tree in TREES:
                address = f"{root}/{tree.prefix}{PAGE}"
                visits = [_visit(browser, address, _PHONE) for _ in range(rounds)]
                wide = [_visit(browser, address, _DESKTOP) for _ in range(rounds)]
                figures += _figures(tree.language, visits, wide)
    subject = (
        f"A first visit to an ordinary document (`{PAGE}`) in each tree, in Chromium as a phone ({_PHONE[0]} px, "
        f"slow 4G with {_LINE['latency']} ms and 1.6 Mbit/s, processor {_SLOWER} times slower), all text gzipped; "
        f"bytes with headers; medians of {rounds} visits."
    )
    return (Section("Weight of a page", subject, tuple(figures)),)


def _figures(language: str, visits: list[Visit], wide: list[Visit]) -> Iterator[Figure]:
    page = visits[0].bytes["Document"]
    whole = sum(visits[0].bytes.values())
    by_type = ", ".join(f"{kind.lower()} {_kilobytes(size)}" for kind, size in sorted(visits[0].bytes.items()))
    yield Figure(f"{language}: HTML", _kilobytes(page), f"{_kilobytes(HTML)} allowed", page / HTML, most=1)
    told = f"{_kilobytes(whole)} ({by_type})"
    yield Figure(f"{language}: everything", told, f"{_kilobytes(WHOLE)} allowed", whole / WHOLE, most=1)
    for screen, some in (("phone", visits), (f"{_DESKTOP[0]} px", wide)):
        shift = max(visit.shift for visit in some)
        yield Figure(f"{language}: layout shift, {screen}", short(shift), "0.1 is called good", shift / 0.1, most=0)
    paint, largest = (median(getattr(visit, name) for visit in visits) for name in ("paint", "largest"))
    yield Figure(f"{language}: first paint", seconds(paint), f"{PAINT} s is called good", paint / PAINT, most=1)
    yield Figure(
        f"{language}: largest paint", seconds(largest), f"{LARGEST} s is called good", largest / LARGEST, most=1
    )


def _visit(browser: Browser, address: str, screen: tuple[int, int]) -> Visit:
    context = browser.new_context(viewport={"width": screen[0], "height": screen[1]})
    context.add_init_script(_WATCH)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", _LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    line.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
    line.on(
        "Network.loadingFinished",
        lambda told: sizes.update({kinds.get(told["requestId"], "Other"): int(told["encodedDataLength"])}),
    )
    page.goto(address, wait_until="networkidle")
    seen = page.evaluate("() => window.seen")
    context.close()
    return Visit(sizes, seen["shift"], seen["paint"] / 1000, seen["largest"] / 1000)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Zipped, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def _chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise MeasureError("no Chromium found; apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


def _kilobytes(size: float) -> str:
    return f"{short(size / KB)} kB"
