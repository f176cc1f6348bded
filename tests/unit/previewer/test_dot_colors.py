"""LibreOffice gets a dot of its own color so that it draws it in that color."""

from pathlib import Path
from typing import Any

from lxml.etree import _Element

from deck_presentation.names import A, C
from tests.support.redrawn_charts import redrawn_chart


def _redrawn(folder: Path, **more: Any) -> _Element | None:
    """What LibreOffice gets as a chart of a line; None where it is as it was."""
    series = [{"name": "Waiting", "values": [9.0, 4.0, 7.0]}]
    chart = {"chartType": "line", "categories": ["North", "South", "East"], "series": series} | more
    return redrawn_chart(folder, chart)


def test_the_line_of_a_dot_has_its_color(tmp_path: Path) -> None:
    """The value that the chart points at is in the accent, as PowerPoint shows it."""
    root = _redrawn(tmp_path, emphasis=["South"])
    assert root is not None
    (point,) = root.iter(f"{C}dPt")
    (idx,) = point.iterfind(f"{C}idx")
    (color,) = point.iterfind(f"{C}spPr/{A}ln/{A}solidFill/{A}schemeClr")
    assert (idx.get("val"), color.get("val")) == ("1", "accent1")


def test_a_line_without_such_dots_stays_as_it_is(tmp_path: Path) -> None:
    """No copy is made of a chart for nothing."""
    assert _redrawn(tmp_path) is None


def test_bars_of_their_own_color_stay_as_they_are(tmp_path: Path) -> None:
    """LibreOffice reads those."""
    assert _redrawn(tmp_path, chartType="bar", emphasis=["South"]) is None
