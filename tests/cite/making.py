"""Documents for the tests of `cite`: an invented city, one document from paragraphs."""

from __future__ import annotations

from datetime import date

import msgspec

from converter.cite import cite
from converter.model.block import Block, Item, Paragraph
from converter.model.finding import Finding
from converter.model.issue import Citation, Document, Part
from converter.model.number import DocumentNumber
from converter.model.place import Passage
from converter.profile import Body, Series, generic

PROFILE = msgspec.structs.replace(
    generic(), series=(Series("岚政发", "lan-zheng-fa"),), bodies=(Body("岚浦市人民政府"),)
)
SIGNED = date(2023, 3, 15)


def paragraphs(*texts: str, prefix: str = "") -> tuple[Block, ...]:
    """A paragraph for each text; one that begins with a label is an item."""
    return tuple(
        Item(id=f"{prefix}p{line}", passage=Passage.of(text, line), label="1.")
        if text[:1].isdigit()
        else Paragraph(id=f"{prefix}p{line}", passage=Passage.of(text, line))
        for line, text in enumerate(texts, 3)
    )


def document(*parts: Part, title: str = "岚浦市人民政府关于若干事项的决定", kind: str = "decision") -> Document:
    """A document of 15 March 2023 with the number 岚政发〔2023〕9号."""
    return Document(
        id="lanpu/2023/1/1",
        permalink="lan-zheng-fa/2023/9",
        number=DocumentNumber("岚政发", 2023, 9),
        number_passage=Passage.of("岚政发〔2023〕9号", 2),
        kind=kind,
        title=Passage.of(title, 1),
        issuers=(),
        addressees=Passage(),
        signed=SIGNED,
        section=None,
        contents_page=None,
        parts=parts,
    )


def read(made: Document) -> tuple[Document, tuple[Finding, ...]]:
    """The document with its citations and its term."""
    (one,), findings = cite((made,), PROFILE)
    return one, findings


def citations(
    *texts: str, title: str = "岚浦市人民政府关于若干事项的决定", kind: str = "decision"
) -> tuple[Citation, ...]:
    """The citations in a document whose body are `texts`."""
    return read(document(Part(kind="main", blocks=paragraphs(*texts)), title=title, kind=kind))[0].citations


def relations(*texts: str, title: str = "岚浦市人民政府关于若干事项的决定", kind: str = "decision") -> list[str]:
    """The relations in a document whose body are `texts`, each as ``title:relation`` or ``words:relation``."""
    return [f"{one.title or one.text}:{one.relation}" for one in citations(*texts, title=title, kind=kind)]
