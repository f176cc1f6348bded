"""The stored autofit scale is what gets drawn."""

from pathlib import Path

import pptx
import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Pt

from deck_package import inspect_package, open_package
from deck_package.writing import write_deck
from previewer.slides.freeze import freeze
from tests.support.preview_decks import add_text, new_deck, save


@pytest.fixture
def plain_deck() -> Presentation:
    """A deck whose layouts and masters have no autofit."""
    deck = new_deck()
    for part in (deck.slide_master, *deck.slide_layouts):
        for autofit in list(part._element.iter(qn("a:normAutofit"))):
            autofit.getparent().remove(autofit)
    return deck


def frozen(deck: Presentation, folder: Path, painted: tuple[int, ...] = ()) -> Presentation | None:
    """Freeze and read back; None when nothing had to change."""
    source, target = save(deck, folder / "deck.pptx"), folder / "frozen.pptx"
    with open_package(source) as package:
        changed = freeze(package, painted)
        if not changed:
            return None
        write_deck(package, target, changed)
    assert inspect_package(target) == ()
    return pptx.Presentation(target)


def test_a_deck_without_autofit_is_left_alone(plain_deck: Presentation, tmp_path: Path) -> None:
    """No copy is written when nothing would differ."""
    add_text(plain_deck, "plain")
    assert frozen(plain_deck, tmp_path) is None


def test_explicit_sizes_are_scaled(plain_deck: Presentation, tmp_path: Path) -> None:
    """40 pt at 62.5 % is 25 pt."""
    add_text(plain_deck, "text", points=40, autofit="fontScale=62500")
    frame = frozen(plain_deck, tmp_path).slides[0].shapes[0].text_frame
    assert frame.paragraphs[0].runs[0].font.size == Pt(25)
    assert frame._txBody.find(f"{qn('a:bodyPr')}/{qn('a:noAutofit')}") is not None


def test_percent_signs_are_understood(plain_deck: Presentation, tmp_path: Path) -> None:
    """Some writers store 50% instead of 50000."""
    add_text(plain_deck, "text", points=40, autofit="fontScale=50%")
    assert frozen(plain_deck, tmp_path).slides[0].shapes[0].text_frame.paragraphs[0].runs[0].font.size == Pt(20)


def test_text_box_sizes_come_from_the_presentation(plain_deck: Presentation, tmp_path: Path) -> None:
    """The default text style says 18 pt; half of it is written."""
    add_text(plain_deck, "text", autofit="fontScale=50000")
    assert frozen(plain_deck, tmp_path).slides[0].shapes[0].text_frame.paragraphs[0].runs[0].font.size == Pt(9)


def test_placeholder_sizes_come_from_layout_and_master(plain_deck: Presentation, tmp_path: Path) -> None:
    """Each level of a body placeholder has the size of the master's body style."""
    slide = plain_deck.slides.add_slide(plain_deck.slide_layouts[1])
    body = slide.placeholders[1]
    body.text_frame.text = "first"
    second = body.text_frame.add_paragraph()
    second.text, second.level = "second", 1
    properties = body._element.txBody.find(qn("a:bodyPr"))
    properties.append(properties.makeelement(qn("a:normAutofit"), {"fontScale": "50000", "lnSpcReduction": "20000"}))
    frame = frozen(plain_deck, tmp_path).slides[0].placeholders[1].text_frame
    assert [paragraph.runs[0].font.size for paragraph in frame.paragraphs] == [Pt(16), Pt(14)]
    assert [paragraph.line_spacing for paragraph in frame.paragraphs] == [0.8, 0.8]


@pytest.mark.parametrize("kind", ["pic", "chart", "tbl", "dgm", "media"])
def test_words_in_placeholders_for_other_content_are_a_bodys(
    kind: str, plain_deck: Presentation, tmp_path: Path
) -> None:
    """They have the size of the master's body style, 32 pt, as in rules and templates (19.3.1.5)."""
    slide = plain_deck.slides.add_slide(plain_deck.slide_layouts[1])
    body = slide.placeholders[1]
    body.text_frame.text = "words"
    placeholder = next(body._element.iter(qn("p:ph")))
    placeholder.set("type", kind)
    placeholder.set("idx", "77")
    properties = body._element.txBody.find(qn("a:bodyPr"))
    properties.append(properties.makeelement(qn("a:normAutofit"), {"fontScale": "50000"}))
    shape = frozen(plain_deck, tmp_path).slides[0].shapes[1]
    assert shape.text_frame.paragraphs[0].runs[0].font.size == Pt(16)


def test_what_a_paragraph_says_about_its_runs_is_scaled(plain_deck: Presentation, tmp_path: Path) -> None:
    """Default run properties of a paragraph count (21.1.2.3.2): half of 30 pt, not of the 18 below them."""
    add_text(plain_deck, "text", autofit="fontScale=50000")
    plain_deck.slides[0].shapes[0].text_frame.paragraphs[0].font.size = Pt(30)
    assert frozen(plain_deck, tmp_path).slides[0].shapes[0].text_frame.paragraphs[0].runs[0].font.size == Pt(15)


def test_autofit_of_layouts_is_taken_off(tmp_path: Path) -> None:
    """Text that inherits autofit and stores no scale is shown at full size."""
    deck = new_deck()
    deck.slides.add_slide(deck.slide_layouts[1]).placeholders[1].text_frame.text = "word " * 400
    copy = frozen(deck, tmp_path)
    assert not [
        part for part in (copy.slide_master, *copy.slide_layouts) if list(part._element.iter(qn("a:normAutofit")))
    ]


def test_empty_placeholders_of_painted_slides_are_taken_out(plain_deck: Presentation, tmp_path: Path) -> None:
    """The editor's view would write a prompt into them."""
    for _ in range(2):
        plain_deck.slides.add_slide(plain_deck.slide_layouts[1]).shapes.title.text = "Title"
    copy = frozen(plain_deck, tmp_path, painted=(1,))
    assert [len(slide.placeholders) for slide in copy.slides] == [2, 1]


def test_page_numbers_of_painted_slides_lose_their_frame(plain_deck: Presentation, tmp_path: Path) -> None:
    """The editor frames fields that are placeholders; one that needs its layout for its look stays one."""
    for sized in (True, False):
        slide = plain_deck.slides.add_slide(plain_deck.slide_layouts[5])
        slide.shapes.title.text = "Title"
        box = slide.shapes.add_textbox(Pt(900), Pt(500), Pt(40), Pt(20))
        run = box.text_frame.paragraphs[0].add_run()
        run.text = "1"
        run.font.size = Pt(10) if sized else None
        box._element.nvSpPr.find(qn("p:nvPr")).append(parse_xml(f'<p:ph {nsdecls("p")} type="sldNum" idx="12"/>'))
    copy = frozen(plain_deck, tmp_path, painted=(0, 1))
    assert [len(slide.placeholders) for slide in copy.slides] == [1, 2]


def test_signs_of_symbol_fonts_keep_their_font(plain_deck: Presentation, tmp_path: Path) -> None:
    """They name it for East Asian text as well, and text beside them does not."""
    add_text(plain_deck, "\uf0fc")
    paragraph = plain_deck.slides[0].shapes[0].text_frame.paragraphs[0]
    paragraph.runs[0].font.name = "Wingdings"
    other = paragraph.add_run()
    other.text, other.font.name = "Plan", "Arial"
    signs, words = frozen(plain_deck, tmp_path).slides[0].shapes[0].text_frame.paragraphs[0].runs
    assert signs._r.rPr.find(qn("a:ea")).get("typeface") == "Wingdings"
    assert words._r.rPr.find(qn("a:ea")) is None
