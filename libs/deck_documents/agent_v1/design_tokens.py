"""`designTokens` of `agent_v1`: how a deck departs from its theme.

Only the names of `colors`, `typography`, `layout` and `effects` are given by the API; their fields are chosen here.
What is absent is decided by the theme.
"""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.parts import HexColor, Name, Part


class Colors(Part):
    """Colours by the part they play; `chart` is the order of series."""

    background: HexColor | None = None
    surface: HexColor | None = None
    text: HexColor | None = None
    muted: HexColor | None = None
    rule: HexColor | None = None
    primary: HexColor | None = None
    secondary: HexColor | None = None
    accent: HexColor | None = None
    positive: HexColor | None = None
    negative: HexColor | None = None
    chart: Annotated[list[HexColor], Field(max_length=24)] | None = None


class Typography(Part):
    """Font families, and sizes in pt."""

    heading_font: Name | None = None
    body_font: Name | None = None
    mono_font: Name | None = None
    title_size: Annotated[float, Field(ge=8, le=120)] | None = None
    body_size: Annotated[float, Field(ge=8, le=60)] | None = None
    heading_weight: Literal["normal", "bold"] | None = None
    line_height: Annotated[float, Field(ge=0.8, le=3)] | None = None


class Layout(Part):
    """Distances in px of the 960 x 540 canvas."""

    margin: Annotated[float, Field(ge=0, le=200)] | None = None
    gap: Annotated[float, Field(ge=0, le=200)] | None = None
    align: Literal["left", "center"] | None = None


class Effects(Part):
    """Ornament. `corner_radius` is in px."""

    shadow: Literal["none", "soft", "strong"] | None = None
    border: Literal["none", "hairline", "solid"] | None = None
    gradient: bool | None = None
    corner_radius: Annotated[float, Field(ge=0, le=100)] | None = None


class DesignTokens(Part):
    """Departures from the theme. Shape is that of corners."""

    scale: Literal["sm", "md", "lg", "xl"] | None = None
    density: Literal["compact", "balanced", "spacious"] | None = None
    shape: Literal["sharp", "soft", "round"] | None = None
    colors: Colors | None = None
    typography: Typography | None = None
    layout: Layout | None = None
    effects: Effects | None = None
