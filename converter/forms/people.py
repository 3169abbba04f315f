"""Lines of rosters: a dash, a role, a name (spaced out for alignment), a post."""

from __future__ import annotations

import re

_NAME = r"(?:[\u4e00-\u9fff·]{2,5}|[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff])"
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
