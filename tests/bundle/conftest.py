"""Bundles of the sample and of the real issue, unpacked where a reader might put them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from converter.bundle import bundle
from converter.site.choice import Choice
from tests.site.conftest import sample_docs, sample_site
from tests.site.making import CONFIG, ROOT

__all__ = ["sample_docs", "sample_site"]

FOLDER = "公报 #1 100%"


@pytest.fixture(scope="session")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of the sample's first issue."""
    out = tmp_path_factory.mktemp("bundle") / "out"
    return bundle([ROOT / "gazettes"], out, Choice(issues=("2023-3",)), config=CONFIG).file


@pytest.fixture(scope="session")
def real_zipped(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of the real issue."""
    source = shared / "gazettes/nantong-2022-02/source.txt"
    return bundle([source], tmp_path_factory.mktemp("real"), Choice(issues=("2022-2",)), config=CONFIG).file


def unpacked(file: Path, folder: Path) -> Path:
    """The top folder of a bundle, unpacked below `folder`."""
    with zipfile.ZipFile(file) as held:
        held.extractall(folder / FOLDER)
    (top,) = (folder / FOLDER).iterdir()
    return top


@pytest.fixture(scope="session")
def opened(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's bundle, unpacked."""
    return unpacked(zipped, tmp_path_factory.mktemp("stick"))


@pytest.fixture(scope="session")
def real_opened(real_zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real bundle, unpacked."""
    return unpacked(real_zipped, tmp_path_factory.mktemp("stick"))


@pytest.fixture
def offline(chromium: Browser) -> Iterator[Page]:
    """A page without a network; it fails its test for any message and for any request that is none for a file."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page, trouble = context.new_page(), list[str]()
    page.on("console", lambda message: trouble.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda told: None if told.url.startswith("file:") else trouble.append(told.url))
    yield page
    context.close()
    assert trouble == []
