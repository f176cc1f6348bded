"""The workbook behind a chart: categories and a column for each series, or x, y and size for each series of points."""

from collections.abc import Iterator

from renderer.scene.charts import Chart, Series
from renderer.writer.charts.xlsx import Column, xlsx


def columns_of(chart: Chart, index: int) -> tuple[int, ...]:
    """The columns, from 0, of the series `index`: of its values, or of x, y and size."""
    if not _has_points(chart):
        return (1 + len(chart.sources) + index,)
    width = 3 if chart.kind == "bubble" else 2
    return tuple(range(index * width, (index + 1) * width))


def error_bar_columns(chart: Chart, index: int) -> tuple[int, int]:
    """The columns of the lengths of error bars, up and down, which stand behind all series."""
    before = sum(_has_lengths(series) for series in chart.series[:index])
    first = columns_of(chart, len(chart.series) - 1)[-1] + 1 + 2 * before
    return first, first + 1


def workbook(chart: Chart) -> bytes:
    """An .xlsx file; the same chart gives the same bytes."""
    return xlsx(chart.sheet, list(_columns(chart)))


def source_column(index: int) -> int:
    """The column, from 0, of the source `index` of a chart."""
    return 1 + index


def _columns(chart: Chart) -> Iterator[Column]:
    if not _has_points(chart):
        yield Column("", chart.categories)
    for source in chart.sources:
        yield Column(source.heading, source.cells, source.formats)
    for series in chart.series:
        if _has_points(chart):
            yield Column(f"{series.name} x", series.xs)
        yield Column(series.name, series.values, _formats(chart, series))
        if chart.kind == "bubble":
            yield Column(f"{series.name} size", series.sizes)
    for series in chart.series:
        if series.error_bars is not None and _has_lengths(series):
            yield Column(f"{series.name} up", series.error_bars.plus)
            yield Column(f"{series.name} down", series.error_bars.minus)


def _formats(chart: Chart, series: Series) -> tuple[str, ...]:
    """Of cells with a minus sign of their own, which labels that follow them have too; others leave it to programs."""
    return (chart.number_format,) * len(series.values) if ";" in chart.number_format else ()


def _has_lengths(series: Series) -> bool:
    return series.error_bars is not None and series.error_bars.kind == "cust"


def _has_points(chart: Chart) -> bool:
    return chart.kind in {"scatter", "bubble"}
