"""Charts over years that are not all there."""

from collections.abc import Callable
from typing import Any

import pytest

Draw = Callable[..., Any]
_YEARS = ["2015", "2019", "2021", "2022"]


def _line(categories: list[str], **more: Any) -> dict[str, Any]:
    values = list(range(10, 10 + len(categories)))
    return {"chartType": "line", "categories": categories, "series": [{"name": "t", "values": values}], **more}


def _names(drawn: Any) -> list[str]:
    return [str(name) for name in drawn.find("//c:ser[1]/c:cat//c:v/text()")]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (_YEARS, [str(year) for year in range(2015, 2023)]),
        (["2010", "2020", "2040"], ["2010", "2020", "2030", "2040"]),
        (["2020", "2021", "2022"], ["2020", "2021", "2022"]),
        (["2022", "2021", "2019"], ["2022", "2021", "2019"]),
        (["2019", "2021", "2021"], ["2019", "2021", "2021"]),
        (["2019", "2021", "Plan"], ["2019", "2021", "Plan"]),
        (["1200", "1900", "1901"], ["1200", "1900", "1901"]),
        (["2019", "2022"], ["2019", "2022"]),
        (["2026-01-05", "2026-01-12", "2026-01-26"], ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"]),
        (["2026-02-27", "2026-03-01", "2026-03-02"], ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]),
        (["2026-01-31", "2026-02-28", "2026-06-30"], ["2026-01-31", "2026-02-28", "2026-06-30"]),
        (["2026-02-01", "2026-02-30", "2026-03-01"], ["2026-02-01", "2026-02-30", "2026-03-01"]),
    ],
)
def test_each_year_has_its_place(draw: Draw, given: list[str], shown: list[str]) -> None:
    """Those between years, or days, of a line are at its axis; where they are not in order, or far apart, none is."""
    assert _names(draw(_line(given))) == shown


def test_lines_go_on_over_years_without_a_value(draw: Draw) -> None:
    """Values stay at their years, in the workbook, too; nothing stands for the others, and no figure is made up."""
    drawn = draw(_line(_YEARS))
    assert drawn.one("//c:dispBlanksAs/@val") == "span"
    assert drawn.find("//c:ser[1]/c:val//c:pt/@idx") == ["0", "4", "6", "7"]
    assert drawn.find("//c:ser[1]/c:val//c:v/text()") == ["10", "11", "12", "13"]
    cells = drawn.cells()
    assert [cells.get(f"B{row}") for row in range(2, 10)] == ["10", None, None, None, "11", None, "12", "13"]


def test_stacks_and_tables_keep_their_categories(draw: Draw) -> None:
    """Stacked lines and areas would take a missing value as zero, which is told, and tables show what was given."""
    uneven = {"CHART_YEARS_NOT_TO_SCALE"}
    for data, told in (
        (_line(_YEARS, lineGrouping="stacked"), uneven),
        (_line(_YEARS, chartType="area"), uneven),
        (_line(["2019", "2020", "2021"], chartType="area"), set()),
        (_line(_YEARS, dataTable=True), set()),
    ):
        drawn = draw(data)
        assert _names(drawn) == data["categories"]
        assert drawn.one("//c:dispBlanksAs/@val") == "gap"
        assert {one.code for one in drawn.compiled.findings} & uneven == told


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["2019", "2020", "2025", "2026"], ["2019", "2020", "\u2026", "2025", "2026"]),
        (_YEARS, ["2015", "\u2026", "2019", "\u2026", "2021", "2022"]),
        (["2010", "2020", "2030"], ["2010", "2020", "2030"]),
        (["2026", "2025", "2020"], ["2026", "2025", "2020"]),
    ],
)
def test_bars_leave_a_gap_where_years_are_left_out(draw: Draw, given: list[str], shown: list[str]) -> None:
    """It is empty and named by dots, in the workbook, too; bars run from left to right as other years do."""
    drawn = draw(_line(given, chartType="bar"))
    assert _names(drawn) == shown
    places = [str(place) for place, name in enumerate(shown) if name in given]
    assert drawn.find("//c:ser[1]/c:val//c:pt/@idx") == places
    assert drawn.one("//c:barDir/@val") == "col"


def test_remarks_stand_at_their_years(draw: Draw) -> None:
    """A remark at the number of a category is where that category went."""
    by_name, by_number = (
        draw(_line(_YEARS, annotations=[{"text": "Here", "x": place, "y": 11}])).slide for place in ("2019", 1)
    )
    shapes = [
        slide.xpath("string(//*[local-name()='sp'][last()]//*[local-name()='off']/@x)")
        for slide in (by_name, by_number)
    ]
    assert shapes[0] == shapes[1] != ""
