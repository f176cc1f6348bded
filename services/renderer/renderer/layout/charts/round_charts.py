"""Pies and doughnuts: parts of a whole, largest in the accent, named beside the slice or in a legend."""

from renderer.chart_data import ChartData
from renderer.layout.charts.figures import number_format
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.reading import finite_values
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.plot import Labels, Plot, PlotSeries

_RAMP = ("accent1", "tx2", "grey-2", "grey-3", "grey-4")
_MOST_NAMED = 6
_LABEL_SIZE = 14.0
_LEGEND_SIZES = (16.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_SMALLEST_SLICE = 0.045
_ROUNDNESS = 0.9


def plot(sheet: Sheet, data: ChartData, area: Rect) -> Plot:
    """The plot of `data` in `area`: the round part left, a legend right of it."""
    first = data.series[0]
    count = len(data.categories)
    if data.kind == "pie" and (named := _named_slices(sheet, data, area)):
        return named
    colors = _RAMP[:count] if count <= len(_RAMP) else colors_of(count, theme=sheet.theme)
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


def _named_slices(sheet: Sheet, data: ChartData, area: Rect) -> Plot | None:
    """A pie whose few slices, all large enough, carry their names beside them."""
    count, values = len(data.categories), [abs(value or 0.0) for value in data.series[0].values]
    widest = max(sheet.type.width(f"{name}  00%", _LABEL_SIZE) for name in data.categories)
    side = min(area.height * 0.8, area.width - 2 * widest - 40)
    if count > _MOST_NAMED or side < area.height * 0.5 or min(values) < _SMALLEST_SLICE * sum(values):
        return None
    colors = _RAMP[:count] if count <= len(_RAMP) else colors_of(count, theme=sheet.theme)
    code = number_format(finite_values(data))
    labels = Labels(
        tuple(range(count)), "outEnd", _LABEL_SIZE, ("tx1",), "0%", value=False, category=True, percent=True
    )
    first, *others = data.series
    drawn = PlotSeries(first.name, first.values, "accent1", points=colors, labels=labels)
    rest = tuple(PlotSeries(one.name, one.values, "grey-2") for one in others)
    box = (
        (area.width - side) / 2 / area.width,
        (area.height - side) / 2 / area.height,
        side / area.width,
        side / area.height,
    )
    return Plot("pie", data.categories, (drawn, *rest), code, 12.0, area=box)


def _labels(sheet: Sheet, values: tuple[float | None, ...], colors: tuple[str, ...]) -> Labels | None:
    """Percentages on the slices that are large enough."""
    total = sum(abs(value or 0.0) for value in values)
    shown = tuple(n for n, value in enumerate(values) if total and abs(value or 0.0) / total >= _SMALLEST_SLICE)
    if not shown:
        return None
    inks = tuple(sheet.theme.ink_on(color) for color in colors)
    return Labels(shown, None, 13.0, inks, "0%", value=False, percent=True, bold=True)
