"""paper_document documents: every node, and everything that a file, a slide and a text may have."""

import base64
import io
from collections.abc import Iterator
from typing import Any

from PIL import Image

Node = dict[str, Any]
_STOPS = [{"position": 0, "color": "dk1"}, {"position": 100, "color": "#FF0000"}]
_GRADIENT = {"type": "linear", "angle": 30, "stops": _STOPS}
_RADIAL = {"type": "radial", "stops": [{"position": 0, "color": "bg1"}, {"position": 100, "color": "accent3"}]}
_PATTERN = {"type": "pattern", "preset": "pct20", "foreground": "accent2", "background": "bg2"}
_TINTED = {"type": "solid", "color": {"scheme": "accent1", "lumMod": 75, "lumOff": 10}, "opacity": 0.5}
_EFFECTS = {
    "dropShadow": {"color": "#000000", "blur": 4, "distance": 3, "angle": 45, "opacity": 0.4},
    "glow": {"radius": 3, "color": "accent2"},
    "softEdge": {"radius": 2},
}
_MOTIONS = [
    {"effect": "fade", "trigger": "onClick", "duration": 500},
    {"effect": "flyIn", "direction": "left", "delay": 100},
    {"effect": "pulse", "type": "emphasis"},
    {"effect": "fade", "type": "exit", "trigger": "afterPrevious"},
]


