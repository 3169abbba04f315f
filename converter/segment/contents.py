"""Reads the printed contents: sections and entries, in the three typographies of `front.ENTRY`."""

from __future__ import annotations

from collections.abc import Sequence

from converter.forms.text import squeeze, tidy
from converter.model.issue import ContentsEntry
from converter.model.place import Passage
from converter.profile import Profile
from converter.segment.front import ENTRY, SECTION


def read_contents(lines: Sequence[Passage], profile: Profile) -> tuple[ContentsEntry, ...]:
    """The entries in printed order. Wrapped titles are joined; the running head of the contents is left out."""
    words = {squeeze(word) for word in profile.words.contents}
    entries: list[ContentsEntry] = []
    section: str | None = None
    waiting: list[Passage] = []
    for line in lines:
        text = line.text.strip()
        if squeeze(text) in words:
            continue
        if match := SECTION.match(text):
            section = squeeze(match["section"])
            continue
        match = ENTRY.match(line.text)
        if not match:
            waiting.append(line.strip())
            continue
        title = tidy(Passage.joined([*waiting, line[: match.end("title") if match["title"] else 0].strip()]))
        waiting = []
        span = (title or line).span._replace(last=line.last_line)
        entries.append(ContentsEntry(section, title.text, int(match["page"]), span))
    return tuple(entries)


def sections_of(lines: Sequence[Passage]) -> tuple[str, ...]:
    """The names of all sections of the contents, once each."""
    names = (SECTION.match(line.text.strip()) for line in lines)
    return tuple(dict.fromkeys(squeeze(match["section"]) for match in names if match))
