"""Tabs stand in pictures where PowerPoint puts them: measured from the edge of the text, whatever its indents."""

from pathlib import Path

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from tests.support.drawn_labels import DrawnPages
from tests.support.preview_decks import new_deck, save
from tests.support.previewer_child import PreviewerChild

_LEFT = 100.0
_BULLET = '<a:buChar char="\u2022"/>'
_STOPS = '<a:tabLst><a:tab pos="2540000" algn="l"/><a:tab pos="5080000" algn="r"/></a:tabLst>'
_LONG = "Price of something that is so long that it goes on below, over and over, and over again, once more and so on"


def _drawn(child: PreviewerChild, folder: Path, *paragraphs: tuple[str, str, str]) -> list[tuple[float, str]]:
    """The words of text boxes, one for each paragraph (attributes, bullet, text), with the x where each begins, pt."""
    deck = new_deck()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for number, (attributes, bullet, text) in enumerate(paragraphs):
        box = slide.shapes.add_textbox(Pt(_LEFT), Pt(50 + 60 * number), Pt(700), Pt(50))
        box.text_frame.margin_left, box.text_frame.word_wrap = 0, True
        body = box.text_frame._txBody
        body.remove(body.find(qn("a:p")))
        run = f'<a:r><a:rPr lang="en-US" sz="1400"/><a:t>{text}</a:t></a:r>'
        body.append(parse_xml(f"<a:p {nsdecls('a')}><a:pPr {attributes}>{bullet}{_STOPS}</a:pPr>{run}</a:p>"))
    pdf = child.draw(save(deck, folder / "deck.pptx"), folder, "pdf").pdf
    assert pdf is not None
    with DrawnPages(pdf) as pages:
        return [(min(x for x, _ in label.corners) - _LEFT, label.text) for label in pages.labels(0)]


@pytest.mark.parametrize(
    ("attributes", "bullet", "first"),
    [
        ('marL="0"', "", 0),
        ('marL="508000"', "", 40),
        ('marL="0" indent="0"', "", 0),
        ('marL="254000" indent="0"', "", 20),
        ('marL="0" indent="508000"', "", 40),
        ('marL="254000" indent="254000"', "", 40),
        ('marL="254000" indent="-254000"', _BULLET, 20),
        ('marL="508000" indent="-254000"', _BULLET, 40),
    ],
)
def test_words_stand_at_their_stops(
    child: PreviewerChild, tmp_path: Path, attributes: str, bullet: str, first: float
) -> None:
    """200 pt from the left, and up to 400 pt."""
    found = {text: x for x, text in _drawn(child, tmp_path, (attributes, bullet, "Item\tQty\tPrice"))}
    assert found["Item"] == pytest.approx(first, abs=1.5)
    assert found["Qty"] == pytest.approx(200, abs=1.5)
    assert found["Price"] == pytest.approx(400 - 27, abs=3)


def test_a_hanging_line_has_a_stop_where_the_others_begin(child: PreviewerChild, tmp_path: Path) -> None:
    """A word that reaches beyond it goes on to the next stop; the others, too, begin where they should."""
    hanging = 'marL="508000" indent="-508000"'
    short, single = (hanging, "", "A\tQty\tPrice"), (hanging, "", f"B\t{_LONG}")
    long = (hanging, "", "Something long\tafter it")
    found = _drawn(child, tmp_path, short, single, long)
    starts = {text.split()[0]: x for x, text in found}
    assert [starts[word] for word in ("A", "Qty", "B", "Price")] == pytest.approx([0, 40, 0, 40], abs=1.5)
    assert starts["after"] == pytest.approx(200, abs=1.5)
    below = [x for x, text in found if text and text in _LONG and not text.startswith("Price")]
    assert below == pytest.approx([40] * len(below), abs=1.5)
