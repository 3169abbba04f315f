"""What turns pages into HTML: generated ones as they stand, hand-written ones by Markdown."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from mkdocs.utils import meta

from converter.site.trees import TREES, Tree


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: str(tree.language))
def test_generated_pages_are_what_markdown_makes_of_them(tree: Tree, sample_docs: Path, sample_site: Path) -> None:
    """So that they are Markdown for everybody, though our build hands them on as they stand."""
    assert sample_site.is_dir()
    generated = 0
    for file in sorted(tree.docs(sample_docs).rglob("*.md")):
        body, front = meta.get_data(file.read_text(encoding="utf-8"))
        if "page" not in front:
            continue
        generated += 1
        made = markdown.markdown(body, extensions=["toc"])
        assert filled(made) == filled(body), file
    assert generated > 80


def filled(text: str) -> list[str]:
    """The lines with anything in them."""
    return [line for line in text.splitlines() if line.strip()]
