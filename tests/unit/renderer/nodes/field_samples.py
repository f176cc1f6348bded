"""Values for fields of a paper_document, and small documents to try them in."""

import base64
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from PIL import Image
from pydantic import BaseModel

from deck_documents.paper_document import PaperDocument

Json = Any
CHARTS = "deck_documents.paper_document.chart"


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64," + base64.b64encode(content).decode()


def _picture(color: str) -> str:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), color).save(buffer, "PNG")
    return _data("image/png", buffer.getvalue())


PICTURE, OTHER = _picture("#0F6E84"), _picture("#B91C1C")
SVG = _data(
    "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>'
)
FILM = _data("video/mp4", b"\0\0\0\x18ftypisom" + bytes(64))
OTHER_FILM = _data("video/mp4", b"\0\0\0\x18ftypiso2" + bytes(64))
SOUND = _data("audio/mpeg", b"ID3" + bytes(64))
OTHER_SOUND = _data("audio/mpeg", b"ID3" + bytes(65))


def nested_models(model: type[BaseModel] = PaperDocument) -> dict[str, type[BaseModel]]:
    """All models that `model` is made of, itself included, but those of charts."""
    found: dict[str, type[BaseModel]] = {}
    waiting = [model]
    while waiting:
        one = waiting.pop()
        if one.__name__ in found or one.__module__.startswith(CHARTS):
            continue
        found[one.__name__] = one
        for field in one.model_fields.values():
            waiting += [kind for kind in _kinds(field.annotation) if kind.__name__ not in found]
    return found


