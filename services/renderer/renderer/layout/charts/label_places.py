"""Labels at values that touch neither each other nor what stands around the plot; those without room are left out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from renderer.deck.charts import ChartData, LabelOptions
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.label_spots import Plot, Size, Spot, around_radar
from renderer.layout.charts.number_formats import shown
from renderer.layout.charts.plot_places import PlotPlaces
from renderer.layout.geometry import Rect
from renderer.scene.charts import Chart, DataLabels, LabelPosition, Series

_LINE = 1.22
_AIR = 1.5
_CELL = 48.0
_SLACK = 1.0


@dataclass(slots=True)
class _Taken:
    """Rectangles, found by the squares that they lie in."""

    cells: dict[tuple[int, int], list[Rect]] = field(default_factory=lambda: defaultdict(list))

    def touched_by(self, rect: Rect) -> bool:
        """Whether one of them comes too near."""
        return any(rect.touches(other, _AIR) for cell in _cells(rect) for other in self.cells.get(cell, ()))

    def add(self, rect: Rect) -> None:
        """Keep it clear from now on."""
        for cell in _cells(rect):
            self.cells[cell].append(rect)


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    for column in range(int(rect.x // _CELL), int(rect.right // _CELL) + 1):
        for row in range(int(rect.y // _CELL), int(rect.bottom // _CELL) + 1):
            yield column, row


def with_free_labels(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart`, whose plot has its place, with the labels that have room; how many values have none is said."""
    freed = free_labels(area, chart, data)
    wanted = sum(_says_something(chart, one, n) for one in chart.series if one.labels for n in range(len(one.values)))
    kept = sum(len(_shown(one)) for one in freed.series if one.labels)
    if kept < wanted:
        area.collision(
            f"{wanted - kept} of {wanted} values have no label: there is no room, or they would touch others."
        )
    return freed


