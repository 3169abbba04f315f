"""`gazette link`: the corpus of converted issues, its file and its summary."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from converter.archive import FILE, encode, link_records
from converter.cli import main
from converter.errors import ProfileError
from converter.link import link, link_cards
from converter.model.corpus import Corpus
from converter.pipeline import convert
from converter.records import load_records
from tests.link.test_link import card, cite

SAMPLE = Path(__file__).parent.parent / "gazettes" / "lanpu"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    assert CliRunner().invoke(main, ["convert", str(SAMPLE), "--out", str(out)]).exit_code == 0
    return out


def plain(corpus: Corpus) -> list[tuple[object, ...]]:
    """What must be the same whether issues are linked as they are converted or from their files."""
    return [
        (
            work.key,
            work.titles,
            work.documents,
            work.status.state,
            work.status.since,
            [(one.document, one.citation.block, one.citation.relation) for one in work.cited_by],
        )
        for work in corpus.works.values()
    ]


def test_files_tell_what_linking_needs(converted: Path) -> None:
    issues = [convert(source) for source in sorted(SAMPLE.rglob("source.txt"))]
    assert plain(link_records(load_records(converted))) == plain(link(issues))


def test_the_command_writes_the_same_bytes_again(converted: Path) -> None:
    first = CliRunner().invoke(main, ["link", str(converted), "--language", "en"])
    written = (converted / FILE).read_bytes()
    second = CliRunner().invoke(main, ["link", str(converted), "--language", "en"])
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.output == second.output
    assert "3 issues, 19 documents" in first.output
    assert (converted / FILE).read_bytes() == written
    assert json.loads(written)["schema"] == "gazette-corpus/1"


def test_what_the_sample_says(converted: Path) -> None:
    works = {work["key"]: work for work in json.loads(encode(link_records(load_records(converted)), []))["works"]}
    states = {
        key: works[key]["state"] for key in ("lanzhengbanfa/2023/10", "lanzhenggui/2023/2", "lanzhengbanfa/2023/11")
    }
    assert list(states.values()) == ["repealed", "partly_repealed", "amended"]
    assert works["guofa/2022/14"]["documents"] == []


def test_an_empty_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["link", str(tmp_path)])
    assert result.exit_code == 2
    assert "issue.json" in result.output


def test_two_series_under_one_slug_are_an_error() -> None:
    held = replace(card(1, "办法", permalink="guofa/2020/1"), number="国发〔2020〕1号")
    cited = replace(cite("", "guofa/2020/2"), number="国法〔2020〕2号")
    with pytest.raises(ProfileError, match="slug 'guofa' stands for") as clash:
        link_cards([held, card(2, "通知", cited)])
    assert "[[series]]" in str(clash.value)
