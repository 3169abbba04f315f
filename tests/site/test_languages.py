"""The three trees: the same pages and places in each, what they say of one another, the script and marks of print."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mkdocs.config import load_config
from msgspec.structs import replace as changed

from converter.link import link
from converter.model.block import Heading, Paragraph
from converter.model.issue import Citation, Issue
from converter.model.translation import Translations
from converter.profile import Variant, generic
from converter.site.build import build
from converter.site.files import tree_files
from converter.site.hook import on_config
from converter.site.trees import TREES, Tree, variant_of, words_of
from converter.store import write_tree
from converter.write.pages import GENERATED, site_files
from converter.write.words import Words
from tests.site.making import CONFIG, ROOT, citing, document, issue, read, said

OTHERS = TREES[1:]


class Head(HTMLParser):
    """The alternates in a page's head, and the links of the language switch with those that are marked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.alternates: dict[str, str] = {}
        self.switch: dict[str, str] = {}
        self.current: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "alternate" and "hreflang" in given:
            self.alternates[given["hreflang"]] = given["href"]
        if tag == "nav":
            self._inside = given.get("class") == "tongues"
        if tag == "a" and self._inside:
            self.switch[given["lang"]] = given["href"]
            if "aria-current" in given:
                self.current.append(given["lang"])

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "nav"


def own_path(name: str) -> tuple[Tree, str]:
    """The tree of a page, and its path in it."""
    tree = next((tree for tree in OTHERS if name.startswith(tree.prefix)), TREES[0])
    return tree, name.removeprefix(tree.prefix)


def test_each_page_stands_in_each_tree_and_leads_to_itself_there(sample_site: Path) -> None:
    names = {path.relative_to(sample_site).as_posix() for path in sample_site.rglob("*.html")}
    for name in sorted(names):
        tree, path = own_path(name)
        head = Head((sample_site / name).read_text(encoding="utf-8"))
        expected = {one.language: one.prefix + path for one in TREES}

        def to(address: str, name: str = name) -> str:
            return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))

        assert {lang: to(address) for lang, address in head.switch.items()} == expected, name
        assert {lang: to(address) for lang, address in head.alternates.items()} == expected | {"x-default": path}
        assert set(expected.values()) <= names
        assert head.current == [tree.language]


def test_ids_are_the_same_in_each_tree(sample_site: Path) -> None:
    for path in sorted(sample_site.rglob("*.html")):
        tree, name = own_path(path.relative_to(sample_site).as_posix())
        if tree.is_root:
            ids = read(path).ids
            for other in OTHERS:
                # The switch for print beside its translation is a control and no place.
                own = [one for one in read(sample_site / other.prefix / name).ids if one != "beside"]
                assert sorted(own) == sorted(ids), name


def test_assets_and_data_stand_once(sample_site: Path) -> None:
    for tree in OTHERS:
        assert not (sample_site / tree.folder / "assets").exists()
        assert not list((sample_site / tree.folder).rglob("issue.json"))
        assert not list((sample_site / tree.folder).rglob("source.txt*"))
        held = read(sample_site / tree.folder / "issue/2023/3/index.html").links
        assert "../../../../issue/2023/3/issue.json" in held


def test_which_text_is_authentic(sample_site: Path) -> None:
    for path in sorted((sample_site / "zh-hant").rglob("*.html")):
        assert re.search(r'class="tongue">繁體文本由機器自<a href="[^"]*"', path.read_text(encoding="utf-8")), path
    page = sample_site / "en/doc/lanzhengbanfa/2023/11.html"
    assert "Reviewed English translation" in page.read_text(encoding="utf-8")
    assert 'class="tongue"' not in (sample_site / "index.html").read_text(encoding="utf-8")


def test_no_chinese_stands_unmarked_on_english_pages(sample_site: Path) -> None:
    wrong = []
    for path in sorted((sample_site / "en").rglob("*.html")):
        page = Unmarked(path.read_text(encoding="utf-8"))
        wrong += [(path.relative_to(sample_site).as_posix(), text) for text in page.found]
    assert wrong == []


