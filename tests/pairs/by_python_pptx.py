"""The content of the pairs as one writes it with python-pptx: its default template, placeholders, tables and charts."""

import io
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

_COVER, _TEXT, _TITLE_ONLY = 0, 1, 5
_WIDE, _HIGH = Inches(13.333), Inches(7.5)


def build(content: dict[str, Any]) -> bytes:
    """A PowerPoint file with a slide for each part of `content`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDE, _HIGH
    for page in (_cover, _points, _figures, _table, _bridge, _dates, _chart, _people, _asks, _years, _steps, _risks):
        page(deck, content)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _cover(deck: Any, content: dict[str, Any]) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_COVER])
    slide.shapes.title.text = content["title"]
    cover = content["cover"]
    words = [cover["eyebrow"], cover["subtitle"], *cover["lines"], content["company"]]
    slide.placeholders[1].text = "\n".join(words)
    _stretched(slide)


def _points(deck: Any, content: dict[str, Any]) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_TEXT])
    part = content["points"]
    slide.shapes.title.text = part["title"]
    slide.placeholders[1].text = "\n".join([*part["items"], part["insight"]])
    _stretched(slide)


def _titled(deck: Any, title: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.shapes.title.text = title
    _stretched(slide)
    return slide


def _stretched(slide: Any) -> None:
    """Placeholders of the template, which is 4:3, over the width of the page."""
    for shape in slide.placeholders:
        left, top, width, height = shape.left, shape.top, shape.width, shape.height
        shape.left, shape.top, shape.width, shape.height = int(left * 4 / 3), top, int(width * 4 / 3), height


def _figures(deck: Any, content: dict[str, Any]) -> None:
    slide = _titled(deck, content["figures"]["title"])
    for n, item in enumerate(content["figures"]["items"]):
        box = slide.shapes.add_textbox(Inches(0.7 + n * 3.05), Inches(2.2), Inches(2.8), Inches(2.5)).text_frame
        for text, size in ((item["label"], 18), (item["value"], 40), (item["change"], 16)):
            line = box.add_paragraph()
            line.text, line.font.size = text, Pt(size)
    note = slide.shapes.add_textbox(Inches(0.7), Inches(5.8), Inches(12), Inches(0.6)).text_frame
    note.text = content["figures"]["insight"]


def _table(deck: Any, content: dict[str, Any]) -> None:
    part = content["table"]
    _grid(_titled(deck, part["title"]), [part["columns"], *part["rows"]])


def _asks(deck: Any, content: dict[str, Any]) -> None:
    part = content["asks"]
    rows = [[item["what"], item["who"], item["when"]] for item in part["items"]]
    _grid(_titled(deck, part["title"]), [["Decision", "Who", "When"], *rows])


def _grid(slide: Any, rows: list[list[str]]) -> None:
    size = (len(rows), len(rows[0]))
    table = slide.shapes.add_table(*size, Inches(0.7), Inches(1.8), Inches(11.9), Inches(0.6 * len(rows))).table
    for n, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(n, column).text = text


def _bridge(deck: Any, content: dict[str, Any]) -> None:
    part = content["bridge"]
    data = CategoryChartData()
    data.categories = [step["label"] for step in part["steps"]]
    bases: list[float] = []
    moves: list[float] = []
    level = 0.0
    for step in part["steps"]:
        after = step["value"] if step["kind"] == "total" else level + step["value"]
        bases.append(0.0 if step["kind"] == "total" else min(level, after))
        moves.append(abs(step["value"]))
        level = after
    data.add_series("Base", bases)
    data.add_series("Change", moves)
    chart = _drawn(_titled(deck, part["title"]), XL_CHART_TYPE.COLUMN_STACKED, data)
    chart.plots[0].series[0].format.fill.background()
    chart.plots[0].series[1].data_labels.show_value = True


def _chart(deck: Any, content: dict[str, Any]) -> None:
    part = content["chart"]
    data = CategoryChartData()
    data.categories = part["categories"]
    data.add_series(part["name"], part["values"])
    chart = _drawn(_titled(deck, part["title"]), XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    labels = chart.plots[0].series[0].data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END


def _drawn(slide: Any, kind: Any, data: CategoryChartData) -> Any:
    return slide.shapes.add_chart(kind, Inches(0.7), Inches(1.6), Inches(11.9), Inches(5.4), data).chart


def _dates(deck: Any, content: dict[str, Any]) -> None:
    slide = _titled(deck, content["dates"]["title"])
    slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(0.7), Inches(3), Inches(12.6), Inches(3))
    for n, event in enumerate(content["dates"]["events"]):
        left = 0.7 + n * 2.4
        slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(left), Inches(2.9), Inches(0.2), Inches(0.2))
        frame = slide.shapes.add_textbox(Inches(left - 0.1), Inches(3.2), Inches(2.3), Inches(1.6)).text_frame
        frame.word_wrap = True
        for text, size in ((event["date"], 14), (event["label"], 18), (event["text"], 14)):
            line = frame.add_paragraph()
            line.text, line.font.size = text, Pt(size)


def _people(deck: Any, content: dict[str, Any]) -> None:
    slide = _titled(deck, content["people"]["title"])
    nodes = {node["id"]: node for node in content["people"]["nodes"]}
    rows: dict[int, list[str]] = {}
    for name in nodes:
        rows.setdefault(_depth(nodes, name), []).append(name)
    boxes: dict[str, Any] = {}
    for level, row in rows.items():
        for n, name in enumerate(row):
            left = 6.67 - len(row) * 1.6 + n * 3.2 + 0.2
            box = slide.shapes.add_shape(
                MSO_SHAPE.RECTANGLE, Inches(left), Inches(1.8 + level * 1.7), Inches(2.8), Inches(1)
            )
            box.text_frame.text = f"{nodes[name]['label']}\n{nodes[name]['role']}"
            for line in box.text_frame.paragraphs:
                line.font.size, line.font.color.rgb = Pt(14), RGBColor(255, 255, 255)
            boxes[name] = box
            if parent := nodes[name].get("parent"):
                joined = slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
                joined.begin_connect(boxes[parent], 2)
                joined.end_connect(box, 0)


def _depth(nodes: dict[str, Any], name: str) -> int:
    parent = nodes[name].get("parent")
    return 1 + _depth(nodes, parent) if parent else 0


def _years(deck: Any, content: dict[str, Any]) -> None:
    part = content["years"]
    data = CategoryChartData()
    data.categories = part["years"]
    for series in part["series"]:
        data.add_series(series["name"], series["values"])
    chart = _drawn(_titled(deck, part["title"]), XL_CHART_TYPE.LINE_MARKERS, data)
    chart.has_legend, chart.has_title = True, True
    chart.chart_title.text_frame.text = part["unit"]


def _steps(deck: Any, content: dict[str, Any]) -> None:
    part = content["steps"]
    slide = _titled(deck, part["title"])
    for n, item in enumerate(part["items"]):
        left = Inches(0.7 + n * 2.4)
        step = slide.shapes.add_shape(MSO_SHAPE.CHEVRON, left, Inches(2.4), Inches(2.4), Inches(1.1))
        step.text_frame.text = item["label"]
        if n == part["critical"]:
            step.fill.solid()
            step.fill.fore_color.rgb = RGBColor(192, 80, 77)
        frame = slide.shapes.add_textbox(left, Inches(3.7), Inches(2.2), Inches(1.4)).text_frame
        frame.word_wrap, frame.text = True, item["text"]
        frame.paragraphs[0].font.size = Pt(16)


def _risks(deck: Any, content: dict[str, Any]) -> None:
    part = content["risks"]
    _grid(_titled(deck, part["title"]), [part["columns"], *part["rows"]])
