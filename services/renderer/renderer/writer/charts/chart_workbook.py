"""The workbook behind a plot: categories and one column for each series, or x, y and size for each series of points."""

from collections.abc import Iterator

from renderer.scene.charts import Plot, PlotSeries
from renderer.writer.charts.workbook import xlsx


def columns_of(plot: Plot, index: int) -> tuple[int, ...]:
    """The columns, from 0, of the series `index`: of its values, or of x, y and size."""
    if not _has_points(plot):
        return (1 + len(plot.sources) + index,)
    width = 3 if plot.kind == "bubble" else 2
    return tuple(range(index * width, (index + 1) * width))


def error_columns(plot: Plot, index: int) -> tuple[int, int]:
    """The columns of the lengths of error bars, up and down, which stand behind all series."""
    before = sum(_has_lengths(series) for series in plot.series[:index])
    first = columns_of(plot, len(plot.series) - 1)[-1] + 1 + 2 * before
    return first, first + 1


def workbook(plot: Plot) -> bytes:
    """An .xlsx file; the same plot gives the same bytes."""
    return xlsx(plot.sheet, list(_columns(plot)))


def _columns(plot: Plot) -> Iterator[tuple[str, tuple[str | float | None, ...]]]:
    if not _has_points(plot):
        yield "", plot.categories
    yield from plot.sources
    for series in plot.series:
        if _has_points(plot):
            yield f"{series.name} x", series.xs
        yield series.name, series.values
        if plot.kind == "bubble":
            yield f"{series.name} size", series.sizes
    for series in plot.series:
        if series.errors is not None and _has_lengths(series):
            yield f"{series.name} up", series.errors.plus
            yield f"{series.name} down", series.errors.minus


def _has_lengths(series: PlotSeries) -> bool:
    return series.errors is not None and series.errors.kind == "cust"


def _has_points(plot: Plot) -> bool:
    return plot.kind in {"scatter", "bubble"}
