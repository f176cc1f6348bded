"""Helpers for slides that are written as code, for python-pptx and nothing else.

One file, to be copied beside your code. A piece of slide code defines `build(prs)` and draws on a canvas of 13.333 by
7.5 inches; this is how to run one:

    import sys
    import deckmill_slides

    code, theme, target = sys.argv[1:4]
    prs = deckmill_slides.Presentation(theme)
    scope = deckmill_slides.names()
    exec(compile(open(code, encoding="utf-8").read(), code, "exec"), scope)
    scope["build"](prs)
    prs.save(target)

Lengths are inches, as numbers, or lengths of python-pptx (`Inches(1)`, `Pt(12)`, `Emu(914400)`). Colours are
"#RRGGBB", an RGBColor, or a name of the theme, which follows when the theme is changed.
"""

import base64
import io
import re
from typing import Any

import pptx
from lxml import etree
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Length, Pt

_HEX = re.compile("#?[0-9A-Fa-f]{6}")
CANVAS_WIDTH, CANVAS_HEIGHT = Inches(13.333), Inches(7.5)

_THEME_COLORS = {
    "text": MSO_THEME_COLOR.TEXT_1,
    "text2": MSO_THEME_COLOR.TEXT_2,
    "background": MSO_THEME_COLOR.BACKGROUND_1,
    "background2": MSO_THEME_COLOR.BACKGROUND_2,
    "accent": MSO_THEME_COLOR.ACCENT_1,
    **{f"accent{number}": getattr(MSO_THEME_COLOR, f"ACCENT_{number}") for number in range(1, 7)},
    "primary": MSO_THEME_COLOR.ACCENT_1,
    "secondary": MSO_THEME_COLOR.ACCENT_2,
    "neutral": MSO_THEME_COLOR.ACCENT_5,
}
"""Names of the theme's colours; the first six accents are the theme's own."""

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PLOT = (
    '<c:layout xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:manualLayout><c:layoutTarget '
    'val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{left}"/><c:y val="{top}"/><c:w val="{width}"/>'
    '<c:h val="{height}"/></c:manualLayout></c:layout>'
)
_LINES = (
    '<c:lineChart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:grouping val="standard"/>'
    '<c:varyColors val="0"/><c:marker val="1"/></c:lineChart>'
)
_ALIGNS = {PP_ALIGN.CENTER: "center", PP_ALIGN.RIGHT: "right", PP_ALIGN.JUSTIFY: "justify"}
_ANCHOR_NAMES = {MSO_ANCHOR.TOP: "top", MSO_ANCHOR.MIDDLE: "middle", MSO_ANCHOR.BOTTOM: "bottom"}
_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
_SLOTS = {
    MSO_THEME_COLOR.TEXT_1: "tx1",
    MSO_THEME_COLOR.TEXT_2: "tx2",
    MSO_THEME_COLOR.BACKGROUND_1: "bg1",
    MSO_THEME_COLOR.BACKGROUND_2: "bg2",
    **{getattr(MSO_THEME_COLOR, f"ACCENT_{number}"): f"accent{number}" for number in range(1, 7)},
}
_CUSTOM = (
    '<a:custGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:avLst/><a:gdLst/><a:ahLst/>'
    '<a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path/></a:pathLst></a:custGeom>'
)
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri='
    '"{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing'
    '/2017/decorative" val="1"/></a:ext></a:extLst>'
)
USUAL_LANGUAGE = "en-US"
_STATE = {"language": USUAL_LANGUAGE}
"""What holds for all that is written: the language of text."""


def Presentation(file: Any = None) -> Any:  # noqa: N802 - the name that python-pptx has for it
    """Open a presentation, or begin one of 13.333 by 7.5 inches."""
    prs = pptx.Presentation(file)
    if file is None:
        prs.slide_width, prs.slide_height = CANVAS_WIDTH, CANVAS_HEIGHT
    return prs


def theme_color(name: str) -> Any:
    """The theme's colour of a name: text, text2, background, background2, accent, accent1 to accent6 and some others.

    Raises ValueError that lists the names.
    """
    if name not in _THEME_COLORS:
        raise ValueError(f"the theme has no colour {name!r}; it has {', '.join(_THEME_COLORS)}")
    return _THEME_COLORS[name]


def add_text_box(  # noqa: PLR0917 - positions come first, one after the other
    slide: Any,
    left: float,
    top: float,
    width: float,
    height: float,
    text: str,
    font_size: float = 12,
    bold: bool = False,
    color: Any = None,
    *,
    name: str | None = None,
    align: PP_ALIGN | None = None,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    italic: bool = False,
) -> Any:
    """Add text in a box that wraps, without margins. Each line of `text` is a paragraph; `font_size` is in points."""
    style: dict[str, Any] = {"size": font_size, "bold": bold, "italic": italic, "color": color or "text"}
    lines = [para(line, align=_ALIGNS.get(align or PP_ALIGN.LEFT, "left"), **style) for line in text.split("\n")]
    return add_text(slide, left, top, width, height, lines, anchor=_ANCHOR_NAMES[anchor], name=name)


