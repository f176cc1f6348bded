"""A slide around each node of paper_document, in three sizes."""

from collections.abc import Callable, Mapping

from tests.gallery.charts import chart_data
from tests.gallery.pictures import landscape, recording
from tests.gallery.wording import Json, Size

_PAGE = {"width": "100%", "height": "100%", "padding": 48, "gap": 20, "flexDirection": "column"}
_MANY: Mapping[Size, int] = {"small": 2, "full": 6, "overfull": 12}


def _text(content: object, **style: object) -> Json:
    return {"type": "Text", "content": content, "style": {"fontSize": 16, **style}}


def _card(words: Json, number: int, size: Size) -> Json:
    item = words["deals"][number % 12]
    lines = [_text(item["name"], fontWeight="bold"), _text(item["subtitle"], fontSize=13, color="#4B5563")]
    if size == "overfull":
        lines.append(_text(words["paragraphs"][number % 3], fontSize=12))
    style = {"backgroundColor": "#F1F5F9", "borderRadius": 6, "padding": 14, "gap": 6, "width": "31%", "flexGrow": 1}
    return {"type": "View", "style": style, "children": lines}


def _view(words: Json, size: Size) -> list[Json]:
    cards = [_card(words, number, size) for number in range(_MANY[size])]
    return [{"type": "View", "style": {"flexDirection": "row", "flexWrap": "wrap", "gap": 14}, "children": cards}]


def _texts(words: Json, size: Size) -> list[Json]:
    runs = [
        {"text": words["points"][0]},
        {"text": " "},
        {"text": words["insight"], "style": {"fontWeight": "bold", "color": "accent1"}},
    ]
    bullets = [{"runs": [{"text": text}], "bullet": "char", "level": n % 2} for n, text in enumerate(words["points"])]
    parts = [_text(runs, fontSize=20)]
    if size != "small":
        parts.append({"type": "Text", "paragraphs": bullets[: _MANY[size]], "style": {"fontSize": 16}})
    if size == "overfull":
        parts += [_text(text, textAlign="justify") for text in words["paragraphs"]]
    return parts


def _image(words: Json, size: Size) -> list[Json]:
    count = {"small": 1, "full": 2, "overfull": 4}[size]
    picture = {"type": "Image", "src": landscape(), "altText": words["words"]["picture"], "fit": "cover"}
    style = {"width": f"{100 // count - 2}%", "height": 260}
    row = [{**picture, "style": style, "borderRadius": 8 if n else 0} for n in range(count)]
    return [{"type": "View", "style": {"flexDirection": "row", "gap": 16}, "children": row}, _text(words["subtitle"])]


def _table(words: Json, size: Size) -> list[Json]:
    table, columns = words["table"], {"small": 3, "full": 5, "overfull": 6}[size]
    shown = table["rows"][: {"small": 3, "full": 7, "overfull": 12}[size]]
    texts = [table["columns"], *([row["label"], *row["values"]] for row in shown)]
    rows: list[Json] = [{"cells": [{"text": text} for text in row[:columns]]} for row in texts]
    if size == "overfull":
        rows[2]["cells"][1] = {"text": table["longCell"], "colSpan": 2}
        rows[2]["cells"][2] = {"hMerge": True}
    data = {"columns": [2, *[1] * (columns - 1)], "rows": rows, "style": {"headerRow": True, "bandedRows": True}}
    return [{"type": "Table", "tableData": data, "style": {"flexGrow": 1}}]


def _chart(words: Json, size: Size) -> list[Json]:
    chart = {"type": "Chart", "chartData": chart_data("bar", words, size), "altText": words["chartTitle"]}
    side = {"type": "View", "style": {"width": "30%", "gap": 12}, "children": [_text(t) for t in words["points"][:4]]}
    row = [{**chart, "style": {"flexGrow": 1}}, *([side] if size != "small" else [])]
    return [{"type": "View", "style": {"flexDirection": "row", "gap": 24, "flexGrow": 1}, "children": row}]


