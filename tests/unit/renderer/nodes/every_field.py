"""A value for every field of a paper_document, and a document to try it in."""

# ruff: noqa: E501 - one line for one place reads like a table.

from tests.unit.renderer.nodes.field_samples import (
    ANIMATION,
    BOX,
    CELL,
    CHART,
    COLOR,
    FILM,
    FLEX,
    IN_COLUMNS,
    LINE,
    OTHER,
    OTHER_FILM,
    OTHER_SOUND,
    PARAGRAPH,
    PICTURE,
    PLAYBACK,
    SOUND,
    STOPS,
    STYLED,
    SVG,
    TABLE,
    TEXT,
    VIEW,
    WORDS,
    Host,
    bullet,
    document,
    effects,
    fill,
    in_slide,
    layout,
    model,
    node_host,
    row_host,
    run,
    style_host,
)

HOSTS = (
    Host("PaperDocument", document(TEXT), lambda one: one, {
        "type": "Document", "meta": {"title": "T"}, "slides": [{"type": "Slide", "children": [BOX]}], "version": "1.0",
        "slideSize": {"width": 800, "height": 600}, "notesSize": {"width": 600, "height": 800},
        "theme": {"name": "N", "colorScheme": {"accent1": "#B91C1C"}}, "fontStrategy": "embedded",
        "sections": [{"name": "S"}], "masters": [{"name": "M"}],
        "embeddedFonts": [{"fontFamily": "F", "src": "https://fonts.example/f.ttf"}],
        "protection": {"markAsFinal": True}, "customShows": [{"name": "C", "slides": [1]}],
        "customProperties": {"A": 1}, "handoutLayout": {"slidesPerPage": 4}, "printSettings": {"what": "notes"},
        "chartFallbackImages": {"c": PICTURE}, "logo": {"src": PICTURE},
    }),
    Host("Logo", {"src": PICTURE}, lambda one: document(TEXT, logo=one), {"src": OTHER, "alt": "Northwind"}),
    Host("Meta", {}, lambda one: {**document(TEXT), "meta": one}, {"title": "T", "author": "A", "language": "de"}),
    Host("Size", {"width": 960, "height": 540}, lambda one: document(TEXT, slideSize=one), {"width": 800, "height": 600}),
    Host("Theme", {}, lambda one: document(TEXT, theme=one), {
        "name": "N", "colorScheme": {"accent1": "#B91C1C"}, "fontScheme": {"minorLatin": "Arial"},
    }),
    Host("ColorScheme", {}, lambda one: document(TEXT, theme={"colorScheme": one}), dict.fromkeys(
        ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"), "#123456"
    )),
    Host("FontScheme", {}, lambda one: document(TEXT, theme={"fontScheme": one}), {
        "majorLatin": "Arial", "minorLatin": "Arial", "majorEa": "Yu Gothic", "minorEa": "Yu Gothic",
    }),
    Host("Section", {"name": "S"}, lambda one: {
        **document(TEXT), "slides": [{"type": "Slide", "children": [TEXT]}] * 2, "sections": [one]
    }, {"name": "R", "startSlide": 2}),
    Host("Master", {"name": "M"}, model, {
        "name": "M2", "background": "#FDE68A", "children": [TEXT], "layouts": [{"name": "L"}],
    }),
    Host("Layout", {"name": "L"}, layout, {"name": "L2", "background": "#FDE68A", "children": [TEXT]}),
    Host("Protection", {}, lambda one: document(TEXT, protection=one),
         {"markAsFinal": True, "readOnlyRecommended": True}),
    Host("CustomShow", {"name": "C", "slides": [1]}, lambda one: document(TEXT, customShows=[one]),
         {"name": "D", "slides": []}),
    Host("CustomProperty", {"name": "C", "value": 1}, lambda one: document(TEXT, customProperties=[one]),
         {"name": "D", "value": "x"}),
    Host("HandoutLayout", {}, lambda one: document(TEXT, handoutLayout=one),
         {"slidesPerPage": 4, "orientation": "landscape"}),
    Host("PrintSettings", {}, lambda one: document(TEXT, printSettings=one), {
        "what": "notes", "colorMode": "gray", "frameSlides": True, "scaleToFit": True, "hiddenSlides": False,
    }),
    Host("PaperSlide", {"type": "Slide", "children": [TEXT]}, in_slide, {
        "type": "Slide", "children": [BOX], "layoutName": "L", "masterName": "M", "background": "#FDE68A",
        "transition": {"type": "fade"}, "notes": "N", "headerFooter": {"footer": "F"}, "comments": [{"text": "C"}],
        "style": {"padding": 20}, "agentPattern": "title", "id": "opening", "slideId": "opening-1",
    }),
    Host("Transition", {"type": "push"}, lambda one: in_slide({"type": "Slide", "children": [TEXT], "transition": one}), {
        "type": "fade", "duration": 2000, "direction": "left", "advanceOnClick": False, "advanceAfterTime": 1000,
    }),
    Host("HeaderFooter", {}, lambda one: in_slide({"type": "Slide", "children": [TEXT], "headerFooter": one}),
         {"slideNumber": True, "footer": "F", "dateTime": "May"}),
    Host("Comment", {"text": "C"}, lambda one: in_slide({"type": "Slide", "children": [TEXT], "comments": [one]}), {
        "text": "D", "author": "Ana", "initials": "X", "date": "2026-01-02T03:04:05Z", "x": 10, "y": 20,
    }),
    node_host("View", BOX, {
        "type": "View", "children": [TEXT], "style": {"width": 111}, "shapeType": "ellipse",
        "customGeometry": {"path": "M 0 0 L 10 0 L 5 9 Z"}, "textContent": "Other",
        "textParagraphs": [{"runs": [{"text": "P"}]}], "textStyle": {"fontSize": 9}, "hyperlink": "https://example.org",
        "locks": {"move": True},
    }),
    node_host("TextNode", {**TEXT, "style": {"width": 70, "height": 40}}, {
        "type": "Text", "content": "Other", "paragraphs": [{"runs": [{"text": "P"}]}], "style": {"fontSize": 9},
        "autoFit": False, "hyperlink": "https://example.org",
    }),
    node_host("Image", {"type": "Image", "src": PICTURE, "style": {"width": 90, "height": 90}}, {
        "type": "Image", "src": OTHER, "svgSrc": SVG, "style": {"width": 70, "height": 90}, "fit": "cover",
        "crop": {"left": 10}, "borderRadius": 5, "hyperlink": "https://example.org", "imageEffects": {"grayscale": True},
    }),
    node_host("Table", {"type": "Table", "tableData": TABLE}, {
        "type": "Table", "tableData": {**TABLE, "columns": [2, 1]}, "style": {"width": 300},
    }),
    node_host("Group", {"type": "Group", "children": [TEXT, BOX | {"id": "inner"}]}, {
        "type": "Group", "children": [TEXT], "style": {"padding": 9}, "locks": {"move": True},
    }),
    node_host("Connector", LINE, {
        "type": "Connector", "decorative": False, "connectorType": "elbow", "start": {"x": 9, "y": 9}, "end": {"x": 9, "y": 99},
        "style": {"opacity": 0.5}, "lineWidth": 5, "lineColor": "#B91C1C", "lineDashStyle": "dash",
        "arrowStart": "triangle", "arrowEnd": "oval", "startShape": "other", "endShape": "other",
    }),
    node_host("Chart", {"type": "Chart", "chartData": CHART}, {
        "type": "Chart", "chartData": {**CHART, "categories": ["C", "D"]}, "style": {"width": 99},
        "chartAnimation": "bySeries",
    }),
    node_host("Video", {"type": "Video", "src": FILM}, {
        "type": "Video", "src": OTHER_FILM, "poster": PICTURE, "mimeType": "video/webm", "playback": {"loop": True},
        "style": {"width": 99},
    }),
    node_host("Audio", {"type": "Audio", "src": SOUND}, {
        "type": "Audio", "src": OTHER_SOUND, "poster": PICTURE, "mimeType": "audio/wav", "playback": {"loop": True},
        "style": {"width": 99},
    }),
    Host("Placeholder", {"type": "title"}, lambda one: document({**TEXT, "placeholder": one}), {"type": "body", "idx": 7}),
    Host("Animation", {"effect": "wipe"}, lambda one: document({**BOX, "animations": [{"effect": "fade"}, one]}), {
        "effect": "fly", "type": "exit", "trigger": "withPrevious", "direction": "left", "duration": 900, "delay": 100,
        "repeat": 2,
    }),
    Host("AnimationGroup", {"animations": [ANIMATION]}, lambda one: document({**BOX, "animationGroups": [one]}),
         {"animations": [{"effect": "wipe"}], "trigger": "afterPrevious"}),
    Host("Locks", {}, lambda one: document({**BOX, "locks": one}), dict.fromkeys(
        ("move", "resize", "rotate", "select", "group", "editText", "aspectRatio"), True
    )),
    Host("CustomGeometry", {"path": "M 0 0 L 10 0 L 5 9 Z"}, lambda one: document({**BOX, "customGeometry": one}),
         {"path": "M 0 0 L 10 0 L 0 9 Z", "width": 12, "height": 12}),
    Host("Crop", {"left": 1}, lambda one: document({"type": "Image", "src": PICTURE, "crop": one}),
         {"top": 9, "right": 9, "bottom": 9, "left": 9}),
    Host("ImageEffects", {}, lambda one: document({"type": "Image", "src": PICTURE, "imageEffects": one}), {
        "brightness": 20, "contrast": 20, "grayscale": True, "opacity": 0.5, "duotone": ["dk1", "accent1"],
    }),
    Host("Point", {"x": 1, "y": 1}, lambda one: document({**LINE, "start": one}), {"x": 50, "y": 50}),
    Host("Glue", {"id": "box"}, lambda one: document({**LINE, "startShape": one}, BOX, {**BOX, "id": "two"}),
         {"id": "two", "site": 0}),
    Host("Playback", {}, lambda one: document({"type": "Video", "src": FILM, "playback": one}), PLAYBACK),
    *(
        made
        for base, node in (
            ({"width": 400, "height": 300, "borderWidth": 1}, lambda style: {**VIEW, "style": style}),
            ({"width": 90, "height": 60, "borderWidth": 1}, lambda style: {"type": "Image", "src": PICTURE, "style": style}),
            ({"width": 400, "height": 300}, lambda style: {"type": "Table", "tableData": TABLE, "style": style}),
            ({"width": 400, "height": 300, "borderWidth": 1}, lambda style: {"type": "Group", "children": [TEXT, BOX], "style": style}),
            ({}, lambda style: {**LINE, "style": style}),
            ({"width": 90, "height": 60, "borderWidth": 1}, lambda style: {"type": "Video", "src": FILM, "style": style}),
        )
        for made in (
            style_host("FlexStyle", base, node, IN_COLUMNS),
            row_host("FlexStyle", {"width": 400, "borderWidth": 1, "flexDirection": "row"} if base else {}, node),
        )
    ),
    Host("FlexStyle", {}, lambda one: in_slide({"type": "Slide", "children": [TEXT, BOX], "style": one}), {
        key: value for key, value in FLEX.items() if key not in {"columnGap", "paddingBottom"}
    }),
    Host("FlexStyle", {"flexDirection": "row", "alignItems": "flex-end"}, lambda one: in_slide(
        {"type": "Slide", "children": [TEXT, BOX], "style": one}
    ), {"columnGap": 9, "paddingBottom": 9}),
    style_host("TextStyle", STYLED, lambda style: {**TEXT, "style": style}, IN_COLUMNS | WORDS),
    row_host("TextStyle", {"width": 400, "borderWidth": 1}, lambda style: {**TEXT, "style": style}),
    style_host("TextStyle", {}, lambda style: {**BOX, "textStyle": style}, FLEX | WORDS),
    style_host("TextStyle", {"borderWidth": 1}, lambda style: {
        "type": "Table", "tableData": {"columns": [1], "rows": [{"cells": [{"text": "A B", "style": style}]}] * 2},
    }, FLEX | WORDS),
    Host("Insets", {}, lambda one: document({**TEXT, "style": {"textInsets": one}}), dict.fromkeys(
        ("top", "right", "bottom", "left"), 6
    )),
    Host("TextFit", {"policy": "truncate"}, lambda one: document(
        {**TEXT, "style": {"width": 70, "height": 60, "fontSize": 20, "textFit": one}}
    ), {"policy": "strict", "minFontSize": 18, "maxLines": 1, "marker": "(more)"}),
    Host("Effects", {}, lambda one: document({**BOX, "style": {**BOX["style"], "effects": one}}), {
        "dropShadow": {}, "innerShadow": {}, "glow": {"radius": 3}, "reflection": {}, "softEdge": {"radius": 3},
        "scene3d": {"camera": "isometricTopUp"}, "sp3d": {"bevelT": "circle"},
    }),
    effects("dropShadow", "Shadow", {}, {"color": "accent1", "blur": 9, "distance": 9, "angle": 9, "opacity": 0.9}),
    effects("innerShadow", "Shadow", {}, {"color": "accent1", "blur": 9, "distance": 9, "angle": 9, "opacity": 0.9}),
    effects("glow", "Glow", {"radius": 3}, {"radius": 5, "color": "accent2", "opacity": 0.3}),
    effects("reflection", "Reflection", {}, {"blur": 4, "distance": 4, "startOpacity": 0.9, "endOpacity": 0.2}),
    effects("softEdge", "SoftEdge", {"radius": 3}, {"radius": 5}),
    Host("ModifiedColor", {"scheme": "accent1"}, lambda one: document(
        {**BOX, "style": {**BOX["style"], "backgroundColor": one}}
    ), COLOR),
    Host("SolidFill", {"type": "solid", "color": "accent1"}, fill, {"type": "solid", "color": "accent2", "opacity": 0.5}),
    Host("GradientFill", {"type": "linear", "stops": STOPS}, fill, {
        "type": "radial", "stops": [STOPS[0], {"position": 100, "color": "dk1"}], "angle": 30,
    }),
    Host("GradientStop", STOPS[0], lambda one: fill({"type": "linear", "stops": [one, STOPS[1]]}),
         {"position": 20, "color": "accent3", "opacity": 0.5}),
    Host("PatternFill", {"type": "pattern", "preset": "cross"}, fill,
         {"type": "pattern", "preset": "wave", "foreground": "accent1", "background": "accent2"}),
    Host("ImageFill", {"type": "image", "src": PICTURE}, fill,
         {"type": "image", "src": OTHER, "fit": "tile", "opacity": 0.5}),
    Host("Paragraph", PARAGRAPH, lambda one: document({"type": "Text", "paragraphs": [one], "style": {"width": 99}}), {
        "runs": [{"text": "Q"}], "align": "center", "level": 2, "bullet": "char", "indent": 9, "marginLeft": 20,
        "spaceBefore": 9, "spaceAfter": 9, "lineHeight": 2, "tabStops": [{"position": 60}], "rtl": True,
    }),
    Host("Paragraph", PARAGRAPH, lambda one: in_slide({"type": "Slide", "children": [TEXT], "notes": [one]}), {
        "runs": [{"text": "Q"}], "align": "center", "level": 2, "bullet": "char", "indent": 9, "marginLeft": 20,
        "spaceBefore": 9, "spaceAfter": 9, "lineHeight": 2, "tabStops": [{"position": 60}], "rtl": True,
    }),
    Host("TabStop", {"position": 60}, lambda one: document({"type": "Text", "paragraphs": [{**PARAGRAPH, "tabStops": [one]}]}),
         {"position": 90, "align": "right"}),
    Host("CharacterBullet", {"type": "char"}, bullet,
         {"type": "char", "char": "-", "color": "accent2", "fontFamily": "Arial Black", "size": 80}),
    Host("NumberBullet", {"type": "autoNum"}, bullet,
         {"type": "autoNum", "scheme": "romanUcPeriod", "startAt": 3, "color": "accent2", "size": 80}),
    Host("NoBullet", {"type": "none"}, bullet, {"type": "none"}),
    Host("Run", {"text": "after"}, lambda one: document(run(one)),
         {"text": "other", "style": {"fontWeight": "bold"}, "hyperlink": "https://example.org"}),
    Host("RunStyle", {}, lambda one: document(run({"text": "after", "style": one})), {
        **{key: value for key, value in WORDS.items() if key in
           {"color", "fontSize", "fontFamily", "fontWeight", "fontStyle", "letterSpacing", "lang"}},
        "underline": "double", "strikethrough": True, "baseline": 30, "textTransform": "uppercase",
        "highlight": "#FDE68A", "gradientFill": {"type": "linear", "stops": STOPS},
    }),
    Host("Link", {"url": "https://example.org"}, lambda one: document({**TEXT, "hyperlink": one}),
         {"url": "https://example.com", "tooltip": "Tip"}),
    *(
        Host("Link", {key: value}, lambda one: {
            **document(TEXT), "slides": [{"type": "Slide", "children": [{**TEXT, "hyperlink": one}]}] * 2
        }, {key: other})
        for key, value, other in (
            ("mailto", "a@example.org", "b@example.org"), ("slide", 1, 2), ("action", "nextSlide", "endShow"),
        )
    ),
    Host("TableData", TABLE, lambda one: document({"type": "Table", "tableData": one}), {
        "columns": [3, 1], "rows": TABLE["rows"][:2], "style": {"bandedRows": True}, "autoFit": False,
        "rowLayout": "fixed",
    }),
    Host("Row", TABLE["rows"][0], lambda one: document({"type": "Table", "tableData": {**TABLE, "rows": [one] * 2}}),
         {"cells": [{"text": "X"}, {"text": "Y"}], "height": 90, "minHeight": 90}),
    Host("Cell", CELL, lambda one: document(
        {"type": "Table", "tableData": {"columns": [1, 1], "rows": [
            {"cells": [{"text": "A"}, {"text": "B"}]}, {"cells": [one, {"hMerge": bool(one.get("colSpan"))}]},
            {"cells": [{"vMerge": bool(one.get("rowSpan"))}, {}]},
        ]}}
    ), {
        "text": "X", "content": [{"text": "Y"}], "paragraphs": [{"runs": [{"text": "Z"}]}], "style": {"fontSize": 9},
        "colSpan": 2, "rowSpan": 2, "hMerge": True, "vMerge": True,
    }),
    Host("TableStyle", {"bandedRows": True}, lambda one: document({"type": "Table", "tableData": {**TABLE, "style": one}}), {
        "headerRow": False, "totalRow": True, "firstColumn": True, "lastColumn": True, "bandedRows": False,
        "bandedColumns": True, "borderColor": "#B91C1C", "borderWidth": 3, "headerFill": "#FDE68A",
        "bandFill": "#FDE68A",
    }),
)  # fmt: skip
