"""What lies behind a text: shapes that leave part of their box open, pictures that are cropped."""

from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from deck_package import examine_package
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from scorer.inspect_deck import score_file
from scorer.rules.evidence import Evidence
from tests.unit.presentation.conftest import element

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


def _window_over(fill: str, left: float) -> list[str]:
    """Rules that white text breaks at `left` inches on a window over black, with this background of the slide."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    background = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
    slide._element.find("{*}cSld").insert(0, element(background))
    for window in (False, True):
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(2), Inches(2), Inches(2))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(0x80, 0x80, 0x80) if window else RGBColor(0, 0, 0)
        if window:
            shape._element.set("useBgFill", "1")
    text = add_text(slide, "The depot at night", left, 2.2, 2, 0.5)
    text.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    return [finding["rule"] for finding in score_file(saved(deck))["findings"] if finding["rule"] == "COL301"]


def test_a_window_shows_the_background_and_not_what_lies_between() -> None:
    """White text on it is read against the background of the slide (`useBgFill`)."""
    assert _window_over('<a:solidFill><a:srgbClr val="4E261E"/></a:solidFill>', left=1) == []
    assert _window_over('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', left=1) == ["COL301"]


def test_a_window_shows_its_part_of_a_gradient() -> None:
    """A background from black to white is dark in a window at the left of the slide, light in one at the right."""
    stops = '<a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs>'
    fill = f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'
    assert _window_over(fill, left=0.4) == []
    assert _window_over(fill, left=7.4) == ["COL301"]


_GRADIENT = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFFFFF"/>'
    '</a:gs></a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'
)


def _on_a_group(left: float, fill: str, *, nested: bool = False, around: str = "<a:grpFill/>") -> list[str]:
    """Rules that white text breaks on a member at `left` inches of a group from 1 to 9 inches with this fill."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_group_shape() if nested else group
    for place in (1, left, 7):  # the first and the last make the group as wide as it is
        shape = inner.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(place), Inches(2), Inches(2), Inches(2))
        properties = shape._element.spPr
        properties.insert_element_before(element("<a:grpFill/>"), "a:ln")
        shape._element.remove(shape._element.find("{*}style"))
    group._element.grpSpPr.append(element(fill))
    if nested:
        inner._element.grpSpPr.append(element(around))
    text = add_text(slide, "The depot at night", left, 2.2, 2, 0.5)
    text.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    return [finding["rule"] for finding in score_file(saved(deck))["findings"] if finding["rule"] == "COL301"]


@pytest.mark.parametrize("nested", [False, True])
def test_members_show_their_pieces_of_the_fill_of_their_group(nested: bool) -> None:
    """A gradient runs through the whole group, not through each member: dark at its left, light at its right."""
    assert _on_a_group(1, _GRADIENT, nested=nested) == []
    assert _on_a_group(7, _GRADIENT, nested=nested) == ["COL301"]


def test_the_nearest_fill_of_a_group_counts() -> None:
    """One of an inner group is not that of the group around it; a plain one is the same everywhere."""
    white, black = (f'<a:solidFill><a:srgbClr val="{value}"/></a:solidFill>' for value in ("FFFFFF", "000000"))
    assert _on_a_group(1, black) == _on_a_group(7, black) == []
    assert _on_a_group(1, white, nested=True, around=black) == []
    assert _on_a_group(1, black, nested=True, around=white) == ["COL301"]


def test_a_picture_is_decoded_once_for_all_of_a_deck() -> None:
    """The same logo on two slides: what lies behind their texts is the same thumbnail."""
    deck = Presentation()
    for number in range(2):
        add_slide(deck, f"Slide {number}").shapes.add_picture(png(), Inches(0.6), Inches(2), Inches(6), Inches(4))
    package, faults = examine_package(saved(deck))
    assert package is not None
    with package:
        evidence = Evidence(read_deck(Parts(package)), faults=faults)
    first, second = evidence.deck.slides
    assert evidence.backdrop(first) is evidence.backdrop(first)
    (part,) = evidence.deck.images
    seen = evidence.backdrop(first).pictures.thumbnail(part)
    assert seen is not None
    assert evidence.backdrop(second).pictures.thumbnail(part) is seen
