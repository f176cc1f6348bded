"""Moves and resizes, in inches, centimetres, millimetres, points or without a measure."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from renderer.feedback.draft import Draft
from renderer.feedback.naming import place_of
from renderer.feedback.operations.targets import targets_of
from renderer.feedback.phrases import phrase, phrases, said_in

Said = Mapping[str, str | None]
_LENGTH = r"<length:\d{1,4}(?:[.,]\d+)?|half an|an?|one|einen halben|ein(?:en)?>[ -]?<unit:unit>"
_BY = r"(?:by |um )?"
_WAY = (
    r"(?:(?:further |more )?(?:to|towards) the |(?:weiter |ganz )?nach )?"
    r"<way:right|left|up(?:wards?)?|down(?:wards?)?|higher|lower|rechts|links|oben|unten|höher|tiefer>"
)
_MOVE = phrases(
    rf"<move> <of> {_BY}{_LENGTH} {_WAY}",
    rf"<move> <of> {_WAY}(?: {_BY}{_LENGTH})?",
    rf"<of> {_LENGTH} {_WAY}(?: (?:verschieben|rücken|schieben))?",
)
_AND_WAY = phrase(rf"(?P<of>.+?)(?:,| and| und)? {_BY}{_LENGTH} {_WAY}")
_WIDER, _NARROWER = "wider|widen|breiter|verbreitere?", "narrower|narrow|schmaler|schmäler|verschmälere?"
_TALLER, _LOWER = "taller|higher|höher", "shorter|niedriger|flacher"
_BIGGER, _SMALLER = "bigger|larger|enlarge|größer|vergrößere?", "smaller|shrink|kleiner|verkleinere?"
_SIDEWAYS = f"(?:<wider:{_WIDER}>|<narrower:{_NARROWER}>|<taller:{_TALLER}>|<lower:{_LOWER}>)"
_ROUND = f"(?:<bigger:{_BIGGER}>|<smaller:{_SMALLER}>)"
_FIGURE = r"(?P<of>.*?(?:chart|table|graph|diagramm?|tabelle|box|card|kasten|karte))"
_RESIZE = phrases(
    rf"<make> <of> {_BY}{_LENGTH} {_SIDEWAYS}",
    rf"<make> <of> {_SIDEWAYS}(?: {_BY}{_LENGTH})?",
    rf"<make> <of> {_LENGTH} <side:wide|tall|high|breit|hoch>",
    rf"<change> <the><side:width|height|breite|höhe> (?:of|von|des|der) <of> (?:to|auf) {_LENGTH}",
    rf"{_SIDEWAYS} <of>(?: {_BY}{_LENGTH})?",
    rf"<make> {_FIGURE} (?:much |a lot |a bit |slightly |deutlich |viel |etwas )?{_ROUND}",
    rf"{_ROUND} {_FIGURE}",
)
_AXES = (
    (r"right|rechts", "right", 1),
    (r"left|links", "right", -1),
    (r"up\w*|higher|oben|höher", "down", -1),
    (r"down\w*|lower|unten|tiefer", "down", 1),
)
_UNITS = (
    (r"cm|[cz]ent.*", 1 / 2.54),
    (r"mm|mil.*", 1 / 25.4),
    (r"px|pix.*", 1 / 96),
    (r"pt|p[ou]\w*", 1 / 72),
    (r".*", 1.0),
)
"""Inches of each unit."""
_USUAL = 0.25
"""Inches that something moves or grows by where nothing is said of it."""


def move(wish: str, draft: Draft) -> Draft | None:
    """As "move the title 0.5 inches to the right and 1 cm down"."""
    said = said_in(_MOVE, wish)
    more = _AND_WAY.fullmatch(wish)
    first = said_in(_MOVE, more["of"]) if more else None
    if more and first:
        return _placed(first, {**_moved(first), **_moved(more.groupdict())}, draft)
    if said is None or (said.get("length") is None and draft.kind != "org-chart" and place_of(said["of"] or "", draft)):
        return None  # an entry without a length goes to another place in its list
    return _placed(said, _moved(said), draft)


def resize(wish: str, draft: Draft) -> Draft | None:
    """As "make the chart 2 cm wider", "set the width of the table to 8 inches"."""
    said = said_in(_RESIZE, wish)
    if said is None:
        return None
    if side := said.get("side"):
        wide = re.match("wid|breit", side, re.IGNORECASE) is not None
        return _placed(said, {"width" if wide else "height": inches(said)}, draft)
    return _placed(said, _grown(said), draft)


def inches(said: Said) -> float:
    """The length that is said, in inches; the usual one where none is."""
    length, unit = (said.get("length") or "").casefold().replace(",", "."), (said.get("unit") or "").casefold()
    if not length:
        return _USUAL
    number = float(length) if length[0].isdigit() else 0.5 if "hal" in length else 1.0
    return round(number * next(factor for words, factor in _UNITS if re.fullmatch(words, unit)), 4)


def _placed(said: Said, change: dict[str, Any], draft: Draft) -> Draft:
    for target in targets_of(said["of"] or "", draft):
        draft = draft.adjusting(replace(target, **change))
    if said.get("length"):
        return draft
    lengths = " and ".join(f"{abs(one):g}" for one in change.values())
    return draft.noting(f'How far was not said for "{said["of"]}": it is {lengths} inches. Say a length for another.')


def _moved(said: Said) -> dict[str, Any]:
    way = said["way"] or ""
    axis, sign = next((axis, sign) for words, axis, sign in _AXES if re.fullmatch(words, way, re.IGNORECASE))
    return {axis: sign * inches(said)}


def _grown(said: Said) -> dict[str, Any]:
    by = inches(said)
    if said.get("wider") or said.get("narrower"):
        return {"wider": by if said.get("wider") else -by}
    if said.get("taller") or said.get("lower"):
        return {"taller": by if said.get("taller") else -by}
    return {"wider": 2 * by, "taller": by} if said.get("bigger") else {"wider": -2 * by, "taller": -by}
