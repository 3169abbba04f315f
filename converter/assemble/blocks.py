"""Flow → blocks of one part: headings parted from run-in text, tables whole, boxes closed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from converter.assemble.boxing import with_boxes
from converter.assemble.built import BoxHead, Built
from converter.assemble.events import dated
from converter.assemble.leads import with_leads
from converter.assemble.rosters import make_roster
from converter.assemble.tables import goes_on, make_table
from converter.forms.labels import box_heading, label_of, ordinal
from converter.forms.text import sentence_end, squeeze
from converter.model.block import Block, Event, Furniture, Heading, Item, Note, Paragraph, Signature
from converter.model.flow import CellRows, Flow, Kind, Lost, RosterLines, Strip
from converter.model.place import Passage
from converter.profile import Profile

_LONGEST_RUN_IN = 40
_CONTINUED = re.compile(r"^续表|[（(]续表?[)）]$")


def build_blocks(flow: Sequence[Flow], profile: Profile, day: date | None) -> Built:
    """The blocks of a part in printed order; `day` gives the year (and month) of a chronicle's events."""
    flat = Built()
    run_ins = _run_ins(flow)
    at = 0
    while at < len(flow):
        at = _next(flow, at, flat, run_ins, profile)
    flat.blocks = with_leads(_listed(list(dated(flat.blocks, day)), flat.heads), flat.heads)
    return with_boxes(flat, profile.words.verbs)


def _run_ins(flow: Sequence[Flow]) -> set[int]:
    """Which labelled paragraphs have a run-in heading: more than half of the labels beside them must head too."""
    found: set[int] = set()
    group: dict[int, list[tuple[int, bool]]] = {}

    def close(level: int) -> None:
        for deep in [held for held in group if held >= level]:
            members = group.pop(deep)
            if 2 * sum(1 for _, heads in members if heads) > len(members):
                found.update(at for at, heads in members if heads)

    for at, content in enumerate(flow):
        if isinstance(content, Strip) and content.kind in (Kind.HEADING, Kind.ITEM) and content.level:
            close(content.level + 1)
            heads = content.kind is Kind.HEADING or run_in_end(content) > 0
            group.setdefault(content.level, []).append((at, heads))
        elif isinstance(content, Strip) and content.kind in (Kind.BOX, Kind.DATE):
            close(4)
    close(0)
    return found


def _next(flow: Sequence[Flow], at: int, built: Built, run_ins: Collection[int], profile: Profile) -> int:
    content = flow[at]
    if isinstance(content, Lost):
        built.gaps.append((len(built.blocks), content))
        return at + 1
    if isinstance(content, RosterLines):
        built.blocks.append(make_roster(content))
        return at + 1
    if isinstance(content, CellRows) or content.kind in (Kind.CAPTION, Kind.UNIT):
        return _table(flow, at, built, profile)
    if content.kind in (Kind.ISSUER, Kind.DATE):
        return _signature(flow, at, built)
    if content.kind is Kind.BOX:
        built.heads.setdefault(len(built.blocks), []).append(_box_head(content, profile))
    else:
        built.blocks.extend(_text(content, at in run_ins))
    return at + 1


def _table(flow: Sequence[Flow], at: int, built: Built, profile: Profile) -> int:
    caption = unit = Passage()
    while at < len(flow) and isinstance(strip := flow[at], Strip) and strip.kind in (Kind.CAPTION, Kind.UNIT):
        if strip.kind is Kind.CAPTION:
            caption = strip.passage
        else:
            unit = strip.passage
        at += 1
    pieces: list[CellRows] = []
    while at < len(flow):
        content = flow[at]
        if isinstance(content, CellRows) and (not pieces or goes_on(pieces[0], content)):
            pieces.append(content)
            at += 1
        elif pieces and (behind := _continued(flow, at, caption, pieces[0])):
            built.furniture.extend(
                Furniture("repeated_head", strip.passage) for strip in flow[at:behind] if isinstance(strip, Strip)
            )
            at = behind
        else:
            break
    tabled = make_table(pieces, caption, unit, profile)
    if caption and not hasattr(tabled.block, "caption"):
        built.blocks.append(Paragraph(passage=caption))
    built.blocks.append(tabled.block)
    built.furniture.extend(tabled.furniture)
    built.findings.extend(tabled.findings)
    return at