class Unmarked(HTMLParser):
    """The Chinese text of a page that no element marks as such, but for its title, which cannot."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "input", "br", "hr", "img"):
            before = self._open[-1][1] if self._open else ""
            self._open.append((tag, dict(attrs).get("lang") or before))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, lang = self._open[-1] if self._open else ("", "")
        inside = {name for name, _ in self._open}
        named = tag == "title" and "svg" not in inside
        if lang == "en" and re.search("[\u3400-\u9fff]", data) and not inside & {"script", "style"} and not named:
            self.found.append(data.strip()[:60])


def test_words_across_marks_and_links_convert_as_one_string() -> None:
    """复|杂 is cut by a link and 皇|后 by a turn of the page; by themselves the halves would become others."""
    text = "见复杂的皇后街道办事处"
    passage = said("见复", 1, 3).joined((said("见复", 1, 3), said("杂的皇", 2, 3), said("后街道办事处", 9, 4)))
    assert passage.text == text
    cited = Citation(
        block="p1",
        start=1,
        end=2,
        text="复",
        relation="cites",
        evidence=text,
        form="number",
        number="某政发〔2023〕9号",
        title=None,
        target="testfa/2023/9",
    )
    one = replace(document(Paragraph(id="p1", passage=passage)), citations=(cited,))
    made = issue(one)
    page = site_files([made], link([made]), words=words_of(TREES[1], [made]))["issue/2023/1/1.md"].decode()
    line = next(line for line in page.splitlines() if 'id="p1"' in line)
    assert re.sub("<[^>]*>", "", line) == "見複雜的皇后街道辦事處"
    assert ">複</a>雜" in line
    assert 'id="page-4"' in line


def translated(made: Issue, *texts: tuple[str, str, str]) -> Words:
    """English with translations of the issue's first document."""
    words = {(made.documents[0].id, place, print_): text for place, print_, text in texts}
    return words_of(TREES[2], [made], translations=Translations(words, {"某省办法": "the Measures"}))


def test_a_translation_stands_before_its_print() -> None:
    text = "依照《某省办法》和甲发〔2020〕3号办理。"
    made = issue(
        replace(
            document(
                Heading(id="s1", passage=said("一、总则"), level=1, label="一、"),
                Paragraph(id="p1", passage=said(text)),
                Paragraph(id="p2", passage=said("未译。")),
            ),
            citations=(citing("p1", text, "《某省办法》"), citing("p1", text, "甲发〔2020〕3号")),
        )
    )
    english = translated(
        made,
        ("title", made.documents[0].title.text, "Notice of a <Trial>"),
        ("p1", text, "Under the Measures and 甲发〔2020〕3号."),
    )
    page = site_files([made], link([made]), words=english)["issue/2023/1/1.md"].decode()
    lines = page.splitlines()
    assert 'translated: "part"' in lines
    assert '<h1 id="title">Notice of a &lt;Trial&gt;</h1>' in lines
    assert '<h2 id="s1" lang="zh-Hans">一、总则</h2>' in lines
    (paragraph,) = [line for line in lines if 'id="p1"' in line]
    own, _, print_ = paragraph.partition('<span class="other" lang="zh-Hans">')
    # Both names are links in the translation and in print.
    for part in (own, print_):
        assert len(re.findall(r'<a class="cites away" href="[^"]+">', part)) == 2
    assert ">the Measures</a>" in own
    assert '<span lang="zh-Hans">甲发〔2020〕3号</span></a>' in own
    assert '<p id="p2" lang="zh-Hans">未译。</p>' in lines


def test_a_document_that_is_translated_whole_says_so() -> None:
    made = issue(document(Paragraph(id="p1", passage=said("全文。"))))
    english = translated(made, ("title", made.documents[0].title.text, "Notice"), ("p1", "全文。", "The text."))
    files = site_files([made], link([made]), words=english)
    assert 'translated: "whole"' in files["issue/2023/1/1.md"].decode().splitlines()
    assert ">Notice</a>" in files["issue/2023/1/index.md"].decode()


