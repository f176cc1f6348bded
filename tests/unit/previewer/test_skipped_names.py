"""Names that an axis leaves out are empty for LibreOffice, and those that it shows are labels of an unseen line."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import _Element

from deck_package import parse_xml
from deck_presentation.names import A, C
from previewer.slides.skipped_names import leave_out_names
from tests.support.redrawn_charts import redrawn_chart

_STORES = [f"Store {number:02d}" for number in range(40)]
_SHOWN = _STORES[::3]


def _redrawn(folder: Path, kind: str, names: list[str], **more: Any) -> _Element | None:
    """What LibreOffice gets as a chart of the names; None where it is as it was."""
    chart = {"chartType": kind, "categories": names, "series": [{"name": "S", "values": [2.0] * len(names)}], **more}
    return redrawn_chart(folder, chart)


def _names(root: _Element) -> list[str]:
    return [str(name.text or "") for name in root.iterfind(f".//{C}cat//{C}pt/{C}v")]


def _labels(root: _Element) -> list[str]:
    """Of the line that nobody sees, the last that is drawn."""
    line = list(root.iter(f"{C}lineChart"))[-1]
    assert [fill.tag for fill in line.iterfind(f"{C}ser/{C}spPr/{A}ln/*")] == [f"{A}noFill"]
    return [str(text.text) for text in line.iter(f"{A}t")]


@pytest.mark.parametrize("kind", ["bar", "line", "area"])
def test_names_that_are_shown_hang_below_their_values(kind: str, tmp_path: Path) -> None:
    """On a line along the lower end of the axis, whose own names are off."""
    root = _redrawn(tmp_path, kind, _STORES)
    assert root is not None
    assert [name for name in _names(root) if name] == _SHOWN == _labels(root)
    line = list(root.iter(f"{C}lineChart"))[-1]
    assert {value.text for value in line.iterfind(f"{C}ser/{C}val//{C}v")} == {"0.0"}
    assert [place.get("val") for place in root.iterfind(f".//{C}catAx/{C}tickLblPos")] == ["none"]
    orders = [int(order.get("val") or 0) for order in root.iter(f"{C}order")]
    assert all(one != after for one, after in pairwise(sorted(orders)))


def test_the_unseen_line_is_not_in_the_legend(tmp_path: Path) -> None:
    """It has no name."""
    series = [{"name": name, "values": [2.0] * 40} for name in ("One", "Two")]
    root = _redrawn(tmp_path, "bar", _STORES, series=series)
    assert root is not None
    (entry,) = root.iterfind(f".//{C}legend/{C}legendEntry")
    assert [entry.find(f"{C}{name}").get("val") for name in ("idx", "delete")] == ["2", "1"]  # type: ignore[union-attr]


@pytest.mark.parametrize(("second", "entry"), [({}, "2"), ({"axis": "secondary"}, "1")])
def test_the_entry_that_is_left_out_is_that_of_the_unseen_line(
    second: dict[str, str], entry: str, tmp_path: Path
) -> None:
    """Beside a line of its own axis, which LibreOffice counts behind all of the first, and of the same."""
    line = {"name": "Two", "values": [2.0] * 40, "chartType": "line", **second}
    root = _redrawn(tmp_path, "bar", _STORES, series=[{"name": "One", "values": [2.0] * 40}, line])
    assert root is not None
    assert [found.get("val") for found in root.iterfind(f".//{C}legend/{C}legendEntry/{C}idx")] == [entry]


@pytest.mark.parametrize("smooth", [False, True])
def test_lines_stay_as_bent_as_they_are(smooth: bool, tmp_path: Path) -> None:
    """LibreOffice bends all lines of a plot where one is bent."""
    root = _redrawn(tmp_path, "line", _STORES, smooth=smooth)
    assert root is not None
    assert {found.get("val") for found in root.iterfind(f".//{C}ser/{C}smooth")} == {str(int(smooth))}


def test_turned_and_lying_names_stay_at_the_axis(tmp_path: Path) -> None:
    """LibreOffice does not break them; those that are left out are empty all the same."""
    turned = _redrawn(tmp_path, "bar", [f"Distribution centre {number}" for number in range(60)])
    assert turned is not None
    assert [name for name in _names(turned) if name] == [f"Distribution centre {number}" for number in range(0, 60, 2)]
    assert not list(turned.iter(f"{C}lineChart"))
    lying = _redrawn(tmp_path, "bar", _STORES, barDirection="bar")
    assert lying is not None
    assert [name for name in _names(lying) if name] == _STORES[::2]
    assert not list(lying.iter(f"{C}lineChart"))


def test_very_many_names_stay_at_the_axis(tmp_path: Path) -> None:
    """LibreOffice breaks none of more than a hundred."""
    root = _redrawn(tmp_path, "line", [f"Store {number:03d}" for number in range(150)])
    assert root is not None
    assert [place.get("val") for place in root.iterfind(f".//{C}catAx/{C}tickLblPos")] == ["low"]


def test_names_at_an_axis_without_a_known_end_are_turned_by_a_hair() -> None:
    """There is no place for a line that carries them; what is turned, LibreOffice does not break."""
    root = parse_xml(
        b'<c:chart xmlns:c="%b" xmlns:a="%b"><c:plotArea><c:barChart>'
        b'<c:ser><c:cat><c:strLit><c:pt idx="0"><c:v>Mar</c:v></c:pt></c:strLit></c:cat></c:ser>'
        b'<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        b'<c:catAx><c:axId val="1"/><c:txPr><a:bodyPr/></c:txPr><c:tickLblSkip val="3"/></c:catAx>'
        b'<c:valAx><c:axId val="2"/></c:valAx></c:plotArea></c:chart>' % (C[1:-1].encode(), A[1:-1].encode())
    )
    assert leave_out_names(root)
    assert [body.get("rot") for body in root.iter(f"{A}bodyPr")] == ["1"]
    assert not list(root.iter(f"{C}lineChart"))


@pytest.mark.parametrize(
    "category", ["", '<c:cat><c:strLit><c:pt idx="900000000"><c:v>A</c:v></c:pt></c:strLit></c:cat>']
)
def test_a_strange_chart_is_left_alone(category: str) -> None:
    """One without names, or with one at a place that no chart has, gets no line of as many points."""
    root = parse_xml(
        b'<c:chart xmlns:c="%b"><c:plotArea>'
        b'<c:barChart><c:ser>%b</c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        b'<c:catAx><c:axId val="1"/><c:tickLblSkip val="3"/></c:catAx>'
        b'<c:valAx><c:axId val="2"/><c:scaling><c:min val="0"/></c:scaling></c:valAx></c:plotArea></c:chart>'
        % (C[1:-1].encode(), category.encode())
    )
    leave_out_names(root)
    assert not list(root.iter(f"{C}lineChart"))


def test_names_that_labels_say_stay(tmp_path: Path) -> None:
    """A label without its name would say less than PowerPoint's."""
    assert _redrawn(tmp_path, "bar", _STORES, dataLabels={"showCategory": True, "showValue": True}) is None


def test_an_axis_that_shows_all_names_stays(tmp_path: Path) -> None:
    """Four have room."""
    assert _redrawn(tmp_path, "bar", _STORES[:4]) is None
