"""The linked corpus on the pages, with issues made by hand: links, lists, status, timeline, stubs, conflicts."""

from __future__ import annotations

import itertools
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from converter.model.block import Paragraph, Table
from converter.model.issue import Citation, Document, InForce, Issue
from converter.model.place import Span
from converter.pipeline import convert
from converter.read.find import find_sources
from converter.write.addresses import Addresses
from converter.write.citing import links
from converter.write.quoting import quote
from converter.write.words import words
from tests.site.making import ROOT, Page, citing, document, files_of, issue, said, saying

ZH = words()
TREE = Addresses(
    ending=".html",
    issues={},
    documents={},
    works={f"testfa/2021/{number}": f"doc/testfa/2021/{number}" for number in (3, 5, 6, 12)}
    | {"title:某法": "cited/index"},
    entries={"title:某法": "w-1"},
)


def dead_links(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The links of a tree of pages that lead to no page or to no place on it."""
    written = {path.name: path.read_bytes() for path in (ROOT / "docs/about.md", ROOT / "docs/report.md")}
    whole = dict(files) | written
    pages = {
        f"{name.removesuffix('.md')}.html": Page(data.decode().removeprefix("---").rpartition("\n---\n")[2])
        for name, data in whole.items()
        if name.endswith(".md")
    }
    wrong = []
    for name, page in pages.items():
        for target in page.links:
            parts = urlsplit(target)
            if parts.scheme in ("http", "https", "mailto") or name in ("about.html", "report.html"):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            there = pages.get(path if parts.path else name)
            place = unquote(parts.fragment)
            if path not in whole if there is None else place and place not in there.ids:
                wrong.append((name, target))
    return wrong


@pytest.fixture(scope="module")
def sample() -> tuple[Issue, ...]:
    """The sample's three issues."""
    return tuple(convert(source) for source in find_sources([ROOT / "gazettes"]))


@pytest.mark.parametrize(
    ("here", "file", "expected"),
    [
        ("index", "index.html", "index.html"),
        ("index", "doc/a/1.html", "doc/a/1.html"),
        ("doc/a/2021/1", "doc/a/2021/2.html", "2.html"),
        ("doc/a/2021/1", "doc/a/2021.html", "../2021.html"),
        ("doc/a/2021/1", "doc/ab/2021/1.html", "../../ab/2021/1.html"),
        ("doc/a/2021/1", "index.html", "../../../index.html"),
        ("a/a/b", "a/b/a.html", "../b/a.html"),
    ],
)
def test_from_one_page_to_another(here: str, file: str, expected: str) -> None:
    assert TREE.file(here, file) == expected == posixpath.relpath(file, posixpath.dirname(here) or ".")


# text, the serial numbers cited, the words that are links with where they lead
LISTS = [
    ("某政发〔2021〕3号", (3,), [("某政发〔2021〕3号", 3)]),
    ("某政发〔2021〕3号、5号", (3, 5), [("某政发〔2021〕3号", 3), ("5号", 5)]),
    ("某政发〔2021〕3、5、12号", (3, 5, 12), [("某政发〔2021〕3", 3), ("5", 5), ("12号", 12)]),
    # the middle of a range has no figures of its own
    ("某政发〔2021〕3—6号", (3, 5, 6), [("某政发〔2021〕3", 3), ("6号", 6)]),
    ("某政发〔2021〕３号和 ０５号", (3, 5), [("某政发〔2021〕３号", 3), ("０５号", 5)]),
    ("某政发〔2021〕3号、〔2021〕5号", (3, 5), [("某政发〔2021〕3号", 3), ("〔2021〕5号", 5)]),
    # figures that cannot be found: the first has all the words
    ("某政发〔二〇二一〕三号、五号", (3, 5), [("某政发〔二〇二一〕三号、五号", 3)]),
]


@pytest.mark.parametrize(("text", "numbers", "expected"), LISTS)
def test_each_number_of_a_list_is_a_link(text: str, numbers: tuple[int, ...], expected: list[tuple[str, int]]) -> None:
    made = [
        Citation(
            block="p1",
            start=2,
            end=2 + len(text),
            text=text,
            form="number",
            number=f"某政发〔2021〕{number}号",
            target=f"testfa/2021/{number}",
        )
        for number in numbers
    ]
    (found,) = links(made, TREE, "doc/testfa/2023/1").values()
    assert [(f"__{text}"[one.start : one.end], one.opening) for one in found] == [
        (shown, f'<a class="cites" href="../2021/{number}.html">') for shown, number in expected
    ]


def test_words_of_its_own_and_words_without_a_page_are_no_link() -> None:
    one = Citation(block="p1", start=0, end=4, text="《某法》", form="title", title="某法", target="title:某法")
    (found,) = links([one], TREE, "index", ("title:某法",)).values()
    assert found[0].opening == '<a class="cites away" href="cited/index.html#w-1">'
    for other in (replace(one, own=True), replace(one, target=None), replace(one, target="nowhere/1")):
        assert not any(links([other], TREE, "index").values())


def test_a_link_in_a_cell() -> None:
    table = Table(id="t1", caption=said("表"), unit=said(""), rows=((said("文号"),), (said("某政发〔2023〕9号"),)))
    made = replace(document(table), citations=(citing("t1", "某政发〔2023〕9号", "某政发〔2023〕9号", cell=(1, 0)),))
    page = files_of(issue(made))["issue/2023/1/1.md"].decode()
    assert '<a class="cites away" href="../../../doc/testfa/2023/9.html">某政发〔2023〕9号</a></t' in page


def test_a_sentence_is_cut_around_the_words() -> None:
    text = "甲" * 300 + "某政发〔2023〕9号" + "乙" * 300
    shown = quote(citing("p1", text, "某政发〔2023〕9号"), ZH)
    assert "<mark>某政发〔2023〕9号</mark>" in shown
    assert shown.startswith("<q>…甲")
    assert shown.endswith("乙…</q>")
    assert len(shown) < 260


# relation, class of the banner, what it says
STATES = [
    ("repeals", "end", "本文件已废止。"),
    ("replaces", "end", "本文件已被代替。"),
    ("partly_repeals", "part", "本文件部分内容已停止执行。"),
    ("suspends", "part", "本文件已暂停执行。"),
    ("amends", "part", "本文件已修改。"),
]


@pytest.mark.parametrize(("relation", "kind", "told"), STATES)
@pytest.mark.parametrize("held", [True, False])
def test_the_status_tells_who_says_so(relation: str, kind: str, told: str, held: bool) -> None:
    text = "《甲》（某政发〔2023〕5号）这样处理。"
    says = saying(text, "某政发〔2023〕5号", relation, place=2)
    own = document(number="某政发〔2023〕5号")
    files = files_of(issue(*((own, says) if held else (says,)), published=date(2023, 4, 1)))
    page = files["doc/testfa/2023/5.md"].decode()
    assert f'<div class="state {kind}" role="note"' in page
    assert f"<b>{told}</b>" in page
    assert '<a href="../../../issue/2023/1/2.html#p1">《某市人民政府关于第2事的决定》</a>' in page
    assert "<mark>某政发〔2023〕5号</mark>" in page
    assert 'status/index.html" class="as-of">截至最新一期</a>' in page
    assert "截至2023年第1期" in files["status/index.md"].decode()
    changes = files["status/index.md"].decode()
    assert f'<span class="tag{" end" if kind == "end" else ""}">{tag_of(relation)}</span>' in changes
    assert "现行有效" not in page
    assert dead_links(files) == []


def tag_of(relation: str) -> str:
    """The word for what a relation does."""
    states = {"repeals": "repealed", "replaces": "replaced", "suspends": "suspended", "amends": "amended"}
    return ZH.say(f"tag.{states.get(relation, 'partly_repealed')}")


def test_what_is_to_come_is_not_said_to_have_come() -> None:
    text = "某政发〔2023〕5号自2024年1月1日起废止。"
    says = saying(text, "某政发〔2023〕5号", "repeals", place=2, effective=date(2024, 1, 1))
    files = files_of(issue(document(number="某政发〔2023〕5号"), says, published=date(2023, 4, 1)))
    page = files["doc/testfa/2023/5.md"].decode()
    assert '<div class="state part"' in page
    assert "<b>本文件自2024年1月1日起废止。</b>" in page
    assert "已废止" not in page


def term(start: date | None, until: date | None) -> Document:
    """A document with a term, told in its first paragraph."""
    text = "本办法自某日起施行，有效期若干年。"
    made = document(Paragraph(id="p1", passage=said(text, 7)), number="某政发〔2023〕5号")
    return replace(made, in_force=InForce(start, until, "date+years", (Span(None, 7, 7),)))


@pytest.mark.parametrize(
    ("start", "until", "told"),
    [
        (date(2020, 1, 1), date(2022, 12, 31), "<b>本文件的有效期至2022年12月31日，已届满。</b>"),
        (date(2024, 1, 1), None, "<b>本文件自2024年1月1日起施行。</b>"),
        (date(2023, 3, 1), date(2028, 2, 28), "中未见废止或修改的记载"),
    ],
)
def test_its_own_term(start: date, until: date | None, told: str) -> None:
    page = files_of(issue(term(start, until), published=date(2023, 4, 1)))["doc/testfa/2023/5.md"].decode()
    assert told in page
    assert f'自<time datetime="{start.isoformat()}">' in page
    assert '<a href="#p1">见原文</a>' in page
    assert "<dt>施行</dt>" in page
    assert '<section class="life"' in page


def test_no_timeline_of_signature_and_print_alone() -> None:
    page = files_of(issue(document(number="某政发〔2023〕5号"), published=date(2023, 4, 1)))["doc/testfa/2023/5.md"]
    assert b'class="life"' not in page


def test_lists_at_the_end_name_the_relation_and_the_sentence() -> None:
    says = saying("根据某政发〔2023〕5号，制定本办法。", "某政发〔2023〕5号", "based_on", place=2, pinpoint="第三条")
    files = files_of(issue(document(number="某政发〔2023〕5号"), says))
    citing_page, cited_page = files["issue/2023/1/2.md"].decode(), files["doc/testfa/2023/5.md"].decode()
    assert '<h2 id="cites">本文引用的文件</h2>' in citing_page
    assert "<b>作为依据 第三条</b>" in citing_page
    assert '根据<mark>某政发〔2023〕5号</mark>，制定本办法。</q> <a href="#p1">见原段</a>' in citing_page
    assert '<h2 id="cited-by">引用本文的文件</h2>' in cited_page
    assert "<b>以本文为依据 第三条</b>" in cited_page
    assert 'href="../../../issue/2023/1/2.html#p1">见原段</a>' in cited_page


def test_a_correction_stands_on_both_pages_and_at_the_words() -> None:
    printed = "休渔期自五月一日至八月二十日。"
    own = document(Paragraph(id="p1", passage=said(printed)), number="某政发〔2023〕5号")
    text = "本刊第1期《某通告》（某政发〔2023〕5号）中“八月二十日”应为“八月三十日”。"
    files = files_of(issue(own), issue(saying(text, "某政发〔2023〕5号", "corrects"), number=2))
    page = files["doc/testfa/2023/5.md"].decode()
    top, _, body = page.partition('<div class="text">')
    assert 'href="../../../issue/2023/2/1.html#p1">2023年第2期更正</a>' in top
    assert "休渔期自五月一日至<span class" in body
    assert "“八月二十日”应为“八月三十日”。</div>" in body
    notice = files["issue/2023/2/1.md"].decode()
    assert 'href="../../../doc/testfa/2023/5.html#p1">某政发〔2023〕5号' in notice
    assert dead_links(files) == []


def test_words_that_stand_twice_are_not_marked() -> None:
    own = document(
        Paragraph(id="p1", passage=said("三十")), Paragraph(id="p2", passage=said("三十")), number="某政发〔2023〕5号"
    )
    text = "某政发〔2023〕5号中“三十”应为“四十”。"
    files = files_of(issue(own, saying(text, "某政发〔2023〕5号", "corrects", place=2)))
    page = files["doc/testfa/2023/5.md"].decode()
    assert "2023年第1期更正" in page
    assert "misprint" not in page


def test_a_work_that_is_not_held_has_a_page_where_it_will_stand() -> None:
    says = saying("根据某政发〔2023〕5号，制定本办法。", "某政发〔2023〕5号", "based_on", place=2)
    law = saying("依照《某法》处理。", "《某法》", "applies", place=3, work="law")
    before = files_of(issue(says, law))
    stub = before["doc/testfa/2023/5.md"].decode()
    assert "本库未收录本文件" in stub
    assert 'href="../../../about.html#contribute"' in stub
    listed = before["cited/index.md"].decode()
    assert 'href="../doc/testfa/2023/5.html"' in listed
    (entry,) = re.findall(r'<li id="(w-[0-9a-f]{10})"><b>《某法》</b>', listed)
    assert f'href="../../../cited/index.html#{entry}">《某法》</a>' in before["issue/2023/1/3.md"].decode()
    after = files_of(issue(says, law), issue(document(number="某政发〔2023〕5号"), number=2))
    assert "本库未收录本文件" not in after["doc/testfa/2023/5.md"].decode()
    assert "以本文为依据" in after["doc/testfa/2023/5.md"].decode()
    assert 'class="cites"' in after["issue/2023/1/2.md"].decode()
    assert dead_links(before) == dead_links(after) == []


def test_conflicts_stand_on_all_pages_concerned_and_in_the_report() -> None:
    ends = replace(
        saying("某政发〔2023〕5号同时废止。", "某政发〔2023〕5号", "repeals", place=2), signed=date(2023, 3, 2)
    )
    relies = replace(
        saying("根据某政发〔2023〕5号，制定本办法。", "某政发〔2023〕5号", "based_on", place=3), signed=date(2023, 5, 1)
    )
    files = files_of(issue(document(number="某政发〔2023〕5号"), ends, relies))
    for page in ("doc/testfa/2023/5.md", "issue/2023/1/2.md", "issue/2023/1/3.md", "issue/2023/1/index.md"):
        assert "某政发〔2023〕5号已自2023年3月2日起废止或被代替" in files[page].decode(), page


def test_a_title_that_fits_two_works_names_both() -> None:
    both = [document(place=place, number=f"某政发〔2023〕{place}号") for place in (1, 2)]
    says = saying("按照《某市人民政府关于试验的通知》办理。", "《某市人民政府关于试验的通知》", "applies", place=3)
    page = files_of(issue(*both, says))["issue/2023/1/3.md"].decode()
    assert 'class="cites"' not in page
    assert "可以指几份文件" in page
    for place in (1, 2):
        assert f'<a href="../../../doc/testfa/2023/{place}.html">某政发〔2023〕{place}号</a>' in page


def test_neighbours_are_few_and_say_so() -> None:
    text = "、".join(f"某政发〔2022〕{number}号" for number in range(1, 10))
    cites = tuple(citing("p1", text, f"某政发〔2022〕{number}号") for number in range(1, 10))
    made = replace(document(Paragraph(id="p1", passage=said(text))), citations=cites)
    files = files_of(issue(made))
    page = files["issue/2023/1/1.md"].decode()
    picture = page.partition("<svg")[2].partition("</svg>")[0]
    assert picture.count("<a href=") == 6
    assert "另有3件" in picture
    assert page.partition('<h2 id="cites">')[2].count("<li>") == 9
    assert dead_links(files) == []


def test_every_relation_state_and_conflict_has_words() -> None:
    relations = re.findall(r"replies_to|partly_repeals|[a-z_]+s\b|based_on|cites", "".join(Citation.__doc__ or ""))
    told = {name for name in relations if f"relation.{name}" in ZH.forms}
    assert {"cites", "based_on", "repeals", "partly_repeals", "corrects", "overrules", "replies_to"} <= told
    for voice in ("relation", "by", "short"):
        assert told <= {key.partition(".")[2] for key in ZH.forms if key.startswith(f"{voice}.")}
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(ROOT, "converter/link").glob("*.py")))
    codes = set(re.findall(r'(?:_conflict\(|code=)"([a-z-]+)"', source))
    assert codes
    assert {f"conflict.{code}" for code in codes} <= set(ZH.forms)
    kinds = Path(ROOT, "converter/assemble/kinds.py").read_text(encoding="utf-8")
    named = set(re.findall(r'\("([a-z]+)", "', kinds)) | {"order", "chronicle", "other"}
    assert {f"kind.{name}" for name in named} <= set(ZH.forms)


