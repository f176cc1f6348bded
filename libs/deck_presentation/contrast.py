"""How colors read on one another, and what they make when mixed. All are #RRGGBB."""

import colorsys
from collections.abc import Iterable
from functools import lru_cache

from deck_presentation.paints import Color


@lru_cache(maxsize=4096)
def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0..1."""
    return Color.from_hex(color[1:]).luminance


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colors, 1..21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def clearest(inks: Iterable[str], ground: str) -> str:
    """The one of `inks` that reads best on `ground`; of equals, the first."""
    return max(inks, key=lambda ink: contrast(ink, ground))


def mixed(color: str, ground: str, share: float) -> str:
    """`share` of `color` over `ground`."""
    pairs = zip(channels(color), channels(ground), strict=True)
    red, green, blue = (round(front * share + back * (1 - share)) for front, back in pairs)
    return f"#{red:02X}{green:02X}{blue:02X}"


def shifted(color: str, factor: float, offset: float) -> str:
    """`color` with its lightness times `factor` plus `offset`."""
    hue, light, saturation = hls(color)
    return from_hls(hue, min(light * factor + offset, 1.0), saturation)


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue, 0..255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def hls(color: str) -> tuple[float, float, float]:
    """Hue, lightness and saturation, 0..1."""
    return colorsys.rgb_to_hls(*(channel / 255 for channel in channels(color)))


def from_hls(hue: float, light: float, saturation: float) -> str:
    """The color of a hue, a lightness and a saturation, 0..1."""
    red, green, blue = (round(255 * channel) for channel in colorsys.hls_to_rgb(hue, light, saturation))
    return f"#{red:02X}{green:02X}{blue:02X}"
