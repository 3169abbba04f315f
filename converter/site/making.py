"""Sources → the trees of pages: what has changed since the last build is converted and made, on two cores.

Every build goes the same way, the first one too: convert, link, cut the archive into slices, make the units whose
slices have changed, then what tells of all. So no page can depend on what happened to be made before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from converter.data.downloads import work_uris
from converter.link.linker import Linker
from converter.model.issue import Issue
from converter.parallel import spread
from converter.profile import Profile
from converter.search import Kept
from converter.site.choice import Choice, inside_record
from converter.site.conversions import Conversions, Summary
from converter.site.own_pages import own_pages
from converter.site.planning import Plan, Unit, digest
from converter.site.recipe import code
from converter.site.speaking import Frame, Speaker
from converter.site.standing import Made, Stand
from converter.site.trees import TREES, Tree, profiles_of, variant_of
from converter.site.units import CORPUS, EVENTS, SEARCHED, Maker
from converter.site.wholes import Wholes
from converter.store import Written
from converter.translate import ENGLISH, term_base
from converter.write.archive import Archive
from converter.write.pages import addresses_of, in_order, names_of, title_of
from converter.write.slices import Whole
from converter.write.work_page import bodies_of_series

CACHE = ".cache"
"""What builds keep, in the project's folder."""

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
        plan = Plan(whole=made.whole, issues=made.issues, entries=made.entries, frame=digest(code(), frame))
        changed = [unit for unit in _planned(plan, wholes, stand) if not stand.holds(unit.name, unit.key)]
        jobs = list(plan.jobs(changed))
        for number, (_, results) in enumerate(spread(Maker(plan, frame, docs, kept).make, jobs), 1):
            for one in results:
                stand.put(one)
            tell("write", number, len(jobs))
        units = [*plan.names, *(f"lists {tree.language}" for tree in TREES)]
        last = _Last.of(wholes, stand, units, Kept(memory / "search"))
        for _, one in spread(last.made, ("search", "joined"), alone=1):
            stand.put(one)
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


def _planned(plan: Plan, wholes: Wholes, stand: Stand) -> Iterator[Unit]:
    """All units in the order of the plan. The lists, which need no more than the plan does, are made meanwhile."""
    units: dict[int, list[Unit]] = {}
    steps: list[Tree | range] = [*TREES, *plan.ranges()]
    for step, result in spread(_First(plan, wholes), steps):
        if isinstance(result, Made):
            stand.put(result)
        elif isinstance(step, range):
            units[step.start] = result
    for start in sorted(units):
        yield from units[start]


@dataclass(frozen=True, slots=True)
class _First:
    plan: Plan
    wholes: Wholes

    def __call__(self, step: Tree | range) -> Made | list[Unit]:
        if isinstance(step, range):
            return [self.plan.unit(self.plan.names[place]) for place in step]
        return self.wholes.lists(step)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Last:
    """What all units make together, from their pieces."""

    wholes: Wholes
    kept: Kept
    searched: Mapping[str, bytes]
    corpus: Sequence[bytes]
    events: Sequence[bytes]
    hashes: Mapping[str, str]

    @staticmethod
    def of(wholes: Wholes, stand: Stand, units: Sequence[str], kept: Kept) -> _Last:
        """All pieces are read here: what remembers them is of one process."""
        return _Last(
            wholes=wholes,
            kept=kept,
            searched={
                issue.id: piece for issue in wholes.issues for piece in stand.pieces([f"search {issue.id}"], SEARCHED)
            },
            corpus=tuple(stand.pieces(units, CORPUS)),
            events=tuple(stand.pieces(units, EVENTS)),
            hashes={file.name: file.sha256 for unit in units for file in stand.files(unit) if file.sha256},
        )

    def made(self, unit: str) -> Made:
        """The unit ``search`` or ``joined``."""
        if unit == "search":
            return self.wholes.search(self.searched, self.kept)
        return self.wholes.joined(self.corpus, self.events, self.hashes)


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
