"""DrawingML for text."""

from collections.abc import Collection, Sequence

from renderer.scene import EMU_PER_PT, Bullet, Inherited, Link, Paragraph, Run, TextBody
from renderer.typesetting.scripts import complex_font, language_of
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup
from renderer.writer.paint_xml import color_xml, fill_xml, gradient_xml

_FIELD = markup("{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
_TAB_ALIGNS = {"left": "l", "center": "ctr", "right": "r", "decimal": "dec"}


def body_xml(
    body: TextBody, links: Links, language: str, corner: float = 0.0, inherits: Collection[Inherited] = ()
) -> Markup:
    """`p:txBody`; the shape itself keeps text `corner` pt away from its edges."""
    if "look" in inherits:
        properties = markup("<a:bodyPr>%s</a:bodyPr>", NOTHING if "sizes" in inherits else markup("<a:noAutofit/>"))
    else:
        properties = _body_properties(body, corner)
    paragraphs = paragraphs_xml(body.paragraphs, links, language, inherits)
    return markup("<p:txBody>%s<a:lstStyle/>%s</p:txBody>", properties, paragraphs)


def paragraphs_xml(
    paragraphs: Sequence[Paragraph], links: Links, language: str, inherits: Collection[Inherited] = ()
) -> Markup:
    """All `a:p` of a text body; an empty body gets one empty paragraph."""
    if not paragraphs:
        return markup('<a:p><a:endParaRPr lang="%s"/></a:p>', attribute(language))
    return joined(_paragraph(one, links, language, inherits) for one in paragraphs)


def bullet_xml(bullet: Bullet | str | None) -> Markup:
    """What stands before a paragraph, in its `a:pPr`."""
    if not isinstance(bullet, Bullet):
        return NOTHING if bullet else markup("<a:buNone/>")
    if bullet.character == "":
        return markup("<a:buNone/>")
    color = markup("<a:buClr>%s</a:buClr>", color_xml(bullet.color)) if bullet.color else NOTHING
    size = markup('<a:buSzPct val="%s"/>', round(bullet.size * 1000)) if bullet.size else NOTHING
    if bullet.character is None:
        start = markup(' startAt="%s"', bullet.start) if bullet.start != 1 else NOTHING
        return markup(
            '%s%s<a:buFont typeface="+mj-lt"/><a:buAutoNum type="%s"%s/>', color, size, attribute(bullet.scheme), start
        )
    typeface = attribute(bullet.typeface or "Arial")
    return markup(
        '%s%s<a:buFont typeface="%s"/><a:buChar char="%s"/>', color, size, typeface, attribute(bullet.character)
    )


def click_xml(link: Link | None, links: Links) -> Markup:
    """`a:hlinkClick`, or nothing."""
    if link is None:
        return NOTHING
    identity, action = links.click(link)
    attributes = joined(
        (markup(' r:id="%s"', attribute(identity)), markup(' action="%s"', attribute(action)) if action else NOTHING)
    )
    if link.tooltip:
        attributes = joined((attributes, markup(' tooltip="%s"', attribute(link.tooltip))))
    return markup("<a:hlinkClick%s/>", attributes)


def _body_properties(body: TextBody, corner: float) -> Markup:
    left, top, right, bottom = (round(max(inset - corner, 0.0) * EMU_PER_PT) for inset in body.insets)
    vertical = markup(' vert="%s"', attribute(body.vertical)) if body.vertical else NOTHING
    columns = NOTHING
    if body.columns > 1:
        columns = markup(' numCol="%s" spcCol="%s"', body.columns, round(body.column_gap * EMU_PER_PT))
    warp = markup('<a:prstTxWarp prst="%s"><a:avLst/></a:prstTxWarp>', attribute(body.warp)) if body.warp else NOTHING
    return markup(
        '<a:bodyPr%s wrap="square" lIns="%s" tIns="%s" rIns="%s" bIns="%s"%s rtlCol="0"'
        ' anchor="%s">%s<a:noAutofit/>'
        "</a:bodyPr>",
        vertical,
        left,
        top,
        right,
        bottom,
        columns,
        attribute(body.anchor),
        warp,
    )


def _paragraph(paragraph: Paragraph, links: Links, language: str, inherits: Collection[Inherited]) -> Markup:
    runs = joined([_run(run, links, language, inherits) for run in paragraph.runs])
    # An empty line is as high as its text would be: an empty cell must not make its row higher than its neighbours.
    end = NOTHING if runs or "look" in inherits else _end(paragraph.runs, language)
    return markup("<a:p>%s%s%s</a:p>", _properties(paragraph, inherits), runs, end)


def _end(runs: Sequence[Run], language: str) -> Markup:
    size = markup(' sz="%s"', round(runs[0].size * 100)) if runs else NOTHING
    return markup('<a:endParaRPr lang="%s"%s/>', attribute(language), size)


def _properties(paragraph: Paragraph, inherits: Collection[Inherited]) -> Markup:
    attributes = inner = NOTHING
    if paragraph.bullet != "inherited":
        margin = round(paragraph.indent * EMU_PER_PT)
        level = markup(' lvl="%s"', paragraph.level) if paragraph.level else NOTHING
        attributes = markup(' marL="%s"%s indent="%s"', margin, level, _first_line(paragraph, margin))
    if paragraph.align:
        attributes = joined(
            (attributes, markup(' algn="%s"', attribute("just" if paragraph.justified else paragraph.align)))
        )
    if paragraph.rtl is not None:
        attributes = joined((attributes, markup(' rtl="%s"', int(paragraph.rtl))))
    if "sizes" not in inherits:
        inner = joined(
            (
                markup('<a:lnSpc><a:spcPct val="%s"/></a:lnSpc>', round(paragraph.line_spacing * 100_000)),
                markup('<a:spcBef><a:spcPts val="%s"/></a:spcBef>', round(paragraph.before * 100)),
            )
        )
        if paragraph.after is not None:
            inner = joined((inner, markup('<a:spcAft><a:spcPts val="%s"/></a:spcAft>', round(paragraph.after * 100))))
    inner = joined((inner, bullet_xml(paragraph.bullet), _tabs(paragraph) if paragraph.tabs else NOTHING))
    return markup("<a:pPr%s>%s</a:pPr>", attributes, inner) if attributes or inner else NOTHING


def _first_line(paragraph: Paragraph, margin: int) -> int:
    """How far the first line stands right of the others, in EMU."""
    if paragraph.hanging is not None:
        return round(-paragraph.hanging * EMU_PER_PT)
    return -(margin // (paragraph.level + 1)) if paragraph.bullet else 0


def _tabs(paragraph: Paragraph) -> Markup:
    stops = joined(
        markup('<a:tab pos="%s" algn="%s"/>', round(position * EMU_PER_PT), attribute(_TAB_ALIGNS[align]))
        for position, align in paragraph.tabs
    )
    return markup("<a:tabLst>%s</a:tabLst>", stops)


def _run(run: Run, links: Links, language: str, inherits: Collection[Inherited]) -> Markup:
    style = _style(run, links, language_of(run.text, language), inherits)
    if run.field:
        return markup(
            '<a:fld id="%s" type="%s">%s<a:t>%s</a:t></a:fld>', _FIELD, attribute(run.field), style, escape(run.text)
        )
    if "\n" not in run.text:
        return _text(run.text, style)
    first, *others = (_text(text, style) for text in run.text.split("\n"))
    return joined((first, *(markup("<a:br>%s</a:br>%s", style, text) for text in others)))


def _text(text: str, style: Markup) -> Markup:
    return markup("<a:r>%s<a:t>%s</a:t></a:r>", style, escape(text)) if text else NOTHING


def _style(run: Run, links: Links, language: str, inherits: Collection[Inherited]) -> Markup:
    attributes = markup(' lang="%s"', attribute(run.language or language))
    if "sizes" not in inherits:
        attributes = joined((attributes, markup(' sz="%s"', round(run.size * 100))))
    if "characters" not in inherits:
        attributes = joined((attributes, _characters(run)))
    fill = gradient_xml(run.gradient) if run.gradient else fill_xml(run.color) if run.color else NOTHING
    mark = markup("<a:highlight>%s</a:highlight>", color_xml(run.highlight)) if run.highlight else NOTHING
    # A placeholder's own theme has fonts for other scripts.
    fonts = _typefaces(run, None if "look" in inherits else complex_font(language))
    inner = joined((fill, mark, fonts, click_xml(run.link, links)))
    return (
        markup('<a:rPr%s dirty="0">%s</a:rPr>', attributes, inner)
        if inner
        else markup('<a:rPr%s dirty="0"/>', attributes)
    )


def _characters(run: Run) -> Markup:
    return joined(
        (
            markup(' b="%s"', int(run.bold)),
            markup(' i="1"') if run.italic else NOTHING,
            markup(' u="%s"', attribute(run.underline)) if run.underline else NOTHING,
            markup(' strike="sngStrike"') if run.strike else NOTHING,
            markup(' cap="small"') if run.small_caps else markup(' cap="all"') if run.caps else NOTHING,
            markup(' spc="%s"', round(run.spacing * 100)) if run.spacing else NOTHING,
            markup(' baseline="%s"', round(run.baseline * 1000)) if run.baseline else NOTHING,
        )
    )


def _typefaces(run: Run, complex_script: str | None) -> Markup:
    """The fonts that are not the theme's for text; `complex_script` is what the language needs.

    A deck may mix several complex scripts, while its theme names one font for them.
    """
    complex_typeface = run.complex_typeface or complex_script
    if run.heading and not run.typeface:
        other = attribute(complex_typeface or "+mj-cs")
        return markup('<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="%s"/>', other)
    return joined(
        (
            markup('<a:latin typeface="%s"/>', attribute(run.typeface)) if run.typeface else NOTHING,
            markup('<a:cs typeface="%s"/>', attribute(complex_typeface)) if complex_typeface else NOTHING,
        )
    )
