"""The sample's site, built once for all tests of the site, and the ways to look at it in Chromium and Firefox."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from converter.site.build import build
from tests.site.firefox import Firefox, program
from tests.site.making import CONFIG, ROOT


@pytest.fixture(scope="session")
def sample_docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree of pages that `sample_site` is built from."""
    return tmp_path_factory.mktemp("docs")


@pytest.fixture(scope="session")
def sample_site(sample_docs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site of the sample gazette."""
    site = tmp_path_factory.mktemp("site")
    build([ROOT / "gazettes"], sample_docs, site, config=CONFIG)
    return site


class Quiet(SimpleHTTPRequestHandler):
    """A server that logs nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""


@contextmanager
def serving(site: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """The address under which a folder is served, by `handler`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def served(sample_site: Path) -> Iterator[str]:
    """The address under which the site is served."""
    with serving(sample_site) as address:
        yield address


@pytest.fixture(params=["served", "file"])
def base(request: pytest.FixtureRequest, served: str, sample_site: Path) -> str:
    """The site's root, each way."""
    return served if request.param == "served" else sample_site.as_uri()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A running Firefox. Missing, it skips the test for a developer and fails it in CI."""
    found = program()
    if found is None:
        missing = "no Firefox found; `make test` installs it, or: apt-get install firefox-esr"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with Firefox(found, tmp_path_factory.mktemp("firefox")) as running:
        yield running


@pytest.fixture
def page(chromium: Browser, base: str) -> Iterator[Page]:
    """A page that fails its test for any message on the console and any request that leaves the site."""
    trouble: list[str] = []
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.on("console", lambda message: trouble.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(base) else trouble.append(request.url))
    # A page left before all of it came ends its requests: no fault of the site's.
    page.on(
        "requestfailed",
        lambda request: (
            None
            if request.failure == "net::ERR_ABORTED"
            else trouble.append(f"failed: {request.url} ({request.failure})")
        ),
    )
    yield page
    page.close()
    assert trouble == []
