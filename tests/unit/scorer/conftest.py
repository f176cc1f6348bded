"""A clean deck to spoil, and the report on it."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from scorer.inspect_deck import score_file

INK = RGBColor(0x11, 0x18, 0x27)


def png(width: int = 1200, height: int = 800, color: str = "#dbeafe") -> io.BytesIO:
    """A plain picture."""
    return io.BytesIO(_png(width, height, color))


@cache
def _png(width: int, height: int, color: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), color).save(data, "PNG")
    return data.getvalue()


def add_slide(deck: Any, title: str) -> Any:
    """A slide with nothing but its title."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = title
    slide.shapes.title.left, slide.shapes.title.top = Inches(0.6), Inches(0.5)
    slide.shapes.title.width, slide.shapes.title.height = Inches(12.1), Inches(0.9)
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(28)
    return slide


def add_text(slide: Any, text: str, left: float, top: float, width: float, height: float, size: float = 16) -> Any:
    """A wrapping text box; lengths in inches, the size in points."""
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    box.text_frame.word_wrap = True
    box.text_frame.text = text
    for paragraph in box.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.color.rgb = Pt(size), INK
    return box


def add_card(slide: Any, text: str, left: float, fill: str = "EFF6FF") -> Any:
    """A filled box with text."""
    card = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(2), Inches(3.6), Inches(2.6))
    card._element.remove(card._element.find(".//{*}style"))
    card.fill.solid()
    card.fill.fore_color.rgb = RGBColor.from_string(fill)
    card.text_frame.word_wrap = True
    card.text_frame.text = text
    card.text_frame.paragraphs[0].runs[0].font.size = Pt(18)
    card.text_frame.paragraphs[0].runs[0].font.color.rgb = INK
    return card


def build_clean_deck() -> Any:
    """Seven slides of every kind of content, nothing wrong with any of them."""
    return Presentation(io.BytesIO(_clean_bytes()))


@cache
def _clean_bytes() -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    bullets = deck.slides.add_slide(deck.slide_layouts[1])
    bullets.shapes.title.text = "Growth is back above plan"
    bullets.placeholders[1].text = "Revenue rose by a third\nMargins held\nChurn needs a decision"
    table_slide = add_slide(deck, "Three ways to fund the pod")
    table = table_slide.shapes.add_table(3, 3, Inches(0.6), Inches(2), Inches(11), Inches(3)).table
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"Cell {row}{column}"
    chart_slide = add_slide(deck, "Expansion carried the quarter")
    data = CategoryChartData()
    data.categories = ["Q1", "Q2", "Q3"]
    data.add_series("Revenue", (42.6, 44.1, 48.2))
    frame = chart_slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(0.6), Inches(1.6), Inches(11), Inches(5), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Revenue rises from 42.6 to 48.2 over three quarters.")
    picture_slide = add_slide(deck, "The new site opens in May")
    picture = picture_slide.shapes.add_picture(png(), Inches(0.6), Inches(1.8), Inches(6), Inches(4))
    picture._element.nvPicPr.cNvPr.set("descr", "A pale blue building.")
    cards = add_slide(deck, "Three numbers tell the quarter")
    for number, text in enumerate(("Revenue 48.2", "Margin 78 %", "Churn 9.1 %")):
        add_card(cards, text, 0.6 + number * 4)
    grouped = add_slide(deck, "The team after the change")
    group = grouped.shapes.add_group_shape()
    for number, name in enumerate(("Sales", "Support")):
        box = group.shapes.add_textbox(Inches(0.6 + number * 4), Inches(3), Inches(3), Inches(0.6))
        box.text_frame.text = name
    prose = add_slide(deck, "What we ask of the board")
    add_text(prose, "Approve the second pod and the debt line.\nMeet again in May.", 0.6, 2, 8, 2)
    return saved(deck)


def saved(deck: Any) -> bytes:
    """The deck as a file."""
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


@pytest.fixture
def deck() -> Any:
    """A clean deck, to be spoilt."""
    return build_clean_deck()


@pytest.fixture
def report_on() -> Callable[..., dict[str, Any]]:
    """Scores a deck or the bytes of one."""

    def report(deck: Any, **options: Any) -> dict[str, Any]:
        return score_file(deck if isinstance(deck, bytes) else saved(deck), **options)

    return report