def add_box(  # noqa: PLR0917 - as above
    slide: Any,
    left: float,
    top: float,
    width: float,
    height: float,
    fill_color: Any = None,
    line_color: Any = None,
    corner_radius: float = 0.05,
    *,
    name: str | None = None,
    line_width: float = 1.0,
) -> Any:
    """Add a rectangle; `corner_radius` is in inches, 0 for sharp corners, `line_width` in points.

    Without a colour it has no fill, or no line.
    """
    line = None if line_color is None else border(line_color, line_width)
    look = {"fill": fill_color, "line": line, "name": name}
    if not corner_radius:
        return add_shape(slide, "rect", left, top, width, height, **look)
    radius = _length(corner_radius) / Pt(1)
    return add_shape(slide, "roundRect", left, top, width, height, radius=radius, **look)


def add_image(  # noqa: PLR0917 - as above
    slide: Any,
    image: bytes | str,
    left: float,
    top: float,
    width: float | None = None,
    height: float | None = None,
    *,
    name: str | None = None,
    description: str = "",
    crop: Any = (0, 0, 0, 0),
) -> Any:
    """Add a picture from bytes (or, outside the sandbox, from a path); one side alone keeps its proportions.

    `description` is for people who do not see it; `crop` is what is cut off left, top, right and bottom, in per cent.
    """
    source = io.BytesIO(image) if isinstance(image, bytes) else image
    sides = [None if side is None else _length(side) for side in (width, height)]
    picture = slide.shapes.add_picture(source, _length(left), _length(top), *sides)
    picture._element.nvPicPr.cNvPr.set("descr", description)  # noqa: SLF001 - python-pptx has no other way
    picture.crop_left, picture.crop_top, picture.crop_right, picture.crop_bottom = (side / 100 for side in crop)
    return _named(picture, name)


def set_language(tag: str) -> None:
    """The language of all text that is written from here on, as `de-DE`."""
    _STATE["language"] = tag


def add_slide(prs: Any, layout: str = "Title Only", *, bare: bool = False) -> Any:
    """Add a slide by the name of its layout; where the theme has none of this name, it is built on the last one.

    A `bare` one does not show what is drawn on its layout and on the master.
    """
    named = {one.name: one for one in prs.slide_layouts}
    slide = prs.slides.add_slide(named.get(layout, list(prs.slide_layouts)[-1]))
    if bare:
        slide._element.set("showMasterSp", "0")  # noqa: SLF001
    for placeholder in list(slide.placeholders):
        if placeholder.placeholder_format.type not in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            placeholder._element.getparent().remove(placeholder._element)  # noqa: SLF001
    return slide


def picture(text: str) -> bytes:
    """The file of a picture that stands in code, in base 85."""
    return base64.b85decode(text)


def add_notes(slide: Any, text: str) -> None:
    """What the speaker says."""
    slide.notes_slide.notes_text_frame.text = text


def run(
    text: str,
    size: float | None = None,
    color: str | None = None,
    *,
    bold: bool | None = None,
    italic: bool = False,
    heading: bool = False,
    caps: bool = False,
    spacing: float = 0,
    baseline: float = 0,
) -> dict[str, Any]:
    """Text of one style. `size` and the `spacing` of characters are in points; `heading` takes the font of titles.

    `baseline` is by how many per cent of its size it stands above the line, as the numbers of footnotes do.
    """
    style = {"size": size, "color": color, "bold": bold, "italic": italic, "heading": heading, "caps": caps}
    return {"text": text, "spacing": spacing, "baseline": baseline, **style}


def para(
    *content: Any,
    align: str = "left",
    line_spacing: float = 1,
    before: float = 0,
    after: float | None = None,
    indent: float = 0,
    hanging: float | None = None,
    bullet: Any = None,
    rtl: bool | None = None,
    level: int = 0,
    **style: Any,
) -> dict[str, Any]:
    """A paragraph of texts and runs; `style` is that of its texts, as in `run`.

    Gaps and indents are in points. `bullet` is a character, "1." for numbers, or `(character, color, per cent)`.
    """
    runs = [one if isinstance(one, dict) else run(one, **style) for one in content]
    gaps = {"line_spacing": line_spacing, "before": before, "after": after, "indent": indent, "hanging": hanging}
    return {"runs": runs, "align": align, "bullet": bullet, "rtl": rtl, "level": level, **gaps}


def border(color: Any, width: float = 1, dash: str = "solid") -> dict[str, Any]:
    """A line of a shape or a cell; `width` in points, `dash` a name of DrawingML."""
    return {"color": color, "width": width, "dash": dash}


def fill_placeholder(slide: Any, paragraphs: Any, place: Any = None, *, name: str | None = None, **look: Any) -> Any:
    """Put text into the slide's title. `place` is (left, top, width, height), if not the layout's."""
    title = slide.shapes.title
    if title is None:
        left, top, width, height = place or (0.6, 0.4, 12.1, 1.0)
        return add_text(slide, left, top, width, height, paragraphs, name=name, **look)
    # What is drawn before it lies below it, as everything does here; python-pptx has put it below all.
    slide.shapes._spTree.append(title._element)  # noqa: SLF001 - python-pptx has no other way
    if place:
        title.left, title.top, title.width, title.height = _lengths(*place)
    _write_text(title._element, paragraphs, look, placeholder=place is None)  # noqa: SLF001
    return _named(title, name)


