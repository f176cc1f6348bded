"""`designTokens` of agent_v1: a look, changed as the document asks, and what of it cannot take effect."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from deck_documents.agent_v1.design_tokens import Colors, DesignTokens, Effects, Layout, Typography
from renderer.looks import Look
from renderer.looks.coloring import changed, with_second_accent
from renderer.looks.look import CardStyle, TypeScale

_COLORS = {
    "background": "ground",
    "surface": "surface",
    "text": "ink",
    "muted": "muted",
    "rule": "rule",
    "primary": "accent",
    "secondary": "second",
    "accent": "accent",
    "positive": "good",
    "negative": "bad",
}
_SCALES = {"sm": 0.88, "md": 1.0, "lg": 1.1, "xl": 1.22}
_DENSITIES = {"compact": 1.3, "balanced": 1.0, "spacious": 0.8}
_RADII = {"sharp": 0.0, "soft": 6.0, "round": 14.0}
_CARDS: Mapping[str, tuple[CardStyle, float | None]] = {
    "none": ("tint", None),
    "hairline": ("outline", 0.75),
    "solid": ("outline", 1.75),
}
"""How cards are drawn for a border, and how thick it is, in pt."""
_BODY_SIZE = 18.0
"""The size of text to which `bodySize` compares, in pt: layouts make it larger or smaller by its room."""


def with_design_tokens(
    look: Look, tokens: DesignTokens | None, accent: str | None
) -> tuple[Look, list[tuple[str, str]]]:
    """`look` with `tokens`, then with `accent` (#RRGGBB), and what has no effect as pairs of a path and a reason."""
    colors = {ours: value.upper() for ours, value in _given_colors(tokens.colors if tokens else None)}
    if accent:
        colors["accent"] = accent.upper()
    palette = changed(look.palette, colors)
    if tokens is None:
        return replace(look, palette=palette), []
    if tokens.colors and tokens.colors.chart:
        palette = replace(palette, chart=tuple(color.upper() for color in tokens.colors.chart))
    look = replace(look, palette=palette)
    if tokens.typography:
        look = _with_typography(look, tokens.typography)
    if tokens.scale:
        look = replace(look, type=_scaled(look.type, _SCALES[tokens.scale]))
    if tokens.layout:
        look = _with_layout(look, tokens.layout)
    spacing, ornaments, manner = look.spacing, look.ornaments, look.manner
    if tokens.density:
        spacing = replace(spacing, density=spacing.density * _DENSITIES[tokens.density])
    if tokens.shape:
        ornaments = replace(ornaments, radius=_RADII[tokens.shape])
    if tokens.effects:
        if tokens.effects.border:
            cards, border = _CARDS[tokens.effects.border]
            ornaments, manner = replace(ornaments, card_border=border), replace(manner, cards=cards)
        if tokens.effects.corner_radius is not None:
            ornaments = replace(ornaments, radius=tokens.effects.corner_radius)
    look = replace(look, spacing=spacing, ornaments=ornaments, manner=manner)
    return with_second_accent(look), list(_ignored(tokens))


def _given_colors(colors: Colors | None) -> Iterator[tuple[str, str]]:
    """Our name and the color; `accent` comes after `primary` and so wins."""
    for theirs, ours in _COLORS.items():
        value = getattr(colors, theirs, None)
        if value:
            yield ours, value


def _with_typography(look: Look, given: Typography) -> Look:
    scale = look.type
    if given.heading_weight:
        bold = given.heading_weight == "bold"
        scale = replace(
            scale,
            **{name: replace(getattr(scale, name), bold=bold) for name in ("display", "statement", "title", "heading")},
        )
    if given.title_size:
        scale = replace(scale, title=replace(scale.title, size=min(given.title_size, 60.0)))
    if given.body_size:
        factor = given.body_size / _BODY_SIZE
        scale = replace(scale, body=replace(scale.body, scale=factor), heading=replace(scale.heading, scale=factor))
    if given.line_height:
        scale = replace(scale, body=replace(scale.body, leading=min(given.line_height, 2.0) / 1.2))
    heading, body = given.heading_font or look.heading, given.body_font or look.body
    return replace(look, type=scale, heading=heading, body=body)


def _scaled(scale: TypeScale, factor: float) -> TypeScale:
    """All voices larger or smaller, those without a size of their own by the layout's."""
    voices: dict[str, Any] = {}
    for name in ("display", "statement", "title"):
        voice = getattr(scale, name)
        voices[name] = replace(voice, size=round(voice.size * factor * 2) / 2)
    for name in ("heading", "figure", "body", "caption"):
        voice = getattr(scale, name)
        voices[name] = replace(voice, scale=voice.scale * factor)
    return replace(scale, **voices)


def _with_layout(look: Look, given: Layout) -> Look:
    spacing, ornaments = look.spacing, look.ornaments
    if given.margin is not None:
        spacing = replace(spacing, margin=min(given.margin, 190.0))
    if given.gap is not None:
        spacing = replace(spacing, gutter=min(given.gap, 100.0))
    if given.align:
        ornaments = replace(ornaments, align="ctr" if given.align == "center" else "l")
    return replace(look, spacing=spacing, ornaments=ornaments)


def _ignored(tokens: DesignTokens) -> Iterator[tuple[str, str]]:
    colors, words = tokens.colors, tokens.typography
    if colors and colors.primary and colors.accent and colors.primary != colors.accent:
        yield "designTokens.colors.primary", "`accent` is given as well, and a slide has one"
    if words and words.mono_font:
        yield "designTokens.typography.monoFont", "no pattern shows code"
    yield from _ignored_effects(tokens.effects)
    if tokens.layout and (tokens.layout.gap or 0) > 100:
        yield "designTokens.layout.gap", "gaps end at 100 px"
    if tokens.layout and (tokens.layout.margin or 0) > 190:
        yield "designTokens.layout.margin", "margins end at 190 px"


def _ignored_effects(effects: Effects | None) -> Iterator[tuple[str, str]]:
    if effects and effects.shadow in {"soft", "strong"}:
        yield "designTokens.effects.shadow", "surfaces are flat in every theme"
    if effects and effects.gradient:
        yield "designTokens.effects.gradient", "surfaces are flat in every theme"
