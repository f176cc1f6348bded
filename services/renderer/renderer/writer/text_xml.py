"""DrawingML for text."""

from collections.abc import Collection, Sequence

from renderer.scene import EMU_PER_PT, Bullet, Inherited, Insets, Link, Paragraph, Run, TextBody
from renderer.typesetting.scripts import complex_font, language_of
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup, remembered
from renderer.writer.paint_xml import color_xml, fill_xml, gradient_xml

_FIELD = markup("{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
_TAB_ALIGNS = {"left": "l", "center": "ctr", "right": "r", "decimal": "dec"}


def body_xml(
    body: TextBody,
    links: Links,
    language: str,
    corner: float = 0.0,
    inherits: Collection[Inherited] = (),
    *,
    free: bool = True,
) -> Markup:
    """`p:txBody`; the shape itself keeps text `corner` pt away from its edges, and is `free` unless a placeholder."""
    if "look" in inherits:
        properties = markup("<a:bodyPr>%s</a:bodyPr>", NOTHING if "sizes" in inherits else markup("<a:noAutofit/>"))
    else:
        columns, bent = (body.columns, body.column_gap), (body.vertical, body.warp)
        properties = _body_properties(body.insets, corner, body.anchor, columns, bent)
    paragraphs = paragraphs_xml(body.paragraphs, links, language, inherits, free=free)
    return markup("<p:txBody>%s<a:lstStyle/>%s</p:txBody>", properties, paragraphs)


def paragraphs_xml(
    paragraphs: Sequence[Paragraph],
    links: Links,
    language: str,
    inherits: Collection[Inherited] = (),
    *,
    free: bool = True,
) -> Markup:
    """All `a:p` of a text body; an empty body gets one empty paragraph."""
    if not paragraphs:
        return markup('<a:p><a:endParaRPr lang="%s"/></a:p>', attribute(language))
    return joined(_paragraph(one, links, language, inherits, free=free) for one in paragraphs)


@remembered
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


@remembered
def _body_properties(
    insets: Insets, corner: float, anchor: str, columns: tuple[int, float], bent: tuple[str | None, str | None]
) -> Markup:
    """`a:bodyPr`; `columns` are how many and the gap between them, `bent` are the direction and the warp."""
    left, top, right, bottom = (round(max(inset - corner, 0.0) * EMU_PER_PT) for inset in insets)
    (count, gap), (vertical, warp) = columns, bent
    return markup(
        '<a:bodyPr%s wrap="square" lIns="%s" tIns="%s" rIns="%s" bIns="%s"%s rtlCol="0" anchor="%s">%s<a:noAutofit/>'
        "</a:bodyPr>",
        markup(' vert="%s"', attribute(vertical)) if vertical else NOTHING,
        left,
        top,
        right,
        bottom,
        markup(' numCol="%s" spcCol="%s"', count, round(gap * EMU_PER_PT)) if count > 1 else NOTHING,
        attribute(anchor),
        markup('<a:prstTxWarp prst="%s"><a:avLst/></a:prstTxWarp>', attribute(warp)) if warp else NOTHING,
    )


def _paragraph(
    paragraph: Paragraph, links: Links, language: str, inherits: Collection[Inherited], *, free: bool
) -> Markup:
    runs = joined([_run(run, links, language, inherits) for run in paragraph.runs])
    # An empty line is as high as its text would be: an empty cell must not make its row higher than its neighbours.
    end = NOTHING if runs or "look" in inherits else _end(paragraph.runs, language)
    return markup("<a:p>%s%s%s</a:p>", _properties(paragraph, inherits, free=free), runs, end)


def _end(runs: Sequence[Run], language: str) -> Markup:
    size = markup(' sz="%s"', round(runs[0].size * 100)) if runs else NOTHING
    return markup('<a:endParaRPr lang="%s"%s/>', attribute(language), size)


def _properties(paragraph: Paragraph, inherits: Collection[Inherited], *, free: bool) -> Markup:
    # LibreOffice forgets the tabs of a paragraph for which anything says how far its first line is indented.
    unsaid = free and bool(paragraph.tabs) and paragraph.bullet is None and not paragraph.hanging
    return _paragraph_properties(
        (paragraph.indent, paragraph.level, paragraph.hanging, not unsaid),
        "just" if paragraph.align and paragraph.justified else paragraph.align,
        paragraph.rtl,
        None if "sizes" in inherits else (paragraph.line_spacing, paragraph.before, paragraph.after),
        (paragraph.bullet, paragraph.tabs),
    )


@remembered
def _paragraph_properties(
    place: tuple[float, int, float | None, bool],
    align: str | None,
    rtl: bool | None,
    gaps: tuple[float, float, float | None] | None,
    marks: tuple[Bullet | str | None, tuple[tuple[float, str], ...]],
) -> Markup:
    """`a:pPr`.

    `place` is the indent, the level, how far the first line hangs and whether that is written, `gaps` are those of
    lines, `marks` the bullet and the tabs.
    """
    bullet, tabs = marks
    attributes = joined(
        (
            NOTHING if bullet == "inherited" else _margins(*place, has_bullet=bullet is not None),
            markup(' algn="%s"', attribute(align)) if align else NOTHING,
            NOTHING if rtl is None else markup(' rtl="%s"', int(rtl)),
        )
    )
    inner = joined((_gaps(*gaps) if gaps else NOTHING, bullet_xml(bullet), _tabs(tabs) if tabs else NOTHING))
    return markup("<a:pPr%s>%s</a:pPr>", attributes, inner) if attributes or inner else NOTHING


def _margins(indent: float, level: int, hanging: float | None, says_first: bool, *, has_bullet: bool) -> Markup:
    margin = round(indent * EMU_PER_PT)
    first = -(margin // (level + 1)) if has_bullet else 0
    if hanging is not None:
        first = round(-hanging * EMU_PER_PT)
    deep = markup(' lvl="%s"', level) if level else NOTHING
    return markup(' marL="%s"%s%s', margin, deep, markup(' indent="%s"', first) if says_first else NOTHING)


def _gaps(line_spacing: float, before: float, after: float | None) -> Markup:
    return joined(
        (
            markup('<a:lnSpc><a:spcPct val="%s"/></a:lnSpc>', round(line_spacing * 100_000)),
            markup('<a:spcBef><a:spcPts val="%s"/></a:spcBef>', round(before * 100)),
            NOTHING if after is None else markup('<a:spcAft><a:spcPts val="%s"/></a:spcAft>', round(after * 100)),
        )
    )


def _tabs(tabs: Sequence[tuple[float, str]]) -> Markup:
    stops = joined(
        markup('<a:tab pos="%s" algn="%s"/>', round(position * EMU_PER_PT), attribute(_TAB_ALIGNS[align]))
        for position, align in tabs
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
    attributes = joined(
        (
            markup(' lang="%s"', attribute(run.language or language)),
            NOTHING if "sizes" in inherits else markup(' sz="%s"', round(run.size * 100)),
            NOTHING if "characters" in inherits else _characters(run),
        )
    )
    fill = gradient_xml(run.gradient) if run.gradient else fill_xml(run.color) if run.color else NOTHING
    mark = markup("<a:highlight>%s</a:highlight>", color_xml(run.highlight)) if run.highlight else NOTHING
    # A placeholder's own theme has fonts for other scripts.
    complex_typeface = run.complex_typeface or (None if "look" in inherits else complex_font(language))
    fonts = _typefaces(run.typeface, run.east_asian_typeface, complex_typeface, heading=run.heading)
    click = click_xml(run.link, links) if run.link else NOTHING
    if fill or mark or fonts or click:
        return markup('<a:rPr%s dirty="0">%s%s%s%s</a:rPr>', attributes, fill, mark, fonts, click)
    return markup('<a:rPr%s dirty="0"/>', attributes)


def _characters(run: Run) -> Markup:
    return _character_attributes(
        (run.bold, run.italic or (False if run.upright else None), run.strike),
        run.underline,
        "small" if run.small_caps else "all" if run.caps else None,
        run.spacing,
        run.baseline,
    )


@remembered
def _character_attributes(
    style: tuple[bool, bool | None, bool], underline: str | None, caps: str | None, spacing: float, baseline: float
) -> Markup:
    bold, italic, strike = style
    return joined(
        (
            markup(' b="%s"', int(bold)),
            NOTHING if italic is None else markup(' i="%s"', int(italic)),
            markup(' u="%s"', attribute(underline)) if underline else NOTHING,
            markup(' strike="sngStrike"') if strike else NOTHING,
            markup(' cap="%s"', attribute(caps)) if caps else NOTHING,
            markup(' spc="%s"', round(spacing * 100)) if spacing else NOTHING,
            markup(' baseline="%s"', round(baseline * 1000)) if baseline else NOTHING,
        )
    )


@remembered
def _typefaces(typeface: str | None, east_asian: str | None, complex_typeface: str | None, *, heading: bool) -> Markup:
    """The fonts that are not the theme's for text.

    A deck may mix several complex scripts, while its theme names one font for them.
    """
    if heading and not typeface:
        other = attribute(complex_typeface or "+mj-cs")
        return markup('<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="%s"/>', other)
    return joined(
        (
            markup('<a:latin typeface="%s"/>', attribute(typeface)) if typeface else NOTHING,
            markup('<a:ea typeface="%s"/>', attribute(east_asian)) if east_asian else NOTHING,
            markup('<a:cs typeface="%s"/>', attribute(complex_typeface)) if complex_typeface else NOTHING,
        )
    )
