"""The brand of a clean deck, and ways to leave it."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from deck_domain.brand import Brand
from renderer.template import compile_template
from renderer.template.demands import brand_of
from tests.evidence.decks import CONTENT, png, saved
from tests.evidence.spoils import Spoil, on_each, title


def put_on_brand(deck: Any) -> Brand:
    """Give a deck a logo on its master, and read its brand as that of a template, with the colours of its content.

    What a writer's master lacks is left out: it is a fault of the template, and the decks are to be spoilt.
    """
    master = deck.slide_master
    _, rid = master.part.get_or_add_image_part(BytesIO(png(300, 100).getvalue()))
    slide = deck.slides[0]
    logo = slide.shapes.add_picture(
        BytesIO(png(300, 100).getvalue()), Inches(11.9), Inches(0.05), Inches(0.9), Inches(0.3)
    )
    logo._element.find(".//" + qn("a:blip")).set(qn("r:embed"), rid)
    logo._element.nvPicPr.cNvPr.set("name", "Logo")
    master.shapes._spTree.append(logo._element)
    brand = brand_of(compile_template(saved(deck)))
    colors = (*brand.colors, *(f"#{rgb}" for rgb in CONTENT["brand"].values()))
    return replace(brand, colors=colors, missing_placeholders=(), support_level="supported")


def logo_hidden(slides: int) -> Spoil:
    """Slides that do not show the graphics of their master, from the first."""
    return on_each(title, slides, lambda slide, _: slide._element.set("showMasterSp", "0"))


def foreign_layout(deck: Any) -> None:
    """The layout of the first slide under a name that the brand does not know."""
    deck.slides[0].slide_layout._element.cSld.set("name", "From another deck")


def title_beside(slides: int) -> Spoil:
    """Titles in text boxes, at the place of their placeholders."""

    def change(slide: Any, shape: Any) -> None:
        text = shape.text_frame.text
        place = tuple(Emu(length) for length in (shape.left, shape.top, shape.width, shape.height))
        shape._element.getparent().remove(shape._element)
        box = slide.shapes.add_textbox(*place)
        box.text_frame.word_wrap = True
        box.text_frame.text = text
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(24)
        slide.shapes._spTree.insert(2, box._element)

    return on_each(title, slides, change)
