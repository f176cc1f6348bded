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
    parts = NOTHING
    if effects.glow:
        parts = joined(
            (
                parts,
                markup(
                    '<a:glow rad="%s">%s</a:glow>',
                    round(min(effects.glow[1], _FARTHEST) * EMU_PER_PT),
                    color_xml(effects.glow[0]),
                ),
            )
        )
    if effects.inner:
        parts = joined(
            (parts, markup("<a:innerShdw%s>%s</a:innerShdw>", _shadow(effects.inner), color_xml(effects.inner.color)))
        )
    if effects.outer:
        shape = markup(' algn="ctr" rotWithShape="0"')
        parts = joined(
            (
                parts,
                markup(
                    "<a:outerShdw%s%s>%s</a:outerShdw>", _shadow(effects.outer), shape, color_xml(effects.outer.color)
                ),
            )
        )
    if effects.reflection:
        blur, distance = (min(length, _FARTHEST) for length in effects.reflection[:2])
        start, end = effects.reflection[2:]
        parts = joined(
            (
                parts,
                markup(
                    '<a:reflection blurRad="%s" stA="%s" endA="%s" endPos="50000" dist="%s" dir="5400000" sy="-100000"'
                    ' algn="bl" rotWithShape="0"/>',
                    round(blur * EMU_PER_PT),
                    round(start * 100_000),
                    round(end * 100_000),
                    round(distance * EMU_PER_PT),
                ),
            )
        )
    if effects.soft_edge is not None:
        parts = joined((parts, markup('<a:softEdge rad="%s"/>', round(min(effects.soft_edge, _FARTHEST) * EMU_PER_PT))))
    return joined(
        (markup("<a:effectLst>%s</a:effectLst>", parts) if parts else NOTHING, _depth(effects.camera, effects.solid))
    )


def _shadow(shadow: Shadow) -> Markup:
    blur, distance = (round(min(length, _FARTHEST) * EMU_PER_PT) for length in (shadow.blur, shadow.distance))
    return markup(' blurRad="%s" dist="%s" dir="%s"', blur, distance, angle_xml(shadow.angle))


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
    inner = joined((_bevel("bevelT", solid.top), _bevel("bevelB", solid.bottom)))
    for tag, color in (("extrusionClr", solid.color), ("contourClr", solid.contour_color)):
        inner = joined(
            (inner, markup("<a:%s>%s</a:%s>", attribute(tag), color_xml(color), attribute(tag)) if color else NOTHING)
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
