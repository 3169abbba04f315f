"""The public record: its keys and their order, its schema, its bytes."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from converter.model.block import all_text_blocks
from converter.write.issue_json import encode, issue_record
from converter.write.record import schema
from tests.factory import every_kind

SCHEMA = resources.files("converter") / "schema" / "gazette-issue-1.schema.json"


@pytest.fixture
def written(tmp_path: Path) -> Any:
    return json.loads(encode(issue_record(every_kind(tmp_path))))


def test_the_shipped_schema_is_current() -> None:
    assert SCHEMA.read_bytes() == schema(), f"write it anew: gazette schema > {SCHEMA}"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema()))


def test_a_record_holds_the_schema(written: Any) -> None:
    Draft202012Validator(json.loads(schema())).validate(written)


SPOILT = [
    # how a record is spoilt, each in a way that the schema has to see
    lambda record: record.pop("ledger"),
    lambda record: record["ledger"].update(unaccounted=1),
    lambda record: record.update(schema="gazette-issue/2"),
    lambda record: record["documents"][0]["parts"][0]["blocks"][0].update(type="headline"),
    lambda record: record["documents"][0]["parts"][0]["blocks"][0].update(level=7),
    lambda record: record["documents"][0]["parts"][0]["blocks"][5]["spans"].append([0, 0, 1]),
    lambda record: record["documents"][0].update(signed="12 April"),
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_the_schema_sees_what_is_wrong(spoil: Any, written: Any) -> None:
    spoil(written)
    checker = Draft202012Validator.FORMAT_CHECKER
    assert not Draft202012Validator(json.loads(schema()), format_checker=checker).is_valid(written)


KEYS = {
    # where → the keys that the interface fixes, in their order
    "": "schema gazette year number total_number published source masthead contents documents furniture gaps "
    "corrections findings ledger normalised",
    "source": "kind file sha256 encoding characters pages",
    "contents.0": "section title page document source",
    "documents.0": "id permalink number number_as_printed kind title sources issuers signed section contents_page "
    "addressees parts citations in_force status",
    "documents.0.sources": "title number addressees signature",
    "documents.0.parts.0": "kind label title blocks",
    "documents.0.parts.2": "kind label title blocks label_printed",
    "documents.0.citations.0": "block start end text target title form number effective evidence relation",
    "documents.0.status": "state evidence",
    "furniture.0": "kind text source",
    "gaps.0": "document after reason source",
    "corrections.0": "source before after reason by date",
    "findings.0": "severity code message advice source",
    "ledger": "source blank documents furniture corrected unaccounted",
    "normalised": "count places",
    "corrections.0.source": "page lines bbox",
}


def at(record: Any, path: str) -> Any:
    for step in filter(None, path.split(".")):
        record = record[int(step) if step.isdigit() else step]
    return record


@pytest.mark.parametrize(("path", "keys"), KEYS.items())
def test_keys_and_their_order(path: str, keys: str, written: Any) -> None:
    assert list(at(written, path)) == keys.split()


BLOCKS = {
    # type → keys beside type, id, text, lang and source
    "heading": {"level", "label", "run_in"},
    "paragraph": {"lead"},
    "item": {"label"},
    "table": {"caption", "columns", "header_rows", "rows", "spans", "unit"},
    "roster": {"people"},
    "names": {"people"},
    "box": {"label", "number", "title", "blocks"},
    "signature": set(),
    "note": set(),
    "event": {"date"},
}


def blocks_of(record: Any) -> list[Any]:
    found = [block for part in record["documents"][0]["parts"] for block in part["blocks"]]
    return found + [inner for block in found for inner in block.get("blocks", ())]


def test_block_keys(written: Any) -> None:
    seen: dict[str, set[str]] = {}
    for block in blocks_of(written):
        assert {"type", "id", "text", "lang", "source"} <= set(block)
        extra = set(block) - {"type", "id", "text", "lang", "source"}
        seen[block["type"]] = seen.get(block["type"], set()) | extra
    assert seen == BLOCKS


def test_block_values(written: Any) -> None:
    by_id = {block["id"]: block for block in blocks_of(written)}
    assert by_id["s1-p1"]["lead"] == "云计算。"
    assert "lead" not in by_id["s1.1-p1"]
    assert by_id["s1.1"]["level"] == 6
    assert by_id["s1.1-t1"]["columns"] == ["名称", "数量"]
    assert by_id["s1.1-t1"]["rows"] == [["名称", "数量"], ["甲", "1"]]
    assert by_id["s1.1-t1"]["spans"] == [[0, 0, 2, 1]]
    assert by_id["s1.1-t1"]["source"] == [
        {"page": None, "lines": [number, number], "bbox": None} for number in (9, 10, 11, 12)
    ]
    assert by_id["s1.1-r1"]["people"][0] == {"role": "组长", "name": "王五", "post": "局长"}
    assert by_id["s1.1-n1"]["people"] == ["张三", "李四"]
    assert (by_id["box1"]["label"], by_id["box1"]["number"], by_id["box1"]["text"]) == (
        "专栏 1",
        1,
        "专栏 1：工程",
    )
    assert by_id["sign"]["text"] == "甲市人民政府\n2023年4月12日"
    assert by_id["annex1-d2"]["date"] == "2023-04-02"


def test_document_values(written: Any) -> None:
    document = written["documents"][0]
    assert document["number"] == "甲发〔2023〕7号"
    assert document["number_as_printed"] == "甲发〔2023〕 7 号"
    assert document["addressees"] == "各局："
    assert [part["label"] for part in document["parts"]] == [None, "附件1", "附件2"]
    assert document["parts"][2]["label_printed"] is False
    assert document["status"] == {"state": "in_force_unknown", "evidence": []}
    assert document["sources"]["signature"] == [
        {"page": None, "lines": [18, 18], "bbox": None},
        {"page": None, "lines": [19, 19], "bbox": None},
    ]


def test_every_printed_character_of_a_block_is_in_the_record(tmp_path: Path) -> None:
    issue = every_kind(tmp_path)
    record = json.loads(encode(issue_record(issue)))
    told = json.dumps(record["documents"], ensure_ascii=False)
    for part in issue.documents[0].parts:
        for block in all_text_blocks(part.blocks):
            for passage in block.passages():
                for line in passage.text.split("\n"):
                    assert json.dumps(line, ensure_ascii=False)[1:-1] in told


def test_the_bytes_are_stable_and_plain(tmp_path: Path) -> None:
    issue = every_kind(tmp_path)
    data = encode(issue_record(issue))
    assert data == encode(issue_record(issue))
    assert data.endswith(b"}\n")
    assert "关于试验的通知".encode() in data
    longest = [line for line in data.decode().split("\n") if line.count('"type":') > 1]
    assert longest == [], "a block has a line of its own"
