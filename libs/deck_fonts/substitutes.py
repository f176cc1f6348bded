"""Which installed family stands in for one that is not installed."""

from collections.abc import Mapping

METRIC_COMPATIBLE: Mapping[str, str] = {
    "calibri": "Carlito",
    "cambria": "Caladea",
    "arial": "Liberation Sans",
    "helvetica": "Liberation Sans",
    "arial narrow": "Liberation Sans Narrow",
    "times new roman": "Liberation Serif",
    "times": "Liberation Serif",
    "courier new": "Liberation Mono",
    "courier": "Liberation Mono",
}
"""Families with the same advance widths: a line breaks alike, so this is no substitution to a reader."""

GENERIC = ("Liberation Sans", "DejaVu Sans", "Noto Sans")
"""What an unknown family is drawn with, the first that is installed."""

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


def fallback_families(code_point: int) -> tuple[str, ...]:
    """Families to try, in order, for a character that the wanted face does not have."""
    for first, last, families in _RANGES:
        if first <= code_point <= last:
            return families + _SYMBOLS
    return _SYMBOLS