def add_text(  # noqa: PLR0917 - as above
    slide: Any, left: float, top: float, width: float, height: float, paragraphs: Any, **look: Any
) -> Any:
    """Add text: a string, or a list of strings and paragraphs (`para`). `look` is as in `add_shape`."""
    box = slide.shapes.add_textbox(*_lengths(left, top, width, height))
    return _finished(box, paragraphs, look)


def add_page_number(  # noqa: PLR0917 - as above
    slide: Any, left: float, top: float, width: float, height: float, paragraphs: Any, **look: Any
) -> Any:
    """Add the number of the slide, which follows when slides are moved, in the place that layouts have for it."""
    box = add_text(slide, left, top, width, height, paragraphs, **look)
    element = box._element  # noqa: SLF001 - python-pptx has no other way
    for place in slide.slide_layout.placeholders:
        if place.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            holder = etree.SubElement(element.nvSpPr.nvPr, _P + "ph", type="sldNum", sz="quarter")
            holder.set("idx", str(place.placeholder_format.idx))
            element.nvSpPr.cNvSpPr.attrib.pop("txBox", None)
    for written in element.txBody.iter(_A + "r"):
        written.tag = _A + "fld"
        written.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        written.set("type", "slidenum")
    return box


def add_shape(  # noqa: PLR0917 - as above
    slide: Any, geometry: str, left: float, top: float, width: float, height: float, text: Any = None, **look: Any
) -> Any:
    """Add a shape by the DrawingML name of its geometry: rect, roundRect, ellipse, chevron and so on.

    What may be said of its look: `fill` and `line` (a colour, or a `border`), `radius` of rounded corners in points,
    `adjust` {name: value}, `rotation` in degrees, `flip` ("h", "v"), `anchor` (top, middle, bottom), `margins` in
    points (left, top, right, bottom), `vertical`, `name`, `description`, `decorative`.
    """
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_lengths(left, top, width, height))
    _without_style(shape)
    guides = dict(look.get("adjust") or {})
    if look.get("radius"):
        guides["adj"] = round(min(0.5, look["radius"] * 12_700 / max(1, min(shape.width, shape.height))) * 100_000)
    preset = shape._element.spPr.find(_A + "prstGeom")  # noqa: SLF001
    preset.set("prst", geometry)
    values = preset.find(_A + "avLst")
    for name, value in guides.items():
        etree.SubElement(values, _A + "gd", name=name, fmla=f"val {value}")
    return _finished(shape, text, look)


