"""A theme as slides refer to it: colors, two fonts, fills by number (ECMA-376 part 1, 20.1.4.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from deck_presentation.colors import Palette, read_scheme, read_tone
from deck_presentation.fills import find_fill, read_paint, solid
from deck_presentation.names import A, Element, attributes, child, whole
from deck_presentation.paints import BLACK, Color, Paint
from deck_presentation.parts import Parts, image_names, linked

FALLBACK_FONT = "Calibri"


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme offers.

    Attributes:
        palette: its colors behind a color map.
        fonts: families by reference (`+mn-lt`).
        fills: for shapes, by number from 1.
        background_fills: for backgrounds, by number from 1001.
        images: image part names by the theme's own relationship ids.
    """

    palette: Palette = field(default_factory=Palette)
    fonts: Mapping[str, str] = field(default_factory=dict)
    fills: tuple[Element, ...] = ()
    background_fills: tuple[Element, ...] = ()
    images: Mapping[str, str] = field(default_factory=dict)

    @property
    def ink(self) -> Color:
        """What text is written in where nobody says."""
        return self.palette.named("tx1") or BLACK

    def font(self, name: str) -> str:
        """A typeface as written, theme references resolved; "" when the theme leaves it open."""
        return self.fonts.get(name, "") if name.startswith("+") else name

    def styled_paint(self, reference: Element | None) -> Paint | None:
        """The paint of `a:fillRef` or `p:bgRef`; None without one, or with number 0 (20.1.4.2.10, 19.3.1.3)."""
        number = whole(reference, "idx")
        if reference is None or number in {0, 1000}:
            return None
        fills, position = (self.background_fills, number - 1001) if number > 1000 else (self.fills, number - 1)
        tone = read_tone(reference)
        if 0 <= position < len(fills):
            return read_paint(fills[position], self.palette, images=self.images, placeholder=tone)
        paint = solid(tone, self.palette)
        return paint if paint.colors else None

    def mapped(self, element: Element | None) -> "Theme":
        """The theme behind another color map, a `p:clrMap` or an `a:overrideClrMapping`; itself without one."""
        return self if element is None else replace(self, palette=self.palette.mapped(attributes(element)))


def read_theme(parts: Parts, master: str) -> Theme:
    """The theme of a master, as its part writes it; one without anything where there is none."""
    part = linked(parts, master, "theme")
    root = parts.tree(part) if part is not None else None
    if part is None or root is None:
        return Theme()
    return _read(Theme(), root.find(A + "themeElements"), image_names(parts, part))


def overridden(theme: Theme, parts: Parts, name: str) -> Theme:
    """The theme of a layout or slide with what its theme override replaces (20.1.6.12)."""
    part = linked(parts, name, "themeOverride")
    root = parts.tree(part) if part is not None else None
    return theme if part is None or root is None else _read(theme, root, image_names(parts, part))


def _read(theme: Theme, elements: Element | None, images: Mapping[str, str]) -> Theme:
    """`theme` with the colors, fonts and formats that stand below `elements`."""
    formats = child(elements, A + "fmtScheme")
    return Theme(
        theme.palette.recolored(read_scheme(child(elements, A + "clrScheme"))),
        {**theme.fonts, **_fonts(child(elements, A + "fontScheme"))},
        theme.fills if formats is None else _fills(formats, "fillStyleLst"),
        theme.background_fills if formats is None else _fills(formats, "bgFillStyleLst"),
        theme.images if formats is None else images,
    )


def _fonts(scheme: Element | None) -> dict[str, str]:
    fonts = {}
    for prefix, name in (("+mj", "majorFont"), ("+mn", "minorFont")) if scheme is not None else ():
        for script, tag in (("lt", "latin"), ("ea", "ea"), ("cs", "cs")):
            face = child(scheme, A + name, A + tag)
            fonts[f"{prefix}-{script}"] = face.get("typeface", "") if face is not None else ""
    return fonts


def _fills(formats: Element, name: str) -> tuple[Element, ...]:
    fills = formats.find(A + name)
    return tuple(fill for fill in fills if find_fill([fill]) is not None) if fills is not None else ()
