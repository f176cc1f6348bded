"""DrawingML for what surrounds a shape, and for shapes that have a body and are seen from somewhere."""

from renderer.scene import EMU_PER_PT, Camera, Effects, Shadow, Solid
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.paint_xml import angle_xml, color_xml

# The longest length (pt) that PowerPoint reads.
_FARTHEST = 4032.0


def effects_xml(effects: Effects | None) -> Markup:
    """`a:effectLst`, `a:scene3d` and `a:sp3d` in the order of their schema, or nothing."""
    if effects is None:
        return NOTHING
    parts = joined(
        (
            _glow(*effects.glow) if effects.glow else NOTHING,
            _shadow("innerShdw", effects.inner) if effects.inner else NOTHING,
            _shadow("outerShdw", effects.outer, markup(' algn="ctr" rotWithShape="0"')) if effects.outer else NOTHING,
            _reflection(*effects.reflection) if effects.reflection else NOTHING,
            NOTHING if effects.soft_edge is None else markup('<a:softEdge rad="%s"/>', _length(effects.soft_edge)),
        )
    )
    around = markup("<a:effectLst>%s</a:effectLst>", parts) if parts else NOTHING
    return joined((around, _depth(effects.camera, effects.solid)))


def _length(length: float) -> int:
    """In EMU, as far as PowerPoint reads it."""
    return round(min(length, _FARTHEST) * EMU_PER_PT)


def _glow(color: str, radius: float) -> Markup:
    return markup('<a:glow rad="%s">%s</a:glow>', _length(radius), color_xml(color))


def _reflection(blur: float, distance: float, start: float, end: float) -> Markup:
    return markup(
        '<a:reflection blurRad="%s" stA="%s" endA="%s" endPos="50000" dist="%s" dir="5400000" sy="-100000" algn="bl"'
        ' rotWithShape="0"/>',
        _length(blur),
        round(start * 100_000),
        round(end * 100_000),
        _length(distance),
    )


def _shadow(tag: str, shadow: Shadow, attributes: Markup = NOTHING) -> Markup:
    return markup(
        '<a:%s blurRad="%s" dist="%s" dir="%s"%s>%s</a:%s>',
        attribute(tag),
        _length(shadow.blur),
        _length(shadow.distance),
        angle_xml(shadow.angle),
        attributes,
        color_xml(shadow.color),
        attribute(tag),
    )


def _depth(camera: Camera | None, solid: Solid | None) -> Markup:
    """`a:scene3d` and `a:sp3d`, or nothing; a body alone is seen from the front."""
    if camera is None and solid is None:
        return NOTHING
    seen = camera or Camera()
    return joined(
        (
            markup(
                '<a:scene3d><a:camera prst="%s"/><a:lightRig rig="%s" dir="%s"/></a:scene3d>',
                attribute(seen.view),
                attribute(seen.light),
                attribute(seen.direction),
            ),
            _solid(solid) if solid else NOTHING,
        )
    )


def _solid(solid: Solid) -> Markup:
    attributes = joined(
        (
            joined(
                markup(' %s="%s"', attribute(name), round(length * EMU_PER_PT))
                for name, length in (("z", solid.lift), ("extrusionH", solid.height), ("contourW", solid.contour))
                if length
            ),
            markup(' prstMaterial="%s"', attribute(solid.material)) if solid.material else NOTHING,
        )
    )
    inner = joined(
        (
            _bevel("bevelT", solid.top),
            _bevel("bevelB", solid.bottom),
            markup("<a:extrusionClr>%s</a:extrusionClr>", color_xml(solid.color)) if solid.color else NOTHING,
            markup("<a:contourClr>%s</a:contourClr>", color_xml(solid.contour_color))
            if solid.contour_color
            else NOTHING,
        )
    )
    return markup("<a:sp3d%s>%s</a:sp3d>", attributes, inner)


def _bevel(tag: str, bevel: tuple[str, float, float] | None) -> Markup:
    if bevel is None:
        return NOTHING
    name, width, height = bevel
    return markup(
        '<a:%s w="%s" h="%s" prst="%s"/>',
        attribute(tag),
        round(width * EMU_PER_PT),
        round(height * EMU_PER_PT),
        attribute(name),
    )
