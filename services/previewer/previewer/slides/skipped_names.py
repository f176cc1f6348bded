"""Names of which an axis shows every second or third, drawn by LibreOffice where PowerPoint shows them.

LibreOffice knows no such interval: it breaks all names into slots that are too narrow for them, turns what is left of
them and draws the same first letters everywhere, or nothing. Names that PowerPoint leaves out are empty in the copy.
Those that stand upright below columns, lines or areas would still be broken: they become the labels of a line that
nobody sees, which runs along the end of the value axis; where that end is not known, they are turned by so little that
nobody sees it, since LibreOffice breaks no names that are turned.
"""

import copy

from lxml import etree
from lxml.etree import _Element

from deck_presentation.names import A, C, flag, number
from previewer.slides.plots import add, axis_of, free_place, groups_beside, names_of, runs_up, value_of
from previewer.slides.point_labels import moved_by, rich_text, without_leader_lines

_MARK = b"tickLblSkip"
_GROUPS = ("barChart", "lineChart", "areaChart", "stockChart")
_UNBROKEN = 100
"""LibreOffice breaks the names of at most so many categories."""

_HARDLY, _AS_VIEWERS_LIKE = "1", -60_000_000
"""60,000ths of a degree; the second is no angle, but what PowerPoint writes for names that nobody has turned."""
_GAP = 0.012
"""Between the axis and the names, a share of the chart's height."""


def may_have_skipped_names(data: bytes) -> bool:
    """Whether a chart part is worth reading: one of its axes leaves names out."""
    return _MARK in data


def leave_out_names(root: _Element) -> bool:
    """Empty the names that no axis shows, and hang those that it shows; returns whether there were any.

    Where labels of values say the names as well, all of them are left as they are.
    """
    if any(flag(shown, "val", default=True) for shown in root.iter(f"{C}showCatName")):
        return False
    hung: list[_Element] = []
    changed = False
    for group in [found for kind in _GROUPS for found in root.iter(f"{C}{kind}")]:
        axis = axis_of(root, group, "catAx")
        skip = int(value_of(axis.find(f"{C}tickLblSkip"))) if axis is not None else 1
        if axis is None or skip < 2:
            continue
        for place, name in names_of(group):
            if place % skip:
                name.text = ""
        changed = True
        values = axis_of(root, group, "valAx")
        if axis in hung or not _may_be_broken(axis, group):
            continue
        if values is not None and _has_lower_end(values):
            hung.append(axis)
            _hang(group, axis, values)
        else:
            for body in axis.iterfind(f"{C}txPr/{A}bodyPr"):
                body.set("rot", _HARDLY)
    for axis in hung:
        for position in axis.iterfind(f"{C}tickLblPos"):
            position.set("val", "none")
    return changed


def _has_lower_end(axis: _Element) -> bool:
    """Whether it is known where the names stand at an axis of values."""
    return axis.find(f"{C}scaling/{C}min") is not None and runs_up(axis)


def _may_be_broken(axis: _Element, group: _Element) -> bool:
    """Whether the names of an axis stand upright below what is drawn, where LibreOffice would break them."""
    direction, body = group.find(f"{C}barDir"), axis.find(f"{C}txPr/{A}bodyPr")
    lies = direction is not None and direction.get("val") == "bar"
    turned = body is not None and number(body.get("rot")) not in {0, _AS_VIEWERS_LIKE}
    hidden = flag(axis.find(f"{C}delete"), "val")
    last = max((place for place, _ in names_of(group)), default=_UNBROKEN)
    return not (lies or turned or hidden) and last < _UNBROKEN


def _hang(group: _Element, axis: _Element, values: _Element) -> None:
    """Write the names of an axis as labels of a line along the lower end of the axis of values."""
    shown = {place: name.text for place, name in names_of(group) if name.text}
    count = 1 + max(place for place, _ in names_of(group))
    low = value_of(values.find(f"{C}scaling/{C}min"))
    line = etree.Element(f"{C}lineChart")
    add(line, "grouping", "standard")
    add(line, "varyColors", "0")
    series = add(line, "ser")
    place = free_place(group)
    add(series, "idx", place)
    add(series, "order", place)
    etree.SubElement(etree.SubElement(add(series, "spPr"), f"{A}ln"), f"{A}noFill")
    add(add(series, "marker"), "symbol", "none")
    labels = add(series, "dLbls")
    for at, text in sorted(shown.items()):
        label = add(labels, "dLbl")
        add(label, "idx", at)
        label.append(moved_by(_GAP))
        label.append(rich_text(text or "", axis.find(f"{C}txPr")))
        _say(label, value=True)
    _say(labels, value=False)
    without_leader_lines(labels)
    literal = add(add(series, "val"), "numLit")
    add(literal, "ptCount", count)
    for at in range(count):
        point = etree.SubElement(literal, f"{C}pt", idx=str(at))
        etree.SubElement(point, f"{C}v").text = repr(low)
    # LibreOffice bends all lines of a plot, or none of them.
    is_smooth = any(flag(one, "val", default=True) for each in groups_beside(group) for one in each.iter(f"{C}smooth"))
    add(series, "smooth", int(is_smooth))
    add(line, "marker", "1")
    line.extend(copy.deepcopy(one) for one in group.iterfind(f"{C}axId"))
    alike = _on_axes_of(group)
    alike[-1].addnext(line)
    # LibreOffice counts the entries of a legend by axes, and not by the numbers of series.
    before = sum(len(one.findall(f"{C}ser")) for one in (alike if _is_first(group) else groups_beside(group)))
    for position in axis.iterfind(f"../../{C}legend/{C}legendPos"):
        entry = etree.Element(f"{C}legendEntry")
        add(entry, "idx", before)
        add(entry, "delete", 1)
        position.addnext(entry)


def _axes(group: _Element) -> set[str | None]:
    return {one.get("val") for one in group.iterfind(f"{C}axId")}


def _on_axes_of(group: _Element) -> list[_Element]:
    """The groups that are measured by the axes of `group`, itself among them."""
    return [one for one in groups_beside(group) if _axes(one) == _axes(group)]


def _is_first(group: _Element) -> bool:
    """Whether a group is measured by the first axes of its plot."""
    return _axes(group) == _axes(groups_beside(group)[0])


def _say(labels: _Element, *, value: bool) -> None:
    """Where labels stand, and what they say."""
    if value:
        add(labels, "dLblPos", "b")
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        add(labels, f"show{name}", int(value and name == "Val"))
