"""The theme, the slide master and its layouts, the notes master."""

from collections.abc import Mapping, Sequence

from renderer.scene import EMU_PER_PT, PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Blueprint, Bullet, Frame, Layout, Shape, TextStyle
from renderer.scene.theme import Theme
from renderer.writer.elements_xml import ElementWriter, ids_of
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup, remembered
from renderer.writer.paint_xml import color_xml
from renderer.writer.slide_xml import DECLARATION, NAMESPACES, TREE_ROOT
from renderer.writer.text_xml import bullet_xml

COLOR_MAP = markup(
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2"'
    ' accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink"'
    ' folHlink="folHlink"/>'
)
"""The map of our masters; slides, layouts and charts keep to it."""
# Type, name and box of the placeholders that layouts offer; slides say where theirs stand.
_PLACEHOLDERS: Mapping[str, tuple[Markup, str]] = {
    "title": (markup('type="title"'), "Title"),
    "large-title": (markup('type="title"'), "Title"),
    "opening-title": (markup('type="ctrTitle"'), "Title"),
    "section-title": (markup('type="title"'), "Title"),
    "section-body": (markup('type="body" idx="1"'), "Body"),
    "closing-title": (markup('type="title"'), "Title"),
    "quote-title": (markup('type="title"'), "Title"),
    "quote-body": (markup('type="body" idx="1"'), "Body"),
    "picture-title": (markup('type="title"'), "Title"),
    "picture-body": (markup('type="body" idx="1"'), "Body"),
    "subtitle": (markup('type="body" sz="quarter" idx="13"'), "Subtitle"),
    "opening-subtitle": (markup('type="subTitle" idx="1"'), "Subtitle"),
    "body": (markup('type="body" idx="1"'), "Body"),
    "statement-body": (markup('type="body" idx="1"'), "Body"),
    "left": (markup('type="body" sz="half" idx="1"'), "Body"),
    "right": (markup('type="body" sz="half" idx="2"'), "Body 2"),
    "footer": (markup('type="ftr" sz="quarter" idx="11"'), "Footer"),
    "number": (markup('type="sldNum" sz="quarter" idx="12"'), "Page number"),
}
LAYOUTS: Mapping[Layout, tuple[str, tuple[str, ...]]] = {
    "title-only": ("Title Only", ("title", "subtitle", "footer", "number")),
    "title-and-text": ("Title and Text", ("title", "subtitle", "body", "footer", "number")),
    "two-columns": ("Two Columns", ("title", "subtitle", "left", "right", "footer", "number")),
    "opening": ("Opening", ("opening-title", "opening-subtitle", "number")),
    "statement": ("Statement", ("large-title", "statement-body", "footer", "number")),
    "section": ("Section", ("section-title", "section-body", "number")),
    "closing": ("Closing", ("closing-title", "number")),
    "quote": ("Quote", ("quote-title", "quote-body", "number")),
    "picture": ("Picture with Text", ("picture-title", "picture-body", "footer", "number")),
    "wide-title-only": ("Title Only, Wide", ("wide-title", "wide-subtitle", "footer", "number")),
    "wide-title-and-text": ("Title and Text, Wide", ("wide-title", "wide-subtitle", "wide-body", "footer", "number")),
    "wide-two-columns": (
        "Two Columns, Wide",
        ("wide-title", "wide-subtitle", "wide-left", "wide-right", "footer", "number"),
    ),
}
_COVERS: tuple[Layout, ...] = ("opening", "section", "closing", "quote", "picture")
_WIDE = "wide-"
"""Before the names of layouts, and of places, where a title gives way to a wide content."""
_DRAWN_FOR = (PAGE_WIDTH_PT, PAGE_HEIGHT_PT)
_PLAIN_PLACES = {
    "title": (43.2, 42, 873.6, 74),
    "large-title": (43.2, 120, 780, 150),
    "opening-title": (43.2, 120, 780, 150),
    "subtitle": (43.2, 80, 873.6, 24),
    "opening-subtitle": (43.2, 280, 780, 60),
    "body": (43.2, 120, 873.6, 370),
    "statement-body": (43.2, 282, 873.6, 208),
    "left": (43.2, 120, 418.8, 370),
    "right": (498, 120, 418.8, 370),
    "footer": (43.2, 510, 793.6, 16),
    "number": (856.8, 510, 60, 16),
}
_PLAIN_STYLES = {
    "title": TextStyle(30.0, bold=True),
    "subtitle": TextStyle(16.0, color="tx2"),
    "opening-subtitle": TextStyle(24.0, color="tx2"),
    "body": TextStyle(20.0),
    "statement-body": TextStyle(20.0),
    "footer": TextStyle(9.0, color="tx2"),
    "number": TextStyle(12.0, color="tx2", align="r"),
}
_DOT = Bullet("\u2022", "accent2", 100.0)
_PROMPTS = {
    "number": markup(
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>#</a:t></a:fld>'
    )
}


