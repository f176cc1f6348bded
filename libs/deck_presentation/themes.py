"""A theme as slides refer to it: colors, two fonts, fills by number."""

from dataclasses import dataclass, field

from deck_presentation.colors import Palette, find_fill, read_color, read_paint, read_scheme
from deck_presentation.names import A, Element, attributes, whole
from deck_presentation.paints import Paint

FALLBACK_FONT = "Calibri"


@dataclass(frozen=True, slots=True)
class Theme:
    """Attributes: `palette` behind the master's color map, `fonts` by reference (`+mn-lt`), fills in order."""

    palette: Palette = field(default_factory=Palette)
    fonts: dict[str, str] = field(default_factory=dict)
    fills: tuple[Element, ...] = ()
    background_fills: tuple[Element, ...] = ()

    def font(self, name: str) -> str:
        """A typeface as written, theme references resolved; "" when the theme leaves it open."""
        return self.fonts.get(name, "") if name.startswith("+") else name

    def styled_paint(self, reference: Element | None) -> Paint | None:
        """The paint of `a:fillRef` or `p:bgRef`; None without one, or with number 0."""
        number = whole(reference, "idx")
        if reference is None or number in {0, 1000}:
            return None
        fills, position = (self.background_fills, number - 1001) if number > 1000 else (self.fills, number - 1)
        color = read_color(reference, self.palette)
        if 0 <= position < len(fills):
            return read_paint(fills[position], self.palette, placeholder=color)
        return Paint.solid(color) if color else None


def read_theme(theme: Element | None, color_map: Element | None) -> Theme:
    """A theme part behind the `p:clrMap` of its master; both may be missing."""
    if theme is None:
        return Theme()
    palette = Palette(read_scheme(theme))
    if color_map is not None:
        palette = palette.mapped(attributes(color_map))
    return Theme(
        palette,
        _fonts(theme),
        _fills(theme, "fillStyleLst"),
        _fills(theme, "bgFillStyleLst"),
    )


def remapped(theme: Theme, override: Element | None) -> Theme:
    """The theme of a slide or layout whose `p:clrMapOvr` sets another color map."""
    mapping = override.find(A + "overrideClrMapping") if override is not None else None
    if mapping is None:
        return theme
    return Theme(theme.palette.mapped(attributes(mapping)), theme.fonts, theme.fills, theme.background_fills)


def _fonts(theme: Element) -> dict[str, str]:
    fonts = {}
    for prefix, name in (("+mj", "majorFont"), ("+mn", "minorFont")):
        font = theme.find(f".//{A}fontScheme/{A}{name}")
        for script, tag in (("lt", "latin"), ("ea", "ea"), ("cs", "cs")):
            face = font.find(A + tag) if font is not None else None
            fonts[f"{prefix}-{script}"] = face.get("typeface", "") if face is not None else ""
    return fonts


def _fills(theme: Element, name: str) -> tuple[Element, ...]:
    fills = theme.find(f".//{A}fmtScheme/{A}{name}")
    return tuple(fill for fill in fills if find_fill([fill]) is not None) if fills is not None else ()
