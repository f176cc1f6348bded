"""Titles of a template can be read where it puts them, and a template where they cannot is not certified."""

from typing import Any

import pytest
from lxml import etree

from deck_documents import parse
from deck_package import examine_package
from deck_presentation.backdrop import Backdrop
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from renderer.compile import compile_deck
from renderer.template import compile_template, tried

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WIDE = (12_192_000, 6_858_000)
_SLIDES = [
    {"slideType": "title-body", "body": ["Orders grew", "Cash is up"]},
    {"slideType": "kpi-grid", "items": [{"label": "Orders", "value": "42"}, {"label": "Staff", "value": "7"}]},
]
_DECK = {"version": "2.0", "title": "Titles", "slides": [{"title": "How we did", **slide} for slide in _SLIDES]}


def _title_color(made: Any, color: str, alpha: str = "") -> Any:
    """Titles of the master in one color."""
    run = made.master._element.find(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr")
    run.remove(run.find(f"{A}solidFill"))
    fill = etree.SubElement(run, f"{A}solidFill")
    run.insert(0, fill)
    slot = etree.SubElement(fill, f"{A}srgbClr", val=color)
    if alpha:
        etree.SubElement(slot, f"{A}alpha", val=alpha)
    return made


def _titles_read_at(data: bytes) -> float:
    """The least contrast of the titles of a deck with what is below the middle of their boxes."""
    built = compile_deck(parse("protocol_v2", _DECK), template=compile_template(data))
    package, _ = examine_package(built.pptx)
    assert package is not None
    deck = read_deck(Parts(package))
    found = []
    for slide in deck.slides:
        title, backdrop = slide.title, Backdrop(deck, slide)
        assert title is not None
        assert title.body is not None
        ink = next(title.body.runs()).paint.colors[0]
        for share in (0.1, 0.3, 0.5, 0.7, 0.9):
            box = title.box
            ground = backdrop.color(box.x + box.width * share, box.y + box.height / 2, title)
            assert ground is not None
            found.append(ink.over(ground).contrast(ground))
    return min(found)


@pytest.mark.parametrize(
    ("color", "alpha", "ground"),
    [
        ("FFFFFF", "", {"height": 1_300_000, "top": 0}),  # a band that ends within the place of the title
        ("F4F4F4", "", None),
        ("000000", "6000", None),
    ],
)
def test_titles_of_a_template_are_drawn_to_be_read(color: str, alpha: str, ground: Any, maker: Any) -> None:
    """White on a dark band stays so, also where the band is shorter than the title's place; what is lost is inked."""
    made = _title_color(maker(WIDE), color, alpha)
    if ground:
        made.band("10243E", **ground)
    data = made.bytes()
    assert tried(compile_template(data)).certification.certified
    assert _titles_read_at(data) >= 3.0


def test_a_template_whose_titles_are_hard_to_read_is_not_certified(maker: Any) -> None:
    """The finished slides decide, and the problem says which layout has what contrast."""
    template = tried(compile_template(_title_color(maker(WIDE), "AFAFAF").bytes()))
    assert template.certification.support_level == "supported"
    assert any("'Title Only' has a contrast of 2.2:1" in problem for problem in template.problems)