def theme_xml(theme: Theme) -> Markup:
    """`a:theme`."""
    colors = joined(
        markup('<a:%s><a:srgbClr val="%s"/></a:%s>', attribute(slot), attribute(color[1:]), attribute(slot))
        for slot, color in theme.colors.items()
    )
    scripts = markup(
        '<a:ea typeface="%s"/><a:cs typeface="%s"/>', attribute(theme.east_asian), attribute(theme.complex_script)
    )
    name = attribute(theme.name)
    names = (theme.heading_family, theme.family)
    major, minor = (markup('<a:latin typeface="%s"/>%s', attribute(name), scripts) for name in names)
    fill = markup('<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>')
    line = markup('<a:ln w="9525">%s</a:ln>', fill)
    effect = markup("<a:effectStyle><a:effectLst/></a:effectStyle>")
    return markup(
        '%s<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="%s">'
        '<a:themeElements><a:clrScheme name="%s">%s</a:clrScheme><a:fontScheme name="%s">'
        '<a:majorFont>%s</a:majorFont><a:minorFont>%s</a:minorFont></a:fontScheme><a:fmtScheme name="%s">'
        "<a:fillStyleLst>%s</a:fillStyleLst><a:lnStyleLst>%s</a:lnStyleLst>"
        "<a:effectStyleLst>%s</a:effectStyleLst><a:bgFillStyleLst>%s</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>",
        DECLARATION,
        name,
        name,
        colors,
        name,
        major,
        minor,
        name,
        joined([fill] * 3),
        joined([line] * 3),
        joined([effect] * 3),
        joined([fill] * 3),
    )


def layouts_of(blueprint: Blueprint) -> tuple[Layout, ...]:
    """The layouts whose placeholders have their places, in order."""
    return tuple(key for key, (_, names) in LAYOUTS.items() if all(name in blueprint.places for name in names))


def master_xml(blueprint: Blueprint) -> Markup:
    """The slide master with its layouts on rId1, rId2, ..."""
    count = len(layouts_of(blueprint))
    layouts = joined(markup('<p:sldLayoutId id="%s" r:id="rId%s"/>', 2_147_483_649 + n, n + 1) for n in range(count))
    shapes = _shapes(blueprint.everywhere, ("title", "body", "footer", "number"), blueprint)
    body = blueprint.styles["body"].size
    return markup(
        "%s<p:sldMaster %s><p:cSld>%s<p:spTree>%s%s</p:spTree>"
        "</p:cSld>%s<p:sldLayoutIdLst>%s</p:sldLayoutIdLst><p:txStyles><p:titleStyle>%s</p:titleStyle>"
        "<p:bodyStyle>%s</p:bodyStyle><p:otherStyle>%s</p:otherStyle></p:txStyles></p:sldMaster>",
        DECLARATION,
        NAMESPACES,
        _ground("bg1"),
        TREE_ROOT,
        shapes,
        COLOR_MAP,
        layouts,
        _title_level(blueprint),
        _levels("body", body, blueprint.bullet),
        _levels("other"),
    )


def layout_xml(key: Layout, blueprint: Blueprint) -> Markup:
    """One of our layouts."""
    name, placeholders = LAYOUTS[key]
    kinds = {
        "title-only": markup(' type="titleOnly"'),
        "title-and-text": markup(' type="tx"'),
        "two-columns": markup(' type="twoColTx"'),
        "opening": markup(' type="title"'),
        "section": markup(' type="secHead"'),
    }
    attributes, ground, marks = kinds.get(key.removeprefix(_WIDE), NOTHING), NOTHING, blueprint.titled
    if key in _COVERS:
        attributes, marks = markup('%s showMasterSp="0"', attributes), blueprint.covers.get(key, ())
        ground = _ground(blueprint.grounds[key]) if key in blueprint.grounds else NOTHING
    elif key == "statement":
        marks = ()
    elif key.startswith(_WIDE):
        marks = blueprint.wide
    shapes = _shapes(marks, placeholders, blueprint)
    return markup(
        '%s<p:sldLayout %s%s preserve="1"><p:cSld name="%s">%s<p:spTree>%s%s</p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        DECLARATION,
        NAMESPACES,
        attributes,
        attribute(name),
        ground,
        TREE_ROOT,
        shapes,
    )


def plain_blueprint(size: tuple[float, float]) -> Blueprint:
    """Placeholders without any ornament, for slides of `size` (pt) whose look is their own."""
    across, down = (length / drawn * EMU_PER_PT for length, drawn in zip(size, _DRAWN_FOR, strict=True))
    places = {
        name: Frame(round(x * across), round(y * down), round(width * across), round(height * down))
        for name, (x, y, width, height) in _PLAIN_PLACES.items()
    }
    return Blueprint(places, _PLAIN_STYLES)


def notes_master_xml() -> Markup:
    """The notes master: a picture of the slide above its notes."""
    image = markup(
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/>'
        '</p:nvPr></p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        "</p:spPr></p:sp>",
        _box((36, 54, 468, 263.25)),
    )
    body = markup(
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>"
        '<a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>',
        _box((36, 340, 468, 320)),
    )
    return markup(
        '%s<p:notesMaster %s><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg><p:spTree>%s%s%s</p:spTree>"
        "</p:cSld>%s<p:notesStyle>%s</p:notesStyle></p:notesMaster>",
        DECLARATION,
        NAMESPACES,
        TREE_ROOT,
        image,
        body,
        COLOR_MAP,
        _levels("notes", 12.0),
    )


