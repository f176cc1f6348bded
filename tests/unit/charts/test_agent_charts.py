"""Native charts: the same numbers in the input, the chart and its workbook, for any data."""

import io
import re
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from deck_documents import parse
from renderer.compile import compile_deck
from renderer.layout.charts.number_formats import number_format, shown
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.value_axis import scale_of
from renderer.scene import Frame
from renderer.scene.charts import Chart, Series
from renderer.writer.charts.workbook import columns_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KINDS = ("bar", "line", "area", "pie", "doughnut", "radar")
NAMES = st.sampled_from(["Q1", "Rechtsschutzversicherungsgesellschaften", "売上高", "نمو", "a&<b>\"'", "x" * 60, ""])
VALUES = st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: float(f"{value:.9g}"))


def document(chart: dict[str, Any], pattern: str = "chart-focus") -> dict[str, Any]:
    """An agent_v1 document of one chart."""
    return {"presentationTitle": "T", "slides": [{"pattern": pattern, "content": {"title": "T", "chart": chart}}]}


def chart_of(kind: str, rows: list[tuple[str, list[float]]], names: list[str], **more: Any) -> dict[str, Any]:
    """A chart as agent_v1 writes it."""
    series = [
        {"name": name, "dataPoints": [{"category": label, "value": values[n]} for label, values in rows]}
        for n, name in enumerate(names)
    ]
    return {"type": kind, "series": series, **more}


