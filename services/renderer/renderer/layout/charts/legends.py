"""The names of series: at their ends where they have room, else in a legend."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from renderer.deck.charts import ChartData, Evidence, LegendOptions
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.data_labels import any_asked
from renderer.layout.charts.palette import text_color
from renderer.layout.charts.plot_area import Margins, plot_area
from renderer.layout.charts.telling_apart import say_alike
from renderer.scene.charts import Chart, DataLabels, Legend, LegendPosition, Series

POSITIONS: dict[str, LegendPosition] = {"top": "t", "bottom": "b", "left": "l", "right": "r", "topRight": "tr"}
_BESIDE = frozenset({"l", "r", "tr"})
_SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right", "tr": "right"}
_SIZE, _SIZES = 14.0, (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
# The height of an entry of one line, and what each further line adds, in sizes; of scripts with taller lines
# (Arabic) the height that these claim, and what viewers put between entries. Names that have no room are not drawn.
_LINE, _NEXT_LINE, _BETWEEN = 1.7, 1.3, 0.48
_GAP = 8.0
_WIDEST, _HIGHEST, _HIGHEST_AT_MOST = 0.45, 0.3, 0.45
_ROW, _SIGN_IN_ROW, _DASHED_SIGN = 0.95, 2.4, 5.0
"""Of the width, what names side by side may take; their keys in sizes, which viewers draw longer for dashed lines."""
_LARGEST_IN_ROWS = 10.0
_NOTED, _CATEGORIES_NOTED = 60, 200
_BROAD, _NARROW = 560.0, 0.2
"""The width of a chart, pt, and the share of it that a column of names may take, where a row had room, too."""
_MOST_DIRECT, _DIRECT_SHARE = 4, 0.28
_LONGEST_KIND = "Logarithmic"


def with_names(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart` with its series named, at their ends or in a legend, and the plot in the room that is left."""
    names = [one.name for one in chart.series if one.in_legend]
    curves = [_name_of_curve(one) for one in chart.series if one.trendline]
    listed = [*names, *curves]
    margins = Margins()
    asked = data.legend
    place = asked.position if asked else None
    area.note(*data.categories[:_CATEGORIES_NOTED])
    if _may_be_direct(chart, data) and (found := _named_at_ends(area, chart)):
        chart, room = found
        area.note(*names)
        margins.right += room
    elif not listed:
        if place not in {None, "none"}:
            area.no_effect("legend", "A legend without names, as one of prices would be, has no effect here.")
    elif place not in {None, "none"} or _needs_legend(data, names):
        size = _SIZE if asked is None else min(_SIZE, area.axis_size + 2)
        sign = _SIGN_IN_ROW if data.evidence == Evidence() and not curves else _DASHED_SIGN
        position = POSITIONS[place] if place else _free_position(area, chart, listed, size, sign)
        chart = with_legend(area, chart, legend_of(asked, position, size), listed, margins, sign_in_row=sign)
    # A data table is only aligned with the plot when the viewer lays out both, so the plot gets no fixed place.
    return chart if chart.data_table else replace(chart, plot_area=plot_area(area, chart, margins))


def _name_of_curve(one: Series) -> str:
    """What a viewer calls the curve through a series: "Linear (North)", in its own language."""
    assert one.trendline is not None
    return one.trendline.name or f"{_LONGEST_KIND} ({one.name})"


def _needs_legend(data: ChartData, names: Sequence[str]) -> bool:
    """Whether there is a legend where the document does not say its position."""
    if data.legend is not None:
        return data.legend.position is None
    return len(names) > (0 if data.volume else 1) and not data.data_table


def _free_position(area: ChartArea, chart: Chart, names: Sequence[str], size: float, sign: float) -> LegendPosition:
    """On top; at the end of lines where the rows on top had no room for all names.

    There, too, on pages from the right, if the chart is broad and has no axis there: viewers write a row of names from
    the left, whatever a file says, and a column has an order that is read alike from both sides.
    """
    if _rows(area, names, size, sign).cut:
        return "r"
    if (
        chart.second_value_axis
        or not area.sheet.from_right
        or len(names) < 2
        or area.rect.width < _BROAD
        or sign != _SIGN_IN_ROW
    ):
        return "t"
    column = _column(area, names, size, _sign(chart))
    return "t" if column.cut or column.width > area.rect.width * _NARROW else "r"


def legend_of(asked: LegendOptions | None, position: LegendPosition, size: float) -> Legend:
    """A legend at `position` in the style that is asked for, in `size` pt if none is."""
    if asked is None:
        return Legend(position, size)
    return Legend(position, asked.font_size or size, asked.color, overlay=bool(asked.overlay))


def with_legend(
    area: ChartArea,
    chart: Chart,
    legend: Legend,
    names: Sequence[str],
    margins: Margins,
    *,
    sign_in_row: float = _SIGN_IN_ROW,
) -> Chart:
    """`chart` with a `legend` of `names`; what it takes is added to `margins`, unless it lies over the plot.

    Names that have no room, and those that nobody can tell apart, are said.
    """
    area.note(*names[:_NOTED])
    beside, round_ = legend.position in _BESIDE, chart.kind in {"pie", "doughnut"}
    rect = area.rect
    room = _column(area, names, legend.size, _sign(chart)) if beside else _rows(area, names, legend.size, sign_in_row)
    if room.cut:
        area.collision(f"The legend has no room for all of its {len(names)} names.")
    if beside:
        left = 0.0 if legend.position == "l" else rect.width - room.width
        top = 0.0 if legend.position == "tr" else (rect.height - room.height) / 2
    else:
        left = (rect.width - room.width) / 2 if round_ else 0.0
        top = 0.0 if legend.position == "t" else rect.height - room.height
    if not legend.overlay:
        side = _SIDES[legend.position]
        setattr(margins, side, getattr(margins, side) + (room.width if beside else room.height) + _GAP)
    shares = (left / rect.width, top / rect.height, room.width / rect.width, room.height / rect.height)
    chart = replace(chart, legend=replace(legend, size=room.size, area=shares))
    say_alike(area, chart)
    return chart


