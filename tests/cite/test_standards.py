"""Standards in running text."""

from __future__ import annotations

import pytest

from converter.cite.standards import find

FOUND = [
    ("按HJ1232-2021开展", ["HJ1232-2021"]),
    ("按 HJ 91.1—2019 和GB/T 9704-2012。", ["HJ 91.1—2019", "GB/T 9704-2012"]),
    ("DB32/T 1234—2020、DB3206/T 1012－2020", ["DB32/T 1234—2020", "DB3206/T 1012－2020"]),  # of a province, of a city
    ("ＧＢ／Ｔ９７０４－２０１２", ["ＧＢ／Ｔ９７０４－２０１２"]),  # full width
    ("GB 8978-88", ["GB 8978-88"]),  # a year of two figures
    ("GB/T 1.1和GB 50016-2014（2018年版）", ["GB/T 1.1", "GB 50016-2014"]),  # without a year
    ("JTG/T 3360-01—2018", ["JTG/T 3360-01—2018"]),  # a part
    ("T/CECS 10001—2019", ["T/CECS 10001—2019"]),  # of a society
    ("ISO/IEC 27001-2013", ["ISO/IEC 27001-2013"]),
    # none
    ("IPv6、A320-2019、V2.0、HJ-2020、HJ 12", []),
    ("容量128GB 3块", []),
    ("COVID-2019", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "codes"), FOUND)
def test_found(text: str, codes: list[str]) -> None:
    assert [text[one.start : one.end] for one in find(text)] == codes
