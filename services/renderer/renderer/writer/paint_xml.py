"""DrawingML for colours, fills, lines and effects."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from renderer.scene import EMU_PER_PT, Fill, Gradient, Line, Pattern, PictureFill
from renderer.scene.paint import DERIVED
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup, remembered

_DEGREE = 60_000
_SVG_URI = markup("{96DAC541-7B7A-43D3-8B79-37D633B846F1}")
_SVG_NAMESPACE = markup("http://schemas.microsoft.com/office/drawing/2016/SVG/main")
# Lengths (pt) that PowerPoint reads.
_WIDEST_LINE, _FARTHEST = 1584.0, 4032.0


@remembered
def color_xml(color: str) -> Markup:
    """A scheme colour by name, or a literal #RRGGBB; either may be followed by transforms, as `renderer.scene.paint` has it."""
    named, *added = color.split(" ")
    base, *transforms = [*DERIVED.get(named, named).split(" "), *added]
    inner = joined(markup('<a:%s val="%s"/>', *map(attribute, transform.split(":"))) for transform in transforms)
    if base.startswith("#"):
        return _color(markup("srgbClr"), base[1:], inner)
    return _color(markup("schemeClr"), base, inner)


def _color(tag: Markup, value: str, inner: Markup) -> Markup:
    if inner:
        return markup('<a:%s val="%s">%s</a:%s>', tag, attribute(value), inner, tag)
    return markup('<a:%s val="%s"/>', tag, attribute(value))


@remembered
def fill_xml(color: str | None) -> Markup:
    """A solid fill, or none."""
    return markup("<a:noFill/>") if color is None else markup("<a:solidFill>%s</a:solidFill>", color_xml(color))


def paint_xml(fill: Fill | None, links: Links) -> Markup:
    """A fill of any kind, or none."""
    match fill:
        case Gradient():
            return gradient_xml(fill)
        case Pattern():
            ground = markup("<a:bgClr>%s</a:bgClr>", color_xml(fill.background))
            return markup(
                '<a:pattFill prst="%s"><a:fgClr>%s</a:fgClr>%s</a:pattFill>',
                attribute(fill.preset),
                color_xml(fill.foreground),
                ground,
            )
        case PictureFill():
            return markup("<a:blipFill>%s</a:blipFill>", blip_xml(fill, links))
        case _:
            return fill_xml(fill)


def gradient_xml(gradient: Gradient) -> Markup:
    """`a:gradFill`."""
    stops = joined(
        markup('<a:gs pos="%s">%s</a:gs>', round(position * 1000), color_xml(color))
        for position, color in gradient.stops
    )
    if gradient.radial:
        middle = markup('<a:fillToRect l="50000" t="50000" r="50000" b="50000"/>')
        course = markup('<a:path path="circle">%s</a:path>', middle)
    else:
        course = markup('<a:lin ang="%s" scaled="0"/>', angle_xml(gradient.angle))
    return markup('<a:gradFill rotWithShape="1"><a:gsLst>%s</a:gsLst>%s</a:gradFill>', stops, course)


def blip_xml(picture: PictureFill, links: Links) -> Markup:
    """The inside of a picture fill: the file, what is cut off, and how it covers its shape."""
    left, top, right, bottom = (round(side * 1000) for side in picture.crop)
    cut = markup('<a:srcRect l="%s" t="%s" r="%s" b="%s"/>', left, top, right, bottom) if any(picture.crop) else NOTHING
    tile = markup('<a:tile tx="0" ty="0" sx="100000" sy="100000" flip="none" algn="tl"/>')
    cover = tile if picture.tiled else markup("<a:stretch><a:fillRect/></a:stretch>")
    drawing = _drawing(picture.svg, links) if picture.svg else NOTHING
    file = attribute(links.picture(picture))
    return markup('<a:blip r:embed="%s">%s%s</a:blip>%s%s', file, _corrections(picture), drawing, cut, cover)


def _corrections(picture: PictureFill) -> Markup:
    light, contrast = round(picture.brightness * 1000), round(picture.contrast * 1000)
    return joined(
        (
            markup('<a:alphaModFix amt="%s"/>', round(picture.opacity * 100_000)) if picture.opacity < 1 else NOTHING,
            markup("<a:grayscl/>") if picture.grey else NOTHING,
            markup('<a:lum bright="%s" contrast="%s"/>', light, contrast)
            if picture.brightness or picture.contrast
            else NOTHING,
            markup("<a:duotone>%s</a:duotone>", joined(map(color_xml, picture.duotone)))
            if picture.duotone
            else NOTHING,
        )
    )


def _drawing(svg: bytes, links: Links) -> Markup:
    identity = links.picture_file(svg, "svg")
    return markup(
        '<a:extLst><a:ext uri="%s"><asvg:svgBlip xmlns:asvg="%s" r:embed="%s"/></a:ext></a:extLst>',
        _SVG_URI,
        _SVG_NAMESPACE,
        attribute(identity),
    )


@remembered
def line_xml(line: Line | None, tag: str = "a:ln", ends: Markup = NOTHING) -> Markup:
    """A line, or none; `ends` are the elements of its arrowheads."""
    if line is None:
        return markup("<%s><a:noFill/></%s>", attribute(tag), attribute(tag))
    attributes = joined(
        (
            markup('w="%s"', round(min(line.width, _WIDEST_LINE) * EMU_PER_PT)),
            markup(' cap="%s"', attribute(line.cap)) if line.cap else NOTHING,
            markup(' cmpd="%s"', attribute(line.compound)) if line.compound else NOTHING,
        )
    )
    dash = markup('<a:prstDash val="%s"/>', attribute(line.dash)) if line.dash != "solid" else NOTHING
    join = markup("<a:%s/>", attribute(line.join)) if line.join else NOTHING
    inner = joined((fill_xml(line.color), dash, join, ends))
    return markup("<%s %s>%s</%s>", attribute(tag), attributes, inner, attribute(tag))


def angle_xml(degrees: float) -> int:
    """Degrees in 60,000ths, 0..360."""
    return round((degrees % 360) * _DEGREE)
