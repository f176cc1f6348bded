"""What lies behind a text: shapes that leave part of their box open, pictures that are cropped."""

from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from scorer.inspect_deck import score_file

from .conftest import add_slide, add_text, png, saved


@pytest.mark.parametrize(
    ("shape", "blamed"), [(MSO_SHAPE.RECTANGLE, True), (MSO_SHAPE.BLOCK_ARC, False), (MSO_SHAPE.DONUT, False)]
)
def test_dark_text_in_the_box_of_a_dark_shape(shape: MSO_SHAPE, blamed: bool) -> None:
    """Over a rectangle it cannot be read; whether it stands on the ring is not known, so nothing is said."""
    deck = Presentation()
    slide = add_slide(deck, "A shape and its name")
    dark = slide.shapes.add_shape(shape, Inches(1), Inches(2), Inches(6), Inches(3))
    dark.fill.solid()
    dark.fill.fore_color.rgb = RGBColor(0x10, 0x18, 0x20)
    add_text(slide, "The depot at night", 2, 3, 4, 0.5)
    found = {finding["rule"] for finding in score_file(saved(deck))["findings"]}
    assert blamed == ("COL301" in found)


def _contrast_errors(crop: float, top: float) -> list[dict[str, Any]]:
    """Findings about dark text at `top` inches, with a dark picture from 2 to 4 inches that is cropped below."""
    deck = Presentation()
    slide = add_slide(deck, "A picture and its caption")
    picture = slide.shapes.add_picture(png(1200, 800, "#101820"), Inches(0.6), Inches(2), Inches(6), Inches(2))
    picture.crop_bottom = crop
    add_text(slide, "The depot at night", 0.6, top, 5, 0.5)
    return [finding for finding in score_file(saved(deck))["findings"] if finding["rule"] == "COL301"]


def test_what_was_cut_off_lies_behind_nothing() -> None:
    """A caption below a cropped picture stands on the slide, not on the part that was cut off."""
    assert _contrast_errors(crop=0.5, top=4.5) == []


def test_what_is_left_lies_behind_a_text() -> None:
    """A caption on the picture stands on its pixels, cropped or not."""
    assert _contrast_errors(crop=0.5, top=3)
    assert _contrast_errors(crop=0.0, top=3)
