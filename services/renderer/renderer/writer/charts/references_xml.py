"""References into the workbook of a chart, with the same text and numbers cached."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Sequence
from xml.sax.saxutils import escape

from renderer.scene.charts import Chart
from renderer.writer.charts.workbook import columns_of
from renderer.writer.charts.xlsx import column_name, digits


def identity_xml(chart: Chart, index: int) -> str:
    """Which series it is, and its name."""
    column, name = columns_of(chart, index)[-1 if not chart.series[index].xs else 1], chart.series[index].name
    cached = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache>'
    place = f"{chart.sheet}!${column_name(column)}$1"
    return f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{place}</c:f>{cached}</c:strRef></c:tx>'


def categories_xml(chart: Chart) -> str:
    """`c:cat`: the names of the categories."""
    count = len(chart.categories)
    names = "".join(f'<c:pt idx="{n}"><c:v>{escape(name)}</c:v></c:pt>' for n, name in enumerate(chart.categories))
    return (
        f'<c:cat><c:strRef><c:f>{chart.sheet}!$A$2:$A${count + 1}</c:f><c:strCache><c:ptCount val="{count}"/>{names}</c:strCache>'
        "</c:strRef></c:cat>"
    )


def reference_xml(chart: Chart, column: int, numbers: Sequence[float | None]) -> str:
    """`c:numRef` of `numbers`, which stand in the column `column`."""
    name, count = column_name(column), len(numbers)
    points = "".join(f'<c:pt idx="{n}"><c:v>{digits(v)}</c:v></c:pt>' for n, v in enumerate(numbers) if v is not None)
    return (
        f"<c:numRef><c:f>{chart.sheet}!${name}$2:${name}${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>{escape(chart.number_format)}</c:formatCode><c:ptCount val="{count}"/>{points}</c:numCache></c:numRef>'
    )
