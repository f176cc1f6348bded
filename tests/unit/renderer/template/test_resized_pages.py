"""Templates whose page a program has made larger, and not the places on it."""

import io
import json
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu

from deck_documents import parse
from renderer.compile import compile_deck
from renderer.template import Template, compile_template

_DOCUMENT = json.loads((Path(__file__).parents[4] / "examples/board_update.json").read_text())
_EDGE = 25_400
"""EMU."""


def _resized(width: int, height: int, band: str = "") -> Template:
    """The template that python-pptx begins with, 4:3, on another page."""
    made, target = Presentation(), io.BytesIO()
    made.slide_width, made.slide_height = Emu(width), Emu(height)
    if band:
        made.slide_layouts[5].shapes._spTree.append(parse_xml(band))
    made.save(target)
    return compile_template(target.getvalue())


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ((12_192_000, 6_858_000), "a smaller page"),
        ((12_192_000, 16_256_000), "a smaller page"),
        ((6_858_000, 12_192_000), "beyond the page"),
        ((9_144_000, 6_858_000), ""),
    ],
)
def test_places_of_a_smaller_page_are_spread_over_the_larger_one(size: tuple[int, int], told: str) -> None:
    """Scripts set the page to 16:9 and leave the places: a quarter of every slide would stay empty."""
    template = _resized(*size)
    problems = [problem for problem in template.problems if "page" in problem]
    assert len(problems) == bool(told)
    assert told in "".join(problems)
    built = compile_deck(parse(_DOCUMENT["sourceSchema"], _DOCUMENT["document"]), template=template)
    for slide in Presentation(io.BytesIO(built.pptx)).slides:
        title = slide.shapes.title
        assert title.left == pytest.approx(size[0] - title.left - title.width, abs=_EDGE)
        assert size[0] * 0.85 < max(shape.left + shape.width for shape in slide.shapes) <= size[0] + _EDGE
        assert size[1] * 0.85 < max(shape.top + shape.height for shape in slide.shapes) <= size[1] + _EDGE


def test_a_side_that_is_not_empty_is_so_on_purpose() -> None:
    """Where anything stands beside the places, somebody has made the page as it is."""
    band = (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="10000000" y="0"/><a:ext cx="2192000" cy="6858000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="1D4ED8"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )
    assert not [one for one in _resized(12_192_000, 6_858_000, band).problems if "smaller page" in one]
