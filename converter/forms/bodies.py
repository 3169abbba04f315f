"""Bodies and persons that sign."""

from __future__ import annotations

import re

from converter.forms.labels import label_of
from converter.forms.text import squeeze
from converter.profile import Profile

SIGNER = re.compile(
    r"(?:代?\s*[市县区省州]\s*长|部\s*长|局\s*长|主\s*任)[\s\u3000]*[\u4e00-\u9fff][\u4e00-\u9fff\s\u3000]{1,6}"
)
"""A person that signs an order: 市长 某某."""


def is_body(text: str, profile: Profile) -> bool:
    """Whether a line names bodies that sign: no punctuation inside, an ending like 人民政府 or 办公室."""
    plain = squeeze(text)
    if any(body.name == plain for body in profile.bodies):
        return True
    names = text.split()
    return (
        2 < len(plain) <= 40
        and not any(mark in plain for mark in "，。；：、“”《》（）")
        and not label_of(text)
        and all(name.endswith(profile.words.body_endings) for name in (names if len(names) < 4 else [plain]))
    )


_LETTERHEAD = re.compile(r"[\u4e00-\u9fff、]{2,60}文件[\u4e00-\u9fff、]{0,60}")


def is_letterhead(text: str) -> bool:
    """Whether a line is the head of an official letter: the bodies that send it, with 文件 behind or between them.

    Source: GB/T 9704-2012, 7.2.4: the head stands above the number, and the title below both.

    >>> is_letterhead("岚浦市水务局 文件 岚浦市财政局"), is_letterhead("下列文件废止：")
    (True, False)
    """
    return bool(_LETTERHEAD.fullmatch(squeeze(text)))
