"""The sample's site, built once for all tests of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.site.build import build
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
