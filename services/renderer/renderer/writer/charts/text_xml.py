"""Text and lines within chart parts."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from renderer.writer.paint_xml import fill_xml

NO_LINE = "<a:ln><a:noFill/></a:ln>"
NO_OUTLINE = f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>"
_DEGREE = 60_000


def text_properties(size: float, color: str, *, bold: bool = False, rotation: str = "") -> str:
    """`c:txPr` in the theme's body family; `size` in pt."""
    return (
        f'<c:txPr><a:bodyPr{rotation}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="{int(bold)}">'
        f'{fill_xml(color)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def turned(degrees: float) -> str:
    """The attributes of text turned clockwise; upside down it is turned on its feet again."""
    return f' rot="{round(upright(degrees) * _DEGREE)}" vert="horz"'


def upright(degrees: float) -> float:
    """`degrees` brought to -90..90."""
    degrees = (degrees + 180) % 360 - 180
    return degrees if abs(degrees) <= 90 else degrees - 180 if degrees > 0 else degrees + 180


def line_xml(color: str, width: int = 9525) -> str:
    """`c:spPr` of a line; `width` in EMU."""
    return f'<c:spPr><a:ln w="{width}">{fill_xml(color)}</a:ln></c:spPr>'
