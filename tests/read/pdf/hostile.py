"""PDF files written object by object, for what no honest program writes: loops, bombs, lies. Nothing comes from outside.

Objects are given by number as the bytes between ``obj`` and ``endobj``; 1 is the catalogue.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F1 12 Tf 50 500 Td (Lanpu gazette) Tj ET"


def file_of(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file with a true table of its objects."""
    made = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(made)
    size = max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    return made + b"trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream, as it stands."""
    return b"<</Length %d%s>>stream\n" % (len(data), entries) + data + b"\nendstream "


def packed(data: bytes, times: int = 1, entries: bytes = b"") -> bytes:
    """A stream that is compressed, again and again."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]" + entries)


def one_page(content: bytes = stream(WORDS), page: bytes = b"/MediaBox[0 0 400 600]", **more: bytes) -> bytes:
    """A file of one page; `page` are its entries, `more` the entries of the catalogue (`root`), its `resources`, further
    objects by name (``o7``), and what stands in place of its `tree` of pages.
    """
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % more.get("root", b""),
        2: more.get("tree", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
        % (more.get("resources", b""), page),
        4: content,
        5: FONT,
    }
    objects |= {int(name[1:]): body for name, body in more.items() if name[0] == "o" and name[1:].isdigit()}
    return file_of(objects)


def pages(count: int) -> bytes:
    """A file of so many tiny pages, each with the same words."""
    kids = b" ".join(b"%d 0 R" % (10 + at) for at in range(count))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 200 100]/Resources<</Font<</F1 5 0 R>>>>>>" % (kids, count),
        4: stream(b"BT /F1 12 Tf 20 50 Td (Lanpu gazette) Tj ET"),
        5: FONT,
    }
    return file_of(objects | {10 + at: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>" for at in range(count)})


def bomb(megabytes: int, content: bytes = b" " * 64, times: int = 1) -> bytes:
    """A stream that unpacks to so many megabytes of `content`, packed so many times.

    One megabyte is packed, and what it is packed to stands there again and again; the checksum is that of one.
    """
    packer = zlib.compressobj(9)
    head = packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(content * ((1 << 20) // len(content))) + packer.flush(zlib.Z_FULL_FLUSH)
    data = head + block * megabytes + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]")


def form(body: bytes, inner: int = 0) -> bytes:
    """A form that draws `body`, in which ``/X Do`` draws the form with the number `inner`."""
    within = b"/XObject<</X %d 0 R>>" % inner if inner else b""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 400 600]/Resources<</Font<</F1 5 0 R>>%s>>" % within
    return stream(body, entries)


def forms(levels: int, times: int = 1) -> bytes:
    """A page that draws a form that draws a form, each `times`; the innermost has the words."""
    draw = b"/X Do " * times
    inner = {f"o{10 + at}": form(draw, 11 + at) for at in range(levels)} | {f"o{10 + levels}": form(WORDS)}
    return one_page(stream(draw), resources=b"/XObject<</X 10 0 R>>", **inner)


def looped_table() -> bytes:
    """A table of objects that names itself as the one before it."""
    data = one_page().replace(b"/Size 6", b"/Size 6/Prev %010d" % 0)
    return data.replace(b"/Prev %010d" % 0, b"/Prev %010d" % data.rindex(b"xref\n0"))


def deep_tree(levels: int) -> bytes:
    """One page so deep in the tree of pages."""
    nodes = {
        at: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (at + 1, max(at - 1, 2)) for at in range(2, levels)
    }
    return file_of({1: b"<</Type/Catalog/Pages 2 0 R>>"} | nodes | {levels: b"<</Type/Page/MediaBox[0 0 9 9]>>"})


def locked(user: str, owner: str) -> bytes:
    """A file that wants a password to be read (`user`) or only to be changed (`owner`)."""
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption(user, owner), invariant=1)
    canvas.drawString(50, 100, "Lanpu gazette")
    canvas.save()
    return made.getvalue()
