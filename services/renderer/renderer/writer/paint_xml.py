"""DrawingML for fills, outlines and effects."""

from renderer.scene import EMU_PER_PT
from renderer.scene.paint import Effects, Fill, Gradient, Outline, Pattern, Picture, Shadow
from renderer.writer.depth_xml import depth_xml
from renderer.writer.links import Links
from renderer.writer.text_xml import color_xml, fill_xml

_DEGREE = 60_000
_SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
# Lengths (pt) that PowerPoint reads.
_WIDEST_LINE, _FARTHEST = 1584.0, 4032.0


def paint_xml(fill: Fill | None, links: Links) -> str:
    """A fill of any kind, or none."""
    match fill:
        case Gradient():
            return gradient_xml(fill)
        case Pattern():
            ground = f"<a:bgClr>{color_xml(fill.background)}</a:bgClr>"
            return (
                f'<a:pattFill prst="{fill.preset}"><a:fgClr>{color_xml(fill.foreground)}</a:fgClr>{ground}</a:pattFill>'
            )
        case Picture():
            return f"<a:blipFill>{blip_xml(fill, links)}</a:blipFill>"
        case _:
            return fill_xml(fill)


def gradient_xml(gradient: Gradient) -> str:
    """`a:gradFill`."""
    stops = "".join(
        f'<a:gs pos="{round(position * 1000)}">{color_xml(color)}</a:gs>' for position, color in gradient.stops
    )
    if gradient.radial:
        middle = '<a:fillToRect l="50000" t="50000" r="50000" b="50000"/>'
        course = f'<a:path path="circle">{middle}</a:path>'
    else:
        course = f'<a:lin ang="{angle_xml(gradient.angle)}" scaled="0"/>'
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst>{course}</a:gradFill>'


def blip_xml(picture: Picture, links: Links) -> str:
    """The inside of a picture fill: the file, what is cut off, and how it covers its shape."""
    faded = f'<a:alphaModFix amt="{round(picture.opacity * 100_000)}"/>' if picture.opacity < 1 else ""
    faded += "<a:grayscl/>" if picture.grey else ""
    if picture.brightness or picture.contrast:
        faded += f'<a:lum bright="{round(picture.brightness * 1000)}" contrast="{round(picture.contrast * 1000)}"/>'
    if picture.duotone:
        faded += f"<a:duotone>{''.join(color_xml(color) for color in picture.duotone)}</a:duotone>"
    left, top, right, bottom = (round(side * 1000) for side in picture.crop)
    cut = f'<a:srcRect l="{left}" t="{top}" r="{right}" b="{bottom}"/>' if any(picture.crop) else ""
    tile = '<a:tile tx="0" ty="0" sx="100000" sy="100000" flip="none" algn="tl"/>'
    cover = tile if picture.tiled else "<a:stretch><a:fillRect/></a:stretch>"
    drawing = _drawing(picture.svg, links) if picture.svg else ""
    return f'<a:blip r:embed="{links.picture(picture)}">{faded}{drawing}</a:blip>{cut}{cover}'


def _drawing(svg: bytes, links: Links) -> str:
    identity = links.picture_file(svg, "svg")
    return (
        f'<a:extLst><a:ext uri="{_SVG_URI}"><asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" r:embed="{identity}"/>'
        "</a:ext></a:extLst>"
    )


def outline_xml(outline: Outline | None, tag: str = "a:ln", ends: str = "") -> str:
    """An outline, or none; `ends` are the elements of its arrowheads."""
    if outline is None:
        return f"<{tag}><a:noFill/></{tag}>"
    dash = f'<a:prstDash val="{outline.dash}"/>' if outline.dash != "solid" else ""
    attributes = (
        f'w="{round(min(outline.width, _WIDEST_LINE) * EMU_PER_PT)}" cap="{outline.cap}" cmpd="{outline.compound}"'
    )
    return f"<{tag} {attributes}>{fill_xml(outline.color)}{dash}{ends}</{tag}>"


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
    return around + depth_xml(effects.camera, effects.solid)


def angle_xml(degrees: float) -> int:
    """Degrees in 60,000ths, 0..360."""
    return round((degrees % 360) * _DEGREE)


def _shadow(shadow: Shadow) -> str:
    blur, distance = (round(min(length, _FARTHEST) * EMU_PER_PT) for length in (shadow.blur, shadow.distance))
    return f' blurRad="{blur}" dist="{distance}" dir="{angle_xml(shadow.angle)}"'
