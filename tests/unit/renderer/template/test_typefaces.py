"""The font of text boxes, tables and placeholders on templates whose defaults name another font than their theme."""

from typing import Any

import pytest
from lxml import etree

from deck_package import examine_package
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from renderer.compile import compile_deck
from renderer.template import compile_template
from renderer.template.demands import brand_of
from scorer.inspect_deck import score_file

from .conftest import A, Maker
from .test_building import Built, body, deck

TABLE = {
    "slideType": "comparison-table",
    "title": "Three ways",
    "subtitle": "What they cost",
    "columns": ["Way", "Cost", "Speed"],
    "rows": [{"label": "Cash", "values": ["None", "At once"]}],
}


def _built(template: bytes, *slides: dict[str, Any]) -> Built:
    return Built(compile_deck(deck(*slides), template=compile_template(template)))


def _template(default: str) -> bytes:
    """A template in Arial whose text boxes are written in another font by default."""
    made = Maker((12_192_000, 6_858_000)).font("Arial")
    root = made.deck.part._element
    for properties in root.iterfind(f"{{*}}defaultTextStyle/*/{A}defRPr"):
        for face in properties.findall(f"{A}latin"):
            properties.remove(face)
        etree.SubElement(properties, f"{A}latin", typeface=default)
    return made.bytes()


@pytest.mark.parametrize("default", ["Georgia", "+mn-lt", "Arial"])
def test_text_is_shown_in_the_font_that_it_was_laid_out_in(default: str) -> None:
    """That of the theme, wherever it stands; and the deck keeps to its brand."""
    template = _template(default)
    slides = (body("Plan", "One", "Two", eyebrow="Board", insight="Two is enough"), TABLE)
    built = _built(template, *slides)
    package, _ = examine_package(built.compiled.pptx)
    assert package is not None
    with package:
        read = read_deck(Parts(package))
    bodies = [text for slide in read.slides for shape in slide.shapes for text in shape.bodies]
    assert {run.font for text in bodies for run in text.runs()} == {"Arial"}
    report = score_file(built.compiled.pptx, brand=brand_of(compile_template(template)))
    assert [finding for finding in report["findings"] if finding["rule"] == "BRD701"] == []


def test_nothing_is_written_where_the_defaults_are_the_themes() -> None:
    """Decks on ordinary templates name no font at their text."""
    ordinary, other = (_built(_template(font), TABLE).parts["ppt/slides/slide1.xml"] for font in ("+mn-lt", "Georgia"))
    assert b"+mn-lt" not in ordinary
    assert b"+mn-lt" in other


@pytest.mark.parametrize("gone", ["defaultTextStyle", "defaultTextStyle/{*}lvl1pPr/*/{*}latin"])
def test_where_the_template_names_no_font_the_deck_does(gone: str) -> None:
    """Each program takes a font of its own there, and text in a wider one breaks within its words."""
    made = Maker((12_192_000, 6_858_000)).font("Arial")
    root = made.deck.part._element
    for element in root.findall(f".//{{*}}{gone}"):
        element.getparent().remove(element)
    written = _built(made.bytes(), TABLE).parts["ppt/slides/slide1.xml"]
    assert b'<a:latin typeface="+mn-lt"/>' in written
