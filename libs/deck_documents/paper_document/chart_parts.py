"""Axes, legends, labels and what else is drawn with a chart's values. Sizes are in pt."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.paper_document.color import Color
from deck_documents.parts import NUMBER, STRING, WHOLE, Degrees, NotNegative, Part, Positive, Text, by_kind
from deck_documents.sight import Seen, Unseen

FontSize = Annotated[float, Field(ge=1, le=4000)]


class Axis(Part):
    """One axis; `min`, `max` and the units are in units of the values, `number_format` is one of spreadsheets."""

    title: Seen[Text | None] = None
    min: Unseen[float | None] = None
    max: Unseen[float | None] = None
    major_unit: Unseen[Positive | None] = None
    minor_unit: Unseen[Positive | None] = None
    number_format: Unseen[Text | None] = None
    visible: Unseen[bool | None] = None
    gridlines: Unseen[bool | None] = None
    log_base: Unseen[Annotated[float, Field(ge=2, le=1000)] | None] = None
    reverse: Unseen[bool | None] = None
    position: Unseen[Literal["top", "bottom", "left", "right"] | None] = None
    label_rotation: Unseen[Degrees | None] = None
    font_size: Unseen[FontSize | None] = None
    color: Unseen[Color | None] = None


class Legend(Part):
    """Where the names of the series stand."""

    position: Literal["top", "bottom", "left", "right", "topRight", "none"] | None = None
    overlay: bool | None = None
    font_size: FontSize | None = None
    color: Color | None = None


class DataLabels(Part):
    """What stands beside each value."""

    show_value: bool | None = None
    show_category: bool | None = None
    show_series_name: bool | None = None
    show_percent: bool | None = None
    position: Literal["center", "insideEnd", "insideBase", "outsideEnd", "left", "right", "top", "bottom"] | None = None
    number_format: Text | None = None
    font_size: FontSize | None = None
    color: Color | None = None


class Marker(Part):
    """The sign at each value; `size` is 2 to 72 pt."""

    symbol: (
        Literal["circle", "square", "diamond", "triangle", "x", "star", "dash", "dot", "plus", "none", "auto"] | None
    ) = None
    size: Annotated[float, Field(ge=2, le=72)] | None = None
    color: Color | None = None


class Trendline(Part):
    """A curve fitted to the values; `order` is for polynomials, `period` for moving averages."""

    type: Literal["linear", "exponential", "logarithmic", "polynomial", "power", "movingAverage"]
    name: Text | None = None
    order: Annotated[int, Field(ge=2, le=6), WHOLE] | None = None
    period: Annotated[int, Field(ge=2, le=255), WHOLE] | None = None
    forward: NotNegative | None = None
    backward: NotNegative | None = None
    show_equation: bool | None = None
    show_r_squared: bool | None = None
    color: Color | None = None


class ErrorBars(Part):
    """How sure each value is; `value` is in units of the values, or in per cent."""

    type: Literal["fixedValue", "percentage", "standardDeviation", "standardError"]
    value: NotNegative | None = None
    direction: Literal["both", "plus", "minus"] | None = None
    axis: Literal["x", "y"] | None = None
    end_cap: bool | None = None


AxisPlace = Annotated[Annotated[float, NUMBER] | Annotated[Text, STRING], by_kind("a number or the name of a category")]


class Annotation(Part):
    """A remark in the plot, at a place on the axes."""

    text: Seen[Text]
    x: Unseen[AxisPlace | None] = None
    y: Unseen[float | None] = None
    series: Unseen[Text | None] = None
    color: Unseen[Color | None] = None
