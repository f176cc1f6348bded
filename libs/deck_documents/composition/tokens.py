"""`tokens` of `protocol_v2`: the whole look of a deck.

Every key is known or refused. What is absent is decided by the theme; the values that the API documents as its own
defaults are told with each class. The API gives `stepMarker`, `pageNumber` and `photo` a name alone: their types are
chosen here.
"""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.chrome import Chrome
from deck_documents.parts import WHOLE, AnyHexColor, FontSource, Fraction, Name, NotNegative, Strict, Text


class Canvas(Strict):
    """16:9, a margin of 56 px, density 1 and the surface #FFFFFF."""

    ratio: Literal["16:9", "4:3"] | None = None
    margin: Annotated[float, Field(ge=0, le=250)] | None = None
    density: Annotated[float, Field(ge=0.6, le=1.6)] | None = None
    surface: AnyHexColor | None = None


class Palette(Strict):
    """Foreground #0A0A0A, muted #6B6B6B, faint #A8A8A8, rule #E5E5E5, accent #0A0A0A, accentInverse #FFFFFF.

    `series`, an addition of this server, colours series of charts after the accents, before those of the theme.
    """

    foreground: AnyHexColor | None = None
    muted: AnyHexColor | None = None
    faint: AnyHexColor | None = None
    rule: AnyHexColor | None = None
    accent: AnyHexColor | None = None
    accent_inverse: AnyHexColor | None = None
    accent_secondary: AnyHexColor | None = None
    series: Annotated[list[AnyHexColor], Field(max_length=6)] | None = None


class Typeface(Strict):
    """One role of text: `size`, `letter_spacing` and `line_height` are in pt."""

    family: Name | None = None
    weight: Annotated[int, Field(ge=100, le=900), WHOLE] | None = None
    size: Annotated[float, Field(ge=1, le=400)] | None = None
    letter_spacing: Annotated[float, Field(ge=-20, le=100)] | None = None
    line_height: Annotated[float, Field(gt=0, le=600)] | None = None
    italic: bool | None = None
    transform: Literal["none", "upper", "lower", "title"] | None = None


class Typography(Strict):
    """Display 56 pt, title 28, body 14, caption, eyebrow and nav 10."""

    display: Typeface | None = None
    title: Typeface | None = None
    body: Typeface | None = None
    caption: Typeface | None = None
    eyebrow: Typeface | None = None
    nav: Typeface | None = None


class Rules(Strict):
    """Lines as text: "none", or strokes such as "3px solid #DA291C + 1px solid #CCCCCC gap:1"."""

    title: Text | None = None
    section: Text | None = None
    divider: Text | None = None
    edge: Text | None = None


Marker = Literal["filledDot", "openDot", "enDash", "square", "chevron", "none", "autoNum"]


class BulletOrnament(Strict):
    """The sign before a point; `gap` and `indent` are in px, `size_ratio` is of the text's size."""

    marker: Marker | None = None
    color: AnyHexColor | None = None
    size_ratio: Annotated[float, Field(gt=0, le=4)] | None = None
    gap: NotNegative | None = None
    indent: NotNegative | None = None
    nested_marker: Marker | None = None


class Ornament(Strict):
    """Small signs; `step_marker` names one, `page_number` is a pattern such as "{n} / {total}"."""

    bullet: BulletOrnament | None = None
    step_marker: Text | None = None
    page_number: Text | None = None


class Photo(Strict):
    """How pictures are treated; `radius` is in px."""

    treatment: Literal["none", "mono", "duotone"] | None = None
    overlay: AnyHexColor | None = None
    opacity: Fraction | None = None
    radius: NotNegative | None = None


class Spacing(Strict):
    """Distances in px: 4, 8, 16, 24, 40 and 72."""

    xs: NotNegative | None = None
    sm: NotNegative | None = None
    md: NotNegative | None = None
    lg: NotNegative | None = None
    xl: NotNegative | None = None
    xxl: NotNegative | None = None


class EmbeddedFont(Strict):
    """A font file that travels with the deck."""

    family: Name
    src: FontSource
    bold: bool | None = None
    italic: bool | None = None


class TokenBundle(Strict):
    """The look of a deck."""

    version: Literal["1.0"] | None = None
    canvas: Canvas | None = None
    palette: Palette | None = None
    type: Typography | None = None
    rules: Rules | None = None
    ornament: Ornament | None = None
    chrome: Chrome | None = None
    photo: Photo | None = None
    spacing: Spacing | None = None
    embedded_fonts: Annotated[list[EmbeddedFont], Field(max_length=50)] | None = None
