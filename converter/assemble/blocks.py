"""Flow → blocks of one part: headings parted from run-in text, tables whole, boxes closed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from converter.assemble.boxing import with_boxes
from converter.assemble.built import BoxHead, Built
from converter.assemble.events import dated
from converter.assemble.leads import with_leads
from converter.assemble.rosters import make_roster
from converter.assemble.tables import goes_on, make_table
from converter.forms.labels import Label, box_heading, label_of, ordinal
from converter.forms.text import sentence_end, squeeze
from converter.model.block import Block, Event, Furniture, Heading, Item, Names, Note, Paragraph, Signature
from converter.model.flow import BoxEnd, CellRows, Flow, Kind, Lost, RosterLines, Strip
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
    """Which labelled paragraphs have a run-in heading: more than half of the labels beside them must head too.

    Labels in a box vote apart: behind its heading a new count begins, until the document's own goes on.
    """
    found: set[int] = set()
    groups: dict[int, list[_Vote]] = {}
    outside: dict[int, list[_Vote]] = {}
    for at, content in enumerate(flow):
        if isinstance(content, BoxEnd) and outside:
            found |= _elected(groups, 0)
            groups, outside = outside, {}
        if not isinstance(content, Strip):
            continue
        if content.kind is Kind.BOX:
            if outside:
                found |= _elected(groups, 0)
            else:
                outside, groups = groups, {}
        elif content.kind is Kind.DATE:
            found |= _elected(groups, 0) | _elected(outside, 0)
        elif content.kind in (Kind.HEADING, Kind.ITEM) and (label := label_of(content.passage.text)):
            if outside and _leaves_box(label, groups, outside):
                found |= _elected(groups, 0)
                groups, outside = outside, {}
            found |= _elected(groups, label.level + 1)
            heads = content.kind is Kind.HEADING or run_in_end(content) > 0
            groups.setdefault(label.level, []).append(_Vote(at, label.ordinal, heads))
    return found | _elected(groups, 0) | _elected(outside, 0)


class _Vote(NamedTuple):
    """A labelled paragraph, its number, and whether it begins like a heading."""

    at: int
    ordinal: int
    heads: bool


def _leaves_box(label: Label, inside: Mapping[int, list[_Vote]], outside: Mapping[int, list[_Vote]]) -> bool:
    """Whether a label goes on (or further on) with the document's count and not with that of the box."""
    own, before = inside.get(label.level), outside.get(label.level)
    if own and label.ordinal == own[-1].ordinal + 1:
        return False
    return bool(before and label.ordinal > before[-1].ordinal) or label.level < min(outside)


def _elected(groups: dict[int, list[_Vote]], level: int) -> set[int]:
    """Takes the groups from a level on away, and gives the headings among them."""
    found: set[int] = set()
    for deep in [held for held in groups if held >= level]:
        votes = groups.pop(deep)
        if 2 * sum(vote.heads for vote in votes) > len(votes):
            found.update(vote.at for vote in votes if vote.heads)
    return found


def _next(flow: Sequence[Flow], at: int, built: Built, run_ins: Collection[int], profile: Profile) -> int:
    content = flow[at]
    if isinstance(content, Lost):
        built.gaps.append((len(built.blocks), content))
        return at + 1
    if isinstance(content, BoxEnd):
        # A part may begin within a frame.
        if built.heads:
            built.ends[max(built.heads)] = len(built.blocks)
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
        built.ends.pop(len(built.blocks), None)
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
    if isinstance(tabled.block, Names):
        built.blocks.extend(Paragraph(passage=passage) for passage in (caption, unit) if passage)
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
        yield Note(passage=passage, mark=strip.label or "")
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
    """Labelled lines below the first level with nothing under any of them are a list, no headings."""
    marked = list(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level > 1 and not block.run_in:
            beside = [at, *_beside(blocks, at, block.level, -1), *_beside(blocks, at, block.level, 1)]
            if all(_empty(blocks, one, borders) for one in beside):
                marked[at] = Item(passage=block.passage, label=block.label or "")
    return marked


def _beside(blocks: Sequence[Block], at: int, level: int, step: int) -> Iterator[int]:
    """The headings of the same level under the same heading, in one direction."""
    at += step
    while 0 <= at < len(blocks):
        block = blocks[at]
        if isinstance(block, Heading):
            if block.level < level:
                return
            if block.level == level:
                yield at
        at += step


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
