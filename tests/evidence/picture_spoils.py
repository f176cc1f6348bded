"""Ways to spoil the pictures of a deck, and the words that stand for them."""

from collections.abc import Callable
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Emu

from tests.evidence.decks import add_picture, png
from tests.evidence.spoils import ALL, Spoil, chart, image, on_each, title


def drawn(slide: Any) -> Any:
    """A picture or a chart, which needs words; None where there is neither."""
    return image(slide) or chart(slide)


def alt_text(words: str = "", on: int = ALL, of: Callable[[Any], Any] = drawn) -> Spoil:
    """Other words for those who cannot see a picture or chart; none by default."""

    def change(_: Any, shape: Any) -> None:
        shape._element.find(".//{*}cNvPr").set("descr", words)

    return on_each(of, on, change)


def stretched(factor: float, on: int = ALL) -> Spoil:
    """Pictures so many times as wide."""

    def change(_: Any, shape: Any) -> None:
        shape.width = Emu(int(shape.width * factor))

    return on_each(image, on, change)


def pictures(count: int, on: int = ALL, alt: str = "A pale blue wall.", missing: int = 0) -> Spoil:
    """Small pictures in a row at the foot of a slide, the first `missing` of them without words."""

    def change(slide: Any, _: Any) -> None:
        for number in range(count):
            add_picture(slide, "" if number < missing else alt, 0.6 + 1.5 * number, 5.95, 1.2, 0.8)

    return on_each(title, on, change)


def coarse_picture(pixels: int, on: int = ALL) -> Spoil:
    """Pictures with so many pixels across."""

    def change(slide: Any, shape: Any) -> None:
        part, rid = slide.part.get_or_add_image_part(png(pixels, pixels * 2 // 3))
        assert part is not None
        shape._element.blipFill.blip.set(qn("r:embed"), rid)

    return on_each(image, on, change)
