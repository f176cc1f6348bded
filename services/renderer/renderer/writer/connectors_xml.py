"""PresentationML for connectors."""

from collections.abc import Mapping
from dataclasses import replace

from renderer.scene import EMU_PER_PT, Connector, Frame, Turn
from renderer.writer.frames_xml import transform_xml
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.paint_xml import line_xml

_UPRIGHT_SITES = {0, 2}
_HALF_WAY = 0.5
_THIN = 1.5
"""The width of lines, in pt, whose arrows are hard to see in their usual size."""
# Ends that are less apart across their way, in EMU, are in line.
_ALIGNED = EMU_PER_PT // 4


def connector_xml(connector: Connector, identity: Markup, ids: Mapping[str, int]) -> Markup:
    """`p:cxnSp`, glued to the shapes that `ids` knows by name."""
    ends = joined((_end("headEnd", connector.arrow_start, connector), _end("tailEnd", connector.arrow_end, connector)))
    glue = NOTHING
    for tag, target in (("stCxn", connector.glue_start), ("endCxn", connector.glue_end)):
        if target:
            glue = joined((glue, markup('<a:%s id="%s" idx="%s"/>', attribute(tag), ids[target[0]], target[1])))
    return markup(
        "<p:cxnSp><p:nvCxnSpPr>%s<p:cNvCxnSpPr>%s</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        "<p:spPr>%s%s%s</p:spPr></p:cxnSp>",
        identity,
        glue,
        _transform(connector),
        _geometry(connector),
        line_xml(connector.line, ends=ends),
    )


def _end(tag: str, arrow: str | None, connector: Connector) -> Markup:
    """The arrow at one end: it is as many times as large as its line is wide, so that those of thin lines are large."""
    if arrow is None:
        return NOTHING
    size = markup(' w="lg" len="lg"') if connector.line.width <= _THIN else NOTHING
    return markup('<a:%s type="%s"%s/>', attribute(tag), attribute(arrow), size)


def _transform(connector: Connector) -> Markup:
    """`a:xfrm`. A bent connector leaves sideways; one that leaves up or down is that one turned by a quarter."""
    (x1, y1), (x2, y2) = connector.start, connector.end
    width, height = abs(x2 - x1), abs(y2 - y1)
    left, top = min(x1, x2), min(y1, y2)
    flipped = Turn(flip_h=x2 < x1, flip_v=y2 < y1)
    if connector.kind == "straight":
        return transform_xml(Frame(left, top, width, height), flipped)
    if _is_in_line(connector):
        return transform_xml(Frame(left, top, width, height), replace(flipped, flip_v=False))
    # A way along no distance is drawn a little longer, or its bends would have no measure.
    if not _leaves_upright(connector):
        return transform_xml(Frame(left, top, max(width, EMU_PER_PT), height), flipped)
    height = max(height, EMU_PER_PT)
    downwards = y2 >= y1
    turn = Turn(90.0 if downwards else 270.0)
    if (x2 > x1) == downwards:
        turn = Turn(270.0 if downwards else 90.0, flip_h=True)
    middle_x, middle_y = left + width // 2, top + height // 2
    return transform_xml(Frame(middle_x - height // 2, middle_y - width // 2, height, width), turn)


def _geometry(connector: Connector) -> Markup:
    """`a:prstGeom`."""
    if connector.kind == "straight":
        return markup('<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>')
    family = "bent" if connector.kind == "elbow" else "curved"
    if connector.corner:
        return markup('<a:prstGeom prst="%sConnector2"><a:avLst/></a:prstGeom>', attribute(family))
    preset = "straightConnector1" if _is_in_line(connector) else f"{family}Connector3"
    bend = NOTHING
    if connector.bend is not None and connector.bend != _HALF_WAY:
        bend = markup('<a:gd name="adj1" fmla="val %s"/>', round(connector.bend * 100_000))
    return markup('<a:prstGeom prst="%s"><a:avLst>%s</a:avLst></a:prstGeom>', attribute(preset), bend)


def _is_in_line(connector: Connector) -> bool:
    """Whether a connector that may do without a bend needs none."""
    (x1, y1), (x2, y2) = connector.start, connector.end
    return connector.bend is None and abs(x2 - x1 if _leaves_upright(connector) else y2 - y1) < _ALIGNED


def _leaves_upright(connector: Connector) -> bool:
    if connector.upright is not None:
        return connector.upright
    if connector.glue_start is not None:
        return connector.glue_start[1] in _UPRIGHT_SITES
    (x1, y1), (x2, y2) = connector.start, connector.end
    return abs(y2 - y1) > abs(x2 - x1)
