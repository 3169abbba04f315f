"""Lines of rosters: a dash, a role, a name (spaced out for alignment), a post."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_COMPOUND = (
    "欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|司空|东方|南宫|端木"
    "|钟离|轩辕|濮阳|淳于|申屠|独孤|呼延|闻人|赫连"
)
_GAP = r"[ \u3000]{1,4}"
_HAN = r"[\u4e00-\u9fff]"
_NAME = (
    rf"(?:(?:{_COMPOUND}){_GAP}{_HAN}{{1,2}}|{_HAN}{_GAP}{_HAN}{_GAP}{_HAN}(?=[ \u3000]|$)"
    rf"|[\u4e00-\u9fff·]{{2,5}}|{_HAN}{_GAP}{_HAN})"
)
_ROLE = r"[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,6}"
_POST = r"[^。；：:]*[\u4e00-\u9fff][^。；：:]*"
DASHED = re.compile(rf"^[-－–]\s*(?:(?P<role>{_ROLE})\s*[:：]\s*)?(?P<name>{_NAME})(?:[ \u3000]+(?P<post>{_POST}))?$")
"""A person with a dash before: role (maybe), name, post (maybe)."""

PERSON = re.compile(rf"^(?P<name>{_NAME})[ \u3000]+(?P<post>{_POST})$")
"""A person without a dash: inside a roster only."""

ROLE_PERSON = re.compile(
    rf"^(?P<role>(?:[\u4e00-\u9fff][ \u3000]*){{1,6}}[长员人任席问师记])\s*[:：]\s*"
    rf"(?P<name>{_NAME})[ \u3000]+(?P<post>{_POST})$"
)
"""A role with its first person, without a dash."""


@cache
def surnames() -> frozenset[str]:
    """The surnames that ship with the package, single and compound."""
    text = (resources.files("converter.forms") / "surnames.txt").read_text("utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())