def add_path(  # noqa: PLR0917 - as above
    slide: Any, left: float, top: float, width: float, height: float, size: Any, path: str, **look: Any
) -> Any:
    """Add a free form: `path` is of M, L, C and Z as in SVG, in a box of `size` (width, height)."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_lengths(left, top, width, height))
    _without_style(shape)
    preset = shape._element.spPr.find(_A + "prstGeom")  # noqa: SLF001
    custom: Any = etree.fromstring(_CUSTOM)
    course = custom.find(f"{_A}pathLst/{_A}path")
    course.set("w", str(size[0]))
    course.set("h", str(size[1]))
    for command, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", path):
        step = etree.SubElement(course, _A + _STEPS[command])
        coordinates = numbers.split()
        for x, y in zip(coordinates[::2], coordinates[1::2], strict=True):
            etree.SubElement(step, _A + "pt", x=x, y=y)
    preset.getparent().replace(preset, custom)
    return _finished(shape, None, look)


def add_line(  # noqa: PLR0917 - as above
    slide: Any, x1: float, y1: float, x2: float, y2: float, line: Any, *, kind: str = "straight", **look: Any
) -> Any:
    """Add a line from one point to another. `kind` is straight, elbow or curved; `arrow` names an end (triangle).

    A bent one leaves sideways, or up and down with `upright`; `bend` is where it turns, as a share of the way.
    """
    kinds = {"straight": MSO_CONNECTOR.STRAIGHT, "elbow": MSO_CONNECTOR.ELBOW, "curved": MSO_CONNECTOR.CURVE}
    connector = slide.shapes.add_connector(kinds[kind], *_lengths(x1, y1, x2, y2))
    _without_style(connector)
    if kind != "straight":
        _bend(connector, look)
    _line(connector._element.spPr, line, look.get("arrow"))  # noqa: SLF001
    _describe(connector, look)
    return _named(connector, look.get("name"))


def glue(line: Any, begin: Any = None, end: Any = None) -> None:
    """Tie the ends of a line to shapes, as (shape, site), so that it follows them.

    Sites count 0 top, 1 left, 2 bottom, 3 right.
    """
    properties = line._element.nvCxnSpPr.cNvCxnSpPr  # noqa: SLF001
    for tag, target in (("stCxn", begin), ("endCxn", end)):
        if target:
            etree.SubElement(properties, _A + tag, id=str(target[0].shape_id), idx=str(target[1]))


def add_group(slide: Any, name: str | None = None, **look: Any) -> Any:
    """Add a group; draw into it as on a slide."""
    group = slide.shapes.add_group_shape()
    _describe(group, look)
    return _named(group, name)


def cell(content: Any = "", **look: Any) -> dict[str, Any]:
    """A cell of a table: text as in `add_text`.

    `look` is `fill`, `borders` (left, right, top, bottom), `margins`, `anchor` and `span` (columns, rows).
    """
    return {"content": content, **look}


def add_table(  # noqa: PLR0917 - as above
    slide: Any, left: float, top: float, widths: Any, heights: Any, rows: Any, **look: Any
) -> Any:
    """Add a table: rows of cells (`cell`, or text), the widths of its columns and the heights of its rows.

    `first_row`, `first_column` and `banded` say which of its parts stand out; `from_right` puts the first column at the
    right.
    """
    size = _lengths(left, top, sum(widths), sum(heights))
    frame = slide.shapes.add_table(len(heights), len(widths), *size)
    table = frame.table
    for lines, lengths in ((table.columns, widths), (table.rows, heights)):
        for line, length in zip(lines, lengths, strict=True):
            setattr(line, "width" if lines is table.columns else "height", _length(length))
    properties = table._tbl.tblPr  # noqa: SLF001
    for style in list(properties):
        properties.remove(style)
    table.first_row, table.first_col = bool(look.get("first_row")), bool(look.get("first_column"))
    table.horz_banding = bool(look.get("banded"))
    if look.get("from_right"):
        properties.set("rtl", "1")
    for row, cells in enumerate(rows):
        for column, one in enumerate(cells):
            if one is not None:
                _fill_cell(table, row, column, one if isinstance(one, dict) else cell(one))
    _describe(frame, look)
    return _named(frame, look.get("name"))


def labels(
    size: float = 12, color: str = "text", position: str | None = None, *, bold: bool = False, **more: Any
) -> dict[str, Any]:
    """Labels of a series. `position` is one of outside, inside, base, middle, above, below, left and right.

    `shown` are the numbers of the points that have one, all without it; `texts` stand in the place of values, one for
    each point; `colors` one for each point; `number_format` is that of the values; `percent`, `category` and
    `series_name` say what else stands there, or with `value` False instead; `ground` is the colour behind them.
    """
    return {"size": size, "color": color, "position": position, "bold": bold, **more}


def series(name: str, values: Any, color: str | None = "accent", **more: Any) -> dict[str, Any]:
    """A series of a chart; a value of None is a gap, without a colour it is not seen.

    `points` are colours of single values {number: colour}; `width` (points), `dash` and `smooth` are those of a line,
    `marker` the colour of its signs; `labels` as `labels(...)`; `xs` and `sizes` belong to points and bubbles; `edge`
    is the colour around bars; `kind` "line" draws this one as a line over columns.
    """
    return {"name": name, "values": values, "color": color, **more}


def add_chart(  # noqa: PLR0917 - as above
    slide: Any,
    kind: str,
    left: float,
    top: float,
    width: float,
    height: float,
    categories: Any,
    series: Any,
    **look: Any,
) -> Any:
    """Add a native chart. `kind` is column, bar, line, area, pie, doughnut, radar, scatter or bubble.

    `stacked` is True, or "percent". `value_axis` is (from, to, step, size of its labels or None); `category_size` that
    of the names of categories, None hides them; `gap` and `overlap` are in per cent of a bar, `hole` of a doughnut;
    `plot` is where values are drawn (left, top, width, height, as shares of the chart); `legend` is a side (top,
    bottom, left, right); `number_format` is that of the values; `grid` the colour of lines at the values. Points have
    an `x_axis` in the place of categories; `titles` say what is measured across and upwards. With `from_right` the
    axis that lies runs from the right.
    """
    data, size = _chart_data(kind, categories, series, look), _lengths(left, top, width, height)
    frame = slide.shapes.add_chart(_chart_type(kind, look.get("stacked"), series), *size, data)
    chart = frame.chart
    chart.has_title = False
    chart.font.size = Pt(12)
    for target, one in zip(chart.plots[0].series, series, strict=True):
        _dress_series(target, one, kind)
    _dress_plot(chart, kind, look)
    _draw_lines(chart, [number for number, one in enumerate(series) if one.get("kind") == "line"], series)
    _dress_axes(chart, kind, look)
    _number_axes(chart)
    _describe(frame, look)
    return _named(frame, look.get("name"))


def names() -> dict[str, Any]:
    """What slide code may use without importing it."""
    return {
        "Presentation": Presentation,
        "Inches": Inches,
        "Pt": Pt,
        "Emu": Emu,
        "RGBColor": RGBColor,
        "MSO_ANCHOR": MSO_ANCHOR,
        "PP_ALIGN": PP_ALIGN,
        "MSO_SHAPE": MSO_SHAPE,
        "add_text_box": add_text_box,
        "add_box": add_box,
        "add_image": add_image,
        "theme_color": theme_color,
        "add_slide": add_slide,
        "fill_placeholder": fill_placeholder,
        "add_text": add_text,
        "add_page_number": add_page_number,
        "add_shape": add_shape,
        "add_path": add_path,
        "add_line": add_line,
        "glue": glue,
        "add_group": add_group,
        "add_table": add_table,
        "cell": cell,
        "para": para,
        "run": run,
        "border": border,
        "set_language": set_language,
        "add_notes": add_notes,
        "add_chart": add_chart,
        "series": series,
        "labels": labels,
        "picture": picture,
    }


def _length(value: float) -> Length:
    return value if isinstance(value, Length) else Inches(value)


def _lengths(*values: float) -> list[Length]:
    return [_length(value) for value in values]


def _named(shape: Any, name: str | None) -> Any:
    if name:
        shape.name = name
    return shape


def _color(target: Any, color: Any) -> None:
    """Set one of python-pptx's colours."""
    if isinstance(color, MSO_THEME_COLOR):
        target.theme_color = color
    elif isinstance(color, RGBColor):
        target.rgb = color
    elif isinstance(color, str) and _HEX.fullmatch(color):
        make: Any = RGBColor
        target.rgb = make(*bytes.fromhex(color[-6:]))
    else:
        base, *transforms = color.split(" ")
        target.theme_color = theme_color(base)
        for name, _, value in (one.partition(":") for one in transforms):
            etree.SubElement(target._color._xClr, _A + name, val=value)  # noqa: SLF001