def picture() -> str:
    """A picture of 40 x 20 pixels as a data URL."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "#0F6E84").save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


def documents() -> Iterator[tuple[str, Node]]:
    """Names and documents."""
    made = [_shapes(), _texts(), _pictures(), _tables(), _links_and_wires(), _motions()]
    yield "nodes", {"type": "Document", "meta": {"title": "Corpus of nodes", "language": "en"}, "slides": made}
    yield "nodes-on-masters", _on_masters()
    yield (
        "nodes-dressed",
        {
            "type": "Document",
            "meta": {"title": "All settings & more", "author": "Ann <Lee>", "language": "de"},
            "slideSize": {"width": 1024, "height": 768},
            "theme": {
                "name": "Corpus",
                "colorScheme": {"accent1": "#123456", "dk1": "#111111"},
                "fontScheme": {"majorLatin": "Georgia", "minorLatin": "Arial"},
            },
            "sections": [{"name": "First", "startSlide": 1}, {"name": "Then", "startSlide": 2}],
            "customProperties": {"case": "A & B", "number": 4.5, "flag": True},
            "slides": [_dressed(kind) for kind in ("fade", "push", "wipe", "cover", "zoom", "morph", "split", "comb")],
        },
    )


def _slide(title: str, *children: Node, **more: Any) -> Node:
    heading = _text(title, fontSize=30, fontWeight="bold")
    column = {"padding": 40, "gap": 12, "width": "100%", "height": "100%"}
    return {"type": "Slide", "children": [{"type": "View", "style": column, "children": [heading, *children]}], **more}


def _row(*children: Node) -> Node:
    return {"type": "View", "children": list(children), "style": {"flexDirection": "row", "gap": 24}}


def _text(content: Any, **style: Any) -> Node:
    return {"type": "Text", "content": content, "style": style}


def _box(shape: str, **style: Any) -> Node:
    return {"type": "View", "shapeType": shape, "textContent": shape, "style": {"width": 120, "height": 60, **style}}


def _shapes() -> Node:
    fills = [_GRADIENT, _RADIAL, _PATTERN, _TINTED]
    outlines = ("hexagon", "ellipse", "roundRect", "star5")
    shapes = [_box(name, fill=fill) for name, fill in zip(outlines, fills, strict=True)]
    border = {"borderWidth": 2, "borderColor": "accent2", "borderStyle": "dashDot", "borderCompound": "double"}
    shapes += [_box("rect", backgroundColor="accent4", effects=_EFFECTS, rotation=15, **border)]
    path = {"path": "M 0 0 L 10 0 Q 12 5 10 10 C 8 12 4 12 0 10 Z", "width": 12, "height": 12}
    custom = {
        "type": "View",
        "customGeometry": path,
        "style": {"width": 80, "height": 60, "backgroundColor": "accent5"},
    }
    group = {"type": "Group", "children": [_text("one"), _box("diamond", opacity=0.5, backgroundColor="accent1")]}
    return _slide("Shapes", _row(*shapes[:3]), _row(*shapes[3:], custom), group, background=_GRADIENT)


def _texts() -> Node:
    styles = [
        {"fontWeight": "bold", "fontStyle": "italic", "underline": "wavy", "strikethrough": True},
        {"baseline": 30, "letterSpacing": 2, "textTransform": "smallCaps", "lang": "de-DE"},
        {"color": {"scheme": "accent2", "alpha": 50}, "highlight": "#FFFF00", "fontFamily": "Georgia"},
        {"gradientFill": _GRADIENT, "fontSize": 20},
    ]
    runs = [{"text": f"run {n} & <more> ", "style": style} for n, style in enumerate(styles)]
    bullets = [
        {"type": "char", "char": "+", "color": "accent1", "fontFamily": "Arial", "size": 80},
        {"type": "autoNum", "scheme": "arabicPeriod", "startAt": 3},
        "none",
    ]
    more = {"align": "justify", "spaceBefore": 4, "spaceAfter": 2, "lineHeight": 1.2, "indent": 10, "marginLeft": 20}
    paragraphs = [{"runs": [{"text": "Point"}], "bullet": bullet, "level": 1, **more} for bullet in bullets]
    paragraphs[0]["tabStops"] = [{"position": 100, "align": "right"}]
    return _slide(
        "Texts",
        _text(runs, columns=2, columnSpacing=10, textInsets=4),
        {"type": "Text", "paragraphs": paragraphs, "style": {"verticalAlign": "middle"}},
        _text("نمو الإيرادات", rtl=True, textAlign="right"),
        _text("売上高は増加", lang="ja-JP", textDirection="vertical", height=100),
        _text("Warped", textWarp="textArchUp", height=40),
        notes=[{"runs": [{"text": "Notes "}, {"text": "in runs"}]}],
    )


def _pictures() -> Node:
    size = {"width": 100, "height": 100}
    base = {"type": "Image", "src": picture(), "altText": "A teal field", "style": size}
    row = [
        {**base, "fit": "cover", "borderRadius": 8},
        {**base, "fit": "contain", "crop": {"left": 10, "top": 5}},
        {**base, "imageEffects": {"brightness": 10, "contrast": -10, "grayscale": True, "opacity": 0.5}},
        {**base, "imageEffects": {"duotone": ["#000000", "accent1"]}, "hyperlink": "https://example.org"},
        {"type": "Image", "src": "data:image/png;base64,AAAA", "altText": "Broken", "style": size},
    ]
    return _slide("Pictures", _row(*row))


def _tables() -> Node:
    rows = [
        [{"text": "Head", "colSpan": 2}, {"text": "", "hMerge": True}, {"text": "C"}],
        [{"text": "a", "rowSpan": 2}, {"text": "b & <c>"}, {"text": "3"}],
        [{"text": "", "vMerge": True}, {"text": "d"}, {"text": "4.5"}],
    ]
    table = {"columns": [2, 1, 1], "rows": [{"cells": row} for row in rows]}
    return _slide("Tables", {"type": "Table", "tableData": table, "altText": "A table of letters"})


def _links_and_wires() -> Node:
    box = {"position": "absolute", "top": 300, "width": 80, "height": 40, "backgroundColor": "accent1"}
    nodes = [{"type": "View", "id": key, "style": {**box, "left": left}} for key, left in (("a", 100), ("b", 400))]
    ends = {"start": {"x": 180, "y": 320}, "end": {"x": 400, "y": 320}}
    wires = [
        {"type": "Connector", "connectorType": kind, "arrowEnd": "triangle", "lineDashStyle": "dash", **ends, **glue}
        for kind, glue in (("straight", {}), ("elbow", {"startShape": "a", "endShape": "b"}), ("curved", {}))
    ]
    links = ["https://example.org/?a=1&b=2", {"slide": 1}, {"action": "nextSlide"}, {"mailto": "a@example.org"}]
    runs = [{"text": f"link {n} ", "hyperlink": link} for n, link in enumerate(links)]
    return _slide("Links and wires", _text(runs), *nodes, *wires)


def _motions() -> Node:
    moving = [{**_text(f"Moves {n}"), "animations": [motion]} for n, motion in enumerate(_MOTIONS)]
    return _slide("Motions", *moving, transition={"type": "push", "direction": "left", "duration": 700})


def _dressed(transition: str) -> Node:
    return _slide(
        f"With {transition}",
        _text("Body"),
        transition={"type": transition, "duration": 400, "advanceAfterTime": 2000},
        notes="Say this & that",
        headerFooter={"slideNumber": True, "footer": "Foot <note>", "dateTime": "1 May"},
        background="dk2",
    )


def _drawing() -> str:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" rx="4"/></svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode()


def _film() -> str:
    return "data:video/mp4;base64," + base64.b64encode(b"\0\0\0\x18ftypisom" + bytes(64)).decode()


def _on_masters() -> Node:
    """Slides on layouts of the document, with a drawing, a film and comments."""
    at = {"position": "absolute", "left": 40, "top": 120, "width": 420, "height": 320}
    title = {**_text("Title", **{**at, "top": 30, "height": 60}, fontSize=30), "placeholder": {"type": "title"}}
    body = {**_text("Body", **at), "placeholder": {"type": "body", "idx": 4}}
    place = {"type": "View", "style": {**at, "left": 500}, "placeholder": {"type": "pic", "idx": 7}}
    layouts = [{"name": "Content", "children": [body, place]}, {"name": "Plain", "background": "bg2"}]
    line = {
        "type": "View",
        "style": {**at, "top": 0, "left": 0, "width": 960, "height": 8, "backgroundColor": "accent1"},
    }
    picture_of = {"type": "Image", "src": _drawing(), "altText": "A field", "placeholder": {"type": "pic", "idx": 7}}
    film = {"type": "Video", "src": _film(), "altText": "A film", "playback": {"autoplay": True, "start": 100}}
    filled = [
        {"type": "Text", "content": "On a layout of its own", "placeholder": {"type": "title"}},
        {"type": "Text", "content": "In the place of the body", "placeholder": {"type": "body", "idx": 4}},
        picture_of,
    ]
    comments = [{"text": "Well put", "author": "Ana Ruiz", "x": 90, "y": 90, "date": "2026-01-02T03:04:05Z"}]
    slides = [
        {"type": "Slide", "masterName": "House", "layoutName": "Content", "children": filled, "comments": comments},
        {**_slide("A film", {**film, "style": {"width": 320, "height": 180}}), "layoutName": "Plain"},
    ]
    masters = [{"name": "House", "children": [line, title], "layouts": layouts}]
    meta = {"title": "Corpus of masters", "language": "en"}
    return {"type": "Document", "meta": meta, "slides": slides, "masters": masters, "customProperties": {"Final": True}}
