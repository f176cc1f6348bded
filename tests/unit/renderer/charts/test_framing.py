"""How looks frame their charts."""

import io
import re
import zipfile
from typing import Any

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.compile import compile_deck

BOOK = FontBook.load()
MONTHS = [f"Month {number}" for number in range(1, 13)]
BARS = {"chartType": "line", "categories": MONTHS, "series": [{"name": "A", "values": [3, 5, 4] * 4}]}
"""Longer than lines that have figures in the place of an axis."""


def chart_of(look: str, **options: Any) -> bytes:
    """The part of a chart in a look."""
    region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
    block = {"primitive": "chartBlock", "region": region, "input": {"chartData": {**BARS, **options}, "altText": "A"}}
    slide = {"slideType": "composition", "title": "Growth", "blocks": [block]}
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": [slide]}
    with zipfile.ZipFile(io.BytesIO(compile_deck(parse("protocol_v2", document), BOOK).pptx)) as archive:
        return archive.read("ppt/charts/chart1.xml")


@pytest.mark.parametrize(
    ("look", "lines", "dots"), [("clear", True, False), ("consulting", False, False), ("terminal", True, True)]
)
def test_a_look_has_its_grid(look: str, lines: bool, dots: bool) -> None:
    """Lines, dots, or the axis alone."""
    chart = chart_of(look)
    assert (b"majorGridlines" in chart, b"sysDot" in chart) == (lines, dots)


def test_a_grid_that_is_asked_for_is_drawn_in_every_look() -> None:
    """What the document says of its lines holds."""
    assert b"majorGridlines" in chart_of("consulting", valueAxis={"gridlines": True})
    assert b"majorGridlines" not in chart_of("terminal", valueAxis={"gridlines": False})


@pytest.mark.parametrize(("look", "lines"), [("consulting", 2), ("clear", 0)])
def test_points_without_a_grid_have_two_axes(look: str, lines: int) -> None:
    """A look that draws the axis alone draws both: points would float in nothing."""
    points = {"chartType": "scatter", "xySeries": [{"name": "A", "xValues": [1, 2, 3], "yValues": [3, 4, 5]}]}
    slide = {"slideType": "chart", "title": "Pressure", "chart": points}
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": [slide]}
    with zipfile.ZipFile(io.BytesIO(compile_deck(parse("protocol_v2", document), BOOK).pptx)) as archive:
        axes = re.findall(rb"<c:valAx>.*?</c:valAx>", archive.read("ppt/charts/chart1.xml"), re.DOTALL)
    seen = [re.sub(rb"<c:majorGridlines>.*?</c:majorGridlines>", b"", axis) for axis in axes]
    assert sum(b"<c:spPr><a:ln w=" in axis for axis in seen) == lines
