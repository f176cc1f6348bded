"""Cut axes of waterfalls whose steps are small against their totals, and the marks that say so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.plot_places import PlotPlaces
from renderer.layout.charts.waterfall_bars import Bar
from renderer.layout.geometry import Rect
from renderer.scene import Element, Group, Shape, Turn, plain_line
from renderer.scene.charts import Chart
from renderer.typesetting.terms import term

_SMALL = 0.125
"""If the median step is a smaller share of the largest total than this, steps look like hairlines."""
_STUB = 0.5
"""How much of the lowest bar remains visible when the axis is cut, as a share of the span of the steps."""
_LEAST_CUT = 0.25
"""A cut that would remove less than this share of the largest total is not made."""
_SLANT, _APART, _REACH = 6.0, 5.0, 4.0
_WIDE, _THIN = 2.25, 1.0
_UP = 0.45
"""How high the mark crosses what remains of a cut bar, as a share of the height of that remainder."""
_AXIS = 9.0


def cut_of(bars: Sequence[Bar]) -> float | None:
    """Where the axis begins instead of at zero, below zero where all bars are; None where it need not be cut."""
    ends = [end for bar in bars for end in ((bar.end,) if bar.kind == "total" else (bar.start, bar.end))]
    changes = [abs(bar.value) for bar in bars if bar.kind != "total" and bar.value]
    if not changes or not (min(ends) > 0 or max(ends) < 0) or not any(bar.kind == "total" for bar in bars):
        return None
    low, high = min(map(abs, ends)), max(map(abs, ends))
    cut = low - _STUB * (high - low)
    if median(changes) >= _SMALL * high or cut < _LEAST_CUT * high:
        return None
    return float(f"{cut if min(ends) > 0 else -cut:.6g}")


def break_marks(area: ChartArea, chart: Chart, places: PlotPlaces, bars: Sequence[Bar]) -> Iterator[Element]:
    """A double slash through each total and through the axis, as one group; nothing where the axis begins at zero."""
    axis = chart.value_axis
    if axis is None or axis.minimum <= 0 <= axis.maximum:
        return
    stubs = [index for index, bar in enumerate(bars) if bar.kind == "total"]
    yield _marked(area, [line for index in stubs for line in _through(area, chart, places, index)], chart, places)


def axis_cut_mark(area: ChartArea, chart: Chart, places: PlotPlaces) -> Iterator[Element]:
    """A double slash through the value axis; nothing where it begins at zero, or is not linear."""
    axis = chart.value_axis
    if axis is not None and not (axis.log or axis.minimum <= 0 <= axis.maximum):
        yield _marked(area, [], chart, places)


def _marked(area: ChartArea, lines: list[Shape], chart: Chart, places: PlotPlaces) -> Group:
    """`lines` and the mark of the axis, as one group."""
    lines = [*lines, *_axis(area, chart, places)]
    lines = [replace(line, name=f"{line.name} {number}") for number, line in enumerate(lines, 1)]
    frame = _around(lines)
    told = term("axis cut", area.sheet.language)
    return Group(frame=frame.frame(), name=f"{area.name} axis break", description=told, elements=tuple(lines))


def _stub_share(chart: Chart, places: PlotPlaces) -> float:
    """About what the mark stands from the foot of the bars, as a share of the plot."""
    length = places.box.width if chart.horizontal else places.box.height
    return min(_UP * _STUB / (1 + _STUB) * 0.8, 16.0 / length)


def _through(area: ChartArea, chart: Chart, places: PlotPlaces, index: int) -> Iterator[Shape]:
    """Two lines in the color of the ground across one bar."""
    across = places.across(float(index), None) or 0.0
    middle = places.point(across, _foot(chart, places))
    half = places.bar_width / 2 + _REACH
    for shift in (-_APART / 2, _APART / 2):
        if chart.horizontal:
            box = Rect(middle.x + shift - _SLANT / 2, middle.y - half, _SLANT, 2 * half)
        else:
            box = Rect(middle.x - half, middle.y + shift - _SLANT / 2, 2 * half, _SLANT)
        yield _slash(area, box, area.inks.ground, _WIDE)


def _foot(chart: Chart, places: PlotPlaces) -> float:
    """Where along the axis the marks stand, from its near end: bars below zero hang from the other one."""
    share = _stub_share(chart, places)
    assert chart.value_axis is not None
    return share if chart.value_axis.minimum > 0 else 1 - share


def _axis(area: ChartArea, chart: Chart, places: PlotPlaces) -> Iterator[Shape]:
    """A short piece of the axis, with the same double slash across it."""
    box, share = places.box, _foot(chart, places)
    near = 0.0 if share < 0.5 else 1.0
    if chart.horizontal:
        x, far = box.x + share * box.width, box.x + near * box.width
        yield _plain(area, Rect(min(x, far), box.bottom, abs(x - far) + _APART, 0.0))
        slashes = [Rect(x + shift - _SLANT / 2, box.bottom - _AXIS / 2, _SLANT, _AXIS) for shift in (-2.0, 2.0)]
    else:
        y, far = box.bottom - share * box.height, box.bottom - near * box.height
        yield _plain(area, Rect(box.x, min(y, far) - _APART, 0.0, abs(y - far) + _APART))
        slashes = [Rect(box.x - _AXIS / 2, y + shift - _SLANT / 2, _AXIS, _SLANT) for shift in (-2.0, 2.0)]
    for slash in slashes:
        yield _slash(area, slash, area.inks.second, _THIN)


def _slash(area: ChartArea, box: Rect, color: str, width: float) -> Shape:
    return Shape(
        frame=box.frame(),
        name=f"{area.name} slash",
        decorative=True,
        geometry="line",
        line=plain_line(color, width),
        turn=Turn(flip_v=True),
    )


def _plain(area: ChartArea, box: Rect) -> Shape:
    line = plain_line(area.inks.second, _THIN)
    return Shape(frame=box.frame(), name=f"{area.name} axis", decorative=True, geometry="line", line=line)


def _around(shapes: Sequence[Shape]) -> Rect:
    """The box of all of them."""
    boxes = [Rect(*(side / 12_700 for side in (f.x, f.y, f.width, f.height))) for f in (one.frame for one in shapes)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
