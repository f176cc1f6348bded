"""Slide and notes parts."""

from renderer.scene import Chart, Page, nested
from renderer.writer.elements_xml import ElementWriter, ids_of
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup
from renderer.writer.paint_xml import paint_xml
from renderer.writer.text_xml import paragraphs_xml
from renderer.writer.timing.timing_xml import timing_xml
from renderer.writer.timing.transition_xml import transition_xml

NAMESPACES = markup(
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_HIDDEN = markup(' showMasterSp="0"')
DECLARATION = markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
TREE_ROOT = markup(
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    "</a:xfrm></p:grpSpPr>"
)


def slide_xml(page: Page, language: str, links: Links) -> Markup:
    """One slide; what it refers to is noted in `links`.

    Charts hang on rId2, rId3, ... in the order of `charts_of`.
    """
    ids = ids_of(page.elements)
    charts = {chart.name: f"rId{number}" for number, chart in enumerate(charts_of(page), 2)}
    writer = ElementWriter(ids, links, language, charts)
    shapes = [writer.xml(element) for element in page.elements]
    return markup(
        "%s<p:sld %s%s><p:cSld>%s<p:spTree>%s%s</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>"
        "</p:clrMapOvr>%s%s</p:sld>",
        DECLARATION,
        NAMESPACES,
        _HIDDEN if page.bare else NOTHING,
        _background(page, links),
        TREE_ROOT,
        joined(shapes),
        transition_xml(page.transition),
        timing_xml(page, ids),
    )


def charts_of(page: Page) -> list[Chart]:
    """The charts of a page, first those on the slide itself, then those in groups."""
    return [e for e in (*page.elements, *nested(page.elements)) if isinstance(e, Chart)]


def _background(page: Page, links: Links) -> Markup:
    if page.background is None:
        return NOTHING
    return markup("<p:bg><p:bgPr>%s<a:effectLst/></p:bgPr></p:bg>", paint_xml(page.background, links))


def notes_xml(page: Page, language: str, links: Links) -> Markup:
    """The notes slide that belongs to a slide; what it refers to is noted in `links`."""
    if isinstance(page.notes, str):
        paragraphs = joined(
            markup('<a:p><a:r><a:rPr lang="%s"/><a:t>%s</a:t></a:r></a:p>', attribute(language), escape(line))
            if line
            else markup("<a:p/>")
            for line in page.notes.split("\n")
        )
    else:
        paragraphs = paragraphs_xml(page.notes, links, language)
    return markup(
        '%s<p:notes %s><p:cSld><p:spTree>%s<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr>'
        '<p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        "<a:lstStyle/>%s</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>"
        "</p:clrMapOvr></p:notes>",
        DECLARATION,
        NAMESPACES,
        TREE_ROOT,
        paragraphs,
    )
