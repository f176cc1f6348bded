"""Moves and resizes, in inches, centimetres, millimetres, points or without a measure."""

# ruff: noqa: E501, D210 - patterns of words
import re
from dataclasses import replace
from typing import Any

from renderer.feedback.draft import Draft
from renderer.feedback.operations.targets import targets_of

_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "px": 1 / 96}
_UNITS = r"(?P<unit>inch(?:es)?|in\b|\"|cm|centimet(?:er|re)s?|zentimetern?|mm|millimet(?:er|re)s?|millimetern?|zoll|pt|points?|punkte?|px|pixels?)"
_LENGTH = rf"(?P<length>\d{{1,4}}(?:[.,]\d+)?|an?|half an|one|ein(?:en)?|einen halben)\s*{_UNITS}"
_WAY = r"(?:to the\s+|towards the\s+|nach\s+|weiter nach\s+|further\s+|more to the\s+)?(?P<way>right|left|up(?:wards?)?|down(?:wards?)?|higher|lower|rechts|links|oben|unten|h\u00f6her|tiefer)"
_MOVE = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?:move|shift|push|nudge|pull|drag|verschiebe?|r\u00fccke?|bewege?|schiebe?)\s+(?P<of>.+?)\s+(?:by\s+|um\s+)?{_LENGTH}\s+{_WAY}",
        rf"(?:move|shift|push|nudge|pull|drag|verschiebe?|r\u00fccke?|bewege?|schiebe?)\s+(?P<of>.+?)\s+{_WAY}(?:\s+(?:by\s+|um\s+)?{_LENGTH})?",
        rf"(?P<of>.+?)\s+{_LENGTH}\s+{_WAY}(?:\s+(?:verschieben|r\u00fccken|schieben))?",
    )
)
_AND_WAY = re.compile(rf"\s*(?:,|and|und)?\s*(?:by\s+|um\s+)?{_LENGTH}\s+{_WAY}$", re.IGNORECASE)
_RESIZE = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?:make|mach\w*)\s+(?P<of>.+?)\s+(?:by\s+|um\s+)?{_LENGTH}\s+(?P<change>wider|narrower|taller|higher|shorter|breiter|schmaler|schm\u00e4ler|h\u00f6her|niedriger|flacher)",
        rf"(?:make|mach\w*)\s+(?P<of>.+?)\s+(?P<change>wider|narrower|taller|higher|shorter|breiter|schmaler|schm\u00e4ler|h\u00f6her|niedriger|flacher)(?:\s+(?:by\s+|um\s+)?{_LENGTH})?",
        rf"(?:make|mach\w*)\s+(?P<of>.+?)\s+{_LENGTH}\s+(?P<side>wide|tall|high|breit|hoch)",
        rf"(?:set|change|setze?|\u00e4nder[en]?)\s+(?:the\s+|die\s+)?(?P<side>width|height|breite|h\u00f6he)\s+(?:of|von|des|der)\s+(?P<of>.+?)\s+(?:to|auf)\s+{_LENGTH}",
        rf"(?P<change>widen|narrow|verbreitere?|verschm\u00e4lere?)\s+(?P<of>.+?)(?:\s+(?:by\s+|um\s+)?{_LENGTH})?",
        r"(?:make|mach\w*)\s+(?P<of>.*?(?:chart|table|graph|diagramm?|tabelle))\s+(?:(?P<much>much|a lot|deutlich|viel)\s+|a bit\s+|slightly\s+|etwas\s+)?(?P<change>bigger|larger|smaller|gr\u00f6\u00dfer|kleiner)",
        r"(?P<change>enlarge|shrink|vergr\u00f6\u00dfere?|verkleinere?)\s+(?P<of>.*?(?:chart|table|graph|diagramm?|tabelle))",
    )
)
_AXES = {
    "right": ("right", 1), "rechts": ("right", 1), "left": ("right", -1), "links": ("right", -1),
    "up": ("down", -1), "upward": ("down", -1), "upwards": ("down", -1), "higher": ("down", -1), "oben": ("down", -1), "h\u00f6her": ("down", -1),
    "down": ("down", 1), "downward": ("down", 1), "downwards": ("down", 1), "lower": ("down", 1), "unten": ("down", 1), "tiefer": ("down", 1),
}  # fmt: skip
_WIDER = {"wider", "widen", "breiter", "verbreitere", "verbreiter"}
_NARROWER = {"narrower", "narrow", "schmaler", "schm\u00e4ler", "verschm\u00e4lere", "verschm\u00e4ler"}
_TALLER = {"taller", "higher", "h\u00f6her"}
_LOWER = {"shorter", "niedriger", "flacher"}
_BIGGER = {"bigger", "larger", "gr\u00f6\u00dfer", "enlarge", "vergr\u00f6\u00dfere", "vergr\u00f6\u00dfer"}
_USUAL = 0.25
"""Inches that something moves or grows by where nothing is said of it."""


