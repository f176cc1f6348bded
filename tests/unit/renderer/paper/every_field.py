"""A value for every field of a paper_document, and documents to try it in."""

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


def _document(*children: Json, **root: Json) -> dict[str, Json]:
    return {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": list(children)}], **root}


def _in_slide(slide: dict[str, Json]) -> dict[str, Json]:
    return {"type": "Document", "meta": {}, "slides": [slide, {"type": "Slide", "children": [TEXT]}]}


TEXT = {"type": "Text", "content": "One two three four five six seven"}
BOX = {
    "type": "View",
    "id": "box",
    "textContent": "Words",
    "style": {"width": 200, "height": 90, "backgroundColor": "lt2"},
}
_VIEW = {
    "type": "View",
    "style": {"width": 400, "height": 300, "backgroundColor": "lt2"},
    "children": [
        TEXT,
        {"type": "View", "textContent": "B", "style": {"width": 50, "height": 20, "backgroundColor": "lt1"}},
    ],
}
_CELL = {"text": "C"}
_TABLE = {"columns": [1, 1], "rows": [{"cells": [{"text": "A"}, {"text": "B"}]}, {"cells": [_CELL, {"text": "D"}]}] * 3}
_LINE = {"type": "Connector", "start": {"x": 300, "y": 300}, "end": {"x": 500, "y": 400}}

ANIMATION = {"effect": "fade"}
_NODE = {
    "id": "node", "name": "Name", "placeholder": {"type": "body"}, "animations": [ANIMATION],
    "animationGroups": [{"animations": [ANIMATION]}], "morphId": "morph", "altText": "Alt", "decorative": True,
    "readingOrder": 3,
}  # fmt: skip
_FLEX = {
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
_IN_COLUMNS = {key: value for key, value in _FLEX.items() if key not in _IN_ROWS}
_WORDS = {
    "color": "#B91C1C", "fontSize": 25, "fontFamily": "Liberation Serif", "fontWeight": "bold", "fontStyle": "italic",
    "textAlign": "right", "lineHeight": 2, "letterSpacing": 2, "verticalAlign": "bottom", "textInsets": 5,
    "textDirection": "vertical", "rtl": True, "columns": 2, "columnSpacing": 12, "lang": "fr", "textWarp": "textArchUp",
    "textFit": {"policy": "strict", "minFontSize": 10},
}  # fmt: skip
_COLOR = {
    "scheme": "accent2", "tint": 50, "shade": 50, "lumMod": 50, "lumOff": 20, "satMod": 50, "satOff": 20, "hueMod": 50,
    "alpha": 50,
}  # fmt: skip
_PLAYBACK = {
    "autoplay": True, "loop": True, "muted": True, "volume": 30, "start": 100, "end": 200, "hideWhenIdle": True,
}  # fmt: skip


_BESIDE = {key: value for key, value in BOX.items() if key != "id"}


def _style_host(model: str, base: dict[str, Json], node: Callable[[dict[str, Json]], Json], samples: Json) -> Host:
    """A node below another, in a column."""
    return Host(model, base, lambda style: _document(_BESIDE, node(style), TEXT), samples)


def _row_host(model: str, base: dict[str, Json], node: Callable[[dict[str, Json]], Json]) -> Host:
    """A node beside others, in a row that is too narrow for all; for what shows only there."""

    def document(style: dict[str, Json]) -> dict[str, Json]:
        children = [_BESIDE, node(style), _BESIDE]
        return _document({"type": "View", "style": {"flexDirection": "row", "width": 500}, "children": children})

    return Host(model, base, document, {key: _FLEX[key] for key in _IN_ROWS})


def _effects(key: str, model: str, base: dict[str, Json], samples: dict[str, Json]) -> Host:
    return Host(model, base, lambda one: _document({**BOX, "style": {**BOX["style"], "effects": {key: one}}}), samples)


def _run(run: dict[str, Json]) -> Json:
    return {"type": "Text", "content": [{"text": "Before "}, run], "style": {"fontSize": 20}}


def _fill(fill: Json) -> dict[str, Json]:
    return _document({**BOX, "style": {"width": 200, "height": 90, "fill": fill}})


def _model(model: dict[str, Json]) -> dict[str, Json]:
    slide = {"type": "Slide", "children": [TEXT], "masterName": model["name"]}
    return {"type": "Document", "meta": {}, "slides": [slide], "masters": [model]}


def _layout(layout: dict[str, Json]) -> dict[str, Json]:
    return _model({"name": "M", "layouts": [layout]})


def _bullet(bullet: Json) -> dict[str, Json]:
    return _document({"type": "Text", "paragraphs": [{"runs": [{"text": "Point"}], "bullet": bullet}]})


def _node_host(model: str, base: dict[str, Json], samples: dict[str, Json]) -> Host:
    return Host(model, base, lambda node: _document(node, {**BOX, "id": "other"}), _NODE | samples)


_STOPS = [{"position": 0, "color": "accent1"}, {"position": 100, "color": "accent2"}]
_STYLED = {"fontSize": 20, "width": 200, "height": 200, "borderWidth": 1}
_PARAGRAPH = {"runs": [{"text": "Words\tand more"}]}

HOSTS = (
    Host("PaperDocument", _document(TEXT), lambda one: one, {
        "type": "Document", "meta": {"title": "T"}, "slides": [{"type": "Slide", "children": [BOX]}], "version": "1.0",
        "slideSize": {"width": 800, "height": 600}, "notesSize": {"width": 600, "height": 800},
        "theme": {"name": "N", "colorScheme": {"accent1": "#B91C1C"}}, "fontStrategy": "embedded",
        "sections": [{"name": "S"}], "masters": [{"name": "M"}],
        "embeddedFonts": [{"fontFamily": "F", "src": "https://fonts.example/f.ttf"}],
        "protection": {"markAsFinal": True}, "customShows": [{"name": "C", "slides": [1]}],
        "customProperties": {"A": 1}, "handoutLayout": {"slidesPerPage": 4}, "printSettings": {"what": "notes"},
        "chartFallbackImages": {"c": PICTURE},
    }),
    Host("Meta", {}, lambda one: {**_document(TEXT), "meta": one}, {"title": "T", "author": "A", "language": "de"}),
    Host("Size", {"width": 960, "height": 540}, lambda one: _document(TEXT, slideSize=one), {"width": 800, "height": 600}),
    Host("Theme", {}, lambda one: _document(TEXT, theme=one), {
        "name": "N", "colorScheme": {"accent1": "#B91C1C"}, "fontScheme": {"minorLatin": "Arial"},
    }),
    Host("ColorScheme", {}, lambda one: _document(TEXT, theme={"colorScheme": one}), dict.fromkeys(
        ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"), "#123456"
    )),
    Host("FontScheme", {}, lambda one: _document(TEXT, theme={"fontScheme": one}), {
        "majorLatin": "Arial", "minorLatin": "Arial", "majorEa": "Yu Gothic", "minorEa": "Yu Gothic",
    }),
    Host("Section", {"name": "S"}, lambda one: {
        **_document(TEXT), "slides": [{"type": "Slide", "children": [TEXT]}] * 2, "sections": [one]
    }, {"name": "R", "startSlide": 2}),
    Host("Master", {"name": "M"}, _model, {
        "name": "M2", "background": "#FDE68A", "children": [TEXT], "layouts": [{"name": "L"}],
    }),
    Host("Layout", {"name": "L"}, _layout, {"name": "L2", "background": "#FDE68A", "children": [TEXT]}),
    Host("Protection", {}, lambda one: _document(TEXT, protection=one),
         {"markAsFinal": True, "readOnlyRecommended": True}),
    Host("CustomShow", {"name": "C", "slides": [1]}, lambda one: _document(TEXT, customShows=[one]),
         {"name": "D", "slides": []}),
    Host("CustomProperty", {"name": "C", "value": 1}, lambda one: _document(TEXT, customProperties=[one]),
         {"name": "D", "value": "x"}),
    Host("HandoutLayout", {}, lambda one: _document(TEXT, handoutLayout=one),
         {"slidesPerPage": 4, "orientation": "landscape"}),
    Host("PrintSettings", {}, lambda one: _document(TEXT, printSettings=one), {
        "what": "notes", "colorMode": "gray", "frameSlides": True, "scaleToFit": True, "hiddenSlides": False,
    }),
    Host("PaperSlide", {"type": "Slide", "children": [TEXT]}, _in_slide, {
        "type": "Slide", "children": [BOX], "layoutName": "L", "masterName": "M", "background": "#FDE68A",
        "transition": {"type": "fade"}, "notes": "N", "headerFooter": {"footer": "F"}, "comments": [{"text": "C"}],
        "style": {"padding": 20}, "agentPattern": "title",
    }),
    Host("Transition", {"type": "push"}, lambda one: _in_slide({"type": "Slide", "children": [TEXT], "transition": one}), {
        "type": "fade", "duration": 2000, "direction": "left", "advanceOnClick": False, "advanceAfterTime": 1000,
    }),
    Host("HeaderFooter", {}, lambda one: _in_slide({"type": "Slide", "children": [TEXT], "headerFooter": one}),
         {"slideNumber": True, "footer": "F", "dateTime": "May"}),
    Host("Comment", {"text": "C"}, lambda one: _in_slide({"type": "Slide", "children": [TEXT], "comments": [one]}), {
        "text": "D", "author": "Ana", "initials": "X", "date": "2026-01-02T03:04:05Z", "x": 10, "y": 20,
    }),
    _node_host("View", BOX, {
        "type": "View", "children": [TEXT], "style": {"width": 111}, "shapeType": "ellipse",
        "customGeometry": {"path": "M 0 0 L 10 0 L 5 9 Z"}, "textContent": "Other",
        "textParagraphs": [{"runs": [{"text": "P"}]}], "textStyle": {"fontSize": 9}, "hyperlink": "https://example.org",
        "locks": {"move": True},
    }),
    _node_host("TextNode", {**TEXT, "style": {"width": 70, "height": 40}}, {
        "type": "Text", "content": "Other", "paragraphs": [{"runs": [{"text": "P"}]}], "style": {"fontSize": 9},
        "autoFit": False, "hyperlink": "https://example.org",
    }),
    _node_host("Image", {"type": "Image", "src": PICTURE, "style": {"width": 90, "height": 90}}, {
        "type": "Image", "src": OTHER, "svgSrc": SVG, "style": {"width": 70, "height": 90}, "fit": "cover",
        "crop": {"left": 10}, "borderRadius": 5, "hyperlink": "https://example.org", "imageEffects": {"grayscale": True},
    }),
    _node_host("Table", {"type": "Table", "tableData": _TABLE}, {
        "type": "Table", "tableData": {**_TABLE, "columns": [2, 1]}, "style": {"width": 300},
    }),
    _node_host("Group", {"type": "Group", "children": [TEXT, BOX | {"id": "inner"}]}, {
        "type": "Group", "children": [TEXT], "style": {"padding": 9}, "locks": {"move": True},
    }),
    _node_host("Connector", _LINE, {
        "type": "Connector", "decorative": False, "connectorType": "elbow", "start": {"x": 9, "y": 9}, "end": {"x": 9, "y": 99},
        "style": {"opacity": 0.5}, "lineWidth": 5, "lineColor": "#B91C1C", "lineDashStyle": "dash",
        "arrowStart": "triangle", "arrowEnd": "oval", "startShape": "other", "endShape": "other",
    }),
    _node_host("Video", {"type": "Video", "src": FILM}, {
        "type": "Video", "src": OTHER_FILM, "poster": PICTURE, "mimeType": "video/webm", "playback": {"loop": True},
        "style": {"width": 99},
    }),
    _node_host("Audio", {"type": "Audio", "src": SOUND}, {
        "type": "Audio", "src": OTHER_SOUND, "poster": PICTURE, "mimeType": "audio/wav", "playback": {"loop": True},
        "style": {"width": 99},
    }),
    Host("Placeholder", {"type": "title"}, lambda one: _document({**TEXT, "placeholder": one}), {"type": "body", "idx": 7}),
    Host("Animation", {"effect": "wipe"}, lambda one: _document({**BOX, "animations": [{"effect": "fade"}, one]}), {
        "effect": "fly", "type": "exit", "trigger": "withPrevious", "direction": "left", "duration": 900, "delay": 100,
        "repeat": 2,
    }),
    Host("AnimationGroup", {"animations": [ANIMATION]}, lambda one: _document({**BOX, "animationGroups": [one]}),
         {"animations": [{"effect": "wipe"}], "trigger": "afterPrevious"}),
    Host("Locks", {}, lambda one: _document({**BOX, "locks": one}), dict.fromkeys(
        ("move", "resize", "rotate", "select", "group", "editText", "aspectRatio"), True
    )),
    Host("CustomGeometry", {"path": "M 0 0 L 10 0 L 5 9 Z"}, lambda one: _document({**BOX, "customGeometry": one}),
         {"path": "M 0 0 L 10 0 L 0 9 Z", "width": 12, "height": 12}),
    Host("Crop", {"left": 1}, lambda one: _document({"type": "Image", "src": PICTURE, "crop": one}),
         {"top": 9, "right": 9, "bottom": 9, "left": 9}),
    Host("ImageEffects", {}, lambda one: _document({"type": "Image", "src": PICTURE, "imageEffects": one}), {
        "brightness": 20, "contrast": 20, "grayscale": True, "opacity": 0.5, "duotone": ["dk1", "accent1"],
    }),
    Host("Point", {"x": 1, "y": 1}, lambda one: _document({**_LINE, "start": one}), {"x": 50, "y": 50}),
    Host("Glue", {"id": "box"}, lambda one: _document({**_LINE, "startShape": one}, BOX, {**BOX, "id": "two"}),
         {"id": "two", "site": 0}),
    Host("Playback", {}, lambda one: _document({"type": "Video", "src": FILM, "playback": one}), _PLAYBACK),
    *(
        made
        for base, node in (
            ({"width": 400, "height": 300, "borderWidth": 1}, lambda style: {**_VIEW, "style": style}),
            ({"width": 90, "height": 60, "borderWidth": 1}, lambda style: {"type": "Image", "src": PICTURE, "style": style}),
            ({"width": 400, "height": 300}, lambda style: {"type": "Table", "tableData": _TABLE, "style": style}),
            ({"width": 400, "height": 300, "borderWidth": 1}, lambda style: {"type": "Group", "children": [TEXT, BOX], "style": style}),
            ({}, lambda style: {**_LINE, "style": style}),
            ({"width": 90, "height": 60, "borderWidth": 1}, lambda style: {"type": "Video", "src": FILM, "style": style}),
        )
        for made in (
            _style_host("FlexStyle", base, node, _IN_COLUMNS),
            _row_host("FlexStyle", {"width": 400, "borderWidth": 1, "flexDirection": "row"} if base else {}, node),
        )
    ),
    Host("FlexStyle", {}, lambda one: _in_slide({"type": "Slide", "children": [TEXT, BOX], "style": one}), {
        key: value for key, value in _FLEX.items() if key not in {"columnGap", "paddingBottom"}
    }),
    Host("FlexStyle", {"flexDirection": "row", "alignItems": "flex-end"}, lambda one: _in_slide(
        {"type": "Slide", "children": [TEXT, BOX], "style": one}
    ), {"columnGap": 9, "paddingBottom": 9}),
    _style_host("TextStyle", _STYLED, lambda style: {**TEXT, "style": style}, _IN_COLUMNS | _WORDS),
    _row_host("TextStyle", {"width": 400, "borderWidth": 1}, lambda style: {**TEXT, "style": style}),
    _style_host("TextStyle", {}, lambda style: {**BOX, "textStyle": style}, _FLEX | _WORDS),
    _style_host("TextStyle", {"borderWidth": 1}, lambda style: {
        "type": "Table", "tableData": {"columns": [1], "rows": [{"cells": [{"text": "A B", "style": style}]}] * 2},
    }, _FLEX | _WORDS),
    Host("Insets", {}, lambda one: _document({**TEXT, "style": {"textInsets": one}}), dict.fromkeys(
        ("top", "right", "bottom", "left"), 6
    )),
    Host("TextFit", {"policy": "truncate"}, lambda one: _document(
        {**TEXT, "style": {"width": 70, "height": 60, "fontSize": 20, "textFit": one}}
    ), {"policy": "strict", "minFontSize": 18, "maxLines": 1, "marker": "(more)"}),
    Host("Effects", {}, lambda one: _document({**BOX, "style": {**BOX["style"], "effects": one}}), {
        "dropShadow": {}, "innerShadow": {}, "glow": {"radius": 3}, "reflection": {}, "softEdge": {"radius": 3},
        "scene3d": {"camera": "isometricTopUp"}, "sp3d": {"bevelT": "circle"},
    }),
    _effects("dropShadow", "Shadow", {}, {"color": "accent1", "blur": 9, "distance": 9, "angle": 9, "opacity": 0.9}),
    _effects("innerShadow", "Shadow", {}, {"color": "accent1", "blur": 9, "distance": 9, "angle": 9, "opacity": 0.9}),
    _effects("glow", "Glow", {"radius": 3}, {"radius": 5, "color": "accent2", "opacity": 0.3}),
    _effects("reflection", "Reflection", {}, {"blur": 4, "distance": 4, "startOpacity": 0.9, "endOpacity": 0.2}),
    _effects("softEdge", "SoftEdge", {"radius": 3}, {"radius": 5}),
    Host("ModifiedColor", {"scheme": "accent1"}, lambda one: _document(
        {**BOX, "style": {**BOX["style"], "backgroundColor": one}}
    ), _COLOR),
    Host("SolidFill", {"type": "solid", "color": "accent1"}, _fill, {"type": "solid", "color": "accent2", "opacity": 0.5}),
    Host("GradientFill", {"type": "linear", "stops": _STOPS}, _fill, {
        "type": "radial", "stops": [_STOPS[0], {"position": 100, "color": "dk1"}], "angle": 30,
    }),
    Host("GradientStop", _STOPS[0], lambda one: _fill({"type": "linear", "stops": [one, _STOPS[1]]}),
         {"position": 20, "color": "accent3", "opacity": 0.5}),
    Host("PatternFill", {"type": "pattern", "preset": "cross"}, _fill,
         {"type": "pattern", "preset": "wave", "foreground": "accent1", "background": "accent2"}),
    Host("ImageFill", {"type": "image", "src": PICTURE}, _fill,
         {"type": "image", "src": OTHER, "fit": "tile", "opacity": 0.5}),
    Host("Paragraph", _PARAGRAPH, lambda one: _document({"type": "Text", "paragraphs": [one], "style": {"width": 99}}), {
        "runs": [{"text": "Q"}], "align": "center", "level": 2, "bullet": "char", "indent": 9, "marginLeft": 20,
        "spaceBefore": 9, "spaceAfter": 9, "lineHeight": 2, "tabStops": [{"position": 60}], "rtl": True,
    }),
    Host("Paragraph", _PARAGRAPH, lambda one: _in_slide({"type": "Slide", "children": [TEXT], "notes": [one]}), {
        "runs": [{"text": "Q"}], "align": "center", "level": 2, "bullet": "char", "indent": 9, "marginLeft": 20,
        "spaceBefore": 9, "spaceAfter": 9, "lineHeight": 2, "tabStops": [{"position": 60}], "rtl": True,
    }),
    Host("TabStop", {"position": 60}, lambda one: _document({"type": "Text", "paragraphs": [{**_PARAGRAPH, "tabStops": [one]}]}),
         {"position": 90, "align": "right"}),
    Host("CharacterBullet", {"type": "char"}, _bullet,
         {"type": "char", "char": "-", "color": "accent2", "fontFamily": "Arial Black", "size": 80}),
    Host("NumberBullet", {"type": "autoNum"}, _bullet,
         {"type": "autoNum", "scheme": "romanUcPeriod", "startAt": 3, "color": "accent2", "size": 80}),
    Host("NoBullet", {"type": "none"}, _bullet, {"type": "none"}),
    Host("Run", {"text": "after"}, lambda one: _document(_run(one)),
         {"text": "other", "style": {"fontWeight": "bold"}, "hyperlink": "https://example.org"}),
    Host("RunStyle", {}, lambda one: _document(_run({"text": "after", "style": one})), {
        **{key: value for key, value in _WORDS.items() if key in
           {"color", "fontSize", "fontFamily", "fontWeight", "fontStyle", "letterSpacing", "lang"}},
        "underline": "double", "strikethrough": True, "baseline": 30, "textTransform": "uppercase",
        "highlight": "#FDE68A", "gradientFill": {"type": "linear", "stops": _STOPS},
    }),
    Host("Link", {"url": "https://example.org"}, lambda one: _document({**TEXT, "hyperlink": one}),
         {"url": "https://example.com", "tooltip": "Tip"}),
    *(
        Host("Link", {key: value}, lambda one: {
            **_document(TEXT), "slides": [{"type": "Slide", "children": [{**TEXT, "hyperlink": one}]}] * 2
        }, {key: other})
        for key, value, other in (
            ("mailto", "a@example.org", "b@example.org"), ("slide", 1, 2), ("action", "nextSlide", "endShow"),
        )
    ),
    Host("TableData", _TABLE, lambda one: _document({"type": "Table", "tableData": one}), {
        "columns": [3, 1], "rows": _TABLE["rows"][:2], "style": {"bandedRows": True}, "autoFit": False,
        "rowLayout": "fixed",
    }),
    Host("Row", _TABLE["rows"][0], lambda one: _document({"type": "Table", "tableData": {**_TABLE, "rows": [one] * 2}}),
         {"cells": [{"text": "X"}, {"text": "Y"}], "height": 90, "minHeight": 90}),
    Host("Cell", _CELL, lambda one: _document(
        {"type": "Table", "tableData": {"columns": [1, 1], "rows": [
            {"cells": [{"text": "A"}, {"text": "B"}]}, {"cells": [one, {"hMerge": bool(one.get("colSpan"))}]},
            {"cells": [{"vMerge": bool(one.get("rowSpan"))}, {}]},
        ]}}
    ), {
        "text": "X", "content": [{"text": "Y"}], "paragraphs": [{"runs": [{"text": "Z"}]}], "style": {"fontSize": 9},
        "colSpan": 2, "rowSpan": 2, "hMerge": True, "vMerge": True,
    }),
    Host("TableStyle", {"bandedRows": True}, lambda one: _document({"type": "Table", "tableData": {**_TABLE, "style": one}}), {
        "headerRow": False, "totalRow": True, "firstColumn": True, "lastColumn": True, "bandedRows": False,
        "bandedColumns": True, "borderColor": "#B91C1C", "borderWidth": 3, "headerFill": "#FDE68A",
        "bandFill": "#FDE68A",
    }),
)  # fmt: skip
