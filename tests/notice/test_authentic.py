"""Which text is authentic: what the notice says, in either language, against its gazette's profile."""

from __future__ import annotations

import pytest

from converter.model.block import Paragraph
from converter.model.issue import Authentic, Part
from converter.model.place import Passage
from converter.notice.authentic import authentic
from converter.profile import Profile

BOTH = Profile(gazette="hongkong", authentic=("zh-Hant", "en"))


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("本規則的中文文本為真確本。", ("zh-Hant",)),
        ("The Chinese text of these Rules is an authentic text.", ("zh-Hant",)),
        ("The English text of these Rules is the authentic text.", ("en",)),
        ("本規則的中文及英文兩文本同為真確本。", ("zh-Hant", "en")),
        ("Both the Chinese and the English texts of these Rules are authentic.", ("zh-Hant", "en")),
    ],
)
def test_the_notice_is_believed(text: str, languages: tuple[str, ...]) -> None:
    block = Paragraph(id="s4-p1", passage=Passage.of(text, 1))
    for profile in (BOTH, Profile()):
        assert authentic([Part(kind="main", blocks=(block,))], "zh-Hant", profile) == Authentic(languages, "s4-p1")


@pytest.mark.parametrize(
    "text", ["渡輪須準時開出。", "A pass must be authentic.", "The Chinese text may be inspected."]
)
def test_else_the_law_of_the_gazette(text: str) -> None:
    part = Part(kind="main", blocks=(Paragraph(id="p1", passage=Passage.of(text, 1)),))
    assert authentic([part], "zh-Hant", BOTH) == Authentic(("zh-Hant", "en"), None)
    assert authentic([part], "zh-Hant", Profile()) is None