def parts_of(pptx: bytes) -> dict[str, bytes]:
    """All parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(pptx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cached(chart: Any, tag: str) -> list[list[float]]:
    """The numbers of each series in the chart part."""
    return [[float(v.text) for v in node.iter(f"{C}v")] for node in chart.iter(f"{C}{tag}")]


def cells(book: bytes) -> list[list[float]]:
    """The numeric columns of a workbook."""
    columns: dict[str, list[float]] = {}
    for cell in etree.fromstring(parts_of(book)["xl/worksheets/sheet1.xml"]).iter(f"{S}c"):
        if cell.get("t") != "s":
            columns.setdefault(re.sub(r"\d", "", cell.get("r")), []).append(float(cell.find(f"{S}v").text))
    return list(columns.values())


@pytest.mark.parametrize("kind", KINDS)
def test_chart_workbook_and_input_hold_the_same_numbers(kind: str) -> None:
    """For each kind, with two series, a negative value and names that need escaping."""
    rows = [("a&b", [1.5, 20.0]), ("<c>", [-3.0, 0.25]), ("日本", [7.0, 4e9])]
    parts = parts_of(compile_deck(parse("agent_v1", document(chart_of(kind, rows, ["One", "Two"])))).pptx)
    chart = etree.fromstring(parts["ppt/charts/chart1.xml"])
    expected = [[1.5, -3.0, 7.0], [20.0, 0.25, 4e9]]
    assert cached(chart, "val") == expected
    assert cells(parts["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]) == expected
    assert [v.text for v in next(chart.iter(f"{C}cat")).iter(f"{C}v")] == ["a&b", "<c>", "日本"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_chart_compiles_with_all_its_numbers(data: Any) -> None:
    """Few and many, large and small, negative, empty names: no value is lost and the axis spans them."""
    kind = data.draw(st.sampled_from(KINDS))
    count, width = data.draw(st.integers(1, 7)), data.draw(st.integers(1, 40))
    labels = [f"{data.draw(NAMES)}{n}" for n in range(width)]
    rows = [(label, data.draw(st.lists(VALUES, min_size=count, max_size=count))) for label in labels]
    grouping = {"areaGrouping": data.draw(st.sampled_from(["standard", "stacked", "percentStacked"]))}
    names = [data.draw(NAMES) for _ in range(count)]
    source = document(chart_of(kind, rows, names, **grouping), data.draw(st.sampled_from(["dashboard", "chart-focus"])))
    parts = parts_of(compile_deck(parse("agent_v1", source)).pptx)
    chart = etree.fromstring(parts["ppt/charts/chart1.xml"])
    assert cached(chart, "val") == [[values[n] for _, values in rows] for n in range(count)]
    for scaling in chart.iter(f"{C}scaling"):
        if (top := scaling.find(f"{C}max")) is not None:
            assert float(top.get("val")) > float(scaling.find(f"{C}min").get("val"))


def test_the_same_chart_gives_the_same_bytes() -> None:
    """No time of making in the workbook."""
    source = document(chart_of("bar", [("a", [1.0])], ["One"]))
    assert compile_deck(parse("agent_v1", source)).pptx == compile_deck(parse("agent_v1", source)).pptx


def test_series_with_other_categories_are_lined_up() -> None:
    """Where a series lacks a category there is a gap, not a shift."""
    series = [
        {"name": "A", "dataPoints": [{"category": "x", "value": 1}, {"category": "y", "value": 2}]},
        {"name": "B", "dataPoints": [{"category": "y", "value": 3}]},
    ]
    parts = parts_of(compile_deck(parse("agent_v1", document({"type": "line", "series": series}))).pptx)
    values = list(etree.fromstring(parts["ppt/charts/chart1.xml"]).iter(f"{C}val"))
    assert [point.get("idx") for point in values[1].iter(f"{C}pt")] == ["1"]


def test_bars_start_at_zero_and_the_description_tells_the_extremes() -> None:
    """Values far from zero do not cut the axis; screen readers hear the range."""
    rows = [("Q1", [1_000_000.0]), ("Q2", [1_050_000.0])]
    parts = parts_of(compile_deck(parse("agent_v1", document(chart_of("bar", rows, ["Sales"])))).pptx)
    scaling = next(etree.fromstring(parts["ppt/charts/chart1.xml"]).iter(f"{C}valAx")).find(f"{C}scaling")
    assert float(scaling.find(f"{C}min").get("val")) == 0
    assert b"from 1,000,000 (Q1) to 1,050,000 (Q2)" in parts["ppt/slides/slide1.xml"]


@pytest.mark.parametrize(
    "chart", [{"type": "pie", "series": []}, {"type": "bar", "series": [{"name": "A", "dataPoints": []}]}]
)
def test_a_chart_without_values_is_said_so(chart: dict[str, Any]) -> None:
    """A finding, and no broken chart part."""
    compiled = compile_deck(parse("agent_v1", document(chart)))
    assert [finding.code for finding in compiled.findings] == ["CHART_WITHOUT_DATA"]
    assert "ppt/charts/chart1.xml" not in parts_of(compiled.pptx)


@given(st.lists(st.floats(-1e15, 1e15, allow_nan=False), min_size=1), st.booleans())
def test_scales_are_round_and_hold_all_values(values: list[float], from_zero: bool) -> None:
    """At most a dozen steps, whatever the spread."""
    low, high, step = scale_of(min(values), max(values), from_zero=from_zero)
    slack = 1e-9 * (high - low)
    assert low - slack <= min(values)
    assert max(values) <= high + slack
    assert low < high
    assert 0 < step
    assert (high - low) / step <= 12
    assert not from_zero or low <= 0 <= high


@pytest.mark.parametrize(
    ("value", "short", "expected"),
    [(12_400_000, True, "12.4M"), (12_400_000, False, "12,400,000"), (0.25, False, "0.25"), (1234.5, False, "1,234.5")],
)
def test_figures_are_written_by_their_magnitude(value: float, short: bool, expected: str) -> None:
    """Thousands grouped, decimals only where they tell something."""
    assert shown(value, number_format([value], short=short)) == expected


def test_colours_are_the_accent_then_greys_then_hues() -> None:
    """One series is the accent; ten series have ten colours. The fifth accent of a look is its grey."""
    assert colors_of(1) == ("accent1",)
    assert all(color.startswith(("accent1", "accent5", "grey", "tx")) for color in colors_of(4))
    assert len(set(colors_of(10))) == 10


def test_points_have_their_own_columns() -> None:
    """x, y and size of each bubble series stand side by side."""
    series = Series("A", (1.0,), "accent1", xs=(1.0,), sizes=(2.0,))
    frame = Frame(0, 0, 1, 1)
    chart = Chart(frame=frame, name="Chart", kind="bubble", categories=(), series=(series, series), number_format="0")
    assert [columns_of(chart, n) for n in range(2)] == [(0, 1, 2), (3, 4, 5)]