def _paint(fill: Any, color: Any) -> None:
    if color is None:
        fill.background()
    else:
        fill.solid()
        _color(fill.fore_color, color)


def _draw(line: Any, color: Any, width: float) -> None:
    if color is None:
        line.fill.background()
    else:
        line.width = Pt(width)
        _color(line.color, color)


def _without_style(shape: Any) -> None:
    """Take away the shadow and the colours that python-pptx gives to shapes."""
    element = shape._element  # noqa: SLF001 - python-pptx has no other way
    for style in element.findall(_P + "style"):
        element.remove(style)


def _fill_cell(table: Any, row: int, column: int, one: dict[str, Any]) -> None:
    target = table.cell(row, column)
    across, down = one.get("span") or (1, 1)
    if (across, down) != (1, 1):
        target.merge(table.cell(row + down - 1, column + across - 1))
    element = target._tc  # noqa: SLF001
    body = element.find(_A + "txBody")
    for old in body.findall(_A + "p"):
        body.remove(old)
    body.extend(_paragraphs(one["content"]))
    properties = element.get_or_add_tcPr()
    for side, margin in zip(("marL", "marT", "marR", "marB"), one.get("margins") or (0, 0, 0, 0), strict=True):
        properties.set(side, str(round(margin * 12_700)))
    properties.set("anchor", _ANCHORS[one.get("anchor", "middle")])
    for side, line in zip(("lnL", "lnR", "lnT", "lnB"), one.get("borders") or (None,) * 4, strict=True):
        properties.append(_line_element(line, side))
    properties.append(_fill_element(one.get("fill")))


def _finished(shape: Any, text: Any, look: dict[str, Any]) -> Any:
    """Give a shape its look and its text."""
    properties = shape._element.spPr  # noqa: SLF001
    for old in ("noFill", "solidFill", "ln"):
        for element in properties.findall(_A + old):
            properties.remove(element)
    properties.append(_fill_element(look.get("fill")))
    _line(properties, look.get("line"))
    _write_text(shape._element, text if text is not None else [], look)  # noqa: SLF001
    transform = properties.find(_A + "xfrm")
    if look.get("rotation"):
        transform.set("rot", str(round(look["rotation"] * 60_000)))
    for way in look.get("flip") or "":
        transform.set(f"flip{way.upper()}", "1")
    _describe(shape, look)
    return _named(shape, look.get("name"))


