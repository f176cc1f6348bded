"""DrawingML for what surrounds a shape, and for shapes that have a body and are seen from somewhere."""

from renderer.scene import EMU_PER_PT, Camera, Effects, Shadow, Solid
from renderer.writer.paint_xml import angle_xml, color_xml

# The longest length (pt) that PowerPoint reads.
_FARTHEST = 4032.0


def effects_xml(effects: Effects | None) -> str:
    """`a:effectLst`, `a:scene3d` and `a:sp3d` in the order of their schema, or nothing."""
    if effects is None:
        return ""
    parts = ""
    if effects.glow:
        parts += (
            f'<a:glow rad="{round(min(effects.glow[1], _FARTHEST) * EMU_PER_PT)}">{color_xml(effects.glow[0])}</a:glow>'
        )
    if effects.inner:
        parts += f"<a:innerShdw{_shadow(effects.inner)}>{color_xml(effects.inner.color)}</a:innerShdw>"
    if effects.outer:
        shape = ' algn="ctr" rotWithShape="0"'
        parts += f"<a:outerShdw{_shadow(effects.outer)}{shape}>{color_xml(effects.outer.color)}</a:outerShdw>"
    if effects.reflection:
        blur, distance = (min(length, _FARTHEST) for length in effects.reflection[:2])
        start, end = effects.reflection[2:]
        parts += (
            f'<a:reflection blurRad="{round(blur * EMU_PER_PT)}" stA="{round(start * 100_000)}"'
            f' endA="{round(end * 100_000)}" endPos="50000" dist="{round(distance * EMU_PER_PT)}" dir="5400000"'
            ' sy="-100000" algn="bl" rotWithShape="0"/>'
        )
    if effects.soft_edge is not None:
        parts += f'<a:softEdge rad="{round(min(effects.soft_edge, _FARTHEST) * EMU_PER_PT)}"/>'
    around = f"<a:effectLst>{parts}</a:effectLst>" if parts else ""
    return around + _depth(effects.camera, effects.solid)


def _shadow(shadow: Shadow) -> str:
    blur, distance = (round(min(length, _FARTHEST) * EMU_PER_PT) for length in (shadow.blur, shadow.distance))
    return f' blurRad="{blur}" dist="{distance}" dir="{angle_xml(shadow.angle)}"'


def _depth(camera: Camera | None, solid: Solid | None) -> str:
    """`a:scene3d` and `a:sp3d`, or nothing; a body alone is seen from the front."""
    if camera is None and solid is None:
        return ""
    seen = camera or Camera()
    scene = (
        f'<a:scene3d><a:camera prst="{seen.view}"/><a:lightRig rig="{seen.light}" dir="{seen.direction}"/></a:scene3d>'
    )
    return scene + (_solid(solid) if solid else "")


def _solid(solid: Solid) -> str:
    attributes = "".join(
        f' {name}="{round(length * EMU_PER_PT)}"'
        for name, length in (("z", solid.lift), ("extrusionH", solid.height), ("contourW", solid.contour))
        if length
    )
    attributes += f' prstMaterial="{solid.material}"' if solid.material else ""
    inner = _bevel("bevelT", solid.top) + _bevel("bevelB", solid.bottom)
    for tag, color in (("extrusionClr", solid.color), ("contourClr", solid.contour_color)):
        inner += f"<a:{tag}>{color_xml(color)}</a:{tag}>" if color else ""
    return f"<a:sp3d{attributes}>{inner}</a:sp3d>"


def _bevel(tag: str, bevel: tuple[str, float, float] | None) -> str:
    if bevel is None:
        return ""
    name, width, height = bevel
    return f'<a:{tag} w="{round(width * EMU_PER_PT)}" h="{round(height * EMU_PER_PT)}" prst="{name}"/>'
