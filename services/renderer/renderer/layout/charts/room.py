"""What the plot, its axes and its legend take of a chart's area."""

from dataclasses import dataclass, replace

from renderer.layout.charts.figures import shown
from renderer.layout.charts.setting import Setting
from renderer.scene.charts import AxisTitle, Box, LegendPlace, Names, Plot, Scale

_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_LINE = 1.7
_GAP = 8.0
_EDGE = 6.0
LARGEST_NAMES, _LARGEST_LEGEND = 0.4, 0.3
_NOTED = 60


@dataclass(slots=True)
class Margins:
    """What is kept free of the plot along each side, pt."""

    left: float = _EDGE
    top: float = _EDGE
    right: float = _EDGE
    bottom: float = 0.0


def with_legend(setting: Setting, plot: Plot, names: list[str], place: LegendPlace, margins: Margins) -> Plot:
    """`plot` with a legend of `names` at `place`; what it takes is added to `margins`, unless it lies over the plot."""
    area = setting.area
    setting.note(*names[:_NOTED])
    beside = place in {"l", "r", "tr"}
    size = plot.legend_size
    if beside:
        size = min(size, next((s for s in _SIZES if len(names) * s * _LINE <= area.height), _SIZES[-1]))
        # Signs of lines are longer; with more room to spare viewers set the names side by side.
        sign = 2.6 if plot.kind in {"line", "scatter", "radar"} or plot.second else 1.9
        width = min(setting.widest(names, size) + size * sign, area.width * 0.45)
        height = min(len(names) * size * _LINE + 4, area.height)
        left = 0.0 if place == "l" else area.width - width
        top = 0.0 if place == "tr" else (area.height - height) / 2
    else:
        size = min(size, next((s for s in _SIZES if _width(setting, names, s) <= area.width * 0.95), _SIZES[-3]))
        wide = _width(setting, names, size)
        rows = min(-(-int(wide) // max(int(area.width * 0.95), 1)), 4)
        width, height = min(wide, area.width), min(rows * size * _LINE + 4, area.height * _LARGEST_LEGEND)
        round_ = plot.kind in {"pie", "doughnut"}
        left, top = (area.width - width) / 2 if round_ else 0.0, 0.0 if place == "t" else area.height - height
    if not plot.legend_over:
        sides = {"t": "top", "b": "bottom", "l": "left", "r": "right", "tr": "right"}
        side = sides[place]
        setattr(margins, side, getattr(margins, side) + (width if beside else height) + _GAP)
    box = (left / area.width, top / area.height, width / area.width, height / area.height)
    return replace(plot, legend=place, legend_box=box, legend_size=size)


def plot_box(setting: Setting, plot: Plot, margins: Margins) -> Box:
    """The plot within the frame, with room for the names and figures at its axes."""
    area = setting.area
    left, top, right, bottom = margins.left, margins.top, margins.right, margins.bottom
    if plot.kind == "radar":
        names = setting.axis_size * 1.9
        top, bottom = top + names, bottom + names
        return _shares(setting, left + area.width * 0.08, top, right + area.width * 0.08, bottom)
    across, along, back = _names_depth(setting, plot), 0.0, 0.0
    sides = {"left": left, "top": top, "right": right, "bottom": bottom}
    if plot.x_scale is None:
        near, far = ("left", "right") if plot.horizontal else ("bottom", "top")
        sides[far if plot.names.far else near] += across
        sides[near] += 0.0 if not plot.names.far else _EDGE
        along = (
            setting.width(plot.categories[0], plot.names.size or 1.0) * 0.5
            if plot.names.rotation and plot.categories
            else 0
        )
    else:
        sides["top" if plot.x_scale.far else "bottom"] += _depth(setting, plot.x_scale, upright=False)
        sides["right"] += _half_figure(setting, plot.x_scale)
    scales = [(plot.scale, False)] + ([(plot.second, True)] if plot.second else [])
    for scale, second in scales:
        if scale is None:
            continue
        near, far = ("bottom", "top") if plot.horizontal else ("left", "right")
        sides[far if scale.far != second else near] += _depth(setting, scale, upright=not plot.horizontal)
        if plot.horizontal:
            back = max(back, _half_figure(setting, scale))
    sides["right"] = max(sides["right"], margins.right + back)
    if plot.names.rotation:
        sides["left"] = max(sides["left"], min(along, area.width * 0.12))
    return _shares(setting, sides["left"], sides["top"], sides["right"], sides["bottom"])


def _shares(setting: Setting, left: float, top: float, right: float, bottom: float) -> Box:
    width, height = setting.area.width, setting.area.height
    return (
        min(left / width, 0.8),
        min(top / height, 0.8),
        max(1 - (left + right) / width, 0.2),
        max(1 - (top + bottom) / height, 0.2),
    )


def _names_depth(setting: Setting, plot: Plot) -> float:
    """How far the names of categories reach away from the plot."""
    names, area = plot.names, setting.area
    if names.size is None:
        return _title(names.title) + 2.0
    longest = setting.widest(plot.categories, names.size)
    if plot.horizontal:
        return min(longest + 14, area.width * LARGEST_NAMES) + _title(names.title)
    return _standing(setting, plot, names, longest) + _title(names.title)


def _standing(setting: Setting, plot: Plot, names: Names, longest: float) -> float:
    assert names.size is not None
    if names.rotation:
        share = 1.0 if abs(names.rotation) > 60 else 0.72
        return min(longest * share + 16, setting.area.height * LARGEST_NAMES)
    slot = setting.area.width * 0.86 / max(len(plot.categories), 1)
    if names.skip == 1 and longest > slot:
        lines = 3.4 if longest <= 2 * slot else 4.6
        return names.size * lines
    return names.size * 1.9


def _depth(setting: Setting, scale: Scale, *, upright: bool) -> float:
    """How far the figures of `scale` reach away from the plot."""
    if scale.size is None:
        return 2.0
    depth = _figures(setting, scale) + 12 if upright and not scale.rotation else scale.size * 1.9
    return depth + _title(scale.title)


def _figures(setting: Setting, scale: Scale) -> float:
    ends = (scale.minimum, scale.maximum, scale.maximum - scale.step)
    return max(setting.width(shown(end, scale.number_format), scale.size or 1.0) for end in ends)


def _half_figure(setting: Setting, scale: Scale) -> float:
    return _figures(setting, scale) / 2 if scale.size is not None else 0.0


def _title(title: AxisTitle | None) -> float:
    return title.size * 1.6 if title else 0.0


def _width(setting: Setting, names: list[str], size: float) -> float:
    return sum(setting.width(name, size) + size * 2.4 for name in names) + 8
