"""Whatever blocks a document has: they render, nothing leaves the slide, no text is lost or spills unsaid."""

import typing
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deck_documents.composition.slide import AnyBlock
from renderer.layout.composition.primitives import TABLE
from tests.support.page_checks import off_page, spilling, strings, text_over_text, texts

WORDS = st.text("abcdefghij klmno\u00e4\u6f22\u5b57\u0645\u0631", min_size=1, max_size=60).filter(str.strip)
PHRASE = st.one_of(WORDS, st.lists(WORDS, min_size=3, max_size=12).map(" ".join))
COLOR = st.sampled_from(["accent", "foreground", "muted", "surface", "accentInverse", "#0B1B33", "#FFD40080", "#abc"])
RUN = st.fixed_dictionaries(
    {"text": PHRASE},
    optional={"weight": st.sampled_from(["bold", 300]), "underline": st.booleans(), "size": st.floats(6, 60)},
)
RICH = st.one_of(
    PHRASE,
    st.lists(RUN, min_size=1, max_size=4),
    st.lists(
        st.fixed_dictionaries(
            {"runs": st.lists(RUN, min_size=1, max_size=3)},
            optional={"bullet": st.booleans(), "level": st.sampled_from([1, 2])},
        ),
        min_size=1,
        max_size=4,
    ),
)
POINT = st.fixed_dictionaries({"x": st.integers(-50, 900), "y": st.integers(-50, 500)})
SHOWN: dict[str, Any] = {
    "bulletList": st.fixed_dictionaries(
        {
            "items": st.lists(
                st.fixed_dictionaries({"text": PHRASE, "level": st.sampled_from([1, 2])}), min_size=1, max_size=8
            )
        }
    ),
    "sectionRibbon": st.fixed_dictionaries({"label": WORDS}),
    "sectionTag": st.fixed_dictionaries({"label": WORDS}, optional={"fill": COLOR, "transform": st.just("none")}),
    "sourceLine": st.fixed_dictionaries({"content": WORDS}, optional={"kind": st.sampled_from(["note", "plain"])}),
    "textBlock": st.fixed_dictionaries(
        {"content": RICH},
        optional={
            "role": st.sampled_from(["display", "title", "body", "caption", "eyebrow"]),
            "fill": COLOR,
            "border": st.fixed_dictionaries({}, optional={"width": st.floats(0, 6), "dash": st.just("dot")}),
            "insets": st.one_of(st.floats(0, 200), st.fixed_dictionaries({"left": st.floats(0, 300)})),
            "rotation": st.floats(-360, 360),
            "lineHeight": st.floats(0.8, 2),
            "size": st.floats(6, 90),
            "verticalAlign": st.sampled_from(["middle", "bottom"]),
        },
    ),
    "infoCard": st.fixed_dictionaries(
        {"body": st.lists(PHRASE, min_size=1, max_size=4)},
        optional={"sideLabel": WORDS, "lead": PHRASE, "footer": PHRASE, "fill": COLOR},
    ),
    "calloutBox": st.fixed_dictionaries({"content": RICH}, optional={"fill": COLOR}),
    "bannerBand": st.fixed_dictionaries({"text": PHRASE}, optional={"fill": COLOR}),
    "diagonalStamp": st.fixed_dictionaries({"text": WORDS}),
    "chevronArrow": st.fixed_dictionaries(
        {"label": WORDS}, optional={"direction": st.sampled_from(["left", "right", "up", "down"]), "fill": COLOR}
    ),
    "numberedChip": st.fixed_dictionaries({"index": st.integers(0, 999)}, optional={"label": PHRASE}),
    "connectorLine": st.fixed_dictionaries(
        {"start": POINT, "end": POINT},
        optional={"kind": st.sampled_from(["elbow", "curved"]), "arrow": st.just("both")},
    ),
    "groupBorder": st.fixed_dictionaries({}, optional={"label": WORDS, "fill": COLOR, "radius": st.floats(0, 40)}),
    "imageBleed": st.fixed_dictionaries({"fallbackText": WORDS}, optional={"bleed": st.booleans(), "overlay": COLOR}),
    "pageStamp": st.fixed_dictionaries({"fallbackText": WORDS}),
    "titleBlock": st.fixed_dictionaries({"title": PHRASE}, optional={"eyebrow": WORDS, "subtitle": PHRASE}),
}
GRID = st.builds(
    lambda col, row, across, down: {
        "col": col,
        "row": row,
        "colSpan": min(across, 12 - col),
        "rowSpan": min(down, 12 - row),
    },
    *[st.integers(0, 11)] * 2,
    *[st.integers(1, 12)] * 2,
)
PIXELS = st.builds(
    lambda x, y, w, h: {"x": x, "y": y, "w": min(w, 960 - x), "h": min(h, 540 - y)},
    st.integers(0, 940),
    st.integers(0, 520),
    *[st.integers(1, 900)] * 2,
)


