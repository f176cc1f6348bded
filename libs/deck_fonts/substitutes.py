"""Which installed family stands in for one that is not installed."""

from collections.abc import Mapping
from pathlib import Path

METRIC_COMPATIBLE: Mapping[str, str] = {
    "calibri": "Carlito",
    "cambria": "Caladea",
    "arial": "Liberation Sans",
    "arimo": "Liberation Sans",
    "helvetica": "Liberation Sans",
    "arial narrow": "Liberation Sans Narrow",
    "times new roman": "Liberation Serif",
    "times": "Liberation Serif",
    "tinos": "Liberation Serif",
    "courier new": "Liberation Mono",
    "courier": "Liberation Mono",
    "cousine": "Liberation Mono",
}
"""Families with the same advance widths: a line breaks alike, so this is no substitution to a reader."""

_SIMILAR: Mapping[str, str] = {
    "Liberation Sans Narrow": "archivo narrow, oswald",
    "Carlito": "roboto condensed, source sans 3, source sans pro",
    "Noto Sans": "dm sans, open sans",
    "DejaVu Sans": "century gothic, lucida sans, lucida sans unicode, montserrat, poppins, verdana, work sans",
    "Liberation Serif": "baskerville old face, bodoni mt, cormorant garamond, crimson text, didot, eb garamond, "
    "garamond, perpetua",
    "Noto Serif": "ibm plex serif, lora, merriweather, playfair display, pt serif, roboto slab, source serif 4, "
    "source serif pro",
    "DejaVu Serif": "libre baskerville",
    "Liberation Mono": "cascadia code, cascadia mono, consolas, fira code, fira mono, ibm plex mono, inconsolata, "
    "jetbrains mono, lucida console, menlo, monaco, roboto mono, source code pro",
}
SIMILAR: Mapping[str, str] = {family: drawn for drawn, like in _SIMILAR.items() for family in like.split(", ")}
"""Families of other widths, by one of the same kind: without serifs, with them, or with letters of one width.

It is the narrowest of its kind that is hardly narrower than the family, and whose lines are not much taller. A family
for which there is none, such as Georgia, is no key here: else text would be said to overflow that does not.
"""

STANDARD = frozenset(Path(__file__).with_name("standard_families.txt").read_text(encoding="utf-8").splitlines())
"""The families of the packages that set-up installs: what decks are measured with, whatever else a machine has."""

GENERIC = ("Liberation Sans", "DejaVu Sans", "Noto Sans")
"""What a family in none of the tables is drawn with, the first that is installed."""

SYMBOL_FAMILIES = ("wingdings", "webdings", "symbol", "mt extra", "marlett")
"""How the names of fonts begin whose letters are signs."""
SYMBOL_FONT = "OpenSymbol"
"""LibreOffice's own, which draws the signs of the usual ones (`Wingdings`, `Wingdings 2`)."""

_RANGES: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0x0590, 0x05FF, ("Noto Sans Hebrew",)),
    (0x0600, 0x06FF, ("Noto Sans Arabic", "Noto Naskh Arabic")),
    (0x0750, 0x077F, ("Noto Sans Arabic", "Noto Naskh Arabic")),
    (0x0900, 0x097F, ("Noto Sans Devanagari",)),
    (0x0980, 0x09FF, ("Noto Sans Bengali",)),
    (0x0B80, 0x0BFF, ("Noto Sans Tamil",)),
    (0x0E00, 0x0E7F, ("Noto Sans Thai",)),
    (0x1100, 0x11FF, ("Noto Sans CJK KR",)),
    (0x2E80, 0x30FF, ("Noto Sans CJK JP",)),
    (0x3130, 0x318F, ("Noto Sans CJK KR",)),
    (0x3190, 0x9FFF, ("Noto Sans CJK JP",)),
    (0xAC00, 0xD7FF, ("Noto Sans CJK KR",)),
    (0xF900, 0xFAFF, ("Noto Sans CJK JP",)),
    (0xFE30, 0xFE4F, ("Noto Sans CJK JP",)),
    (0xFF00, 0xFFEF, ("Noto Sans CJK JP",)),
    (0x1F000, 0x1FAFF, ("Noto Color Emoji",)),
    (0x20000, 0x3FFFF, ("Noto Sans CJK JP",)),
)
_SYMBOLS = ("DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "Noto Color Emoji", "Noto Sans")


def is_symbol_family(family: str) -> bool:
    """A font whose letters are signs: no other font can stand in for it, and none of its characters is missing."""
    return family.strip().casefold().startswith(SYMBOL_FAMILIES)


def needed_family(family: str) -> str:
    """The one of `STANDARD` that draws text of a family."""
    name = family.strip()
    stand_ins = (table.get(name.casefold(), "") for table in (METRIC_COMPATIBLE, SIMILAR))
    return next((one for one in (name, *stand_ins) if one in STANDARD), GENERIC[0])


def script_family(code_point: int) -> str | None:
    """The one of `STANDARD` that draws a character of another script than Latin, Greek and Cyrillic; else None."""
    return next((families[0] for first, last, families in _RANGES if first <= code_point <= last), None)


def fallback_families(code_point: int) -> tuple[str, ...]:
    """Families to try, in order, for a character that the wanted face does not have."""
    for first, last, families in _RANGES:
        if first <= code_point <= last:
            return families + _SYMBOLS
    return _SYMBOLS


def last_resorts() -> tuple[str, ...]:
    """Every family that stands in for an unknown one, or for its characters of other scripts; the first one first."""
    scripts = [family for _, _, families in _RANGES for family in families]
    most_used_first = sorted(scripts, key=scripts.count, reverse=True)
    return tuple(dict.fromkeys([*GENERIC[:1], *most_used_first, *_SYMBOLS, *GENERIC]))