def _kinds(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _kinds(argument)


def fields_of(model: type[BaseModel]) -> dict[str, str]:
    """The fields of a model by the keys of documents."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


@dataclass(frozen=True)
class Host:
    """A place for objects of one model: `base` is a sound one, `document` puts one into a document."""

    model: str
    base: dict[str, Json]
    document: Callable[[dict[str, Json]], dict[str, Json]]
    samples: Mapping[str, Json]


def document(*children: Json, **root: Json) -> dict[str, Json]:
    """A document of one slide."""
    return {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": list(children)}], **root}


def in_slide(slide: dict[str, Json]) -> dict[str, Json]:
    """A document of a slide and another one."""
    return {"type": "Document", "meta": {}, "slides": [slide, {"type": "Slide", "children": [TEXT]}]}


TEXT = {"type": "Text", "content": "One two three four five six seven"}
BOX = {
    "type": "View",
    "id": "box",
    "textContent": "Words",
    "style": {"width": 200, "height": 90, "backgroundColor": "lt2"},
}
VIEW = {
    "type": "View",
    "style": {"width": 400, "height": 300, "backgroundColor": "lt2"},
    "children": [
        TEXT,
        {"type": "View", "textContent": "B", "style": {"width": 50, "height": 20, "backgroundColor": "lt1"}},
    ],
}
CELL = {"text": "C"}
TABLE = {"columns": [1, 1], "rows": [{"cells": [{"text": "A"}, {"text": "B"}]}, {"cells": [CELL, {"text": "D"}]}] * 3}
LINE = {"type": "Connector", "start": {"x": 300, "y": 300}, "end": {"x": 500, "y": 400}}

CHART = {"chartType": "bar", "categories": ["A", "B"], "series": [{"name": "S", "values": [1, 2]}]}
ANIMATION = {"effect": "fade"}
_NODE = {
    "id": "node", "name": "Name", "placeholder": {"type": "body"}, "animations": [ANIMATION],
    "animationGroups": [{"animations": [ANIMATION]}], "morphId": "morph", "altText": "Alt", "decorative": True,
    "readingOrder": 3,
}  # fmt: skip
FLEX = {
    "display": "none", "flexDirection": "row", "justifyContent": "center", "alignItems": "center",
    "alignSelf": "center", "flexWrap": "wrap", "flexGrow": 1, "flexShrink": 1, "flexBasis": 111, "gap": 7, "rowGap": 7,
    "columnGap": 7, "width": 123, "height": 77, "minWidth": 444, "maxWidth": 50, "minHeight": 333, "maxHeight": 33,
    "aspectRatio": 3, "padding": 9, "paddingHorizontal": 9, "paddingVertical": 9, "paddingTop": 9, "paddingRight": 9,
    "paddingBottom": 9, "paddingLeft": 9, "margin": 9, "marginHorizontal": 9, "marginVertical": 9, "marginTop": 9,
    "marginRight": 9, "marginBottom": 9, "marginLeft": 9, "position": "absolute", "top": 9, "right": 9, "bottom": 9,
    "left": 9, "zIndex": -1, "backgroundColor": "#FDE68A", "fill": "#FDE68A", "borderRadius": 6, "borderWidth": 3,
    "borderColor": "#B91C1C", "borderStyle": "dashed", "borderCap": "round", "borderCompound": "double",
    "effects": {"glow": {"radius": 4}}, "rotation": 15, "opacity": 0.5, "flipH": True, "flipV": True,
}  # fmt: skip
_IN_ROWS = {"flexShrink", "columnGap", "aspectRatio", "paddingBottom", "marginRight"}
IN_COLUMNS = {key: value for key, value in FLEX.items() if key not in _IN_ROWS}
WORDS = {
    "color": "#B91C1C", "fontSize": 25, "fontFamily": "Liberation Serif", "fontWeight": "bold", "fontStyle": "italic",
    "textAlign": "right", "lineHeight": 2, "letterSpacing": 2, "verticalAlign": "bottom", "textInsets": 5,
    "textDirection": "vertical", "rtl": True, "columns": 2, "columnSpacing": 12, "lang": "fr", "textWarp": "textArchUp",
    "textFit": {"policy": "strict", "minFontSize": 10},
}  # fmt: skip
COLOR = {
    "scheme": "accent2", "tint": 50, "shade": 50, "lumMod": 50, "lumOff": 20, "satMod": 50, "satOff": 20, "hueMod": 50,
    "alpha": 50,
}  # fmt: skip
PLAYBACK = {
    "autoplay": True, "loop": True, "muted": True, "volume": 30, "start": 100, "end": 200, "hideWhenIdle": True,
}  # fmt: skip


_BESIDE = {key: value for key, value in BOX.items() if key != "id"}


def style_host(model: str, base: dict[str, Json], node: Callable[[dict[str, Json]], Json], samples: Json) -> Host:
    """A node below another, in a column."""
    return Host(model, base, lambda style: document(_BESIDE, node(style), TEXT), samples)


def row_host(model: str, base: dict[str, Json], node: Callable[[dict[str, Json]], Json]) -> Host:
    """A node beside others, in a row that is too narrow for all; for what shows only there."""

    def placed(style: dict[str, Json]) -> dict[str, Json]:
        children = [_BESIDE, node(style), _BESIDE]
        return document({"type": "View", "style": {"flexDirection": "row", "width": 500}, "children": children})

    return Host(model, base, placed, {key: FLEX[key] for key in _IN_ROWS})


def effects(key: str, model: str, base: dict[str, Json], samples: dict[str, Json]) -> Host:
    """A place for one effect of a box."""
    return Host(model, base, lambda one: document({**BOX, "style": {**BOX["style"], "effects": {key: one}}}), samples)


def run(run: dict[str, Json]) -> Json:
    """A text that ends with a run."""
    return {"type": "Text", "content": [{"text": "Before "}, run], "style": {"fontSize": 20}}


def fill(fill: Json) -> dict[str, Json]:
    """A document of a box with a fill."""
    return document({**BOX, "style": {"width": 200, "height": 90, "fill": fill}})


def model(model: dict[str, Json]) -> dict[str, Json]:
    """A document with a master, and a slide made after it."""
    slide = {"type": "Slide", "children": [TEXT], "masterName": model["name"]}
    return {"type": "Document", "meta": {}, "slides": [slide], "masters": [model]}


def layout(layout: dict[str, Json]) -> dict[str, Json]:
    """A document with a layout, and a slide made after it."""
    return model({"name": "M", "layouts": [layout]})


def bullet(bullet: Json) -> dict[str, Json]:
    """A document of one point."""
    return document({"type": "Text", "paragraphs": [{"runs": [{"text": "Point"}], "bullet": bullet}]})


def node_host(model: str, base: dict[str, Json], samples: dict[str, Json]) -> Host:
    """A place for a node, beside a box."""
    return Host(model, base, lambda node: document(node, {**BOX, "id": "other"}), _NODE | samples)


STOPS = [{"position": 0, "color": "accent1"}, {"position": 100, "color": "accent2"}]
STYLED = {"fontSize": 20, "width": 200, "height": 200, "borderWidth": 1}
PARAGRAPH = {"runs": [{"text": "Words\tand more"}]}
