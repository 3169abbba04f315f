"""An ordinary document in two columns, Chinese and English, with its own labels: one document with two texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from converter.forms.text import squeeze
from converter.model.block import also_of
from converter.model.issue import Issue
from converter.pipeline import convert
from tests.typeset.bilingual import Manner
from tests.typeset.markup import quoted
from tests.typeset.press import press

TYPST = (Path(__file__).parent / "notice.typ").read_text(encoding="utf-8")

TITLE = (
    "岚浦市人民政府关于渡口安全管理的通知",
    "Notice of the Lanpu Municipal People's Government on the Safety of Ferries",
)
NUMBER = "岚政发〔2023〕31号", "Lanzhengfa [2023] No. 31"
SIGNED = ("岚浦市人民政府", "2023年5月8日"), ("Lanpu Municipal People's Government", "8 May 2023")

SAYS = [
    ("为加强渡口的安全管理，现就有关事项通知如下。", "To keep ferries safe, notice of the following is hereby given."),
    ("{}渡口的设置应当经区人民政府批准。", "{}No ferry shall be set up without the approval of the district."),
    (
        "{}渡船应当每年检验一次，未经检验的不得载客。",
        "{}Each boat shall be inspected once a year before it carries people.",
    ),
    (
        "{}渡工应当年满十八周岁，并持有培训合格证书。",
        "{}Ferrymen shall be at least eighteen years old and hold a certificate.",
    ),
    ("{}遇有大风大雾，渡船应当停航。", "{}In strong wind and thick fog boats shall stay in port."),
    (
        "{}违反本通知的，由交通运输部门责令改正。",
        "{}The transport department shall order those who disobey to mend it.",
    ),
]

LABELS = {
    "figures": (["1.", "2.", "3.", "4.", "5."], ["1. ", "2. ", "3. ", "4. ", "5. "]),
    "numerals": (["一、", "二、", "三、", "四、", "五、"], ["1. ", "2. ", "3. ", "4. ", "5. "]),
    "articles": (
        ["第一条　", "第二条　", "第三条　", "第四条　", "第五条　"],
        ["Article 1 ", "Article 2 ", "Article 3 ", "Article 4 ", "Article 5 "],
    ),
    "other ones": (["一、", "二、", "三、", "四、", "五、"], ["(a) ", "(b) ", "(c) ", "(d) ", "(e) "]),
}


def said(side: int, labels: Sequence[str]) -> list[str]:
    return [say[side].format(label) for label, say in zip(("", *labels), SAYS, strict=True)]


def column(side: int, labels: Sequence[str]) -> str:
    lines = [f"title({quoted(TITLE[side])})", f"title({quoted(NUMBER[side])})"]
    lines += [f"par({quoted(text)})" for text in said(side, labels)]
    lines += [f"signature(({', '.join(map(quoted, SIGNED[side]))}))"]
    return f'side("{("zh", "en")[side]}", [{chr(10).join("#" + line for line in lines)}])'


def converted(kind: str, folder: Path) -> Issue:
    manner = Manner()
    layout = f"(width: 210, height: 297, size: {manner.size}, english-first: false, stacked: false, first-folio: 1)"
    zh, en = (column(side, labels) for side, labels in enumerate(LABELS[kind]))
    path = folder / "source.pdf"
    path.write_bytes(press(f"#let layout = {layout}\n{TYPST}\n#beside({zh}, {en})\n"))
    return convert(path)


@pytest.mark.parametrize("kind", ["figures", "numerals", "articles"])
def test_labelled_texts_are_one_document(kind: str, tmp_path: Path) -> None:
    issue = converted(kind, tmp_path)
    (document,) = issue.documents
    assert document.also is not None
    assert (squeeze(document.title.text), squeeze(document.also.title.text)) == tuple(map(squeeze, TITLE))
    assert (str(document.number), document.kind, document.issuers) == (NUMBER[0], "notice", (SIGNED[0][0],))
    assert (document.also.label.text, document.signed) == (NUMBER[1], date(2023, 5, 8))
    blocks = [block for part in document.parts for block in part.blocks]
    pairs = [
        tuple(squeeze("".join(one.text for one in side.passages())) if side else "" for side in (block, also_of(block)))
        for block in blocks
    ]
    wanted = zip(*(map(squeeze, said(side, labels)) for side, labels in enumerate(LABELS[kind])), strict=True)
    assert pairs == [*wanted, (squeeze("".join(SIGNED[0])), squeeze("".join(SIGNED[1])))]
    assert issue.ledger.unaccounted == 0
    assert "second-text-apart" not in [one.code for one in issue.findings]


def test_texts_with_other_labels_are_left_apart(tmp_path: Path) -> None:
    issue = converted("other ones", tmp_path)
    assert "second-text-apart" in [one.code for one in issue.findings]
    assert issue.documents[0].also is None
    assert issue.ledger.unaccounted == 0
