"""The label of each point of a series, as an element of its own: series mostly say once what holds for all."""

import copy
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from deck_presentation.names import C


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
