"""What is read out of the pictures of a presentation."""

import io

import pytest
from PIL import Image, ImageDraw

from deck_presentation.paints import Color
from deck_presentation.pictures import Pictures


def _file(image: Image.Image, kind: str = "png") -> bytes:
    target = io.BytesIO()
    image.save(target, kind)
    return target.getvalue()


def _chart(mode: str, ground: object) -> Image.Image:
    image = Image.new(mode, (960, 540), ground)  # type: ignore[arg-type]
    draw = ImageDraw.Draw(image)
    for number in range(5):
        draw.rectangle((100 + 160 * number, 400 - 60 * number, 200 + 160 * number, 500), fill="navy")
    draw.line((80, 500, 940, 500), fill="black", width=4)
    draw.line((80, 40, 80, 500), fill="black", width=4)
    return image


@pytest.mark.parametrize(
    ("image", "shows_through"),
    [(_chart("RGB", "white"), False), (_chart("RGBA", (0, 0, 0, 0)), True), (_chart("RGBA", "white"), False)],
    ids=["opaque", "transparent", "with an alpha channel that hides all"],
)
def test_a_picture_is_read_once_for_all_that_is_asked(image: Image.Image, shows_through: bool) -> None:
    """Whether it is a drawing, what colour a place has, and whether the ground shows through."""
    read: list[str] = []
    data = _file(image)
    pictures = Pictures(lambda part: read.append(part) or data)  # type: ignore[func-returns-value]
    drawing, color = pictures.drawing("a.png"), pictures.color("a.png", 0.5, 0.05)
    assert drawing is not None
    assert (drawing.is_flat, drawing.has_figure) == (True, True)
    assert color is not None
    assert (color.red, color.green, color.blue) == (1, 1, 1)
    assert pictures.shows_through("a.png") is shows_through
    assert read == ["a.png"]


@pytest.mark.parametrize("data", [b"", b"no picture", _file(Image.new("RGBA", (90, 90)))[:60]])
def test_what_cannot_be_decoded_is_opaque_and_without_colour(data: bytes) -> None:
    """Nothing is known of it, and nothing breaks."""
    pictures = Pictures(lambda _: data)
    assert pictures.shows_through("a.png") is False
    assert (pictures.drawing("a.png"), pictures.thumbnail("a.png"), pictures.color("a.png", 0, 0)) == (None, None, None)


def test_a_colour_says_how_little_it_hides() -> None:
    """A veil of navy over white looks pale, and over black dark; where a picture is clear there is nothing."""
    buffer = io.BytesIO()
    veil = Image.new("RGBA", (4, 4), (16, 32, 64, 102))
    veil.paste((0, 0, 0, 0), (0, 0, 2, 4))
    veil.save(buffer, "PNG")
    pictures = Pictures(lambda _part: buffer.getvalue())
    clear, navy = pictures.color("veil.png", 0.1, 0.5), pictures.color("veil.png", 0.9, 0.5)
    assert clear is not None
    assert navy is not None
    assert (clear.alpha, round(navy.alpha, 2)) == (0.0, 0.4)
    assert [navy.over(ground).hex for ground in (Color(1, 1, 1), Color(0, 0, 0))] == ["#9FA6B3", "#060D1A"]


@pytest.mark.parametrize("kind", ["png", "tiff"])
def test_greys_of_16_bits_keep_their_tone(kind: str) -> None:
    """Cut off at 255, all but black would be white, and light text on them unreadable."""
    grey = _file(Image.new("I;16", (30, 20), 257 * 51), kind)
    assert Pictures(lambda _: grey).color("a.png", 0.5, 0.5) == Color(0.2, 0.2, 0.2)
