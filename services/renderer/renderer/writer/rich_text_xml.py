"""DrawingML for text that a document styled run by run."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from renderer.scene import EMU_PER_PT, Paragraph, Run
from renderer.scene.drawing import Link, Marker, RichParagraph, RichRun, TextBody
from renderer.typesetting.scripts import complex_font, language_of
from renderer.writer.links import Links
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import color_xml, fill_xml, gradient_xml
from renderer.writer.text_xml import paragraphs_xml

_TAB_ALIGNS = {"left": "l", "center": "ctr", "right": "r", "decimal": "dec"}


def body_xml(body: TextBody, links: Links, language: str, corner: float = 0.0) -> str:
    """`p:txBody`; the shape itself keeps text `corner` pt away from its edges."""
    return (
        f"<p:txBody>{_body_properties(body, corner)}<a:lstStyle/>"
        f"{rich_paragraphs_xml(body.paragraphs, links, language)}</p:txBody>"
    )


def rich_paragraphs_xml(paragraphs: Sequence[Paragraph], links: Links, language: str) -> str:
    """All `a:p` of a text body; an empty body gets one empty paragraph."""
    if not paragraphs:
        return paragraphs_xml((), language)
    return "".join(
        _paragraph(one, links, language) if isinstance(one, RichParagraph) else paragraphs_xml((one,), language)
        for one in paragraphs
    )


def click_xml(link: Link | None, links: Links) -> str:
    """`a:hlinkClick`, or nothing."""
    if link is None:
        return ""
    identity, action = links.click(link)
    attributes = f' r:id="{identity}"' + (f' action="{attribute(action)}"' if action else "")
    if link.tooltip:
        attributes += f' tooltip="{attribute(link.tooltip)}"'
    return f"<a:hlinkClick{attributes}/>"


def _body_properties(body: TextBody, corner: float) -> str:
    left, top, right, bottom = (round(max(inset - corner, 0.0) * EMU_PER_PT) for inset in body.insets)
    vertical = f' vert="{body.vertical}"' if body.vertical else ""
    columns = ""
    if body.columns > 1:
        columns = f' numCol="{body.columns}" spcCol="{round(body.column_gap * EMU_PER_PT)}"'
    warp = f'<a:prstTxWarp prst="{body.warp}"><a:avLst/></a:prstTxWarp>' if body.warp else ""
    return (
        f'<a:bodyPr{vertical} wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"{columns}'
        f' rtlCol="0" anchor="{body.anchor}">{warp}<a:noAutofit/></a:bodyPr>'
    )


def _paragraph(paragraph: RichParagraph, links: Links, language: str) -> str:
    runs = "".join(_run(run, links, language) for run in paragraph.runs)
    end = "" if paragraph.text else _end(paragraph.runs, language)
    return f"<a:p>{_properties(paragraph)}{runs}{end}</a:p>"


def _end(runs: Sequence[Run], language: str) -> str:
    size = f' sz="{round(runs[0].size * 100)}"' if runs else ""
    return f'<a:endParaRPr lang="{language}"{size}/>'


def _properties(paragraph: RichParagraph) -> str:
    margin, first = round(paragraph.indent * EMU_PER_PT), round(-paragraph.hanging * EMU_PER_PT)
    align = "just" if paragraph.justified else paragraph.align
    level = f' lvl="{paragraph.level}"' if paragraph.level else ""
    direction = ' rtl="1"' if paragraph.rtl else ""
    spacing = f'<a:lnSpc><a:spcPct val="{round(paragraph.line_spacing * 100_000)}"/></a:lnSpc>'
    spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
    spacing += f'<a:spcAft><a:spcPts val="{round(paragraph.after * 100)}"/></a:spcAft>'
    return (
        f'<a:pPr marL="{margin}"{level} indent="{first}" algn="{align}"{direction}>{spacing}'
        f"{_marker(paragraph.marker)}{_tabs(paragraph)}</a:pPr>"
    )


def _marker(marker: Marker | None) -> str:
    if marker is None:
        return "<a:buNone/>"
    color = f"<a:buClr>{color_xml(marker.color)}</a:buClr>" if marker.color else ""
    size = f'<a:buSzPct val="{round(marker.size * 1000)}"/>' if marker.size else ""
    if marker.character is None:
        start = f' startAt="{marker.start}"' if marker.start != 1 else ""
        return f'{color}{size}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{marker.scheme}"{start}/>'
    typeface = attribute(marker.typeface or "Arial")
    return f'{color}{size}<a:buFont typeface="{typeface}"/><a:buChar char="{attribute(marker.character)}"/>'


def _tabs(paragraph: RichParagraph) -> str:
    stops = "".join(
        f'<a:tab pos="{round(position * EMU_PER_PT)}" algn="{_TAB_ALIGNS[align]}"/>'
        for position, align in paragraph.tabs
    )
    return f"<a:tabLst>{stops}</a:tabLst>" if stops else ""


def _run(run: Run, links: Links, language: str) -> str:
    style = _style(run, links, language)
    first, *rest = run.text.split("\n")
    return _text(first, style) + "".join(f"<a:br>{style}</a:br>{_text(text, style)}" for text in rest)


def _text(text: str, style: str) -> str:
    return f"<a:r>{style}<a:t>{escape(text)}</a:t></a:r>" if text else ""


def _style(run: Run, links: Links, language: str) -> str:
    rich = run if isinstance(run, RichRun) else RichRun(run.text, run.size, run.color, run.bold, run.italic)
    attributes = f' lang="{rich.language or language_of(rich.text, language)}" sz="{round(rich.size * 100)}"'
    attributes += f' b="{int(rich.bold)}"' + (' i="1"' if rich.italic else "")
    attributes += f' u="{rich.underline}"' if rich.underline else ""
    attributes += ' strike="sngStrike"' if rich.strike else ""
    attributes += ' cap="small"' if rich.small_caps else ' cap="all"' if rich.caps else ""
    attributes += f' spc="{round(rich.spacing * 100)}"' if rich.spacing else ""
    attributes += f' baseline="{round(rich.baseline * 1000)}"' if rich.baseline else ""
    fill = gradient_xml(rich.gradient) if rich.gradient else fill_xml(rich.color)
    mark = f"<a:highlight>{color_xml(rich.highlight)}</a:highlight>" if rich.highlight else ""
    fonts = _typefaces(rich, language_of(rich.text, language))
    return f'<a:rPr{attributes} dirty="0">{fill}{mark}{fonts}{click_xml(rich.link, links)}</a:rPr>'


def _typefaces(run: RichRun, language: str) -> str:
    family = complex_font(language)
    complex_script = f'<a:cs typeface="{family}"/>' if family else ""
    if run.typeface is None:
        return complex_script
    name = attribute(run.typeface)
    if name.startswith("+"):
        return f'<a:latin typeface="{name}"/>{complex_script}'
    return f'<a:latin typeface="{name}"/><a:cs typeface="{name}"/>'
