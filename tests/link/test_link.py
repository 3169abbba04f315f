"""Linking: targets by number and title, back links, works not held, status, conflicts."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.link import link_cards
from converter.link.cards import also_of
from converter.link.titles import fold
from converter.model.corpus import Card, Corpus
from converter.model.issue import Citation, InForce


def cite(title: str = "", target: str | None = None, relation: str = "cites", **more: object) -> Citation:
    """A citation by title, by number (`target`), or both."""
    form = "number+title" if title and target else "number" if target else "title"
    values = {"block": "p1", "start": 0, "end": 2, "text": title or target or "", "form": form} | more
    return Citation(title=title or None, target=target, number=target, relation=relation, **values)  # type: ignore[arg-type]


def card(
    place: int,
    title: str,
    *citations: Citation,
    permalink: str | None = None,
    signed: date | None = None,
    also: tuple[str, ...] = (),
    in_force: InForce | None = None,
) -> Card:
    """A document of the issue of its month; its number is its permalink."""
    signed = signed or date(2023, 1, place)
    return Card(
        id=f"g/2023/{place}",
        issue=f"g/2023/{signed.month}",
        position=(signed.year, signed.month, place),
        permalink=permalink,
        number=permalink,
        title=title,
        also=also_of(title, also),
        kind="notice",
        issuers=(),
        signed=signed,
        published=signed,
        page=None,
        in_force=in_force,
        citations=citations,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Blanks and quotes that print sets differ.
        ("汀川市“十四五”水利规划", '汀川市"十四五" 水利规划'),
        # The place before a body is left out.
        ("汀川市人民政府办公室关于加强防汛的通知", "市政府办公室关于加强防汛的通知"),
        ("省人民政府办公厅关于印发规划的通知", "省政府办公室关于印发规划的通知"),
        # Brackets of other styles.
        ("汀川市规划(2021—2025年)", "汀川市规划（2021—2025年）"),
    ],
)
def test_titles_that_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("关于加强防汛的通知", "关于加强防汛工作的通知"),
        ("汀川市人民政府关于加强防汛的通知", "汀川市水务局关于加强防汛的通知"),
    ],
)
def test_titles_that_are_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def targets(corpus: Corpus, document: str) -> list[str | None]:
    return [citation.target for citation in corpus.citations[document]]


def test_a_title_leads_to_the_document_that_has_it() -> None:
    corpus = link_cards(
        [
            card(1, "汀川市人民政府关于加强防汛的通知", permalink="a/2023/1"),
            card(2, "另一个通知", cite("市政府关于加强防汛的通知"), permalink="a/2023/2"),
        ]
    )
    assert targets(corpus, "g/2023/2") == ["a/2023/1"]
    assert [one.document for one in corpus.works["a/2023/1"].cited_by] == ["g/2023/2"]


def test_a_title_leads_to_the_notice_that_issues_the_plan() -> None:
    plan = card(1, "关于印发汀川市水利规划的通知", permalink="a/2023/1", also=("汀川市水利规划",))
    corpus = link_cards([plan, card(2, "通知", cite("汀川市水利规划"))])
    assert targets(corpus, "g/2023/2") == ["a/2023/1"]


def test_two_candidates_are_no_target_but_a_conflict() -> None:
    corpus = link_cards(
        [
            card(1, "关于印发汀川市预案的通知", permalink="a/2022/5", also=("汀川市预案",)),
            card(2, "关于印发汀川市预案的通知", permalink="a/2023/9", also=("汀川市预案",)),
            card(3, "通知", cite("汀川市预案")),
        ]
    )
    assert targets(corpus, "g/2023/3") == [None]
    (conflict,) = corpus.conflicts
    assert conflict.code == "title-ambiguous"
    assert dict(conflict.words)["candidates"] == "a/2022/5、a/2023/9"


def test_with_its_number_the_same_title_is_sure() -> None:
    corpus = link_cards(
        [
            card(1, "汀川市预案", permalink="a/2022/5"),
            card(2, "汀川市预案", permalink="a/2023/9"),
            card(3, "通知", cite("汀川市预案", "a/2022/5")),
        ]
    )
    assert targets(corpus, "g/2023/3") == ["a/2022/5"]
    assert corpus.conflicts == ()


def test_a_document_signed_later_cannot_be_meant() -> None:
    corpus = link_cards(
        [card(1, "通知", cite("汀川市预案")), card(2, "汀川市预案", permalink="a/2023/9", signed=date(2023, 5, 1))]
    )
    assert targets(corpus, "g/2023/1") == ["title:汀川市预案"]
    assert corpus.works["title:汀川市预案"].documents == ()


def test_a_number_that_print_gives_elsewhere_names_a_work_not_held() -> None:
    corpus = link_cards([card(1, "通知", cite("省办法", "s/2019/4")), card(2, "通知二", cite("省办法"))])
    assert targets(corpus, "g/2023/2") == ["s/2019/4"]
    work = corpus.works["s/2019/4"]
    assert (work.documents, work.titles, len(work.cited_by)) == ((), ("省办法",), 2)


def test_adding_the_document_later_keeps_the_key() -> None:
    citing = card(2, "通知", cite("", "a/2023/1"))
    before = link_cards([citing])
    after = link_cards([citing, card(1, "汀川市办法", permalink="a/2023/1")])
    assert set(before.works) == {"a/2023/1", "g/2023/2"}
    assert set(after.works) == set(before.works)
    assert (before.works["a/2023/1"].documents, after.works["a/2023/1"].documents) == ((), ("g/2023/1",))


@pytest.mark.parametrize(
    ("relations", "state"),
    [
        (["cites", "based_on"], "in_force_unknown"),
        (["amends"], "amended"),
        (["amends", "partly_repeals"], "partly_repealed"),
        (["partly_repeals", "repeals"], "repealed"),
        (["replaces"], "replaced"),
        (["suspends"], "suspended"),
        # 继续有效 is no assertion of the collection's.
        (["confirms"], "in_force_unknown"),
    ],
)
def test_status(relations: list[str], state: str) -> None:
    citing = [card(place, "通知", cite("", "a/2020/1", one)) for place, one in enumerate(relations, 2)]
    status = link_cards([card(1, "办法", permalink="a/2020/1"), *citing]).works["a/2020/1"].status
    assert status.state == state
    assert all(one.citation.relation in relations for one in status.evidence)


def test_since_is_the_printed_day_then_the_start_then_the_signature() -> None:
    start = InForce(start=date(2023, 6, 1), until=None, rule="date", evidence=())
    printed = card(2, "通知", cite("", "a/2020/1", "repeals", effective=date(2024, 1, 1)), in_force=start)
    started = card(3, "通知", cite("", "a/2020/2", "repeals"), in_force=start)
    signed = card(4, "通知", cite("", "a/2020/3", "repeals"))
    works = link_cards([printed, started, signed]).works
    days = [works[f"a/2020/{number}"].status.since for number in (1, 2, 3)]
    assert days == [date(2024, 1, 1), date(2023, 6, 1), date(2023, 1, 4)]


def test_a_term_that_ended_before_the_last_issue() -> None:
    ended = InForce(start=date(2020, 1, 1), until=date(2022, 12, 31), rule="date+years", evidence=())
    later = InForce(start=date(2024, 1, 1), until=None, rule="date", evidence=())
    corpus = link_cards(
        [
            card(1, "办法", permalink="a/2020/1", in_force=ended),
            card(2, "办法二", permalink="a/2023/1", in_force=later),
            card(3, "办法三", permalink="a/2020/2", in_force=ended),
            card(4, "通知", cite("", "a/2020/2", "extends")),
            card(5, "办法四", permalink="a/2020/3", in_force=ended),
            card(
                6,
                "通知二",
                cite("", "a/2020/3", "extends", until=date(2024, 1, 1)),
                cite("", "a/2020/4", "confirms", until=date(2023, 1, 2)),
            ),
        ]
    )
    keys = ("a/2020/1", "a/2023/1", "a/2020/2", "a/2020/3", "a/2020/4")
    states = [corpus.works[key].status.state for key in keys]
    assert states == ["term_ended", "starts_later", "in_force_unknown", "in_force_unknown", "term_ended"]
    assert corpus.works["a/2020/4"].status.since == date(2023, 1, 2)


def codes(*cards: Card) -> list[str]:
    return [conflict.code for conflict in link_cards(cards).conflicts]


def test_conflicts() -> None:
    ended = card(1, "办法", permalink="a/2020/1", signed=date(2020, 1, 1))
    repeal = card(2, "通知", cite("", "a/2020/1", "repeals"), permalink="a/2023/1")
    relies = card(3, "方案", cite("", "a/2020/1", "based_on"), permalink="a/2023/2")
    assert codes(ended, repeal, relies) == ["repealed-relied-on"]
    # The repeal itself and what was signed before it rest on the work rightly.
    earlier = card(3, "方案", cite("", "a/2020/1", "based_on"), signed=date(2022, 1, 1))
    assert codes(ended, repeal, earlier) == []
    early = card(2, "通知", cite("", "a/2020/1", "repeals"), signed=date(2019, 1, 1))
    assert codes(ended, early) == ["ended-before-it-began"]
    assert codes(ended, card(4, "另一办法", permalink="a/2020/1")) == ["number-claimed-twice"]
    one = card(1, "甲", cite("", "a/2", "amends"), permalink="a/1")
    other = card(2, "乙", cite("", "a/1", "amends"), permalink="a/2", signed=date(2023, 1, 1))
    assert "amendment-cycle" in codes(one, other)


def test_its_own_title_is_no_reference() -> None:
    corpus = link_cards([card(1, "汀川市办法", cite("汀川市办法", own=True), permalink="a/1")])
    assert corpus.works["a/1"].cited_by == ()


RELATIONS = st.sampled_from(["cites", "based_on", "repeals", "amends", "partly_repeals", "extends"])
KEYS = st.sampled_from([f"a/2020/{number}" for number in range(6)])
CITATIONS = st.lists(
    st.one_of(
        st.builds(lambda key, relation: cite("", key, relation), KEYS, RELATIONS),
        st.builds(
            lambda key, day: cite("", key, "extends", until=day), KEYS, st.dates(date(2020, 1, 1), date(2025, 1, 1))
        ),
        st.builds(lambda place, relation: cite(f"办法{place}", None, relation), st.integers(0, 6), RELATIONS),
    ),
    max_size=4,
)
CARDS = st.lists(CITATIONS, min_size=1, max_size=8).map(
    lambda lists: [
        card(place + 1, f"办法{place % 4}", *citations, permalink=f"a/2020/{place}" if place % 3 else None)
        for place, citations in enumerate(lists)
    ]
)


@given(cards=CARDS, seed=st.integers())
def test_the_order_of_adding_changes_nothing(cards: list[Card], seed: int) -> None:
    shuffled = list(cards)
    Random(seed).shuffle(shuffled)
    assert link_cards(shuffled) == link_cards(cards)


@given(cards=CARDS)
def test_every_resolved_target_is_a_work_with_that_back_link(cards: list[Card]) -> None:
    corpus = link_cards(cards)
    for document, citations in corpus.citations.items():
        for citation in citations:
            if citation.target:
                cited_by = corpus.works[citation.target].cited_by
                assert (document, citation) in [tuple(one) for one in cited_by]


def test_a_document_is_cited_by_the_work_that_its_title_names() -> None:
    # No issued part was printed: the title alone tells what the notice issues.
    notice = card(1, "汀川市人民政府办公室关于印发汀川市防汛预案的通知", permalink="a/2023/1")
    corpus = link_cards([notice, card(2, "通知", cite("汀川市防汛预案"))])
    assert targets(corpus, "g/2023/2") == ["a/2023/1"]


def test_a_standard_is_one_work_with_and_without_its_title() -> None:
    plain = cite("", None, form="standard", text="GB/T 18508-2014", work="standard")
    titled = cite(
        "城镇土地估价规程", None, form="standard", text="《城镇土地估价规程》（GB/T 18508—2014）", work="standard"
    )
    corpus = link_cards([card(1, "通知", plain), card(2, "通知二", titled)])
    work = corpus.works["title:GB/T18508-2014"]
    assert (work.kind, work.titles, len(work.cited_by)) == ("standard", ("城镇土地估价规程",), 2)
