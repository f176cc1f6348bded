"""PresentationML for connectors."""

from collections.abc import Mapping

from renderer.scene import EMU_PER_PT, Connector
from renderer.writer.paint_xml import line_xml

_QUARTER_TURN = 5_400_000
_UPRIGHT_SITES = {0, 2}
_HALF_WAY = 0.5
# Ends that are less apart across their way, in EMU, are in line.
_ALIGNED = EMU_PER_PT // 4


def connector_xml(connector: Connector, identity: str, ids: Mapping[str, int]) -> str:
    """`p:cxnSp`, glued to the shapes that `ids` knows by name."""
    ends = f'<a:headEnd type="{connector.arrow_start}"/>' if connector.arrow_start else ""
    ends += f'<a:tailEnd type="{connector.arrow_end}"/>' if connector.arrow_end else ""
    glue = ""
    for tag, target in (("stCxn", connector.glue_start), ("endCxn", connector.glue_end)):
        if target:
            glue += f'<a:{tag} id="{ids[target[0]]}" idx="{target[1]}"/>'
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{identity}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{_transform(connector)}{_geometry(connector)}{line_xml(connector.line, ends=ends)}</p:spPr></p:cxnSp>"
    )


def _transform(connector: Connector) -> str:
    """`a:xfrm`. A bent connector leaves sideways; one that leaves up or down is that one turned by a quarter."""
    (x1, y1), (x2, y2) = connector.start, connector.end
    width, height = abs(x2 - x1), abs(y2 - y1)
    left, top = min(x1, x2), min(y1, y2)
    flip_h, flip_v = ' flipH="1"' if x2 < x1 else "", ' flipV="1"' if y2 < y1 else ""
    if connector.kind == "straight":
        return _placed(flip_h + flip_v, left, top, width, height)
    if _is_in_line(connector):
        return _placed(flip_h, left, top, width, height)
    # A way along no distance is drawn a little longer, or its bends would have no measure.
    if not _leaves_upright(connector):
        return _placed(flip_h + flip_v, left, top, max(width, EMU_PER_PT), height)
    height = max(height, EMU_PER_PT)
    downwards = y2 >= y1
    turn = f' rot="{_QUARTER_TURN if downwards else 3 * _QUARTER_TURN}"'
    if (x2 > x1) == downwards:
        turn = f' rot="{3 * _QUARTER_TURN if downwards else _QUARTER_TURN}" flipH="1"'
    middle_x, middle_y = left + width // 2, top + height // 2
    return _placed(turn, middle_x - height // 2, middle_y - width // 2, height, width)


def _geometry(connector: Connector) -> str:
    """`a:prstGeom`."""
    if connector.kind == "straight":
        return '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
    family = "bent" if connector.kind == "elbow" else "curved"
    if connector.corner:
        return f'<a:prstGeom prst="{family}Connector2"><a:avLst/></a:prstGeom>'
    preset = "straightConnector1" if _is_in_line(connector) else f"{family}Connector3"
    bend = ""
    if connector.bend is not None and connector.bend != _HALF_WAY:
        bend = f'<a:gd name="adj1" fmla="val {round(connector.bend * 100_000)}"/>'
    return f'<a:prstGeom prst="{preset}"><a:avLst>{bend}</a:avLst></a:prstGeom>'


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


def _placed(attributes: str, x: int, y: int, width: int, height: int) -> str:
    return f'<a:xfrm{attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
