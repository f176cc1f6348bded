"""Turns pages round for scripts that run from right to left."""

from dataclasses import replace

from deck_documents.protocol_v2 import MarketMapSlide, SlideBase, WaterfallSlide
from renderer.filling import Filled
from renderer.scene import (
    EMU_PER_PT,
    Align,
    Chart,
    Connector,
    Element,
    Frame,
    Page,
    Paragraph,
    Shape,
    Table,
)
from renderer.scripts import is_rtl

_OPPOSITE: dict[Align, Align] = {"l": "r", "r": "l", "ctr": "ctr"}
_MIRRORED_SITE = {0: 0, 1: 3, 2: 2, 3: 1}


def directed(page: Page, slide: SlideBase, axis: float) -> Page:
    """`page` with right-to-left paragraphs marked, and mirrored as a whole if its title runs from right to left.

    Mirrored, x becomes `axis` - x (pt). Maps and charts keep their axes.
    """
    width = round(axis * EMU_PER_PT)
    elements = page.elements
    if is_rtl(slide.title) and not isinstance(slide, MarketMapSlide | WaterfallSlide):
        elements = tuple(_mirrored(element, width) for element in elements)
    return replace(page, elements=tuple(_marked(element) for element in elements))


def _mirrored(element: Element, width: int) -> Element:
    match element:
        case Filled():
            return element  # A placeholder stands where its template says.
        case Shape():
            left, top, right, bottom = element.insets
            lines = tuple(replace(line, align=_OPPOSITE[line.align]) for line in element.paragraphs)
            return replace(
                element,
                frame=_flipped(element.frame, width),
                insets=(right, top, left, bottom),
                paragraphs=lines,
                rising=not element.rising if element.geometry == "line" else False,
            )
        case Table():
            rows = tuple(
                tuple(
                    replace(cell, paragraphs=tuple(replace(p, align=_OPPOSITE[p.align]) for p in cell.paragraphs))
                    for cell in reversed(row)
                )
                for row in element.rows
            )
            # PowerPoint turns a table round for its rtl flag, LibreOffice does not: turned here, both show the same.
            return replace(
                element, frame=_flipped(element.frame, width), rows=rows, widths=element.widths[::-1], labels_last=True
            )
        case Chart():
            return replace(element, frame=_flipped(element.frame, width))
        case Connector():
            (x1, y1), (x2, y2) = element.start, element.end
            sites = (_MIRRORED_SITE[element.from_site], _MIRRORED_SITE[element.to_site])
            return replace(element, start=(width - x1, y1), end=(width - x2, y2), from_site=sites[0], to_site=sites[1])
        case _:
            return element


def _flipped(frame: Frame, width: int) -> Frame:
    return replace(frame, x=width - frame.x - frame.width)


def _marked(element: Element) -> Element:
    match element:
        case Shape() if any(is_rtl(line.text) for line in element.paragraphs):
            return replace(element, paragraphs=tuple(_marked_line(line) for line in element.paragraphs))
        case Table():
            rows = tuple(
                tuple(replace(cell, paragraphs=tuple(_marked_line(line) for line in cell.paragraphs)) for cell in row)
                for row in element.rows
            )
            return replace(element, rows=rows)
        case _:
            return element


def _marked_line(line: Paragraph) -> Paragraph:
    return replace(line, rtl=True) if is_rtl(line.text) else line