def move(wish: str, draft: Draft) -> Draft | None:
    """ "Move the title 0.5 inches to the right and 1 cm down"."""
    more = _AND_WAY.search(wish)
    for pattern in _MOVE:
        second = None
        found = pattern.fullmatch(wish)
        if more and (first := pattern.fullmatch(wish[: more.start()])):
            found, second = first, more
        if found is None:
            continue
        change = {**_moved(found), **(_moved(second) if second else {})}
        return _placed(found.group("of"), change, draft, found.group("length") is None)
    return None


def _placed(words: str, change: dict[str, Any], draft: Draft, guessed: bool) -> Draft:
    for target in targets_of(words, draft):
        draft = draft.adjusting(replace(target, **change))
    if guessed:
        return draft.noting(
            f'How far was not said for "{words}": it is {_USUAL:g} inches. Say another length for more.'
        )
    return draft


def _moved(found: re.Match[str]) -> dict[str, Any]:
    axis, sign = _AXES[found.group("way").casefold()]
    return {axis: round(sign * inches(found), 4)}


def inches(found: re.Match[str]) -> float:
    """The length that a match says, in inches; the usual one where it says none."""
    if found.group("length") is None:
        return _USUAL
    said, unit = found.group("length").casefold().replace(",", "."), found.group("unit").casefold()
    number = float(said) if said[0].isdigit() else 0.5 if "hal" in said else 1.0
    for name, factor in _INCHES.items():
        if unit.startswith(name) or (name, unit[:3]) in _LONG:
            return number * factor
    return number


_LONG = {("cm", "cen"), ("cm", "zen"), ("mm", "mil"), ("pt", "poi"), ("pt", "pun"), ("px", "pix"), ("in", "zol")}


def resize(wish: str, draft: Draft) -> Draft | None:
    """ "Make the chart 2 cm wider", "set the width of the table to 8 inches"."""
    for pattern in _RESIZE:
        found = pattern.fullmatch(wish)
        if found is None:
            continue
        said = found.groupdict()
        if said.get("side"):
            wide = said["side"].casefold() in {"wide", "width", "breit", "breite"}
            return _placed(said["of"], {"width" if wide else "height": round(inches(found), 4)}, draft, False)
        guessed = said.get("length") is None
        return _placed(said["of"], _grown(found, said["change"].casefold()), draft, guessed)
    return None


def _grown(found: re.Match[str], change: str) -> dict[str, Any]:
    by = round(inches(found) if "length" in found.groupdict() else 2 * _USUAL, 4)
    if change in _WIDER | _NARROWER:
        return {"wider": by if change in _WIDER else -by}
    if change in _TALLER | _LOWER:
        return {"taller": by if change in _TALLER else -by}
    return {"wider": 2 * by, "taller": by} if change in _BIGGER else {"wider": -2 * by, "taller": -by}
