"""Pies and doughnuts: parts of a whole, largest in the accent, named beside the slice or in a legend."""

from dataclasses import replace

from renderer.deck.charts import ChartData
from renderer.layout.charts import labelling
from renderer.layout.charts.axis_charts import LEGEND_PLACES
from renderer.layout.charts.figures import number_format
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.reading import finite
from renderer.layout.charts.room import Margins, with_legend
from renderer.layout.charts.setting import Setting, color_of
from renderer.scene.charts import LabelPlace, Labels, Plot, PlotSeries
from renderer.typesetting.scripts import is_rtl

_RAMP = ("accent1", "tx2", "grey-2", "grey-3", "grey-4")
_MOST_NAMED = 6
_LABEL_SIZE = 14.0
_SMALLEST_SLICE = 0.045
_ROUNDNESS = 0.9
_LEGEND_GAP = 36.0


def plot(setting: Setting, data: ChartData) -> Plot:
    """The plot of `data`: the round part left, a legend right of it, or the names beside the slices."""
    rings = data.series if data.kind == "doughnut" else data.series[:1]
    series = [_ring(setting, data, index, shown=index < len(rings)) for index in range(len(data.series))]
    drawn = Plot(
        "doughnut" if data.kind == "doughnut" else "pie",
        data.categories,
        tuple(series),
        number_format(finite(data.series)),
        hole=data.hole,
        inks=setting.inks,
    )
    setting.note(*data.categories[:200])
    asked = labelling.any_asked(data)
    if asked:
        drawn = labelling.asked_labels(setting, drawn, data, "series")
    elif data.kind == "pie" and data.legend is None and (named := _named_slices(setting, drawn)):
        return named
    return _with_legend(setting, drawn, data)


def _ring(setting: Setting, data: ChartData, index: int, *, shown: bool) -> PlotSeries:
    given, count = data.series[index], len(data.categories)
    own = (given.color,) if given.color else data.colors or (_RAMP[:count] if count <= len(_RAMP) else ())
    colors = [*given.points, *colors_of(count, own)[len(given.points) :]][:count]
    if not shown:
        return PlotSeries(given.name, given.values, "grey-2")
    labels = _labels(setting, given.values, tuple(colors), "ctr" if data.kind == "pie" else None)
    return PlotSeries(given.name, given.values, colors[0] if colors else "accent1", points=tuple(colors), labels=labels)


def _with_legend(setting: Setting, drawn: Plot, data: ChartData) -> Plot:
    asked, area = data.legend, setting.area
    names = list(drawn.categories)
    place = LEGEND_PLACES["right"] if asked is None or asked.position is None else LEGEND_PLACES.get(asked.position)
    margins = Margins(0.0, 0.0, 0.0, 0.0)
    size = min(16.0, setting.axis_size + 4)
    if asked is not None:
        drawn = replace(drawn, legend_color=color_of(asked.color), legend_over=bool(asked.overlay))
        size = asked.font_size or size
    if place is not None:
        drawn = with_legend(setting, replace(drawn, legend_size=size), names, place, margins)
    width, height = area.width - margins.left - margins.right, area.height - margins.top - margins.bottom
    share = _ROUNDNESS if not _labels_outside(drawn) else 0.72
    side = max(min(height * share, width - 24 if place in {"l", "r", "tr"} else width * share), 10.0)
    left, top = margins.left + (width - side) / 2, margins.top + (height - side) / 2
    if place == "r" and drawn.legend_box and not drawn.legend_over:
        # The legend stays close to what it explains.
        wide = drawn.legend_box[2] * area.width
        left = max((area.width - side - _LEGEND_GAP - wide) / 2, 0.0)
        across = min(left + side + _LEGEND_GAP, area.width - wide)
        drawn = replace(drawn, legend_box=(across / area.width, *drawn.legend_box[1:]))
    return replace(drawn, area=(left / area.width, top / area.height, side / area.width, side / area.height))


def _labels_outside(drawn: Plot) -> bool:
    return any(one.labels is not None and one.labels.place == "outEnd" for one in drawn.series)


def _named_slices(setting: Setting, drawn: Plot) -> Plot | None:
    """A pie whose few slices, all large enough, carry their names beside them."""
    area, first = setting.area, drawn.series[0]
    count, values = len(drawn.categories), [abs(value or 0.0) for value in first.values]
    size = min(_LABEL_SIZE, setting.axis_size + 2)
    widest = setting.widest([f"{name}  00%" for name in drawn.categories], size)
    side = min(area.height * 0.8, area.width - 2 * widest - 40)
    if count > _MOST_NAMED or side < area.height * 0.5 or min(values) < _SMALLEST_SLICE * sum(values):
        return None
    every = tuple(range(count))
    labels = Labels(every, "outEnd", size, (setting.inks.ink,), "0%", value=False, category=True, percent=True)
    if any(is_rtl(name) for name in drawn.categories):
        # On one line the sign would part from its number.
        labels = replace(labels, separator="\n")
    box = (
        (area.width - side) / 2 / area.width,
        (area.height - side) / 2 / area.height,
        side / area.width,
        side / area.height,
    )
    return replace(drawn, series=(replace(first, labels=labels), *drawn.series[1:]), area=box)


def _labels(
    setting: Setting, values: tuple[float | None, ...], colors: tuple[str, ...], place: LabelPlace | None
) -> Labels | None:
    """Percentages on the slices that are large enough."""
    total = sum(abs(value or 0.0) for value in values)
    shown = tuple(n for n, value in enumerate(values) if total and abs(value or 0.0) / total >= _SMALLEST_SLICE)
    if not shown:
        return None
    inks = tuple(labelling.ink_on(setting, color) for color in colors)
    return Labels(shown, place, min(13.0, setting.axis_size + 1), inks, "0%", value=False, percent=True, bold=True)
