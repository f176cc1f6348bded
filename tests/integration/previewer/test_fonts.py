"""Pictures are drawn with the fonts that text is measured with."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from deck_fonts import FontBook
from deck_fonts.substitutes import SIMILAR
from previewer.orders import PreviewAnswer
from tests.support.previewer_child import PreviewerChild

_FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([\w-]+)")


def _deck(folder: Path, *texts: tuple[str, str]) -> Path:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for number, (family, text) in enumerate(texts):
        run = slide.shapes.add_textbox(0, Pt(50 * number), Pt(600), Pt(40)).text_frame.paragraphs[0].add_run()
        run.text, run.font.name = text, family
    path = folder / "deck.pptx"
    deck.save(str(path))
    return path


def _fonts(child: PreviewerChild, folder: Path, *texts: tuple[str, str]) -> set[str]:
    """The names of the fonts in the PDF, styles left out."""
    return _names(child.draw(_deck(folder, *texts), folder, "pdf"))


def _names(drawn: PreviewAnswer) -> set[str]:
    assert drawn.pdf is not None
    return {name.decode().partition("-")[0] for name in _FONT.findall(drawn.pdf.read_bytes())}


@pytest.mark.parametrize("family", ["Nowhere Sans", "Segoe UI", "Georgia", "Calibri", "Arial", "Times New Roman"])
def test_a_family_is_drawn_with_what_it_is_measured_with(family: str, child: PreviewerChild, tmp_path: Path) -> None:
    """One with other widths as one with the same."""
    measured = FontBook.load().resolve(family).family
    assert _fonts(child, tmp_path, (family, "Quarterly figures")) == {measured.replace(" ", "")}


@pytest.mark.parametrize("drawn", sorted(set(SIMILAR.values())))
def test_families_are_drawn_with_one_of_their_kind(drawn: str, child: PreviewerChild, tmp_path: Path) -> None:
    """Text in a serif font is no text in a sans one: a picture shows what kind of page it is."""
    families = [family.title() for family, similar in SIMILAR.items() if similar == drawn]
    texts = [(family, "Quarterly figures") for family in families]
    assert _fonts(child, tmp_path, *texts) == {drawn.replace(" ", "")}


def test_other_scripts_and_signs_have_their_fonts(child: PreviewerChild, tmp_path: Path) -> None:
    """Whatever family they are written in."""
    fonts = _fonts(child, tmp_path, ("Nowhere Sans", "Plan 日本語"), ("Wingdings", "\uf0fc"))
    assert {"LiberationSans", "OpenSymbol"} <= fonts
    assert any(name.startswith("NotoSansCJK") for name in fonts)


def test_a_font_of_this_server_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has the real font draws as one that has not: the picture is that of the report."""
    real = TTFont(FontBook.load().resolve("Liberation Serif").file.path)
    for record in real["name"].names:
        record.string = record.toUnicode().replace("Liberation Serif", "Nowhere Sans").replace("Liberation", "Nowhere")
    folder = tmp_path / "fonts"
    folder.mkdir()
    real.save(folder / "nowhere.ttf")
    monkeypatch.setenv("DECKMILL_FONT_DIRS", str(folder))
    with PreviewerChild(tmp_path) as child:
        assert _fonts(child, tmp_path, ("Nowhere Sans", "Quarterly figures")) == {"LiberationSans"}


def test_arabic_words_in_charts_are_not_stretched(child: PreviewerChild, tmp_path: Path) -> None:
    """They are drawn in a font that has no stroke to stretch them with, in all text of the chart."""
    data = CategoryChartData()
    data.categories = ["المتاجر", "الشركاء", "التصدير"]
    data.add_series("الحصة", (45, 30, 25))
    deck = Presentation()
    frame = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_chart(
        XL_CHART_TYPE.PIE, 0, 0, Pt(600), Pt(400), data
    )
    frame.chart.plots[0].has_data_labels = True
    frame.chart.plots[0].data_labels.show_category_name = True
    deck.save(str(tmp_path / "deck.pptx"))
    drawn = child.draw(tmp_path / "deck.pptx", tmp_path, "pdf")
    assert {name for name in _names(drawn) if "Arabic" in name} == {"PlotSansArabic"}
