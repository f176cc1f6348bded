"""Lines written as text: "3px solid #DA291C + 1px solid #CCCCCC gap:1", or "none"."""

import re
from dataclasses import dataclass

_LINE = re.compile(
    r"\s*(?P<width>\d+(?:\.\d+)?)px\s+(?P<style>solid|dashed|dotted)\s+(?P<color>#[0-9A-Fa-f]{3,8}|[a-z]+\d?)"
    r"(?:\s+gap:\s*(?P<gap>\d+(?:\.\d+)?))?\s*"
)
_NAMES = ("tx1", "tx2", "bg2", "accent1", "accent2", "accent5", "accent6", "rule", "hairline")
_THICKEST = 24.0
_DIGITS = {3, 4, 6, 8}


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line; `width` in pt, `gap` is what separates it from the one above, in pt."""

    width: float
    color: str
    dash: bool = False
    gap: float = 0.0


def lines_from(text: str) -> tuple[Rule, ...]:
    """The rules of `text`, from the top down; none for "none". A gap, wherever it is told, parts all of them.

    Raises ValueError for what is no line.
    """
    if text.strip().casefold() in {"none", ""}:
        return ()
    found = [_LINE.fullmatch(part) for part in text.split("+")]
    parsed = [match for match in found if match is not None]
    if len(parsed) < len(found) or not all(_is_color(match["color"]) for match in parsed):
        raise ValueError(text)
    gap = max(float(match["gap"] or 0) for match in parsed)
    return tuple(
        Rule(min(float(m["width"]), _THICKEST), opaque(m["color"]), m["style"] != "solid", gap if n else 0.0)
        for n, m in enumerate(parsed)
        if float(m["width"])
    )


def height_of(rules: tuple[Rule, ...]) -> float:
    """How much `rules` take from top to bottom, in pt."""
    return sum(rule.width + rule.gap for rule in rules)


def opaque(color: str) -> str:
    """A colour of three, four, six or eight digits as #RRGGBB; names stay."""
    if not color.startswith("#"):
        return color
    digits = color[1:]
    if len(digits) < 6:
        digits = "".join(char * 2 for char in digits)
    return f"#{digits[:6].upper()}"


def _is_color(color: str) -> bool:
    return len(color) - 1 in _DIGITS if color.startswith("#") else color in _NAMES