def in_region(primitive: str, content: Any) -> Any:
    """Blocks of one kind, anywhere."""
    return st.fixed_dictionaries(
        {"primitive": st.just(primitive), "region": st.one_of(GRID, PIXELS), "input": content},
        optional={"zIndex": st.integers(-3, 3)},
    )


LEAF = st.one_of([in_region(primitive, content) for primitive, content in SHOWN.items()])
BLOCK = st.recursive(
    LEAF,
    lambda inner: in_region(
        "container",
        st.fixed_dictionaries(
            {"blocks": st.lists(inner, min_size=1, max_size=4)},
            optional={"background": COLOR, "padding": st.floats(0, 200), "gap": st.floats(0, 200)},
        ),
    ),
    max_leaves=6,
)


def test_every_primitive_of_the_schema_has_a_row() -> None:
    """None is accepted and then not drawn."""
    kinds = [kind.model_fields for kind in typing.get_args(typing.get_args(AnyBlock)[0])]
    given = {typing.get_args(one["primitive"].annotation)[0]: one["input"].annotation.__name__ for one in kinds}
    assert {row.name: row.model.__name__ for row in TABLE} == given
    assert [row.name for row in TABLE if row.lay_out is None] == ["container"]


_WORDED = {"text", "label", "title", "content", "body", "lead", "footer", "subtitle"}
"""Keys of blocks whose texts are shown."""


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=6), gap=st.floats(0, 120), title=WORDS)
def test_any_blocks_keep_to_the_slide(compose: Any, blocks: list[Any], gap: float, title: str) -> None:
    """Also when they lie across each other, are nested or far too small: what does not fit is a finding."""
    page, findings = compose(*blocks, title=title, gap=gap)
    codes = {finding.code for finding in findings}
    assert off_page(page) == []
    assert spilling(page) == [] or "OVERFLOW_BODY_TEXT" in codes
    shown = "\n".join(texts(page))
    for text in strings(blocks, _WORDED.__contains__):
        assert all(line in shown for line in text.split("\n"))
    assert title in shown or "OPTION_WITHOUT_EFFECT" in codes


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(contents=st.lists(LEAF, min_size=2, max_size=6))
def test_blocks_side_by_side_do_not_touch(compose: Any, contents: list[Any]) -> None:
    """However much they hold, no text lies over another, and there is nothing to say about collisions."""
    width = 12 // len(contents)
    row = [
        {**block, "region": {"col": index * width, "row": 0, "colSpan": width, "rowSpan": 12}}
        for index, block in enumerate(contents)
        if block["primitive"] not in {"groupBorder", "connectorLine", "diagonalStamp", "imageBleed"}
    ]
    if not row:
        return
    page, findings = compose(*row)
    assert "NODE_COLLISION" not in {finding.code for finding in findings}
    assert text_over_text(page) == [] or "OVERFLOW_BODY_TEXT" in {finding.code for finding in findings}
