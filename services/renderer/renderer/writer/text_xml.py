"""DrawingML for text."""

from collections.abc import Collection, Sequence
from xml.sax.saxutils import escape

from renderer.scene import EMU_PER_PT, Bullet, Inherited, Link, Paragraph, Run, TextBody
from renderer.typesetting.scripts import complex_font, language_of
from renderer.writer.links import Links
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import color_xml, fill_xml, gradient_xml

_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_TAB_ALIGNS = {"left": "l", "center": "ctr", "right": "r", "decimal": "dec"}


def body_xml(
    body: TextBody, links: Links, language: str, corner: float = 0.0, inherits: Collection[Inherited] = ()
) -> str:
    """`p:txBody`; the shape itself keeps text `corner` pt away from its edges."""
    if "look" in inherits:
        properties = f"<a:bodyPr>{'' if 'sizes' in inherits else '<a:noAutofit/>'}</a:bodyPr>"
    else:
        properties = _body_properties(body, corner)
    paragraphs = paragraphs_xml(body.paragraphs, links, language, inherits)
    return f"<p:txBody>{properties}<a:lstStyle/>{paragraphs}</p:txBody>"


def paragraphs_xml(
    paragraphs: Sequence[Paragraph], links: Links, language: str, inherits: Collection[Inherited] = ()
) -> str:
    """All `a:p` of a text body; an empty body gets one empty paragraph."""
    if not paragraphs:
        return f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    return "".join(_paragraph(one, links, language, inherits) for one in paragraphs)


def bullet_xml(bullet: Bullet | str | None) -> str:
    """What stands before a paragraph, in its `a:pPr`."""
    if not isinstance(bullet, Bullet):
        return "" if bullet else "<a:buNone/>"
    if bullet.character == "":
        return "<a:buNone/>"
    color = f"<a:buClr>{color_xml(bullet.color)}</a:buClr>" if bullet.color else ""
    size = f'<a:buSzPct val="{round(bullet.size * 1000)}"/>' if bullet.size else ""
    if bullet.character is None:
        start = f' startAt="{bullet.start}"' if bullet.start != 1 else ""
        return f'{color}{size}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{bullet.scheme}"{start}/>'
    typeface = attribute(bullet.typeface or "Arial")
    return f'{color}{size}<a:buFont typeface="{typeface}"/><a:buChar char="{attribute(bullet.character)}"/>'


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


def _paragraph(paragraph: Paragraph, links: Links, language: str, inherits: Collection[Inherited]) -> str:
    runs = "".join([_run(run, links, language, inherits) for run in paragraph.runs])
    # An empty line is as high as its text would be: an empty cell must not make its row higher than its neighbours.
    end = "" if runs or "look" in inherits else _end(paragraph.runs, language)
    return f"<a:p>{_properties(paragraph, inherits)}{runs}{end}</a:p>"


def _end(runs: Sequence[Run], language: str) -> str:
    size = f' sz="{round(runs[0].size * 100)}"' if runs else ""
    return f'<a:endParaRPr lang="{language}"{size}/>'


def _properties(paragraph: Paragraph, inherits: Collection[Inherited]) -> str:
    attributes = inner = ""
    if paragraph.bullet != "inherited":
        margin = round(paragraph.indent * EMU_PER_PT)
        level = f' lvl="{paragraph.level}"' if paragraph.level else ""
        attributes = f' marL="{margin}"{level} indent="{_first_line(paragraph, margin)}"'
    if paragraph.align:
        attributes += f' algn="{"just" if paragraph.justified else paragraph.align}"'
    if paragraph.rtl is not None:
        attributes += f' rtl="{int(paragraph.rtl)}"'
    if "sizes" not in inherits:
        inner = f'<a:lnSpc><a:spcPct val="{round(paragraph.line_spacing * 100_000)}"/></a:lnSpc>'
        inner += f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
        if paragraph.after is not None:
            inner += f'<a:spcAft><a:spcPts val="{round(paragraph.after * 100)}"/></a:spcAft>'
    inner += bullet_xml(paragraph.bullet) + (_tabs(paragraph) if paragraph.tabs else "")
    return f"<a:pPr{attributes}>{inner}</a:pPr>" if attributes or inner else ""


def _first_line(paragraph: Paragraph, margin: int) -> int:
    """How far the first line stands right of the others, in EMU."""
    if paragraph.hanging is not None:
        return round(-paragraph.hanging * EMU_PER_PT)
    return -(margin // (paragraph.level + 1)) if paragraph.bullet else 0


def _tabs(paragraph: Paragraph) -> str:
    stops = "".join(
        f'<a:tab pos="{round(position * EMU_PER_PT)}" algn="{_TAB_ALIGNS[align]}"/>'
        for position, align in paragraph.tabs
    )
    return f"<a:tabLst>{stops}</a:tabLst>"


def _run(run: Run, links: Links, language: str, inherits: Collection[Inherited]) -> str:
    style = _style(run, links, language_of(run.text, language), inherits)
    if run.field:
        return f'<a:fld id="{_FIELD}" type="{run.field}">{style}<a:t>{escape(run.text)}</a:t></a:fld>'
    if "\n" not in run.text:
        return _text(run.text, style)
    return f"<a:br>{style}</a:br>".join(_text(text, style) for text in run.text.split("\n"))


def _text(text: str, style: str) -> str:
    return f"<a:r>{style}<a:t>{escape(text)}</a:t></a:r>" if text else ""


def _style(run: Run, links: Links, language: str, inherits: Collection[Inherited]) -> str:
    attributes = f' lang="{run.language or language}"'
    if "sizes" not in inherits:
        attributes += f' sz="{round(run.size * 100)}"'
    if "characters" not in inherits:
        attributes += _characters(run)
    fill = gradient_xml(run.gradient) if run.gradient else fill_xml(run.color) if run.color else ""
    mark = f"<a:highlight>{color_xml(run.highlight)}</a:highlight>" if run.highlight else ""
    # A placeholder's own theme has fonts for other scripts.
    fonts = _typefaces(run, None if "look" in inherits else complex_font(language))
    inner = f"{fill}{mark}{fonts}{click_xml(run.link, links)}"
    return f'<a:rPr{attributes} dirty="0">{inner}</a:rPr>' if inner else f'<a:rPr{attributes} dirty="0"/>'


def _characters(run: Run) -> str:
    attributes = f' b="{int(run.bold)}"' + (' i="1"' if run.italic else "")
    attributes += f' u="{run.underline}"' if run.underline else ""
    attributes += ' strike="sngStrike"' if run.strike else ""
    attributes += ' cap="small"' if run.small_caps else ' cap="all"' if run.caps else ""
    attributes += f' spc="{round(run.spacing * 100)}"' if run.spacing else ""
    return attributes + (f' baseline="{round(run.baseline * 1000)}"' if run.baseline else "")


def _typefaces(run: Run, complex_script: str | None) -> str:
    """The fonts that are not the theme's for text; `complex_script` is what the language needs.

    A deck may mix several complex scripts, while its theme names one font for them.
    """
    complex_typeface = run.complex_typeface or complex_script
    if run.heading and not run.typeface:
        other = attribute(complex_typeface or "+mj-cs")
        return f'<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="{other}"/>'
    latin = f'<a:latin typeface="{attribute(run.typeface)}"/>' if run.typeface else ""
    return latin + (f'<a:cs typeface="{attribute(complex_typeface)}"/>' if complex_typeface else "")
