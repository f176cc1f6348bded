"""Small decks to draw, made with python-pptx as a stranger's program would."""

from pathlib import Path

import pptx
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Inches, Pt

TITLE_ONLY = 5
RED = RGBColor(0xE0, 0x10, 0x10)
GREEN = RGBColor(0x10, 0xA0, 0x10)
BLUE = RGBColor(0x10, 0x10, 0xE0)


def new_deck(width: float = 13.333, height: float = 7.5) -> Presentation:
    """An empty deck; width and height in inches."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    return deck


def add_block(deck: Presentation, colour: RGBColor, *, hidden: bool = False) -> None:
    """Add a slide with one large block of a colour."""
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    block = slide.shapes.add_shape(1, Inches(2), Inches(2), Inches(4), Inches(3))
    block._element.remove(block._element.find(qn("p:style")))
    block.fill.solid()
    block.fill.fore_color.rgb = colour
    block.line.fill.background()
    if hidden:
        slide._element.set("show", "0")


def add_text(deck: Presentation, text: str, *, points: float | None = None, autofit: str = "") -> None:
    """Add a slide with a text box; `autofit` holds the attributes of `a:normAutofit`, as `fontScale="50000"`."""
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    frame = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(8), Inches(5)).text_frame
    frame.word_wrap = True
    frame.text = text
    if points:
        frame.paragraphs[0].runs[0].font.size = Pt(points)
    if autofit:
        properties = frame._txBody.find(qn("a:bodyPr"))
        properties.clear()
        properties.set("wrap", "square")
        fit = properties.makeelement(qn("a:normAutofit"), dict(pair.split("=") for pair in autofit.split()))
        properties.append(fit)


def add_mixed(deck: Presentation) -> None:
    """Add a slide with a title, a table and a chart."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "日本語 العربية Größe"
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(4), Inches(2)).table
    table.cell(0, 0).text = "Region"
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("s", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(6), Inches(2), Inches(4), Inches(4), data)


def save(deck: Presentation, path: Path) -> Path:
    """Save and return the path."""
    deck.save(path)
    return path