def free_labels(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart` with the labels that have room."""
    if chart.plot_area is None:
        return chart
    box = _box(area.rect, chart.plot_area)
    places, room, taken = PlotPlaces(chart, box), _room(area, chart, box), _Taken()
    if chart.legend and chart.legend.area and not chart.legend.overlay:
        taken.add(_box(area.rect, chart.legend.area))
    for name in radar_names(area, chart) if chart.kind == "radar" else ():
        taken.add(name)
    placing = _Placing(area, Plot(chart, places), room, taken, _dots_over_bars(places))
    series = []
    for index, one in enumerate(chart.series):
        labels = one.labels and _placed(placing, index, one.labels, _wish(data, index))
        series.append(replace(one, labels=labels))
    return replace(chart, series=tuple(series))


def _dots_over_bars(places: PlotPlaces) -> _Taken:
    """What the dots of lines take that are drawn over bars."""
    found, chart = _Taken(), places.chart
    for one in chart.series:
        if (one.kind or chart.kind) == "line" and one.marker:
            radius = one.marker.size / 2
            for dot in places.of(one):
                found.add(Rect(dot.x - radius, dot.y - radius, 2 * radius, 2 * radius))
    return found


def radar_names(area: ChartArea, chart: Chart) -> list[Rect]:
    """What the names around a radar take."""
    size = chart.category_axis.size
    if size is None or chart.plot_area is None:
        return []
    sizes = [(area.text_width(name, size), size * _LINE) for name in chart.categories]
    return list(around_radar(_box(area.rect, chart.plot_area), sizes))


@dataclass(frozen=True, slots=True)
class _Placing:
    """What the labels of a chart are placed in: the room they may have, what is taken of it, and `dots` over bars."""

    area: ChartArea
    plot: Plot
    room: Rect
    taken: _Taken
    dots: _Taken

    def place(self, series: int, point: int, size: Size, asked: LabelPosition | None) -> Spot | None:
        """The first place that is free, from now on taken; figures of bars keep off the dots of lines, too."""
        on_bar = (self.plot.chart.series[series].kind or self.plot.chart.kind) == "bar"
        for spot in self.plot.spots(series, point, size, asked):
            covered = self.taken.touched_by(spot.rect) or (on_bar and self.dots.touched_by(spot.rect))
            if _holds(self.room, spot.rect) and not covered:
                self.taken.add(spot.rect)
                return spot
        return None


def _placed(placing: _Placing, series: int, labels: DataLabels, wish: LabelOptions) -> DataLabels | None:
    one, chart = placing.plot.chart.series[series], placing.plot.chart
    asked = labels.position if wish.position else None
    spots: dict[int, Spot] = {}
    for point in (point for point in _shown(one) if _says_something(chart, one, point)):
        size = _size(placing.area, chart, one, labels, point)
        if spot := placing.place(series, point, size, asked):
            spots[point] = spot
    if not spots:
        return None
    count = len(one.values)
    colors = [wish.color or _ink(placing, one, point, spots.get(point)) for point in range(count)]
    found = [spots[point].position if point in spots else labels.position for point in range(count)]
    positions = {spot.position for spot in spots.values()}
    alike = len(positions) == 1
    return replace(
        labels,
        shown=labels.shown if len(spots) == len(_shown(one)) else tuple(spots),
        position=next(iter(positions)) if alike else labels.position,
        positions=() if alike else tuple(found),
        colors=tuple(colors[:1] if len(set(colors)) == 1 else colors),
    )


def _ink(placing: _Placing, one: Series, point: int, spot: Spot | None) -> str:
    inks = placing.area.inks
    if spot is None or not spot.on_fill:
        return inks.ink
    own = one.points[point] if point < len(one.points) else ""
    return ink_on(placing.area, own or one.color or inks.ground)


def _wish(data: ChartData, index: int) -> LabelOptions:
    """What the document asks of the labels of a series."""
    given = data.series[index].labels if index < len(data.series) else None
    wish = data.labels if given is None else given
    return wish if isinstance(wish, LabelOptions) else LabelOptions()


def _shown(one: Series) -> Sequence[int]:
    """The points of a series that have a label."""
    every = range(len(one.values)) if one.labels is None or one.labels.shown is None else one.labels.shown
    return [point for point in every if one.values[point] is not None]


def _says_something(chart: Chart, one: Series, point: int) -> bool:
    """Whether there is something to label: a value, and of what makes up a whole a part that is seen.

    A line has a point at zero, too, where a slice, a bar and an area that others are stacked upon have nothing.
    """
    stacked = chart.grouping != "standard" and (one.kind or chart.kind) in {"bar", "area"}
    parts = chart.kind in {"pie", "doughnut"} or (stacked and one.kind in {None, chart.kind})
    return bool(one.values[point]) if parts else one.values[point] is not None


def _size(area: ChartArea, chart: Chart, one: Series, labels: DataLabels, point: int) -> Size:
    lines = labels.separator.join(_parts(chart, one, labels, point)).split("\n")
    width = max(area.text_width(line, labels.size, bold=labels.bold) for line in lines)
    return width, len(lines) * labels.size * _LINE


def _parts(chart: Chart, one: Series, labels: DataLabels, point: int) -> Iterator[str]:
    """What a label says, part by part."""
    value = one.values[point] or 0.0
    if labels.series_name:
        yield one.name
    if labels.category and point < len(chart.categories):
        yield chart.categories[point]
    if labels.value:
        yield shown(value, labels.number_format or chart.number_format)
    if labels.percent:
        yield shown(abs(value) / _whole(one.values), labels.number_format if "%" in labels.number_format else "0%")


@lru_cache(maxsize=64)
def _whole(values: tuple[float | None, ...]) -> float:
    """What the values of slices add up to."""
    return sum(abs(value or 0.0) for value in values) or 1.0


def _room(area: ChartArea, chart: Chart, box: Rect) -> Rect:
    """Where labels may stand: in the chart, but not on the names and figures beside its plot."""
    rect = area.rect
    sides = {"left": rect.x, "top": rect.y, "right": rect.right, "bottom": rect.bottom}
    edges = {"left": box.x, "top": box.y, "right": box.right, "bottom": box.bottom}
    for side in _axis_sides(chart):
        sides[side] = edges[side]
    return Rect(sides["left"], sides["top"], sides["right"] - sides["left"], sides["bottom"] - sides["top"])


def _axis_sides(chart: Chart) -> Iterator[str]:
    """The sides of the plot at which names or figures stand."""
    if chart.value_axis is None or chart.kind == "radar":
        return
    names, figures = (
        (("left", "right"), ("bottom", "top")) if chart.horizontal else (("bottom", "top"), ("left", "right"))
    )
    across = chart.category_axis if chart.x_axis is None else chart.x_axis
    if across.size is not None:
        yield names[across.far]
    for axis, far in ((chart.value_axis, False), (chart.second_value_axis, True)):
        if axis is not None and axis.size is not None:
            yield figures[axis.far != far]


def _holds(room: Rect, rect: Rect) -> bool:
    return (
        rect.x >= room.x - _SLACK
        and rect.y >= room.y - _SLACK
        and rect.right <= room.right + _SLACK
        and rect.bottom <= room.bottom + _SLACK
    )


def _box(rect: Rect, shares: tuple[float, float, float, float]) -> Rect:
    left, top, width, height = shares
    return Rect(rect.x + left * rect.width, rect.y + top * rect.height, width * rect.width, height * rect.height)
