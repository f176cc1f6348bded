"""The plot within a chart: what its axes and its legend leave of the chart's area."""

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.layout.charts.chart_area import ChartArea, sample
from renderer.layout.charts.label_spots import RADAR_GAP
from renderer.layout.charts.number_formats import shown
from renderer.scene.charts import AxisTitle, CategoryAxis, Chart, Shares, ValueAxis

_EDGE = 6.0
LARGEST_NAMES = 0.4
"""How much of the chart the names of categories may take, across or along."""
LINE, _LATIN_LINE = 1.22, 1.3
"""The height of a line of names, in sizes, and the most that fonts claim for one of Latin letters."""
SLANTED_GAP, LYING_GAP = 16.0, 14.0
"""Between the axis and names that are turned, and beside lying bars, pt."""
_SLOT_SHARE = 0.86
LARGEST_RADAR_NAMES = 0.34
"""How much of the width names on either side of a radar may take."""
_RADAR_NAMES, _RADAR_SIDES = 1.9, 0.08
_LARGEST_OVERHANG = 0.12
_TITLE_LINE, _MOST_TITLE_LINES, _TITLE_LENGTH = 1.6, 4, 0.7
"""Of the title of an axis: its first line in sizes, how many there may be, and the share of its side of the chart."""
_LARGEST_MARGIN, _SMALLEST_PLOT = 0.8, 0.2


@dataclass(slots=True)
class Margins:
    """What is kept free of the plot along each side, pt."""

    left: float = _EDGE
    top: float = _EDGE
    right: float = _EDGE
    bottom: float = 0.0


def plot_area(area: ChartArea, chart: Chart, margins: Margins) -> Shares:
    """The plot within the frame, with room for the names and figures at its axes."""
    sides = {"left": margins.left, "top": margins.top, "right": margins.right, "bottom": margins.bottom}
    if chart.kind == "radar":
        for side in ("top", "bottom"):
            sides[side] += area.axis_size * _RADAR_NAMES
        for side in ("left", "right"):
            sides[side] += _beside_radar(area, chart, area.rect.height - sides["top"] - sides["bottom"])
        return _shares(area, sides)
    if chart.x_axis is None:
        _keep_names(area, chart, sides)
    else:
        sides["top" if chart.x_axis.far else "bottom"] += _depth(area, chart.x_axis, upright=False)
        sides["right"] += _half_figure(area, chart.x_axis)
    _keep_figures(area, chart, sides, margins.right)
    if chart.x_axis is None and chart.category_axis.rotation:
        sides["left"] = max(sides["left"], min(_overhang(area, chart), area.rect.width * _LARGEST_OVERHANG))
    return _shares(area, sides)


def _beside_radar(area: ChartArea, chart: Chart, height: float) -> float:
    """What is kept free on either side of a radar that is up to `height` pt high: more only where its names need it."""
    width, usual = area.rect.width, area.rect.width * _RADAR_SIDES
    needed = area.widest(chart.categories, chart.category_axis.size or 0.0) + RADAR_GAP
    return usual if needed <= (width - height) / 2 else max(usual, min(needed, width * LARGEST_RADAR_NAMES))


def _keep_names(area: ChartArea, chart: Chart, sides: dict[str, float]) -> None:
    """Add what the names of categories take."""
    near, far = ("left", "right") if chart.horizontal else ("bottom", "top")
    sides[far if chart.category_axis.far else near] += names_depth(area, chart)
    sides[near] += 0.0 if not chart.category_axis.far else _EDGE


def _keep_figures(area: ChartArea, chart: Chart, sides: dict[str, float], right: float) -> None:
    """Add what the figures of value axes take; the last one of a lying axis reaches beyond it."""
    near, far = ("bottom", "top") if chart.horizontal else ("left", "right")
    beyond = 0.0
    for axis, second in ((chart.value_axis, False), (chart.second_value_axis, True)):
        if axis is None:
            continue
        sides[far if axis.far != second else near] += _depth(area, axis, upright=not chart.horizontal)
        if chart.horizontal:
            beyond = max(beyond, _half_figure(area, axis))
    sides["right"] = max(sides["right"], right + beyond)


