"""Labels of areas over an axis that begins below zero are moved up for LibreOffice, and others stay."""

from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse
from deck_package import open_package, parse_xml
from deck_presentation.names import C
from previewer.slides.chart_parts import redraw_charts
from renderer.compile import compile_deck


def _changed(folder: Path, values: list[float | None], **more: Any) -> Any:
    """The chart part as LibreOffice gets it; None where it is as it was."""
    series = [{"name": "S", "values": values}]
    data = {"chartType": "area", "categories": [f"c{n}" for n in range(len(values))], "series": series, **more}
    chart = {"type": "Chart", "chartData": data, "style": {"width": 880, "height": 480}}
    document = {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": [chart]}]}
    deck = folder / "deck.pptx"
    deck.write_bytes(compile_deck(parse("paper_document", document)).pptx)
    with open_package(deck) as package:
        changed = redraw_charts(package)
    return parse_xml(next(iter(changed.values()))) if changed else None


def test_labels_are_moved_by_half_of_what_lies_below_zero(tmp_path: Path) -> None:
    """Every label by the same share of the chart, without a line to where it stood."""
    root = _changed(tmp_path, [-10, -30, 40], dataLabels=True)
    low, high = (float(root.find(f".//{C}valAx/{C}scaling/{C}{end}").get("val")) for end in ("min", "max"))
    height = float(root.find(f".//{C}plotArea/{C}layout/{C}manualLayout/{C}h").get("val"))
    moved = [float(y.get("val")) for y in root.iterfind(f".//{C}dLbl/{C}layout/{C}manualLayout/{C}y")]
    assert moved == [pytest.approx(low / (high - low) * height / 2, abs=1e-4)] * 3
    (line,) = root.iter("{http://schemas.microsoft.com/office/drawing/2012/chart}showLeaderLines")
    assert line.get("val") == "0"


@pytest.mark.parametrize(
    ("values", "more"),
    [
        ([10.0, 30.0, 40.0], {"dataLabels": True}),
        ([-10.0, -30.0, 40.0], {}),
        ([-10.0, -30.0, 40.0], {"dataLabels": True, "valueAxis": {"reverse": True}}),
    ],
)
def test_other_charts_stay_as_they_are(values: list[float | None], more: dict[str, Any], tmp_path: Path) -> None:
    """Nothing below zero, no labels, or an axis that runs the other way."""
    assert _changed(tmp_path, values, **more) is None
