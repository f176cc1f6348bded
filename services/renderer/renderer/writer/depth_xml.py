"""DrawingML for shapes that have a body and are seen from somewhere."""

from renderer.scene import EMU_PER_PT
from renderer.scene.paint import Camera, Solid
from renderer.writer.text_xml import color_xml


def depth_xml(camera: Camera | None, solid: Solid | None) -> str:
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
