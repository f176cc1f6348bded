"""Colors and what they are laid on with."""

import math
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Color:
    """sRGB, each channel and `alpha` in 0..1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @classmethod
    def from_hex(cls, text: str) -> "Color":
        """`RRGGBB`. Raises ValueError for anything else."""
        if len(text) != 6:
            raise ValueError(text)
        return cls(*(int(text[i : i + 2], 16) / 255 for i in (0, 2, 4)))

    @property
    def hex(self) -> str:
        """`#RRGGBB`."""
        return "#" + "".join(f"{round(channel * 255):02X}" for channel in (self.red, self.green, self.blue))

    @property
    def luminance(self) -> float:
        """Relative luminance as WCAG 2 defines it."""
        return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)

    def over(self, below: "Color") -> "Color":
        """This color laid on an opaque one."""
        keep = 1 - self.alpha
        return Color(
            self.red * self.alpha + below.red * keep,
            self.green * self.alpha + below.green * keep,
            self.blue * self.alpha + below.blue * keep,
        )

    def contrast(self, other: "Color") -> float:
        """WCAG 2 contrast ratio of two opaque colors, 1..21."""
        low, high = sorted((self.luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)


def linear(channel: float) -> float:
    """An sRGB channel as light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def encoded(light: float) -> float:
    """Light as an sRGB channel."""
    clipped = min(1.0, max(0.0, light))
    return clipped * 12.92 if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055


BLACK = Color(0, 0, 0)
WHITE = Color(1, 1, 1)


class Tone(NamedTuple):
    """A color by reference, so that it follows when the theme changes.

    Attributes:
        base: a slot (tx1, accent2, ...) or #RRGGBB.
        transforms: DrawingML's, in their order; values in thousandths of a per cent, None where they take none.
    """

    base: str
    transforms: tuple[tuple[str, int | None], ...] = ()

    def lum(self, factor: int, offset: int = 0) -> "Tone":
        """The same with its lightness times `factor` per cent plus `offset` per cent."""
        more: tuple[tuple[str, int | None], ...] = (("lumMod", factor * 1000),)
        return self._replace(transforms=self.transforms + more + ((("lumOff", offset * 1000),) if offset else ()))

    @property
    def inner_xml(self) -> str:
        """The transforms as elements."""
        return "".join(
            f"<a:{name}/>" if value is None else f'<a:{name} val="{value}"/>' for name, value in self.transforms
        )


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill.

    Attributes:
        kind: none, solid, gradient, pattern, picture or unknown.
        colors: one for solid, the stops of a gradient, foreground and background of a pattern.
        positions: of the stops, 0..1, in rising order.
        angle: degrees clockwise from left-to-right, of a linear gradient; None for a path gradient.
        image: name of the image part of a picture fill.
        tones: what `colors` are written as, in their order; of a picture of the theme, what tints it.
        is_recolored: the picture is shown in other colors than its own (20.1.8.23).
    """

    kind: str
    colors: tuple[Color, ...] = ()
    positions: tuple[float, ...] = ()
    angle: float | None = None
    image: str | None = None
    tones: tuple[Tone, ...] = field(default=(), compare=False)
    is_recolored: bool = False

    @classmethod
    def solid(cls, color: Color) -> "Paint":
        """One color all over."""
        return cls("solid", (color,))

    @property
    def is_opaque(self) -> bool:
        """Nothing shows through; a picture is taken to be so."""
        if self.kind == "picture":
            return True
        return self.kind in ("solid", "gradient", "pattern") and all(color.alpha > 0.9 for color in self.colors)

    @property
    def opacity(self) -> float:
        """How much it hides of what is behind it where it hides most, 0..1; a picture is taken to hide all."""
        return 0.0 if self.kind == "none" else max((color.alpha for color in self.colors), default=1.0)

    @property
    def is_visible(self) -> bool:
        """Something is painted."""
        return self.kind != "none" and any(color.alpha > 0.05 for color in self.colors or (BLACK,))

    def color_at(self, position: float) -> Color:
        """The color of a gradient at 0..1 of its length. Raises IndexError when there are no colors."""
        if len(self.positions) != len(self.colors):
            return self.colors[0]
        for (start, first), (end, second) in zip(self._stops(), self._stops()[1:], strict=False):
            if position <= end:
                share = min(1.0, max(0.0, (position - start) / (end - start))) if end > start else 1.0
                return _mixed(first, second, share)
        return self.colors[-1]

    def color_within(self, across: float, down: float) -> Color:
        """The color of a solid or a gradient fill at a point of what it fills: 0..1 from the left, and from the top."""
        return self.colors[0] if self.kind == "solid" else self.color_at(self._along(across, down))

    def _along(self, across: float, down: float) -> float:
        """How far along a gradient a point lies, 0..1."""
        if self.angle is None:
            return min(1.0, 2 * max(abs(across - 0.5), abs(down - 0.5)))
        radians = math.radians(self.angle)
        cosine, sine = math.cos(radians), math.sin(radians)
        reach = abs(cosine) + abs(sine)
        return min(1.0, max(0.0, ((across - 0.5) * cosine + (down - 0.5) * sine) / reach + 0.5))

    def _stops(self) -> list[tuple[float, Color]]:
        return list(zip(self.positions, self.colors, strict=True))


def _mixed(first: Color, second: Color, share: float) -> Color:
    return Color(
        first.red + (second.red - first.red) * share,
        first.green + (second.green - first.green) * share,
        first.blue + (second.blue - first.blue) * share,
        first.alpha + (second.alpha - first.alpha) * share,
    )
