"""PresentationML for placeholders that inherit their look."""

from xml.sax.saxutils import escape

from renderer.scene import Frame, Paragraph, Run
from renderer.scene.filling import Filled
from renderer.typesetting.scripts import language_of
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import fill_xml
from renderer.writer.shapes_xml import non_visual

_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_QUARTERS = frozenset({"sldNum", "ftr", "dt"})


def filled_xml(shape: Filled, shape_id: int, language: str) -> str:
    """`p:sp` of a placeholder, with no more than what differs from its layout."""
    placeholder = shape.placeholder
    assert placeholder is not None
    kind = f' type="{attribute(placeholder.kind)}"' if placeholder.kind != "obj" else ""
    size = ' sz="quarter"' if placeholder.kind in _QUARTERS else ""
    idx = f' idx="{placeholder.idx}"' if placeholder.idx is not None else ""
    properties = f"<p:spPr>{_place(shape.frame)}</p:spPr>" if shape.moved else "<p:spPr/>"
    return (
        f"<p:sp><p:nvSpPr>{non_visual(shape_id, shape.name, shape.description)}"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{size}{idx}/></p:nvPr></p:nvSpPr>{properties}'
        f"<p:txBody><a:bodyPr>{'<a:noAutofit/>' if shape.sized else ''}</a:bodyPr><a:lstStyle/>"
        f"{''.join(_paragraph(shape, line, language) for line in shape.paragraphs)}</p:txBody></p:sp>"
    )


def _place(frame: Frame) -> str:
    return f'<a:xfrm><a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/></a:xfrm>'


def _paragraph(shape: Filled, line: Paragraph, language: str) -> str:
    plain = shape.bulleted and not line.bullet
    attributes = ' marL="0" indent="0"' if plain else ""
    if shape.aligned or line.rtl:
        attributes += f' algn="{line.align}" rtl="{int(line.rtl)}"'
    spacing = ""
    if shape.sized:
        spacing = f'<a:lnSpc><a:spcPct val="{round(line.line_spacing * 100_000)}"/></a:lnSpc>'
        spacing += f'<a:spcBef><a:spcPts val="{round(line.before * 100)}"/></a:spcBef>'
    inner = spacing + ("<a:buNone/>" if plain else "")
    properties = f"<a:pPr{attributes}>{inner}</a:pPr>" if attributes or inner else ""
    return f"<a:p>{properties}{''.join(_run(shape, run, language) for run in line.runs)}</a:p>"


def _style(shape: Filled, run: Run, language: str) -> str:
    attributes = f' sz="{round(run.size * 100)}"' if shape.sized else ""
    if shape.styled:
        attributes += f' b="{int(run.bold)}"' + (' i="1"' if run.italic else "")
    typeface = run.family if shape.styled else shape.family
    inner = fill_xml(run.color) if run.color else ""
    inner += f'<a:latin typeface="{attribute(typeface)}"/>' if typeface else ""
    opening = f'<a:rPr lang="{language}"{attributes} dirty="0"'
    return f"{opening}>{inner}</a:rPr>" if inner else f"{opening}/>"


def _run(shape: Filled, run: Run, language: str) -> str:
    style = _style(shape, run, language_of(run.text, language))
    if shape.field:
        return f'<a:fld id="{_FIELD}" type="{shape.field}">{style}<a:t>{escape(run.text)}</a:t></a:fld>'
    lines = (f"<a:r>{style}<a:t>{escape(text)}</a:t></a:r>" if text else "" for text in run.text.split("\n"))
    return f"<a:br>{style}</a:br>".join(lines)
