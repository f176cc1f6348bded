"""Rules about data: numbers of charts and of their workbooks, pictures of data, and parts of a whole."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PIL import Image, ImageDraw
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deck_documents import parse
from deck_presentation.workbooks import read_workbook
from renderer.compile import compile_deck
from scorer.inspect_deck import score_file

from .conftest import add_slide, add_text, png
from .test_layout_rules import found

Report = Callable[..., dict[str, Any]]


def _paper(values: Sequence[float]) -> dict[str, Any]:
    title = {"type": "Text", "placeholder": {"type": "title"}, "content": "Revenue", "style": {"height": 60}}
    categories = [f"Q{number + 1}" for number in range(len(values))]
    data = {"chartType": "bar", "categories": categories, "series": [{"name": "Revenue", "values": list(values)}]}
    chart = {"type": "Chart", "chartData": data, "style": {"width": "100%", "height": 400}}
    return {"type": "Document", "meta": {"title": "T"}, "slides": [{"type": "Slide", "children": [title, chart]}]}


def _report(document: dict[str, Any], edit: Callable[[str, bytes], bytes] = lambda _, data: data) -> dict[str, Any]:
    made = compile_deck(parse("paper_document", document))
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.pptx)) as before, zipfile.ZipFile(data, "w") as after:
        for name in before.namelist():
            after.writestr(name, edit(name, before.read(name)))
    return score_file(data.getvalue(), document=document, renderer_findings=made.findings)


def _in_cache(old: str, new: str) -> Callable[[str, bytes], bytes]:
    def edit(name: str, data: bytes) -> bytes:
        cell = (f"<c:v>{old}</c:v>".encode(), f"<c:v>{new}</c:v>".encode())
        return data.replace(*cell) if name.startswith("ppt/charts/chart") else data

    return edit


def _in_workbook(old: str, new: str) -> Callable[[str, bytes], bytes]:
    def edit(name: str, data: bytes) -> bytes:
        if not name.endswith(".xlsx"):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
            for part in before.namelist():
                cell = (f"<v>{old}</v>".encode(), f"<v>{new}</v>".encode())
                after.writestr(part, before.read(part).replace(*cell))
        return out.getvalue()

    return edit


def test_a_number_that_a_chart_draws_otherwise_is_told_with_its_place() -> None:
    """Once, though the number of the input is lost by it as well."""
    report = _report(_paper([42.5, 48]), _in_cache("42.5", "43.5"))
    (hit,) = found(report, "DAT601")
    assert (hit["code"], hit["severity"], hit["slideIndex"]) == ("CHART_VALUES_DIFFER", "error", 0)
    assert "43.5 in the place of 42.5 (Revenue, Q1)" in hit["message"]
    assert hit["componentPath"] == "slides[0].children[1].chartData.series[0].values[0]"
    assert hit["documentPointer"] == "/slides/0/children/1/chartData/series/0/values/0"
    assert found(report, "DAT604") == []


def test_numbers_that_are_too_many_to_be_named_are_told_once() -> None:
    """The message names three and counts the others; none of them is told again as lost."""
    report = _report(_paper([11.5, 12.5, 13.5, 14.5, 15.5]), _shifted)
    (hit,) = found(report, "DAT601")
    assert hit["message"].endswith(" and 2 more.")
    assert found(report, "DAT604") == []


def _shifted(name: str, data: bytes) -> bytes:
    """Every number of the chart's cache a hundred higher."""
    for number in range(11, 16):
        data = _in_cache(f"{number}.5", f"1{number}.5")(name, data)
    return data


def test_a_workbook_with_another_number_is_told() -> None:
    """The chart shows the right one until somebody edits its data."""
    (hit,) = found(_report(_paper([42.5, 48]), _in_workbook("48", "84")), "DAT601")
    assert "The workbook" in hit["message"]
    assert "84 in the place of 48 (Revenue, Q2)" in hit["message"]


def test_a_chart_of_the_input_is_silent_and_a_foreign_one_is_skipped(deck: Any, report_on: Report) -> None:
    """Without an input document there is nothing to compare with."""
    assert found(_report(_paper([42.5, 48])), "DAT601") == []
    (skipped,) = (one for one in report_on(deck)["skippedRules"] if one["rule"] == "DAT601")
    assert skipped["reason"] == "there is no input document to compare with"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"<xml/>"])
def test_a_workbook_that_cannot_be_read_holds_nothing(data: bytes) -> None:
    """It is no error: another rule tells of it."""
    assert read_workbook(data).numbers("Sheet1!$B$2:$B$3") is None


def _figure() -> io.BytesIO:
    image = Image.new("RGB", (900, 600), "white")
    draw = ImageDraw.Draw(image)
    draw.line([(80, 40), (80, 540), (860, 540)], fill="black", width=6)
    for number, height in enumerate((150, 260, 330, 420)):
        draw.rectangle([140 + number * 180, 540 - height, 250 + number * 180, 537], fill="#1f4e79")
    data = io.BytesIO()
    image.save(data, "PNG")
    data.seek(0)
    return data


