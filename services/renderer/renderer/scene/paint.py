"""Fills, lines and effects. Colours are slots of `Theme` or #RRGGBB, either followed by transforms of DrawingML.

A transform stands behind a space as `name:value`, its value in thousandths of a per cent: "accent1 lumMod:75000".
"""

from dataclasses import dataclass

DERIVED = {
    "hairline": "bg2 lumMod:76000 lumOff:16400",
    "rule": "bg2 lumMod:50000 lumOff:30800",
    "grey-1": "accent5 lumMod:73000",
    "grey-2": "accent5 lumMod:92000",
    "grey-3": "accent5 lumMod:60000 lumOff:25500",
}
"""Names for shades of a slot: what hairlines do to its lightness works on light and on dark grounds.

The greys are for light grounds, and as far apart as parts of a chart have to be; the lightest has a contrast of 3 to
the pages and panels of the looks.
"""


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours that run into each other; stops are (per cent of the way, colour), the angle is in degrees clockwise."""

    stops: tuple[tuple[float, str], ...]
    angle: float = 0.0
    radial: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A hatching, by its DrawingML name."""

    preset: str
    foreground: str
    background: str


@dataclass(frozen=True, slots=True)
class PictureFill:
    """An encoded picture.

    Attributes:
        data: the file.
        extension: of its format, e.g. "png".
        crop: what is cut off left, top, right and bottom, in per cent; below 0 leaves a margin.
        opacity: 0..1.
        tiled: repeated in its own size instead of stretched.
        brightness: -100..100, as `contrast`.
        duotone: two colours that its darks and lights become.
        svg: the same as a drawing, for readers that know SVG.
    """

    data: bytes
    extension: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    opacity: float = 1.0
    tiled: bool = False
    brightness: float = 0.0
    contrast: float = 0.0
    grey: bool = False
    duotone: tuple[str, str] | None = None
    svg: bytes | None = None


Fill = str | Gradient | Pattern | PictureFill


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the edge of a shape or of a cell, or a connector; `width` in pt.

    `color` None draws nothing. `dash`, `cap` and `compound` are DrawingML names, as `join` (round, bevel) is of how
    corners are drawn; what is None is left to the theme.
    """

    color: str | None
    width: float = 0.75
    dash: str = "solid"
    cap: str | None = None
    compound: str | None = None
    join: str | None = None


def plain_line(color: str, width: float, dash: str = "solid") -> Line:
    """A single line with flat ends, whatever the theme has."""
    return Line(color, width, dash, "flat", "sng")


@dataclass(frozen=True, slots=True)
class Shadow:
    """A shadow outside or inside; lengths in pt, the angle in degrees clockwise from the right."""

    color: str
    blur: float
    distance: float
    angle: float


@dataclass(frozen=True, slots=True)
class Camera:
    """From where a shape is seen and lit, by the DrawingML names."""

    view: str = "orthographicFront"
    light: str = "threePt"
    direction: str = "t"


@dataclass(frozen=True, slots=True)
class Solid:
    """A shape's body; a bevel is (name, width, height), lengths in pt."""

    top: tuple[str, float, float] | None = None
    bottom: tuple[str, float, float] | None = None
    height: float = 0.0
    color: str | None = None
    contour: float = 0.0
    contour_color: str | None = None
    material: str | None = None
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class Effects:
    """What surrounds a shape; None is nothing. `glow` is (colour, radius), `reflection` (blur, distance, from, to)."""

    outer: Shadow | None = None
    inner: Shadow | None = None
    glow: tuple[str, float] | None = None
    reflection: tuple[float, float, float, float] | None = None
    soft_edge: float | None = None
    camera: Camera | None = None
    solid: Solid | None = None
