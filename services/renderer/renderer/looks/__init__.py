"""The looks of decks: each a small data file, which tokens of a document may change."""

from renderer.looks.coloring import theme_of
from renderer.looks.files import DEFAULT_LOOK, look_named
from renderer.looks.look import Look, Manner, Ornaments, Palette, PhotoStyle, Spacing, TypeScale, Voice
from renderer.looks.rules import Rule, lines_from

__all__ = [
    "DEFAULT_LOOK",
    "Look",
    "Manner",
    "Ornaments",
    "Palette",
    "PhotoStyle",
    "Rule",
    "Spacing",
    "TypeScale",
    "Voice",
    "lines_from",
    "look_named",
    "theme_of",
]