@pytest.mark.parametrize(
    ("alt", "drawn", "impact"),
    [
        ("Bar chart of revenue by quarter", True, "warning"),
        ("Balkendiagramm des Umsatzes", True, "warning"),
        ("Table of prices", True, "warning"),
        ("Revenue by quarter", True, "info"),
        ("A pale blue building, photographed", False, None),
        ("The paragraph of the law", False, None),
    ],
)
def test_a_picture_of_data_is_told(alt: str, drawn: bool, impact: str | None, deck: Any, report_on: Report) -> None:
    """By what it is called; one that only looks so is mentioned."""
    picture = add_slide(deck, "How revenue went").shapes.add_picture(
        _figure() if drawn else png(), Inches(1), Inches(2), Inches(6), Inches(4)
    )
    picture._element.nvPicPr.cNvPr.set("descr", alt)
    hits = [hit for hit in report_on(deck)["findings"] if hit["rule"] == "DAT602"]
    assert [(hit["shapeId"], hit["impact"]) for hit in hits] == ([(picture.shape_id, impact)] if impact else [])


def _pie(deck: Any, values: Sequence[float], number_format: str, *, percent: bool = False) -> Any:
    data = CategoryChartData(number_format=number_format)
    data.categories = ["Cloud", "Services", "Hardware", "Rest"][: len(values)]
    data.add_series("Share", values)
    frame = add_slide(deck, "Where the money comes from").shapes.add_chart(
        XL_CHART_TYPE.PIE, Inches(1), Inches(1.6), Inches(8), Inches(5), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Parts of revenue.")
    labels = frame.chart.plots[0]
    labels.has_data_labels = True
    labels.data_labels.show_percentage, labels.data_labels.show_value = percent, not percent
    labels.data_labels.show_category_name = True
    return frame


@pytest.mark.parametrize(
    ("values", "number_format", "told"),
    [
        ((45, 30, 22), '0"%"', "97 %"),
        ((0.45, 0.33, 0.25), "0%", "103 %"),
        ((45, 30, 25), '0"%"', None),
        ((33.3, 33.3, 33.3), '0.0"%"', None),
        ((33, 33, 33), '0"%"', None),
        ((450, 300, 220), "General", None),
    ],
)
def test_slices_in_per_cent_add_up(
    values: Sequence[float], number_format: str, told: str | None, deck: Any, report_on: Report
) -> None:
    """But for what rounding explains; amounts need not."""
    frame = _pie(deck, values, number_format)
    hits = found(report_on(deck), "DAT603")
    assert [hit["shapeId"] for hit in hits] == ([frame.shape_id] if told else [])
    assert all(f"add up to {told}" in hit["message"] for hit in hits)


def test_shares_that_powerpoint_works_out_are_right_by_themselves(deck: Any, report_on: Report) -> None:
    """Whatever the slices add up to."""
    _pie(deck, (450, 300, 220), "General", percent=True)
    assert found(report_on(deck), "DAT603") == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Cloud 45 %", "Services 30 %", "Hardware 22 %"), True),
        (("Cloud 45 %", "Services 30 %", "Hardware 28%"), True),
        (("Cloud 45,5 %", "Services 30,5 %", "Hardware 21,0 %"), True),
        (("Cloud 45 %", "Services 30 %", "Hardware 25 %"), False),
        (("Cloud +45 %", "Services +30 %", "Hardware +22 %"), False),
        (("Cloud margin 45 %", "Services margin 30 %", "Hardware margin 22 %"), False),
        (("Cloud 45 %", "Services 12 %", "Hardware 22 %"), False),
        (("40 % cloud, 35 % services and 22 % hardware",), True),
        (("סה״כ ענן 45 %", "שירות 30 %", "חומרה 22 %"), True),
    ],
)
def test_percentages_of_a_list_add_up(lines: Sequence[str], told: bool, deck: Any, report_on: Report) -> None:
    """Changes and rates are no parts of a whole, and what is far from 100 was not meant to be all of it."""
    box = add_text(add_slide(deck, "Where the money comes from"), "\n".join(lines), 0.6, 2, 8, 3)
    assert [hit["shapeId"] for hit in found(report_on(deck), "DAT603")] == ([box.shape_id] if told else [])


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((("Part", "Share"), ("Cloud", "45 %"), ("Services", "30 %"), ("Hardware", "22 %")), True),
        ((("Part", "Share"), ("Cloud", "45 %"), ("Services", "52 %"), ("Total", "100 %")), True),
        ((("Part", "Share"), ("Cloud", "45 %"), ("Services", "55 %"), ("Total", "100 %")), False),
        ((("", "Cloud", "Services", "Rest"), ("2025", "45 %", "30 %", "22 %")), True),
        ((("Part", "Growth"), ("Cloud", "45 %"), ("Services", "30 %"), ("Hardware", "22 %")), False),
    ],
)
def test_percentages_of_a_table_add_up(rows: Sequence[Sequence[str]], told: bool, deck: Any, report_on: Report) -> None:
    """Down a column and along a row, sums left out."""
    slide = add_slide(deck, "Where the money comes from")
    frame = slide.shapes.add_table(len(rows), len(rows[0]), Inches(0.6), Inches(2), Inches(9), Inches(2))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            frame.table.cell(row, column).text = text
    assert [hit["shapeId"] for hit in found(report_on(deck), "DAT603")] == ([frame.shape_id] if told else [])
