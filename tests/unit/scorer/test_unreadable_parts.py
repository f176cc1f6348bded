"""Parts that are as the schema has them, and that PowerPoint refuses all the same: alternates, charts, workbooks."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from .conftest import build_clean_deck, saved

Report = Callable[..., dict[str, Any]]
SLIDE = "ppt/slides/slide1.xml"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
P14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'


def _with_a_chart() -> dict[str, bytes]:
    """The parts of a deck with a chart of two series."""
    deck = build_clean_deck()
    data = CategoryChartData()
    data.categories = ["North", "South"]
    data.add_series("2025", (3, 4))
    data.add_series("2026", (5, 6))
    place = (Inches(6), Inches(2), Inches(3), Inches(2))
    deck.slides[0].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    with zipfile.ZipFile(io.BytesIO(saved(deck))) as source:
        return {name: source.read(name) for name in source.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def _chart(parts: dict[str, bytes]) -> str:
    """The name of the part that the first slide shows."""
    target = re.search(rb"\.\./(charts/chart[^\"]*)", parts["ppt/slides/_rels/slide1.xml.rels"])
    assert target is not None
    return f"ppt/{target[1].decode()}"


def _told(report: dict[str, Any], *rules: str) -> list[tuple[str, str]]:
    """Code and message of the findings of `rules`, all of which must block."""
    found = [finding for finding in report["findings"] if finding["rule"] in rules]
    assert all(finding["blocking"] for finding in found)
    return [(finding["code"], finding["message"]) for finding in found]


@pytest.mark.parametrize(
    ("attributes", "inner", "code", "words"),
    [
        (f'{MC} {P14} mc:Ignorable="p14"', "", None, ""),
        (f'{MC} mc:Ignorable="p14"', "", "VALUE_INVALID", "Ignorable names the prefix 'p14'"),
        (f'{MC} {P14} mc:MustUnderstand="p14"', "", None, ""),
        (f'{MC} xmlns:z="urn:z" mc:MustUnderstand="z"', "", "VALUE_INVALID", "'urn:z'; none do"),
        (f"{MC} {P14}", '<mc:Choice Requires="p14"/><mc:Fallback/>', None, ""),
        (f"{MC}", '<mc:Choice Requires="p14"/><mc:Fallback/>', "VALUE_INVALID", "Requires names the prefix 'p14'"),
        (f"{MC}", "<mc:Choice/><mc:Fallback/>", "ATTRIBUTE_MISSING", "must have the attribute Requires"),
        (f"{MC}", "<mc:Fallback/>", "ELEMENT_ORDER_VIOLATION", "must hold a mc:Choice"),
    ],
)
def test_compatibility_that_no_reader_can_follow(
    attributes: str, inner: str, code: str | None, words: str, report_on: Report
) -> None:
    """A prefix that lost its declaration is what programs leave that write XML anew: PowerPoint refuses the slide."""
    parts = _with_a_chart()
    xml = parts[SLIDE].decode().replace("<p:sld ", f"<p:sld {attributes} ", 1)
    alternate = f"<mc:AlternateContent>{inner}</mc:AlternateContent></p:spTree>" if inner else "</p:spTree>"
    parts[SLIDE] = xml.replace("</p:spTree>", alternate, 1).encode()
    told = _told(report_on(_packed(parts)), "PKG010")
    assert [found for found, _ in told] == ([code] if code else [])
    assert all(words in message for _, message in told)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<c:v>3</c:v>", "<c:v>NaN</c:v>", "'NaN' of a chart is no number"),
        ("<c:v>3</c:v>", "<c:v>3,5</c:v>", "'3,5' of a chart is no number"),
        ("<c:v>3</c:v>", "<c:v>#N/A</c:v>", None),
        ("<c:v>3</c:v>", "<c:v></c:v>", None),
        ('<c:pt idx="1"><c:v>4', '<c:pt idx="0"><c:v>4', "point 0 of a chart has 2 values"),
        (r'<c:axId val="-?\d+"/>', '<c:axId val="7"/>', "c:barChart names the axis 7"),
        (r'<c:crossAx val="-?\d+"/>', '<c:crossAx val="7"/>', "c:catAx names the axis 7"),
    ],
)
def test_charts_that_cannot_be_drawn(old: str, new: str, words: str | None, report_on: Report) -> None:
    """Their XML fits the schema, where a value is any text and an axis any number."""
    parts = _with_a_chart()
    name = _chart(parts)
    chart = re.sub(r">\s+<", "><", parts[name].decode())
    spoilt, count = re.subn(old, new, chart, count=1)
    assert count == 1
    parts[name] = spoilt.encode()
    told = _told(report_on(_packed(parts)), "PKG010")
    assert [code for code, _ in told] == (["VALUE_INVALID"] if words else [])
    assert all(words is not None and words in message for _, message in told)


def test_a_workbook_that_is_none(report_on: Report) -> None:
    """A chart whose embedded file is another one can be edited as little as one without."""
    parts = _with_a_chart()
    rels = parts[_chart(parts).replace("charts/", "charts/_rels/") + ".rels"]
    target = re.search(rb"\.\./(embeddings/[^\"]*)", rels)
    assert target is not None
    workbook = f"ppt/{target[1].decode()}"
    assert _told(report_on(_packed(parts)), "PKG011") == []
    for other in (b"", b"no workbook", _packed({"a.txt": b"none either"})):
        ((code, message),) = _told(report_on(_packed({**parts, workbook: other})), "PKG011")
        assert code == "CHART_WORKBOOK_MISSING"
        assert f"{workbook} is no workbook" in message
