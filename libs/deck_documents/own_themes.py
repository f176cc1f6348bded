"""Themes that clients define: what they are made of, and the look that a document of theirs is given.

A theme is a built-in one (`deck_documents.brief_themes`), whose manner it takes, in colours and type of its own. It
reaches a job as part of its document, so that a job stays what it was when its theme is changed or deleted.
"""

import difflib
import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from deck_documents.brief_themes import BRIEF_THEMES, DEFAULT_BRIEF_THEME
from deck_documents.parts import MAX_MEDIA, OBJECT, STRING, AnyHexColor, Name, by_kind
from deck_domain.errors import Violation

OWN_THEME = "theme"
"""What ids of themes that are kept here begin with."""
_ROLES = ("display", "title", "body", "caption", "eyebrow", "nav")
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/\s]+={0,2}\s*$", re.IGNORECASE)
_HEADINGS = {"display", "title"}


class _ThemePart(BaseModel):
    """Exact types; unknown keys are kept apart to be warned about."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True, allow_inf_nan=False)


class ThemeColors(_ThemePart):
    """Colours as #RGB or #RRGGBB; what is not given is that of the theme that this one is based on."""

    primary: AnyHexColor | None = Field(
        default=None, description="Leads: titles' marks, first series of charts, what matters"
    )
    secondary: AnyHexColor | None = Field(default=None, description="A further series of charts")
    accent: AnyHexColor | None = Field(
        default=None, description="Second voice: lines above titles, second series of charts"
    )
    neutral: AnyHexColor | None = Field(default=None, description="What stands beside the point")
    background: AnyHexColor | None = Field(default=None, description="The page")
    text: AnyHexColor | None = Field(default=None, description="Text; else dark or light, whichever reads")

    @model_validator(mode="after")
    def _leads(self) -> "ThemeColors":
        if self.leading is None:
            raise PydanticCustomError("missing_color", "Give `primary`: the colour that leads")
        return self

    @property
    def leading(self) -> str | None:
        """The colour that leads."""
        return self.primary or self.accent


class ThemeTypography(_ThemePart):
    """Families of type; where one is not installed, viewers and pictures use another, as the report says."""

    font_family: Name | None = Field(default=None, description="Of all text")
    heading_family: Name | None = Field(default=None, description="Of titles, an addition of this server")


def _carried(source: str) -> str:
    """A picture that the theme holds itself: slide code draws it without a network."""
    if not _PICTURE.match(source):
        raise PydanticCustomError("wrong_format", "Give the logo as data:image/png;base64,... (or jpeg, gif, webp)")
    return source


class ThemeLogo(_ThemePart):
    """A logo; `alt` says whose it is."""

    src: Annotated[str, Field(max_length=MAX_MEDIA), AfterValidator(_carried)]
    alt: Name | None = None


class OwnTheme(_ThemePart):
    """A theme of a client; `colors` alone is required."""

    name: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    colors: ThemeColors
    typography: ThemeTypography = ThemeTypography()
    logo: (
        Annotated[
            Annotated[str, Field(max_length=MAX_MEDIA), AfterValidator(_carried), STRING]
            | Annotated[ThemeLogo, OBJECT],
            by_kind("a picture as data:image/png;base64,..., or an object with `src` and `alt`"),
        ]
        | None
    ) = Field(default=None, description="A picture as data:image/png;base64,..., or an object with `src` and `alt`")
    based_on: str = Field(
        DEFAULT_BRIEF_THEME,
        description="The built-in theme whose manner it takes, an addition of this server",
        json_schema_extra={"enum": list(BRIEF_THEMES)},
    )


def theme_faults(theme_id: str, theme: OwnTheme | None, *, own_field: str = "/theme") -> Iterator[Violation]:
    """What is wrong with the `theme_id` of a document, and with the theme beside it, which goes before."""
    if theme is None and theme_id not in BRIEF_THEMES:
        yield unknown_theme("/theme_id", theme_id)
    if theme is not None and theme.based_on not in BRIEF_THEMES:
        yield unknown_theme(f"{own_field}/based_on", theme.based_on)


def unknown_theme(pointer: str, theme_id: str) -> Violation:
    """The fault of a theme that there is not."""
    known = ", ".join(BRIEF_THEMES)
    near = theme_near(theme_id)
    hint = f"did you mean {near}? There are" if near else "use one of"
    message = f"There is no theme {theme_id[:60]!r}: {hint} {known}, or one of your own."
    return Violation(pointer, "unknown_theme", message)


def theme_near(name: str) -> str:
    """The built-in theme that a name is nearly that of; empty where there is none."""
    said = re.sub(r"[\s-]+", "_", name[:60].strip().casefold())
    return next(iter(difflib.get_close_matches(said, BRIEF_THEMES, n=1, cutoff=0.7)), "")


def worn(theme_id: str, theme: OwnTheme | None = None) -> dict[str, Any]:
    """How a `protocol_v2` document wears a sound theme, the one beside its id first: `theme`, `tokens` and `logo`."""
    if theme is None:
        built_in = BRIEF_THEMES[theme_id]
        return {"theme": built_in.look, "tokens": {"palette": {"accent": built_in.leading}}}
    tokens = {"palette": _palette(theme.colors), "canvas": _canvas(theme.colors), "type": _type(theme.typography)}
    worn_tokens = {name: part for name, part in tokens.items() if part}
    return {"theme": BRIEF_THEMES[theme.based_on].look, "tokens": worn_tokens, **_logo(theme)}


def _logo(theme: OwnTheme) -> dict[str, Any]:
    if theme.logo is None:
        return {}
    given = {"src": theme.logo} if isinstance(theme.logo, str) else theme.logo.model_dump(exclude_none=True)
    return {"logo": {"alt": theme.name, **given} if theme.name else given}


def _palette(colors: ThemeColors) -> dict[str, Any]:
    given: dict[str, Any] = {"accent": colors.leading, "faint": colors.neutral, "foreground": colors.text}
    if colors.accent != colors.leading:
        given["accentSecondary"] = colors.accent
    if colors.secondary:
        given["series"] = [colors.secondary]
    return {name: value for name, value in given.items() if value}


def _canvas(colors: ThemeColors) -> dict[str, str]:
    return {"surface": colors.background} if colors.background else {}


def _type(typography: ThemeTypography) -> dict[str, Any]:
    heading, body = typography.heading_family or typography.font_family, typography.font_family
    families = {role: heading if role in _HEADINGS else body for role in _ROLES}
    return {role: {"family": family} for role, family in families.items() if family}
