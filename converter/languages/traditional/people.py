"""The names of people: those that an issue prints as such, and those that a text tells by its form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.forms.text import squeeze
from converter.languages.traditional.person import surname_of
from converter.model.block import Names, Roster, Signature
from converter.model.issue import Document, Issue
from converter.model.place import Passage

_NAME = re.compile(r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,8})?")
_POSTS = (
    "市长|区长|县长|省长|镇长|乡长|州长|局长|厅长|处长|科长|部长|院长|校长|所长|主席|主任|书记|秘书长|司令员|政委|检察长|会长|行长|组长|队长"
    "|总编|主编|编辑|校对|签发人|联系人|负责人"
)
_SIGNED = re.compile(rf"(?:{_POSTS})[：:\s\u3000]*(?P<name>[\u3400-\u9fff](?:[ \u3000]*[\u3400-\u9fff]){{1,3}})\s*$")
# A post or a verb, the name, then what stands behind names only. The alternatives are not grouped further: only then
# `re` looks for their first characters and passes over all others.
_HELD = re.compile(
    rf"(?:{_POSTS}|任命|聘任|聘请|免去)(?P<name>[\u3400-\u9fff]{{2,4}}?)(?=同志|[的为任、，。；（]|等|$|担任|主持|出席|调研)"
)
_APPOINTED = re.compile(
    r"(?:^|[：:；;。\n、])\s*(?P<name>[\u3400-\u9fff]{2,4}?)(?:同志)?(?:任|为)[^，。；]{2,30}?[长任记员席师监]"
)
_COMRADE = re.compile(r"(?P<name>[\u3400-\u9fff]{2,4})(?=同志)")

# Surnames that are mostly something else in running text, so that form alone tells no name: 党代表同志, 干部同志.
_RISKY = frozenset("党干种后游万千才表升同系家别向全公成方常高农关有和任应相能各主从时经由及与各老")
_NO_NAMES = re.compile(
    r"等|负责|就座|强调|出席|介绍|指出|表示|会议|人民|政府|主持|代表|方面|部门|成员|任|^于是|^曾经|要求|认为|讲话|参加|宣布|同意|同志"
    r"|[与及对为在是的了将]$|[省市县区镇局厅处科部院会长]$"
)


def names_of(issue: Issue) -> frozenset[str]:
    """The people of an issue: rosters, name grids, editors, signatures, post holders, and X同志 in its text.

    In Simplified, without blanks. Names by form are taken only where one reading remains.
    """
    found = {editor.name for editor in issue.masthead.editors}
    for document in issue.documents:
        found.update(_listed(document))
        for passage in document.passages():
            found.update(named(passage.text))
    for furniture in issue.furniture:
        if furniture.kind in ("editor", "imprint"):
            found.update(_signed((furniture.passage,)))
    return frozenset(name for each in found if _NAME.fullmatch(name := squeeze(each)))


def _listed(document: Document) -> Iterator[str]:
    for block in document.blocks():
        if isinstance(block, Roster):
            yield from (person.name.text for person in block.people)
        elif isinstance(block, Names):
            yield from (person.text for person in block.people)
        elif isinstance(block, Signature):
            yield from _signed(block.lines)


def _signed(lines: tuple[Passage, ...]) -> Iterator[str]:
    """``市长　于文海``."""
    for line in lines:
        match = _SIGNED.search(line.text)
        if match and surname_of(name := squeeze(match["name"])):
            yield name


def named(text: str) -> Iterator[str]:
    """The names that a text tells by its form: behind a post, before 同志, or appointed.

    >>> sorted(set(named("由于文海同志担任组长，全体同志参加；免去余家和的主任职务。")))
    ['于文海', '余家和']
    """
    for pattern in (_HELD, _APPOINTED):
        for match in pattern.finditer(text):
            if _certain(match["name"]):
                yield match["name"]
    if "同志" in text:
        for match in _COMRADE.finditer(text):
            yield from _before_comrade(match["name"], text[: match.start()])


def _before_comrade(tail: str, before: str) -> Iterator[str]:
    """The one name with which `tail` ends, `before` standing before it."""
    whole = before[-4:] + tail
    for size in (4, 3, 2):
        name = whole[-size:]
        surname = surname_of(name)
        if len(name) == size and surname and (size < 4 or len(surname) == 2):
            if _certain(name):
                yield name
            return


def _certain(name: str) -> bool:
    """Whether a text of this form is a name and nothing else."""
    surname = surname_of(name)
    if not surname or surname in _RISKY or _NO_NAMES.search(name):
        return False
    return len(name) == 3 or (len(name) == 4 and len(surname) == 2) or (len(name) == 2 and len(surname) == 1)
