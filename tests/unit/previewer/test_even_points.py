"""Series of points are as long as the longest for LibreOffice, which loses shorter ones."""

from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse
from deck_package import open_package, parse_xml
from deck_presentation.names import C
from previewer.slides.chart_parts import redraw_charts
from renderer.compile import compile_deck


def _redrawn(folder: Path, kind: str, *lengths: int) -> Any:
    """What LibreOffice gets as a chart of series of so many points each; None where it is as it was."""
    series = [
        {
            "name": f"S{length}",
            "color": "#B45309",
            "xValues": list(range(1, length + 1)),
            "yValues": list(range(1, length + 1)),
            **({"sizes": [3] * length} if kind == "bubble" else {}),
        }
        for length in lengths
    ]
    slide = {"slideType": "chart", "title": "T", "chart": {"chartType": kind, "xySeries": series}}
    deck = folder / "deck.pptx"
    deck.write_bytes(compile_deck(parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]})).pptx)
    with open_package(deck) as package:
        changed = redraw_charts(package)
    return parse_xml(next(iter(changed.values()))) if changed else None


@pytest.mark.parametrize(("kind", "columns"), [("scatter", 2), ("bubble", 3)])
def test_short_series_end_without_values(kind: str, columns: int, tmp_path: Path) -> None:
    """All count as many points as the longest, and none has a value that it had not."""
    root = _redrawn(tmp_path, kind, 2, 4, 3)
    found = [cache for series in root.iter(f"{C}ser") for cache in series.iter(f"{C}numCache")]
    assert [cache.find(f"{C}ptCount").get("val") for cache in found] == ["4"] * 3 * columns
    assert [len(cache.findall(f"{C}pt")) for cache in found] == [*[2] * columns, *[4] * columns, *[3] * columns]
    assert {name.find(f"{C}ptCount").get("val") for name in root.iter(f"{C}strCache")} == {"1"}


@pytest.mark.parametrize("lengths", [(3,), (3, 3)])
def test_series_of_one_length_stay(lengths: tuple[int, ...], tmp_path: Path) -> None:
    """LibreOffice gets the chart as it is."""
    assert _redrawn(tmp_path, "scatter", *lengths) is None
