"""The looks of agent_v1: a palette, two families, and what stands on a title page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from renderer.theme import Theme, darkened_for_text, mixed

_TINT = 0.08
_DARK_TINT = 0.16


@dataclass(frozen=True, slots=True)
class Look:
    """A theme as data; colours are #RRGGBB.

    Attributes:
        opening: what stands on a title page: a panel, a rule, or a bar along its left edge.
    """

    ground: str
    surface: str
    ink: str
    muted: str
    accent: str
    grey: str = "#6B7280"
    good: str = "#0F766E"
    bad: str = "#B42318"
    heading: str = "Calibri"
    body: str = "Calibri"
    opening: Literal["panel", "rule", "bar"] = "bar"


_NIGHT_GOOD, _NIGHT_BAD = "#34D399", "#F87171"
LOOKS: Mapping[str, Look] = {
    "default-navy": Look("#FFFFFF", "#F1F4F9", "#0B1B33", "#475569", "#1E4FA3", opening="panel"),
    "editorial-serif": Look(
        "#FDFBF7", "#F5F0E6", "#1F1B16", "#5F574C", "#9A3412", "#78716C", heading="Cambria", opening="rule"
    ),
    "monochrome": Look(
        "#FFFFFF", "#F4F4F5", "#18181B", "#52525B", "#27272A", "#71717A", heading="Arial", body="Arial", opening="rule"
    ),
    "dark-punch": Look(
        "#14121C",
        "#221F2E",
        "#F8F7FB",
        "#B8B4C6",
        "#FF5C7A",
        "#8B86A0",
        heading="Arial",
        body="Arial",
        good=_NIGHT_GOOD,
        bad=_NIGHT_BAD,
    ),
    "midnight": Look(
        "#0D1528",
        "#182340",
        "#EEF3FC",
        "#AEBBD3",
        "#60A5FA",
        "#7C8BA8",
        good=_NIGHT_GOOD,
        bad=_NIGHT_BAD,
    ),
    "terminal": Look(
        "#0B110D",
        "#152019",
        "#DDF5E4",
        "#9CBFA8",
        "#4ADE80",
        "#6F8F7B",
        heading="Courier New",
        body="Courier New",
        good=_NIGHT_GOOD,
        bad=_NIGHT_BAD,
    ),
    "editorial-wide": Look(
        "#F8F8F6",
        "#EDEDE9",
        "#16181D",
        "#53565E",
        "#0F5C5C",
        "#73767E",
        heading="Cambria",
        body="Arial",
        opening="rule",
    ),
}


def theme_of(look: Look, accent: str | None, east_asian: str, complex_script: str) -> Theme:
    """The theme of `look` around `accent`.

    Dark looks put their light ink into `dk1`: viewers disagree about colour maps in charts, not about slots.
    """
    if accent:
        look = replace(look, accent=accent.upper())
    tint = _TINT if _is_light(look.ground) else _DARK_TINT
    readable = darkened_for_text(look.accent, look.ground, tint)
    colors = {
        "dk1": look.ink,
        "lt1": look.ground,
        "dk2": look.muted,
        "lt2": look.surface,
        "accent1": look.accent,
        "accent2": readable,
        "accent3": look.good,
        "accent4": look.bad,
        "accent5": look.grey,
        "accent6": mixed(readable, look.ground, tint),
        "hlink": readable,
        "folHlink": look.muted,
    }
    return Theme(colors, east_asian, complex_script, look.body, look.heading)


def _is_light(color: str) -> bool:
    return int(color[3:5], 16) > 128
