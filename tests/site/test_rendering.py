"""What turns pages into HTML: the same bytes as MkDocs makes, whatever was built before and however it ended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import markdown
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.utils import meta

from converter.site import laying, rendered
from converter.site.build import SiteError, build_site
from converter.site.trees import TREES, Tree
from tests.site.making import CONFIG, ROOT
from tests.site.test_site import hashes


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


SETTINGS = f"""\
site_name: 公报
docs_dir: docs
site_dir: site
site_url: https://gazette.example/
use_directory_urls: false
nav: [{{nav.home: index.md}}, about.md]
not_in_nav: "*"
validation: {{links: {{anchors: warn, unrecognized_links: warn}}}}
theme: {{name: material, custom_dir: overrides, language: zh-Hans, font: false}}
markdown_extensions: [toc]
plugins: []
hooks: [{ROOT}/converter/site/hook.py]
extra: {{report: !ENV [GAZETTE_REPORT, ""]}}
"""

ENGLISH = """\
INHERIT: mkdocs.yml
docs_dir: docs-en
site_dir: site/en
theme: {language: en}
"""

BOTH = (TREES[0], TREES[2])


@dataclass(frozen=True, slots=True)
class Project:
    """A small project of two trees in a folder of its own."""

    root: Path

    @classmethod
    def at(cls, root: Path) -> Project:
        """A new one: two pages a tree, one of them written by hand."""
        shutil.copytree(ROOT / "overrides", root / "overrides")
        (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
        (root / "mkdocs-en.yml").write_text(ENGLISH, encoding="utf-8")
        made = cls(root)
        for tree in BOTH:
            made.write(tree, "index.md", generated("首页"))
            made.write(tree, "about.md", "# 关于\n\n见[首页](index.md)。\n")
        return made

    def write(self, tree: Tree, path: str, text: str) -> None:
        """A file of a tree; what stands in its way goes."""
        file = tree.docs(self.root / "docs") / path
        for above in (*file.relative_to(self.root).parents,):
            if (self.root / above).is_file():
                (self.root / above).unlink()
        if file.is_dir():
            shutil.rmtree(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def remove(self, tree: Tree, path: str) -> None:
        """Takes away what `write` wrote, if it stands there still."""
        file = tree.docs(self.root / "docs") / path
        if file.is_file():
            file.unlink()

    def append(self, path: str, text: str) -> None:
        """More text in a file of the project."""
        with (self.root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    def build(self) -> dict[str, str] | str:
        """The hashes of what our build makes, or what it complains of."""
        try:
            build_site(self.root / "docs", self.root / "site", self.root / "mkdocs.yml", BOTH)
        except SiteError as problem:
            return str(problem)
        return hashes(self.root / "site")

    def build_by_mkdocs(self, folder: Path) -> dict[str, str] | None:
        """The hashes of what MkDocs makes of nothing; None where it complains."""
        for tree in BOTH:
            site = str(tree.site(folder))
            try:
                config = load_config(str(tree.config(self.root / "mkdocs.yml")), site_dir=site, strict=True)
                mkdocs_build(config)
            except Abort:
                return None
        return hashes(folder)


def generated(text: str, front: str = "", kind: str = "list") -> str:
    """A page as our writers make them."""
    return f'---\ntitle: "{text}"\npage: "{kind}"\n{front}---\n\n<h1 id="title">{text}</h1>\n<p id="p1">{text}</p>\n'


TREE = st.sampled_from(BOTH)
NAMES = st.sampled_from(["a.md", "doc/b.md", "doc/c.md", "doc/README.md", "x/a.md"])
TEXTS = st.sampled_from(["甲", "乙", "a & <b>", "丙" * 40])
PAGES = st.one_of(
    st.builds(generated, TEXTS, st.sampled_from(["", 'published: "2023-02-01"\n', "published: 2023-02-01\n"])),
    st.builds(generated, TEXTS, st.just('document: "x〔2023〕1号"\n'), st.just("document")),
    TEXTS.map(lambda text: f"# {text}\n\n*{text}*\n"),
    st.sampled_from(["[b](doc/b.md)\n", "# x\n\n[b](a.md#p1)\n", "[b](../about.md#none)\n", "[b](index.md#title)"]),
)
FILES = st.sampled_from(["doc", "x/a.html", "data.json", "doc/b.md.txt"])
EDITS = st.sampled_from(
    [
        ("overrides/main.html", "{# more #}"),
        ("overrides/partials/footer.html", "<p>more</p>"),
        ("overrides/assets/css/head.css", "/* more */"),
        ("overrides/sitemap.xml", "<!-- {{ pages | map(attribute='page.title') | join }} -->"),
        ("mkdocs.yml", "copyright: x\n"),
        ("mkdocs-en.yml", "site_name: y\n"),
        ("site/index.html", " "),
        ("site/stranger/of/ours.html", "x"),
        ("site/en/doc/b.html", "x"),
    ]
)
WHOLE = st.builds(
    lambda latest, remarks: (
        f'{{"title": "报", "language": "zh-Hans", "remarks": {remarks}, "latest": "{latest}", "variant": null}}'
    ),
    st.sampled_from(["2023-01-01", "2024-01-01"]),
    st.sampled_from(["[]", '["虚构"]']),
)
Step = Callable[[Project], None]
STEPS = st.one_of(
    st.builds(lambda tree, name, text: lambda own: own.write(tree, name, text), TREE, NAMES, PAGES),
    st.builds(lambda tree, name: lambda own: own.remove(tree, name), TREE, NAMES),
    st.builds(lambda tree, name, text: lambda own: own.write(tree, name, text), TREE, FILES, TEXTS),
    st.builds(lambda tree, name: lambda own: own.remove(tree, name), TREE, FILES),
    st.builds(lambda tree, text: lambda own: own.write(tree, "assets/generated/gazette.json", text), TREE, WHOLE),
    st.builds(lambda edit: lambda own: appended(own, *edit), EDITS),
    st.just(lambda _: os.environ.update(GAZETTE_REPORT="https://a.example/{body}")),
    st.just(lambda _: os.environ.update(GAZETTE_VERSION=f"{os.environ['GAZETTE_VERSION']}1")),
    st.just(lambda own: shutil.rmtree(own.root / ".cache", ignore_errors=True)),
    st.just(lambda own: torn(own)),
)


def appended(own: Project, path: str, text: str) -> None:
    """More text in a file, which is made where it is not there."""
    (own.root / path).parent.mkdir(parents=True, exist_ok=True)
    own.append(path, text)


def torn(own: Project) -> None:
    """The records as a build leaves them that was ended while it wrote them."""
    for records in own.root.glob(".cache/site/*.jsonl"):
        records.write_bytes(records.read_bytes()[:-7])


# Builds take too long to look for the shortest case that fails.
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_whatever_was_built_before(tmp_path_factory: pytest.TempPathFactory, rounds: list[list[Step]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GAZETTE_REPORT", "")
        patch.setenv("GAZETTE_VERSION", "1")
        # The times of files are trusted at once: half the test would read each otherwise.
        patch.setattr(rendered, "_SETTLED", 20_000_000)
        own = Project.at(tmp_path_factory.mktemp("project"))
        for number, steps in enumerate(([], *rounds)):
            for step in steps:
                step(own)
            time.sleep(0.03)
            made, right = own.build(), own.build_by_mkdocs(own.root / f"clean-{number}")
            if right is None:
                assert isinstance(made, str)
            else:
                assert made == right


def pages_rendered(own: Project, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Builds, and tells which pages were rendered."""
    pages: list[str] = []
    plain = vars(laying)["_build_page"]

    def told(page, config, *more, **others):
        pages.append(Path(config.docs_dir).name + "/" + page.file.src_uri)
        plain(page, config, *more, **others)

    with monkeypatch.context() as patch:
        patch.setattr(laying, "_build_page", told)
        assert not isinstance(own.build(), str)
    return sorted(pages)


