"""A notice in two languages, as print has it, and its typst source: halves, two columns, one text above the other.

The city and all text are invented. What print decides by itself (breaks of lines and pages, page numbers) typst does.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from tests.typeset.markup import array, quoted
from tests.typeset.press import press

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph in both texts. `kind`: part, division, schedule, section, item, plain, term, table, sign.

    `label` is that of both (of a head its number); an empty text is missing in that language. A table has the same
    `cells`, three in a row, in both texts, or stands once for both where `once` is set. A term stands where the
    English alphabet puts it in the English text.
    """

    kind: str
    label: str = ""
    zh: str = ""
    en: str = ""
    depth: int = 0
    cells: tuple[str, ...] = ()
    once: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A legal notice: its number of a year, its titles, what it says."""

    year: int
    number: int
    zh: str
    en: str
    says: tuple[Say, ...]

    @property
    def zh_number(self) -> str:
        """As the Chinese text prints it."""
        return f"{self.year}年第{self.number}號法律公告"

    @property
    def en_number(self) -> str:
        """As the English text prints it."""
        return f"L.N. {self.number} of {self.year}"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a notice is set: `width` and `height` in millimetres, `outside`: the file shows its left half only.

    `stacked`: the Chinese text above the English one, `on_a_page` paragraphs of each.
    """

    width: int = 297
    height: int = 210
    size: float = 10
    english_first: bool = False
    outside: bool = False
    stacked: bool = False
    on_a_page: int = 5
    contents: bool = True
    first_folio: int = 200


MANNERS = {
    "halves": Manner(),
    "outside": Manner(outside=True),
    "columns": Manner(width=210, height=297, size=9, english_first=True),
    "stacked": Manner(width=180, height=280, stacked=True, contents=False),
}


def typeset_notice(notice: Notice, manner: Manner) -> bytes:
    """The PDF of a notice."""
    made = press(_source(notice, manner))
    return _left_half(made) if manner.outside else made


