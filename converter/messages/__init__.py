"""The words for findings: one file a language, one entry a code, with message and advice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

from converter.model.finding import Finding

LANGUAGES = ("zh", "en")
"""Languages that findings are told in; the first is that of the record."""


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a code is told. `message` and `advice` take the words of the finding by ``{name}``."""

    message: str
    advice: str


class _Known(dict[str, str]):
    """Words of a finding; one that is missing shows as a dash instead of failing a report."""

    def __missing__(self, key: str) -> str:
        return "—"


@cache
def wordings(language: str) -> Mapping[str, Wording]:
    """All wordings of a language, by code."""
    file = resources.files("converter.messages") / f"{language}.toml"
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, Wording])


@cache
def phrases(name: str, language: str) -> Mapping[str, str]:
    """The words of a report that a terminal shows (``report``, ``diff``, ``translate``), by their keys."""
    file = resources.files("converter.messages") / f"{name}-{language}.toml"
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, str])


def describe(finding: Finding, language: str) -> tuple[str, str]:
    """What a finding says and what to do about it, in `language`."""
    wording = wordings(language).get(finding.code)
    if wording is None:
        return finding.code, ""
    words = _Known(finding.words)
    return wording.message.format_map(words), wording.advice.format_map(words)