@dataclass(frozen=True, slots=True)
class _Room:
    """What a legend takes: the size of its type, its width and height in pt, and whether that cuts names off."""

    size: float
    width: float
    height: float
    cut: bool = False


def _sign(chart: Chart) -> float:
    """The width of a key and the gaps around it, in sizes of the type beside it.

    Signs of lines are longer; with more room to spare viewers set the names side by side.
    """
    lines = any((one.kind or chart.kind) in {"line", "scatter", "radar"} for one in chart.series)
    return 2.6 if lines or chart.second_value_axis else 1.9


def _column(area: ChartArea, names: Sequence[str], size: float, sign: float) -> _Room:
    """The room of a legend whose names stand one below the other; `sign` is the width of its keys, in sizes."""
    rect = area.rect
    for one in _sizes(size):
        width = min(area.widest(names, one) + one * sign, rect.width * _WIDEST)
        height = sum(_height(area, name, one, width - one * sign) for name in names) + 4
        if height <= rect.height:
            return _Room(one, width, height)
    return _Room(one, width, rect.height, cut=True)


def _rows(area: ChartArea, names: Sequence[str], size: float, sign: float) -> _Room:
    """The room of a legend whose names stand side by side: in one row, else in columns of one width."""
    rect, sizes = area.rect, _sizes(size)
    for one in sizes:
        if (wide := _width(area, names, one, sign)) <= rect.width * _ROW:
            tallest = max(_height(area, name, one, rect.width) for name in names)
            return _Room(one, wide, min(tallest + 4, rect.height * _HIGHEST))
    smaller = [one for one in sizes if one <= _LARGEST_IN_ROWS] or sizes[:1]
    heights = [_height_in_columns(area, names, one, sign) for one in smaller]
    for most in (_HIGHEST, _HIGHEST_AT_MOST):
        for one, height in zip(smaller, heights, strict=True):
            if height <= rect.height * most:
                return _Room(one, rect.width, height)
    return _Room(smaller[-1], rect.width, rect.height * _HIGHEST_AT_MOST, cut=True)


def _height_in_columns(area: ChartArea, names: Sequence[str], size: float, sign: float) -> float:
    """Of a legend of `names` in as many columns as the widest of them allows."""
    width = area.rect.width * _ROW
    column = min(area.widest(names, size) + size * sign, width)
    rows = -(-len(names) // max(int(width / column), 1))
    return rows * max(_height(area, name, size, column - size * sign) for name in names) + 4


def _sizes(largest: float) -> list[float]:
    """The sizes to try, pt."""
    return [largest, *(size for size in _SIZES if size < largest)]


def _height(area: ChartArea, name: str, size: float, width: float) -> float:
    """Of an entry whose name wraps in `width` pt."""
    claimed = area.claimed_line(name, size)
    more = area.lines(name, size, width) - 1
    return max(size * _LINE, claimed + size * _BETWEEN) + more * max(size * _NEXT_LINE, claimed)


def _width(area: ChartArea, names: Sequence[str], size: float, sign: float) -> float:
    return sum(area.text_width(name, size) + size * sign for name in names) + 8


def _may_be_direct(chart: Chart, data: ChartData) -> bool:
    """Whether lines may be named at their ends: nothing else is asked for, and nothing is in the way."""
    free = data.legend is None or data.legend.position == "none"
    plain = chart.kind == "line" and not data.annotations and not data.data_table
    return free and plain and not any_asked(data)


def _named_at_ends(area: ChartArea, chart: Chart) -> tuple[Chart, float] | None:
    """Names to the right of the last points and the room they take, unless two would touch."""
    axis = chart.value_axis
    if not 2 <= len(chart.series) <= _MOST_DIRECT or axis is None:
        return None
    if chart.grouping != "standard" or chart.second_value_axis:
        return None
    ends = [(series, len(series.values) - 1) for series in chart.series]
    if any(not series.values or series.values[-1] is None or not series.name for series, _ in ends):
        return None
    size = min(_SIZE, area.axis_size + 2)
    widest = max(area.text_width(series.name, size, bold=True) for series, _ in ends)
    if widest > area.rect.width * _DIRECT_SHARE or axis.log:
        return None
    span = axis.maximum - axis.minimum
    heights = sorted((series.values[-1] or 0.0) / span * area.rect.height * 0.8 for series, _ in ends)
    if any(high - low < size * 1.3 for low, high in pairwise(heights)):
        return None
    series = tuple(replace(one, labels=_end_label(chart, one, last, size)) for one, last in ends)
    return replace(chart, series=series), widest + 8


def _end_label(chart: Chart, series: Series, last: int, size: float) -> DataLabels:
    color = text_color(series.color or "") if chart.inks.ground == "bg1" else chart.inks.ink
    return DataLabels((last,), "r", size, (color,), chart.number_format, value=False, series_name=True, bold=True)
