"""Records for tests of `diff`, as JSON, and ways to change them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from hypothesis import strategies as st

from converter.records import Records, issue_of
from converter.write.record import IssueRecord

Json: TypeAlias = dict[str, Any]

_BASE = (Path(__file__).parent / "base.json").read_bytes()


def base() -> Json:
    """A small issue of two documents, made anew at each call."""
    return msgspec.json.decode(_BASE, type=dict[str, Any])


def paragraph(name: str, text: str) -> Json:
    """A block that is a paragraph."""
    return {"type": "paragraph", "id": name, "text": text, "lang": "zh-Hans", "source": []}


def record(made: Json) -> IssueRecord:
    return msgspec.json.decode(msgspec.json.encode(made), type=IssueRecord)


def records(made: Json) -> Records:
    one = record(made)
    return {issue_of(one): one}


_TEXTS = st.sampled_from(
    [
        "",
        "甲",
        "各地每日八时前报告水情。",
        "各地每日十六时前报告水情。",
        "按照岚政发〔2020〕1号办理。",
        "`x` @y #1\n- z",
    ]
)
_AT = st.integers(0, 3)


def _blocks(made: Json, at: int) -> list[Json]:
    documents = made["documents"]
    found: list[Json] = documents[at % len(documents)]["parts"][0]["blocks"] if documents else []
    return found


def _put(at: int, where: int, text: str, name: str) -> Callable[[Json], None]:
    return lambda made: _blocks(made, at).insert(where, paragraph(name, text))


def _take(at: int, where: int) -> Callable[[Json], None]:
    def change(made: Json) -> None:
        del _blocks(made, at)[where : where + 1]

    return change


def _set_text(at: int, where: int, text: str) -> Callable[[Json], None]:
    def change(made: Json) -> None:
        for block in _blocks(made, at)[where : where + 1]:
            block["text"] = text

    return change


def _swap(at: int) -> Callable[[Json], None]:
    return lambda made: _blocks(made, at).reverse()


def _set(at: int, key: str, value: object) -> Callable[[Json], None]:
    def change(made: Json) -> None:
        for document in made["documents"][at : at + 1]:
            document[key] = value

    return change


def _citation(at: int, key: str, value: object) -> Callable[[Json], None]:
    def change(made: Json) -> None:
        for document in made["documents"][at : at + 1]:
            document["citations"] = [one | {key: value} for one in document["citations"]]

    return change


def _drop(at: int) -> Callable[[Json], None]:
    def change(made: Json) -> None:
        del made["documents"][at : at + 1]

    return change


def _double(at: int) -> Callable[[Json], None]:
    def change(made: Json) -> None:
        made["documents"] += msgspec.json.decode(msgspec.json.encode(made["documents"][at : at + 1]))

    return change


def _finding(severity: str, line: int) -> Callable[[Json], None]:
    source = {"page": None, "lines": [line, line], "bbox": None}
    finding = {"severity": severity, "code": "page-lost", "message": "缺页", "advice": "", "source": source}
    return lambda made: made["findings"].append(finding)


def _key(key: str, value: object) -> Callable[[Json], None]:
    return lambda made: made.__setitem__(key, value)


def _ledger(key: str, value: int) -> Callable[[Json], None]:
    return lambda made: made["ledger"].__setitem__(key, value)


mutations: st.SearchStrategy[Callable[[Json], None]] = st.one_of(
    st.builds(_put, _AT, _AT, _TEXTS, st.sampled_from(["p1", "p2", "p9"])),
    st.builds(_take, _AT, _AT),
    st.builds(_set_text, _AT, _AT, _TEXTS),
    st.builds(_swap, _AT),
    st.builds(_set, _AT, st.just("title"), st.sampled_from(["关于防汛值守的通知", "大事记", "甲"])),
    st.builds(_set, _AT, st.just("permalink"), st.sampled_from([None, "lanzhengfa/2023/6", "lanzhengfa/2023/7"])),
    st.builds(_set, _AT, st.just("signed"), st.sampled_from([None, "2023-05-01"])),
    st.builds(
        _set, _AT, st.just("in_force"), st.just({"from": None, "until": "2025-01-01", "evidence": [], "rule": "date"})
    ),
    st.builds(_set, _AT, st.just("status"), st.just({"state": "repealed", "evidence": ["x"]})),
    st.builds(_citation, _AT, st.just("relation"), st.sampled_from(["repeals", "amends"])),
    st.builds(_citation, _AT, st.just("start"), st.integers(0, 3)),
    st.builds(_drop, _AT),
    st.builds(_double, _AT),
    st.builds(_finding, st.sampled_from(["error", "warning", "note"]), st.integers(1, 3)),
    st.builds(_key, st.just("number"), st.sampled_from([3, 4])),
    st.builds(_key, st.just("published"), st.sampled_from([None, "2024-01-01"])),
    st.builds(_ledger, st.sampled_from(["blank", "documents"]), st.integers(0, 3)),
)
"""Changes to a record, each of one kind."""
