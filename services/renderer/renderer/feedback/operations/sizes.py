"""Sizes of type: larger, smaller, or so many points."""

# ruff: noqa: E501, D210 - patterns of words
import re
from dataclasses import replace

from renderer.feedback.adjustments import Adjustment
from renderer.feedback.draft import Draft
from renderer.feedback.operations.targets import targets_of
from renderer.feedback.operations.themes import with_token
from renderer.looks import look_named
from renderer.looks.files import DEFAULT_LOOK

_PT = r"(?P<size>\d{1,3}(?:[.,]\d)?)\s*(?:pt|pts|points?|punkte?)?"
_SIZE_WORD = (
    r"(?:font[ _-]?size|text[ _-]?size|size|font|schriftgr\u00f6\u00dfe|schrift|gr\u00f6\u00dfe|textgr\u00f6\u00dfe)"
)
_ABSOLUTE = (
    rf"(?P<verb>increase|raise|reduce|decrease|change|set|make|put|erh\u00f6he?|setze?|\u00e4nder[en]?|mach\w*|verringere?|stell\w*)\s+"
    rf"(?:the\s+|die\s+|den\s+|das\s+)?(?P<of>.+?)\s+(?:to|at|auf|in|=)\s*(?:at least\s+|mindestens\s+)?{_PT}",
    rf"(?P<verb>make|mach\w*)\s+(?:the\s+|die\s+|den\s+|das\s+)?(?P<of>.+?)\s+{_PT}(?:\s+(?:large|big|gro\u00df))?",
    rf"(?:use\s+)?{_PT}(?:\s+{_SIZE_WORD})?\s+(?:for|on|in|f\u00fcr|bei|im)\s+(?P<of>.+)",
    rf"(?P<of>.*?{_SIZE_WORD})\s*:?\s*{_PT}",
    rf"(?P<of>.+?)\s+(?:in|at|auf)\s+{_PT}",
)
_ABSOLUTES = tuple(re.compile(one, re.IGNORECASE) for one in _ABSOLUTE)
_UP = r"larger|bigger|greater|gr\u00f6\u00dfer\w*|huge|large|big|gro\u00df\w*"
_DOWN = r"smaller|kleiner\w*|tiny|small|klein\w*"
_MUCH = r"(?:(?P<much>much|a lot|significantly|way|deutlich|viel)\s+|(?P<little>a (?:bit|little)|slightly|somewhat|etwas|ein (?:bisschen|wenig))\s+|even\s+|noch\s+)?"
_BY = r"(?:\s+(?:by|um)\s+(?P<by>\d{1,3}(?:[.,]\d)?)\s*(?P<unit>%|percent|prozent|pt|pts|points?|punkte?))?"
_RELATIVE = tuple(
    re.compile(rf"{one}{_BY}", re.IGNORECASE)
    for one in (
        rf"(?:make|set|have|mach\w*|stell\w*|setze?)\s+(?P<of>.+?)\s+{_MUCH}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))",
        r"(?:(?P<up>increase|enlarge|raise|bump up|vergr\u00f6\u00dfere?|erh\u00f6he?)|(?P<down>decrease|reduce|shrink|lower|verkleinere?|verringere?))\s+(?P<of>.+?)",
        rf"(?P<of>.+?)\s+(?:should be|needs to be|must be|could be|is|are|soll(?:te)?(?:n)?|ist|sind)?\s*{_MUCH}(?:(?P<up>larger|bigger|gr\u00f6\u00dfer)|(?P<down>smaller|kleiner))(?:\s+(?:sein|werden))?",
        r"(?P<of>.+?)\s+(?:is|are|ist|sind)\s+(?:far\s+|much\s+|viel\s+)?(?:too|zu)\s+(?:(?P<up>small|tiny|klein)|(?P<down>large|big|gro\u00df))",
        rf"(?:use\s+|with\s+|mit\s+)?{_MUCH}(?:(?P<up>larger|bigger|gr\u00f6\u00dfere[nrs]?)|(?P<down>smaller|kleinere[nrs]?))\s+(?P<of>.+)",
    )
)
_FACTOR, _MUCH_FACTOR, _LITTLE_FACTOR = 1.2, 1.4, 1.1
_PLACED = re.compile(
    r"\b(?:chart|table|graph|diagram\w*|tabelle|box(?:es)?|width|height|breite|h\u00f6he|picture|bild|space|spacing)\b",
    re.IGNORECASE,
)
_NOT_TEXT = re.compile(r"\b(?:font|text|type|label|schrift|size|gr\u00f6\u00dfe|beschriftung)", re.IGNORECASE)


def size(wish: str, draft: Draft) -> Draft | None:
    """ "Bigger headers", "increase font_size to 13pt", "make the title 28pt"; boxes and charts are not text."""
    return _absolute(wish, draft) or _relative(wish, draft)


def _absolute(wish: str, draft: Draft) -> Draft | None:
    for pattern in _ABSOLUTES:
        found = pattern.fullmatch(wish)
        if found is None or not (_points(wish) or re.search(_SIZE_WORD, found.group("of"), re.IGNORECASE)):
            continue
        wanted = float(found.group("size").replace(",", "."))
        raises = re.match(r"increase|raise|erh\u00f6h", wish, re.IGNORECASE) or re.search(r"at least|mindestens", wish)
        targets = [
            _body(one) if one.part == "all" and not raises else one for one in targets_of(found.group("of"), draft)
        ]
        for target in targets:
            draft = _resized(draft, replace(target, least=wanted) if raises else replace(target, size=wanted))
        return draft
    return None


def _points(wish: str) -> bool:
    return re.search(r"\d\s*(?:pts?|points?|punkte?)\b", wish, re.IGNORECASE) is not None


def _body(target: Adjustment) -> Adjustment:
    """One size for all text is meant for what stands below the title."""
    return replace(target, part="body")


def _relative(wish: str, draft: Draft) -> Draft | None:
    for pattern in _RELATIVE:
        found = pattern.fullmatch(wish)
        if found is None or (_PLACED.search(found.group("of")) and not _NOT_TEXT.search(found.group("of"))):
            continue
        said = found.groupdict()
        factor = _MUCH_FACTOR if said.get("much") else _LITTLE_FACTOR if said.get("little") else _FACTOR
        if said["by"] and said["unit"] in {"%", "percent", "prozent"}:
            factor = 1 + float(said["by"].replace(",", ".")) / 100
        for target in targets_of(found.group("of"), draft):
            draft = _resized(draft, replace(target, scale=round(factor if said["up"] else 1 / factor, 3)))
        return draft
    return None


def _resized(draft: Draft, adjustment: Adjustment) -> Draft:
    """The title by its voice, so that what is below it makes room; all else where it stands."""
    if adjustment.part != "title":
        return draft.adjusting(adjustment)
    role = "display" if draft.kind == "section" else "title"
    now = title_size(draft, role)
    wanted = adjustment.size or max(adjustment.least or 0.0, now * (adjustment.scale or 1.0))
    face = draft.plan.get("tokens", {}).get("type", {}).get(role, {})
    return with_token(draft, "type", role, {**face, "size": min(max(round(wanted * 2) / 2, 8.0), 96.0)})


def title_size(draft: Draft, role: str) -> float:
    """The size of the title in pt, as its look or the tokens of the plan have it."""
    given = draft.plan.get("tokens", {}).get("type", {}).get(role, {}).get("size")
    look = look_named(draft.plan.get("theme") or DEFAULT_LOOK)
    size: float = given or getattr(look.type, role).size
    return size
