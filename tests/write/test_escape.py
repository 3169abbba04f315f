"""Printed characters through Markdown, HTML and YAML, with and without MkDocs."""

from __future__ import annotations

import html

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from converter.write import escape

PRINTED = st.text(st.characters(exclude_categories=["Cs"]))

# text, what the inside of an element is to hold
CASES = [
    ("A|B", "A&#124;B"),
    ("<br>", "&lt;br&gt;"),
    ("&amp;", "&amp;amp;"),
    ("{{ x }}", "&#123;&#123; x &#125;&#125;"),
    ("a\tb", "a&#9;b"),
    # a control character would be no HTML: its picture
    ("a\x0bb\x00", "a␋b␀"),
    ("第1. 条", "第1. 条"),
]


@pytest.mark.parametrize(("printed", "written"), CASES)
def test_text(printed: str, written: str) -> None:
    assert escape.text(printed) == written


@given(PRINTED)
def test_a_browser_reads_what_was_printed(printed: str) -> None:
    pictured = printed.translate(PICTURES)
    assert html.unescape(escape.text(printed)) == pictured
    assert html.unescape(escape.attribute(printed)) == pictured


EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "sane_lists"]
EXTENSIONS += ["pymdownx.tilde", "pymdownx.mark", "pymdownx.caret", "pymdownx.emoji", "pymdownx.superfences"]


@given(st.text(st.sampled_from("<>&*_|[]()#\\`{}$~^=+!:-.1a汉'\"")))
def test_inside_a_line_of_markdown_too(printed: str) -> None:
    """Whoever takes an element for a line of Markdown, with whatever extensions, still gets the print."""
    made = markdown(f"汉{escape.text(printed)}字", extensions=EXTENSIONS)
    assert html.unescape(made.removeprefix("<p>").removesuffix("</p>")) == f"汉{printed}字"


@given(st.dictionaries(st.sampled_from(["title", "page", "x"]), st.one_of(PRINTED, st.booleans(), st.integers())))
def test_front_matter_is_yaml(values: dict[str, str | bool | int]) -> None:
    written = escape.front_matter(values)
    assert written.startswith("---\n")
    assert written.count("\n") == len(values) + 2
    read = yaml.safe_load(written.strip("-\n") or "{}")
    assert read == {
        key: value.translate(NO_CHARACTERS) if isinstance(value, str) else value for key, value in values.items()
    }


NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code not in (9, 10)} | {0x7F: "␡"} | NO_CHARACTERS
