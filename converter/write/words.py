"""What a tree of pages says and how it shows print: the words of the interface, dates, the script, the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Protocol

from babel.dates import format_date

from converter.model.translation import Translations
from converter.write import escape
from converter.write.catalogue import LOCALES, SOURCE, catalogue

LANGUAGES = tuple(LOCALES)
"""The languages of the site by their tags; print is in the first."""

NO_TRANSLATIONS = Translations()

_CHINESE = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_RUN = re.compile(rf"[〔《“]*{_CHINESE.pattern}(?:[^A-Za-z<>&;:,.]*{_CHINESE.pattern})?[〕》”]*")
_MEMORY = 1 << 14


class Script(Protocol):
    """Print in the script of a tree."""

    def convert(self, text: str) -> str:
        """A whole paragraph, cell or title, character for character: what stands at a place still does."""
        ...


class AsPrinted:
    """The script of print itself."""

    def convert(self, text: str) -> str:
        """`text`."""
        return text


@dataclass(frozen=True, slots=True)
class Words:
    """One language of the interface, with the script in which it shows print.

    `bodies` are the names of issuing bodies and of gazettes in this language, where they are known. What is asked for
    as HTML may stand inside an element; where the interface speaks another language than print, print is marked with
    its own. `print_language` is None where what stands around print tells its language; `translations` are what was
    translated of print. `variant` names the Traditional of a tree that is in one; `english` are the words of the
    English tree, for what every tree says in English.
    """

    language: str
    forms: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]
    convert: Callable[[str], str]
    bodies: Mapping[str, str] = field(default_factory=dict)
    print_language: str | None = SOURCE
    translations: Translations = NO_TRANSLATIONS
    variant: str | None = None
    english: Words | None = None

    @property
    def foreign(self) -> bool:
        """Whether the interface speaks another language than print."""
        return not self.language.startswith("zh")

    @property
    def lang(self) -> str:
        """The attribute of an element of ours that holds print; empty where the page is in the language of print."""
        return f' lang="{self.print_language}"' if self.foreign and self.print_language else ""

    @property
    def ours(self) -> str:
        """The attribute of an element of print that holds our words."""
        return f' lang="{self.language}"' if self.foreign else ""

    def say(self, key: str, **values: object) -> str:
        """The words for `key` as HTML, with `values` (HTML) in their places; `count` chooses among forms.

        Raises KeyError where the catalogue lacks the key.
        """
        forms = self.forms[key]
        if len(forms) == 1:
            return forms[0].format(**values)
        count = values["count"]
        return forms[self.plural(count if isinstance(count, int) else 0)].format(**values)

    def known(self, key: str, otherwise: str) -> str:
        """The words for `key`, which code put together; `otherwise` where there are none."""
        return self.say(key) if key in self.forms else escape.text(otherwise)

    def day(self, day: date) -> str:
        """A date as a reader writes it."""
        return _day(day, self.say("day"), LOCALES[self.language])

    def month(self, day: date) -> str:
        """The month of a date, with its year."""
        return _day(day, self.say("month"), LOCALES[self.language])

    def list(self, some: Iterable[str]) -> str:
        """Several names in a row."""
        return self.say("list.comma").join(some)

    def plain(self, print_: str) -> str:
        """Printed words in the script of the tree, as text."""
        return self.convert(print_)

    def printed(self, print_: str) -> str:
        """Printed words as HTML."""
        return f"<span{self.lang}>{self.inside(print_)}</span>" if print_ and self.foreign else self.inside(print_)

    def inside(self, print_: str) -> str:
        """Printed words as HTML for an element that has the attribute `lang`."""
        return escape.text(self.convert(print_))

    def mixed(self, text: str) -> str:
        """Words of the interface with print among them, as HTML."""
        if not self.foreign:
            return escape.text(self.convert(text))
        written: list[str] = []
        at = 0
        for run in _RUN.finditer(text):
            written += (escape.text(text[at : run.start()]), self.printed(run[0]))
            at = run.end()
        return "".join((*written, escape.text(text[at:])))

    def body(self, name: str) -> str:
        """The name of a body, a section or a document as HTML, in this language where it is known."""
        own = self.bodies.get(name)
        return self.mixed(own) if own else self.printed(name)

    def body_plain(self, name: str) -> str:
        """The same as text."""
        return self.bodies.get(name) or self.convert(name)


def words(
    language: str = SOURCE,
    script: Script | None = None,
    bodies: Mapping[str, str] | None = None,
    translations: Translations = NO_TRANSLATIONS,
) -> Words:
    """The words of a language, with `script` for its print.

    `bodies` are names that hold before those of the term base. What the catalogue of another Chinese script leaves
    out is converted from the source.
    """
    own, source = catalogue(language), catalogue(SOURCE)
    forms = dict(own.forms)
    convert = lru_cache(_MEMORY)(script.convert) if script else AsPrinted().convert
    if language.startswith("zh"):
        forms = {key: own.forms.get(key) or tuple(map(convert, said)) for key, said in source.forms.items()}
        if language == SOURCE:
            convert = AsPrinted().convert
    names = {**translations.terms, **(bodies or {})}
    return Words(language, forms, own.plural, convert, names, translations=translations)


@lru_cache(_MEMORY)
def _day(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=locale)
