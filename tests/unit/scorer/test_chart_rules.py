"""Charts whose axes are cut, that point at nothing, and whose words break."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from .conftest import add_slide
from .test_layout_rules import found

Report = Callable[..., dict[str, Any]]
COLUMNS, LINES, AREAS = XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.LINE, XL_CHART_TYPE.AREA


def add_chart(slide: Any, kind: Any, names: Sequence[str], values: Sequence[float]) -> Any:
    """A chart of one series in the middle of a slide."""
    data = CategoryChartData()
    data.categories = names
    data.add_series("Sales", values)
    frame = slide.shapes.add_chart(kind, Inches(1), Inches(1.8), Inches(9), Inches(4.5), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Sales by year")
    return frame


def slashes(slide: Any, left: float, top: float) -> None:
    """A double slash, so many inches from the corner of the slide."""
    for shift in (0.0, 0.08):
        y = Inches(top + shift)
        slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(left), y + Inches(0.1), Inches(left + 0.6), y)


@pytest.mark.parametrize(
    ("kind", "start", "told"),
    [(COLUMNS, 80, True), (AREAS, 80, True), (COLUMNS, 0, False), (COLUMNS, None, False), (LINES, 80, False)],
)
def test_cut_axes_of_what_is_filled_are_told(
    kind: Any, start: float | None, told: bool, deck: Any, report_on: Report
) -> None:
    """Lines may leave zero out; bars and areas may not."""
    frame = add_chart(add_slide(deck, "Sales by year"), kind, ["2023", "2024", "2025"], [96, 97, 99])
    if start is not None:
        frame.chart.value_axis.minimum_scale = start
    assert [hit["shapeId"] for hit in found(report_on(deck), "DAT605")] == ([frame.shape_id] if told else [])


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (lambda slide: slashes(slide, 1.8, 5.6), False),
        (lambda slide: slashes(slide, 6.0, 2.0), True),
        (
            lambda slide: slide.shapes.add_connector(
                MSO_CONNECTOR.STRAIGHT, Inches(2), Inches(6), Inches(9), Inches(6)
            ),
            True,
        ),
        (lambda slide: _text(slide, "//"), False),
        (lambda slide: _text(slide, "The axis begins at 80"), False),
        (lambda slide: _text(slide, "Die Achse beginnt nicht bei null"), False),
        (lambda slide: _text(slide, "يبدأ المحور من 80 وليس من الصفر"), False),
        (lambda slide: _text(slide, "Abgeschnittene Achse"), False),
        (lambda slide: _text(slide, "Skala beginnt bei 80"), False),
        (lambda slide: _text(slide, "In millions"), True),
    ],
)
def test_a_mark_or_a_word_makes_a_cut_honest(
    mark: Callable[[Any], object], told: bool, deck: Any, report_on: Report
) -> None:
    """Slashes at the foot of the axis, a sign, or a sentence; other lines and words are none."""
    slide = add_slide(deck, "Sales by year")
    frame = add_chart(slide, COLUMNS, ["2023", "2024", "2025"], [96, 97, 99])
    frame.chart.value_axis.minimum_scale = 80
    mark(slide)
    assert bool(found(report_on(deck), "DAT605")) is told


def _text(slide: Any, words: str) -> None:
    box = slide.shapes.add_textbox(Inches(1.2), Inches(5.5), Inches(0.9 if len(words) < 3 else 4), Inches(0.4))
    box.text_frame.text = words
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(14)


@pytest.mark.parametrize(
    ("count", "accent", "note", "told"),
    [(8, False, False, True), (8, True, False, False), (8, False, True, False), (5, False, False, False)],
)
def test_many_bars_that_are_all_alike_are_told(
    count: int, accent: bool, note: bool, told: bool, deck: Any, report_on: Report
) -> None:
    """One in a colour of its own, or a word at one of them, points; few bars need no pointer."""
    slide = add_slide(deck, "Sales by region")
    frame = add_chart(slide, COLUMNS, [f"R{n}" for n in range(count)], list(range(20, 20 + count)))
    if accent:
        point = frame.chart.plots[0].series[0].points[2].format.fill
        point.solid()
        point.fore_color.rgb = RGBColor.from_string("C2410C")
    if note:
        _text(slide, "Two large orders")
    hits = found(report_on(deck), "COL306")
    assert [(hit["shapeId"], hit["severity"]) for hit in hits] == ([(frame.shape_id, "info")] if told else [])


@pytest.mark.parametrize(
    ("name", "turn", "told"),
    [
        ("Wartungsvertragsverlängerungen", "0", True),
        ("Wartungsvertragsverlängerungen", None, False),
        ("Wartungsvertragsverlängerungen", "-2700000", False),
        ("Nord", "0", False),
        ("保守契約の更新件数の推移と見通し", "0", False),
    ],
)
def test_words_that_break_at_an_axis_are_told(
    name: str, turn: str | None, told: bool, deck: Any, report_on: Report
) -> None:
    """Where they may not turn; ideographs break anywhere."""
    frame = add_chart(add_slide(deck, "Sales by region"), COLUMNS, [f"{name} {n}" for n in range(8)], [5] * 8)
    frame.chart.category_axis.tick_labels.font.size = Pt(16)
    body = frame.chart.category_axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
    if turn is not None:
        body.set("rot", turn)
    assert [hit["shapeId"] for hit in found(report_on(deck), "TXT112")] == ([frame.shape_id] if told else [])


@pytest.mark.parametrize("wrapped", [True, False])
def test_names_at_values_stay_whole(wrapped: bool, deck: Any, report_on: Report) -> None:
    """A label that may not wrap breaks no word."""
    frame = add_chart(add_slide(deck, "Sales by year"), LINES, ["2024", "2025"], [3, 5])
    frame.chart.plots[0].has_data_labels = True
    labels = frame.chart.plots[0].series[0].data_labels
    labels.show_series_name, labels.font.size = True, Pt(16)
    name = frame.chart.plots[0].series[0]._element.find(qn("c:tx")).find(".//" + qn("c:v"))
    name.text = "Donaudampfschifffahrtsgesellschaften"
    if not wrapped:
        labels._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
    assert bool(found(report_on(deck), "TXT112")) is wrapped


@pytest.mark.parametrize(
    ("kind", "small", "labels", "told"),
    [
        (COLUMNS, 2.1, False, True),
        (LINES, 2.1, False, True),
        (COLUMNS, -2.1, False, True),
        (COLUMNS, 2.1, True, False),
        (COLUMNS, 12.0, False, False),
        (COLUMNS, 0.0, False, False),
        (XL_CHART_TYPE.COLUMN_STACKED, 2.1, False, False),
    ],
)
def test_a_series_that_another_dwarfs_is_told(
    kind: Any, small: float, labels: bool, told: bool, deck: Any, report_on: Report
) -> None:
    """Zeros are meant, parts of a whole may be small, and labels can be read."""
    frame = add_chart(add_slide(deck, "Cost per move"), kind, ["2023", "2024", "2025"], [118, 131, 140])
    data = CategoryChartData()
    data.categories = ["2023", "2024", "2025"]
    data.add_series("Cost", [118, 131, 140])
    data.add_series("Moves", [small] * 3)
    frame.chart.replace_data(data)
    if labels:
        frame.chart.plots[0].has_data_labels = True
        frame.chart.plots[0].data_labels.show_value = True
    hits = found(report_on(deck), "DAT606")
    assert [hit["shapeId"] for hit in hits] == ([frame.shape_id] if told else [])
    assert all('"Moves"' in hit["message"] for hit in hits)
