"""A profile: what belongs to one gazette, as data (names of bodies, their 代字 and pinyin, labels, running heads).

Every profile rests on ``profiles/generic.toml``; what a gazette's own file says comes first. With no profile of its own
a gazette is read by the generic one alone.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

import msgspec

from converter.errors import ProfileError
from converter.model.series import series_key, written_slugs

Variant = Literal["standard", "tw", "hk"]
"""Of Traditional: OpenCC's own standard, Taiwan's forms, Hong Kong's forms; characters only, never words."""


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that issues documents, with its English name."""

    name: str
    name_en: str = ""


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A 代字 or the name of an order, the ASCII slug of its addresses, and the body that numbers with it."""

    name: str
    slug: str
    body: str = ""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which print labels its parts; each list adds to the generic one."""

    box: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    chronicle: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    body_endings: tuple[str, ...] = ()
    group_columns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One gazette's conventions. `gazette` is its ASCII name in addresses; the generic profile has none.

    `notices` are the series of legal notices that are published by themselves, in two languages; `authentic` the
    languages in which they are authentic unless one says otherwise.

    `traditional` is the variant of Traditional that its pages are converted to. `names` are Simplified names of people
    and places with their Traditional forms, character for character, where only who bears the name can tell it
    (``"李云" = "李云"``): they win over every table, and are no doubt in the report any more.
    """

    gazette: str = ""
    titles: dict[str, str] = {}
    bodies: tuple[Body, ...] = ()
    series: tuple[Series, ...] = ()
    running_heads: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    authentic: tuple[str, ...] = ()
    traditional: Variant = "standard"
    names: dict[str, str] = {}
    words: Words = Words()

    def slug(self, series: str) -> str:
        """The slug of a 代字: from the profile, else as written down for ambiguous ones, else pinyin without tones.

        All ways of writing one series (國發, 国发) have one slug. `model.series.clashes` finds what still collides.
        """
        key = series_key(series)
        known = next((entry.slug for entry in self.series if series_key(entry.name) == key), None)
        return known or written_slugs().get(key) or pinyin(key)

    def body_of(self, series: str) -> str | None:
        """The body that numbers with a 代字, where the profile tells it."""
        return next((entry.body for entry in self.series if entry.name == series and entry.body), None)


@cache
def pinyin(text: str) -> str:
    """Pinyin without tones, lower case, nothing but ASCII letters and digits."""
    # Imported here: loading its dictionaries takes longer than starting everything else, and few commands need them.
    from pypinyin import Style, lazy_pinyin

    letters = "".join(lazy_pinyin(text, style=Style.NORMAL))
    return "".join(char for char in letters.lower() if char.isascii() and char.isalnum())


@cache
def shipped() -> tuple[Profile, ...]:
    """The profiles that come with the package, generic words merged in, by name."""
    folder = resources.files("converter") / "profiles"
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return tuple(load(entry) for entry in files if entry.name != "generic.toml")


@cache
def generic() -> Profile:
    """The profile that holds for a gazette without one of its own."""
    return _decode(resources.files("converter") / "profiles" / "generic.toml")


def load(file: Path | Traversable) -> Profile:
    """The profile in `file`, resting on the generic one.

    Raises ProfileError where the file cannot be read, breaks the form, gives one slug to two 代字, or a name a form of
    another length.
    """
    own = _decode(file)
    slugs: dict[str, str] = {}
    for series in own.series:
        if slugs.setdefault(series.slug, series.name) != series.name:
            raise ProfileError(
                f"the slug '{series.slug}' stands for both {slugs[series.slug]} and {series.name}",
                place=str(file),
                advice="give one of them another 'slug' under [[series]]",
            )
    for name, form in own.names.items():
        if len(name) != len(form):
            raise ProfileError(
                f"the name {name} and its Traditional form {form} are not equally long",
                place=str(file),
                advice="write one character for each under [names]",
            )
    base = generic().words
    words = Words(*(getattr(own.words, name) + getattr(base, name) for name in Words.__struct_fields__))
    return msgspec.structs.replace(own, words=words)


def choose(titles: str) -> Profile:
    """The shipped profile whose Chinese title stands in `titles` (blanks ignored), else the generic one."""
    plain = "".join(titles.split())
    for profile in shipped():
        title = profile.titles.get("zh-Hans", "")
        if title and title in plain:
            return profile
    return generic()


def choose_for_notice(series: str) -> Profile:
    """The shipped profile of the gazette that publishes notices of a series by themselves, else the generic one."""
    key = series_key(series)
    return next((profile for profile in shipped() if key in {series_key(name) for name in profile.notices}), generic())


def _decode(file: Path | Traversable) -> Profile:
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Profile)
    except OSError as problem:
        raise ProfileError(
            f"the profile cannot be read ({problem.strerror})", place=str(file), advice="check the path"
        ) from problem
    except msgspec.DecodeError as problem:
        raise ProfileError(str(problem), place=str(file), advice="mend the key that the message names") from problem