ABOUT = ["docs-en/about.md", "docs/about.md"]


def test_only_what_changed_is_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendered, "_SETTLED", 0)
    own = Project.at(tmp_path)
    for name in ("a.md", "doc/b.md"):
        own.write(TREES[0], name, generated("甲"))
    root = ["docs/a.md", "docs/about.md", "docs/doc/b.md", "docs/index.md"]
    assert pages_rendered(own, monkeypatch) == ["docs-en/about.md", "docs-en/index.md", *root]
    assert pages_rendered(own, monkeypatch) == []
    own.write(TREES[0], "doc/b.md", generated("乙"))
    assert pages_rendered(own, monkeypatch) == [*ABOUT, "docs/doc/b.md"]
    # Another commit, and another time on a file, change no page; and what stands nowhere is made again.
    monkeypatch.setenv("GAZETTE_VERSION", "2")
    (tmp_path / "docs/a.md").touch()
    (tmp_path / "site/en/index.html").unlink()
    assert pages_rendered(own, monkeypatch) == ["docs-en/about.md", "docs-en/index.md", "docs/about.md"]
    own.append("overrides/main.html", "{# more #}")
    assert len(pages_rendered(own, monkeypatch)) == 6
    own.append("mkdocs-en.yml", "copyright: x\n")
    assert pages_rendered(own, monkeypatch) == ["docs-en/about.md", "docs-en/index.md", "docs/about.md"]


