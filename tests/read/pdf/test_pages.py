"""Pages wait in a file and come back as they were; messages between the processes are whole or are told to be torn."""

from __future__ import annotations

import io

import msgspec
import pytest

from converter.read.pdf.bounds import Bounds
from converter.read.pdf.child import read_pages
from converter.read.pdf.laid import Ended, LaidPage, TornError, tell, told
from converter.read.pdf.pages import Pages
from tests.read.pdf import hostile
from tests.read.pdf.making import LATIN, Press


def book() -> bytes:
    press = Press()
    for number in range(1, 61):
        press.text(50, 100, f"第{number}页的文字").text(50, 130, "Lanpu", font=LATIN).rect(40, 80, 300, 140)
        if number % 2:
            press.rule(40, 200, 300, 200).page()
        else:
            press.rect(40, 200, 300, 240, fill="navy").page()
    return press.bytes()


def test_a_page_that_waited_is_what_was_read() -> None:
    """Across the place where the file is opened anew, too, and after it was closed."""
    pages = Pages(io.BytesIO(book()), io.BytesIO())
    read = [msgspec.json.encode(pages.read(at)) for at in range(pages.count)]
    pages.close()
    again = [msgspec.json.encode(pages.sheet(at)) for at in reversed(range(pages.count))]
    assert again[::-1] == read
    assert len(set(read)) == len(read) == 61


def messages(data: bytes) -> tuple[bytes, list[LaidPage | Ended]]:
    out = io.BytesIO()
    ended = read_pages(io.BytesIO(data), io.BytesIO(), out, Bounds())
    tell(out, ended)
    out.seek(0)
    return out.getvalue(), list(told(out))


def test_each_page_is_told_and_then_the_end() -> None:
    _, said = messages(hostile.pages(3))
    assert [message.number for message in said if isinstance(message, LaidPage)] == [1, 2, 3]
    assert said[-1] == Ended(3)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.99])
def test_messages_that_break_off_are_torn(share: float) -> None:
    data, _ = messages(hostile.pages(3))
    with pytest.raises(TornError):
        list(told(io.BytesIO(data[: int(share * len(data))])))