def test_the_order_of_issues_changes_no_byte(sample: tuple[Issue, ...]) -> None:
    first, *others = (files_of(*order) for order in itertools.permutations(sample))
    assert all(other == first for other in others)


def test_an_issue_that_comes_later_moves_nothing_and_breaks_nothing(sample: tuple[Issue, ...]) -> None:
    for left_out in sample:
        some = [one for one in sample if one is not left_out]
        before, after = files_of(*some), files_of(*sample)
        assert dead_links(before) == []
        assert dead_links(after) == []
        gone = {name for name in before if name.startswith("doc/")} - set(after)
        assert gone == set()
        for one in left_out.documents:
            if one.permalink and f"doc/{one.permalink}.md" in before:
                assert "本库未收录本文件" in before[f"doc/{one.permalink}.md"].decode()


def test_the_real_issue_has_no_dead_link(shared: Path) -> None:
    assert dead_links(files_of(convert(shared / "gazettes/nantong-2022-02/source.txt"))) == []


def test_the_copies_of_the_records_are_linked() -> None:
    own = replace(document(place=1, title="某市供水办法"), permalink="testfa/2023/5")
    says = saying("《某市供水办法》同时废止。", "《某市供水办法》", "repeals", place=2)
    law = saying("依照《某法》处理。", "《某法》", "applies", place=3, work="law")
    held, repeals, applies = json.loads(files_of(issue(own, says, law))["issue/2023/1/issue.json"])["documents"]
    assert held["status"] == {
        "state": "repealed",
        "evidence": ["《某市供水办法》同时废止。"],
        "since": "2023-03-01",
        "by": ["test/2023/1/2"],
    }
    assert repeals["citations"][0]["target"] == "testfa/2023/5"
    assert repeals["status"] == {"state": "in_force_unknown", "evidence": []}
    assert applies["citations"][0]["target"] is None


def test_a_number_that_two_claim_tells_on_its_own_page_what_is_said_of_it() -> None:
    rivals = [document(place=place, title=f"某通知之{place}", number="某政发〔2023〕5号") for place in (1, 2)]
    files = files_of(issue(*rivals, saying("某政发〔2023〕5号同时废止。", "某政发〔2023〕5号", "repeals", place=3)))
    both = files["doc/testfa/2023/5.md"].decode()
    assert "本文件已废止。" in both
    assert "<b>废止本文</b>" in both
    for place in (1, 2):
        page = files[f"issue/2023/1/{place}.md"].decode()
        assert "已废止" not in page
        assert '原件中另有文件使用文号<a href="../../../doc/testfa/2023/5.html">某政发〔2023〕5号</a>' in page
        assert "几份文件使用同一文号某政发〔2023〕5号。" in page
    assert dead_links(files) == []