def test_a_site_that_was_copied_is_read_and_not_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Project.at(tmp_path)
    own.build()
    shutil.move(tmp_path / "site", tmp_path / "moved")
    shutil.copytree(tmp_path / "moved", tmp_path / "site")
    assert pages_rendered(own, monkeypatch) == ABOUT


def test_a_target_that_went_is_told_though_its_source_stays(tmp_path: Path) -> None:
    own = Project.at(tmp_path)
    own.write(TREES[0], "doc/b.md", generated("乙"))
    own.write(TREES[0], "about.md", "# 关于\n\n见[乙](doc/b.md#p1)。\n")
    assert not isinstance(own.build(), str)
    own.write(TREES[0], "doc/b.md", generated("乙").replace('id="p1"', 'id="p2"'))
    assert "docs/about.md" not in (said := str(own.build()))
    assert "does not contain an anchor '#p1'" in said
    own.remove(TREES[0], "doc/b.md")
    for _ in range(2):
        assert "docs: Doc file 'about.md' contains a link 'doc/b.md#p1'" in str(own.build())
    own.write(TREES[0], "doc/b.md", generated("乙"))
    assert own.build() == own.build_by_mkdocs(tmp_path / "clean")


def test_plugins_that_see_all_pages_are_refused(tmp_path: Path) -> None:
    own = Project.at(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.replace("plugins: []", "plugins: [search]"), encoding="utf-8")
    assert "leave out" in str(own.build())


def test_a_template_at_fault_is_told(tmp_path: Path) -> None:
    own = Project.at(tmp_path)
    own.append("overrides/partials/report.html", "{{ page.meta.none.more }}")
    assert "none" in str(own.build())


def test_a_site_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    own = Project.at(tmp_path)
    (tmp_path / "site").write_text("a file", encoding="utf-8")
    assert "the site cannot be written" in str(own.build())


def test_links_in_the_site_are_replaced(tmp_path: Path) -> None:
    """So that nothing outside of it is written, nor shown once it changes."""
    own = Project.at(tmp_path)
    own.build()
    (tmp_path / "elsewhere.html").write_bytes((tmp_path / "site/index.html").read_bytes())
    (tmp_path / "site/index.html").unlink()
    (tmp_path / "site/index.html").symlink_to(tmp_path / "elsewhere.html")
    (tmp_path / "site/.kept").touch()
    own.build()
    assert not (tmp_path / "site/index.html").is_symlink()
    assert (tmp_path / "site/.kept").exists()


@pytest.mark.parametrize("pages", [1, 20, 120, 250])
def test_a_build_that_was_killed_is_completed(pages: int, sample_docs: Path, sample_site: Path, tmp_path: Path) -> None:
    """Killed when it has laid so many pages; the last number is that of a build that is nearly done."""
    site = tmp_path / "site"
    program = (
        "from pathlib import Path; from converter.site.build import build_site;"
        f"build_site(Path({str(sample_docs)!r}), Path({str(site)!r}), Path({str(CONFIG)!r}))"
    )
    building = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    while building.poll() is None and laid(site) < pages:
        time.sleep(0.005)
    killed = building.poll() is None
    building.send_signal(signal.SIGKILL)
    building.wait()
    assert killed
    assert all(path.read_bytes().endswith(b"</html>") for path in site.glob("doc/**/*.html"))
    build_site(sample_docs, site, CONFIG)
    assert hashes(site) == hashes(sample_site)


def laid(site: Path) -> int:
    """How many pages have their place in a site that is being built."""
    return sum(path.endswith(".html") and not path.startswith(".") for path, _ in rendered.walk(site, links=False))
