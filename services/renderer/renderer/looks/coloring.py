"""From a palette to the colour scheme that the file carries."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from deck_presentation.contrast import clearest, contrast, mixed
from renderer.looks.look import Look, Palette
from renderer.scene.theme import Theme, darkened_for_text

_TINT, _DARK_TINT = 0.08, 0.16
_READABLE, _LEAST = 4.6, 4.5
_WORDS = {"ink": "text", "muted": "quiet text", "ground": "page", "surface": "cards"}
_SURFACE = 0.055


def theme_of(look: Look, east_asian: str, complex_script: str) -> Theme:
    """The colour scheme and the fonts of `look`.

    Dark looks put their light ink into `dk1`: viewers disagree about colour maps in charts, not about slots.
    """
    palette = look.palette
    probe = Theme({"dk1": palette.ink, "lt1": palette.ground})
    tint = _DARK_TINT if probe.is_dark else _TINT
    readable = darkened_for_text(palette.accent, palette.ground, tint)
    colors = {
        "dk1": palette.ink,
        "lt1": palette.ground,
        "dk2": palette.muted,
        "lt2": palette.surface,
        "accent1": palette.accent,
        "accent2": readable,
        "accent3": palette.good,
        "accent4": palette.bad,
        "accent5": palette.grey,
        "accent6": mixed(readable, palette.ground, tint),
        "hlink": readable,
        "folHlink": palette.muted,
    }
    return Theme(
        colors,
        east_asian,
        complex_script,
        look.body,
        look.heading,
        name=look.title,
        inverse=palette.inverse,
        series=palette.series,
        chart=palette.chart,
        named=look.named,
    )


def with_second_accent(look: Look) -> Look:
    """`look` whose second accent, if it has one, colours eyebrows and leads the further series."""
    palette = look.palette
    if palette.second is None:
        return look
    eyebrow = replace(look.type.eyebrow, color=darkened_for_text(palette.second, palette.ground))
    palette = replace(palette, series=(palette.second, *palette.series))
    return replace(look, palette=palette, type=replace(look.type, eyebrow=eyebrow))


def changed(palette: Palette, changes: dict[str, Any]) -> Palette:
    """`palette` with `changes`; what they leave alone moves until it reads on the new ground."""
    after = replace(palette, **changes)
    if not changes.keys() & {"ground", "ink", "surface"}:
        return after
    if "ink" not in changes:
        after = replace(after, ink=readable_on(after.ink, after.ground))
    if "surface" not in changes:
        after = replace(after, surface=mixed(after.ink, after.ground, _SURFACE))
    moved: dict[str, Any] = {
        name: _readable_on_both(getattr(after, name), after) for name in ("muted", "good", "bad") if name not in changes
    }
    return replace(after, **moved)


def unreadable(look: Look) -> Iterator[tuple[str, str]]:
    """Inks (`ink`, `muted`) whose contrast is too low for text, each with a half sentence that says where."""
    palette = look.palette
    for ink in ("ink", "muted"):
        color = getattr(palette, ink)
        grounds = {ground: getattr(palette, ground) for ground in ("ground", "surface")}
        poor = [
            f"{ratio:.1f}:1 on the {_WORDS[name]} ({color.upper()} on {ground.upper()})"
            for name, ground in grounds.items()
            if (ratio := contrast(color, ground)) < _LEAST
        ]
        if poor:
            yield ink, f"{_WORDS[ink]} a contrast of {' and '.join(poor)}"


def readable_on(color: str, ground: str) -> str:
    """`color`, or near-black or near-white where it cannot be read on `ground`."""
    if contrast(color, ground) >= _READABLE:
        return color
    return clearest(("#111827", "#F8FAFC"), ground)


def _readable_on_both(color: str, palette: Palette) -> str:
    """`color`, mixed with ink until it reads on ground and surface."""
    share = 0.0
    mixture = color
    while share < 1.0 and min(contrast(mixture, palette.ground), contrast(mixture, palette.surface)) < _READABLE:
        share += 0.1
        mixture = mixed(palette.ink, color, min(share, 1.0))
    return mixture
