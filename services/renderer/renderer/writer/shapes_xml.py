"""PresentationML for shapes and groups."""

from renderer.scene import Freeform, Group, Shape
from renderer.writer.effects_xml import effects_xml
from renderer.writer.frames_xml import geometry_xml, locks_xml, place_xml, placeholder_xml, transform_xml, turned
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.paint_xml import line_xml, paint_xml
from renderer.writer.text_xml import body_xml

_CORNER = 1 - 0.5**0.5
"""How much of its radius a rounded corner keeps text away from the edges; insets count from the frame."""
_SITES = (("hc", "t"), ("l", "vc"), ("hc", "b"), ("r", "vc"))


def shape_xml(shape: Shape, identity: Markup, links: Links, language: str) -> Markup:
    """`p:sp`: a text box, a placeholder or a drawn shape; it says what it does not inherit."""
    text_box = markup(' txBox="1"') if _is_text_box(shape) else NOTHING
    locks = locks_xml("spLocks", *(("noGrp",) if shape.placeholder else ()), *shape.locks)
    corner = shape.radius * _CORNER if shape.geometry == "roundRect" else 0.0
    free = shape.placeholder is None
    text = body_xml(shape.body, links, language, corner, shape.inherits, free=free) if shape.body else NOTHING
    return markup(
        "<p:sp><p:nvSpPr>%s<p:cNvSpPr%s>%s</p:cNvSpPr><p:nvPr>%s</p:nvPr></p:nvSpPr>%s%s</p:sp>",
        identity,
        text_box,
        locks,
        placeholder_xml(shape.placeholder),
        _properties(shape, links),
        text,
    )


def group_xml(group: Group, identity: Markup, inner: Markup) -> Markup:
    """`p:grpSp` around the XML of its elements."""
    place = joined((place_xml(group.frame), place_xml(group.frame, "chOff", "chExt")))
    return markup(
        "<p:grpSp><p:nvGrpSpPr>%s<p:cNvGrpSpPr>%s</p:cNvGrpSpPr><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
        "<a:xfrm%s>%s</a:xfrm></p:grpSpPr>%s</p:grpSp>",
        identity,
        locks_xml("grpSpLocks", *group.locks),
        turned(group.turn),
        place,
        inner,
    )


def _properties(shape: Shape, links: Links) -> Markup:
    """`p:spPr`."""
    if "look" in shape.inherits:
        return (
            markup("<p:spPr/>")
            if "place" in shape.inherits
            else markup("<p:spPr>%s</p:spPr>", transform_xml(shape.frame, shape.turn))
        )
    if shape.path is not None:
        geometry = _freeform(shape.path)
    else:
        geometry = geometry_xml(shape.geometry, shape.frame, shape.radius, shape.adjustments)
    return markup(
        "<p:spPr>%s%s%s%s%s</p:spPr>",
        transform_xml(shape.frame, shape.turn),
        geometry,
        paint_xml(shape.fill, links),
        line_xml(shape.line),
        effects_xml(shape.effects),
    )


def _is_text_box(shape: Shape) -> bool:
    plain = shape.geometry == "rect" and shape.fill is None and (shape.line is None or shape.text_box)
    return plain and shape.body is not None and shape.placeholder is None


def _freeform(path: Freeform) -> Markup:
    """`a:custGeom`, with the four connection sites of a box."""
    sites = joined(
        markup('<a:cxn ang="0"><a:pos x="%s" y="%s"/></a:cxn>', attribute(x), attribute(y)) for x, y in _SITES
    )
    steps = joined(_step(name, points) for name, points in path.steps)
    return markup(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>%s</a:cxnLst>"
        '<a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path w="%s" h="%s">%s</a:path></a:pathLst>'
        "</a:custGeom>",
        sites,
        path.width,
        path.height,
        steps,
    )


def _step(name: str, points: tuple[tuple[int, int], ...]) -> Markup:
    inner = joined(markup('<a:pt x="%s" y="%s"/>', x, y) for x, y in points)
    return (
        markup("<a:%s>%s</a:%s>", attribute(name), inner, attribute(name))
        if inner
        else markup("<a:%s/>", attribute(name))
    )
