"""Colours and fonts of a deck, from its accent."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, field

DEFAULT_ACCENT = "#1D4ED8"
FONT_FAMILY = "Calibri"

INK, MUTED, PAPER, SURFACE = "#111827", "#4B5563", "#FFFFFF", "#F4F5F7"
GOOD, BAD, GREY = "#0F766E", "#B42318", "#6B7280"
_READABLE, _VISIBLE, _MIDDLE = 4.5, 1.3, 0.18
_TINT = 0.07
_ACCENTS = {"accent1", "accent2"}
_ALIASES = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_GREYS = {"grey-1": (1.0, 0.0), "grey-2": (0.6, 0.28), "grey-3": (0.4, 0.52), "grey-4": (0.2, 0.74)}


@dataclass(frozen=True, slots=True)
class Theme:
    """A colour scheme. Elements name its slots, so that a new theme recolours the whole deck.

    Slots: tx1 ink, tx2 second voice, bg1 ground, bg2 surface, accent1 the accent, accent2 the accent dark enough for
    text, accent3 good, accent4 bad, accent5 neutral, accent6 a tint of the accent for surfaces; `hairline` derives.
    `heading` is the family of titles, where it is not `family`; `inverse` is the colour of text on the accent, where it
    is given; `series` are hues (#RRGGBB) after the accent for charts of many series, in their order; `chart` are what
    a document gave for all series, `named` what it gave to names of its palette which are no slots.
    """

    colors: Mapping[str, str]
    east_asian: str = "Noto Sans CJK JP"
    complex_script: str = "Arial"
    family: str = FONT_FAMILY
    heading_family: str = FONT_FAMILY
    name: str = "Deckmill"
    inverse: str | None = None
    series: tuple[str, ...] = ()
    chart: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """The slot for bars and dots: the accent, unless it would vanish on the ground."""
        return "accent1" if contrast(self.colors["accent1"], self.colors["lt1"]) >= _VISIBLE else "accent2"

    @property
    def is_dark(self) -> bool:
        """Whether the ground is darker than the ink."""
        return _luminance(self.colors["lt1"]) < _luminance(self.colors["dk1"])

    def text_on(self, fill: str) -> str:
        """The slot of text, ink or ground, that reads better on `fill` (#RRGGBB)."""
        inks = {"bg1": self.colors["lt1"], "tx1": self.colors["dk1"]}
        return max(inks, key=lambda slot: contrast(inks[slot], fill))

    def hex_of(self, color: str) -> str:
        """What a colour's name stands for, as #RRGGBB; greys derived from a slot are reckoned."""
        if color.startswith("#"):
            return color
        if color in _GREYS:
            factor, offset = _GREYS[color]
            return shifted(self.colors["accent5"], factor, offset)
        return self.colors[_ALIASES.get(color, color)]

    def ink_on(self, color: str) -> str:
        """As `text_on`, for a colour by its name; on the accent, the colour that is given for that if it reads."""
        fill = self.hex_of(color)
        if self.inverse and color in _ACCENTS and contrast(self.inverse, fill) >= _READABLE:
            return self.inverse
        return self.text_on(fill)


def theme_for(accent: str | None, *, east_asian: str = "Noto Sans CJK JP", complex_script: str = "Arial") -> Theme:
    """The default theme around `accent` (#RRGGBB)."""
    accent = (accent or DEFAULT_ACCENT).upper()
    readable = darkened_for_text(accent)
    colors = {
        "dk1": INK,
        "lt1": PAPER,
        "dk2": MUTED,
        "lt2": SURFACE,
        "accent1": accent,
        "accent2": readable,
        "accent3": GOOD,
        "accent4": BAD,
        "accent5": GREY,
        "accent6": mixed(readable, PAPER, _TINT),
        "hlink": readable,
        "folHlink": MUTED,
    }
    return Theme(colors, east_asian, complex_script)


def text_on(fill: str) -> str:
    """Ink or paper, whichever reads better on `fill` (#RRGGBB)."""
    return "bg1" if contrast(PAPER, fill) >= contrast(INK, fill) else "tx1"


def shifted(color: str, factor: float, offset: float) -> str:
    """`color` with its lightness times `factor` plus `offset`."""
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(color)))
    light = min(light * factor + offset, 1.0)
    return _hex(tuple(round(255 * channel) for channel in colorsys.hls_to_rgb(hue, light, saturation)))


def darkened_for_text(color: str, ground: str = PAPER, tint: float = _TINT) -> str:
    """`color`, moved away from `ground` until it reads on it and on its own tint."""
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(color)))
    step = -0.02 if _luminance(ground) > _MIDDLE else 0.02
    while contrast(color, mixed(color, ground, tint)) < _READABLE + 0.3 and 0.0 < light + step < 1.0:
        light += step
        color = _hex(tuple(round(255 * channel) for channel in colorsys.hls_to_rgb(hue, light, saturation)))
    return color


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours, 1..21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(color: str, ground: str, share: float) -> str:
    """`share` of `color` over `ground`."""
    pairs = zip(_channels(color), _channels(ground), strict=True)
    return _hex(tuple(round(front * share + back * (1 - share)) for front, back in pairs))


def _luminance(color: str) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in _channels(color))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _hex(channels: tuple[int, ...]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*channels)