def _left_half(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    for page in document:
        left, bottom, right, top = page.get_mediabox()
        page.set_cropbox(left, bottom, (left + right) / 2, top)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _source(notice: Notice, manner: Manner) -> str:
    layout = {
        "width": str(manner.width),
        "height": str(manner.height),
        "size": str(manner.size),
        "english-first": str(manner.english_first).lower(),
        "stacked": str(manner.stacked).lower(),
        "first-folio": str(manner.first_folio),
    }
    parts = ["#let layout = (" + ", ".join(f"{key}: {value}" for key, value in layout.items()) + ")"]
    parts.append((_HERE / "notice.typ").read_text(encoding="utf-8"))
    heads = ", ".join(map(quoted, (notice.zh, notice.zh_number, notice.en, notice.en_number)))
    parts.append(f"#set page(header: heads({heads}))")
    if manner.stacked:
        parts.extend(_stacked(notice, manner))
    else:
        if manner.contents:
            parts.append(_beside(*(list(_contents(notice, lang)) for lang in ("zh", "en"))))
            parts.append("#pagebreak()")
        parts.extend(_flows(notice, manner))
    return "\n".join(parts)


def _flows(notice: Notice, manner: Manner) -> Iterator[str]:
    """Both texts beside one another; what is printed once parts them."""
    waiting: list[Say] = []
    titles: list[list[str]] = [_titles(notice, lang, not manner.contents) for lang in ("zh", "en")]
    for say in (*notice.says, None):
        if say is not None and not say.once:
            waiting.append(say)
            continue
        both = [[*titles[at], *_said(waiting, notice, lang)] for at, lang in enumerate(("zh", "en"))]
        yield _beside(*both)
        waiting, titles = [], [[], []]
        if say is not None:
            yield f"#{_table(say)}"


def _stacked(notice: Notice, manner: Manner) -> Iterator[str]:
    says = list(notice.says)
    first = True
    while says:
        chunk, says = says[: manner.on_a_page], says[manner.on_a_page :]
        if not first:
            yield "#pagebreak()"
        for lang in ("zh", "en"):
            lines = [*(_titles(notice, lang, True) if first else ()), *_said(chunk, notice, lang)]
            yield f"#side({quoted(lang)}, [{_content(lines)}])"
            yield "#v(2em)"
        first = False


def _beside(zh: Sequence[str], en: Sequence[str]) -> str:
    return f'#beside(side("zh", [{_content(zh)}]), side("en", [{_content(en)}]))'


def _content(lines: Sequence[str]) -> str:
    return "\n".join(f"#{line}" for line in lines)


def _titles(notice: Notice, lang: str, numbered: bool) -> list[str]:
    number, title = (notice.zh_number, notice.zh) if lang == "zh" else (notice.en_number, notice.en)
    return [*([f"number({quoted(number)})"] if numbered else ()), f"title({quoted(title)})"]


def _contents(notice: Notice, lang: str) -> Iterator[str]:
    yield from _titles(notice, lang, True)
    yield f"head({quoted('目錄' if lang == 'zh' else 'Contents')})"
    for say in notice.says:
        if say.kind in ("section", "schedule") and (say.zh if lang == "zh" else say.en):
            target = f"<{_target(say, notice)}-{lang}>"
            label = {"section": f"{say.label}.", "schedule": head_words("schedule", say.label, lang)}[say.kind]
            if say.kind == "schedule" or _schedule(say, notice) == "":
                text = say.zh if lang == "zh" else say.en
                yield f"entry({quoted(label)}, {quoted(text)}, {target}, {0 if lang == 'zh' else 1})"


def _schedule(say: Say, notice: Notice) -> str:
    """The schedule in which a paragraph stands."""
    label = ""
    for one in notice.says:
        label = one.label if one.kind == "schedule" else label
        if one is say:
            return label
    return label


def _target(say: Say, notice: Notice) -> str:
    """The name of the place of a paragraph."""
    return f"place-{next(at for at, one in enumerate(notice.says) if one is say)}"


def head_words(kind: str, label: str, lang: str) -> str:
    """How a text heads a schedule, part or division."""
    words = {"schedule": ("附表", "Schedule"), "part": ("第{}部", "Part"), "division": ("第{}分部", "Division")}
    zh, en = words[kind]
    if lang == "en":
        return f"{en} {label}"
    return zh.format(label) if "{}" in zh else f"{zh} {label}"


def _said(says: Sequence[Say], notice: Notice, lang: str) -> Iterator[str]:
    ordered = list(says) if lang == "zh" else _by_alphabet(says)
    for say in ordered:
        text = say.zh if lang == "zh" else say.en
        place = f"[#metadata(none)<{_target(say, notice)}-{lang}>]"
        if say.kind == "table":
            if lang == "zh" or not say.once:
                yield _table(say)
        elif say.kind == "sign":
            yield f"signature({array(map(quoted, text.split(chr(10))))})"
        elif not text:
            continue
        elif say.kind == "schedule":
            yield f"head({{ {quoted(head_words('schedule', say.label, lang))}; {place} }})"
            yield f"reference({quoted('[第2條]' if lang == 'zh' else '[r. 2]')})"
            yield f"head({quoted(text)})"
        elif say.kind == "part":
            yield f"head({quoted(head_words('part', say.label, lang))})"
            yield f"head({quoted(text)})"
        elif say.kind == "division":
            dash = "——" if lang == "zh" else "—"
            yield f"head({quoted(head_words('division', say.label, lang) + dash + text)})"
        elif say.kind == "section":
            yield f"section({quoted(say.label + '.')}, {quoted(text)}, {place})"
        elif say.kind == "term":
            yield f"term({quoted(text)})"
        elif say.kind == "item":
            yield f"item({say.depth}, {quoted(say.label)}, {quoted(text)})"
        else:
            yield f"plain({say.depth}, {quoted(text)})"


def _by_alphabet(says: Sequence[Say]) -> list[Say]:
    """Terms that stand together in the order of their English."""
    ordered = list(says)
    at = 0
    while at < len(ordered):
        stop = at
        while stop < len(ordered) and ordered[stop].kind == "term":
            stop += 1
        ordered[at:stop] = sorted(ordered[at:stop], key=lambda say: say.en.casefold())
        at = max(stop, at + 1)
    return ordered


def _table(say: Say) -> str:
    return f"ruled(3, {array(map(quoted, say.cells))})"
