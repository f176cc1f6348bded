"""Bent connectors run in pictures where PowerPoint draws them."""

from pathlib import Path

import pytest
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from deck_package import open_package, parse_xml
from previewer.slides.freeze import freeze
from tests.support.preview_decks import new_deck, save


def _frozen(folder: Path, kind: MSO_CONNECTOR) -> bytes | None:
    """The slide as LibreOffice gets it, of a deck with one connector between two boxes; None if nothing changes."""
    deck = new_deck()
    shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
    boxes = [shapes.add_textbox(Pt(left), Pt(40), Pt(90), Pt(30)) for left in (40, 400)]
    line = shapes.add_connector(kind, Pt(10), Pt(20), Pt(110), Pt(80))
    line.begin_connect(boxes[0], 2)
    line.end_connect(boxes[1], 2)
    line.name = "way"
    with open_package(save(deck, folder / "deck.pptx")) as package:
        (slide,) = package.slides
        return freeze(package).get(slide)


@pytest.mark.parametrize("kind", [MSO_CONNECTOR.ELBOW, MSO_CONNECTOR.CURVE])
def test_bends_are_drawn_by_their_points(tmp_path: Path, kind: MSO_CONNECTOR) -> None:
    """It becomes a shape of the same preset, glued to nothing: LibreOffice has no way of its own to look for."""
    written = _frozen(tmp_path, kind)
    assert written is not None
    root = parse_xml(written)
    assert root.find(f".//{qn('p:cxnSp')}") is None
    (shape,) = (one for one in root.iter(qn("p:sp")) if one.find(f".//{qn('p:cNvPr')}").get("name") == "way")
    assert "Connector3" in shape.find(f".//{qn('a:prstGeom')}").get("prst")
    assert shape.find(f".//{qn('a:stCxn')}") is None


def test_straight_ones_stay_connectors(tmp_path: Path) -> None:
    """They have but one way."""
    assert _frozen(tmp_path, MSO_CONNECTOR.STRAIGHT) is None
