"""The trees of pages that make the site: one a language, the same paths in each.

The language of print stands at the root of the site, the others each under its prefix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from converter.languages.traditional import Traditional, Variant, names_of
from converter.model.issue import Issue
from converter.model.translation import Translations
from converter.profile import Profile, generic, shipped
from converter.write.catalogue import SOURCE
from converter.write.words import NO_TRANSLATIONS, Words, words


@dataclass(frozen=True, slots=True)
class Tree:
    """A language by its tag, the folder under which it stands, and what the switch calls it, in short and in full."""

    language: str
    folder: str
    short: str
    name: str

    @property
    def prefix(self) -> str:
        """What stands before the paths of the tree."""
        return f"{self.folder}/" if self.folder else ""

    @property
    def is_root(self) -> bool:
        """Whether it is the tree that holds what all trees share."""
        return not self.folder

    def docs(self, root: Path) -> Path:
        """The folder of its pages, beside that of the root's."""
        return root.with_name(f"{root.name}-{self.folder}") if self.folder else root

    def site(self, root: Path) -> Path:
        """The folder of its built pages in that of the site."""
        return root / self.folder

    def config(self, root: Path) -> Path:
        """MkDocs' configuration for it, beside that of the root's, on which it rests."""
        return root.with_name(f"{root.stem}-{self.folder}{root.suffix}") if self.folder else root


TREES = (
    Tree(SOURCE, "", "简", "简体中文"),
    Tree("zh-Hant", "zh-hant", "繁", "繁體中文"),
    Tree("en", "en", "EN", "English"),
)


def tree_of(language: str) -> Tree:
    """The tree in a language; the root for one that no tree is in."""
    return next((tree for tree in TREES if tree.language == language), TREES[0])


def words_of(
    tree: Tree,
    issues: Sequence[Issue] = (),
    profile: Profile | None = None,
    translations: Translations = NO_TRANSLATIONS,
) -> Words:
    """What a tree of pages for `issues` says, and how it shows print; `translations` are into its language."""
    profiles = (profile,) if profile else profiles_of(issues)
    people = frozenset().union(*map(names_of, issues)) if tree.language == "zh-Hant" else frozenset[str]()
    return words_by(tree, profiles, variant_of(issues, profile), people, translations)


def words_by(
    tree: Tree,
    profiles: Sequence[Profile],
    variant: Variant,
    people: frozenset[str] = frozenset(),
    translations: Translations = NO_TRANSLATIONS,
) -> Words:
    """The same where the profiles of the gazettes are known, the Traditional that they choose, and the people."""
    if tree.language == "zh-Hant":
        made = traditional(profiles, variant, people)
        return replace(words(tree.language, made), variant=variant)
    if tree.language == "en":
        names = {body.name: body.name_en for one in profiles for body in one.bodies if body.name_en}
        for one in profiles:
            if SOURCE in one.titles and tree.language in one.titles:
                names[one.titles[SOURCE]] = one.titles[tree.language]
        return words(tree.language, bodies=names, translations=translations)
    return words(tree.language)


def traditional(profiles: Sequence[Profile], variant: Variant, people: frozenset[str]) -> Traditional:
    """The script of the Traditional tree, for print that names `people`."""
    known = frozenset(pair for one in profiles for pair in one.names.items())
    return Traditional(variant, people, written=known)


def variant_of(issues: Sequence[Issue], profile: Profile | None = None) -> Variant:
    """The variant of Traditional that pages for `issues` are in: that of their gazette's profile.

    Pages of several gazettes are in the one that all choose, else in the generic one, as is a gazette without profile.
    """
    if profile is not None:
        return profile.traditional
    profiles = profiles_of(issues)
    chosen = {one.traditional for one in profiles}
    if len(profiles) < len({issue.gazette for issue in issues}):
        chosen.add(generic().traditional)
    return chosen.pop() if len(chosen) == 1 else generic().traditional


def profiles_of(issues: Sequence[Issue]) -> Sequence[Profile]:
    """The shipped profiles of the gazettes that `issues` are of."""
    gazettes = {issue.gazette for issue in issues}
    return [profile for profile in shipped() if profile.gazette in gazettes]
