"""The label of each point of a series, as an element of its own: series mostly say once what holds for all."""

import copy
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from deck_presentation.names import A, C, child

_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_CHARTS_OF_2013 = "http://schemas.microsoft.com/office/drawing/2012/chart"


def labels_of_points(series: _Element) -> Iterator[tuple[str, _Element]]:
    """The index and the `c:dLbl` of each cached value of a series with labels; missing ones are made of the common."""
    labels = series.find(f"{C}dLbls")
    if labels is None:
        return
    own = {index.get("val"): label for label in labels.iterfind(f"{C}dLbl") for index in label.iterfind(f"{C}idx")}
    # Labels of points come first; what follows holds for all of them.
    common = [part for part in labels if part.tag not in {f"{C}dLbl", f"{C}extLst"}]
    for index in points_of(series):
        label = own.get(index)
        if label is None and common:
            label = etree.Element(f"{C}dLbl")
            etree.SubElement(label, f"{C}idx").set("val", index)
            label.extend(copy.deepcopy(part) for part in common if part.tag != f"{C}showLeaderLines")
            common[0].addprevious(label)
        if label is not None:
            yield index, label


def points_of(series: _Element) -> dict[str, _Element]:
    """The elements of the cached values of a series by their index."""
    found = series.iterfind(f"{C}val/{C}numRef/{C}numCache/{C}pt")
    literal = series.iterfind(f"{C}val/{C}numLit/{C}pt")
    return {str(point.get("idx")): value for point in (*found, *literal) if (value := point.find(f"{C}v")) is not None}


def rich_text(text: str, style: _Element | None) -> _Element:
    """`c:tx` of one run, in the type that `style` has."""
    rich = etree.SubElement(etree.Element(f"{C}tx"), f"{C}rich")
    body = child(style, f"{A}bodyPr")
    rich.append(etree.Element(f"{A}bodyPr") if body is None else copy.deepcopy(body))
    run = etree.SubElement(etree.SubElement(rich, f"{A}p"), f"{A}r")
    known = child(style, f"{A}p", f"{A}pPr", f"{A}defRPr")
    if known is not None:
        properties = copy.deepcopy(known)
        properties.tag = f"{A}rPr"
        run.append(properties)
    etree.SubElement(run, f"{A}t").text = text
    outer = rich.getparent()
    assert outer is not None
    return outer


def moved_by(share: float) -> _Element:
    """`c:layout` of a label that stands lower than by itself, by a share of the chart's height."""
    layout = etree.Element(f"{C}layout")
    manual = etree.SubElement(layout, f"{C}manualLayout")
    etree.SubElement(manual, f"{C}x").set("val", "0")
    etree.SubElement(manual, f"{C}y").set("val", f"{share:.5f}")
    return layout


def without_leader_lines(labels: _Element) -> None:
    """LibreOffice draws a line from a label that was moved to where it stood."""
    for known in labels.findall(f"{C}extLst"):
        labels.remove(known)
    extension = etree.SubElement(etree.SubElement(labels, f"{C}extLst"), f"{C}ext", nsmap={"c15": _CHARTS_OF_2013})
    extension.set("uri", _EXTENSION)
    etree.SubElement(extension, f"{{{_CHARTS_OF_2013}}}showLeaderLines").set("val", "0")
