"""`style`: where a node stands (flexbox), and how it looks. Lengths are in px unless they say otherwise."""

from typing import Annotated, Any, Literal

from pydantic import Field

from deck_documents import formats
from deck_documents.paper_document.color import Color, Fill
from deck_documents.paper_document.text import FontSize, Language
from deck_documents.parts import (
    NUMBER,
    OBJECT,
    STRING,
    WHOLE,
    Degrees,
    Fraction,
    Name,
    NotNegative,
    Part,
    Positive,
    Whole,
    by_kind,
)
from deck_documents.sight import Sight

_Pixels = Annotated[float, Field(ge=-100_000, le=100_000)]
Length = Annotated[
    Annotated[_Pixels, NUMBER] | Annotated[Annotated[str, Field(pattern=formats.LENGTH)], STRING],
    by_kind('a number of px, or a share such as "50%"'),
]
"""px, or a share of the parent such as "50%"; "auto" is the same as nothing."""

_Size = Annotated[
    Annotated[NotNegative, NUMBER] | Annotated[Annotated[str, Field(pattern=formats.LENGTH)], STRING],
    by_kind('a number of px, or a share such as "50%"'),
]


class Shadow(Part):
    """A shadow; `angle` is clockwise from the right."""

    color: Color | None = None
    blur: NotNegative | None = None
    distance: NotNegative | None = None
    angle: Degrees | None = None
    opacity: Fraction | None = None


class Glow(Part):
    """Light around the edge."""

    radius: NotNegative
    color: Color | None = None
    opacity: Fraction | None = None


class Reflection(Part):
    """A mirror image below."""

    blur: NotNegative | None = None
    distance: NotNegative | None = None
    start_opacity: Fraction | None = None
    end_opacity: Fraction | None = None


class SoftEdge(Part):
    """A faded edge."""

    radius: NotNegative


class Effects(Part):
    """Effects of DrawingML; `scene3d` and `sp3d` hold its names as they are."""

    drop_shadow: Shadow | None = None
    inner_shadow: Shadow | None = None
    glow: Glow | None = None
    reflection: Reflection | None = None
    soft_edge: SoftEdge | None = None
    scene3d: dict[str, Any] | None = Field(None, alias="scene3d")
    sp3d: dict[str, Any] | None = Field(None, alias="sp3d")


Alignment = Literal["auto", "flex-start", "flex-end", "center", "stretch", "baseline"]
DashStyle = Literal[
    "none", "solid", "dash", "dashed", "dot", "dotted", "dashDot", "lgDash", "lgDashDot", "lgDashDotDot", "sysDash",
    "sysDot", "sysDashDot", "sysDashDotDot",
]  # fmt: skip


class FlexStyle(Part):
    """Flexbox as CSS has it, and the look of a box. Absent values are those of CSS, except that nothing shrinks."""

    display: Annotated[Literal["flex", "none"] | None, Sight(seen=False, hides="none")] = None
    flex_direction: Literal["row", "column"] | None = None
    justify_content: (
        Literal["flex-start", "flex-end", "center", "space-between", "space-around", "space-evenly"] | None
    ) = None
    align_items: Alignment | None = None
    align_self: Alignment | None = None
    flex_wrap: Literal["nowrap", "wrap", "wrap-reverse"] | None = None
    flex_grow: NotNegative | None = None
    flex_shrink: NotNegative | None = None
    flex_basis: _Size | None = None
    gap: NotNegative | None = None
    row_gap: NotNegative | None = None
    column_gap: NotNegative | None = None
    width: _Size | None = None
    height: _Size | None = None
    min_width: _Size | None = None
    max_width: _Size | None = None
    min_height: _Size | None = None
    max_height: _Size | None = None
    aspect_ratio: Positive | None = None
    padding: _Size | None = None
    padding_horizontal: _Size | None = None
    padding_vertical: _Size | None = None
    padding_top: _Size | None = None
    padding_right: _Size | None = None
    padding_bottom: _Size | None = None
    padding_left: _Size | None = None
    margin: Length | None = None
    margin_horizontal: Length | None = None
    margin_vertical: Length | None = None
    margin_top: Length | None = None
    margin_right: Length | None = None
    margin_bottom: Length | None = None
    margin_left: Length | None = None
    position: Literal["relative", "absolute"] | None = None
    top: Length | None = None
    right: Length | None = None
    bottom: Length | None = None
    left: Length | None = None
    z_index: Whole | None = None
    background_color: Color | None = None
    fill: Fill | None = None
    border_radius: NotNegative | None = None
    border_width: NotNegative | None = None
    border_color: Color | None = None
    border_style: DashStyle | None = None
    border_cap: Literal["flat", "round", "square"] | None = None
    border_compound: Literal["single", "double", "thickThin", "thinThick", "triple"] | None = None
    effects: Effects | None = None
    rotation: Degrees | None = None
    opacity: Fraction | None = None
    flip_h: bool | None = None
    flip_v: bool | None = None


class Insets(Part):
    """Distances of a text from the edges of its box, in px."""

    top: NotNegative | None = None
    right: NotNegative | None = None
    bottom: NotNegative | None = None
    left: NotNegative | None = None


class TextFit(Part):
    """What gives way when a text is too long for its box; `marker` ends a truncated one."""

    policy: Literal["strict", "fitHeight", "fitFontSize", "truncate", "overflow"] | None = None
    min_font_size: FontSize | None = None
    max_lines: Annotated[int, Field(ge=1), WHOLE] | None = None
    marker: Annotated[str, Field(max_length=20)] | None = None


class TextStyle(FlexStyle):
    """The look of a text in its box; `line_height` is a multiple of the font size."""

    color: Color | None = None
    font_size: FontSize | None = None
    font_family: Name | None = None
    font_weight: Literal["normal", "bold"] | None = None
    font_style: Literal["normal", "italic"] | None = None
    text_align: Literal["left", "center", "right", "justify"] | None = None
    line_height: Annotated[float, Field(gt=0, le=100)] | None = None
    letter_spacing: Annotated[float, Field(ge=-100, le=1000)] | None = None
    vertical_align: Literal["top", "middle", "bottom"] | None = None
    text_insets: (
        Annotated[
            Annotated[NotNegative, NUMBER] | Annotated[Insets, OBJECT], by_kind("a number of px or an object of four")
        ]
        | None
    ) = None
    text_direction: Literal["horizontal", "vertical", "vertical270", "stacked"] | None = None
    rtl: bool | None = None
    columns: Annotated[int, Field(ge=1, le=16), WHOLE] | None = None
    column_spacing: NotNegative | None = None
    lang: Language | None = None
    text_warp: Name | None = None
    text_fit: TextFit | None = None
