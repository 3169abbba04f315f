"""Converted issues, kept between builds: each under a hash of all that its conversion reads.

An entry is found again only by the same source, corrections, translation, profile and code, so that none is believed
that another version made. There are two files: the whole issue, and the summary, of which all fit into memory.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from converter.errors import OutputError, SourceError
from converter.languages.traditional import names_of
from converter.link.cards import cards_of
from converter.model.block import Event, Table
from converter.model.corpus import Card
from converter.model.issue import Document, Issue
from converter.model.translation import TITLE, Translations
from converter.pipeline import convert
from converter.profile import Profile
from converter.read.corrections import FILE as CORRECTIONS
from converter.site.recipe import code
from converter.site.values import dumps
from converter.store import write_file
from converter.translate import ENGLISH, translated
from converter.translate.files import po_path
from converter.write.slices import Shown
from converter.write.thin import thin

_OLD = 30 * 24 * 3600
"""Seconds after which an entry goes that no build has asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A converted issue with the people it names and its translation."""

    issue: Issue
    people: frozenset[str]
    translations: Translations


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What lists and other issues need to know of an issue: `issue` is thin, `shown` goes by documents."""

    issue: Issue
    cards: tuple[Card, ...]
    shown: Mapping[str, Shown]


def key_of(source: Path, profile: Profile | None) -> str:
    """The name of the entry of a source as it stands now. Raises SourceError where it cannot be read."""
    told = hashlib.sha256(f"{code()} {source.name}\n".encode() + msgspec.json.encode(profile, order="deterministic"))
    for path in (source, source.with_name(CORRECTIONS), po_path(source, ENGLISH)):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            told.update(b"-")
        except OSError as problem:
            raise SourceError(
                f"cannot be read ({problem.strerror})", place=str(path), advice="check the path and its rights"
            ) from problem
        else:
            told.update(f"{len(data)}:".encode() + data)
    return told.hexdigest()[:32]


class Conversions:
    """The entries in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / code()

    def made(self, source: Path, profile: Profile | None) -> str:
        """Converts a source into an entry; its key. Raises what `convert` raises."""
        while True:
            key = key_of(source, profile)
            issue = convert(source, profile)
            translations = translated(issue.id, source, ENGLISH)
            # Whoever edits meanwhile would else have the old conversion under the new key.
            if key == key_of(source, profile):
                break
        people = names_of(issue)
        self._folder.mkdir(parents=True, exist_ok=True)
        whole = Converted(issue=issue, people=people, translations=translations)
        write_file(self._whole(key), dumps(whole))
        # The summary tells that the entry is whole: it comes last.
        write_file(self._summary(key), dumps(summary(whole)))
        return key

    def found(self, source: Path, profile: Profile | None) -> str | None:
        """The key of the entry of a source; None where there is none. Raises SourceError as `key_of` does."""
        key = key_of(source, profile)
        try:
            os.utime(self._whole(key))
            os.utime(self._summary(key))
        except OSError:
            return None
        return key

    def whole(self, key: str) -> Converted:
        """The issue of an entry."""
        found: Converted = _read(self._whole(key))
        return found

    def summary(self, key: str) -> Summary:
        """The summary of an entry."""
        found: Summary = _read(self._summary(key))
        return found

    def swept(self) -> None:
        """Removes what other versions of the code made, and what no build has asked for of late."""
        if not self._folder.is_dir():
            return
        for other in self._folder.parent.iterdir():
            if other != self._folder:
                shutil.rmtree(other, ignore_errors=True)
        oldest = time.time() - _OLD
        for path in self._folder.iterdir():
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _whole(self, key: str) -> Path:
        return self._folder / f"{key}.issue"

    def _summary(self, key: str) -> Path:
        return self._folder / f"{key}.summary"


def _read(path: Path) -> Any:
    """An entry as it was kept. It is ours: its folder is named after this very code."""
    try:
        return pickle.loads(path.read_bytes())
    except (OSError, EOFError, pickle.UnpicklingError) as problem:
        raise OutputError(
            f"what an earlier build kept cannot be read ({problem})",
            place=str(path),
            advice=f"remove {path.parent} and run it again",
        ) from problem


def summary(whole: Converted) -> Summary:
    """The summary of a converted issue."""
    cards = tuple(cards_of(whole.issue))
    shown = {document.id: _shown(document, whole) for document in whole.issue.documents}
    return Summary(issue=thin(whole.issue), cards=cards, shown=shown)


def _shown(document: Document, whole: Converted) -> Shown:
    names = dict(_named(document))
    said = {
        (place, print_): translation
        for place, print_ in names.items()
        if (translation := whole.translations.get(document.id, place, print_)) is not None
    }
    titles = [document.title.text, *(head.text for part in document.parts for head in (part.label, part.title))]
    elsewhere = "\n".join((*names.values(), *titles, *_evidence(document)))
    text = "".join(elsewhere.split(" ")).replace("\u3000", "")
    terms = {title: whole.translations.terms[title] for title in titles if title in whole.translations.terms}
    return Shown(people=frozenset(name for name in whole.people if name in text), terms=terms, said=said)


def _named(document: Document) -> Iterator[tuple[str, str]]:
    """The places and the words of a document that lists show."""
    yield TITLE, document.title.text
    for block in document.blocks():
        if isinstance(block, Table):
            yield block.id, block.caption.text
        elif isinstance(block, Event):
            yield block.id, block.passage.text


def _evidence(document: Document) -> Iterable[str]:
    return (one.evidence or one.text for one in document.citations)
