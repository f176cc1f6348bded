"""Bent and curved connectors run in pictures where the file says.

LibreOffice 7.4 finds a way of its own for a connector, and overlooks bends that lie outside its two ends: a line that
goes round a box runs along the edge of the box there. Written as a plain shape of the same preset, it is drawn by its
points.
"""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from deck_presentation.names import A, P

_PRESETS = ("bentConnector", "curvedConnector")


def has_bent_connectors(root: _Element) -> bool:
    """Whether a slide has any."""
    return next(_bent(root), None) is not None


def keep_bends(root: _Element) -> bool:
    """Write them as shapes; returns whether there was any."""
    connectors = list(_bent(root))
    for connector in connectors:
        connector.tag = f"{P}sp"
        for properties in connector.findall(f"{P}nvCxnSpPr"):
            properties.tag = f"{P}nvSpPr"
            for own in properties.findall(f"{P}cNvCxnSpPr"):
                properties.replace(own, etree.Element(f"{P}cNvSpPr"))
    return bool(connectors)


def _bent(root: _Element) -> Iterator[_Element]:
    for connector in root.iter(f"{P}cxnSp"):
        geometry = connector.find(f"{P}spPr/{A}prstGeom")
        if geometry is not None and geometry.get("prst", "").startswith(_PRESETS):
            yield connector
