"""East Asian letters and others stand beside each other without a gap, as PowerPoint sets them."""

from pathlib import Path

import pypdfium2
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from previewer.libreoffice.program import convert_cold, find_program
from tests.support.preview_decks import add_text, new_deck, save
from tests.support.previewer_child import PreviewerChild

_TEXTS = ("2026年10月", "3분기 매출이 482억입니다.", "第2季度增长12%含ISO认证")
_NAMES = ("Result of last year", "Levies that were saved")


def _words(pdf: Path | None, page: int = 0) -> str:
    """The text of a page; pdfium puts a blank where it sees a gap."""
    assert pdf is not None
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()


@pytest.mark.parametrize("text", _TEXTS)
def test_digits_and_letters_have_no_gap_beside_them(child: PreviewerChild, tmp_path: Path, text: str) -> None:
    """In Japanese, Korean and Chinese; blanks that are written stay."""
    deck = new_deck()
    add_text(deck, text, points=40)
    assert text in _words(child.draw(save(deck, tmp_path / "deck.pptx"), tmp_path, "pdf").pdf)


def test_they_have_none_in_a_libreoffice_of_their_own(tmp_path: Path) -> None:
    """A deck that is drawn by a LibreOffice that was started for it looks the same."""
    deck = new_deck()
    add_text(deck, _TEXTS[0], points=40)
    pdf = convert_cold(find_program(), save(deck, tmp_path / "deck.pptx"), tmp_path / "cold", language="ja-JP")
    assert _TEXTS[0] in _words(pdf)


def test_charts_of_such_decks_are_as_in_others(child: PreviewerChild, tmp_path: Path) -> None:
    """Latin words in them are broken between, and months keep their English names."""
    drawn = []
    for number, text in enumerate(("Plain", _TEXTS[0], "Plain")):
        deck = new_deck()
        add_text(deck, text, points=40)
        data = CategoryChartData(number_format='0.0" d"')
        data.categories = [*_NAMES, "Power"]
        data.add_series("mmm", (46_027, 46_062, 46_100))
        place = Pt(40), Pt(120), Pt(260), Pt(300)
        chart = deck.slides[0].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
        chart.plots[0].has_data_labels = True
        chart.plots[0].data_labels.number_format, chart.plots[0].data_labels.number_format_is_linked = "mmm yy", False
        folder = tmp_path / str(number)
        folder.mkdir()
        drawn.append(_words(child.draw(save(deck, folder / "deck.pptx"), folder, "pdf").pdf).replace(text, "").split())
    assert "Jan" in drawn[0]
    assert drawn[0] == drawn[1] == drawn[2]