def _shares(area: ChartArea, sides: dict[str, float]) -> Shares:
    width, height = area.rect.width, area.rect.height
    return (
        min(sides["left"] / width, _LARGEST_MARGIN),
        min(sides["top"] / height, _LARGEST_MARGIN),
        max(1 - (sides["left"] + sides["right"]) / width, _SMALLEST_PLOT),
        max(1 - (sides["top"] + sides["bottom"]) / height, _SMALLEST_PLOT),
    )


def names_depth(area: ChartArea, chart: Chart) -> float:
    """How far the names of categories reach away from the plot."""
    axis = chart.category_axis
    title = _title(area, axis.title, upright=chart.horizontal)
    if axis.size is None:
        return title + 2.0
    longest = area.widest(chart.categories, axis.size)
    if chart.horizontal:
        return min(longest + LYING_GAP, area.rect.width * LARGEST_NAMES) + title
    return _standing(area, chart.categories, axis, axis.size, longest) + title


def _standing(area: ChartArea, names: Sequence[str], axis: CategoryAxis, size: float, longest: float) -> float:
    """How deep `names` below columns are, the widest of which takes `longest` pt."""
    if axis.rotation:
        return min(longest * steepness(axis.rotation) + SLANTED_GAP, area.rect.height * LARGEST_NAMES)
    slot = area.rect.width * _SLOT_SHARE / max(len(names), 1)
    if axis.skip == 1 and longest > 2 * slot:
        lines = max(area.lines(name, size, slot) for name in sample(names))
        deep = max(size * 4.6, wrapped_depth(size, lines)) + _taller(area, names, size) * lines
        return min(deep, area.rect.height * LARGEST_NAMES)
    two = axis.skip == 1 and longest > slot
    deep = size * (3.4 if two else 1.9)
    return max(min(deep + _taller(area, names, size) * (1 + two), area.rect.height * LARGEST_NAMES), deep)


def _taller(area: ChartArea, names: Sequence[str], size: float) -> float:
    """How much higher a line of `names` is than one of Latin letters: viewers give scripts the lines of their fonts."""
    claimed = max((area.claimed_line(name, size) for name in sample(names) if name), default=0.0)
    return max(claimed - size * _LATIN_LINE, 0.0)


def wrapped_depth(size: float, lines: int) -> float:
    """How deep names below columns are that wrap into so many lines, with the gap above them."""
    return size * (LINE * lines + 0.9)


def steepness(rotation: float) -> float:
    """How much of the length of names turned by `rotation` degrees they take downwards."""
    return 1.0 if abs(rotation) > 60 else 0.72


def _overhang(area: ChartArea, chart: Chart) -> float:
    """How far the first name, slanted, reaches out beside the plot."""
    size = chart.category_axis.size or 1.0
    return area.text_width(chart.categories[0], size) * 0.5 if chart.categories else 0.0


def _depth(area: ChartArea, axis: ValueAxis, *, upright: bool) -> float:
    """How far the figures of `axis` reach away from the plot."""
    if axis.size is None:
        return 2.0
    depth = _figures(area, axis) + 12 if upright and not axis.rotation else axis.size * 1.9
    return depth + _title(area, axis.title, upright=upright)


def _figures(area: ChartArea, axis: ValueAxis) -> float:
    ends = (axis.minimum, axis.maximum, axis.maximum - axis.step)
    return max(area.text_width(shown(end, axis.number_format, area.sheet.language), axis.size or 1.0) for end in ends)


def _half_figure(area: ChartArea, axis: ValueAxis) -> float:
    return _figures(area, axis) / 2 if axis.size is not None else 0.0


def _title(area: ChartArea, title: AxisTitle | None, *, upright: bool) -> float:
    """What the title of an axis takes across it: viewers wrap one that is longer than most of its side of the chart."""
    if title is None:
        return 0.0
    side = area.rect.height if upright else area.rect.width
    lines = area.lines(title.text, title.size, side * _TITLE_LENGTH)
    lines = min(lines, _MOST_TITLE_LINES)
    return title.size * (_TITLE_LINE + LINE * (lines - 1)) + _taller(area, [title.text], title.size) * lines
