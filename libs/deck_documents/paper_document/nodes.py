"""The nine nodes of a slide. Lengths are in px of the slide."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents import formats
from deck_documents.paper_document.charts import ChartData
from deck_documents.paper_document.color import Color
from deck_documents.paper_document.shapes import ShapeName
from deck_documents.paper_document.style import DashStyle, FlexStyle, TextStyle
from deck_documents.paper_document.tables import TableData
from deck_documents.paper_document.text import Hyperlink, Paragraphs, TextContent
from deck_documents.parts import (
    MAX_MEDIA,
    OBJECT,
    STRING,
    WHOLE,
    Fraction,
    ImageSource,
    Name,
    NotNegative,
    Part,
    Percent,
    Positive,
    Text,
    Whole,
    by_kind,
)

_Milliseconds = Annotated[float, Field(ge=0, le=600_000)]


class Placeholder(Part):
    """The placeholder of the layout that a node fills."""

    type: Literal["title", "ctrTitle", "subTitle", "body", "obj", "pic", "chart", "tbl", "media", "dt", "ftr", "sldNum"]
    idx: Annotated[int, Field(ge=0, le=4_294_967_294), WHOLE] | None = None


class Animation(Part):
    """How a node comes, acts or goes; times are in ms. `effect` is a name such as fade or flyIn."""

    effect: Name
    type: Literal["entrance", "emphasis", "exit", "motionPath"] | None = None
    trigger: Literal["onClick", "withPrevious", "afterPrevious"] | None = None
    direction: Name | None = None
    duration: _Milliseconds | None = None
    delay: _Milliseconds | None = None
    repeat: Annotated[float, Field(ge=0, le=1000)] | None = None


class AnimationGroup(Part):
    """Animations that run together."""

    animations: Annotated[list[Animation], Field(max_length=100, fail_fast=True)]
    trigger: Literal["onClick", "withPrevious", "afterPrevious"] | None = None


class NodeBase(Part):
    """What every node may have. `id` is what connectors name; it is unique on its slide."""

    id: Name | None = None
    name: Name | None = None
    placeholder: Placeholder | None = None
    animations: Annotated[list[Animation], Field(max_length=100, fail_fast=True)] | None = None
    animation_groups: Annotated[list[AnimationGroup], Field(max_length=50)] | None = None
    morph_id: Name | None = None
    alt_text: Text | None = None
    decorative: bool | None = None
    reading_order: Whole | None = None


class Locks(Part):
    """What a person may not do to the shape in PowerPoint."""

    move: bool | None = None
    resize: bool | None = None
    rotate: bool | None = None
    select: bool | None = None
    group: bool | None = None
    edit_text: bool | None = None
    aspect_ratio: bool | None = None


class CustomGeometry(Part):
    """A path in the commands of SVG (M, L, C, Q, A, Z), drawn in a box of `width` x `height`."""

    path: Text
    width: Positive | None = None
    height: Positive | None = None


# The first faulty node of each list is told here; `node_faults` tells the others, one node at a time.
Nodes = Annotated[list["Node"], Field(max_length=1000, fail_fast=True)]


class View(NodeBase):
    """A box that lays out its children, and may be a shape with text of its own."""

    type: Literal["View"]
    children: Nodes | None = None
    style: FlexStyle | None = None
    shape_type: ShapeName | None = None
    custom_geometry: CustomGeometry | None = None
    text_content: TextContent | None = None
    text_paragraphs: Paragraphs | None = None
    text_style: TextStyle | None = None
    hyperlink: Hyperlink | None = None
    locks: Locks | None = None


class TextNode(NodeBase):
    """Text: `content`, or `paragraphs`, which go before it."""

    type: Literal["Text"]
    content: TextContent | None = None
    paragraphs: Paragraphs | None = None
    style: TextStyle | None = None
    auto_fit: bool | None = None
    hyperlink: Hyperlink | None = None


class Crop(Part):
    """What is cut off each edge, in per cent."""

    top: Percent | None = None
    right: Percent | None = None
    bottom: Percent | None = None
    left: Percent | None = None


class ImageEffects(Part):
    """Corrections; brightness and contrast are in per cent from -100 to 100."""

    brightness: Annotated[float, Field(ge=-100, le=100)] | None = None
    contrast: Annotated[float, Field(ge=-100, le=100)] | None = None
    grayscale: bool | None = None
    opacity: Fraction | None = None
    duotone: Annotated[list[Color], Field(min_length=2, max_length=2)] | None = None


class Image(NodeBase):
    """A picture; `svg_src` is the same as a drawing."""

    type: Literal["Image"]
    src: ImageSource
    svg_src: Annotated[str, Field(pattern=formats.SVG_SOURCE, max_length=MAX_MEDIA)] | None = None
    style: FlexStyle | None = None
    fit: Literal["cover", "contain", "fill"] | None = None
    crop: Crop | None = None
    border_radius: NotNegative | None = None
    hyperlink: Hyperlink | None = None
    image_effects: ImageEffects | None = None


class Table(NodeBase):
    """A native table."""

    type: Literal["Table"]
    table_data: TableData
    style: FlexStyle | None = None


class Chart(NodeBase):
    """A native chart where PowerPoint has one."""

    type: Literal["Chart"]
    chart_data: ChartData
    style: FlexStyle | None = None
    chart_animation: (
        Literal["none", "asOne", "bySeries", "byCategory", "byElementInSeries", "byElementInCategory"] | None
    ) = None


class Group(NodeBase):
    """Nodes that stay together."""

    type: Literal["Group"]
    children: Nodes
    style: FlexStyle | None = None
    locks: Locks | None = None


class Point(Part):
    """A place, in px from the top left of the parent."""

    x: Annotated[float, Field(ge=-100_000, le=100_000)]
    y: Annotated[float, Field(ge=-100_000, le=100_000)]


class Glue(Part):
    """The node an end is fixed to, by its `id` or `morphId`, and at which of the shape's connection sites."""

    id: Name
    site: Annotated[int, Field(ge=0, le=100), WHOLE] | None = None


