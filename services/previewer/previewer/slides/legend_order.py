"""Legends of lying bars, for LibreOffice in the order in which PowerPoint writes them.

LibreOffice turns the order around wherever bars lie beside each other. PowerPoint writes names in a row in the order of
the series, and those in a column in the order of the bars. Where the two differ, the copy has a line without values for
each name, in the order that LibreOffice turns into the right one, and the bars are left out of the legend.
"""

import copy

from lxml import etree
from lxml.etree import _Element

from deck_presentation.names import A, C, flag, number
from previewer.slides.plots import add, axis_of, free_place, groups_beside, runs_up, value_of

_MARKS = (b'barDir val="bar"', b"legendPos")
_ROWS = frozenset({"t", "b"})
_KEY = "7"
"""The side of the key that LibreOffice draws beside the name of bars, pt."""


def may_have_turned_legend(data: bytes) -> bool:
    """Whether a chart part is worth reading: it has lying bars and a legend."""
    return all(mark in data for mark in _MARKS)


def order_legend(root: _Element) -> bool:
    """Let the names in the legend of a chart of lying bars stand in PowerPoint's order; returns whether they did not.

    Charts with other series beside the bars stay as they are.
    """
    legend, group = root.find(f"{C}chart/{C}legend"), root.find(f"{C}chart/{C}plotArea/{C}barChart")
    if legend is None or group is None or groups_beside(group) != [group] or not _are_turned(root, group, legend):
        return False
    bars = group.findall(f"{C}ser")
    entries = {int(value_of(entry.find(f"{C}idx"))): entry for entry in legend.iterfind(f"{C}legendEntry")}
    deleted = {place for place, entry in entries.items() if flag(entry.find(f"{C}delete"), "val", default=True)}
    listed = [bar for place, bar in enumerate(bars) if place not in deleted]
    if len(listed) < 2 or any(bar.find(f"{C}trendline") is not None for bar in bars):
        return False
    group.addnext(_lines(group, listed))
    for entry in entries.values():
        legend.remove(entry)
    for place in reversed(range(len(bars))):
        _leave_out(legend, place)
    return True


def _are_turned(root: _Element, group: _Element, legend: _Element) -> bool:
    """Whether LibreOffice and PowerPoint write the names of a group in different orders."""
    direction, grouping = group.find(f"{C}barDir"), group.find(f"{C}grouping")
    stacked = grouping is not None and grouping.get("val") != "clustered"
    if stacked or direction is None or direction.get("val") != "bar":
        return False
    position, axis = legend.find(f"{C}legendPos"), axis_of(root, group, "catAx")
    in_row = position is not None and position.get("val") in _ROWS
    return in_row or (axis is not None and not runs_up(axis))


def _lines(group: _Element, listed: list[_Element]) -> _Element:
    """A group of lines without values, named and coloured as the bars are, the last first."""
    lines = etree.Element(f"{C}lineChart")
    add(lines, "grouping", "standard")
    add(lines, "varyColors", 0)
    first = free_place(group)
    for place, bar in enumerate(reversed(listed), first):
        line = add(lines, "ser")
        add(line, "idx", place)
        add(line, "order", place)
        line.extend(copy.deepcopy(name) for name in bar.iterfind(f"{C}tx"))
        etree.SubElement(etree.SubElement(add(line, "spPr"), f"{A}ln"), f"{A}noFill")
        marker = add(line, "marker")
        add(marker, "symbol", "square")
        add(marker, "size", _KEY)
        marker.extend(copy.deepcopy(fill) for fill in bar.iterfind(f"{C}spPr"))
        names = bar.find(f"{C}cat")
        if names is not None:
            line.append(copy.deepcopy(names))
        add(add(add(line, "val"), "numLit"), "ptCount", _count(bar))
    add(lines, "marker", 1)
    lines.extend(copy.deepcopy(axis) for axis in group.iterfind(f"{C}axId"))
    return lines


def _count(bar: _Element) -> int:
    return max((number(count.get("val")) for count in bar.iterfind(f"{C}val//{C}ptCount")), default=0)


def _leave_out(legend: _Element, place: int) -> None:
    """Delete the entry of a series from a legend, behind its position."""
    entry = etree.Element(f"{C}legendEntry")
    add(entry, "idx", place)
    add(entry, "delete", 1)
    legend.insert(1 if legend.find(f"{C}legendPos") is not None else 0, entry)
