"""Files whose one font says of each code what it means, in characters of any kind: ligatures, radicals, full-width."""

from __future__ import annotations

from collections.abc import Sequence

from tests.read.pdf.hostile import file_of, stream

SIZE = 12


def mapped(lines: Sequence[Sequence[str]], width: int = 1000, size: int = SIZE) -> bytes:
    """A page of lines of glyphs, each given by the characters that it stands for; all are `width` thousandths wide."""
    codes = list(dict.fromkeys(unit for line in lines for unit in line))
    rows = "\n".join(f"<{at:04X}> <{unit.encode('utf-16-be').hex()}>" for at, unit in enumerate(codes, 1))
    meanings = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(codes)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap end end"
    )
    shown = b"".join(
        b"1 0 0 1 40 %d Tm <%s> Tj\n"
        % (540 - 2 * size * at, "".join(f"{codes.index(unit) + 1:04X}" for unit in line).encode())
        for at, line in enumerate(lines)
    )
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 800 600]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            4: stream(b"BT /F1 %d Tf\n" % size + shown + b"ET"),
            5: b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
            6: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/DW %d/FontDescriptor 8 0 R>>" % width,
            7: stream(meanings.encode()),
            8: b"<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 -200 1000 900]/Ascent 880/Descent -120"
            b"/CapHeight 700/ItalicAngle 0/StemV 80>>",
        }
    )
