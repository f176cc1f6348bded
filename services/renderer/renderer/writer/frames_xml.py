"""Who an element is, where it stands, what it fills: what all elements have in PresentationML."""

from renderer.scene import EMU_PER_PT, Element, Frame, Placeholder, Turn
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.paint_xml import angle_xml

_DECORATIVE = markup(
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_SMALL = frozenset({"sldNum", "ftr"})
"""Kinds of placeholders that take a quarter of a line."""


def identity_xml(element: Element, shape_id: int, click: Markup = NOTHING) -> Markup:
    """`p:cNvPr`; `click` is its `a:hlinkClick`."""
    described = markup(' descr="%s"', attribute(element.description)) if element.description else NOTHING
    inner = joined((click, _DECORATIVE if element.decorative else NOTHING))
    return markup('<p:cNvPr id="%s" name="%s"%s>%s</p:cNvPr>', shape_id, attribute(element.name), described, inner)


def placeholder_xml(placeholder: Placeholder | None) -> Markup:
    """`p:ph`, or nothing."""
    if placeholder is None:
        return NOTHING
    kind = markup(' type="%s"', attribute(placeholder.kind)) if placeholder.kind else NOTHING
    size = markup(' sz="quarter"') if placeholder.kind in _SMALL else NOTHING
    idx = markup(' idx="%s"', placeholder.idx) if placeholder.idx is not None else NOTHING
    return markup("<p:ph%s%s%s/>", kind, size, idx)


def place_xml(frame: Frame, offset: str = "off", extent: str = "ext") -> Markup:
    """A corner and a size."""
    return markup(
        '<a:%s x="%s" y="%s"/><a:%s cx="%s" cy="%s"/>',
        attribute(offset),
        frame.x,
        frame.y,
        attribute(extent),
        frame.width,
        frame.height,
    )


def transform_xml(frame: Frame, turn: Turn) -> Markup:
    """`a:xfrm`."""
    return markup("<a:xfrm%s>%s</a:xfrm>", turned(turn), place_xml(frame))


def turned(turn: Turn) -> Markup:
    """The attributes of an `a:xfrm`."""
    return joined(
        (
            markup(' rot="%s"', angle_xml(turn.rotation)) if turn.rotation % 360 else NOTHING,
            markup(' flipH="1"') if turn.flip_h else NOTHING,
            markup(' flipV="1"') if turn.flip_v else NOTHING,
        )
    )


def geometry_xml(
    preset: str, frame: Frame, radius: float = 0.0, adjustments: tuple[tuple[str, int], ...] = ()
) -> Markup:
    """`a:prstGeom`; `radius` (pt) is that of a `roundRect`."""
    adjust = joined(markup('<a:gd name="%s" fmla="val %s"/>', attribute(name), value) for name, value in adjustments)
    if preset == "roundRect":
        side = max(min(frame.width, frame.height), 1)
        adjust = markup('<a:gd name="adj" fmla="val %s"/>', min(round(radius * EMU_PER_PT / side * 100_000), 50_000))
    return markup('<a:prstGeom prst="%s"><a:avLst>%s</a:avLst></a:prstGeom>', attribute(preset), adjust)


def locks_xml(tag: str, *names: str) -> Markup:
    """What a person may not do with an element, or nothing."""
    listed = joined(markup(' %s="1"', attribute(name)) for name in names)
    return markup("<a:%s%s/>", attribute(tag), listed) if listed else NOTHING


def graphic_frame_xml(
    frame: Frame, identity: Markup, kind: str, content: Markup, placeholder: Placeholder | None = None
) -> Markup:
    """`p:graphicFrame` around `content`, whose namespace is `kind`."""
    filled = markup("<p:nvPr>%s</p:nvPr>", placeholder_xml(placeholder)) if placeholder else markup("<p:nvPr/>")
    return markup(
        '<p:graphicFrame><p:nvGraphicFramePr>%s<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        "</p:cNvGraphicFramePr>%s</p:nvGraphicFramePr><p:xfrm>%s</p:xfrm><a:graphic>"
        '<a:graphicData uri="%s">%s</a:graphicData></a:graphic></p:graphicFrame>',
        identity,
        filled,
        place_xml(frame),
        attribute(kind),
        content,
    )