def default_text_style() -> Markup:
    """`p:defaultTextStyle` of the presentation: what text boxes inherit."""
    return markup("<p:defaultTextStyle>%s</p:defaultTextStyle>", _levels("other"))


def _shapes(marks: Sequence[Shape], placeholders: Sequence[str], blueprint: Blueprint) -> Markup:
    """Ornaments, and the placeholders above them."""
    writer = ElementWriter(ids_of(marks), Links(), "en-US", {})
    drawn = [writer.xml(mark) for mark in marks]
    drawn += [_placeholder(key, shape_id, blueprint) for shape_id, key in enumerate(placeholders, 2 + len(marks))]
    return joined(drawn)


def _ground(color: str) -> Markup:
    return markup(
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="%s"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>',
        attribute(color),
    )


def _placeholder(key: str, shape_id: int, blueprint: Blueprint) -> Markup:
    own, key = key, key.removeprefix(_WIDE)
    attributes, name = _PLACEHOLDERS[key]
    text = _PROMPTS.get(key) or markup('<a:r><a:rPr lang="en-US"/><a:t>%s</a:t></a:r>', escape(name))
    # The master has the styles of title and body for all layouts.
    style = blueprint.styles.get(key) if key not in {"title", "body"} else None
    place = blueprint.places[own]
    anchor = "b" if key in {"footer", "number"} else blueprint.title_anchor if own == "title" else "t"
    return markup(
        '<p:sp><p:nvSpPr><p:cNvPr id="%s" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="%s" y="%s"/>'
        '<a:ext cx="%s" cy="%s"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="%s"><a:noAutofit/></a:bodyPr>'
        "<a:lstStyle>%s</a:lstStyle><a:p>%s</a:p></p:txBody></p:sp>",
        shape_id,
        attribute(name),
        attributes,
        place.x,
        place.y,
        place.width,
        place.height,
        attribute(anchor),
        _first_level(style) if style else NOTHING,
        text,
    )


def _first_level(style: TextStyle) -> Markup:
    return markup(
        '<a:lvl1pPr marL="0" indent="0" algn="%s"><a:buNone/><a:defRPr%s><a:solidFill>%s</a:solidFill>'
        "</a:defRPr></a:lvl1pPr>",
        attribute(style.align),
        _character(style),
        color_xml(style.color),
    )


def _character(style: TextStyle) -> Markup:
    """The attributes of `a:defRPr`."""
    caps = markup(' cap="all"') if style.caps else NOTHING
    italic = markup(' i="1"') if style.italic else NOTHING
    spacing = markup(' spc="%s"', round(style.spacing * 100)) if style.spacing else NOTHING
    return markup(' sz="%s" b="%s"%s%s%s', round(style.size * 100), int(style.bold), italic, caps, spacing)


def _box(box: tuple[float, float, float, float]) -> Markup:
    x, y, width, height = (round(length * EMU_PER_PT) for length in box)
    return markup('<a:xfrm><a:off x="%s" y="%s"/><a:ext cx="%s" cy="%s"/></a:xfrm>', x, y, width, height)


def _title_level(blueprint: Blueprint) -> Markup:
    style = blueprint.styles["title"]
    return markup(
        '<a:lvl1pPr algn="%s" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        '<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr%s kern="1200">%s</a:defRPr>'
        "</a:lvl1pPr>",
        attribute(style.align),
        _character(style),
        _ink("mj", style.color),
    )


@remembered
def _levels(kind: str, size: float = 18.0, bullet: Bullet | None = None) -> Markup:
    levels = []
    for level in range(9):
        margin = (228_600 + 228_600 * level) if kind == "body" else 457_200 * level
        # Levels without bullets say no indent, as PowerPoint's own: LibreOffice would forget the tabs below them.
        indent = markup(' indent="-228600"') if kind == "body" else NOTHING
        point = bullet_xml(bullet or _DOT) if kind == "body" else NOTHING
        points = max(size - level, min(size, 12.0))
        levels.append(
            markup(
                '<a:lvl%spPr marL="%s"%s algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0"'
                ' hangingPunct="0">%s<a:defRPr sz="%s" kern="1200">%s</a:defRPr>'
                "</a:lvl%spPr>",
                level + 1,
                margin,
                indent,
                point,
                round(points * 100),
                _ink("mn"),
                level + 1,
            )
        )
    return joined(levels)


def _ink(font: str, color: str = "tx1") -> Markup:
    return markup(
        '<a:solidFill>%s</a:solidFill><a:latin typeface="+%s-lt"/><a:ea typeface="+%s-ea"/><a:cs typeface="+%s-cs"/>',
        color_xml(color),
        attribute(font),
        attribute(font),
        attribute(font),
    )
