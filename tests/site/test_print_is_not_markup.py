"""Text in = text out, through the writer, Markdown, MkDocs and Material's templates."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from converter.model.block import (
    Block,
    Box,
    Event,
    Heading,
    Item,
    Names,
    Note,
    Paragraph,
    Person,
    Roster,
    Signature,
    Table,
)
from converter.model.place import Passage
from converter.site.build import build_site
from converter.site.trees import TREES
from converter.store import write_tree
from tests.site.making import CONFIG, document, files_of, issue, read, said

MARKUP = [
    "<", ">", "&", "&amp;", "&#42;", "&lt", "<br>", "</p>", "</div>", "<script>", "<!--", "-->", "<?", "]]>", "*", "**", "_", "__",
    "|", "[", "]", "](", "[1]: x", "[^2]: y", "*[GDP]: z", "[x](y)", "![x](y)", "#", "# ", "## ", "\\", "\\*", "`", "```", "~~~",
    "{{ x }}", "{% raw %}", "{# #}", "${x}", "{: #id }", "{.red}", "$$", "$x$", "1. ", "4. ", "- ", "+ ", "* ", "> ", "    ",
    "\t", "!!! note", "??? x", '--8<-- "mkdocs.yml"', "---", "===", ": x", ":smile:", "http://a.example/b_c_d", "www.a.example",
    "<http://a.example>", "a@b.example", "~~x~~", "==x==", "^^x^^", "++x++", "(c)", "->", '"', "'", "“", "”", "——", "　", "\u00a0",
    "@", "@x", "%", ";", ",", "=", ":", ": ", " #", "'x': y", "data-search-exclude=\"1\"", "http://a.example/data-search-exclude=", "klzzwxh:0001", "wzxhzdk:0", "\u0002", "\u0003",
    "\x00", "\x0b", "\x7f", "\x85", "\u2028", "\ufeff", "𠮷", "😀", "一、", "（一）", "汉字",
]  # fmt: skip
PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code not in (9, 10)} | {
    0x7F: "␡",
    0xFFFE: "�",
    0xFFFF: "�",
}

TEXTS = st.one_of(
    st.lists(st.sampled_from(MARKUP), min_size=1, max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.sampled_from(MARKUP),
)
TITLES = TEXTS.filter(lambda text: bool(text.strip()))


def blocks_of(texts: list[str]) -> tuple[list[Block], dict[str, str]]:
    """Blocks of every kind that hold `texts` in turn, and the text that each id is to show."""
    blocks: list[Block] = []
    shown: dict[str, str] = {}
    for at, text in enumerate(texts):
        name, passage = f"b{at}", said(text)
        shown[name] = text
        match at % 7:
            case 0:
                blocks.append(Paragraph(id=name, passage=passage, lead=min(2, len(text))))
            case 1:
                blocks.append(Heading(id=name, passage=passage, level=at % 5 + 1, label=None))
            case 2:
                blocks.append(Item(id=name, passage=passage, label="——"))
            case 3:
                blocks.append(Note(id=name, passage=passage))
            case 4:
                blocks.append(Event(id=name, passage=passage, date=None))
            case 5:
                blocks.append(Signature(id=name, lines=(passage, passage)))
                shown[name] = text + text
            case 6:
                blocks.append(Box(id=name, heading=passage, label=text, number=None, title=text, blocks=()))
                shown[f"{name}-head"] = shown.pop(name)
    return blocks, shown


@given(texts=st.lists(TEXTS, min_size=30, max_size=60), title=TITLES)
@settings(
    # Each example is a build of MkDocs with some sixty texts in it; to shrink a failure would take minutes.
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_text_in_text_out(texts: list[str], title: str) -> None:
    blocks, shown = blocks_of(texts)
    grid = [*texts, ""][: len(texts) // 3 * 3]
    rows = tuple(tuple(said(text) for text in grid[at : at + 3]) for at in range(0, len(grid), 3))
    roles = [f"{at}{text}" for at, text in enumerate(texts[:5])]
    people = tuple(Person(role=role, name=said(role), post=said(role)) for role in roles)
    made = document(
        *blocks,
        Table(id="t", caption=said(texts[0]), unit=said(texts[1]), rows=rows),
        Roster(id="r", lines=(), people=people),
        Names(id="n", people=tuple(said(text) for text in texts)),
        title=title,
    )
    with tempfile.TemporaryDirectory() as folder:
        docs, site = Path(folder, "docs"), Path(folder, "site")
        files = files_of(issue(made, title=title))
        files["about.md"] = files["report.md"] = b"# x\n"
        write_tree(docs, files)
        build_site(docs, site, CONFIG, TREES[:1])
        page = read(site / "issue/2023/1/1.html")
        start = read(site / "index.html")
        written = (site / "issue/2023/1/1.html").read_text(encoding="utf-8")

    def out(text: str) -> str:
        return text.translate(PICTURES)

    assert page.text["title"] == out(title)
    assert page.title == f"{out(title)} - {out(title)}"
    assert start.text["title"] == out(title)
    assert {name: page.text[name] for name in shown} == {name: out(text) for name, text in shown.items()}
    assert page.text["t"].count(out(texts[0])) >= 1
    assert page.cells == [out(cell.text) for row in rows for cell in row]
    assert [text for tag, text in page.items if tag == "li"][-len(texts) :] == [out(text) for text in texts]
    assert [text for tag, text in page.items if tag in ("dt", "dd")][-15:] == [
        out(role) for role in roles for _ in range(3)
    ]
    assert not any(ord(char) < 0x20 and char not in "\t\n" for char in written)


def test_the_pages_markup_is_whole() -> None:
    """What a text could break shows in the headings: none is added, none is lost."""
    texts = [text for text in MARKUP if text.strip()]
    made = document(
        *(Heading(id=f"h{at}", passage=said(text), level=1, label=None) for at, text in enumerate(texts)),
        Paragraph(id="p", passage=Passage()),
    )
    with tempfile.TemporaryDirectory() as folder:
        docs, site = Path(folder, "docs"), Path(folder, "site")
        files = files_of(issue(made))
        files["about.md"] = files["report.md"] = b"# x\n"
        write_tree(docs, files)
        build_site(docs, site, CONFIG, TREES[:1])
        page = read(site / "issue/2023/1/1.html")
    assert [text for level, text in page.headings if level == 2] == [text.translate(PICTURES) for text in texts]