def _continued(flow: Sequence[Flow], at: int, caption: Passage, first: CellRows) -> int:
    """Where the rows behind a repeated caption (the same words, or 续表) begin; 0 where another table begins."""
    end = at
    again = False
    while end < len(flow) and isinstance(strip := flow[end], Strip) and strip.kind in (Kind.CAPTION, Kind.UNIT):
        plain = squeeze(strip.passage.text)
        again |= bool(_CONTINUED.search(plain)) or (bool(caption) and plain == squeeze(caption.text))
        end += 1
    following = flow[end] if end < len(flow) else None
    return end if again and isinstance(following, CellRows) and goes_on(first, following) else 0


def _signature(flow: Sequence[Flow], at: int, built: Built) -> int:
    lines: list[Passage] = []
    while at < len(flow) and isinstance(strip := flow[at], Strip) and strip.kind in (Kind.ISSUER, Kind.DATE):
        lines.append(strip.passage)
        at += 1
        if strip.kind is Kind.DATE:
            break
    built.blocks.append(Signature(lines=tuple(lines)))
    return at


def _box_head(strip: Strip, profile: Profile) -> BoxHead:
    match = box_heading(strip.passage.text, profile)
    assert match, strip.passage.text
    number = ordinal(match["number"]) if match["number"] else None
    return BoxHead(strip.passage, match["label"], number, (match["title"] or "").strip())


def _text(strip: Strip, run_in: bool) -> Iterator[Block]:
    passage = strip.passage
    if strip.kind is Kind.HEADING:
        yield Heading(passage=passage, level=strip.level, label=strip.label)
    elif strip.kind is Kind.NOTE:
        yield Note(passage=passage)
    elif strip.kind is Kind.EVENT:
        yield Event(passage=passage, date=None)
    elif strip.kind is Kind.ANNEX_LIST:
        yield Item(passage=passage, label=strip.label or "")
    elif strip.kind is Kind.ITEM:
        yield from _labelled(strip, run_in)
    else:
        yield Paragraph(passage=passage)


def _labelled(strip: Strip, run_in: bool) -> Iterator[Block]:
    """A labelled paragraph: a short first sentence with text behind it is a run-in heading, else it is an item."""
    end = run_in_end(strip) if run_in else 0
    if end:
        yield Heading(passage=strip.passage[:end], level=strip.level, label=strip.label, run_in=True)
        yield Paragraph(passage=strip.passage[end:].strip())
    else:
        yield Item(passage=strip.passage, label=strip.label or "")


def run_in_end(strip: Strip) -> int:
    """Where the run-in heading of a labelled paragraph ends; 0 where its first sentence is none."""
    text = strip.passage.text
    label = label_of(text)
    end = sentence_end(text, label.end) if label else 0
    return end if label and 0 < end < len(text) and len(text[label.end : end]) <= _LONGEST_RUN_IN else 0


def _listed(blocks: list[Block], borders: Collection[int]) -> list[Block]:
    """Labelled lines below the first level with nothing under them are a list, no headings."""
    return [
        Item(passage=block.passage, label=block.label or "")
        if isinstance(block, Heading) and block.level > 1 and not block.run_in and _empty(blocks, at, borders)
        else block
        for at, block in enumerate(blocks)
    ]


def _empty(blocks: Sequence[Block], at: int, borders: Collection[int]) -> bool:
    """Whether what follows a heading is not under it: a label of its level or above, the signature, the end."""
    heading = blocks[at]
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if at + 1 in borders:
        return False
    if following is None or isinstance(following, Signature):
        return True
    label = label_of(following.passage.text) if isinstance(following, Heading | Item) else None
    return bool(label and isinstance(heading, Heading) and label.level <= heading.level)
