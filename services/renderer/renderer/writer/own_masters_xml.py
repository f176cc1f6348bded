"""Masters and layouts that a document drew."""

from collections.abc import Sequence

from renderer.scene import Element, Fill, LayoutPage, MasterPage
from renderer.writer.elements_xml import ElementWriter, ids_of
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.master_xml import COLOR_MAP
from renderer.writer.paint_xml import paint_xml
from renderer.writer.slide_xml import DECLARATION, NAMESPACES, TREE_ROOT

_FIRST_ID = 2_147_483_648
# Room for the layouts of a master between its id and the next one's; ours come first.
_IDS_EACH = 1_000
_LEVELS = 9
_LEVEL = 457_200


def master_id(number: int) -> int:
    """The id of the master `number`, from 0; those of its layouts follow."""
    return _FIRST_ID + (number + 1) * _IDS_EACH


def own_master_xml(master: MasterPage, number: int, links: Links, language: str) -> Markup:
    """The master `number`, from 0, whose layouts hang on rId1, rId2, ..."""
    layouts = joined(
        markup('<p:sldLayoutId id="%s" r:id="rId%s"/>', master_id(number) + index, index)
        for index in range(1, len(master.layouts) + 1)
    )
    ground = _background(master.background or "bg1", links)
    return markup(
        '%s<p:sldMaster %s preserve="1">'
        '<p:cSld name="%s">%s%s</p:cSld>%s<p:sldLayoutIdLst>%s</p:sldLayoutIdLst><p:txStyles>'
        "<p:titleStyle>%s</p:titleStyle><p:bodyStyle>%s</p:bodyStyle><p:otherStyle>%s</p:otherStyle>"
        "</p:txStyles></p:sldMaster>",
        DECLARATION,
        NAMESPACES,
        attribute(master.name),
        ground,
        _tree(master.elements, links, language),
        COLOR_MAP,
        layouts,
        _levels("mj", 1),
        _levels("mn", _LEVELS),
        _levels("mn", _LEVELS),
    )


def own_layout_xml(layout: LayoutPage, links: Links, language: str) -> Markup:
    """A layout."""
    ground = _background(layout.background, links) if layout.background is not None else NOTHING
    return markup(
        '%s<p:sldLayout %s preserve="1" userDrawn="1"><p:cSld name="%s">%s%s</p:cSld><p:clrMapOvr>'
        "<a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        DECLARATION,
        NAMESPACES,
        attribute(layout.name),
        ground,
        _tree(layout.elements, links, language),
    )


def _tree(elements: Sequence[Element], links: Links, language: str) -> Markup:
    writer = ElementWriter(ids_of(elements), links, language, {})
    return markup("<p:spTree>%s%s</p:spTree>", TREE_ROOT, joined(writer.xml(element) for element in elements))


def _background(fill: Fill, links: Links) -> Markup:
    return markup("<p:bg><p:bgPr>%s<a:effectLst/></p:bgPr></p:bg>", paint_xml(fill, links))


def _levels(font: str, count: int) -> Markup:
    return joined(
        markup(
            '<a:lvl%spPr marL="%s" indent="0"><a:buNone/><a:defRPr sz="1800"><a:solidFill>'
            '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+%s-lt"/><a:ea typeface="+%s-ea"/>'
            '<a:cs typeface="+%s-cs"/></a:defRPr></a:lvl%spPr>',
            level,
            _LEVEL * (level - 1),
            attribute(font),
            attribute(font),
            attribute(font),
            level,
        )
        for level in range(1, count + 1)
    )
