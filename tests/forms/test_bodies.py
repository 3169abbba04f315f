"""Bodies and persons that sign."""

from __future__ import annotations

import msgspec
import pytest

from converter.forms.bodies import SIGNER, is_body
from converter.profile import Body, generic

PROFILE = msgspec.structs.replace(generic(), bodies=(Body("澄江观象台"),))

BODIES = [
    ("澄江市人民政府", True),
    ("澄江市人民政府办公室", True),
    # spaced out, and two bodies in one line
    ("澄 江 市 人 民 政 府", True),
    ("澄江市财政局 澄江市水务局", True),
    # the profile's own bodies need no known ending
    ("澄江观象台", True),
    ("澄江钟鼓台", False),
    # a body with more words is none
    ("澄江市人民政府关于值守的通知", False),
    ("由澄江市水务局、财政局", False),
    ("（澄江市水务局）", False),
    ("责任单位：市水务局", False),
    # a heading, a single short word, a line too long for a name
    ("一、市水务局", False),
    ("部", False),
    ("澄江市" * 14 + "局", False),
    # one of two words is no body
    ("澄江市财政局 印发", False),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_is_body(text: str, expected: bool) -> None:
    assert is_body(text, PROFILE) is expected


SIGNERS = [
    ("市长 王明远", True),
    ("市长　高　山", True),
    ("代市长 王明远", True),
    ("县长 欧阳明", True),
    ("主任 王明远", True),
    ("市长", False),
    ("组长 王明远", False),
    ("市长 王明远出席会议并讲话", False),
]


@pytest.mark.parametrize(("text", "expected"), SIGNERS)
def test_signer(text: str, expected: bool) -> None:
    assert bool(SIGNER.fullmatch(text)) is expected
