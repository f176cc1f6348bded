"""Bins, quartiles and squarified rectangles."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderer.layout.charts.box_plots import quartiles
from renderer.layout.charts.histograms import histogram_bins
from renderer.layout.charts.treemaps import squarified
from renderer.layout.geometry import Rect
from tests.unit.renderer.charts.conftest import NAMES

_NUMBERS = st.floats(-1e9, 1e9).map(lambda value: round(value, 3))


@given(st.lists(_NUMBERS, min_size=1, max_size=200), st.none() | st.integers(1, 40), st.none() | st.floats(0.01, 1e6))
def test_every_value_is_in_one_bin(values: list[float], count: int | None, width: float | None) -> None:
    """However many bins are asked for."""
    names, counts = histogram_bins(values, count, width)
    assert len(names) == len(counts) <= 1001
    assert sum(counts) == len(values)


def test_bins_are_round_unless_they_are_given() -> None:
    """A width that readers can reckon with."""
    assert histogram_bins([21, 38, 44, 59])[0] == ("20\u201330", "30\u201340", "40\u201350", "50\u201360")
    assert histogram_bins([0, 4, 10], count=2) == (("0\u20135", "5\u201310"), (2.0, 1.0))
    assert histogram_bins([-9, -3, 2], width=5)[0] == ("\u221210 \u2013 \u22125", "\u22125 \u2013 0", "0 \u2013 5")
    assert histogram_bins([5, 5, 5]) == (("5",), (3.0,))
    assert histogram_bins([1, 3, 8], width=5) == (("0\u20135", "5\u201310"), (2.0, 1.0))


@given(st.lists(_NUMBERS, min_size=1, max_size=60))
def test_quartiles_lie_in_order(values: list[float]) -> None:
    """From the least to the greatest."""
    found = quartiles(values)
    assert all(low <= high + 1e-6 for low, high in pairwise(found))
    assert (found[0], found[-1]) == (min(values), max(values))


def test_quartiles_are_those_of_spreadsheets() -> None:
    """Between neighbours in proportion."""
    assert quartiles([4, 1, 3, 2]) == (1, 1.75, 2.5, 3.25, 4)


@given(st.lists(st.floats(1, 1000), min_size=1, max_size=40))
def test_rectangles_share_the_whole(parts: list[float]) -> None:
    """Each has its area, and none leaves the whole."""
    whole = Rect(10, 20, 800, 400)
    parts = sorted(parts, reverse=True)
    areas = [part / sum(parts) * whole.width * whole.height for part in parts]
    rects = squarified(areas, whole)
    for rect, area in zip(rects, areas, strict=True):
        assert math.isclose(rect.width * rect.height, area, rel_tol=1e-6)
        assert rect.x >= 10 - 1e-6
        assert rect.right <= 810 + 1e-6
        assert rect.y >= 20 - 1e-6
        assert rect.bottom <= 420 + 1e-6


@pytest.mark.parametrize("value", [0.0, -4.0, 1e300])
def test_equal_values_fall_into_one_bin(value: float) -> None:
    """There is no width to part them by."""
    assert histogram_bins([value] * 3)[1] == (3.0,)


def test_a_box_without_values_has_none(draw: Any) -> None:
    """Its place stays empty, which is said: a mark at zero would be a figure that nobody gave."""
    boxes = [{"name": "North", "values": [4, 6]}, {"name": "South", "values": []}]
    drawn = draw({"chartType": "boxWhisker", "boxWhiskerData": boxes})
    counts = {len(series.xpath(".//c:val//c:pt", namespaces=NAMES)) for series in drawn.find("//c:ser")}
    assert counts <= {0, 1}
    assert not drawn.find("//c:ser//c:val//c:pt[@idx='1']")
    said = [(one.component_path, one.message) for one in drawn.compiled.findings]
    assert said == [
        (
            "slides[0].children[0].chartData.boxWhiskerData[1]",
            "'South' has no values: its place stays empty.",
        )
    ]


def test_many_bins_are_more_than_their_edges(draw: Any) -> None:
    """A bin of a point or two has none, and a width that makes too many is not taken without a word."""
    values = [0, 1e6, 1e6]
    few, many = (
        draw({"chartType": "histogram", "histogramData": {"values": values, **more}})
        for more in ({"binCount": 10}, {"binWidth": 1})
    )
    assert few.find("//c:ser/c:spPr/a:ln/a:solidFill")
    assert not many.find("//c:ser/c:spPr/a:ln/a:solidFill")
    assert (few.unused(), many.unused()) == ([], ["histogramData.binWidth"])