def _group(words: Json, size: Size) -> list[Json]:
    boxes = [
        {
            "type": "View",
            "shapeType": shape,
            "textContent": text,
            "textStyle": {"fontSize": 14, "color": "#FFFFFF", "textAlign": "center", "verticalAlign": "middle"},
            "style": {"width": 150, "height": 90, "backgroundColor": "accent1", "margin": 6},
        }
        for shape, text in zip(_SHAPES[: _MANY[size]], words["agenda"] + words["stages"], strict=False)
    ]
    return [{"type": "Group", "style": {"flexDirection": "row", "flexWrap": "wrap"}, "children": boxes}]


_SHAPES = (
    "roundRect",
    "chevron",
    "hexagon",
    "ellipse",
    "diamond",
    "homePlate",
    "parallelogram",
    "octagon",
    "trapezoid",
    "plaque",
    "cloud",
    "flowChartDocument",
)


def _connector(words: Json, size: Size) -> list[Json]:
    count = {"small": 2, "full": 5, "overfull": 5}[size]
    kinds = ("straight", "elbow", "curved")
    boxes, lines = [], []
    for n, stage in enumerate(words["stages"][:count]):
        style = {"position": "absolute", "left": 170 * n, "top": 40 + 60 * (n % 3), "width": 120, "height": 60}
        look = {"fontSize": 14, "textAlign": "center", "verticalAlign": "middle"}
        filled = {**style, "backgroundColor": "#DBEAFE", "borderRadius": 6}
        boxes.append({"type": "View", "id": f"b{n}", "textContent": stage, "textStyle": look, "style": filled})
    for n in range(count - 1):
        ends = {"startShape": {"id": f"b{n}", "site": 3}, "endShape": {"id": f"b{n + 1}", "site": 1}}
        line = {"connectorType": kinds[n % 3], "start": {"x": 0, "y": 0}, "end": {"x": 10, "y": 10}, **ends}
        lines.append({"type": "Connector", "arrowEnd": "triangle", "lineColor": "#475569", "lineWidth": 1.5, **line})
    if size == "overfull":
        back = {"startShape": {"id": "b4", "site": 2}, "endShape": {"id": "b0", "site": 2}, "connectorType": "elbow"}
        lines.append({"type": "Connector", "start": {"x": 0, "y": 0}, "end": {"x": 1, "y": 1}, **back})
    return [{"type": "View", "style": {"height": 280, "width": "100%"}, "children": [*boxes, *lines]}]


def _media(kind: str, mime: str) -> Callable[[Json, Size], list[Json]]:
    def build(words: Json, size: Size) -> list[Json]:
        count = {"small": 1, "full": 1, "overfull": 3}[size]
        node = {"type": kind, "src": recording(mime), "altText": words["words"]["picture"]}
        if size != "small":
            node["poster"] = landscape()
        row = [{**node, "style": {"height": 240, "flexGrow": 1}} for _ in range(count)]
        return [{"type": "View", "style": {"flexDirection": "row", "gap": 16}, "children": row}]

    return build


_NODES: Mapping[str, Callable[[Json, Size], list[Json]]] = {
    "View": _view,
    "Text": _texts,
    "Image": _image,
    "Table": _table,
    "Chart": _chart,
    "Group": _group,
    "Connector": _connector,
    "Video": _media("Video", "video/mp4"),
    "Audio": _media("Audio", "audio/mpeg"),
}
KINDS = tuple(_NODES)


def slide(words: Json, size: Size, *nodes: Json) -> Json:
    """A slide with a title above some nodes."""
    title = _text(words["titles"][size], fontSize=26, fontWeight="bold") | {"placeholder": {"type": "title"}}
    return {"type": "Slide", "children": [{"type": "View", "style": _PAGE, "children": [title, *nodes]}]}


def node_slide(kind: str, words: Json, size: Size) -> Json:
    """The slide that shows a node."""
    return slide(words, size, *_NODES[kind](words, size))


def chart_slide(kind: str, words: Json, size: Size) -> Json:
    """The slide that shows a type of chart."""
    chart = {"type": "Chart", "chartData": chart_data(kind, words, size), "altText": words["chartTitle"]}
    return slide(words, size, {**chart, "style": {"flexGrow": 1}})


def document(words: Json, *slides: Json) -> Json:
    """A deck of paper_document."""
    meta = {"title": words["deck"], "language": words["language"]}
    return {"type": "Document", "version": "1.0", "meta": meta, "slides": list(slides)}
