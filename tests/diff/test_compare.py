"""`compare`: what it tells of each kind of change, that nothing is left out, and that it can be turned round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.diff import compare as compared
from converter.diff.compare import Difference, DocumentChange, IssueChange, StatusChange, compare
from converter.diff.paragraphs import TextChange
from converter.records import Records, issue_of
from converter.write.record import DocumentRecord, IssueRecord
from tests.diff.making import Json, base, mutations, paragraph, record, records

TITLES = ("关于防汛值守的通知", "关于道路养护的意见")


def changed(change: Callable[[Json], object]) -> Difference:
    """What `compare` tells of one change to the base."""
    new = base()
    change(new)
    return compare(records(base()), records(new))


def only(found: Difference) -> DocumentChange:
    (change,) = found.documents_changed
    assert found == Difference(documents_changed=(change,))
    return change


def test_the_same_is_empty() -> None:
    assert not compare(records(base()), records(base()))


def test_every_key_of_the_record_is_compared() -> None:
    """A key that is added to the record must be added here too, or its changes would go unseen."""
    assert set(DocumentRecord.__struct_fields__) == {*compared._FRAME, *compared._IN_PLACES}
    assert set(IssueRecord.__struct_fields__) == {
        *compared._OF_ISSUE,
        *("schema_", "gazette", "year", "number", "documents", "findings", "ledger"),
    }


def blocks(new: Json) -> list[Json]:
    found: list[Json] = new["documents"][0]["parts"][0]["blocks"]
    return found


def texts(found: Difference) -> list[tuple[str, str | None, str | None]]:
    return [
        (str(one.change), one.old.id if one.old else None, one.new.id if one.new else None) for one in only(found).text
    ]


def test_text_changed() -> None:
    def change(new: Json) -> None:
        blocks(new)[1]["text"] = "各地每日十六时前报告水情。"

    (told,) = only(changed(change)).text
    assert told.change == "changed"
    assert told.old
    assert told.new
    assert (told.old.text, told.new.text) == ("各地每日八时前报告水情。", "各地每日十六时前报告水情。")


def test_text_added_moves_the_ids_behind_it() -> None:
    def change(new: Json) -> None:
        blocks(new)[1:1] = [paragraph("p2", "另有一段全新的话，讲别的事。")]
        for at, one in enumerate(blocks(new), 1):
            one["id"] = f"p{at}"

    assert texts(changed(change)) == [("added", None, "p2"), ("moved", "p2", "p3"), ("moved", "p3", "p4")]


def test_text_moved_and_changed_is_found_by_its_likeness() -> None:
    def change(new: Json) -> None:
        blocks(new)[0:0] = [paragraph("p0", "另有一段全新的话，讲别的事。")]
        blocks(new)[3]["text"] = blocks(new)[3]["text"] + "逾期不候。"
        for at, one in enumerate(blocks(new), 1):
            one["id"] = f"p{at}"

    assert texts(changed(change)) == [
        ("added", None, "p1"),
        ("moved", "p1", "p2"),
        ("moved", "p2", "p3"),
        ("changed", "p3", "p4"),
    ]


def test_text_rewritten_under_its_id() -> None:
    def change(new: Json) -> None:
        blocks(new)[2]["text"] = "甲乙丙丁戊己庚辛。"

    assert texts(changed(change)) == [("changed", "p3", "p3")]


def test_text_removed() -> None:
    assert texts(changed(lambda new: blocks(new).pop())) == [("removed", "p3", None)]


def test_a_cell_of_a_table() -> None:
    def change(new: Json) -> None:
        new["documents"][1]["parts"][0]["blocks"][1]["rows"][1][1] = "9"

    (told,) = only(changed(change)).text
    assert told.new
    assert told.new.text == "单位：个\n名称 | 数量\n泵站 | 9"


def test_citations() -> None:
    def change(new: Json) -> None:
        (old,) = new["documents"][0]["citations"]
        new["documents"][0]["citations"].append(old | {"target": "lanzhengfa/2021/7", "relation": "repeals"})

    (gained,) = only(changed(change)).citations_gained
    assert (gained.text, gained.target, gained.relation) == ("岚政发〔2020〕1号", "lanzhengfa/2021/7", "repeals")
    found = only(changed(lambda new: new["documents"][0]["citations"].clear()))
    (lost,) = found.citations_lost
    assert lost.target == "lanzhengfa/2020/1"
    assert found == DocumentChange(old=found.old, new=found.new, citations_lost=(lost,))


def test_a_citation_in_another_place_is_the_same() -> None:
    found = only(changed(lambda new: new["documents"][0]["citations"][0].update(start=1, block="p2")))
    assert found == DocumentChange(old=found.old, new=found.new, rest=("citations",))


def test_status() -> None:
    def change(new: Json) -> None:
        new["documents"][0]["status"] = {"state": "repealed", "evidence": ["岚政发〔2024〕1号"]}

    assert only(changed(change)).status == StatusChange("in_force_unknown", "repealed", (), ("岚政发〔2024〕1号",))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"title": "关于防汛值班的通知"}, [("title", TITLES[0], "关于防汛值班的通知")]),
        ({"signed": "2023-04-13"}, [("signed", "2023-04-12", "2023-04-13")]),
        ({"issuers": ["甲", "乙"]}, [("issuers", "岚浦市人民政府", "甲、乙")]),
        ({"section": None}, [("section", "文件", None)]),
        (
            {"in_force": {"from": "2023-05-01", "until": None, "evidence": [], "rule": "date"}},
            [("in_force", None, "2023-05-01/..")],
        ),
    ],
)
def test_fields(values: Json, told: list[tuple[str, str | None, str | None]]) -> None:
    found = only(changed(lambda new: new["documents"][0].update(values)))
    assert [(field.name, field.old, field.new) for field in found.fields] == told
    assert not found.rest


def test_documents_answer_each_other_by_permalink_then_by_title() -> None:
    """A number put right keeps the document, and so does a title put right; a document without number goes by title."""

    def change(new: Json) -> None:
        new["documents"].reverse()
        new["documents"][0].update(number="岚政发〔2023〕8号", permalink="lanzhengfa/2023/8")
        new["documents"][1].update(title="关于汛期值守的通知")

    found = changed(change)
    assert found.documents_added == found.documents_removed == ()
    assert {one.old.title: one.new.title for one in found.documents_changed} == {
        TITLES[0]: "关于汛期值守的通知",
        TITLES[1]: TITLES[1],
    }


def test_documents_added_and_removed() -> None:
    def change(new: Json) -> None:
        new["documents"][0].update(number="岚政发〔2023〕9号", permalink="lanzhengfa/2023/9", title="别的文件")

    found = changed(change)
    assert [one.number for one in found.documents_added] == ["岚政发〔2023〕9号"]
    assert [one.number for one in found.documents_removed] == ["岚政发〔2023〕6号"]
    assert not found.documents_changed


def test_a_document_in_another_issue_is_found() -> None:
    other = base() | {"number": 4}
    left, right = records(base()), {**records(base() | {"documents": []}), **records(other)}
    found = compare(left, right)
    assert found.issues_added == ("lanpu/2023/4",)
    assert found.documents_added == found.documents_removed == ()
    assert [one.fields[0].new for one in found.documents_changed] == ["lanpu/2023/4"] * 2


def test_one_title_in_each_issue_is_no_match() -> None:
    """大事记 of one issue is not that of another, while both issues are there."""
    old, new = base(), base() | {"number": 4}
    for one in (old, new):
        one["documents"] = [one["documents"][1] | {"title": "大事记", "permalink": None, "number": None}]
    both = {**records(old), **records(new)}
    assert not compare(both, both)
    assert [one.issue for one in compare(both, records(new)).documents_removed] == ["lanpu/2023/3"]


def issue(change: Callable[[Json], object]) -> IssueChange:
    (told,) = changed(change).issues_changed
    return told


def test_findings() -> None:
    def change(new: Json) -> None:
        new["findings"][0].update(severity="error", message="缺页")

    told = issue(change)
    assert [(one.severity, one.code) for one in told.findings_gained] == [("error", "page-lost")]
    assert [(one.severity, one.code) for one in told.findings_lost] == [("warning", "page-lost")]
    found = changed(change)
    assert [found.findings(severity) for severity in ("error", "warning", "note")] == [(1, 0), (0, 1), (0, 0)]


def test_a_finding_on_another_line_is_the_same() -> None:
    told = issue(lambda new: new["findings"][0]["source"].update(lines=[9, 9]))
    assert told == IssueChange(issue="lanpu/2023/3", rest=("findings",))


def test_ledger() -> None:
    told = issue(lambda new: new["ledger"].update(blank=8, source=108))
    assert [(one.name, one.old, one.new) for one in told.ledger] == [("source", "100", "108"), ("blank", "0", "8")]


def test_the_rest_is_named() -> None:
    assert issue(lambda new: new.update(published="2023-05-01")).rest == ("published",)
    assert issue(lambda new: new["source"].update(sha256="other")).rest == ("source",)
    assert issue(lambda new: new["documents"].reverse()).rest == ("documents",)


def test_issues_added_and_removed() -> None:
    found = compare(records(base()), records(base() | {"number": 12}))
    assert (found.issues_removed, found.issues_added) == (("lanpu/2023/3",), ("lanpu/2023/12",))


# --- properties


def turned(found: Difference) -> Difference:
    """The same difference with old and new exchanged."""

    def text(one: TextChange) -> TextChange:
        swap: dict[str, Any] = {"added": "removed", "removed": "added"}
        return TextChange(swap.get(one.change, one.change), one.new, one.old)

    def fields(told: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(compared.FieldChange(one.name, one.new, one.old) for one in told)

    def status(one: StatusChange | None) -> StatusChange | None:
        return one and StatusChange(one.new, one.old, one.new_evidence, one.old_evidence)

    return Difference(
        issues_added=found.issues_removed,
        issues_removed=found.issues_added,
        documents_added=found.documents_removed,
        documents_removed=found.documents_added,
        documents_changed=tuple(
            DocumentChange(
                old=one.new,
                new=one.old,
                fields=fields(one.fields),
                text=tuple(map(text, one.text)),
                citations_gained=one.citations_lost,
                citations_lost=one.citations_gained,
                status=status(one.status),
                rest=one.rest,
            )
            for one in found.documents_changed
        ),
        issues_changed=tuple(
            IssueChange(
                issue=one.issue,
                findings_gained=one.findings_lost,
                findings_lost=one.findings_gained,
                ledger=fields(one.ledger),
                rest=one.rest,
            )
            for one in found.issues_changed
        ),
    )


def unordered(value: Any) -> Any:
    """A value in which the order of lists does not count."""
    if isinstance(value, dict):
        return {key: unordered(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return sorted((unordered(one) for one in value), key=repr)
    return value


changes = st.lists(mutations, max_size=4)


def mutated(made: list[Callable[[Json], None]]) -> Records:
    new = base()
    for change in made:
        change(new)
    return records(new)


@given(changes, changes)
def test_empty_exactly_where_the_records_are_the_same(one: list[Any], other: list[Any]) -> None:
    left, right = mutated(one), mutated(other)
    assert bool(compare(left, right)) is (left != right)
    assert not compare(left, left)


@given(changes, changes)
def test_it_can_be_turned_round(one: list[Any], other: list[Any]) -> None:
    left, right = mutated(one), mutated(other)
    there, back = compare(left, right), compare(right, left)
    assert unordered(msgspec.to_builtins(turned(back))) == unordered(msgspec.to_builtins(there))


def test_the_base_is_a_record() -> None:
    made = record(base())
    assert issue_of(made) == "lanpu/2023/3"
    assert made.documents[0].signed == date(2023, 4, 12)
