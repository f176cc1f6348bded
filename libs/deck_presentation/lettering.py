"""Words of a chart that wrap within a room: names below columns, and names at values."""

from collections.abc import Iterator

from deck_presentation.model import Lettering
from deck_presentation.names import A, C, Element, chart_shows, chart_value, child

_USUAL_SIZE = 10.0
_PLOT = 0.9
"""What a plot takes of a chart's width where that is left to the viewer."""
_LABEL = 0.2
"""What a label may take of a chart's width before viewers wrap it."""


def read_lettering(root: Element) -> Iterator[Lettering]:
    """Names of categories below columns that are told not to turn, and of labels that are not told not to wrap."""
    area = child(root, C + "chart", C + "plotArea")
    if area is None:
        return
    for plot in area.iterchildren("{*}barChart", "{*}lineChart", "{*}areaChart"):
        axis = _names_axis(area, plot)
        names = _categories(plot)
        if axis is not None and names and chart_value(plot, "barDir") != "bar" and _stands(axis):
            yield Lettering(names, _size(axis, root), _width(area) * _step(axis) / len(names))
    for series in area.iter(C + "ser"):
        labels = series.find(C + "dLbls")
        if labels is not None and not _is_unwrapped(labels):
            yield from _at_values(series, labels, root)


def _at_values(series: Element, labels: Element, root: Element) -> Iterator[Lettering]:
    """The names that labels of a series show."""
    shown = [labels, *labels.iterfind(C + "dLbl")]
    if any(chart_shows(one, "showSerName") for one in shown):
        name = tuple(v.text or "" for holder in series.iterfind(C + "tx") for v in holder.iter(C + "v"))
        yield Lettering(name, _size(labels, root), _LABEL)
    if any(chart_shows(one, "showCatName") for one in shown):
        yield Lettering(_categories(series), _size(labels, root), _LABEL)


def _names_axis(area: Element, plot: Element) -> Element | None:
    wanted = {axis.get("val") for axis in plot.iterfind(C + "axId")}
    axes = (axis for axis in area.iterfind(C + "catAx") if chart_value(axis, "axId") in wanted)
    return next((axis for axis in axes if chart_value(axis, "delete") in {"", "0", "false"}), None)


def _stands(axis: Element) -> bool:
    """Whether its names are shown and written to lie in their lines: viewers turn others where they have no room."""
    body = child(axis, C + "txPr", A + "bodyPr")
    return body is not None and body.get("rot") == "0" and chart_value(axis, "tickLblPos") != "none"


def _step(axis: Element) -> int:
    """Every so many-th name is shown."""
    text = chart_value(axis, "tickLblSkip")
    return int(text) if text.isdecimal() and int(text) else 1


def _is_unwrapped(labels: Element) -> bool:
    body = child(labels, C + "txPr", A + "bodyPr")
    return body is not None and body.get("wrap") == "none"


def _width(area: Element) -> float:
    """Of the plot, as a share of the chart's."""
    layout = child(area, C + "layout", C + "manualLayout")
    try:
        return float(chart_value(layout, "w")) if layout is not None else _PLOT
    except ValueError:
        return _PLOT


def _size(holder: Element, root: Element) -> float:
    for place in (holder, root):
        found = child(place, C + "txPr")
        text = next((one.get("sz", "") for one in found.iter(A + "defRPr")), "") if found is not None else ""
        if text.isdecimal():
            return int(text) / 100
    return _USUAL_SIZE


def _categories(holder: Element) -> tuple[str, ...]:
    names = next(holder.iter(C + "cat"), None)
    return tuple(v.text or "" for v in names.iter(C + "v")) if names is not None else ()
