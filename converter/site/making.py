"""Sources → the trees of pages: what has changed since the last build is converted and made, on two cores.

Every build goes the same way, the first one too: convert, link, cut the archive into slices, make the units whose
slices have changed, then what tells of all. So no page can depend on what happened to be made before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from converter.data.downloads import work_uris
from converter.link.linker import Linker
from converter.model.issue import Issue
from converter.parallel import spread
from converter.profile import Profile
from converter.search import Kept
from converter.site.choice import Choice, inside_record
from converter.site.conversions import Conversions, Summary
from converter.site.own_pages import own_pages
from converter.site.recipe import code
from converter.site.speaking import Frame, Speaker
from converter.site.standing import Made, Stand
from converter.site.trees import TREES, Tree, profiles_of, variant_of
from converter.site.units import Job, Maker, Unit
from converter.site.wholes import Wholes
from converter.store import Written
from converter.translate import ENGLISH, term_base
from converter.write.archive import Archive
from converter.write.pages import addresses_of, contested, in_order, names_of, numbered_away, title_of, years_of
from converter.write.slices import Slice, Whole, claim_slice, document_slice, issue_slice, work_slice, year_slice
from converter.write.work_page import bodies_of_series

CACHE = ".cache"
"""What builds keep, in the project's folder."""

_TOGETHER = 40
"""Works that are made in one job."""

_EVERYTHING = "everything"
"""The unit that tells that all others stand."""


Tell = Callable[[str, int, int], None]
"""Hears how far a stage (``convert``, ``write``) has come: so many steps of all are done."""


def unheard(stage: str, done: int, total: int) -> None:
    """Nobody listens."""


def make(
    sources: Sequence[Path],
    docs: Path,
    project: Path,
    *,
    profile: Profile | None = None,
    url: str = "",
    linker: Linker | None = None,
    choice: Choice | None = None,
    tell: Tell = unheard,
) -> Written:
    """Makes the pages of `sources` stand under `docs` and in the other trees beside it; what happened to each file.

    `project` is the folder with the hand-written pages and the cache. Of a `choice` only pages of the issues that it
    means are made, of what all together tell, and INSIDE tells which; what that needs is kept beside `docs`. Raises
    what `convert` raises, GazetteError where two sources are one issue, ChoiceError, OutputError, WorkerLostError.
    """
    kept = Conversions(project / CACHE / "converted")
    keys = _converted(sources, profile, kept, tell)
    own = project / "docs"
    terms = term_base(sources, ENGLISH)
    memory = (project if choice is None else docs.parent) / CACHE
    with closing(Stand(docs, memory / "pages")) as stand:
        chosen = None if choice is None else (choice.issues, choice.years)
        every = digest(code(), profile, url, terms, keys, chosen, _contents(own))
        if stand.is_whole(_EVERYTHING, every):
            return stand.done(stand.units)
        stand.forget(_EVERYTHING)
        made = _Build.of([kept.summary(key) for key in keys], keys, sources, linker or Linker(), choice)
        frame = made.frame(profile, url, terms)
        wholes = made.wholes(frame, profile, every, docs, own)
        units: list[str] = []
        changed: list[Unit] = []
        for unit in made.planned(digest(code(), frame)):
            units.append(unit.name)
            if not stand.holds(unit.name, unit.key):
                changed.append(unit)
        steps: list[Tree | Job] = [*TREES, *made.jobs(changed)]
        for number, (_, results) in enumerate(spread(_Work(wholes, Maker(frame, docs, kept)), steps), 1):
            for one in results:
                stand.put(one)
            tell("write", number, len(steps))
        units += (f"lists {tree.language}" for tree in TREES)
        stand.put(wholes.search(stand, Kept(memory / "search")))
        stand.put(wholes.joined(stand, units))
        stand.put(Made(_EVERYTHING, every, (), {}))
        written = stand.done([*units, "search", "joined", _EVERYTHING])
    kept.swept()
    return written


def _contents(own: Path) -> list[tuple[str, bytes]]:
    """The pages that no program writes, in all their languages."""
    names = {page.stem for page in own_pages(own)}
    return [(page.name, page.read_bytes()) for page in sorted(own.glob("*.md")) if page.name.partition(".")[0] in names]


def _converted(sources: Sequence[Path], profile: Profile | None, kept: Conversions, tell: Tell) -> list[str]:
    """The keys of the entries of `sources`; what is not there is converted. Raises what the first bad source raises."""
    keys: dict[Path, str] = {}
    missing: list[Path] = []
    for source in sources:
        key = kept.found(source, profile)
        if key is None:
            missing.append(source)
        else:
            keys[source] = key
    for number, (source, key) in enumerate(spread(_Conversion(kept, profile), missing), 1):
        keys[source] = key
        tell("convert", number, len(missing))
    return [keys[source] for source in sources]


@dataclass(frozen=True, slots=True)
class _Conversion:
    kept: Conversions
    profile: Profile | None

    def __call__(self, source: Path) -> str:
        return self.kept.made(source, self.profile)


