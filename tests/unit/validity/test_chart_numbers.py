"""A chart and the workbook behind it hold the same numbers, in the cells that the chart names."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from tests.support.corpus import compiled as corpus

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RANGE = re.compile(r"^(?:'((?:[^']|'')+)'|([^!]+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$")


def _book(name: str, chart: str) -> tuple[str, dict[str, str]]:
    """The name of the only sheet, and its cells' texts by address."""
    relations = f"ppt/charts/_rels/{posixpath.basename(chart)}.rels"
    target = next(iter(etree.fromstring(corpus.parts(name)[relations]))).get("Target")
    parts = corpus.unzipped(corpus.parts(name)[posixpath.normpath(posixpath.join("ppt/charts", target))])
    shared = [
        "".join(text.text or "" for text in item.iter(f"{S}t"))
        for item in etree.fromstring(parts["xl/sharedStrings.xml"])
    ] if "xl/sharedStrings.xml" in parts else []  # fmt: skip
    cells = {
        cell.get("r"): _text(cell, shared) for cell in etree.fromstring(parts["xl/worksheets/sheet1.xml"]).iter(f"{S}c")
    }
    return next(etree.fromstring(parts["xl/workbook.xml"]).iter(f"{S}sheet")).get("name"), cells


def _text(cell: Any, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{S}t"))
    value = cell.findtext(f"{S}v") or ""
    return shared[int(value)] if cell.get("t") == "s" else value


def _addresses(formula: str, sheet: str) -> Iterator[str]:
    match = _RANGE.match(formula)
    assert match, formula
    assert (match[1] or match[2]).replace("''", "'") == sheet
    assert match[5] in {None, match[3]}, formula
    for row in range(int(match[4]), int(match[6] or match[4]) + 1):
        yield f"{match[3]}{row}"


@pytest.mark.parametrize("name", corpus.names())
def test_the_cells_hold_what_the_charts_show(name: str) -> None:
    """Every cached value, text or number, stands in its cell; a gap is an empty cell."""
    for part in corpus.parts(name):
        if posixpath.dirname(part) == "ppt/charts" and part.endswith(".xml"):
            _holds(part, etree.fromstring(corpus.parts(name)[part]), *_book(name, part))


def _holds(part: str, chart: Any, sheet: str, cells: dict[str, str]) -> None:
    references = list(chart.iter(f"{C}numRef", f"{C}strRef"))
    assert references, part
    for reference in references:
        cache = reference.find(f"{C}numCache" if reference.tag == f"{C}numRef" else f"{C}strCache")
        shown = {int(point.get("idx")): point.findtext(f"{C}v") for point in cache.iter(f"{C}pt")}
        for index, address in enumerate(_addresses(reference.findtext(f"{C}f"), sheet)):
            if reference.tag == f"{C}strRef":
                assert cells.get(address, "") == (shown.get(index) or ""), (part, address)
            elif index in shown:
                assert float(cells[address]) == float(shown[index]), (part, address)
            else:
                assert not cells.get(address), (part, address)
