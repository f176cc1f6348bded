"""Names at the end of lying bars are broken into lines for LibreOffice, and others stay."""

from pathlib import Path

import pytest

from deck_documents import parse
from deck_package import open_package, parse_xml
from deck_presentation.names import C
from previewer.slides.chart_parts import redraw_charts
from renderer.compile import compile_deck

LONG = "Terminal Burchardkai (deep-sea, straddle carriers, two shifts)"
ARABIC = "محطة الحاويات الجنوبية الكبرى للمياه العميقة والخطوط الدولية"
JAPANESE = "名古屋港飛島埠頭南側コンテナターミナル「第一期整備区間」の荷役"


def _names(folder: Path, values: list[float], names: list[str], chart_type: str = "bar") -> list[str] | None:
    """What LibreOffice gets as names; None where the chart is as it was."""
    chart = {"chartType": chart_type, "categories": names, "series": [{"name": "S", "values": values}]}
    slide = {"slideType": "chart", "title": "T", "chart": chart, "remarks": ["One", "Two"]}
    deck = folder / "deck.pptx"
    deck.write_bytes(compile_deck(parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]})).pptx)
    with open_package(deck) as package:
        changed = redraw_charts(package)
    if not changed:
        return None
    (root,) = map(parse_xml, changed.values())
    return [str(name.text) for name in root.iterfind(f".//{C}cat//{C}pt/{C}v")]


@pytest.mark.parametrize("name", [LONG, JAPANESE])
def test_a_long_name_beside_values_below_zero_is_broken(name: str, tmp_path: Path) -> None:
    """Where a line may be broken; what fits stays on its line."""
    found = _names(tmp_path, [3.4, -12.6, 7.0, 2.0, 5.0], ["South", name, LONG, "North", "East"])
    assert found is not None
    assert [found[0], *found[3:]] == ["South", "North", "East"]
    lines = found[1].split("\n")
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")


@pytest.mark.parametrize(("values", "name"), [([3.4, 12.6, 7.0, 2.0], LONG), ([3.4, -12.6, 7.0, 2.0], "East")])
def test_other_names_stay_as_they_are(values: list[float], name: str, tmp_path: Path) -> None:
    """LibreOffice breaks names beside the bars by itself."""
    assert _names(tmp_path, values, ["South", name, "North", "West"]) is None


def test_names_whose_lines_have_no_room_stay_as_they_are(tmp_path: Path) -> None:
    """Lines of neighbours would run into each other: those of Arabic are tall, and those of many bars are many."""
    values, names = [3.4, -12.6, 7.0, 2.0, 5.0], ["South", ARABIC, ARABIC, "North", "East"]
    assert _names(tmp_path, values, names) == names
    assert _names(tmp_path, [*values * 5], [f"{LONG} {number}" for number in range(25)]) is None
