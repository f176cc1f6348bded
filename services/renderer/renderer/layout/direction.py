"""Turns pages round for scripts that run from right to left."""

from dataclasses import replace

from deck_documents.protocol_v2 import MarketMapSlide, SlideBase, WaterfallSlide
from renderer.scene import (
    EMU_PER_PT,
    PAGE_WIDTH_PT,
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

_WIDTH = round(PAGE_WIDTH_PT * EMU_PER_PT)
_OPPOSITE: dict[Align, Align] = {"l": "r", "r": "l", "ctr": "ctr"}
_MIRRORED_SITE = {0: 0, 1: 3, 2: 2, 3: 1}


def directed(page: Page, slide: SlideBase) -> Page:
    """`page` with right-to-left paragraphs marked, and mirrored as a whole if its title runs from right to left.

    Maps and charts keep their axes.
    """
    elements = page.elements
    if is_rtl(slide.title) and not isinstance(slide, MarketMapSlide | WaterfallSlide):
        elements = tuple(_mirrored(element) for element in elements)
    return replace(page, elements=tuple(_marked(element) for element in elements))


def _mirrored(element: Element) -> Element:
    match element:
        case Shape():
            left, top, right, bottom = element.insets
            lines = tuple(replace(line, align=_OPPOSITE[line.align]) for line in element.paragraphs)
            return replace(
                element,
                frame=_flipped(element.frame),
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
                element, frame=_flipped(element.frame), rows=rows, widths=element.widths[::-1], labels_last=True
            )
        case Chart():
            return replace(element, frame=_flipped(element.frame))
        case Connector():
            (x1, y1), (x2, y2) = element.start, element.end
            sites = (_MIRRORED_SITE[element.from_site], _MIRRORED_SITE[element.to_site])
            return replace(
                element, start=(_WIDTH - x1, y1), end=(_WIDTH - x2, y2), from_site=sites[0], to_site=sites[1]
            )
        case _:
            return element


def _flipped(frame: Frame) -> Frame:
    return replace(frame, x=_WIDTH - frame.x - frame.width)


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
