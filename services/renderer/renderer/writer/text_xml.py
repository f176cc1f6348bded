"""DrawingML for text."""

from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from renderer.scene import EMU_PER_PT, BulletSign, Paragraph, Run
from renderer.typesetting.scripts import complex_font, language_of
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import color_xml, fill_xml

_SQUARE = BulletSign("\u25a0", "accent2", 0.7)


def paragraphs_xml(paragraphs: Sequence[Paragraph], language: str, field: str | None = None) -> str:
    """All `a:p` of a text body; an empty body gets one empty paragraph."""
    if not paragraphs:
        return f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    return "".join(_paragraph(paragraph, language, field) for paragraph in paragraphs)


def _paragraph(paragraph: Paragraph, language: str, field: str | None) -> str:
    runs = "".join(_run(run, language, field) for run in paragraph.runs)
    # An empty line is as high as its text would be: an empty cell must not make its row higher than its neighbours.
    end = "" if runs else f'<a:endParaRPr lang="{language}" sz="{round(paragraph.runs[0].size * 100)}"/>'
    return f"<a:p>{_properties(paragraph)}{runs}{end}</a:p>"


def _properties(paragraph: Paragraph) -> str:
    indent = round(paragraph.indent * EMU_PER_PT)
    hanging = indent // (paragraph.level + 1) if paragraph.bullet else 0
    attributes = f' marL="{indent}"' + (f' lvl="{paragraph.level}"' if paragraph.level else "")
    attributes += f' indent="{-hanging}" algn="{paragraph.align}"'
    if paragraph.rtl:
        attributes += ' rtl="1"'
    spacing = f'<a:lnSpc><a:spcPct val="{round(paragraph.line_spacing * 100_000)}"/></a:lnSpc>'
    spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
    marker = sign_xml(_sign_of(paragraph)) if paragraph.bullet else "<a:buNone/>"
    return f"<a:pPr{attributes}>{spacing}{marker}</a:pPr>"


def _sign_of(paragraph: Paragraph) -> BulletSign:
    """The sign of a point; one of the look takes the colour of words that stand on a ground of their own."""
    sign, color = paragraph.sign or _SQUARE, paragraph.runs[0].color
    return replace(sign, color=color) if sign.color in {"accent2", "tx2"} and color not in {"tx1", "tx2"} else sign


def sign_xml(sign: BulletSign) -> str:
    """The sign of a point, as it stands in `a:pPr`."""
    if not sign.char:
        return "<a:buNone/>"
    style = f'<a:buClr>{color_xml(sign.color)}</a:buClr><a:buSzPct val="{round(sign.size * 100_000)}"/>'
    if sign.numbered:
        return f'{style}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
    return f'{style}<a:buFont typeface="Arial"/><a:buChar char="{attribute(sign.char)}"/>'


def _run(run: Run, language: str, field: str | None) -> str:
    style, text = _style(run, language_of(run.text, language)), escape(run.text)
    if field and run.is_field:
        identity = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
        return f'<a:fld id="{identity}" type="{field}">{style}<a:t>{text}</a:t></a:fld>'
    opening, closing = f"<a:r>{style}<a:t>", "</a:t></a:r>"
    lines = text.replace("\n", f"{closing}<a:br>{style}</a:br>{opening}")
    return f"{opening}{lines}{closing}".replace(f"{opening}{closing}", "")


def _style(run: Run, language: str) -> str:
    attributes = f' lang="{language}" sz="{round(run.size * 100)}" b="{int(run.bold)}"'
    if run.italic:
        attributes += ' i="1"'
    if run.caps:
        attributes += ' cap="all"'
    if run.spacing:
        attributes += f' spc="{round(run.spacing * 100)}"'
    return f'<a:rPr{attributes} dirty="0">{fill_xml(run.color)}{_typefaces(run, language)}</a:rPr>'


def _typefaces(run: Run, language: str) -> str:
    """The fonts that are not the theme's for text: of headings, and of a complex script.

    A deck may mix several complex scripts, while its theme names one font for them.
    """
    family = complex_font(language)
    if run.family:
        latin = f'<a:latin typeface="{attribute(run.family)}"/>'
        return latin + (f'<a:cs typeface="{family}"/>' if family else "")
    if not run.heading:
        return f'<a:cs typeface="{family}"/>' if family else ""
    return f'<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="{family or "+mj-cs"}"/>'
