"""The same slides built through python-pptx's object API: what people do without a deck compiler.

All is read from a scene, so that positions, sizes and line breaks cost nothing here.
"""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Pt

from renderer.scene import Chart, Connector, Element, Frame, Group, Page, Paragraph, Scene, Shape, Table, nested

_TITLE_ONLY = 5
_COLOR = RGBColor(0x1F, 0x29, 0x37)
_ALIGN = {"l": PP_ALIGN.LEFT, "ctr": PP_ALIGN.CENTER, "r": PP_ALIGN.RIGHT}
_SHAPES = {"rect": MSO_SHAPE.RECTANGLE, "roundRect": MSO_SHAPE.ROUNDED_RECTANGLE, "ellipse": MSO_SHAPE.OVAL}
_CHARTS = {
    "bar": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE,
    "area": XL_CHART_TYPE.AREA,
    "pie": XL_CHART_TYPE.PIE,
    "doughnut": XL_CHART_TYPE.DOUGHNUT,
    "radar": XL_CHART_TYPE.RADAR,
}
_STACKED = XL_CHART_TYPE.COLUMN_STACKED


def build(scene: Scene) -> bytes:
    """A PowerPoint file with the texts, shapes, tables and charts of `scene`, each with its look."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = (Pt(length) for length in scene.size)
    for page in scene.pages:
        _slide(deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY]), page)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _slide(slide: Any, page: Page) -> None:
    made: dict[str, Any] = {}
    elements = [one for one in (*page.elements, *nested(page.elements)) if not isinstance(one, Group)]
    for element in sorted(elements, key=lambda one: isinstance(one, Connector)):  # what they join comes first
        _element(slide, element, made)
    if page.notes:
        slide.notes_slide.notes_text_frame.text = page.notes


def _element(slide: Any, element: Element, made: dict[str, Any]) -> None:
    match element:
        case Shape():
            made[element.name] = _shape(slide, element)
        case Connector():
            _connector(slide, element, made)
        case Table():
            _table(slide, element)
        case Chart():
            series = [(one.name, one.values) for one in element.series if one.kind in {None, element.kind}]
            kind = _STACKED if element.grouping == "stacked" else _CHARTS[element.kind]
            _chart(slide, element.frame, kind, element.categories, series)
        case _:
            raise TypeError(f"{type(element).__name__} has no counterpart here")


def _place(frame: Frame) -> tuple[Any, ...]:
    return Emu(frame.x), Emu(frame.y), Emu(frame.width), Emu(frame.height)


def _shape(slide: Any, element: Shape) -> Any:
    if element.placeholder and element.placeholder.kind == "title":
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = _place(element.frame)
    elif element.geometry == "rect" and element.fill is None:
        shape = slide.shapes.add_textbox(*_place(element.frame))
    else:
        shape = slide.shapes.add_shape(_SHAPES.get(element.geometry, MSO_SHAPE.RECTANGLE), *_place(element.frame))
        shape.fill.solid()
        shape.fill.fore_color.rgb = _COLOR
        if element.line:
            shape.line.width = Pt(element.line.width)
            shape.line.color.rgb = _COLOR
    shape.name = element.name
    _text(shape.text_frame, element.paragraphs)
    return shape


def _text(frame: Any, paragraphs: Sequence[Paragraph]) -> None:
    frame.word_wrap = True
    for index, given in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGN[given.align]
        paragraph.line_spacing = given.line_spacing
        paragraph.space_before = Pt(given.before)
        for piece in given.runs:
            run = paragraph.add_run()
            run.text = piece.text
            run.font.size, run.font.bold = Pt(piece.size), piece.bold
            run.font.color.rgb = _COLOR


def _connector(slide: Any, element: Connector, made: dict[str, Any]) -> None:
    kind = MSO_CONNECTOR.ELBOW if element.kind == "elbow" else MSO_CONNECTOR.STRAIGHT
    line = slide.shapes.add_connector(kind, *map(Emu, (*element.start, *element.end)))
    for connect, glue in ((line.begin_connect, element.glue_start), (line.end_connect, element.glue_end)):
        if glue:
            connect(made[glue[0]], glue[1])
    line.line.width = Pt(element.line.width)
    line.line.color.rgb = _COLOR


def _table(slide: Any, element: Table) -> None:
    table = slide.shapes.add_table(len(element.rows), len(element.widths), *_place(element.frame)).table
    for column, width in zip(table.columns, element.widths, strict=True):
        column.width = Emu(width)
    for index, (row, height) in enumerate(zip(element.rows, element.heights, strict=True)):
        table.rows[index].height = Emu(height)
        for place, cell in enumerate(row):
            made = table.cell(index, place)
            _text(made.text_frame, cell.paragraphs)
            if cell.fill:
                made.fill.solid()
                made.fill.fore_color.rgb = _COLOR


def _chart(slide: Any, frame: Frame, kind: Any, labels: Sequence[str], series: Sequence[tuple[str, Any]]) -> None:
    data = CategoryChartData()
    data.categories = list(labels)
    for name, values in series:
        data.add_series(name, list(values))
    chart = slide.shapes.add_chart(kind, *_place(frame), data).chart
    chart.has_legend = len(series) > 1
    for plotted in chart.plots[0].series:
        plotted.format.fill.solid()
        plotted.format.fill.fore_color.rgb = _COLOR
    chart.plots[0].has_data_labels = True
