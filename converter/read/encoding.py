"""The characters that the bytes of a text file mean: UTF-8, else UTF-16 or GB18030 where that is sure."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from converter.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, those that begin like a shorter one first."""

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
"""How files begin that are no text."""

_ADVICE = "give the page text as UTF-8"
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r")))
_HIGH = bytes(range(128, 256))
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]")
_EXPECTED = re.compile("[\t\n\f\r -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffee]")

COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平"
    "形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党"
    "程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干"
    "做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单"
    "市府办室省县镇乡印号目录期项服务安监督局责工程教育环境财医疗企"
)
"""Ideographs that make up well over half of any modern text in Simplified Chinese."""


class Decoded(NamedTuple):
    """Characters without a byte order mark, and the name of the encoding."""

    text: str
    encoding: str


def decode(data: bytes, place: str) -> Decoded:
    """The characters that `data` means; `place` names the file in errors.

    Nothing is guessed: UTF-16 without a mark and GB18030 are taken only where the result reads as text.
    Raises SourceError for bytes that are no text, and for a torn character, with line and byte offset.
    """
    for start, what in _MAGIC:
        if data.startswith(start):
            raise SourceError(f"is no text but {what}", place=place, advice=_ADVICE)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, place, skipped=len(mark))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data, place)
    if _share(len(data) - len(data.translate(None, _CONTROLS)), len(data)) > 0.1:
        if 0 in data and (wide := _wide(data, place)):
            return wide
        raise SourceError("is no text (it is full of control characters)", place=place, advice=_ADVICE)
    return Decoded(text, "utf-8")


def _other(data: bytes, place: str) -> Decoded:
    """What bytes mean that are not UTF-8."""
    high = len(data) - len(data.translate(None, _HIGH))
    torn = len(data) - len(data.decode("utf-8", "ignore").encode("utf-8"))
    if torn * 5 <= high and not data.count(0) * 20 > len(data):
        return _strict(data, "utf-8", place)
    if 0 in data and (wide := _wide(data, place)):
        return wide
    if _reads_as_chinese(data.decode("gb18030", "ignore")):
        return _strict(data, "gb18030", place)
    if 0 in data or _share(len(data) - len(data.translate(None, _CONTROLS)), len(data)) > 0.02:
        raise SourceError("is no text (its bytes are in no known encoding)", place=place, advice=_ADVICE)
    return _strict(data, "utf-8", place, what="is neither UTF-8 nor UTF-16 nor GB18030 text")


def _wide(data: bytes, place: str) -> Decoded | None:
    """UTF-16 without a mark: only one order of the bytes gives ASCII, Chinese and its punctuation."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[: len(data) // 2 * 2].decode(encoding, "replace")
        if _share(len(_EXPECTED.findall(text)), len(text)) > 0.9:
            return _strict(data, encoding, place)
    return None


def _reads_as_chinese(text: str) -> bool:
    """Whether bytes taken as GB18030 give real text: the ideographs are those that Chinese is written with.

    Other encodings that happen to decode give ideographs too, but rare ones.
    """
    ideographs = _IDEOGRAPHS.findall(text)
    if len(ideographs) < 4:
        return False
    common = _share(sum(char in COMMON for char in ideographs), len(ideographs))
    return common > 0.3 and _share(sum(map(_level_one, ideographs)), len(ideographs)) > 0.85


def _level_one(char: str) -> bool:
    """Whether an ideograph is one of the 3755 frequent ones of GB 2312."""
    code = char.encode("gb18030")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1


def _strict(data: bytes, encoding: str, place: str, *, skipped: int = 0, what: str = "") -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode(encoding, "ignore")
        byte, offset = data[problem.start], problem.start + skipped
        what = what or f"a character is torn or is not {encoding.upper()}"
        raise SourceError(
            f"{what}: byte 0x{byte:02X} at byte offset {offset}, after {before[-10:]!r}",
            place=f"{place}:{before.count(chr(10)) + 1}",
            advice="save it as UTF-8, or mend these bytes",
        ) from problem


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
