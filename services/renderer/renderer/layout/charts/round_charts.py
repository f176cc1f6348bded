"""Pies and doughnuts: parts of a whole, largest in the accent, named beside the slice or in a legend."""

from renderer.chart_data import ChartData
from renderer.layout.charts.figures import number_format
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.reading import finite_values
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.plot import Labels, Plot, PlotSeries

_RAMP = ("accent1", "tx2", "grey-1", "grey-2", "grey-3", "grey-4")
_LEGEND_SIZES = (16.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_SMALLEST_SLICE = 0.045
_ROUNDNESS = 0.9


def plot(sheet: Sheet, data: ChartData, area: Rect) -> Plot:
    """The plot of `data` in `area`: the round part left, a legend right of it."""
    first = data.series[0]
    count = len(data.categories)
    colors = _RAMP[:count] if count <= len(_RAMP) else colors_of(count)
    rings = tuple(
        PlotSeries(one.name, one.values, "accent1", points=colors, labels=_labels(sheet, one.values, colors))
        for one in (data.series if data.kind == "doughnut" else (first,))
    )
    hidden = tuple(PlotSeries(one.name, one.values, "grey-2") for one in data.series[len(rings) :])
    size = next((s for s in _LEGEND_SIZES if count * s * 1.75 <= area.height), _LEGEND_SIZES[-1])
    widest = max((sheet.type.width(name, size) for name in data.categories[:60]), default=0.0)
    legend = min(widest + size * 2.6, area.width * 0.5)
    side = min(area.height * _ROUNDNESS, area.width - legend - 24)
    spare = max(area.width - side - legend - 36, 0.0) / 2
    top = (area.height - side) / 2
    height = min(count * size * 1.75, area.height)
    return Plot(
        data.kind,
        data.categories,
        rings + hidden,
        number_format(finite_values(data)),
        12.0,
        hole=data.hole,
        area=(spare / area.width, top / area.height, side / area.width, side / area.height),
        legend="r",
        legend_size=size,
        legend_box=(
            (spare + side + 36) / area.width,
            (area.height - height) / 2 / area.height,
            legend / area.width,
            height / area.height,
        ),
    )


def _labels(sheet: Sheet, values: tuple[float | None, ...], colors: tuple[str, ...]) -> Labels | None:
    """Percentages on the slices that are large enough."""
    total = sum(abs(value or 0.0) for value in values)
    shown = tuple(n for n, value in enumerate(values) if total and abs(value or 0.0) / total >= _SMALLEST_SLICE)
    if not shown:
        return None
    inks = tuple(sheet.theme.ink_on(color) for color in colors)
    return Labels(shown, None, 13.0, inks, "0%", value=False, percent=True, bold=True)
