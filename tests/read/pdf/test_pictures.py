"""Pictures of printed places: what they show, their size, the same bytes again, and files that are no PDF."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from converter.read.pdf import pictures as module
from converter.read.pdf.pictures import pictures
from tests.read.pdf.making import HEIGHT, WIDTH, Press

LARGEST = 32 * 1024
LINE = (1, (40.0, 90.0, 160.0, 102.0))


@pytest.fixture(scope="module")
def printed() -> bytes:
    press = Press().text(40, 100, "汛期值守安排见附表").text(40, 300, "另一行在下面很远处")
    return press.page().lines(40, 60, ["满页都是字的一页" * 3] * 26).bytes()


def greys(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def test_a_picture_shows_the_place_and_its_surroundings(printed: bytes) -> None:
    (png,) = pictures(printed, [LINE], LARGEST).values()
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    # 60 points on each side bring the place to the width of 240, but the page ends 40 to its left.
    assert image.size == (2 * (40 + 120 + 60), 2 * (12 + 28))
    assert len(png) < 4096
    assert greys(png).getextrema() == (0, 255), "ink and paper"


def test_surroundings_are_paler_than_the_place(printed: bytes) -> None:
    """Lines stand 20 points apart: those above and below the third are seen in part."""
    (png,) = pictures(printed, [(2, (40.0, 88.0, 340.0, 102.0))], LARGEST).values()
    image = greys(png)
    above, place = image.crop((0, 0, image.width, 20)), image.crop((0, 26, image.width, image.height - 26))
    assert min(place.tobytes()) == 0
    assert 100 < min(above.tobytes()) < 255


def test_the_same_bytes_in_any_company(printed: bytes) -> None:
    other = (2, (40.0, 60.0, 200.0, 80.0))
    one = pictures(printed, [LINE, other], LARGEST)
    assert list(one) == [LINE, other]
    assert pictures(printed, [LINE], LARGEST)[LINE] == one[LINE]


def test_of_a_large_place_the_beginning_is_shown(printed: bytes) -> None:
    page = (2, (0.0, 0.0, WIDTH, HEIGHT))
    (png,) = pictures(printed, [page], LARGEST).values()
    assert len(png) <= LARGEST
    image = greys(png)
    assert image.width / image.height == pytest.approx(WIDTH / (180 + 14), rel=0.02)


def test_a_smaller_bound_gives_fewer_pixels_and_then_none(printed: bytes) -> None:
    place = (2, (40.0, 60.0, 340.0, 240.0))
    fine = pictures(printed, [place], LARGEST)[place]
    coarse = pictures(printed, [place], len(fine) - 1)[place]
    assert greys(coarse).width * 2 == greys(fine).width
    assert pictures(printed, [place], len(coarse) - 1) == {}


@pytest.mark.parametrize(
    "place", [(0, LINE[1]), (3, LINE[1]), (1, (500.0, 90.0, 600.0, 100.0)), (1, (9.0, 700.0, 90.0, 720.0))]
)
def test_what_is_no_place_of_the_file_has_no_picture(place: tuple[int, tuple[float, ...]], printed: bytes) -> None:
    made = pictures(printed, [place, LINE], LARGEST)  # type: ignore[list-item]
    assert list(made) == [LINE]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_what_cannot_be_opened_has_no_pictures(data: bytes) -> None:
    assert pictures(data, [LINE], LARGEST) == {}


def test_what_was_made_before_the_process_ended_is_kept(printed: bytes) -> None:
    whole = pictures(printed, [LINE], LARGEST)[LINE]
    frame = len(whole).to_bytes(4, "big") + whole
    for rest, held in ((b"", 1), (b"\0\0", 1), (frame[:-1], 1), (frame, 2)):
        assert module._frames(frame + rest) == [whole] * held


def test_a_page_that_never_ends_costs_its_own_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty forms, each of which draws the next one twice; the page behind stands first in the order."""
    monkeypatch.setattr(module, "SECONDS", 3)
    bodies = ["/Type/Catalog/Pages 2 0 R", "/Type/Pages/Kids[3 0 R 4 0 R]/Count 2"]
    bodies.append("/Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</XObject<</F 6 0 R>>>>/Contents 5 0 R")
    bodies.append("/Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]")
    objects = [f"<<{body}>>" for body in bodies] + ["<</Length 5>>stream\n/F Do\nendstream"]
    for following in range(7, 37):
        drawn = "/F Do /F Do" if following < 36 else "0 0 400 600 re f"
        form = f"/Subtype/Form/BBox[0 0 400 600]/Resources<</XObject<</F {following} 0 R>>>>/Length {len(drawn)}"
        objects.append(f"<<{form}>>stream\n{drawn}\nendstream")
    data, places = "%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n"
    data += f"{data.index('xref')}\n%%EOF"
    still = (2, LINE[1])
    assert list(pictures(data.encode(), [still, LINE], LARGEST)) == [still]
