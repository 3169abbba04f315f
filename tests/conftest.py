"""What tests of several files share: the real material and the browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent

# Debian's name first; hosted runners bring one of the others.
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# Without a sandbox, since checks also run as root and in containers; and silent, since a browser that calls
# home would show as a request that leaves the site.
BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material, named by GAZETTE_SHARED or else `../shared`; without it, a skip."""
    folder = Path(os.environ.get("GAZETTE_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no real material at {folder}; name its folder by GAZETTE_SHARED")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium. Missing, it skips the test for a developer and fails it in CI."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        missing = "no Chromium found; `make test` installs it, or: apt-get install chromium fonts-noto-cjk libatomic1"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_ARGUMENTS))
        yield browser
        browser.close()
