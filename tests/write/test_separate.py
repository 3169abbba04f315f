"""Pages of documents printed by themselves, and of long tables."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from converter.errors import GazetteError
from converter.link import link
from converter.model.block import CellSpan, Table
from converter.model.issue import Issue
from converter.model.place import Passage
from converter.pipeline import convert
from converter.write.head import gazette_title, issue_name, issue_name_plain
from converter.write.ink import Ink
from converter.write.pages import site_files
from converter.write.tables import table
from converter.write.words import words
from tests.factory import GAZETTE
from tests.read.pdf.making import Press

NOTICE = """澜屿市人民政府关于汛期巡查的通知
澜政发〔2023〕3号
各县（市、区）人民政府：
各地要明确专人值守，每日十六时前报告水情。
澜屿市人民政府
2023年5月8日
"""


def of_text(folder: Path, name: str, text: str) -> Issue:
    (folder / name).mkdir()
    path = folder / name / "source.txt"
    path.write_text(text, encoding="utf-8")
    return convert(path)


@pytest.fixture
def letter(tmp_path: Path) -> Issue:
    return of_text(tmp_path, "letter", NOTICE)


@pytest.fixture
def report(tmp_path: Path) -> Issue:
    path = tmp_path / "source.pdf"
    path.write_bytes(Press().text(60, 60, "2022年澜屿市水资源公报").text(60, 120, "全市水资源总量平稳。").bytes())
    return convert(path)


@pytest.fixture
def gazette(tmp_path: Path) -> Issue:
    return of_text(tmp_path, "gazette", GAZETTE)


def pages(*issues: Issue, language: str = "zh-Hans") -> Mapping[str, str]:
    made = site_files(issues, link(issues), words=words(language))
    return {path: data.decode() for path, data in made.items() if path.endswith(".md")}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_it_is_called_by_its_title_and_never_by_the_number_made_of_it(report: Issue, language: str) -> None:
    say = words(language)
    assert issue_name_plain(report, say) == "2022年澜屿市水资源公报"
    lang = ' lang="zh-Hans"' if language == "en" else ""
    assert issue_name(report, say) == (
        f"<span{lang}>2022年澜屿市水资源公报</span>" if lang else "2022年澜屿市水资源公报"
    )
    for path, page in pages(report, language=language).items():
        said = re.sub(r'(?:href|id|data-[a-z]+)="[^"]*"|<code>.*?</code>|<script.*?</script>', "", page, flags=re.S)
        assert str(report.number) not in said, path


def test_bodies_stand_where_the_name_of_a_gazette_does(letter: Issue, report: Issue, gazette: Issue) -> None:
    say = words()
    assert gazette_title(letter, say) == "澜屿市人民政府"
    assert gazette_title(report, say) == ""
    assert gazette_title(gazette, say) == "澜屿市人民政府公报"
    made = pages(letter, report)
    assert '<p class="issuer"' in made["doc/lanzhengfa/2023/3.md"]
    assert '<p class="issuer"' not in made[f"issue/2022/{report.number}/1.md"]


def test_a_page_says_that_its_document_was_printed_by_itself(letter: Issue, gazette: Issue) -> None:
    made = pages(letter, gazette)
    said = '<dt>印发方式</dt><dd><a href="../../../issue/2023/lanzhengfa-3/index.html">单独印发</a></dd>'
    assert said in made["doc/lanzhengfa/2023/3.md"]
    assert "单独印发" not in made["doc/lanzhengfa/2023/65.md"]
    assert "本期文件" not in made["issue/2023/lanzhengfa-3/index.md"]


def test_it_stands_beside_an_issue_of_the_same_number_and_is_not_the_latest(letter: Issue, gazette: Issue) -> None:
    assert (letter.year, letter.number) == (gazette.year, gazette.number)
    made = pages(letter, gazette)
    assert {"issue/2023/3/index.md", "issue/2023/lanzhengfa-3/index.md"} <= made.keys()
    assert re.search(r'<h2 id="latest">.*?2023年第3期', made["index.md"])
    assert re.findall(r'<h2 id="(n[^"]*)"', made["year/2023.md"]) == ["nlanzhengfa-3", "n3"]


def test_two_of_one_series_and_number_are_refused(letter: Issue, tmp_path: Path) -> None:
    other = of_text(tmp_path, "again", NOTICE)
    with pytest.raises(GazetteError, match="two issues"):
        site_files([letter, other], link([letter, other]))


def test_it_is_no_part_of_a_periodical(letter: Issue, gazette: Issue) -> None:
    made = pages(letter, gazette)
    for path, held in (("doc/lanzhengfa/2023/3.md", False), ("doc/lanzhengfa/2023/65.md", True)):
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', made[path], flags=re.S)
        assert ("isPartOf" in json.loads(found)) is held


def grid(count: int, code: str = "{:06}", groups: bool = True) -> str:
    """A table with a head and `count` rows, its first column one merged cell."""
    head = [Passage.of(name, 1) for name in ("门类", "代码")]
    rows = [[Passage.of("农业" if at == 0 else "", at + 2), Passage.of(code.format(at), at + 2)] for at in range(count)]
    spans = (CellSpan(1, 0, count, 1),) if groups else ()
    block = Table(id="t1", rows=tuple(map(tuple, (head, *rows))), header_rows=1, spans=spans)
    return "\n".join(table(block, Ink((), words()), "表"))


@pytest.mark.parametrize(("count", "long"), [(99, False), (100, True)])
def test_a_long_table_scrolls_by_itself_its_groups_in_view(count: int, long: bool) -> None:
    made = grid(count)
    assert ('class="scroll long"' in made) is long
    assert ('<span class="held">农业</span>' in made) is long
    assert made.count('class="held"') == int(long)


@pytest.mark.parametrize(("code", "right"), [("{:06}", False), ("1{}00", True), ("1.{}", True)])
def test_codes_stand_as_words_do(code: str, right: bool) -> None:
    assert ('class="n"' in grid(5, code)) is right
