"""The theme, the slide master and its layouts, the notes master."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from renderer.scene import EMU_PER_PT, PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Blueprint, Bullet, Frame, Shape, TextStyle
from renderer.scene.theme import Theme
from renderer.writer.elements_xml import ElementWriter, ids_of
from renderer.writer.links import Links
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import color_xml
from renderer.writer.slide_xml import DECLARATION, NAMESPACES, group_xml
from renderer.writer.text_xml import bullet_xml

COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
"""The map of our masters; slides, layouts and charts keep to it."""
# Type, name and box of the placeholders that layouts offer; slides say where theirs stand.
_PLACEHOLDERS: Mapping[str, tuple[str, str]] = {
    "title": ('type="title"', "Title"),
    "large-title": ('type="title"', "Title"),
    "opening-title": ('type="title"', "Title"),
    "subtitle": ('type="body" sz="quarter" idx="13"', "Subtitle"),
    "opening-subtitle": ('type="body" sz="quarter" idx="13"', "Subtitle"),
    "body": ('type="body" idx="1"', "Body"),
    "left": ('type="body" sz="half" idx="1"', "Body"),
    "right": ('type="body" sz="half" idx="2"', "Body 2"),
    "footer": ('type="ftr" sz="quarter" idx="11"', "Footer"),
    "number": ('type="sldNum" sz="quarter" idx="12"', "Page number"),
}
LAYOUTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "title-only": ("Title Only", ("title", "subtitle", "footer", "number")),
    "title-and-text": ("Title and Text", ("title", "subtitle", "body", "footer", "number")),
    "two-columns": ("Two Columns", ("title", "subtitle", "left", "right", "footer", "number")),
    "opening": ("Opening", ("opening-title", "opening-subtitle", "number")),
    "statement": ("Statement", ("large-title", "body", "footer", "number")),
}
_DRAWN_FOR = (PAGE_WIDTH_PT, PAGE_HEIGHT_PT)
_PLAIN_PLACES = {
    "title": (43.2, 42, 873.6, 74),
    "large-title": (43.2, 120, 780, 150),
    "opening-title": (43.2, 120, 780, 150),
    "subtitle": (43.2, 80, 873.6, 24),
    "opening-subtitle": (43.2, 280, 780, 60),
    "body": (43.2, 120, 873.6, 370),
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
    "footer": TextStyle(9.0, color="tx2"),
    "number": TextStyle(12.0, color="tx2", align="r"),
}
_DOT = Bullet("\u2022", "accent2", 100.0)
_PROMPTS = {
    "number": '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>#</a:t></a:fld>'
}


def theme_xml(theme: Theme) -> str:
    """`a:theme`."""
    colors = "".join(f'<a:{slot}><a:srgbClr val="{color[1:]}"/></a:{slot}>' for slot, color in theme.colors.items())
    scripts = f'<a:ea typeface="{attribute(theme.east_asian)}"/><a:cs typeface="{attribute(theme.complex_script)}"/>'
    name = attribute(theme.name)
    names = (theme.heading_family, theme.family)
    major, minor = (f'<a:latin typeface="{attribute(name)}"/>{scripts}' for name in names)
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}">'
        f'<a:themeElements><a:clrScheme name="{name}">{colors}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def master_xml(blueprint: Blueprint) -> str:
    """The slide master with one layout for each of `LAYOUTS`, on rId1, rId2, ..."""
    layouts = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS)))
    shapes = _shapes(blueprint.everywhere, ("title", "body", "footer", "number"), blueprint)
    body = blueprint.styles["body"].size
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_ground('bg1')}<p:spTree>{group_xml()}{shapes}</p:spTree></p:cSld>{COLOR_MAP}"
        f"<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{_title_level(blueprint)}</p:titleStyle>"
        f"<p:bodyStyle>{_levels('body', body, blueprint.bullet)}</p:bodyStyle><p:otherStyle>{_levels('other')}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout_xml(key: str, blueprint: Blueprint) -> str:
    """One layout of `LAYOUTS`."""
    name, placeholders = LAYOUTS[key]
    kinds = {"title-only": ' type="titleOnly"', "title-and-text": ' type="tx"', "two-columns": ' type="twoColTx"'}
    attributes, ground, marks = kinds.get(key, ""), "", blueprint.titled
    if key == "opening":
        attributes, marks = ' showMasterSp="0"', blueprint.opening
        ground = _ground(blueprint.opening_ground) if blueprint.opening_ground else ""
    elif key == "statement":
        marks = ()
    shapes = _shapes(marks, placeholders, blueprint)
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{attributes} preserve="1"><p:cSld name="{name}">{ground}<p:spTree>{group_xml()}{shapes}'
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def plain_blueprint(size: tuple[float, float]) -> Blueprint:
    """Placeholders without any ornament, for slides of `size` (pt) whose look is their own."""
    across, down = (length / drawn * EMU_PER_PT for length, drawn in zip(size, _DRAWN_FOR, strict=True))
    places = {
        name: Frame(round(x * across), round(y * down), round(width * across), round(height * down))
        for name, (x, y, width, height) in _PLAIN_PLACES.items()
    }
    return Blueprint(places, _PLAIN_STYLES)


def notes_master_xml() -> str:
    """The notes master: a picture of the slide above its notes."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{_box((36, 54, 468, 263.25))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>'
    )
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr>{_box((36, 340, 468, 320))}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>'
        '<a:p><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    return (
        f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{group_xml()}{image}{body}</p:spTree></p:cSld>{COLOR_MAP}"
        f"<p:notesStyle>{_levels('notes', 12.0)}</p:notesStyle></p:notesMaster>"
    )


