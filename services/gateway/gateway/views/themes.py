"""Themes as `/v1` shows them. Pure."""

from collections.abc import Sequence
from typing import Any, Literal

from typing_extensions import TypedDict

from deck_documents.brief_themes import BRIEF_THEMES
from deck_documents.own_themes import OwnTheme
from deck_domain.errors import Violation
from deck_domain.themes import KeptTheme
from gateway.problems import Fault
from gateway.views.responses import Moment, utc

BUILT_IN = "built_in"


class ThemeHead(TypedDict):
    """A theme in the list; `primary` and `accent` are #RRGGBB, `source` is an addition of this server."""

    id: str
    name: str
    primary: str
    accent: str
    source: Literal["built_in", "custom", "upload"]


class ThemeList(TypedDict):
    """The built-in themes, then those of the tenant, newest first."""

    themes: list[ThemeHead]


class NewTheme(TypedDict):
    """A theme that is kept; `warnings` say what of it has no effect."""

    theme_id: str
    name: str
    source: Literal["custom", "upload"]
    warnings: list[Fault]


class ThemeRecord(ThemeHead):
    """One theme: what it was made of, or the built-in colours."""

    theme: dict[str, Any]
    created_at: Moment | None


class ThemeTemplate(TypedDict):
    """How a theme is written: an example to begin with, and what each of its fields says."""

    template: dict[str, Any]
    fields: dict[str, str]


def theme_list(kept: Sequence[KeptTheme]) -> ThemeList:
    """The answer to `GET /v1/themes`."""
    return ThemeList(themes=[*map(_built_in, BRIEF_THEMES), *map(_head, kept)])


def new_theme(theme: KeptTheme, warnings: Sequence[Violation]) -> NewTheme:
    """The answer to a POST of a theme."""
    told = [Fault(pointer=one.pointer, code=one.code, message=one.message) for one in warnings]
    return NewTheme(theme_id=theme.id, name=theme.name, source=theme.source.value, warnings=told)


def built_in_record(theme_id: str) -> ThemeRecord:
    """A built-in theme, by an id that exists."""
    theme = BRIEF_THEMES[theme_id]
    colors = {"primary": theme.primary, "accent": theme.accent, "background": theme.ground}
    return ThemeRecord(**_built_in(theme_id), theme={"name": theme.name, "colors": colors}, created_at=None)


def kept_record(theme: KeptTheme) -> ThemeRecord:
    """A theme of a tenant."""
    given = _definition(theme).model_dump(exclude_none=True, exclude_defaults=True)
    return ThemeRecord(**_head(theme), theme=given, created_at=utc(theme.created_at))


def theme_template() -> ThemeTemplate:
    """The answer to `GET /v1/themes/template`."""
    example = {
        "name": "Contoso",
        "colors": {"primary": "#1E3A5F", "secondary": "#5B8E55", "accent": "#E87722", "neutral": "#8A94A0"},
        "typography": {"font_family": "Arial"},
        "based_on": "consulting_blue",
    }
    return ThemeTemplate(template=example, fields=dict(_described(OwnTheme)))


def _described(form: type[Any], at: str = "") -> list[tuple[str, str]]:
    found = []
    for name, field in form.model_fields.items():
        inner = field.annotation
        if hasattr(inner, "model_fields"):
            found += _described(inner, f"{at}{name}.")
        else:
            found.append((f"{at}{name}", field.description or "What people call it"))
    return found


def _built_in(theme_id: str) -> ThemeHead:
    theme = BRIEF_THEMES[theme_id]
    return ThemeHead(id=theme.id, name=theme.name, primary=theme.primary, accent=theme.accent, source="built_in")


def _head(theme: KeptTheme) -> ThemeHead:
    colors = _definition(theme).colors
    leading = colors.leading or ""
    accent = colors.accent or leading
    return ThemeHead(id=theme.id, name=theme.name, primary=leading, accent=accent, source=theme.source.value)


def _definition(theme: KeptTheme) -> OwnTheme:
    return OwnTheme.model_validate_json(theme.definition)
