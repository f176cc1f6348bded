"""Colours and fills of `paper_document`."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from deck_documents import formats
from deck_documents.parts import OBJECT, STRING, Degrees, Fraction, ImageSource, Part, Percent, by_kind, kind_of

SchemeName = Literal[
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
    "bg1",
    "tx1",
    "bg2",
    "tx2",
]
ThemeColor = Annotated[str, Field(pattern=formats.THEME_COLOR)]
_Modifier = Annotated[float, Field(ge=0, le=1000)]


class ModifiedColor(Part):
    """A theme colour with the modifiers of DrawingML, each in per cent: `lumMod` 75 is three quarters as light."""

    scheme: SchemeName
    tint: Percent | None = None
    shade: Percent | None = None
    lum_mod: _Modifier | None = None
    lum_off: Annotated[float, Field(ge=-100, le=100)] | None = None
    sat_mod: _Modifier | None = None
    sat_off: Annotated[float, Field(ge=-100, le=100)] | None = None
    hue_mod: _Modifier | None = None
    alpha: Percent | None = None


Color = Annotated[
    Annotated[ThemeColor, STRING] | Annotated[ModifiedColor, OBJECT],
    by_kind("a colour: #RRGGBB, a name of the theme, or an object with `scheme`"),
]
"""#RRGGBB, a name of the theme, or a theme colour with modifiers."""


class GradientStop(Part):
    """A colour at `position`, in per cent of the way."""

    position: Percent
    color: Color
    opacity: Fraction | None = None


class SolidFill(Part):
    """One colour."""

    type: Literal["solid"]
    color: Color
    opacity: Fraction | None = None


class GradientFill(Part):
    """Colours that run into each other; `angle` is clockwise from left to right, and not for radial ones."""

    type: Literal["gradient", "linear", "radial"]
    stops: Annotated[list[GradientStop], Field(min_length=2, max_length=100)]
    angle: Degrees | None = None


PatternName = Literal[
    "pct5", "pct10", "pct20", "pct25", "pct30", "pct40", "pct50", "pct60", "pct70", "pct75", "pct80", "pct90",
    "horz", "vert", "ltHorz", "ltVert", "dkHorz", "dkVert", "narHorz", "narVert", "dashHorz", "dashVert", "cross",
    "dnDiag", "upDiag", "ltDnDiag", "ltUpDiag", "dkDnDiag", "dkUpDiag", "wdDnDiag", "wdUpDiag", "dashDnDiag",
    "dashUpDiag", "diagCross", "smCheck", "lgCheck", "smGrid", "lgGrid", "dotGrid", "smConfetti", "lgConfetti",
    "horzBrick", "diagBrick", "solidDmnd", "openDmnd", "dotDmnd", "plaid", "sphere", "weave", "divot", "shingle",
    "wave", "trellis", "zigZag",
]  # fmt: skip
"""ST_PresetPatternVal of ECMA-376 part 1."""


class PatternFill(Part):
    """A hatching of two colours."""

    type: Literal["pattern"]
    preset: PatternName
    foreground: Color | None = None
    background: Color | None = None


class ImageFill(Part):
    """A picture that covers the shape."""

    type: Literal["image"]
    src: ImageSource
    fit: Literal["cover", "contain", "stretch", "tile"] | None = None
    opacity: Fraction | None = None


def _fill_kind(value: Any) -> str | None:
    if isinstance(value, dict):
        kind = value.get("type")
        return f"<{kind}>" if isinstance(kind, str) else "<none>"
    return kind_of(value)


Fill = Annotated[
    Annotated[ThemeColor, STRING]
    | Annotated[SolidFill, Tag("<solid>")]
    | Annotated[GradientFill, Tag("<gradient>")]
    | Annotated[GradientFill, Tag("<linear>")]
    | Annotated[GradientFill, Tag("<radial>")]
    | Annotated[PatternFill, Tag("<pattern>")]
    | Annotated[ImageFill, Tag("<image>")],
    Discriminator(
        _fill_kind,
        custom_error_type="unknown_type",
        custom_error_message="Give a colour, or an object of type solid, gradient, linear, radial, pattern or image",
    ),
]
"""A colour, or an object told apart by `type`."""
