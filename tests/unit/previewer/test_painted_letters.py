"""Letters painted with a gradient or a pattern are drawn in a colour of it."""

from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from deck_package import inspect_package, open_package
from deck_package.writing import write_deck
from previewer.slides.freeze import freeze
from tests.support.preview_decks import add_text, new_deck, save

_STOPS = "".join(
    f'<a:gs pos="{place}"><a:schemeClr val="{name}"/></a:gs>'
    for place, name in ((0, "bg1"), (60_000, "tx1"), (100_000, "tx2"))
)
_GRADIENT = f'<a:gradFill {nsdecls("a")}><a:gsLst>{_STOPS}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'
_PATTERN = (
    f'<a:pattFill {nsdecls("a")} prst="pct50"><a:fgClr><a:schemeClr val="tx1"/></a:fgClr>'
    '<a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill>'
)


def _title_style(deck: pptx.presentation.Presentation) -> Any:
    """How letters of titles are set by the first master."""
    style = next(deck.slide_master._element.iter(qn("p:titleStyle")))
    return next(style.iter(qn("a:defRPr")))


@pytest.mark.parametrize("fill", [_GRADIENT, _PATTERN], ids=["gradient", "pattern"])
def test_painted_letters_are_of_one_colour(fill: str, tmp_path: Path) -> None:
    """On slides and in the styles of masters: LibreOffice would draw light letters black; shapes keep their fills."""
    deck = new_deck()
    add_text(deck, "painted", points=40)
    slide = deck.slides[0]
    (run,) = slide.shapes[0].text_frame.paragraphs[0].runs
    run._r.get_or_add_rPr().insert(0, parse_xml(fill))
    slide.shapes[0]._element.spPr.append(parse_xml(fill))
    properties = _title_style(deck)
    for old in list(properties):
        properties.remove(old)
    properties.insert(0, parse_xml(fill))
    source, target = save(deck, tmp_path / "deck.pptx"), tmp_path / "copy.pptx"
    with open_package(source) as package:
        write_deck(package, target, freeze(package))
    assert inspect_package(target) == ()
    copy = pptx.Presentation(str(target))
    shape = copy.slides[0].shapes[0]
    painted = [shape.text_frame.paragraphs[0].runs[0]._r.rPr, _title_style(copy)]
    for each in painted:
        assert [child.tag for child in each if child.tag.endswith("Fill")] == [qn("a:solidFill")]
        assert [color.get("val") for color in each.find(qn("a:solidFill"))] == ["tx1"]
    assert shape._element.spPr.find(qn("a:solidFill")) is None