def default_text_style() -> str:
    """`p:defaultTextStyle` of the presentation: what text boxes inherit."""
    return f"<p:defaultTextStyle>{_levels('other')}</p:defaultTextStyle>"


def _shapes(marks: Sequence[Shape], placeholders: Sequence[str], blueprint: Blueprint) -> str:
    """Ornaments, and the placeholders above them."""
    writer = ElementWriter(ids_of(marks), Links(), "en-US", {})
    drawn = [writer.xml(mark) for mark in marks]
    drawn += [_placeholder(key, shape_id, blueprint) for shape_id, key in enumerate(placeholders, 2 + len(marks))]
    return "".join(drawn)


def _ground(color: str) -> str:
    return f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{color}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def _placeholder(key: str, shape_id: int, blueprint: Blueprint) -> str:
    attributes, name = _PLACEHOLDERS[key]
    text = _PROMPTS.get(key) or f'<a:r><a:rPr lang="en-US"/><a:t>{escape(name)}</a:t></a:r>'
    # The master has the styles of title and body for all layouts.
    style = blueprint.styles.get(key) if key not in {"title", "body"} else None
    place = blueprint.places[key]
    anchor = "b" if key in {"footer", "number"} else "t"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph {attributes}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{place.x}" y="{place.y}"/>'
        f'<a:ext cx="{place.width}" cy="{place.height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{_first_level(style) if style else ''}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _first_level(style: TextStyle) -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{style.align}"><a:buNone/><a:defRPr{_character(style)}>'
        f"<a:solidFill>{color_xml(style.color)}</a:solidFill></a:defRPr></a:lvl1pPr>"
    )


def _character(style: TextStyle) -> str:
    """The attributes of `a:defRPr`."""
    caps = ' cap="all"' if style.caps else ""
    italic = ' i="1"' if style.italic else ""
    spacing = f' spc="{round(style.spacing * 100)}"' if style.spacing else ""
    return f' sz="{round(style.size * 100)}" b="{int(style.bold)}"{italic}{caps}{spacing}'


def _box(box: tuple[float, float, float, float]) -> str:
    x, y, width, height = (round(length * EMU_PER_PT) for length in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _title_level(blueprint: Blueprint) -> str:
    style = blueprint.styles["title"]
    return (
        f'<a:lvl1pPr algn="{style.align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0"><a:spcBef><a:spcPct val="0"/>'
        f'</a:spcBef><a:buNone/><a:defRPr{_character(style)} kern="1200">{_ink("mj", style.color)}</a:defRPr></a:lvl1pPr>'
    )


def _levels(kind: str, size: float = 18.0, bullet: Bullet | None = None) -> str:
    levels = []
    for level in range(9):
        margin = (228_600 + 228_600 * level) if kind == "body" else 457_200 * level
        indent, point = ("-228600", bullet_xml(bullet or _DOT)) if kind == "body" else ("0", "")
        points = max(size - level, min(size, 12.0))
        levels.append(
            f'<a:lvl{level + 1}pPr marL="{margin}" indent="{indent}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1"'
            f' latinLnBrk="0" hangingPunct="0">{point}<a:defRPr sz="{round(points * 100)}" kern="1200">{_ink("mn")}'
            f"</a:defRPr></a:lvl{level + 1}pPr>"
        )
    return "".join(levels)


def _ink(font: str, color: str = "tx1") -> str:
    return (
        f"<a:solidFill>{color_xml(color)}</a:solidFill>"
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/>'
    )