def _bend(connector: Any, look: dict[str, Any]) -> None:
    """Turn a bent line that leaves up or down: it is one that leaves sideways, turned by a quarter."""
    properties = connector._element.spPr  # noqa: SLF001
    if look.get("bend") is not None:
        values = properties.find(_A + "prstGeom").get_or_add_avLst()
        etree.SubElement(values, _A + "gd", name="adj1", fmla=f"val {round(look['bend'] * 100_000)}")
    if not look.get("upright"):
        return
    x1, y1, x2, y2 = connector.begin_x, connector.begin_y, connector.end_x, connector.end_y
    width, height = abs(x2 - x1), max(abs(y2 - y1), 12_700)
    down, right = y2 >= y1, x2 > x1
    transform = properties.find(_A + "xfrm")
    for name in ("flipH", "flipV"):
        transform.attrib.pop(name, None)
    quarter = 90 if down else 270
    if right == down:
        quarter = 360 - quarter
        transform.set("flipH", "1")
    transform.set("rot", str(quarter * 60_000))
    middle_x, middle_y = min(x1, x2) + width // 2, min(y1, y2) + height // 2
    transform.find(_A + "off").set("x", str(middle_x - height // 2))
    transform.find(_A + "off").set("y", str(middle_y - width // 2))
    transform.find(_A + "ext").set("cx", str(height))
    transform.find(_A + "ext").set("cy", str(width))


def _describe(shape: Any, look: dict[str, Any]) -> None:
    about = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001
    if look.get("description"):
        about.set("descr", look["description"])
    if look.get("decorative"):
        about.append(etree.fromstring(_DECORATIVE))


def _write_text(element: Any, paragraphs: Any, look: dict[str, Any], *, placeholder: bool = False) -> None:
    body = element.txBody
    for old in body.findall(_A + "p"):
        body.remove(old)
    body.extend(_paragraphs(paragraphs))
    if placeholder:
        return
    properties = body.find(_A + "bodyPr")
    properties.clear()
    if look.get("vertical"):
        properties.set("vert", look["vertical"])
    properties.set("wrap", "square")
    for side, margin in zip(("lIns", "tIns", "rIns", "bIns"), look.get("margins") or (0, 0, 0, 0), strict=True):
        properties.set(side, str(round(margin * 12_700)))
    properties.set("anchor", _ANCHORS[look.get("anchor", "top")])
    etree.SubElement(properties, _A + "noAutofit")


def _paragraphs(content: Any) -> list[Any]:
    lines = content if isinstance(content, list) else [content]
    made = [_paragraph(one if isinstance(one, dict) else para(one)) for one in lines if one not in ("", None)]
    return made or [etree.Element(_A + "p")]


def _paragraph(one: dict[str, Any]) -> Any:
    element = etree.Element(_A + "p")
    properties = etree.SubElement(element, _A + "pPr", marL=str(round(one["indent"] * 12_700)))
    if one["level"]:
        properties.set("lvl", str(one["level"]))
    hanging = one["hanging"] if one["hanging"] is not None else one["indent"] if one["bullet"] else 0
    properties.set("indent", str(round(-hanging * 12_700)))
    properties.set("algn", {"left": "l", "center": "ctr", "right": "r", "justify": "just"}[one["align"]])
    if one["rtl"] is not None:
        properties.set("rtl", str(int(one["rtl"])))
    for tag, gap in (("lnSpc", one["line_spacing"]), ("spcBef", one["before"]), ("spcAft", one["after"])):
        if gap is not None:
            kind, factor = ("spcPct", 100_000) if tag == "lnSpc" else ("spcPts", 100)
            etree.SubElement(etree.SubElement(properties, _A + tag), _A + kind, val=str(round(gap * factor)))
    _bullet(properties, one["bullet"])
    for text in one["runs"]:
        _runs(element, text)
    return element


def _bullet(properties: Any, bullet: Any) -> None:
    if not bullet:
        etree.SubElement(properties, _A + "buNone")
        return
    sign, color, size = bullet if isinstance(bullet, tuple) else (bullet, None, None)
    if color:
        etree.SubElement(properties, _A + "buClr").append(_color_element(color))
    if size:
        etree.SubElement(properties, _A + "buSzPct", val=str(round(size * 1000)))
    if sign == "1.":
        etree.SubElement(properties, _A + "buFont", typeface="+mj-lt")
        etree.SubElement(properties, _A + "buAutoNum", type="arabicPeriod")
    else:
        etree.SubElement(properties, _A + "buFont", typeface="Arial")
        etree.SubElement(properties, _A + "buChar", char=sign)


def _runs(paragraph: Any, one: dict[str, Any]) -> None:
    """The run, with a break where its text has one."""
    for number, line in enumerate(one["text"].split("\n")):
        if number:
            etree.SubElement(paragraph, _A + "br").append(_character_properties(one))
        if line:
            element = etree.SubElement(paragraph, _A + "r")
            element.append(_character_properties(one))
            etree.SubElement(element, _A + "t").text = line


def _character_properties(one: dict[str, Any]) -> Any:
    properties = etree.Element(_A + "rPr", lang=_STATE["language"])
    if one["size"]:
        properties.set("sz", str(round(one["size"] * 100)))
    if one["bold"] is not None:
        properties.set("b", str(int(one["bold"])))
    if one["italic"]:
        properties.set("i", "1")
    if one["caps"]:
        properties.set("cap", "all")
    if one["spacing"]:
        properties.set("spc", str(round(one["spacing"] * 100)))
    if one["baseline"]:
        properties.set("baseline", str(round(one["baseline"] * 1000)))
    properties.set("dirty", "0")
    if one["color"]:
        etree.SubElement(properties, _A + "solidFill").append(_color_element(one["color"]))
    if one["heading"]:
        for tag, face in (("latin", "+mj-lt"), ("ea", "+mj-ea"), ("cs", "+mj-cs")):
            etree.SubElement(properties, _A + tag, typeface=face)
    return properties


def _color_element(color: Any) -> Any:
    """A colour as DrawingML has it; behind a blank may stand transforms, `accent lumMod:75000`."""
    if isinstance(color, MSO_THEME_COLOR):
        return etree.Element(_A + "schemeClr", val=_SLOTS[color])
    base, *transforms = str(color).split(" ")
    if _HEX.fullmatch(base):
        element = etree.Element(_A + "srgbClr", val=base[-6:].upper())
    else:
        element = etree.Element(_A + "schemeClr", val=_SLOTS[theme_color(base)])
    for name, _, value in (one.partition(":") for one in transforms):
        etree.SubElement(element, _A + name, val=value)
    return element


def _fill_element(color: Any) -> Any:
    if color is None:
        return etree.Element(_A + "noFill")
    element = etree.Element(_A + "solidFill")
    element.append(_color_element(color))
    return element


def _line(properties: Any, line: Any, arrow: str | None = None) -> None:
    for old in properties.findall(_A + "ln"):
        properties.remove(old)
    element = _line_element(line, "ln")
    if arrow:
        etree.SubElement(element, _A + "tailEnd", type=arrow)
    properties.append(element)


def _line_element(line: Any, tag: str) -> Any:
    line = border(line) if isinstance(line, str) else line
    if line is None:
        element = etree.Element(_A + tag)
        etree.SubElement(element, _A + "noFill")
        return element
    element = etree.Element(_A + tag, w=str(round(line["width"] * 12_700)), cap="flat", cmpd="sng")
    element.append(_fill_element(line["color"]))
    if line["dash"] != "solid":
        etree.SubElement(element, _A + "prstDash", val=line["dash"])
    return element


def _chart_type(kind: str, stacked: Any, all_series: Any) -> Any:
    """The type that python-pptx has for a kind of chart."""
    grouping = {None: "_CLUSTERED", False: "_CLUSTERED", True: "_STACKED", "percent": "_STACKED_100"}[stacked]
    base = {"column": "COLUMN", "bar": "BAR", "scatter": "XY_SCATTER"}.get(kind, kind.upper())
    if kind in {"column", "bar"}:
        return getattr(XL_CHART_TYPE, base + grouping)
    if kind in {"line", "area"} and stacked:
        return getattr(XL_CHART_TYPE, base + grouping)
    if kind == "line" and any(one.get("marker") for one in all_series):
        return XL_CHART_TYPE.LINE_MARKERS
    return getattr(XL_CHART_TYPE, base)


def _chart_data(kind: str, categories: Any, all_series: Any, look: dict[str, Any]) -> Any:
    number_format = look.get("number_format", "General")
    if kind not in {"scatter", "bubble"}:
        named: Any = CategoryChartData
        data = named(number_format=number_format)
        data.categories = categories
        for one in all_series:
            data.add_series(one["name"], one["values"])
        return data
    made: Any = BubbleChartData if kind == "bubble" else XyChartData
    data = made(number_format)
    for one in all_series:
        points = data.add_series(one["name"])
        extra = [one["sizes"]] if kind == "bubble" else []
        for point in zip(one["xs"], one["values"], *extra, strict=True):
            points.add_data_point(*point)
    return data


def _dress_series(target: Any, one: dict[str, Any], kind: str) -> None:
    """Colours, lines, signs and labels of a series."""
    is_line = kind in {"line", "radar"} or (kind == "scatter" and one.get("width"))
    if is_line:
        target.smooth = bool(one.get("smooth"))
        _draw(target.format.line, one["color"], one.get("width", 2.25))
    else:
        _paint(target.format.fill, one["color"])
        if kind in {"pie", "doughnut"} or one.get("edge"):
            _draw(target.format.line, one.get("edge") or "background", 1.5)
    if kind in {"line", "scatter", "radar"}:
        target.marker.style = XL_MARKER_STYLE.CIRCLE if one.get("marker") else XL_MARKER_STYLE.NONE
        if one.get("marker"):
            target.marker.size = 8
            _paint(target.marker.format.fill, one["marker"])
            _draw(target.marker.format.line, one["marker"], 1)
    for number, color in (one.get("points") or {}).items():
        point = target.points[number].format
        _paint(point.fill, color)
    if one.get("labels"):
        _label(target, one["labels"], len(one["values"]))


_POSITIONS = {
    "outside": XL_LABEL_POSITION.OUTSIDE_END,
    "inside": XL_LABEL_POSITION.INSIDE_END,
    "base": XL_LABEL_POSITION.INSIDE_BASE,
    "middle": XL_LABEL_POSITION.CENTER,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "left": XL_LABEL_POSITION.LEFT,
    "right": XL_LABEL_POSITION.RIGHT,
}


def _label(target: Any, look: dict[str, Any], count: int) -> None:
    """Labels at all points alike, or at each with its own text and colour."""
    single = look.get("texts") or look.get("colors") or look.get("positions") or look.get("shown") is not None
    if not single and hasattr(target, "data_labels"):  # series of points have none in python-pptx
        _dress_labels(target.data_labels, look)
        return
    shown = range(count) if look.get("shown") is None else look["shown"]
    for number in shown:
        label = target.points[number].data_label
        color = look["colors"][number] if look.get("colors") else look["color"]
        place = look["positions"][number] if look.get("positions") else look["position"]
        if look.get("texts"):
            written = label.text_frame.paragraphs[0].add_run()
            written.text = look["texts"][number]
            font = written.font
        else:
            font = label.font
        font.size, font.bold = Pt(look["size"]), look["bold"]
        _color(font.color, color)
        if not look.get("texts"):
            _say(target._element.dLbls.get_dLbl_for_point(number), look)  # noqa: SLF001
            if look.get("number_format"):
                _format_label(target, number, look["number_format"])
        if place:
            label.position = _POSITIONS[place]
        _ground(target._element.dLbls.get_dLbl_for_point(number), look)  # noqa: SLF001


def _format_label(target: Any, number: int, code: str) -> None:
    """Write the value of one label by a code of spreadsheets, for which python-pptx has no word."""
    label = target._element.dLbls.get_dLbl_for_point(number)  # noqa: SLF001
    written = etree.Element(_C + "numFmt", formatCode=code, sourceLinked="0")
    label.find(_C + "idx").addnext(written)


def _say(label: Any, look: dict[str, Any]) -> None:
    """What stands in a label, or in all labels of a series."""
    said = {
        "showVal": look.get("value", not look.get("percent")),
        "showCatName": look.get("category"),
        "showSerName": look.get("series_name"),
        "showPercent": look.get("percent"),
    }
    for tag, shown in said.items():
        label.find(_C + tag).set("val", "1" if shown else "0")


def _dress_labels(target: Any, look: dict[str, Any]) -> None:
    _say(target._element, look)  # noqa: SLF001
    target.font.size, target.font.bold = Pt(look["size"]), look["bold"]
    _color(target.font.color, look["color"])
    if look.get("position"):
        target.position = _POSITIONS[look["position"]]
    if look.get("number_format"):
        target.number_format, target.number_format_is_linked = look["number_format"], False
    _ground(target._element, look)  # noqa: SLF001


def _ground(labels: Any, look: dict[str, Any]) -> None:
    """The ground behind a label, or all labels of a series, so that it is read where a line runs through it."""
    if not look.get("ground"):
        return
    behind = etree.Element(_C + "spPr")
    behind.append(_fill_element(look["ground"]))
    following = (labels.find(_C + tag) for tag in ("txPr", "dLblPos", "showLegendKey"))
    next(one for one in following if one is not None).addprevious(behind)


def _dress_plot(chart: Any, kind: str, look: dict[str, Any]) -> None:
    plot = chart.plots[0]
    if kind in {"column", "bar"}:
        plot.gap_width, plot.overlap = look.get("gap", 60), look.get("overlap", 0)
        plot.vary_by_categories = False
    if kind == "doughnut":
        plot._element.find(_C + "holeSize").set("val", str(look.get("hole", 58)))  # noqa: SLF001
    if look.get("plot"):
        area = chart._chartSpace.chart.plotArea  # noqa: SLF001
        for old in area.findall(_C + "layout"):
            area.remove(old)
        left, top, width, height = look["plot"]
        area.insert(0, etree.fromstring(_PLOT.format(left=left, top=top, width=width, height=height)))
    chart.has_legend = bool(look.get("legend"))
    if look.get("legend"):
        chart.legend.position = getattr(XL_LEGEND_POSITION, look["legend"].upper())
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(14)
        _color(chart.legend.font.color, "text")


def _draw_lines(chart: Any, numbers: Any, all_series: Any) -> None:
    """Draw some series of a chart of columns as lines on the same axes."""
    if not numbers:
        return
    columns = chart.plots[0]._element  # noqa: SLF001
    lines: Any = etree.fromstring(_LINES)
    members = columns.findall(_C + "ser")
    for number in numbers:
        one, member = all_series[number], members[number]
        for old in (_C + "invertIfNegative", _C + "spPr"):
            for element in member.findall(old):
                member.remove(element)
        shown = etree.Element(_C + "spPr")
        _line(shown, border(one["color"], one.get("width", 2.25), one.get("dash", "solid")) if one["color"] else None)
        member.find(_C + "tx").addnext(shown)
        marker = etree.Element(_C + "marker")
        etree.SubElement(marker, _C + "symbol", val="none")
        shown.addnext(marker)
        etree.SubElement(member, _C + "smooth", val="0")
        lines.insert(list(lines).index(lines.find(_C + "marker")), member)
    for axis in columns.findall(_C + "axId"):
        etree.SubElement(lines, _C + "axId", val=axis.get("val"))
    columns.addnext(lines)


def _number_axes(chart: Any) -> None:
    """Give axes ids above zero: those of python-pptx are below, which the format does not allow."""
    for element in chart._chartSpace.iter(_C + "axId", _C + "crossAx"):  # noqa: SLF001
        element.set("val", str(abs(int(element.get("val")))))


def _entitle(axis: Any, title: str | None) -> None:
    """Say what an axis measures."""
    axis.has_title = bool(title)
    if title:
        written = axis.axis_title.text_frame.paragraphs[0].add_run()
        written.text = title
        written.font.size, written.font.bold = Pt(12), False
        _color(written.font.color, "text2")


def _dress_axes(chart: Any, kind: str, look: dict[str, Any]) -> None:
    if kind in {"pie", "doughnut"}:
        return
    hidden = (0, 0, 0, None)
    is_points = kind in {"scatter", "bubble"}
    size = (look.get("x_axis") or hidden)[3] if is_points else look.get("category_size", 12)
    for axis, shown, title in zip(
        (chart.category_axis, chart.value_axis),
        (size, (look.get("value_axis") or hidden)[3]),
        look.get("titles") or (None, None),
        strict=True,
    ):
        _entitle(axis, title)
        axis.visible = True
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW if shown else XL_TICK_LABEL_POSITION.NONE
        axis.tick_labels.font.size = Pt(shown or 12)
        _color(axis.tick_labels.font.color, "text" if axis is not chart.value_axis else "text2")
        axis.has_major_gridlines = False
    value = chart.value_axis
    value.format.line.fill.background()
    if kind == "bar":
        chart.category_axis.reverse_order = True
    if look.get("from_right"):
        (value if kind == "bar" else chart.category_axis).reverse_order = True
    _draw(chart.category_axis.format.line, "accent5", 0.75)
    for axis, scale, code in ((chart.category_axis, "x_axis", "x_format"), (value, "value_axis", "axis_format")):
        if look.get(scale):
            axis.minimum_scale, axis.maximum_scale, axis.major_unit, _ = look[scale]
        if look.get(code):
            axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = look[code], False
    if look.get("grid"):
        value.has_major_gridlines = True
        _draw(value.major_gridlines.format.line, look["grid"], 0.75)
