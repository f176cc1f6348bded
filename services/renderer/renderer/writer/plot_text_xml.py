"""Text within chart parts."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from renderer.writer.text_xml import fill_xml

UPRIGHT = ' rot="0" vert="horz"'
SLANTED = ' rot="-2700000" vert="horz"'


def text_properties(size: float, color: str, *, bold: bool = False, rotation: str = "") -> str:
    """`c:txPr` in the theme's body family; `size` in pt."""
    return (
        f'<c:txPr><a:bodyPr{rotation}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="{int(bold)}">'
        f'{fill_xml(color)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )
