"""LibreOffice gets the legend of lying bars so that it writes the names in PowerPoint's order."""

from pathlib import Path
from typing import Any

import pytest
from lxml.etree import _Element

from deck_presentation.names import A, C
from tests.support.redrawn_charts import redrawn_chart

_SERIES = [
    {"name": name, "values": [3.0, 5.0], "color": color}
    for name, color in [("Asked", "#0055AA"), ("Offered", "#777777"), ("Waiting", "#AA5500")]
]


def _redrawn(folder: Path, **more: Any) -> _Element | None:
    """What LibreOffice gets as a chart of lying bars; None where it is as it was."""
    chart = {"chartType": "bar", "barDirection": "bar", "categories": ["N", "S"], "series": _SERIES} | more
    return redrawn_chart(folder, chart)


@pytest.mark.parametrize("position", ["top", "bottom", "left", "right"])
def test_names_are_listed_the_last_first_without_the_bars(tmp_path: Path, position: str) -> None:
    """With the colours of the bars as keys, and nothing drawn for them in the plot."""
    root = _redrawn(tmp_path, legend={"position": position})
    assert root is not None
    (lines,) = root.iter(f"{C}lineChart")
    assert [name.text for name in lines.iterfind(f"{C}ser/{C}tx//{C}v")] == ["Waiting", "Offered", "Asked"]
    colors = [fill.get("val") for fill in lines.iterfind(f"{C}ser/{C}marker/{C}spPr/{A}solidFill/{A}srgbClr")]
    assert colors == ["AA5500", "777777", "0055AA"]
    assert not list(lines.iterfind(f"{C}ser/{C}val//{C}v"))
    left_out = [entry.get("val") for entry in root.iterfind(f".//{C}legendEntry/{C}idx")]
    assert left_out == ["0", "1", "2"]


@pytest.mark.parametrize(
    "more",
    [
        {"barDirection": "col"},
        {"barGrouping": "stacked"},
        {"series": _SERIES[:1], "legend": {"position": "top"}},
        {"legend": {"position": "none"}},
    ],
)
def test_other_legends_stay_as_they_are(tmp_path: Path, more: dict[str, Any]) -> None:
    """LibreOffice turns the names around only where bars lie beside each other."""
    assert _redrawn(tmp_path, **more) is None
