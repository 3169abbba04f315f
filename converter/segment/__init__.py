"""Pages → flow: front, furniture, kinds of lines, lost pages, joined paragraphs."""

from __future__ import annotations

from converter.model.flow import Segmented
from converter.model.page import Line, raised_places
from converter.profile import Profile
from converter.segment.around import around_boxes
from converter.segment.classify import classify
from converter.segment.contents import read_contents, sections_of
from converter.segment.drafts import draft
from converter.segment.footnotes import with_footnotes
from converter.segment.front import split_front
from converter.segment.furniture import take_furniture
from converter.segment.join import join
from converter.segment.lost import lost_pages
from converter.segment.printed import take_printed
from converter.segment.unread import among, behind


def segment(lines: tuple[Line, ...], profile: Profile) -> Segmented:
    """The flow of an issue. Pure: the same lines and profile give the same flow."""
    taken = take_printed(lines)
    front, body = split_front(taken.lines, profile)
    contents = read_contents(front.contents, profile)
    titles = [entry.title for entry in contents]
    kept, furniture = take_furniture(body, sections_of(front.contents), titles, profile)
    drafts, of_titles = classify(draft(kept), titles, profile)
    drafts = around_boxes(drafts, profile)
    lost, of_loss = lost_pages(drafts)
    joined = join(drafts, lost, among(drafts, taken.unread))
    flow, of_notes = with_footnotes(
        (*joined.flow, *behind(drafts, taken.unread)), taken.footnotes, raised_places(lines)
    )
    return Segmented(
        front=front,
        contents=contents,
        flow=flow,
        furniture=taken.furniture + furniture + joined.furniture,
        findings=(*of_titles, *of_loss, *joined.findings, *of_notes),
    )
