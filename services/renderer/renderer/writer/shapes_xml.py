"""PresentationML for shapes and groups."""

from renderer.scene import Freeform, Group, Shape
from renderer.writer.effects_xml import effects_xml
from renderer.writer.frames_xml import geometry_xml, locks_xml, place_xml, placeholder_xml, transform_xml, turned
from renderer.writer.links import Links
from renderer.writer.paint_xml import line_xml, paint_xml
from renderer.writer.text_xml import body_xml

_CORNER = 1 - 0.5**0.5
"""How much of its radius a rounded corner keeps text away from the edges; insets count from the frame."""
_SITES = (("hc", "t"), ("l", "vc"), ("hc", "b"), ("r", "vc"))


def shape_xml(shape: Shape, identity: str, links: Links, language: str) -> str:
    """`p:sp`: a text box, a placeholder or a drawn shape; it says what it does not inherit."""
    text_box = ' txBox="1"' if _is_text_box(shape) else ""
    locks = locks_xml("spLocks", *(("noGrp",) if shape.placeholder else ()), *shape.locks)
    corner = shape.radius * _CORNER if shape.geometry == "roundRect" else 0.0
    text = body_xml(shape.body, links, language, corner, shape.inherits) if shape.body else ""
    return (
        f"<p:sp><p:nvSpPr>{identity}<p:cNvSpPr{text_box}>{locks}</p:cNvSpPr>"
        f"<p:nvPr>{placeholder_xml(shape.placeholder)}</p:nvPr></p:nvSpPr>{_properties(shape, links)}{text}</p:sp>"
    )


def group_xml(group: Group, identity: str, inner: str) -> str:
    """`p:grpSp` around the XML of its elements."""
    place = place_xml(group.frame) + place_xml(group.frame, "chOff", "chExt")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity}<p:cNvGrpSpPr>{locks_xml('grpSpLocks', *group.locks)}</p:cNvGrpSpPr><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm{turned(group.turn)}>{place}</a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
    )


def _properties(shape: Shape, links: Links) -> str:
    """`p:spPr`."""
    if "look" in shape.inherits:
        return (
            "<p:spPr/>" if "place" in shape.inherits else f"<p:spPr>{transform_xml(shape.frame, shape.turn)}</p:spPr>"
        )
    if shape.path is not None:
        geometry = _freeform(shape.path)
    else:
        geometry = geometry_xml(shape.geometry, shape.frame, shape.radius, shape.adjustments)
    return (
        f"<p:spPr>{transform_xml(shape.frame, shape.turn)}{geometry}{paint_xml(shape.fill, links)}"
        f"{line_xml(shape.line)}{effects_xml(shape.effects)}</p:spPr>"
    )


def _is_text_box(shape: Shape) -> bool:
    plain = shape.geometry == "rect" and shape.fill is None and (shape.line is None or shape.text_box)
    return plain and shape.body is not None and shape.placeholder is None


def _freeform(path: Freeform) -> str:
    """`a:custGeom`, with the four connection sites of a box."""
    sites = "".join(f'<a:cxn ang="0"><a:pos x="{x}" y="{y}"/></a:cxn>' for x, y in _SITES)
    steps = "".join(_step(name, points) for name, points in path.steps)
    return (
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{sites}</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{path.width}" h="{path.height}">{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _step(name: str, points: tuple[tuple[int, int], ...]) -> str:
    inner = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
    return f"<a:{name}>{inner}</a:{name}>" if inner else f"<a:{name}/>"
