"""The sentence in which a work is cited → HTML, with the citing words marked."""

from __future__ import annotations

from converter.model.issue import Citation
from converter.write import escape
from converter.write.words import Words

_LONGEST = 160
"""Characters of a sentence that are shown; more of them stand where it leads to."""
_BEFORE = 70


def quote(citation: Citation, words: Words) -> str:
    """The sentence, cut to what stands around the words that cite."""
    text = " ".join((citation.evidence or citation.text).split())
    citing = next((said for said in _citing(citation) if said and said in text), "")
    at = text.find(citing) if citing else 0
    low = max(0, at - _BEFORE) if len(text) > _LONGEST else 0
    high = min(len(text), max(low + _LONGEST, at + len(citing)))
    end = at + len(citing)
    text = words.plain(text)
    before = ("…" if low else "") + escape.text(text[low:at])
    after = escape.text(text[end:high]) + ("…" if high < len(text) else "")
    marked = f"<mark>{escape.text(text[at:end])}</mark>" if citing and citation.evidence else escape.text(text[at:end])
    return f"<q{words.lang}>{before}{marked}{after}</q>"


def _citing(citation: Citation) -> tuple[str, ...]:
    return " ".join(citation.text.split()), citation.title or "", citation.number or ""
