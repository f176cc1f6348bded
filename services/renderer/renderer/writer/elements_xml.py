"""PresentationML for the elements of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renderer.scene import Chart, Connector, Element, Group, Media, Picture, Shape, Table, nested
from renderer.writer.connectors_xml import connector_xml
from renderer.writer.frames_xml import graphic_frame_xml, identity_xml
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.media_xml import PLAY_CLICK, picture_xml
from renderer.writer.shapes_xml import group_xml, shape_xml
from renderer.writer.tables_xml import table_xml
from renderer.writer.text_xml import click_xml

_CHART = markup("http://schemas.openxmlformats.org/drawingml/2006/chart")


@dataclass(frozen=True, slots=True)
class ElementWriter:
    """Writes the elements of one page; `ids` and `charts` know elements' ids and charts' relationships by name."""

    ids: Mapping[str, int]
    links: Links
    language: str
    charts: Mapping[str, str]

    def xml(self, element: Element) -> Markup:
        """The element, with everything in it."""
        match element:
            case Shape():
                identity = self._identity(element, click_xml(element.link, self.links))
                return shape_xml(element, identity, self.links, self.language)
            case Picture():
                click = PLAY_CLICK if isinstance(element, Media) else click_xml(element.link, self.links)
                return picture_xml(element, self._identity(element, click), self.links)
            case Table():
                return table_xml(element, self._identity(element), self.links, self.language)
            case Connector():
                return connector_xml(element, self._identity(element), self.ids)
            case Group():
                return group_xml(element, self._identity(element), joined(map(self.xml, element.elements)))
            case Chart():
                chart = markup('<c:chart xmlns:c="%s" r:id="%s"/>', _CHART, attribute(self.charts[element.name]))
                return graphic_frame_xml(element.frame, self._identity(element), _CHART, chart)
            case _:
                raise TypeError(type(element))

    def _identity(self, element: Element, click: Markup = NOTHING) -> Markup:
        return identity_xml(element, self.ids[element.name], click)


def ids_of(elements: Sequence[Element]) -> dict[str, int]:
    """Ids of elements by name: they count from 2, first those on the page itself, then those in groups."""
    return {element.name: number for number, element in enumerate([*elements, *nested(elements)], 2)}
