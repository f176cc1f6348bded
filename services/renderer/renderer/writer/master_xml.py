"""The theme, the slide master and its layouts, the notes master."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Mapping
from xml.sax.saxutils import escape

from renderer.scene import EMU_PER_PT, PAGE_HEIGHT_PT, PAGE_WIDTH_PT
from renderer.theme import Theme
from renderer.writer.slide_xml import DECLARATION, NAMESPACES, group_xml
from renderer.writer.text_xml import attribute

_COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_DRAWN_FOR = (PAGE_WIDTH_PT, PAGE_HEIGHT_PT)
# Names and boxes (pt) of the placeholders that layouts offer on a slide of that size; slides say where theirs stand.
_PLACEHOLDERS: Mapping[str, tuple[str, str, tuple[float, float, float, float]]] = {
    "title": ('type="title"', "Title", (43.2, 42, 873.6, 74)),
    "large-title": ('type="title"', "Title", (43.2, 120, 780, 150)),
    "subtitle": ('type="body" sz="quarter" idx="13"', "Subtitle", (43.2, 80, 873.6, 24)),
    "body": ('type="body" idx="1"', "Body", (43.2, 120, 873.6, 370)),
    "left": ('type="body" sz="half" idx="1"', "Body", (43.2, 120, 418.8, 370)),
    "right": ('type="body" sz="half" idx="2"', "Body 2", (498, 120, 418.8, 370)),
    "footer": ('type="ftr" sz="quarter" idx="11"', "Footer", (43.2, 510, 793.6, 16)),
    "number": ('type="sldNum" sz="quarter" idx="12"', "Page number", (856.8, 510, 60, 16)),
}
LAYOUTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "title-only": ("Title Only", ("title", "subtitle", "footer", "number")),
    "title-and-text": ("Title and Text", ("title", "subtitle", "body", "footer", "number")),
    "two-columns": ("Two Columns", ("title", "subtitle", "left", "right", "footer", "number")),
    "opening": ("Opening", ("large-title", "subtitle", "number")),
    "statement": ("Statement", ("large-title", "body", "footer", "number")),
}
_PROMPTS = {
    "number": '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>#</a:t></a:fld>'
}


def theme_xml(theme: Theme) -> str:
    """`a:theme`."""
    colors = "".join(f'<a:{slot}><a:srgbClr val="{color[1:]}"/></a:{slot}>' for slot, color in theme.colors.items())
    scripts = f'<a:ea typeface="{attribute(theme.east_asian)}"/><a:cs typeface="{attribute(theme.complex_script)}"/>'
    names = (theme.heading_family, theme.family)
    major, minor = (f'<a:latin typeface="{attribute(name)}"/>{scripts}' for name in names)
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Deckmill">'
        f'<a:themeElements><a:clrScheme name="Deckmill">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Deckmill"><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Deckmill"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def master_xml(size: tuple[float, float] = _DRAWN_FOR) -> str:
    """The slide master with one layout for each of `LAYOUTS`, on rId1, rId2, ..."""
    layouts = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS)))
    keys = ("title", "body", "footer", "number")
    shapes = "".join(_placeholder(key, shape_id, size) for shape_id, key in enumerate(keys, 2))
    return (
        f'{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{group_xml()}{shapes}</p:spTree></p:cSld>{_COLOR_MAP}"
        f"<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{_title_level()}</p:titleStyle>"
        f"<p:bodyStyle>{_levels('body')}</p:bodyStyle><p:otherStyle>{_levels('other')}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout_xml(key: str, size: tuple[float, float] = _DRAWN_FOR) -> str:
    """One layout of `LAYOUTS`, for slides of `size` (pt)."""
    name, placeholders = LAYOUTS[key]
    kinds = {"title-only": ' type="titleOnly"', "title-and-text": ' type="tx"', "two-columns": ' type="twoColTx"'}
    kind = kinds.get(key, "")
    shapes = "".join(_placeholder(placeholder, shape_id, size) for shape_id, placeholder in enumerate(placeholders, 2))
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{kind} preserve="1"><p:cSld name="{name}"><p:spTree>{group_xml()}{shapes}'
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


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
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{group_xml()}{image}{body}</p:spTree></p:cSld>{_COLOR_MAP}"
        f"<p:notesStyle>{_levels('notes')}</p:notesStyle></p:notesMaster>"
    )


def default_text_style() -> str:
    """`p:defaultTextStyle` of the presentation: what text boxes inherit."""
    return f"<p:defaultTextStyle>{_levels('other')}</p:defaultTextStyle>"


def _placeholder(key: str, shape_id: int, size: tuple[float, float]) -> str:
    attributes, name, box = _PLACEHOLDERS[key]
    text = _PROMPTS.get(key) or f'<a:r><a:rPr lang="en-US"/><a:t>{escape(name)}</a:t></a:r>'
    sizes = {
        "subtitle": '<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="1600"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr>',
        "footer": '<a:lvl1pPr algn="l"><a:defRPr sz="900"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr>',
        "number": '<a:lvl1pPr algn="r"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr>',
    }
    anchor = "b" if key in {"footer", "number"} else "t"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {attributes}/></p:nvPr></p:nvSpPr><p:spPr>{_box(box, size)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{sizes.get(key, '')}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _box(box: tuple[float, float, float, float], size: tuple[float, float] = _DRAWN_FOR) -> str:
    across, down = (length / drawn * EMU_PER_PT for length, drawn in zip(size, _DRAWN_FOR, strict=True))
    x, y, width, height = round(box[0] * across), round(box[1] * down), round(box[2] * across), round(box[3] * down)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _title_level() -> str:
    return (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0"><a:spcBef><a:spcPct val="0"/>'
        f'</a:spcBef><a:buNone/><a:defRPr sz="3000" b="1" kern="1200">{_ink("mj")}</a:defRPr></a:lvl1pPr>'
    )


def _levels(kind: str) -> str:
    size = {"body": 2000, "notes": 1200, "other": 1800}[kind]
    levels = []
    for level in range(9):
        margin = (228_600 + 228_600 * level) if kind == "body" else 457_200 * level
        indent, bullet = (
            ("-228600", '<a:buFont typeface="Arial"/><a:buChar char="&#8226;"/>') if kind == "body" else ("0", "")
        )
        levels.append(
            f'<a:lvl{level + 1}pPr marL="{margin}" indent="{indent}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1"'
            f' latinLnBrk="0" hangingPunct="0">{bullet}<a:defRPr sz="{max(size - 100 * level, 1200)}" kern="1200">{_ink("mn")}'
            f"</a:defRPr></a:lvl{level + 1}pPr>"
        )
    return "".join(levels)


def _ink(font: str) -> str:
    return (
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/>'
    )
