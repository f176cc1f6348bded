"""How a connector lies between its two points."""

from renderer.scene import EMU_PER_PT
from renderer.scene.drawing import Wire

_QUARTER_TURN = 5_400_000
_UPRIGHT_SITES = {0, 2}
_HALF_WAY = 0.5


def wire_transform(wire: Wire) -> str:
    """`a:xfrm`. A bent connector leaves sideways; one that leaves up or down is that one turned by a quarter."""
    (x1, y1), (x2, y2) = wire.start, wire.end
    width, height = abs(x2 - x1), abs(y2 - y1)
    left, top = min(x1, x2), min(y1, y2)
    if wire.kind == "straight" or not _leaves_upright(wire):
        width = width if wire.kind == "straight" else max(width, EMU_PER_PT)
        flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        return _placed(flips, left, top, width, height)
    # A way along no distance is drawn a little longer, or its bends would have no measure.
    height = max(height, EMU_PER_PT)
    downwards = y2 >= y1
    turn = f' rot="{_QUARTER_TURN if downwards else 3 * _QUARTER_TURN}"'
    if (x2 > x1) == downwards:
        turn = f' rot="{3 * _QUARTER_TURN if downwards else _QUARTER_TURN}" flipH="1"'
    middle_x, middle_y = left + width // 2, top + height // 2
    return _placed(turn, middle_x - height // 2, middle_y - width // 2, height, width)


def wire_geometry(wire: Wire) -> str:
    """`a:prstGeom`."""
    if wire.kind == "straight":
        return '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
    family = "bent" if wire.kind == "elbow" else "curved"
    if wire.corner:
        return f'<a:prstGeom prst="{family}Connector2"><a:avLst/></a:prstGeom>'
    bend = "" if wire.bend == _HALF_WAY else f'<a:gd name="adj1" fmla="val {round(wire.bend * 100_000)}"/>'
    return f'<a:prstGeom prst="{family}Connector3"><a:avLst>{bend}</a:avLst></a:prstGeom>'


def _leaves_upright(wire: Wire) -> bool:
    if wire.upright is not None:
        return wire.upright
    if wire.glue_start is not None:
        return wire.glue_start[1] in _UPRIGHT_SITES
    (x1, y1), (x2, y2) = wire.start, wire.end
    return abs(y2 - y1) > abs(x2 - x1)


def _placed(attributes: str, x: int, y: int, width: int, height: int) -> str:
    return f'<a:xfrm{attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
