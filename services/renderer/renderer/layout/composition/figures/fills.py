"""Fills that a document names."""

from renderer.theme import Theme, mixed

_SLOTS = {
    "foreground": "tx1",
    "muted": "tx2",
    "faint": "grey-2",
    "rule": "grey-4",
    "surface": "bg1",
    "accent": "accent1",
    "accentSecondary": "accent2",
}


def fill_of(color: str, theme: Theme) -> str:
    """A colour of a document (#RGB, #RRGGBB, #RRGGBBAA or a name of the palette) as an opaque one of the theme.

    What is translucent is mixed with the ground, so that the ink on it can be chosen.
    """
    if not color.startswith("#"):
        return theme.ink_on("accent1") if color == "accentInverse" else _SLOTS[color]
    digits = "".join(digit * 2 for digit in color[1:]) if len(color) == 4 else color[1:]
    plain = f"#{digits[:6].upper()}"
    return mixed(plain, theme.hex_of("bg1"), int(digits[6:], 16) / 255) if len(digits) == 8 else plain
