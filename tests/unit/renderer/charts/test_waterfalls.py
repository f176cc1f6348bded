"""Waterfalls: sums, signs, and the workbook behind them."""

import io
import zipfile
from typing import Any

import pytest

from renderer.layout.charts.waterfall_bars import Bar, columns

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
COLORS: dict[Any, str] = dict.fromkeys(("increase", "decrease", "total"), "accent1")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def stacked(bar: Bar) -> tuple[float, float]:
    """From where to where the visible parts of a bar reach, when all series are stacked."""
    values = {series.name: series.values[0] or 0.0 for series in columns([bar], COLORS)}
    base = values.pop("Base")
    above = sum(value for value in values.values() if value > 0)
    below = sum(value for value in values.values() if value < 0)
    if above and below:
        assert base == 0
    low = min(base, 0.0) + below if below else base
    high = max(base, 0.0) + above if above else base
    return low, high


@pytest.mark.parametrize(
    ("start", "end"), [(0, 10), (10, 14), (14, 3), (3, -5), (-5, -9), (-9, -2), (-2, 6), (0, -7), (5, 5)]
)
def test_stacks_draw_every_bar_where_it_belongs(start: float, end: float) -> None:
    """Above zero, below zero, and across it."""
    bar = Bar("x", "increase" if end > start else "decrease", end - start, start, end, "")
    assert stacked(bar) == (min(start, end), max(start, end))


def entry(kind: str, value: float) -> dict[str, Any]:
    """One entry, labelled by its kind."""
    return {"label": kind, "type": kind, "value": value}


def test_labels_are_signed_and_totals_are_not(deck: Any, slide: Any, write: Any) -> None:
    """Magnitudes get the sign of their kind; a total in the middle and a negative one stand as they are."""
    entries = [
        entry("total", 10),
        entry("increase", -2.5),
        entry("total", 12.5),
        entry("decrease", 20),
        entry("total", -7.5),
    ]
    chart = write(deck(slide("waterfall", entries=entries))).xml("ppt/charts/chart1.xml")
    labels = ["".join(node.itertext()) for node in chart.iter(f"{C}rich")]
    assert labels == ["10.0", "+2.5", "12.5", "\u221220.0", "\u22127.5"]


def test_the_workbook_holds_what_the_chart_shows(deck: Any, slide: Any, write: Any) -> None:
    """Labels and values are there to be edited, and no time of making."""
    entries = [entry("total", 1234.5), entry("increase", 1), entry("total", 1235.5)]
    result = write(deck(slide("waterfall", entries=entries)))
    with zipfile.ZipFile(io.BytesIO(result.parts["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"])) as book:
        assert b"<v>1234.5</v>" in book.read("xl/worksheets/sheet1.xml")
        assert b"2000-01-01" in book.read("docProps/core.xml")


def test_a_bridge_of_zeros_is_drawn(deck: Any, slide: Any, write: Any) -> None:
    """The axis does not collapse."""
    chart = write(deck(slide("waterfall", entries=[entry("total", 0)] * 3))).xml("ppt/charts/chart1.xml")
    scaling = next(chart.iter(f"{C}valAx")).find(f"{C}scaling")
    assert float(scaling.find(f"{C}max").get("val")) > float(scaling.find(f"{C}min").get("val"))