def test_english_names() -> None:
    made = replace(issue(replace(document(), issuers=("岚浦市人民政府", "某市人民政府"), signed=None)), gazette="lanpu")
    files = site_files([made], link([made]), words=words_of(TREES[2], [made]))
    page = files["issue/2023/1/1.md"].decode()
    head = re.search('<h1 id="title">(.*)</h1>', page)
    assert head is not None
    assert head[1] == (
        'Notice of the Lanpu Municipal People&#39;s Government, the <span lang="zh-Hans">某市人民政府</span>'
    )
    assert (
        '\ntitle: "Notice of the Lanpu Municipal People\'s Government, the 某市人民政府"\n'.replace("\ntitle", "title")
        in page
    )


@pytest.mark.parametrize("address", ["", "https://example.org/gazette/"])
def test_the_page_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """It can be opened as it lies; where the place of the site is known, its addresses hold at any depth."""
    monkeypatch.setenv("GAZETTE_URL", address)
    source = ROOT / "gazettes/lanpu/2023-03/source.txt"
    build([source], tmp_path / "docs", tmp_path / "site", config=CONFIG)
    html = (tmp_path / "site/en/404.html").read_text(encoding="utf-8")
    found = [*Head(html).switch.values(), *read(tmp_path / "site/en/404.html").loads]
    if address:
        assert all(one.startswith("/gazette/") for one in found if not one.startswith("https://")), found
    for one in found:
        path = posixpath.normpath(one.removeprefix("/gazette/") if address else posixpath.join("en", one))
        assert (tmp_path / "site" / path).is_file(), one
    canonical = (tmp_path / "site/en/about.html").read_text(encoding="utf-8")
    assert ('<link rel="canonical" href="https://example.org/gazette/en/about.html">' in canonical) is bool(address)
    entries = ElementTree.parse(tmp_path / "site/en/sitemap.xml").getroot()
    assert bool(len(entries)) is bool(address)
    for entry in entries:
        places = [one.text or one.get("href") or "" for one in entry if one.tag.endswith(("loc", "link"))]
        assert len(places) == 2 + len(TREES)
        for place in places:
            assert (tmp_path / "site" / place.removeprefix(address)).is_file(), place
    shutil.rmtree(tmp_path / "site")


@pytest.mark.parametrize(
    ("gazettes", "own", "variant"),
    [
        ((), None, "standard"),
        (("lanpu",), None, "standard"),
        (("hongkong",), None, "hk"),
        (("hongkong",), "tw", "tw"),  # the profile that a caller names comes first
        # several that do not agree, or one without profile among them
        (("hongkong", "lanpu"), None, "standard"),
        (("hongkong", "nowhere"), None, "standard"),
    ],
)
def test_the_profile_chooses_the_variant(gazettes: tuple[str, ...], own: Variant | None, variant: Variant) -> None:
    issues = [replace(issue(), gazette=gazette) for gazette in gazettes]
    profile = changed(generic(), traditional=own) if own else None
    assert variant_of(issues, profile) == variant
    assert words_of(TREES[1], issues, profile).variant == variant


def test_the_variant_reaches_print_words_and_templates(tmp_path: Path) -> None:
    """里 is 裡 in Taiwan, 裏 in Hong Kong."""
    made = issue(document(Paragraph(id="p1", passage=said("房子里面"))))
    for variant, shown in (("tw", "房子裡面"), ("hk", "房子裏面")):
        profile = changed(generic(), traditional=variant)
        files = tree_files(TREES[1], [made], link([made]), words_of(TREES[1], [made], profile))
        assert shown in files["issue/2023/1/1.md"].decode()
        assert json.loads(files[GENERATED])["variant"] == variant
        write_tree(tmp_path, files)
        config = load_config(str(TREES[1].config(CONFIG)), docs_dir=str(tmp_path))
        assert on_config(config).extra["words"].variant == variant


def test_a_name_that_the_profile_writes_down_is_written_so() -> None:
    profile = changed(generic(), names={"孔祥云": "孔祥云"})
    made = issue(document(Paragraph(id="p1", passage=said("孔祥云同志到云台路"))))
    assert words_of(TREES[1], [made], profile).convert("孔祥云同志到云台路") == "孔祥云同志到雲臺路"
