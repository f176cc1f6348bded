"""Labels of area charts, moved for LibreOffice to where PowerPoint sets them: halfway between zero and the value.

LibreOffice sets them halfway between the value and the lower end of the axis: that is the same only where it is zero.
They are moved by a share of the chart, so only charts whose plot has a place of its own are mended. Labels of stacked
areas stand right by themselves.
"""

from collections.abc import Iterator

from lxml.etree import _Element

from deck_presentation.names import C
from previewer.slides.plots import axis_of, plot_share, runs_up, value_of
from previewer.slides.point_labels import labels_of_points, moved_by, without_leader_lines

_MARKS = (b"areaChart>", b"dLbls>")


def may_have_area_labels(data: bytes) -> bool:
    """Whether a chart part is worth reading: it has an area, and labels."""
    return all(mark in data for mark in _MARKS)


def raise_area_labels(root: _Element) -> bool:
    """Move the labels of areas over axes that begin below zero; returns whether there were any."""
    height = plot_share(root, "h")
    moved = False
    for group in root.iter(f"{C}areaChart"):
        below = _below_zero(root, group) if _is_flat(group) else 0.0
        for series in group.iterfind(f"{C}ser") if height and below else ():
            moved |= _raise(series, below * height / 2)
    return moved


def _is_flat(group: _Element) -> bool:
    grouping = group.find(f"{C}grouping")
    return grouping is None or grouping.get("val") == "standard"


def _below_zero(root: _Element, group: _Element) -> float:
    """The share of the value axis of a group that lies below zero; 0 where nobody has said where it ends."""
    axis = axis_of(root, group, "valAx")
    if axis is None:
        return 0.0
    ends = [axis.find(f"{C}scaling/{C}{name}") for name in ("min", "max")]
    low, high = map(value_of, ends)
    if None not in ends and low < high and low < 0 and axis.find(f"{C}scaling/{C}logBase") is None:
        return min(-low / (high - low), 1.0) if runs_up(axis) else 0.0
    return 0.0


def _raise(series: _Element, share: float) -> bool:
    """Move the labels of a series up by a `share` of the chart's height."""
    labels = series.find(f"{C}dLbls")
    if labels is None:
        return False
    moved = list(_moved(series))
    for label in moved:
        for known in label.findall(f"{C}layout"):
            label.remove(known)
        index = label.find(f"{C}idx")
        assert index is not None
        index.addnext(moved_by(-share))
    if moved:
        without_leader_lines(labels)
    return bool(moved)


def _moved(series: _Element) -> Iterator[_Element]:
    """The labels of points that have no place of their own yet."""
    for _, label in labels_of_points(series):
        if label.find(f"{C}delete") is None and label.find(f"{C}layout/{C}manualLayout") is None:
            yield label
