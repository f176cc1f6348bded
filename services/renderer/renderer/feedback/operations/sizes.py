"""Sizes of type: larger, smaller, or so many points."""

import re
from dataclasses import replace
from typing import Any

from renderer.feedback.adjustments import Adjustment
from renderer.feedback.draft import Draft
from renderer.feedback.operations.targets import targets_of
from renderer.feedback.operations.themes import with_token
from renderer.feedback.phrases import WORDS, phrase, phrases, said_in
from renderer.looks import look_named
from renderer.looks.files import DEFAULT_LOOK

_PT = r"<points:\d{1,3}(?:[.,]\d)?> ?(?:<pt>)?"
_ABSOLUTES = phrases(
    rf"(?:increase|raise|reduce|decrease|erhöhe?|verringere?|<change>) <the><of> (?:to|at|auf|in|=) ?<floor>?{_PT}",
    rf"<make> <the><of> <floor>?{_PT}(?: (?:large|big|groß))?",
    rf"(?:use )?(?:an? )?{_PT}(?: <size>)?(?: (?:for|on|in|für|bei|im) <of>)?",
    rf"(?P<of>.*?<size>) ?:? ?<floor>?{_PT}",
    rf"<of>(?<! by)(?<! um) (?:in |at |auf )?{_PT}",
)
_LARGER, _SMALLER = r"<up:larger|bigger|greater|huge|größer\w*>", r"<down:smaller|tiny|kleiner\w*>"
_MUCH = (
    r"(?:<share:\d{1,3}> ?(?:%|percent|prozent) |<much:much|a lot|significantly|way|deutlich|viel> |"
    r"<little:a (?:bit|little)|slightly|somewhat|etwas|ein (?:bisschen|wenig)> |even |noch )?"
)
_BY = (
    r"(?: (?:<bit:a (?:bit|little|touch)|slightly|somewhat|etwas|ein (?:bisschen|wenig)>|"
    r"<lot:a lot|much|significantly|deutlich>))?"
    r"(?: (?:by|um) <by:\d{1,3}(?:[.,]\d)?> ?<per:%|percent|prozent|pt|pts|points?|punkte?>?)?"
)
_RELATIVES = phrases(
    rf"<make> <of> {_MUCH}(?:{_LARGER}|{_SMALLER}){_BY}",
    rf"<up:increase|enlarge|raise|bump up|vergrößere?|erhöhe?> <of>{_BY}",
    rf"<down:decrease|reduce|shrink|lower|verkleinere?|verringere?> <of>{_BY}",
    rf"<of> (?:(?:should|needs to|must|could) be |soll(?:te)?n? )?{_MUCH}(?:{_LARGER}|{_SMALLER})(?: sein)?{_BY}",
    rf"{_MUCH}(?:{_LARGER}|{_SMALLER})(?P<of>)",
    r"<of> (?:is|are|ist|sind) (?:far |much |viel )?(?:too|zu) (?:<up:small|tiny|klein>|<down:large|big|groß>)",
    rf"(?:use |with |mit )?{_MUCH}(?:{_LARGER}|{_SMALLER}) <of>",
)
_POINTS = re.compile(rf"\d ?(?:{WORDS['pt']})\b", re.IGNORECASE)
_SIZE, _RAISES = re.compile(WORDS["size"], re.IGNORECASE), phrase("(?:increase|raise|erhöh).*")
_PLACED = phrase(r".*\b(?:chart|table|graph|diagramm?|tabelle|box(?:es)?|width|height|breite|höhe|space|spacing)\b.*")
_TEXT = phrase(r".*\b(?:font|text|type|label|schrift|size|größe|beschriftung).*")
_FACTOR, _MUCH_FACTOR, _LITTLE_FACTOR = 1.2, 1.4, 1.1
_SMALLEST, _LARGEST = 8.0, 96.0
_MOST_PERCENT = {1: 300.0, -1: 90.0}
"""By which text grows and shrinks at most."""
_COVERS = {"section", "closing", "quote", "picture-text"}
"""Slides whose titles are as large as their layout makes them."""


def size(wish: str, draft: Draft) -> Draft | None:
    """As "bigger headers", "increase font_size to 13pt", "make the title 28pt"; boxes and charts are not text."""
    return _absolute(wish, draft) or _relative(wish, draft)


def _absolute(wish: str, draft: Draft) -> Draft | None:
    said = said_in(_ABSOLUTES, wish)
    if said is None or not (_POINTS.search(wish) or _SIZE.search(said.get("of") or "")):
        return None
    points = float((said["points"] or "").replace(",", "."))
    raises = _RAISES.fullmatch(wish) or said.get("least")
    for target in targets_of(said["of"] or "", draft):
        if raises:
            draft = _resized(draft, replace(target, least=points))
        else:  # one size for all text is meant for what stands below the title
            draft = _resized(draft, replace(target, size=points, part="body" if target.part == "all" else target.part))
    return draft


def _relative(wish: str, draft: Draft) -> Draft | None:
    said = said_in(_RELATIVES, wish)
    if said is None or (_PLACED.fullmatch(said["of"] or "") and not _TEXT.fullmatch(said["of"] or "")):
        return None
    change = _change(said)
    for target in targets_of(said["of"] or "", draft):
        draft = _resized(draft, replace(target, **change))
    return draft


def _change(said: dict[str, str | None]) -> dict[str, Any]:
    """By so many points, or to so many times what it is."""
    by = float((said.get("by") or said.get("share") or "0").replace(",", "."))
    sign = 1 if said.get("up") else -1
    if by and re.fullmatch(WORDS["pt"], said.get("per") or "", re.IGNORECASE):
        return {"more": sign * by}
    factor = (
        _MUCH_FACTOR
        if said.get("much") or said.get("lot")
        else _LITTLE_FACTOR
        if said.get("little") or said.get("bit")
        else _FACTOR
    )
    if by:
        return {"scale": round(1 + sign * min(by, _MOST_PERCENT[sign]) / 100, 3)}
    return {"scale": round(factor**sign, 3)}


def _resized(draft: Draft, adjustment: Adjustment) -> Draft:
    """The title by its voice, so that what is below it makes room; all else, and titles on covers, where they stand."""
    raises_all = adjustment.part == "all" and adjustment.least is not None
    if draft.kind in _COVERS or adjustment.part not in {"title", "all"} or raises_all:
        return draft.adjusting(adjustment)
    if adjustment.part == "all":
        draft = draft.adjusting(replace(adjustment, part="body"))
    now = title_size(draft)
    wanted = adjustment.size or max(adjustment.least or 0.0, now * (adjustment.scale or 1.0) + adjustment.more)
    face = draft.plan.get("tokens", {}).get("type", {}).get("title", {})
    return with_token(draft, "type", "title", {**face, "size": min(max(round(wanted * 2) / 2, _SMALLEST), _LARGEST)})


def title_size(draft: Draft) -> float:
    """The size of the title in pt, as the tokens of the plan or its look have it."""
    given = draft.plan.get("tokens", {}).get("type", {}).get("title", {}).get("size")
    look = look_named(draft.plan.get("theme") or DEFAULT_LOOK)
    size: float = given or look.type.title.size
    return size
