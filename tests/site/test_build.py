"""Building and serving: what is written, what is told, what happens while a source is edited."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from converter.site.build import SiteError, build_site, pages
from converter.site.hook import contents
from converter.site.own_pages import hand_written
from converter.site.trees import TREES, words_of
from tests.site.making import CONFIG, ROOT

SOURCE = ROOT / "gazettes/lanpu/2023-03/source.txt"


def test_pages_that_are_no_longer_made_go(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "own.md").write_text("# mine\n", encoding="utf-8")
    pages([ROOT / "gazettes"], docs, config=CONFIG)
    assert (docs / "year/2024.md").is_file()
    written = pages([SOURCE], docs, config=CONFIG)
    assert "year/2024.md" in written.removed
    assert not (docs / "year/2024.md").exists()
    assert (docs / "own.md").is_file()
    assert (docs / "about.md").read_bytes() == (ROOT / "docs/about.md").read_bytes()
    assert "en/year/2024.md" in written.removed
    assert "转换" in (docs / "about.md").read_text(encoding="utf-8")
    assert "轉換" in (tmp_path / "docs-zh-hant/about.md").read_text(encoding="utf-8")
    assert (tmp_path / "docs-en/about.md").read_bytes() == (ROOT / "docs/about.en.md").read_bytes()
    assert pages([SOURCE], docs, config=CONFIG).changed == ()


def test_a_second_build_takes_no_page_of_the_first_for_hand_written(tmp_path: Path) -> None:
    for file in ("mkdocs.yml", "mkdocs-zh-hant.yml", "mkdocs-en.yml", "docs/about.md", "docs/about.en.md"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / file, tmp_path / file)
    pages([SOURCE], tmp_path / "docs", config=tmp_path / "mkdocs.yml")
    assert "Search" in (tmp_path / "docs-en/search.md").read_text(encoding="utf-8")
    assert pages([SOURCE], tmp_path / "docs", config=tmp_path / "mkdocs.yml").changed == ()


def test_a_page_that_nobody_translated(tmp_path: Path) -> None:
    (tmp_path / "more.md").write_text("# 说明\n\n说 `代码`。\n", encoding="utf-8")
    (tmp_path / "front.md").write_text("---\ntitle: 说明\n---\n\n说。\n", encoding="utf-8")
    made = [hand_written(tmp_path, tree, words_of(tree)) for tree in TREES]
    assert [one["more.md"].decode() for one in made] == [
        "# 说明\n\n说 `代码`。\n",
        "# 說明\n\n說 `代码`。\n",
        "---\nlang: zh-Hans\n---\n\n# 说明\n\n说 `代码`。\n",
    ]
    assert made[2]["front.md"].decode() == "---\nlang: zh-Hans\ntitle: 说明\n---\n\n说。\n"


def test_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"there is no mkdocs\.yml; run this in the project's folder"):
        build_site(tmp_path, tmp_path / "site", tmp_path / "mkdocs.yml")


def test_what_mkdocs_complains_of_is_told(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    pages([SOURCE], docs, config=CONFIG)
    for tree in TREES:
        (tree.docs(docs) / "about.md").write_text("# x\n\n[y](nowhere.md)\n", encoding="utf-8")
        with pytest.raises(SiteError, match=r"nowhere\.md"):
            build_site(docs, tmp_path / "site", CONFIG, [tree])


def test_side_contents_nest_and_leave_boxes_out() -> None:
    made = contents(
        '<h1 id="title">甲</h1>\n<h2 class="part" id="s1">一&#42;<b>乙</b></h2>\n<h4 id="s1.1">丙</h4>\n'
        '<h3 id="box1-head">专栏</h3>\n<h5 id="x">深</h5>\n<h2>无</h2>\n<h2 id="s2">丁</h2>',
        "zh-Hans",
    )
    (top,) = made
    assert [(one.title, one.id) for one in top.children] == [("一&#42;乙", "s1"), ("丁", "s2")]
    assert [one.id for one in top.children[0].children] == ["s1.1"]


def test_serve_shows_what_is_edited(tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    source = folder / "source.txt"
    shutil.copyfile(SOURCE, source)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = (
        "import sys; from pathlib import Path; from converter.site.build import serve;"
        f"serve([Path({str(source)!r})], Path({str(tmp_path / 'docs')!r}), address=('127.0.0.1', {port}))"
    )
    server = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{port}/doc/lanzhengfa/2023/8.html"
        assert "估价期日" in wait_for(address, "估价期日")
        source.write_text(source.read_text(encoding="utf-8").replace("估价期日", "估值期日"), encoding="utf-8")
        assert "估值期日" in wait_for(address, "估值期日")
    finally:
        server.terminate()
        server.communicate(timeout=20)


def wait_for(address: str, text: str) -> str:
    """The page at `address` once it holds `text`, or what it holds after half a minute."""
    held = ""
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                held = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            held = ""
        if text in held:
            break
        time.sleep(0.2)
    return held