Glued = Annotated[
    Annotated[Name, STRING] | Annotated[Glue, OBJECT], by_kind("the id of a node, or an object with `id` and `site`")
]
Arrow = Literal["none", "triangle", "arrow", "stealth", "diamond", "oval"]


class Connector(NodeBase):
    """A line between two points, which may be fixed to shapes."""

    type: Literal["Connector"]
    connector_type: Literal["straight", "elbow", "curved"] = "straight"
    start: Point
    end: Point
    style: FlexStyle | None = None
    line_width: NotNegative | None = None
    line_color: Color | None = None
    line_dash_style: DashStyle | None = None
    arrow_start: Arrow | None = None
    arrow_end: Arrow | None = None
    start_shape: Glued | None = None
    end_shape: Glued | None = None


class Playback(Part):
    """How a recording plays; times are in ms, `volume` in per cent."""

    autoplay: bool | None = None
    loop: bool | None = None
    muted: bool | None = None
    volume: Percent | None = None
    start: NotNegative | None = None
    end: NotNegative | None = None
    hide_when_idle: bool | None = None


class Video(NodeBase):
    """A film."""

    type: Literal["Video"]
    src: Annotated[str, Field(pattern=formats.VIDEO_SOURCE, max_length=MAX_MEDIA)]
    poster: ImageSource | None = None
    mime_type: Name | None = None
    playback: Playback | None = None
    style: FlexStyle | None = None


class Audio(NodeBase):
    """A sound."""

    type: Literal["Audio"]
    src: Annotated[str, Field(pattern=formats.AUDIO_SOURCE, max_length=MAX_MEDIA)]
    poster: ImageSource | None = None
    mime_type: Name | None = None
    playback: Playback | None = None
    style: FlexStyle | None = None


Node = Annotated[
    View | TextNode | Image | Table | Chart | Group | Connector | Video | Audio, Field(discriminator="type")
]
View.model_rebuild()
Group.model_rebuild()

NODE_TYPES = ("View", "Text", "Image", "Table", "Chart", "Group", "Connector", "Video", "Audio")
