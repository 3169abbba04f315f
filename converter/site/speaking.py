"""What all pages of a build rest on, and the words of each tree for a part of the archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from converter.languages.traditional import Variant
from converter.model.translation import Translations
from converter.profile import Profile
from converter.site.trees import TREES, Tree, traditional, tree_of, words_by
from converter.write.words import Words

_MEMORY = 4
_TEXTS = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page may show: a change of it makes all pages anew.

    `profiles` are those of the gazettes and `variant` the Traditional that they choose; `terms` is the term base;
    `titles` are what the gazette is called by language, as a profile tells or its latest issue prints; `url` is where
    the site will stand, empty where nobody knows it.
    """

    profiles: tuple[Profile, ...]
    variant: Variant
    terms: Mapping[str, str]
    titles: Mapping[str, str]
    url: str

    def root(self, tree: Tree) -> str:
        """Where a tree stands, for `Addresses`."""
        return f"{self.url.rstrip('/')}/{tree.prefix}" if self.url else tree.prefix


class Speaker:
    """Gives the words of each tree."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.plain = {tree: words_by(tree, frame.profiles, frame.variant) for tree in TREES}
        self._scripts = lru_cache(_MEMORY)(self._of_people)

    def words(
        self,
        people: frozenset[str],
        others: frozenset[str],
        terms: Mapping[str, str],
        said: Mapping[tuple[str, str, str], str],
    ) -> Mapping[Tree, Words]:
        """The words of each tree for print that names `people`, and now and then `others`.

        `terms` are translated names beside the term base, `said` what is translated by document, place and print.
        """
        english = tree_of("en")
        plain = self.plain[english]
        known = {**terms, **self._frame.terms}
        translations = Translations(said, known)
        speak = {tree: words for tree, words in self.plain.items() if tree is not english}
        speak[english] = replace(plain, bodies={**known, **plain.bodies}, translations=translations)
        hant = tree_of("zh-Hant")
        speak[hant] = replace(speak[hant], convert=self._script(people, others))
        return {
            tree: words if tree is english else replace(words, english=speak[english])
            for tree, words in ((tree, speak[tree]) for tree in TREES)
        }

    def _script(self, people: frozenset[str], others: frozenset[str]) -> Callable[[str], str]:
        plain, more = self._scripts(people), others - people
        if not more:
            return plain
        # Where none of the others stands the text is the same, and known already.
        named = re.compile("|".join(map(re.escape, sorted(more))))
        every = people | others

        def convert(text: str) -> str:
            return self._scripts(every)(text) if named.search("".join(text.split())) else plain(text)

        return convert

    def _of_people(self, people: frozenset[str]) -> Callable[[str], str]:
        made = traditional(self._frame.profiles, self._frame.variant, people)
        return lru_cache(_TEXTS)(made.convert)