@dataclass(frozen=True, slots=True)
class _Work:
    wholes: Wholes
    maker: Maker

    def __call__(self, step: Tree | Job) -> list[Made]:
        return self.maker.make(step) if isinstance(step, Job) else [self.wholes.lists(step)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Build:
    """The linked archive of thin `issues` in order, those that are shown; `entries` are the key and the source of each
    issue that there is, `inside` is what INSIDE tells, if a part was asked for.
    """

    whole: Whole
    issues: Sequence[Issue]
    entries: Mapping[str, tuple[str, Path]]
    inside: bytes | None

    @staticmethod
    def of(
        summaries: Sequence[Summary],
        keys: Sequence[str],
        sources: Sequence[Path],
        linker: Linker,
        choice: Choice | None,
    ) -> _Build:
        """The archive of summaries, each with the key of its entry and its source. Raises ChoiceError."""
        issues = in_order([one.issue for one in summaries])
        corpus = linker.update(card for one in summaries for card in one.cards)
        archive = Archive.of(issues, corpus)
        addresses = addresses_of(issues, archive, listed=bool(choice))
        shown, inside = issues, None
        if choice is not None:
            shown = choice.of(issues)
            inside = inside_record(issues, shown, corpus)
        terms: dict[str, str] = {}
        for one in summaries:
            for own in one.shown.values():
                for name, said in own.terms.items():
                    terms.setdefault(name, said)
        whole = Whole.of(
            archive=archive,
            addresses=addresses,
            shown={name: own for one in summaries for name, own in one.shown.items()},
            terms=terms,
            uris=work_uris(archive),
            bodies=bodies_of_series(archive),
        )
        if choice:
            whole = whole.only(shown)
        entries = {one.issue.id: (key, path) for one, key, path in zip(summaries, keys, sources, strict=True)}
        return _Build(whole=whole, issues=shown, entries=entries, inside=inside)

    def frame(self, profile: Profile | None, url: str, terms: Mapping[str, str]) -> Frame:
        """What all pages rest on."""
        profiles = (profile,) if profile else tuple(profiles_of(self.issues))
        bare = Frame(profiles=profiles, variant=variant_of(self.issues, profile), terms=terms, titles={}, url=url)
        given = profile.titles if profile else {}
        plain = Speaker(bare).plain
        titles = {tree.language: title_of(names_of(self.issues, given, words), words) for tree, words in plain.items()}
        return replace(bare, titles=titles)

    def wholes(self, frame: Frame, profile: Profile | None, key: bytes, docs: Path, own: Path) -> Wholes:
        """What makes the files that tell of all."""
        return Wholes(
            frame=frame,
            whole=self.whole,
            issues=self.issues,
            given=profile.titles if profile else {},
            key=key,
            docs=docs,
            own=own,
            inside=self.inside,
        )

    def planned(self, frame: bytes) -> Iterator[Unit]:
        """All units in the order of the archive; `frame` is the hash of what all pages rest on."""
        for issue in self.issues:
            key, _ = self.entries[issue.id]
            yield self._unit(f"issue {issue.id}", issue.id, issue_slice(issue.id, self.whole), frame, key)
            for document in issue.documents:
                cut = document_slice(document.id, self.whole)
                yield self._unit(f"document {document.id}", document.id, cut, frame, key)
        for year in years_of(self.whole.archive):
            yield self._unit(f"year {year}", str(year), year_slice(year, self.whole), frame)
        for name in numbered_away(self.whole.archive, self.whole.addresses):
            yield self._unit(f"work {name}", name, work_slice(name, self.whole), frame)
        for permalink, rivals in contested(self.issues).items():
            yield self._unit(f"claim {permalink}", permalink, claim_slice(rivals, self.whole), frame)

    def jobs(self, units: Iterable[Unit]) -> Iterator[Job]:
        """The units that are to be made, those of an issue together."""
        of_issue: dict[str, list[Unit]] = {}
        others: list[Unit] = []
        for unit in units:
            kind = unit.name.partition(" ")[0]
            if kind in ("year", "work", "claim"):
                others.append(unit)
            else:
                issue = unit.about if kind == "issue" else self.whole.archive.cards[unit.about].issue
                of_issue.setdefault(issue, []).append(unit)
        for issue, some in of_issue.items():
            key, source = self.entries[issue]
            texts = {name: self._entry_of(name) for unit in some for name in unit.slice.texts}
            yield Job(units=tuple(some), key=key, source=source, texts=texts)
        for at in range(0, len(others), _TOGETHER):
            yield Job(units=tuple(others[at : at + _TOGETHER]))

    def _unit(self, name: str, about: str, cut: Slice, frame: bytes, key: str = "") -> Unit:
        texts = [self._entry_of(text) for text in cut.texts]
        return Unit(name, digest(frame, key, texts, cut.digest()), about, cut)

    def _entry_of(self, document: str) -> str:
        return self.entries[self.whole.archive.cards[document].issue][0]


def digest(*values: object) -> bytes:
    """A hash of values that msgspec can write."""
    return hashlib.sha256(msgspec.msgpack.Encoder(order="deterministic").encode(values)).digest()
