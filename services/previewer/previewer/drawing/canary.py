"""A small deck with one of every kind of content: drawn first, it warms LibreOffice and proves that it works."""

import zipfile
from pathlib import Path

import numpy as np

from deck_presentation.colors import USUAL_MAP
from previewer.drawing.pictures import encode_png

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ALL = f'{_A} {_P} xmlns:r="{_OFFICE}"'
_ML = "application/vnd.openxmlformats-officedocument"
_CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE_NS = "http://schemas.openxmlformats.org/drawingml/2006/table"
_TEXTS = ("Latin Äß 123", "日本語 中文 한국어", "العربية עברית", "हिन्दी")
_FONTS = ("Liberation Sans", "Carlito", "Liberation Serif")
CHART_COLOR = (216, 27, 96)
"""Red, green and blue of the chart's columns on the first slide, a colour that nothing else there has."""

_TYPES = {
    "ppt/presentation.xml": "presentationml.presentation.main+xml",
    "ppt/slideMasters/slideMaster1.xml": "presentationml.slideMaster+xml",
    "ppt/slideLayouts/slideLayout1.xml": "presentationml.slideLayout+xml",
    "ppt/slides/slide1.xml": "presentationml.slide+xml",
    "ppt/slides/slide2.xml": "presentationml.slide+xml",
    "ppt/theme/theme1.xml": "theme+xml",
    "ppt/charts/chart1.xml": "drawingml.chart+xml",
}
_RELATIONSHIPS = {
    "": [("officeDocument", "ppt/presentation.xml")],
    "ppt/presentation.xml": [
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("slide", "slides/slide1.xml"),
        ("slide", "slides/slide2.xml"),
    ],
    "ppt/slideMasters/slideMaster1.xml": [
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("theme", "../theme/theme1.xml"),
    ],
    "ppt/slideLayouts/slideLayout1.xml": [("slideMaster", "../slideMasters/slideMaster1.xml")],
    "ppt/slides/slide1.xml": [
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("chart", "../charts/chart1.xml"),
        ("image", "../media/image1.png"),
    ],
    "ppt/slides/slide2.xml": [("slideLayout", "../slideLayouts/slideLayout1.xml")],
}


def write_canary(path: Path) -> Path:
    """Write the deck: two slides, the second with an emoji, so that both routes of drawing are taken."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", _content_types())
        for part, links in _RELATIONSHIPS.items():
            folder, _, name = part.rpartition("/")
            archive.writestr(f"{folder}/_rels/{name}.rels".lstrip("/"), _relationships(links))
        for part, text in _parts().items():
            archive.writestr(part, _HEAD + text)
        archive.writestr("ppt/media/image1.png", encode_png(np.full((8, 8, 3), 128, np.uint8)))
    return path


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{_ML}.{kind}"/>' for part, kind in _TYPES.items())
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def _relationships(links: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def _parts() -> dict[str, str]:
    slots = {**USUAL_MAP, "hlink": "hlink", "folHlink": "folHlink", **{f"accent{n}": f"accent{n}" for n in range(1, 7)}}
    color_map = " ".join(f'{name}="{slot}"' for name, slot in slots.items())
    return {
        "ppt/presentation.xml": (
            f'<p:presentation {_ALL}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
            '<p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId3"/></p:sldIdLst>'
            '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
        ),
        "ppt/slideMasters/slideMaster1.xml": (
            f"<p:sldMaster {_ALL}>{_tree('')}<p:clrMap {color_map}/>"
            '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>'
        ),
        "ppt/slideLayouts/slideLayout1.xml": f"<p:sldLayout {_ALL}>{_tree('')}</p:sldLayout>",
        "ppt/slides/slide1.xml": f"<p:sld {_ALL}>{_tree(_texts() + _table() + _chart_frame() + _picture())}</p:sld>",
        "ppt/slides/slide2.xml": f"<p:sld {_ALL}>{_tree(_shape(2, 'Emoji 🚀', _FONTS[0]))}</p:sld>",
        "ppt/theme/theme1.xml": _theme(),
        "ppt/charts/chart1.xml": _chart(),
    }


def _tree(shapes: str) -> str:
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    return f"<p:cSld><p:spTree>{group}{shapes}</p:spTree></p:cSld>"


def _box(prefix: str, x: int, y: int, width: int, height: int) -> str:
    """A place in hundredths of an inch."""
    x, y, width, height = (value * 9144 for value in (x, y, width, height))
    return f'<{prefix}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{prefix}:xfrm>'


def _texts() -> str:
    return "".join(_shape(2 + n, text, _FONTS[n % len(_FONTS)]) for n, text in enumerate(_TEXTS))


def _shape(number: int, text: str, font: str) -> str:
    fill = '<a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Text"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_box("a", 50, 60 * (number - 1), 500, 50)}<a:prstGeom prst="roundRect"/>{fill}</p:spPr>'
        f'<p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-US" sz="1800" b="1"><a:latin typeface="{font}"/></a:rPr>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _frame(number: int, box: str, uri: str, content: str) -> str:
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Frame"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f'</p:nvGraphicFramePr>{box}<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def _table() -> str:
    cell = "<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>1</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>"
    column, row = '<a:gridCol w="914400"/>', f'<a:tr h="370840">{cell * 2}</a:tr>'
    table = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{column * 2}</a:tblGrid>{row * 2}</a:tbl>'
    return _frame(20, _box("p", 600, 60, 300, 100), _TABLE_NS, table)


def _chart_frame() -> str:
    return _frame(21, _box("p", 600, 300, 500, 350), _CHART_NS, f'<c:chart xmlns:c="{_CHART_NS}" r:id="rId2"/>')


def _picture() -> str:
    return (
        '<p:pic><p:nvPicPr><p:cNvPr id="22" name="Picture"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        '<p:blipFill><a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{_box("a", 50, 400, 200, 200)}<a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )


def _chart() -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{n + 1}</c:v></c:pt>' for n in range(3))
    values = f'<c:val><c:numLit><c:ptCount val="3"/>{points}</c:numLit></c:val>'
    fill = f'<c:spPr><a:solidFill><a:srgbClr val="{bytes(CHART_COLOR).hex().upper()}"/></a:solidFill></c:spPr>'
    series = f'<c:ser><c:idx val="0"/><c:order val="0"/>{fill}{values}</c:ser><c:axId val="1"/><c:axId val="2"/>'
    axes = "".join(
        f'<c:{kind}><c:axId val="{own}"/><c:scaling/><c:delete val="0"/><c:axPos val="{place}"/>'
        f'<c:crossAx val="{other}"/></c:{kind}>'
        for kind, own, other, place in (("catAx", 1, 2, "b"), ("valAx", 2, 1, "l"))
    )
    bars = f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{series}</c:barChart>'
    return (
        f'<c:chartSpace xmlns:c="{_CHART_NS}" {_A}><c:chart><c:plotArea>{bars}{axes}</c:plotArea>'
        '<c:legend><c:legendPos val="r"/></c:legend></c:chart></c:chartSpace>'
    )


def _theme() -> str:
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    values = ("000000", "FFFFFF", "1F2937", "F3F4F6", *("2563EB",) * 6, "2563EB", "7C3AED")
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in zip(names, values, strict=True)
    )
    font = '<a:latin typeface="Carlito"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:theme {_A} name="Canary"><a:themeElements><a:clrScheme name="Canary">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Canary"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        "</a:themeElements></a:theme>"
    )
