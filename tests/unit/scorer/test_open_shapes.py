"""What a ring or a sector covers is not its whole box."""

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from scorer.inspect_deck import score_file

from .conftest import add_slide, add_text, saved


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
