"""Charts given as `chartData`, compiled."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lxml import etree

from deck_documents import parse
from renderer.compile import CompiledDeck, compile_deck

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NAMES = {
    "c": C[1:-1],
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}


class Drawn:
    """One chart node, compiled."""

    def __init__(self, compiled: CompiledDeck) -> None:
        self.compiled = compiled
        with zipfile.ZipFile(io.BytesIO(compiled.pptx)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.slide = etree.fromstring(self.parts["ppt/slides/slide1.xml"])
        part = self.parts.get("ppt/charts/chart1.xml")
        self.chart = None if part is None else etree.fromstring(part)

    def find(self, path: str) -> list[Any]:
        """What an XPath finds in the chart, or on the slide where there is no chart part."""
        found = (self.slide if self.chart is None else self.chart).xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return found

    def one(self, path: str) -> str:
        """The single value that an XPath finds."""
        (found,) = self.find(path)
        return str(found)

    def codes(self, impact: str | None = None) -> list[str]:
        """The codes of all findings."""
        return [finding.code for finding in self.compiled.findings if impact in {None, finding.impact.name}]

    def unused(self) -> list[str]:
        """Where in `chartData` something has no effect."""
        found = [finding for finding in self.compiled.findings if finding.code == "OPTION_WITHOUT_EFFECT"]
        return [str(finding.component_path).partition("chartData.")[2] for finding in found]

    def cells(self) -> dict[str, str]:
        """The cells of the chart's workbook by their names."""
        with zipfile.ZipFile(io.BytesIO(self.parts["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"])) as book:
            sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
            shared = [str(item.xpath("string(.)")) for item in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        cells = sheet.iterfind(".//x:c", NAMES)
        return {cell.get("r", ""): _content(cell, shared) for cell in cells if len(cell)}

    def references(self) -> Iterator[tuple[str, list[str | None]]]:
        """What the chart refers to, "Chart!$B$2:$B$4", and the values it keeps of that."""
        for formula in self.find("//c:f"):
            cache = formula.getnext()
            count = int(cache.find("c:ptCount", NAMES).get("val"))
            values: list[str | None] = [None] * count
            for point in cache.iterfind("c:pt", NAMES):
                values[int(point.get("idx"))] = point.find("c:v", NAMES).text or ""
            yield formula.text, values


def _content(cell: Any, shared: list[str]) -> str:
    text = str(cell.xpath("string(.)"))
    return shared[int(text)] if cell.get("t") == "s" else text


def cells_of(formula: str) -> list[str]:
    """The names of the cells of a range in one column."""
    column, first, last = re.fullmatch(r"\w+!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", formula).groups()  # type: ignore[union-attr]
    return [f"{column}{row}" for row in range(int(first), int(last or first) + 1)]


@pytest.fixture(scope="session")
def draw() -> Callable[..., Drawn]:
    """Compiles one chart of `chartData`; keywords are further keys of the node."""

    def make(data: dict[str, Any], **node: Any) -> Drawn:
        chart = {"type": "Chart", "chartData": data, "style": {"width": 880, "height": 480}, **node}
        slides = [{"type": "Slide", "children": [chart]}]
        return Drawn(compile_deck(parse("paper_document", {"type": "Document", "meta": {}, "slides": slides})))

    return make


@pytest.fixture(scope="session")
def refers() -> Callable[[str], list[str]]:
    """Names the cells that a formula refers to."""
    return cells_of


QUARTERS = ["Q1", "Q2", "Q3", "Q4"]
PARTS = [
    {"name": "Hardware", "children": [{"name": "Laptops", "value": 40}, {"name": "Phones", "value": 25}]},
    {"name": "Services", "value": 31},
]


def _category(kind: str, **more: Any) -> dict[str, Any]:
    gap = 14 if kind == "area" else None  # areas have none
    series = [{"name": "North", "values": [12, 15.5, gap, 18]}, {"name": "South", "values": [8, 9, 11, 10.5]}]
    shown = series[:1] if kind == "pie" else series
    return {"chartType": kind, "categories": QUARTERS, "series": shown, **more}


def _points(kind: str, **more: Any) -> dict[str, Any]:
    series = [{"name": "A", "xValues": [1, 2, 4], "yValues": [3, 5, 4], "sizes": [10, 30, 20]}]
    if kind == "scatter":
        del series[0]["sizes"]
    return {"chartType": kind, "xySeries": series, **more}


_DATA: dict[str, dict[str, Any]] = {
    **{kind: _category(kind) for kind in ("bar", "line", "area", "pie", "doughnut", "radar")},
    **{kind: _points(kind) for kind in ("scatter", "bubble")},
    "stock": {
        "stockData": {
            "categories": ["Mon", "Tue"],
            "open": [10, 12],
            "high": [13, 14],
            "low": [9, 11],
            "close": [12, 11],
            "volume": [1000, 1500],
        }
    },
    "waterfall": {"waterfallData": {"categories": ["A", "B", "C"], "values": [10, -3, 7]}},
    "histogram": {"histogramData": {"values": [1, 2, 2, 3, 3, 3, 9]}},
    "boxWhisker": {"boxWhiskerData": [{"name": "A", "values": [-3, 1, 4, 5]}, {"name": "B", "values": [-9, -5, -4]}]},
    "funnel": {"funnelData": {"categories": ["Seen", "Tried", "Bought"], "values": [900, 200, 12]}},
    "treemap": {"treemapData": PARTS},
    "sunburst": {"sunburstData": PARTS},
}


@pytest.fixture(scope="session")
def sample() -> Callable[..., dict[str, Any]]:
    """Makes the data of a chart of one kind, with further keys."""
    return lambda kind, **more: {**_DATA[kind], "chartType": kind, **more}


@pytest.fixture(params=sorted(_DATA))
def kind(request: Any) -> str:
    """Each of the fifteen types."""
    return str(request.param)
