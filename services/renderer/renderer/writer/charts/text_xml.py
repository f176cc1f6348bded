"""Text and lines within chart parts."""

from renderer.writer.markup import NOTHING, Markup, markup
from renderer.writer.paint_xml import fill_xml

NO_LINE = markup("<a:ln><a:noFill/></a:ln>")
NO_OUTLINE = markup("<c:spPr><a:noFill/>%s</c:spPr>", NO_LINE)
_DEGREE = 60_000


UNWRAPPED = markup(' wrap="none"')
"""The attribute of text that stays on its lines; of others viewers break words where they see no room."""


def text_properties(size: float, color: str, *, bold: bool = False, body: Markup = NOTHING) -> Markup:
    """`c:txPr` in the theme's body family; `size` in pt, `body` the attributes of its body."""
    return markup(
        "<c:txPr><a:bodyPr%s/><a:lstStyle/><a:p><a:pPr>"
        '<a:defRPr sz="%s" b="%s">%s<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '<a:cs typeface="+mn-cs"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>',
        body,
        round(size * 100),
        int(bold),
        fill_xml(color),
    )


def turned(degrees: float) -> Markup:
    """The attributes of text turned clockwise; upside down it is turned on its feet again."""
    return markup(' rot="%s" vert="horz"', round(upright(degrees) * _DEGREE))


def upright(degrees: float) -> float:
    """`degrees` brought to -90..90."""
    degrees = (degrees + 180) % 360 - 180
    return degrees if abs(degrees) <= 90 else degrees - 180 if degrees > 0 else degrees + 180


def line_xml(color: str, width: int = 9525, *, dotted: bool = False) -> Markup:
    """`c:spPr` of a line; `width` in EMU."""
    dash = markup('<a:prstDash val="sysDot"/>') if dotted else NOTHING
    return markup('<c:spPr><a:ln w="%s">%s%s</a:ln></c:spPr>', width, fill_xml(color), dash)
