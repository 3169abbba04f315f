"""The laws of passages: cutting, joining and squeezing keep the place of every character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from converter.model.place import BLANKS, Passage, Piece

Placed = tuple[str, int, int]

CHARS = st.text(alphabet=st.sampled_from("甲乙丙1a。 \t\u3000"), min_size=1, max_size=6)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """A passage as a reader and `correct` make them: plain pieces, replaced ones, zero-width ones, over lines."""
    pieces: list[Piece] = []
    line, column = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    for kind in draw(st.lists(st.sampled_from(["plain", "replaced", "removed", "newline"]), max_size=8)):
        text = draw(CHARS)
        if kind == "newline":
            line, column = line + 1, 0
            continue
        printed = text if kind == "plain" else draw(CHARS)
        if kind == "removed":
            text = ""
        piece = Piece(text, printed, None, line, column)
        pieces.append(piece)
        column = piece.end
    return Passage.joined([Passage((piece,)) for piece in pieces])


def placed(passage: Passage) -> list[Placed]:
    """Each character with the place that it has; those of a replaced piece all have the place of the piece."""
    found: list[Placed] = []
    for piece in passage.pieces:
        plain = piece.text == piece.printed
        for at, char in enumerate(piece.text):
            found.append((char, piece.line, piece.column + at if plain else -1))
    return found


def agree(found: list[Placed], wanted: list[Placed]) -> bool:
    """The same characters in the same lines, and in the same columns where they stand as printed in both.

    A part of a replaced piece may happen to read as it was printed.
    """
    return len(found) == len(wanted) and all(
        one[:2] == other[:2] and (one[2] == other[2] or -1 in (one[2], other[2]))
        for one, other in zip(found, wanted, strict=True)
    )


def ink(passage: Passage) -> list[tuple[int, int]]:
    """Every printed place that a passage covers, in reading order."""
    return [(line, column) for line, start, stop in passage.printed_at() for column in range(start, stop)]


@given(passages(), st.integers(-12, 30), st.integers(-12, 30))
def test_a_slice_has_the_text_and_the_places(passage: Passage, start: int, stop: int) -> None:
    part = passage[start:stop]
    assert part.text == passage.text[start:stop]
    assert agree(placed(part), placed(passage)[start:stop])
    assert set(ink(part)) <= set(ink(passage))


@given(passages(), st.integers(0, 30))
def test_two_halves_make_the_whole(passage: Passage, at: int) -> None:
    left, right = passage[:at], passage[at:]
    assert left.text + right.text == passage.text
    assert agree(placed(left) + placed(right), placed(passage))
    whole = Passage.joined([left, right])
    assert whole.text == passage.text
    # No printed place is covered twice; only characters without text at the very end may fall off.
    both = ink(left) + ink(right)
    assert len(both) == len(set(both))
    lost = set(ink(passage)) - set(both)
    tail = 0
    for piece in reversed(passage.pieces):
        if piece.text:
            break
        tail += len(piece.printed)
    assert len(lost) <= tail


@given(st.lists(passages(), max_size=4))
def test_joining_keeps_every_place(parts: list[Passage]) -> None:
    whole = Passage.joined(parts)
    assert whole.text == "".join(part.text for part in parts)
    assert placed(whole) == [one for part in parts for one in placed(part)]
    assert ink(whole) == [one for part in parts for one in ink(part)]


@given(st.lists(passages(), max_size=4))
def test_glue_has_no_place(parts: list[Passage]) -> None:
    whole = Passage.joined(parts, " ")
    assert ink(whole) == [one for part in parts for one in ink(part)]
    assert whole.text.replace(" ", "") == "".join(part.text for part in parts).replace(" ", "")


@given(passages())
def test_squeezing_takes_blanks_only(passage: Passage) -> None:
    squeezed = passage.squeezed()
    assert squeezed.text == "".join(char for char in passage.text if char not in BLANKS)
    kept = [one for one in placed(passage) if one[0] not in BLANKS]
    assert agree(placed(squeezed), kept)


@given(passages())
def test_stripping_takes_blanks_at_the_ends_only(passage: Passage) -> None:
    stripped = passage.strip()
    assert stripped.text == passage.text.strip("".join(BLANKS))
    assert "".join(char for char, _, _ in placed(stripped)) in passage.text


@given(passages())
def test_splitting_takes_separators_only(passage: Passage) -> None:
    parts = passage.split("\t")
    assert [part.text for part in parts] == passage.text.split("\t")
    found = [one for part in parts for one in placed(part)]
    assert agree(found, [one for one in placed(passage) if one[0] != "\t"])


@given(passages())
def test_spans_name_every_line_with_print(passage: Passage) -> None:
    assert {span.first for span in passage.spans} == {line for line, _ in ink(passage)}
    assert all(span.first == span.last for span in passage.spans)


def test_a_replaced_piece_is_cut_so_that_its_print_stays_whole() -> None:
    passage = Passage((Piece("入河口", "人河", None, 4, 2),))
    assert [piece.printed for piece in passage[:1].pieces] == ["人河"]
    assert [piece.printed for piece in passage[1:].pieces] == [""]


def test_a_removed_character_survives_within_a_slice() -> None:
    passage = Passage((Piece("甲", "甲", None, 1, 0), Piece("", "\u200b", None, 1, 1), Piece("乙", "乙", None, 1, 2)))
    assert passage.text == "甲乙"
    assert ink(passage[:2]) == [(1, 0), (1, 1), (1, 2)]
    assert ink(passage[1:]) == [(1, 1), (1, 2)]
    assert ink(passage[:1]) == [(1, 0)]


@given(
    st.text(alphabet="甲①12", max_size=9), st.sampled_from(("①", "1", "12", "")), st.sets(st.integers(0, 9)), st.data()
)
def test_marks_stand_where_they_are_told(text: str, mark: str, columns: set[int], data: st.DataObject) -> None:
    """However a text is cut over pages: never at its beginning; a number only where all of it is raised and no more."""
    turn = data.draw(st.integers(0, len(text)))
    passage = Passage.joined([Passage.of(text[:turn], 1, page=1), Passage.of(text[turn:], 2, page=2)])
    raised = {(1, at) if at < turn else (2, at - turn) for at in columns}
    for page in (1, 2):
        for at in passage.marks(mark, page, raised):
            assert at > 0
            assert text[at : at + len(mark)] == mark != ""
            assert (at >= turn) == (page == 2)
            if mark.isascii():
                assert at in columns
                around = [one for one in (at - 1, at + len(mark)) if one in columns and text[one : one + 1].isdigit()]
                assert [one for one in around if text[one].isascii()] == []
