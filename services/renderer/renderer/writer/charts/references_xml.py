"""References into the workbook of a chart, with the same text and numbers cached."""

from collections.abc import Sequence
from functools import lru_cache

from renderer.scene.charts import Chart
from renderer.writer.charts.workbook import columns_of
from renderer.writer.charts.xlsx import column_name, digits
from renderer.writer.markup import Markup, escape, joined, markup

_POINT = '<c:pt idx="%s"><c:v>%s</c:v></c:pt>'


def identity_xml(chart: Chart, index: int) -> Markup:
    """Which series it is, and its name."""
    column, name = columns_of(chart, index)[-1 if not chart.series[index].xs else 1], chart.series[index].name
    cached = markup('<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>%s</c:v></c:pt></c:strCache>', escape(name))
    place = f"{chart.sheet}!${column_name(column)}$1"
    return markup(
        '<c:idx val="%s"/><c:order val="%s"/><c:tx><c:strRef><c:f>%s</c:f>%s</c:strRef></c:tx>',
        index,
        index,
        escape(place),
        cached,
    )


def categories_xml(chart: Chart) -> Markup:
    """`c:cat`: the names of the categories."""
    return _categories(chart.sheet, chart.categories)


@lru_cache(8)  # all series of a chart have the same
def _categories(sheet: str, categories: tuple[str, ...]) -> Markup:
    count = len(categories)
    points = joined(markup(_POINT, n, escape(name)) for n, name in enumerate(categories))
    return markup(
        '<c:cat><c:strRef><c:f>%s!$A$2:$A$%s</c:f><c:strCache><c:ptCount val="%s"/>%s</c:strCache></c:strRef></c:cat>',
        escape(sheet),
        count + 1,
        count,
        points,
    )


def cells_of(chart: Chart, column: int, count: int) -> Markup:
    """The formula of the `count` cells below the heading of a column of the workbook."""
    name = column_name(column)
    return escape(f"{chart.sheet}!${name}$2:${name}${count + 1}")


def reference_xml(chart: Chart, column: int, numbers: Sequence[float | None]) -> Markup:
    """`c:numRef` of `numbers`, which stand in the column `column`."""
    count = len(numbers)
    points = [part for n, value in enumerate(numbers) if value is not None for part in (n, digits(value))]
    return markup(
        "<c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>%s</c:formatCode>"
        '<c:ptCount val="%s"/>%s</c:numCache></c:numRef>',
        cells_of(chart, column, count),
        escape(chart.number_format),
        count,
        markup(_POINT * (len(points) // 2), *points),  # one template for all of them: there are many
    )
