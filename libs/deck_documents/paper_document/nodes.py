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
    PLAIN_SOURCE,
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
from deck_documents.sight import Seen, SeenAsOne, Unseen

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

    id: Unseen[Name | None] = None
    name: Unseen[Name | None] = None
    placeholder: Unseen[Placeholder | None] = None
    animations: Unseen[Annotated[list[Animation], Field(max_length=100, fail_fast=True)] | None] = None
    animation_groups: Unseen[Annotated[list[AnimationGroup], Field(max_length=50)] | None] = None
    morph_id: Unseen[Name | None] = None
    alt_text: Unseen[Text | None] = None
    decorative: Unseen[bool | None] = None
    reading_order: Unseen[Whole | None] = None


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

    type: Unseen[Literal["View"]]
    children: Seen[Nodes | None] = None
    style: Unseen[FlexStyle | None] = None
    shape_type: Unseen[ShapeName | None] = None
    custom_geometry: Unseen[CustomGeometry | None] = None
    text_content: SeenAsOne[TextContent | None] = None
    text_paragraphs: Seen[Paragraphs | None] = None
    text_style: Unseen[TextStyle | None] = None
    hyperlink: Unseen[Hyperlink | None] = None
    locks: Unseen[Locks | None] = None


class TextNode(NodeBase):
    """Text: `content`, or `paragraphs`, which go before it."""

    type: Unseen[Literal["Text"]]
    content: SeenAsOne[TextContent | None] = None
    paragraphs: Seen[Paragraphs | None] = None
    style: Unseen[TextStyle | None] = None
    auto_fit: Unseen[bool | None] = None
    hyperlink: Unseen[Hyperlink | None] = None


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

    type: Unseen[Literal["Image"]]
    src: Unseen[ImageSource]
    svg_src: Unseen[Annotated[str, Field(pattern=formats.SVG_SOURCE, max_length=MAX_MEDIA), PLAIN_SOURCE] | None] = None
    style: Unseen[FlexStyle | None] = None
    fit: Unseen[Literal["cover", "contain", "fill"] | None] = None
    crop: Unseen[Crop | None] = None
    border_radius: Unseen[NotNegative | None] = None
    hyperlink: Unseen[Hyperlink | None] = None
    image_effects: Unseen[ImageEffects | None] = None


class Table(NodeBase):
    """A native table."""

    type: Unseen[Literal["Table"]]
    table_data: Seen[TableData]
    style: Unseen[FlexStyle | None] = None


class Chart(NodeBase):
    """A native chart where PowerPoint has one."""

    type: Unseen[Literal["Chart"]]
    chart_data: Seen[ChartData]
    style: Unseen[FlexStyle | None] = None
    chart_animation: Unseen[
        Literal["none", "asOne", "bySeries", "byCategory", "byElementInSeries", "byElementInCategory"] | None
    ] = None


class Group(NodeBase):
    """Nodes that stay together."""

    type: Unseen[Literal["Group"]]
    children: Seen[Nodes]
    style: Unseen[FlexStyle | None] = None
    locks: Unseen[Locks | None] = None


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

    type: Unseen[Literal["Connector"]]
    connector_type: Unseen[Literal["straight", "elbow", "curved"]] = "straight"
    start: Unseen[Point]
    end: Unseen[Point]
    style: Unseen[FlexStyle | None] = None
    line_width: Unseen[NotNegative | None] = None
    line_color: Unseen[Color | None] = None
    line_dash_style: Unseen[DashStyle | None] = None
    arrow_start: Unseen[Arrow | None] = None
    arrow_end: Unseen[Arrow | None] = None
    start_shape: Unseen[Glued | None] = None
    end_shape: Unseen[Glued | None] = None


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

    type: Unseen[Literal["Video"]]
    src: Unseen[Annotated[str, Field(pattern=formats.VIDEO_SOURCE, max_length=MAX_MEDIA), PLAIN_SOURCE]]
    poster: Unseen[ImageSource | None] = None
    mime_type: Unseen[Name | None] = None
    playback: Unseen[Playback | None] = None
    style: Unseen[FlexStyle | None] = None


class Audio(NodeBase):
    """A sound."""

    type: Unseen[Literal["Audio"]]
    src: Unseen[Annotated[str, Field(pattern=formats.AUDIO_SOURCE, max_length=MAX_MEDIA), PLAIN_SOURCE]]
    poster: Unseen[ImageSource | None] = None
    mime_type: Unseen[Name | None] = None
    playback: Unseen[Playback | None] = None
    style: Unseen[FlexStyle | None] = None


Node = Annotated[
    View | TextNode | Image | Table | Chart | Group | Connector | Video | Audio, Field(discriminator="type")
]

NODE_TYPES = ("View", "Text", "Image", "Table", "Chart", "Group", "Connector", "Video", "Audio")
