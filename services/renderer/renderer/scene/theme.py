"""Colours and fonts of a deck, from its accent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deck_presentation.colors import USUAL_MAP
from deck_presentation.contrast import clearest, contrast, from_hls, hls, luminance, mixed, shifted

DEFAULT_ACCENT = "#1D4ED8"
FONT_FAMILY = "Calibri"

INK, MUTED, PAPER, SURFACE = "#111827", "#4B5563", "#FFFFFF", "#F4F5F7"
GOOD, BAD, GREY = "#0F766E", "#B42318", "#6B7280"
_READABLE, _HARDLY, _VISIBLE, _MIDDLE = 4.5, 3.0, 1.3, 0.18
_TINT = 0.07
_HAIRLINE = 0.1
_ACCENTS = {"accent1", "accent2"}
_GREYS = {"grey-1": (0.73, 0.0), "grey-2": (0.92, 0.0), "grey-3": (0.6, 0.255)}


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
    def quiet(self) -> str:
        """The colour of fills that stand back behind the accent, on dark grounds too, and on which words read."""
        return "accent5" if self.is_dark else "grey-3"

    @property
    def is_dark(self) -> bool:
        """Whether the ground is darker than the ink."""
        return luminance(self.colors["lt1"]) < luminance(self.colors["dk1"])

    def text_on(self, fill: str) -> str:
        """The slot of text, ink or ground, that reads better on `fill` (#RRGGBB).

        Black or white where both hardly read: templates may have a bright accent on a blue ground.
        """
        ground, ink = self.colors["lt1"], self.colors["dk1"]
        best = clearest((ground, ink), fill)
        if contrast(best, fill) < _HARDLY:
            return clearest(("#000000", "#FFFFFF"), fill)
        return "bg1" if best == ground else "tx1"

    def hex_of(self, color: str) -> str:
        """What a colour's name stands for, as #RRGGBB; hairlines and greys derived from a slot are reckoned."""
        if color.startswith("#"):
            return color
        if color == "hairline":
            return mixed(self.colors["dk1"], self.colors["lt1"], _HAIRLINE)
        if color in _GREYS:
            factor, offset = _GREYS[color]
            return shifted(self.colors["accent5"], factor, offset)
        return self.colors[USUAL_MAP.get(color, color)]

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


def darkened_for_text(color: str, ground: str = PAPER, tint: float = _TINT) -> str:
    """`color`, moved away from `ground` until it reads on it and on its own tint."""
    hue, light, saturation = hls(color)
    step = -0.02 if luminance(ground) > _MIDDLE else 0.02
    while contrast(color, mixed(color, ground, tint)) < _READABLE + 0.3 and 0.0 < light + step < 1.0:
        light += step
        color = from_hls(hue, light, saturation)
    return color


def rgb(color: str, theme: Theme, ground: str = "#FFFFFF") -> str:
    """About what a colour of a scene, with its transforms, looks like on `ground`, as #RRGGBB."""
    base, *words = color.split(" ")
    plain = theme.hex_of(base)
    values = {name: int(value) / 100_000 for name, value in (word.split(":") for word in words)}
    if (saturated := values.get("satMod")) is not None:
        hue, light, saturation = hls(plain)
        plain = from_hls(hue, light, min(saturation * saturated, 1.0))
    if "lumMod" in values or "lumOff" in values:
        plain = shifted(plain, values.get("lumMod", 1.0), values.get("lumOff", 0.0))
    if (tint := values.get("tint")) is not None:
        plain = mixed(plain, "#FFFFFF", tint)
    if (shade := values.get("shade")) is not None:
        plain = mixed(plain, "#000000", shade)
    return mixed(plain, ground, values.get("alpha", 1.0))
