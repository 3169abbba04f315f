"""The examples for web servers send the policy that our pages have, and compressed copies are the files."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from converter.cli import main
from converter.site.compressed import precompress
from converter.site.policy import POLICY
from tests.site.making import ROOT

EXAMPLES = ("_headers", "nginx.conf", "apache.conf", "Caddyfile")
HASHED = re.compile(r"\.[0-9a-f]{8}\.min\.(?:css|js)$")


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_sends_our_policy(name: str) -> None:
    told = (ROOT / "hosting" / name).read_text(encoding="utf-8")
    policies = re.findall(r"Content-Security-Policy:? \"?(default-src[^\"\n]*)", told)
    # Who may show a page in a frame can be said in a header alone.
    assert policies == [f"{POLICY}; frame-ancestors 'none'"]
    assert "no" + "sniff" in told
    assert "max-age=0, must-revalidate" in told
    assert "immutable" in told
    if name != "_headers":
        assert "/404.html" in told


def test_every_example_is_named_and_held(sample_site: Path) -> None:
    assert sorted(path.name for path in (ROOT / "hosting").iterdir()) == sorted(EXAMPLES)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "`hosting/`" in readme
    # What the examples let a browser keep for a year has a name that changes with it.
    kept = [
        path for folder in ("stylesheets", "javascripts") for path in (sample_site / "assets" / folder).rglob("*.*")
    ]
    assert kept
    assert [path.name for path in kept if not HASHED.search(path.name)] == []


def test_compressed_copies(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    files = {"a.html": b"a" * 2000, "deep/b.js": b"b" * 1024, "small.css": b"c" * 1023, "d.pdf": b"d" * 2000}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert precompress(tmp_path) == 2
    copies = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.gz")}
    assert {name: gzip.decompress(data) for name, data in copies.items()} == {
        "a.html.gz": files["a.html"],
        "deep/b.js.gz": files["deep/b.js"],
    }
    # No clock, no name.
    assert {data[3:8] for data in copies.values()} == {bytes(5)}
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.gz")}
    assert precompress(tmp_path) == 2
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.gz")} == before


def test_the_command_compresses_if_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    source = "gazettes/lanpu/2023-03/source.txt"
    folders = ["--docs", str(tmp_path / "docs"), "--site", str(tmp_path / "site")]
    made = CliRunner().invoke(main, ["build", source, *folders, "--precompress"])
    assert made.exit_code == 0, made.output
    site = tmp_path / "site"
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == (site / "index.html").read_bytes()
    made = CliRunner().invoke(main, ["build", source, *folders])
    assert made.exit_code == 0, made.output
    assert not (site / "index.html.gz").exists()
