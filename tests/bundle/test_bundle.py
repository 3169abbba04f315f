"""The sample's bundle as a file: what is inside, what is told, the same bytes; nothing of it is lost or leads nowhere."""

from __future__ import annotations

import codecs
import hashlib
import html
import io
import json
import re
import tarfile
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

from converter.bundle import bundle
from converter.bundle.names import troubles
from converter.cli import main
from converter.errors import OutputError
from converter.site.choice import Choice
from converter.site.trees import TREES, Tree
from converter.store import staged
from tests.site.making import CONFIG, ROOT, read

WAY = re.compile(rb'"[^"]*\.html(?:#[^"]*)?"')


def test_the_zip(zipped: Path) -> None:
    with zipfile.ZipFile(zipped) as held:
        entries = held.infolist()
        assert held.testzip() is None
    names = [entry.filename for entry in entries]
    assert zipped.name == "lanpu-gazette-2023-03-25-issue-2023-3.zip"
    assert {name.partition("/")[0] for name in names} == {zipped.stem}
    assert names == sorted(names)
    assert list(troubles(names)) == []
    assert all(name.isascii() for name in names)
    assert len({entry.date_time for entry in entries}) == 1
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}
    top = {name.split("/")[1] for name in names}
    assert top == {"START.html", "SHA256SUMS", "manifest.json", "site"}


def test_the_same_bytes_each_time(zipped: Path, tmp_path: Path) -> None:
    again = bundle([ROOT / "gazettes"], tmp_path, Choice(issues=("lanpu/2023/3",)), config=CONFIG)
    assert again.file.name == zipped.name
    assert again.file.read_bytes() == zipped.read_bytes()
    assert (again.size, again.issues, again.of) == (zipped.stat().st_size, 1, 3)
    assert [path.name for path in tmp_path.iterdir()] == [zipped.name]


def test_sums_are_of_every_other_file(opened: Path) -> None:
    lines = (opened / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    found = {path.relative_to(opened).as_posix(): path for path in opened.rglob("*") if path.is_file()}
    del found["SHA256SUMS"]
    assert told == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()}


def test_the_manifest(opened: Path) -> None:
    told = json.loads((opened / "manifest.json").read_text(encoding="utf-8"))
    assert (told["format"], told["as_of"], told["whole"]) == ("gazette-bundle-1", "2024-01-25", False)
    assert told["of"] == {"issues": 3, "documents": 19}
    assert told["title"]["zh-Hans"] == "岚浦市人民政府公报"
    assert [issue["id"] for issue in told["issues"]] == ["lanpu/2023/3"]
    named = [told["start"], told["sums"], *told["packs"]]
    named += [page for issue in told["issues"] for page in (issue["page"], *issue["documents"])]
    assert [name for name in named if not (opened / name).is_file()] == []


def test_records_are_packed_whole(opened: Path, sample_site: Path) -> None:
    told = json.loads((opened / "manifest.json").read_text(encoding="utf-8"))
    ((pack, names),) = told["packs"].items()
    with tarfile.open(fileobj=io.BytesIO((opened / pack).read_bytes())) as tar:
        members = {member.name: member for member in tar.getmembers()}
        assert sorted(members) == names
        for name in names:
            held = tar.extractfile(name)
            assert held is not None
            own, whole = held.read(), (sample_site / name).read_bytes()
            # What is not held stands in the list alone, so that Markdown leads there.
            assert (WAY.sub(b"", own) == WAY.sub(b"", whole)) if name.endswith(".md") else (own == whole), name
    for name in ("issue/2023/3/issue.json", "doc/lanzhengfa/2023/8.md", "doc/lanzhengfa/2023/8.akn.xml"):
        assert name in names
    assert any(name.startswith("en/") for name in names)
    assert not any(name.startswith("zh-hant/") for name in names)


def test_only_what_was_chosen_is_inside(opened: Path) -> None:
    site = opened / "site"
    assert (site / "doc/lanzhengfa/2023/8.html").is_file()
    for name in ("issue/2023/4", "issue/2024", "doc/lanzhengfa/2024", "404.html", "sitemap.xml", "feed", "en/feed"):
        assert not (site / name).exists(), name
    # What is packed holds texts and terms; the names of their files tell of which pages.
    packed, plain = set[Path](), set[Path]()
    for path in (site / "assets/search").glob("*.js"):
        (packed if path.read_bytes().startswith(codecs.BOM_UTF16_LE) else plain).add(path)
    index = "".join(path.read_text(encoding="utf-8") for path in plain)
    index += "".join(path.name.replace(".", "/") for path in packed)
    assert "doc/lanzhengfa/2023/8" in index
    assert "doc/lanzhengfa/2024/1" not in index


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: str(tree.language))
def test_no_link_leads_nowhere(opened: Path, tree: Tree) -> None:
    pages = list(tree.site(opened / "site").rglob("*.html"))
    assert len(pages) > 20
    wrong: list[tuple[str, str]] = []
    ids: dict[Path, set[str]] = {}
    for path in (*pages, opened / "START.html"):
        page = read(path)
        for given in (*page.links, *page.loads):
            address = urlsplit(given)
            if address.scheme in ("http", "https", "mailto"):
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            if not target.is_file() or not target.is_relative_to(opened.resolve()):
                wrong.append((path.name, given))
            elif address.fragment and target.suffix == ".html" and address.fragment != "top":
                held = ids.setdefault(target, set(read(target).ids))
                if unquote(address.fragment) not in held:
                    wrong.append((path.name, given))
    assert wrong == []


def flat(text: str) -> str:
    """Text without tags, and without what a bundle says of a link."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", text)).replace("（不在本离线包内）", ""))


def test_what_is_told_of_a_document_is_what_the_whole_tells(opened: Path, sample_site: Path) -> None:
    compared = 0
    for path in sorted((opened / "site/doc").rglob("*.html")):
        whole = (sample_site / path.relative_to(opened / "site")).read_text(encoding="utf-8")
        own = path.read_text(encoding="utf-8")
        for part in (
            r'<div class="state.*?</div>',
            r'<h2 id="cited-by".*?(?=<h2|<script|</article>)',
            r'<h2 id="life".*?</ol>',
        ):
            one, other = (re.search(part, text, re.DOTALL) for text in (own, whole))
            assert bool(one) == bool(other), (path.name, part)
            if one and other:
                assert flat(one[0]) == flat(other[0])
                compared += 1
    assert compared > 10


def test_the_first_page_says_so(opened: Path) -> None:
    for tree, said in zip(TREES, ("仅收2023年第3期", "僅收2023年第3期", "only No. 3 of 2023"), strict=True):
        assert said in (tree.site(opened / "site") / "index.html").read_text(encoding="utf-8")
        assert said in (opened / "START.html").read_text(encoding="utf-8")


def test_the_command_tells_what_it_made_and_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    out = tmp_path / "out"
    made = CliRunner().invoke(main, ["bundle", "gazettes/lanpu", "--year", "1999", "--out", str(out)])
    assert made.exit_code == 2
    assert "--year: no issue is of 1999; there are issues of: 2023, 2024" in made.output
    assert not out.exists()


def test_a_zip_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    def half() -> None:
        with staged(tmp_path / "new/a.zip") as stage:
            stage.write_bytes(b"half")
            raise RuntimeError("half")

    with pytest.raises(RuntimeError, match="half"):
        half()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="has a file where a folder is needed"), staged(tmp_path / "file/a.zip"):
        pass
