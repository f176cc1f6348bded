"""DrawingML for colours, fills, lines and effects."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from renderer.scene import EMU_PER_PT, Fill, Gradient, Line, Pattern, PictureFill
from renderer.writer.links import Links

_DEGREE = 60_000
_SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
# Lengths (pt) that PowerPoint reads.
_WIDEST_LINE, _FARTHEST = 1584.0, 4032.0


def _shifted(slot: str, factor: int, offset: int) -> str:
    """`slot` with its lightness times `factor` plus `offset`, in per mille: works on light and on dark grounds."""
    return f'<a:schemeClr val="{slot}"><a:lumMod val="{factor}00"/><a:lumOff val="{offset}00"/></a:schemeClr>'


_DERIVED = {
    "hairline": _shifted("bg2", 760, 164),
    "rule": _shifted("bg2", 500, 308),
    "grey-1": '<a:schemeClr val="accent5"></a:schemeClr>',
    "grey-2": _shifted("accent5", 600, 280),
    "grey-3": _shifted("accent5", 400, 520),
    "grey-4": _shifted("accent5", 200, 740),
}


def color_xml(color: str) -> str:
    """A scheme colour by name, or a literal #RRGGBB; either may be followed by transforms, as `renderer.scene.paint` has it."""
    base, *transforms = color.split(" ")
    inner = "".join('<a:{} val="{}"/>'.format(*transform.split(":")) for transform in transforms)
    if base in _DERIVED:
        return _DERIVED[base].replace("</", f"{inner}</") if inner else _DERIVED[base]
    tag, value = ("srgbClr", base[1:]) if base.startswith("#") else ("schemeClr", base)
    return f'<a:{tag} val="{value}">{inner}</a:{tag}>' if inner else f'<a:{tag} val="{value}"/>'


def fill_xml(color: str | None) -> str:
    """A solid fill, or none."""
    return "<a:noFill/>" if color is None else f"<a:solidFill>{color_xml(color)}</a:solidFill>"


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
        case PictureFill():
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


def blip_xml(picture: PictureFill, links: Links) -> str:
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


def line_xml(line: Line | None, tag: str = "a:ln", ends: str = "") -> str:
    """A line, or none; `ends` are the elements of its arrowheads."""
    if line is None:
        return f"<{tag}><a:noFill/></{tag}>"
    attributes = f'w="{round(min(line.width, _WIDEST_LINE) * EMU_PER_PT)}"'
    attributes += f' cap="{line.cap}"' if line.cap else ""
    attributes += f' cmpd="{line.compound}"' if line.compound else ""
    dash = f'<a:prstDash val="{line.dash}"/>' if line.dash != "solid" else ""
    return f"<{tag} {attributes}>{fill_xml(line.color)}{dash}{ends}</{tag}>"


def angle_xml(degrees: float) -> int:
    """Degrees in 60,000ths, 0..360."""
    return round((degrees % 360) * _DEGREE)
