"""The names of the themes that a deck may ask for; how they look is up to the renderer."""

from typing import Literal, get_args

ThemeName = Literal[
    "default-navy",
    "editorial-serif",
    "monochrome",
    "dark-punch",
    "midnight",
    "terminal",
    "editorial-wide",
    "clear",
    "consulting",
    "board",
    "paper",
]
THEMES: tuple[str, ...] = get_args(ThemeName)
