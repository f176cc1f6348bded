"""Grounds that pages and panels stand on, with the inks that read on them."""

from collections.abc import Iterable
from dataclasses import dataclass

from deck_presentation.contrast import contrast
from renderer.looks import Look
from renderer.scene.theme import Theme, rgb

_LIGHTER = ("accent1", "accent2", "accent1 lumMod:60000 lumOff:40000", "accent1 lumMod:40000 lumOff:60000")
_READABLE, _SEEN = 4.6, 3.0
_DARKER = ("lumMod:85000 satMod:40000", "lumMod:95000 satMod:60000")
_PALER = ("lumMod:85000 lumOff:15000", "lumMod:95000 lumOff:5000")
"""How light and dark inks are thinned, the most first."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground. All are colours of a scene.

    Attributes:
        fill: its own colour.
        ink: of text on it; `quiet` of its second voice.
        accent: of words that stand out; `mark` of bars and numerals, which need less contrast.
        line: of hairlines.
    """

    fill: str
    ink: str
    quiet: str
    accent: str
    mark: str
    line: str


def page_ground(theme: Theme) -> Ground:
    """What pages stand on that say nothing of it."""
    return Ground("bg1", "tx1", "tx2", "accent2", _mark(theme, "bg1"), "hairline")


def surface(theme: Theme) -> Ground:
    """A quiet panel on a page."""
    accent = _first(theme, "bg2", ("accent2", "tx1"), _READABLE)
    return Ground("bg2", "tx1", "tx2", accent, _mark(theme, "bg2"), "rule")


def _mark(theme: Theme, fill: str) -> str:
    """The accent as it is where numerals in it are seen on `fill`, else the one for text."""
    return _first(theme, fill, (theme.mark,), _SEEN, "accent2")


def dark_ground(theme: Theme) -> Ground:
    """The dark one: ink under paper. Dark looks do not turn light for it: theirs is a surface."""
    return surface(theme) if theme.is_dark else _colored(theme, "tx1")


def accent_ground(theme: Theme) -> Ground:
    """The accent, dark enough for text."""
    return _colored(theme, "accent2")


def strong_ground(look: Look, theme: Theme) -> Ground:
    """What opens, parts and closes a deck of this look."""
    return accent_ground(theme) if look.manner.rhythm == "accent" else dark_ground(theme)


def _colored(theme: Theme, fill: str) -> Ground:
    """A ground in a strong colour. What is quiet on it is its ink, thinned as far as it still reads."""
    ink = theme.ink_on(fill)
    quiet = second_voice(theme, fill)
    accents = (color for color in _LIGHTER if fill != "accent2")
    accent = _first(theme, fill, accents, _READABLE, ink)
    return Ground(fill, ink, quiet, accent, accent, f"{ink} alpha:30000")


def second_voice(theme: Theme, fill: str) -> str:
    """What is quiet on `fill`: its ink, thinned as far as it still reads.

    It is opaque: LibreOffice cuts glyphs that are translucent where their line begins, and with it Arabic letters.
    """
    ink = theme.ink_on(fill)
    solid = theme.hex_of(ink)
    is_light = contrast(solid, "#000000") > contrast(solid, "#FFFFFF")
    thinner = _DARKER if is_light else _PALER
    return _first(theme, fill, (f"{ink} {words}" for words in thinner), _READABLE, ink)


def _first(theme: Theme, fill: str, colors: Iterable[str], least: float, otherwise: str = "tx1") -> str:
    ground = theme.hex_of(fill)
    return next((color for color in colors if contrast(rgb(color, theme, ground), ground) >= least), otherwise)
