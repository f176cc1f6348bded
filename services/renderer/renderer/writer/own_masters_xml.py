"""Masters and layouts that a document drew."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Sequence

from renderer.scene import Element, Fill, LayoutPage, MasterPage
from renderer.writer.elements_xml import ElementWriter, ids_of
from renderer.writer.links import Links
from renderer.writer.markup import attribute
from renderer.writer.master_xml import COLOR_MAP
from renderer.writer.paint_xml import paint_xml
from renderer.writer.slide_xml import DECLARATION, NAMESPACES, group_xml

_FIRST_ID = 2_147_483_648
# Room for the layouts of a master between its id and the next one's; ours come first.
_IDS_EACH = 1_000
_LEVELS = 9
_LEVEL = 457_200


def master_id(number: int) -> int:
    """The id of the master `number`, from 0; those of its layouts follow."""
    return _FIRST_ID + (number + 1) * _IDS_EACH


def own_master_xml(master: MasterPage, number: int, links: Links, language: str) -> str:
    """The master `number`, from 0, whose layouts hang on rId1, rId2, ..."""
    layouts = "".join(
        f'<p:sldLayoutId id="{master_id(number) + index}" r:id="rId{index}"/>'
        for index in range(1, len(master.layouts) + 1)
    )
    ground = _background(master.background or "bg1", links)
    return (
        f'{DECLARATION}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld name="{attribute(master.name)}">{ground}'
        f"{_tree(master.elements, links, language)}</p:cSld>{COLOR_MAP}<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{_levels('mj', 1)}</p:titleStyle><p:bodyStyle>{_levels('mn', _LEVELS)}</p:bodyStyle>"
        f"<p:otherStyle>{_levels('mn', _LEVELS)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def own_layout_xml(layout: LayoutPage, links: Links, language: str) -> str:
    """A layout."""
    ground = _background(layout.background, links) if layout.background is not None else ""
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name="{attribute(layout.name)}">{ground}'
        f"{_tree(layout.elements, links, language)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _tree(elements: Sequence[Element], links: Links, language: str) -> str:
    writer = ElementWriter(ids_of(elements), links, language, {})
    return f"<p:spTree>{group_xml()}{''.join(writer.xml(element) for element in elements)}</p:spTree>"


def _background(fill: Fill, links: Links) -> str:
    return f"<p:bg><p:bgPr>{paint_xml(fill, links)}<a:effectLst/></p:bgPr></p:bg>"


def _levels(font: str, count: int) -> str:
    return "".join(
        f'<a:lvl{level}pPr marL="{_LEVEL * (level - 1)}" indent="0"><a:buNone/><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, count + 1)
    )
