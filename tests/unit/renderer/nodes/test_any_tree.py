"""Whatever valid tree is sent: it compiles, all its text is there, and nothing leaves the slide unsaid."""

import io
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

_words = st.text(st.sampled_from("abc déß 12 日本 שלום "), min_size=1, max_size=60).filter(
    lambda text: text.strip() != ""
)
_lengths = st.one_of(st.integers(0, 700), st.sampled_from(["50%", "100%", "auto", "30%"]))
_style = st.fixed_dictionaries(
    {},
    optional={
        "flexDirection": st.sampled_from(["row", "column"]),
        "justifyContent": st.sampled_from(["flex-start", "center", "space-between", "flex-end"]),
        "alignItems": st.sampled_from(["flex-start", "center", "stretch"]),
        "flexWrap": st.sampled_from(["nowrap", "wrap"]),
        "flexGrow": st.integers(0, 2),
        "width": _lengths,
        "height": _lengths,
        "padding": st.integers(0, 40),
        "margin": st.one_of(st.integers(-30, 30), st.just("auto")),
        "gap": st.integers(0, 30),
        "position": st.sampled_from(["relative", "absolute"]),
        "left": st.integers(-100, 1200),
        "backgroundColor": st.sampled_from(["accent1", "#FFFFFF", "dk1"]),
        "borderWidth": st.integers(0, 4),
        "borderRadius": st.integers(0, 20),
        "zIndex": st.integers(-1, 2),
        "aspectRatio": st.sampled_from([0.5, 2]),
    },
)
_texts = st.builds(
    lambda content, style, size: {"type": "Text", "content": content, "style": {**style, "fontSize": size}},
    _words,
    _style,
    st.integers(6, 60),
)
_tables = st.lists(st.tuples(_words, _words), min_size=1, max_size=4).map(
    lambda rows: {
        "type": "Table",
        "tableData": {"columns": [1, 2], "rows": [{"cells": [{"text": t} for t in row]} for row in rows]},
    }
)
_nodes = st.recursive(
    st.one_of(_texts, _tables),
    lambda inner: st.builds(
        lambda kind, children, style: {"type": kind, "children": children, "style": style},
        st.sampled_from(["View", "Group"]),
        st.lists(inner, max_size=4),
        _style,
    ),
    max_leaves=8,
)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(_nodes, min_size=1, max_size=3))
def test_any_tree_becomes_a_slide(paper: Any, children: list[dict[str, Any]]) -> None:
    """Texts are all there; a shape beyond the edges has a finding."""
    written = paper(*children)
    shown = "".join(written.text().split())
    for text in _all_texts(children):
        assert "".join(text.split()) in shown
    deck = Presentation(io.BytesIO(written.compiled.pptx))
    told = any(finding.code in {"OUT_OF_BOUNDS", "TABLE_TOO_DENSE"} for finding in written.compiled.findings)
    assert told or all(_is_inside(shape) for shape in deck.slides[0].shapes)


def _is_inside(shape: Any) -> bool:
    slack = Pt(2)
    right, bottom = shape.left + shape.width, shape.top + shape.height
    return shape.left >= -slack and shape.top >= -slack and right <= Pt(960) + slack and bottom <= Pt(540) + slack


def _all_texts(nodes: list[dict[str, Any]]) -> list[str]:
    texts = [node["content"] for node in nodes if node["type"] == "Text"]
    for node in nodes:
        texts += _all_texts(node.get("children", []))
        texts += [cell["text"] for row in node.get("tableData", {}).get("rows", []) for cell in row["cells"]]
    return texts
