"""Shares of values below zero hang under the axis, as in PowerPoint, and labels keep the values."""

from pathlib import Path
from typing import Any

import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from deck_package import open_package, parse_xml
from deck_presentation.names import A, C
from previewer.slides.chart_parts import redraw_charts
from previewer.slides.shares import written
from tests.support.preview_decks import add_text, new_deck, save


def _changed(tmp_path: Path, values: list[list[float | None]], kind: Any, *, labels: bool = False) -> Any:
    """The chart part as LibreOffice gets it; None where it is as it was."""
    deck = new_deck()
    add_text(deck, "Shares")
    data = CategoryChartData(number_format="0.0")
    data.categories = ["A", "B"]
    for number, row in enumerate(values):
        data.add_series(f"S{number}", row)
    chart = deck.slides[0].shapes.add_chart(kind, Pt(40), Pt(80), Pt(500), Pt(300), data).chart
    chart.plots[0].has_data_labels = False
    if labels:
        for series in chart.plots[0].series:
            series.data_labels.show_value = True
    with open_package(save(deck, tmp_path / "deck.pptx")) as package:
        changed = redraw_charts(package)
    assert len(changed) <= 1
    return parse_xml(next(iter(changed.values()))) if changed else None


def _values(root: Any) -> list[list[float]]:
    return [[float(v.text) for v in series.iter(f"{C}v")] for series in root.iter(f"{C}val")]


def test_shares_below_zero_are_stacked(tmp_path: Path) -> None:
    """The parts of each category are as long together as 100 %."""
    root = _changed(tmp_path, [[3, -1], [1, 2]], XL_CHART_TYPE.COLUMN_STACKED_100)
    assert root.find(f".//{C}grouping").get("val") == "stacked"
    assert _values(root) == [[0.75, pytest.approx(-1 / 3)], [0.25, pytest.approx(2 / 3)]]


def test_labels_keep_the_values(tmp_path: Path) -> None:
    """In the format of the numbers."""
    root = _changed(tmp_path, [[3, -1], [1, 2]], XL_CHART_TYPE.BAR_STACKED_100, labels=True)
    assert [t.text for t in root.iter(f"{A}t")] == ["3.0", "-1.0", "1.0", "2.0"]
    for label in root.iter(f"{C}dLbl"):
        assert [part.tag for part in label][:2] == [f"{C}idx", f"{C}tx"]


def test_gaps_and_categories_of_zero(tmp_path: Path) -> None:
    """A missing value stays missing, and nothing has a share of nothing."""
    root = _changed(tmp_path, [[-3, 0], [None, 0]], XL_CHART_TYPE.COLUMN_STACKED_100)
    assert _values(root) == [[-1.0, 0.0], [0.0]]


def test_odd_charts_of_others_do_no_harm(tmp_path: Path) -> None:
    """Labels without an index, an index that is none, values that are no numbers."""
    deck = new_deck()
    add_text(deck, "Shares")
    data = CategoryChartData()
    data.categories = ["A", "B"]
    data.add_series("S", [-3, 1])
    kind = XL_CHART_TYPE.COLUMN_STACKED_100
    chart = deck.slides[0].shapes.add_chart(kind, Pt(40), Pt(80), Pt(500), Pt(300), data).chart
    (series,) = chart.plots[0].series
    series.data_labels.show_value = series.data_labels.show_category_name = True
    labels = series._element.find(f"{C}dLbls")
    labels.insert(0, labels.makeelement(f"{C}dLbl"))
    first, second = series._element.findall(f"{C}val//{C}pt")
    first.set("idx", "0']")
    second.find(f"{C}v").text = "nan"
    first.find(f"{C}v").text = "-1e400"
    extra = first.getparent().makeelement(f"{C}pt", idx="7")
    first.getparent().append(extra)
    extra.append(extra.makeelement(f"{C}v"))
    extra[0].text = "-2"
    with open_package(save(deck, tmp_path / "deck.pptx")) as package:
        (changed,) = redraw_charts(package).values()
    assert _values(parse_xml(changed)) == [[0.0, 0.0, -1.0]]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([[3, 1], [1, 2]], XL_CHART_TYPE.COLUMN_STACKED_100),
        ([[3, -1], [1, 2]], XL_CHART_TYPE.COLUMN_STACKED),
        ([[3, -1], [1, 2]], XL_CHART_TYPE.COLUMN_CLUSTERED),
    ],
)
def test_other_charts_stay(values: list[list[float | None]], kind: Any, tmp_path: Path) -> None:
    """LibreOffice draws them as PowerPoint does."""
    assert _changed(tmp_path, values, kind) is None


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (-3, "General", "-3"),
        (1234.5, "#,##0.0", "1,234.5"),
        (0.256, "0%", "26%"),
        (-1.5e6, '0.0,,"M"', "-1.5M"),
        (-12, '"$"#,##0;[Red]("$"#,##0)', "-$12"),
        (5, "0.0E+00", "5"),
        (7, "@", "7"),
    ],
)
def test_values_are_written_in_their_format(value: float, code: str, text: str) -> None:
    """As far as formats have decimals, thousands, per cent and words."""
    assert written(value, code) == text
