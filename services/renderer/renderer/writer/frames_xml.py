"""Who an element is, where it stands, what it fills: what all elements have in PresentationML."""

from renderer.scene import EMU_PER_PT, Element, Frame, Placeholder, Turn
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import angle_xml

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_SMALL = frozenset({"sldNum", "ftr"})
"""Kinds of placeholders that take a quarter of a line."""


def identity_xml(element: Element, shape_id: int, click: str = "") -> str:
    """`p:cNvPr`; `click` is its `a:hlinkClick`."""
    described = f' descr="{attribute(element.description)}"' if element.description else ""
    inner = click + (_DECORATIVE if element.decorative else "")
    return f'<p:cNvPr id="{shape_id}" name="{attribute(element.name)}"{described}>{inner}</p:cNvPr>'


def placeholder_xml(placeholder: Placeholder | None) -> str:
    """`p:ph`, or nothing."""
    if placeholder is None:
        return ""
    kind = f' type="{attribute(placeholder.kind)}"' if placeholder.kind else ""
    size = ' sz="quarter"' if placeholder.kind in _SMALL else ""
    idx = f' idx="{placeholder.idx}"' if placeholder.idx is not None else ""
    return f"<p:ph{kind}{size}{idx}/>"


def place_xml(frame: Frame, offset: str = "off", extent: str = "ext") -> str:
    """A corner and a size."""
    return f'<a:{offset} x="{frame.x}" y="{frame.y}"/><a:{extent} cx="{frame.width}" cy="{frame.height}"/>'


def transform_xml(frame: Frame, turn: Turn) -> str:
    """`a:xfrm`."""
    return f"<a:xfrm{turned(turn)}>{place_xml(frame)}</a:xfrm>"


def turned(turn: Turn) -> str:
    """The attributes of an `a:xfrm`."""
    rotation = f' rot="{angle_xml(turn.rotation)}"' if turn.rotation % 360 else ""
    return rotation + (' flipH="1"' if turn.flip_h else "") + (' flipV="1"' if turn.flip_v else "")


def geometry_xml(preset: str, frame: Frame, radius: float = 0.0, adjustments: tuple[tuple[str, int], ...] = ()) -> str:
    """`a:prstGeom`; `radius` (pt) is that of a `roundRect`."""
    adjust = "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in adjustments)
    if preset == "roundRect":
        side = max(min(frame.width, frame.height), 1)
        adjust = f'<a:gd name="adj" fmla="val {min(round(radius * EMU_PER_PT / side * 100_000), 50_000)}"/>'
    return f'<a:prstGeom prst="{preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def locks_xml(tag: str, *names: str) -> str:
    """What a person may not do with an element, or nothing."""
    listed = "".join(f' {name}="1"' for name in names)
    return f"<a:{tag}{listed}/>" if listed else ""


def graphic_frame_xml(
    frame: Frame, identity: str, kind: str, content: str, placeholder: Placeholder | None = None
) -> str:
    """`p:graphicFrame` around `content`, whose namespace is `kind`."""
    filled = f"<p:nvPr>{placeholder_xml(placeholder)}</p:nvPr>" if placeholder else "<p:nvPr/>"
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr>{filled}</p:nvGraphicFramePr><p:xfrm>{place_xml(frame)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
    )
